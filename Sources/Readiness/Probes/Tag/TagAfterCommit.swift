/// Asks whether the tag was made soon after its commit.
enum TagAfterCommit: Question {
  /// In seconds.
  private static let day: Int64 = 86_400

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      guard let tagger = object.tagger else {
        return .notApplicable("\(release.tag) names no tagger")
      }
      let (tagged, committed) = (tagger.moment.seconds, release.commit.committer.moment.seconds)
      let (delay, isHuge) = tagged.subtractingReportingOverflow(committed)
      if !isHuge, (0...day).contains(delay) { return .passed }
      if tagged < committed {
        return .failed(release.tag, "\(release.tag) is older than the commit that it marks")
      }
      return .failed(
        release.tag,
        """
        \(release.tag) is of \(CivilDay(secondsSince1970: tagged).text), its commit of \
        \(CivilDay(secondsSince1970: committed).text)
        """)
    }
  }
}

extension TagAfterCommit {
  static let documentation = ProbeDocumentation(
    summary: "the tag was made within a day after the commit",
    rationale: """
      The release tools commit and tag in one go. A tag that is older than its commit, or much younger, was \
      moved or made anew.
      """,
    limits: "Times are what the clocks of two machines said.",
    examples: [
      .init("a minute after", tag: "v3.12.0", history: .tagged("v3.12.0"), expect: .passed),
      .init(
        "before it", tag: "v3.12.0", history: .tagged("v3.12.0", after: -60),
        expect: .failed(["v3.12.0"])),
      .init(
        "weeks after", tag: "v3.12.0", history: .tagged("v3.12.0", after: 2_000_000),
        expect: .failed(["v3.12.0"])),
    ])
}
