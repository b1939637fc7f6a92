/// Asks whether what is announced as removed ever was.
enum ClaimedPhantom: Question {
  static var readsAhead: [ReadAhead] { [.announcements] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard inspection.baseline != nil else {
      return .notApplicable("there is no baseline to look in")
    }
    var findings = Findings()
    let claims = inspection.claims
    claims.leaveGapsOpen(in: &findings)
    for judged in claims.announced {
      guard judged.verdict == .phantom else {
        let isUnread =
          !judged.isBaselineRead || judged.verdict == .undetermined && inspection.tree.hasUnread
        if isUnread {
          findings.leaveOpen(
            judged.claim.symbol.text, judged.reason, at: judged.claim.source.location)
        } else {
          findings.pass(judged.claim.source.location)
        }
        continue
      }
      let claim = judged.claim
      let near: Message = judged.near.map { "; near: \($0)" } ?? ""
      findings.fail(
        Finding(
          subject: claim.symbol.text,
          "\(claim.source.location) lists \(claim.symbol.text) as removed; the baseline does not have it\(near)",
          at: [claim.source.location]))
    }
    return findings.outcome(ifNothing: "What's New lists no removal")
  }

  static let documentation = ProbeDocumentation(
    summary: "what What's New lists as removed was there before",
    rationale: """
      A misspelt name in the announcement of a removal is found by nobody who searches for it, and \
      the name that really left is announced nowhere.
      """,
    limits: """
      A name that code makes at run time, and one of a header that is not public, are no phantoms.
      """,
    examples: [
      .init(
        "the name was there", tag: "v3.4.0a1",
        files: [
          "Lib/tea.py": "",
          "Doc/whatsnew/3.4.rst": "Removed\n=======\n\n* Remove ``tea.brew()``.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": "def brew(): pass\n"]], baseline: "v3.3.0",
        expect: .passed),
      .init(
        "misspelt", tag: "v3.4.0a1",
        files: [
          "Lib/tea.py": "", "Doc/whatsnew/3.4.rst": "Removed\n=======\n\n* Remove ``tea.bew()``.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": "def brew(): pass\n"]], baseline: "v3.3.0",
        expect: .failed(["tea.bew"])),
    ])
}
