internal import CPythonSource

/// Asks whether the What's New page still says that it is a draft.
enum WhatsNewDraft: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let path = Documents.whatsNew(of: inspection.version.series)
    guard let page = try inspection.tree.made(of: path, WhatsNewPage.self) else {
      return .notApplicable("the tree has no \(path)")
    }
    guard let line = page.draftNote else {
      return .passed(lookedAt: [Location(path)])
    }
    let place = Location(path, line: line)
    return .failed(
      [Finding(subject: "draft", "\(place) says that the page is a draft", at: [place])],
      undetermined: [])
  }
}

extension WhatsNewDraft {
  static let documentation = ProbeDocumentation(
    summary: "What's New does not say that it is a draft",
    rationale: """
      The page of a new series begins with a note for users of pre-releases. Left in a final release, it tells \
      every reader that what follows is not to be relied on.
      """,
    limits: "It looks for the words of the note outside of comments.",
    examples: [
      .init(
        "no note", tag: "v3.10.0", files: ["Doc/whatsnew/3.10.rst": "This is new in 3.10.\n"],
        expect: .passed),
      .init(
        "the note", tag: "v3.10.0",
        files: [
          "Doc/whatsnew/3.10.rst": ".. note::\n\n   Prerelease users, know that this is a draft.\n"
        ], expect: .failed(["draft"])),
      .init(
        "the summary of a beta", tag: "v3.12.0",
        files: [
          "Doc/whatsnew/3.12.rst":
            "Python 3.12 will be the latest stable release of the Python programming language.\n"
        ], expect: .failed(["draft"])),
      .init(
        "in a comment", tag: "v3.10.0",
        files: ["Doc/whatsnew/3.10.rst": ".. This is in draft form.\n\nText.\n"], expect: .passed),
    ])
}
