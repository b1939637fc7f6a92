internal import CPythonSource

/// Asks whether the sources in C and the texts of the documentation are UTF-8.
enum Encoding: Question {
  static var readsAhead: [ReadAhead] { [.text] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    for entry in inspection.tree.textEntries where isExpected(entry.path) {
      do throws(ReadError) {
        guard let scan = try inspection.tree.scan(of: entry.path) else { continue }
        let place = Location(entry.path, line: scan.firstInvalidLine)
        if scan.isBinary {
          findings.fail(
            entry.path.text, "\(place) holds bytes that are zero, as UTF-16 does", at: place)
        } else if scan.firstInvalidLine == nil {
          findings.pass(place)
        } else {
          findings.fail(entry.path.text, "\(place) is not UTF-8", at: place)
        }
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    findings.leaveOpen(gapsOf: inspection.tree)
    let outcome = findings.outcome(ifNothing: "the tree has no C source and no documentation")
    if case .passed = outcome { return .passed(lookedAt: []) }
    return outcome
  }

  private static func isExpected(_ path: RepoPath) -> Bool {
    switch path.ending {
    case "c", "h": true
    case "rst": path.text.hasPrefix("Doc/") || path.text.hasPrefix("Misc/")
    default: false
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "sources in C and documentation are UTF-8",
    rationale: """
      Compilers and Sphinx read the files as UTF-8. Other bytes become other characters, or an \
      error, depending on who reads.
      """,
    limits: "Python files may name another encoding and are not judged.",
    examples: [
      .init(
        "UTF-8", tag: "v3.12.0", files: ["Doc/a.rst": "Łódź, naïve, 日本, 🐍\n"],
        expect: .passed),
      .init(
        "another encoding", tag: "v3.12.0", files: ["Include/b.h": ""],
        bytes: ["Modules/a.c": Array("/* L".utf8) + [0xF6] + Array("wis */\n".utf8)],
        expect: .failed(["Modules/a.c"])),
      .init(
        "UTF-16", tag: "v3.12.0", files: ["Include/b.h": ""],
        bytes: ["Doc/a.rst": [0xFF, 0xFE, 0x41, 0, 0x0A, 0]], expect: .failed(["Doc/a.rst"])),
      .init(
        "none of these files", tag: "v3.12.0", files: ["Lib/a.py": ""], expect: .notApplicable),
    ])
}
