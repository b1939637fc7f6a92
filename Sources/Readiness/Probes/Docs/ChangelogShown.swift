internal import CPythonSource

/// Asks whether the page of the changelog shows the changelog.
enum ChangelogShown: Question {
  private static let page: RepoPath = "Doc/whatsnew/changelog.rst"
  /// CPython's own directive, and what may be written in its place.
  private static let directives = [".. miscnews::", ".. changelog::", ".. include::"]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let bytes = try inspection.tree.bytes(at: page) else {
      return .notApplicable("the tree has no \(page)")
    }
    var findings = Findings()
    let line = SourceLines(bytes).first { line in
      directives.contains { line.bytes.starts(with: $0.utf8) }
    }
    if let line {
      findings.pass(Location(page, line: line.number))
    } else {
      findings.fail(page.text, "\(page) has no directive that shows the news", at: Location(page))
    }
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary: "Doc/whatsnew/changelog.rst has the directive that shows the news",
    rationale: "Announcements and What's New send readers to this page for all changes.",
    limits: "Whether the file that it shows can be made of the news is not asked.",
    examples: [
      .init(
        "shown", tag: "v3.12.2",
        files: [
          "Doc/whatsnew/changelog.rst":
            ".. _changelog:\n\nChangelog\n=========\n\n.. miscnews:: ../build/NEWS\n"
        ], expect: .passed),
      .init(
        "empty", tag: "v3.12.2",
        files: ["Doc/whatsnew/changelog.rst": "Changelog\n=========\n"],
        expect: .failed(["Doc/whatsnew/changelog.rst"])),
      .init("none", tag: "v3.12.2", files: ["Doc/a.rst": ""], expect: .notApplicable),
    ])
}
