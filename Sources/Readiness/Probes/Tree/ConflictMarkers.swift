internal import CPythonSource

/// Asks whether a file holds the marks of a merge that did not succeed.
enum ConflictMarkers: Question {
  static var readsAhead: [ReadAhead] { [.text] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    inspection.eachText(noting: &findings) { path, scan, findings in
      let markers = scan.conflictMarkers
      guard let first = markers.first else { return }
      let places = markers.prefix(8).map { Location(path, line: $0.line) }
      findings.fail(
        Finding(
          subject: path.text,
          markers.count == 1
            ? "\(places[0]) is a mark of a merge conflict, \(first.text)"
            : "\(places[0]) is the first of \(markers.count) marks of merge conflicts, \(first.text)",
          at: Array(places)))
    }
    return findings.outcome(overPathsOf: inspection.tree)
  }

  static let documentation = ProbeDocumentation(
    summary: "no file holds the marks of a merge conflict",
    rationale: """
      git leaves <<<<<<<, ||||||| and >>>>>>> in a file where a merge did not succeed. Committed by \
      accident they are in everybody's copy: a program that does not run, or a text that says \
      everything twice.
      """,
    limits: """
      A mark is seven of the characters at the start of a line, and a blank. Seven equals signs \
      alone are no mark: texts underline headings with them. Binary files are not read. A file that cannot be read \
      and is the same in an earlier release is left open without weight.
      """,
    examples: [
      .init(
        "a heading and a prompt", tag: "v3.12.0",
        files: ["a.rst": "Heading\n=======\n\n>>> 1 + 1\n<<<<<<<<< a\n"], expect: .passed),
      .init(
        "a conflict", tag: "v3.12.0",
        files: ["a.py": "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n"],
        expect: .failed(["a.py"])),
      .init(
        "the end of one, without a line feed", tag: "v3.12.0",
        files: ["a.py": "", "b.txt": "x\n>>>>>>> 1234567"], expect: .failed(["b.txt"])),
    ])
}
