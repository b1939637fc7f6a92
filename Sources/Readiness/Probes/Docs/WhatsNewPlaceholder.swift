internal import CPythonSource

/// Asks whether readers of What's New see marks of what is still to be written.
enum WhatsNewPlaceholder: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let path = Documents.whatsNew(of: inspection.version.series)
    guard let page = try inspection.tree.made(of: path, WhatsNewPage.self) else {
      return .notApplicable("the tree has no \(path)")
    }
    var findings = Findings()
    for mark in page.placeholders {
      let place = Location(path, line: mark.line)
      findings.fail(mark.text, "\(place) says \(mark.text)", at: place)
    }
    findings.pass(Location(path))
    return findings.outcome(ifNothing: "")
  }
}

extension WhatsNewPlaceholder {
  static let documentation = ProbeDocumentation(
    summary: "What's New has no TODO, XXX, TBD, FIXME, \"None yet.\" or entry of P.Y. Developer",
    rationale:
      "A mark that somebody left to come back to is what a reader sees instead of the news.",
    limits: """
      Comments are passed over, such as the rules for maintenance at the top of each page, and so is what is \
      marked as code.
      """,
    examples: [
      .init(
        "in a comment and in code", tag: "v3.12.0",
        files: [path: ".. Rules:\n\n   Put XXX there.\n\nThe mark ``TODO`` is highlighted.\n"],
        expect: .passed),
      .init(
        "a section without text", tag: "v3.12.0",
        files: [path: "New Modules\n===\n\n* None yet.\n"],
        expect: .failed(["None yet."])),
      .init(
        "the pattern of an entry", tag: "v3.12.0",
        files: [path: "* Brewing.  (Contributed by P.Y. Developer in :gh:`12345`.)\n"],
        expect: .failed(["P.Y. Developer"])),
      .init(
        "a mark", tag: "v3.12.0", files: [path: "XXX Describe it.\n"], expect: .failed(["XXX"])),
    ])

  private static let path: RepoPath = "Doc/whatsnew/3.12.rst"
}
