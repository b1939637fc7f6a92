internal import CPythonSource

/// Asks whether the blocks of Argument Clinic are as Clinic left them.
enum ClinicChecksums: Question {
  static var readsAhead: [ReadAhead] { [.text] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    var hasSources = false
    for entry in inspection.tree.textEntries where isSource(entry.path) {
      hasSources = true
      do throws(ReadError) {
        guard let scan = try inspection.tree.scan(of: entry.path) else { continue }
        for fault in scan.clinicFaults.prefix(20) {
          let place = Location(entry.path, line: fault.line)
          findings.fail(
            entry.path.text,
            fault.isOfInput
              ? "the input of the block at \(place) has changed since its code was made"
              : "the code of the block at \(place) has changed since it was made",
            at: place, Location(entry.path, line: fault.endLine))
        }
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    guard hasSources else { return .notApplicable("the tree has no C sources") }
    try findLost(inspection, &findings)
    findUnused(inspection, &findings)
    findUnlisted(inspection.tree, &findings)
    findings.leaveOpen(gapsOf: inspection.tree)
    let outcome = findings.outcome(ifNothing: "")
    if case .notApplicable = outcome { return .passed(lookedAt: []) }
    return outcome
  }

  /// Files of Clinic that the release before has, and that a source includes which is still there.
  private static func findLost(
    _ inspection: Inspection, _ findings: inout Findings
  ) throws(ReadError) {
    guard let before = inspection.previous ?? inspection.baseline else { return }
    for entry in before.tree.listing.entries where entry.path.text.hasSuffix(".c.h") {
      let folders = entry.path.folder.split(separator: "/")
      guard folders.last == "clinic", findings.lack(entry.path, in: inspection.tree) else {
        continue
      }
      let folder = folders.dropLast().joined(separator: "/")
      let source = RepoPath("\(folder)/\(String(entry.path.stem))")
      guard let bytes = findings.bytes(at: source, in: inspection.tree) else { continue }
      let wanted = "#include \"clinic/\(String(entry.path.name))\""
      guard let line = SourceLines(bytes).first(where: { $0.text.holds(wanted) }) else { continue }
      let place = Location(source, line: line.number)
      findings.fail(
        entry.path.text, "\(place) includes \(entry.path), which is not there", at: place)
    }
  }

  /// Files of Clinic that the source of their name does not include.
  private static func findUnused(_ inspection: Inspection, _ findings: inout Findings) {
    let tree = inspection.tree
    let before = (inspection.previous ?? inspection.baseline)?.tree
    for entry in tree.listing.entries where entry.path.text.hasSuffix(".h") {
      let folders = entry.path.folder.split(separator: "/")
      guard folders.last == "clinic", !entry.path.text.hasPrefix("Lib/test/") else { continue }
      let folder = folders.dropLast().joined(separator: "/")
      let name = String(entry.path.name)
      let source = RepoPath("\(folder)/\(name.dropLast(2))")
      guard let bytes = findings.bytes(at: source, in: tree) else {
        guard findings.lack(source, in: tree), before?.listing[source] != nil,
          findings.bytes(at: entry.path, in: tree) != nil
        else { continue }
        findings.fail(
          entry.path.text, "\(entry.path) is there, and \(source) has left",
          at: Location(entry.path))
        continue
      }
      let wanted = ["/", "\\"].map { "clinic" + $0 + name }
      let isIncluded = SourceLines(bytes).contains { line in
        line.bytes.first == UInt8(ascii: "#") && wanted.contains { line.text.holds($0) }
      }
      if !isIncluded {
        findings.fail(
          entry.path.text, "\(source) does not include \(entry.path)", at: Location(source),
          Location(entry.path))
      }
    }
  }

  private static func isSource(_ path: RepoPath) -> Bool {
    ["c", "cpp", "h"].contains(path.ending) && !path.text.hasPrefix("Lib/test/")
  }

  static let documentation = ProbeDocumentation(
    summary: "the code that Argument Clinic made belongs to the input it stands below",
    rationale: """
      Clinic writes the signature, the parsing of arguments and the docstring of functions in C. \
      Input that was edited without running Clinic again documents what the code does not do; code \
      that was edited by hand is lost at the next run.
      """,
    limits: """
      The checksums in the blocks are compared with what they hold; Clinic is not run. Of what Clinic makes \
      the entries for tables of methods are told that no source lists, by the macro or by the name.
      """,
    examples: [
      .init(
        "as Clinic left it", tag: "v3.12.0",
        files: ["Modules/clinic/a.c.h": block(input: "preserve\n", "a9049054013a1b77")],
        expect: .passed),
      .init(
        "code that its source does not include, and code whose source left", tag: "v3.12.1",
        files: [
          "Modules/clinic/a.c.h": "", "Modules/a.c": "/* clinic/a.c.h */\n",
          "Modules/clinic/b.c.h": "",
          "Modules/clinic/c.c.h": "", "Modules/c.c": "#include \"clinic/c.c.h\"\n",
        ], others: ["v3.12.0": ["Modules/b.c": ""]],
        expect: .failed(["Modules/clinic/a.c.h", "Modules/clinic/b.c.h"])),
      .init(
        "the input was edited", tag: "v3.12.0",
        files: ["Modules/clinic/a.c.h": block(input: "preserved\n", "a9049054013a1b77")],
        expect: .failed(["Modules/clinic/a.c.h"])),
      .init(
        "the code was edited", tag: "v3.12.0",
        files: [
          "Modules/a.c": """
          /*[clinic input]
          preserve
          [clinic start generated code]*/
          int x;
          /*[clinic end generated code: output=da39a3ee5e6b4b0d input=a9049054013a1b77]*/

          """
        ], expect: .failed(["Modules/a.c"])),
      .init(
        "the file of Clinic is lost", tag: "v3.12.1",
        files: ["Modules/a.c": "int x;\n#include \"clinic/a.c.h\"\n", "Modules/b.c": "int y;\n"],
        others: [
          "v3.12.0": [
            "Modules/a.c": "", "Modules/clinic/a.c.h": "", "Modules/b.c": "",
            "Modules/clinic/b.c.h": "",
          ]
        ], expect: .failed(["Modules/clinic/a.c.h"])),
      .init(
        "functions that no table lists", tag: "v3.12.0",
        files: [
          "Modules/tea.c": """
          #include "clinic/tea.c.h"
          static PyMethodDef methods[] = {
              TEA_BREW_METHODDEF
              {"pour", tea_pour, METH_NOARGS},
              {NULL, NULL}
          };
          #define POT_METHODS TEA_WARM_METHODDEF

          """,
          "Modules/pot.c": "static PyMethodDef pot[] = {{\"stir\", f, METH_NOARGS}, {NULL}};\n",
          "Modules/clinic/tea.c.h": ["brew", "pour", "stir", "warm"].map { entry($0) }.joined(),
        ], expect: .failed(["TEA_STIR_METHODDEF"])),
      .init("no C", tag: "v3.12.0", files: ["Lib/a.py": ""], expect: .notApplicable),
    ])

  private static func entry(_ name: String) -> String {
    "#define TEA_\(name.uppercased())_METHODDEF    \\\n"
      + "    {\"\(name)\", (PyCFunction)tea_\(name), METH_NOARGS},\n"
  }

  private static func block(input: String, _ checksum: String) -> String {
    """
    /*[clinic input]
    \(input)[clinic start generated code]*/
    /*[clinic end generated code: output=da39a3ee5e6b4b0d input=\(checksum)]*/

    """
  }
}
