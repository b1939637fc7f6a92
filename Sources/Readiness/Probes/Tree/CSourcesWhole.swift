internal import CPythonSource

/// Asks whether the C files that changed are closed from end to end, include what is there, and define no
/// function twice.
enum CSourcesWhole: Question {
  static let readsAhead: [ReadAhead] = [.definitions]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let before = (inspection.previous ?? inspection.baseline)?.tree
    let tree = inspection.tree
    var headers = HeaderPlaces(now: tree, before: before)
    var findings = Findings()
    for entry in tree.definingEntries where before?.listing[entry.path]?.id != entry.id {
      guard let shape = findings.made(of: entry.path, CSourceShape.self, in: tree) else { continue }
      if let fault = shape.fault {
        let place = Location(entry.path, line: fault.line)
        findings.fail(entry.path.text, "\(place): \(words: fault.text)", at: place)
        continue
      }
      // What generators read is named so, and is no C.
      guard !entry.path.name.hasSuffix("bytecodes.c") else { continue }
      for (include, isConditional) in shape.includes.map({ ($0, false) })
        + shape.conditionalIncludes.map({ ($0, true) })
      where headers.isMissing(include.text, from: entry.path, isConditional: isConditional) {
        let place = Location(entry.path, line: include.line)
        findings.fail(
          include.text, "\(place) includes \(include.text), which is not in the tree", at: place)
      }
      for function in shape.repeated {
        let place = Location(entry.path, line: function.line)
        findings.fail(function.text, "\(place) defines \(function.text) once more", at: place)
      }
    }
    findings.passIfNothingFailed()
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary: "each C file that changed is closed from end to end, and what it includes is there",
    rationale: """
      A merge that lost a line leaves a condition, a comment or a brace open, or a function twice; a header that \
      was not committed is missed by whoever builds next.
      """,
    limits: """
      Asked are the files that differ from those of the previous tag, or all without one. What is never compiled is passed over, as \
      are braces where branches of a condition differ in what they leave open. A header is missed that the \
      previous tag has, whose folder has others, or that is named pycore_…; all others may be the system's, as \
      may be those of the first sort that hang on a condition.
      """,
    examples: [
      .init(
        "branches that leave open what others close", tag: "v3.12.1",
        files: [
          "Objects/a.c":
            "#include \"Python.h\"\n#include \"zlib.h\"\n#ifdef A\nint f(void) { return '\\''; }\n#else\nint f(void) {\n#endif\n#if 0\n  don't {\n#else\n}\n#endif\n",
          "Include/Python.h": "",
        ], others: ["v3.12.0": ["Objects/a.c": ""]], expect: .passed),
      .init(
        "branches that are even", tag: "v3.12.1",
        files: [
          "Objects/a.c":
            "#include \"zlib.h\"\n#ifdef A\nint f(int a)\n#else\nint f(void)\n#endif\n{\n#if 0\n  don't {\n#endif\n  g(\"{ /* \\\"\"); /* } */\n}\n"
        ], others: ["v3.12.0": ["Objects/a.c": ""]], expect: .passed),
      .init(
        "a condition without an end", tag: "v3.12.1",
        files: ["Objects/a.c": "#ifdef A\nint a;\n"],
        others: ["v3.12.0": ["Objects/a.c": ""]], expect: .failed(["Objects/a.c"])),
      .init(
        "two #else, a text, a comment", tag: "v3.12.1",
        files: [
          "Objects/a.c": "#ifdef A\n#else\n#else\n#endif\n", "Objects/b.c": "char *b = \"b;\n",
          "Objects/c.c": "int c; /* c\n", "Objects/d.c": "int d(void) {\n",
        ], others: ["v3.12.0": ["Objects/e.c": ""]],
        expect: .failed(["Objects/a.c", "Objects/b.c", "Objects/c.c", "Objects/d.c"])),
      .init(
        "a header that left, and one that never came", tag: "v3.12.1",
        files: [
          "Modules/a.c":
            "#include \"a.h\"\n#include \"clinic/a.c.h\"\n#include \"pycore_a.h\"\n#include \"windows.h\"\n",
          "Modules/clinic/b.c.h": "",
        ], others: ["v3.12.0": ["Modules/a.c": "", "Modules/a.h": ""]],
        expect: .failed(["a.h", "clinic/a.c.h", "pycore_a.h"])),
      .init(
        "a function twice, and once for each system", tag: "v3.12.1",
        files: [
          "Objects/a.c": "static int\nf(void)\n{\n}\n\nstatic int\nf(void)\n{\n}\n",
          "Objects/b.c": "#ifdef A\nint f(void) {}\n#else\nint f(void) {}\n#endif\nint f(void);\n",
        ], others: ["v3.12.0": ["Objects/a.c": ""]], expect: .failed(["f"])),
    ])
}

extension CSourceShape: MadeOfFile {
  package init(contents: [UInt8]) { self.init(source: contents) }
}

/// Where the headers of a tree are, and which of them were in the tree before.
private struct HeaderPlaces {
  let now: SourceTree
  let before: SourceTree?
  /// What is known of those asked for, by the folder of the file that includes and the path.
  private var known: [String: Bool] = [:]

  init(now: SourceTree, before: SourceTree?) {
    self.now = now
    self.before = before
  }

  /// Whether a header that is the tree's own, as far as that can be told, is not in it.
  mutating func isMissing(
    _ written: String, from file: RepoPath, isConditional: Bool
  ) -> Bool {
    let path = written.replacing("\\", with: "/")
    let key = "\(file.folder)|\(isConditional)|\(path)"
    if let known = known[key] { return known }
    let isMissing = find(path, from: file, isConditional: isConditional)
    known[key] = isMissing
    return isMissing
  }

  private func find(_ path: String, from file: RepoPath, isConditional: Bool) -> Bool {
    let folders = [
      String(file.folder), "Include", "Include/internal", "Include/cpython", "Modules", "Python",
      "Objects", "Parser", "PC", "",
    ]
    let places = folders.compactMap { RepoPath($0).resolving(path) }
    if places.contains(where: { now.listing[$0] != nil || now.listing.gap(hiding: $0) != nil }) {
      return false
    }
    guard
      !isConditional && places.contains(where: { before?.listing[$0] != nil }) || isOfCore(path)
        || isAmongOthers(path, beside: file)
    else { return false }
    // Build rules may look in other folders, or make it of what is there.
    let end = "/" + path.drop { $0 == "." || $0 == "/" }
    return !now.listing.entries.contains { entry in
      let text = "/" + entry.path.text
      return text.hasSuffix(end) || text.hasSuffix(end + ".in")
    }
  }

  private func isOfCore(_ path: String) -> Bool {
    RepoPath(path).name.hasPrefix("pycore_")
  }

  /// Whether the folder that it is said to be in has other headers.
  private func isAmongOthers(_ path: String, beside file: RepoPath) -> Bool {
    guard path.holds("/"), let place = RepoPath(String(file.folder)).resolving(path) else {
      return false
    }
    return now.listing.entries(below: RepoPath(String(place.folder))).contains {
      $0.path.ending == "h" && $0.path.folder == place.folder
    }
  }
}
