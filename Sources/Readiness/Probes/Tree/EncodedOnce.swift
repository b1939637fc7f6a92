internal import CPythonSource

/// Asks whether the texts of the tree were encoded as UTF-8 once, not twice.
enum EncodedOnce: Question {
  static var readsAhead: [ReadAhead] { [.text] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    inspection.eachText(noting: &findings) { path, scan, findings in
      guard let first = scan.firstDoubleEncoding, !isForTests(path) else { return }
      let place = Location(path, line: first)
      findings.fail(path.text, "\(place) was encoded as UTF-8 twice", at: place)
    }
    return findings.outcome(overPathsOf: inspection.tree)
  }

  /// Tests of codecs hold such texts on purpose.
  private static func isForTests(_ path: RepoPath) -> Bool {
    path.folder.split(separator: "/").contains { $0.hasPrefix("test") || $0.hasSuffix("_test") }
  }

  static let documentation = ProbeDocumentation(
    summary: "no text was encoded as UTF-8 twice",
    rationale: """
      An editor or a script that takes UTF-8 for Windows-1252 or Latin-1 and saves it as UTF-8 turns each letter with an \
      accent into two or three others. Names of people suffer first.
      """,
    limits: """
      Told where a file holds two such characters, or nothing else beyond ASCII. Tests are passed over, and so are files \
      that are not UTF-8.
      """,
    examples: [
      .init(
        "once", tag: "v3.12.2",
        files: [
          "Misc/ACKS": "Łukasz, Günter, Ólafur, É… and Ã, 日本\n", "Lib/test/a.py": "'Ã©Ã©'\n",
        ],
        expect: .passed),
      .init(
        "twice", tag: "v3.12.2",
        files: [
          "Misc/ACKS": "A\nGÃ¼nter, Ã“lafur, Å\u{81}ukasz and naïve\n", "README.rst": "â€™\n",
        ], expect: .failed(["Misc/ACKS", "README.rst"])),
      .init("nothing", tag: "v3.12.2", expect: .notApplicable),
    ])
}
