internal import CPythonSource

/// Asks whether each pattern of CODEOWNERS owns a path.
enum CodeOwners: Question {
  private static let file: RepoPath = ".github/CODEOWNERS"
  /// Where wildcards stand, the work is that of every path times every pattern.
  private static let patternLimit = 2000

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let bytes = try inspection.tree.bytes(at: file) else {
      return .notApplicable("the tree has no \(file)")
    }
    guard inspection.tree.listing.gaps.isEmpty else {
      var findings = Findings()
      findings.leaveOpen(gapsOf: inspection.tree)
      return findings.outcome(ifNothing: "")
    }
    var findings = Findings()
    var count = 0
    let names = NameTree(inspection.tree.listing)
    for line in SourceLines(bytes) {
      let words = line.text.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard let pattern = words.first, !pattern.hasPrefix("#"), count < patternLimit else {
        continue
      }
      count += 1
      let place = Location(file, line: line.number)
      guard let owned = OwnerPattern(String(pattern)) else {
        findings.leaveOpen(String(pattern), "the pattern at \(place) is too long", at: place)
        continue
      }
      if owned.owns(aFileOf: names) {
        findings.pass(place)
      } else {
        findings.fail(String(pattern), "\(String(pattern)) owns no file", at: place)
      }
    }
    return findings.outcome(ifNothing: "\(file) has no patterns")
  }

  static let documentation = ProbeDocumentation(
    summary: "each pattern of CODEOWNERS owns a file",
    rationale: """
      A pattern that owns nothing is misspelled, or left from a file that has gone: changes to what \
      it was meant for ask nobody for a review.
      """,
    limits: "Patterns are read as GitHub reads them: case counts, a folder owns what is below it.",
    examples: [
      .init(
        "all own something", tag: "v3.12.0",
        files: tree([
          "**/*json*", "/Lib/json/", "Lib/json/**", "json", "*.py", "/Lib/j*/__i?it__.py",
        ]),
        expect: .passed),
      .init(
        "another case", tag: "v3.7.0", files: tree(["/lib/json/"]), expect: .failed(["/lib/json/"])),
      .init(
        "the whole name counts", tag: "v3.12.0", files: tree(["**/*jso", "/json/"]),
        expect: .failed(["**/*jso", "/json/"])),
      .init("no owners", tag: "v3.6.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ patterns: [String]) -> [RepoPath: String] {
    [
      file: "# Owners\n" + patterns.map { "\($0)  @somebody\n" }.joined(),
      "Lib/json/__init__.py": "",
    ]
  }
}
