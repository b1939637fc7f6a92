internal import CPythonSource

/// Asks whether the first line of README has the wording that the release tools write.
enum ReadmeCanonical: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, readme) = try inspection.tree.first(of: RepoPath.readmes) else {
      return .missing(RepoPath.readmes[0])
    }
    let wanted = "This is Python version \(inspection.version.longName)"
    var findings = Findings()
    if let title = ReadmeHeading(readme: readme).title {
      findings.compare(title, in: path, with: wanted, subject: path.text)
    } else {
      findings.fail(path.text, "\(path) is empty", at: Location(path))
    }
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary: "the first line of README has the wording of the release tools",
    rationale: """
      The tools that make a release write "This is Python version 3.12.0 release candidate 1". \
      Another wording says that the line was changed by hand.
      """,
    limits: "Before 3.11 the wording was not fixed.",
    examples: [
      .init(
        "as the tools write it", tag: "v3.12.0rc1",
        files: ["README.rst": "This is Python version 3.12.0 release candidate 1\n"],
        expect: .passed),
      .init(
        "shortened", tag: "v3.12.0rc1",
        files: ["README.rst": "This is Python version 3.12.0 rc1\n"],
        expect: .failed(["README.rst"])),
    ])
}
