/// Asks whether the commit is younger than that of the release tag before.
enum LaterThanPrevious: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withPrevious { previous, provenance throws(HistoryFault) in
      let before = try provenance.lineage.provenance(of: previous).commit
      let (old, new) = (before.committer.moment.seconds, provenance.commit.committer.moment.seconds)
      if new > old { return .passed }
      return .failed(
        previous.name,
        """
        the commit is of \(CivilDay(secondsSince1970: new).text), that of \(previous.name) of \
        \(CivilDay(secondsSince1970: old).text), which is not earlier
        """)
    }
  }
}

extension LaterThanPrevious {
  static let documentation = ProbeDocumentation(
    summary: "the tagged commit was made after that of the release tag before",
    rationale: "A commit older than the last release of its series is not what was to be released.",
    limits: "Times are what the clocks of two machines said.",
    examples: [
      .init("later", tag: "v3.12.1", history: days("2023-10-02", "2023-12-07"), expect: .passed),
      .init(
        "earlier", tag: "v3.12.1", history: days("2023-10-02", "2023-09-07"),
        expect: .failed(["v3.12.0"])),
      .init(
        "the same commit", tag: "v3.12.1", history: days("2023-10-02", "2023-10-02"),
        expect: .failed(["v3.12.0"])),
    ])

  private static func days(_ first: String, _ second: String) -> SampleHistory {
    SampleHistory([
      .init("Python 3.12.0", on: first, tag: "v3.12.0"),
      .init("Python 3.12.1", on: second, tag: "v3.12.1"),
    ])
  }
}
