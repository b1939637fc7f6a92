/// Asks whether the release tag before is in the history of this one.
enum DescendsFromPrevious: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withPrevious { previous, provenance throws(HistoryFault) in
      let commit = provenance.commit
      let descends =
        if let known = commit.descendsFromPrevious { known } else {
          try provenance.lineage.isAncestor(
            try provenance.lineage.provenance(of: previous).commit.id, of: commit.id)
        }
      if descends { return .passed }
      return .failed(
        previous.name, "\(previous.name) is not in the history of \(commit.id.short)")
    }
  }
}

extension Inspection {
  /// Asks something of this release and of the tag before it in the series; not applicable to the
  /// first of a series.
  func withPrevious(
    _ body: (ReleaseTag, Provenance) throws(HistoryFault) -> Outcome
  ) -> Outcome {
    withProvenance { provenance throws(HistoryFault) in
      // The first alpha of a series has none before it anywhere.
      if version.micro > 0 || version.level != .alpha || version.serial > 1 { uses.noteLack() }
      let tags = provenance.lineage.releases
      guard let previous = ReleaseTag.previous(to: version, among: tags) else {
        return .notApplicable(
          "this repository has no earlier tag of \(words: version.series.text)")
      }
      return try body(previous, provenance)
    }
  }
}

extension DescendsFromPrevious {
  static let documentation = ProbeDocumentation(
    summary: "the history of the release holds the release tag before it",
    rationale: """
      A release is made on top of the last one of its series. If the tag before is not in its history, fixes \
      that users have already got may be lost.
      """,
    limits: """
      It is the tag with the next lower version in this repository. Where history is cut (a shallow clone) \
      the question stays open.
      """,
    examples: [
      .init(
        "on top of it", tag: "v3.12.1",
        history: SampleHistory([
          .init("Python 3.12.0", tag: "v3.12.0"), .init("Python 3.12.1", tag: "v3.12.1"),
        ]), expect: .passed),
      .init(
        "beside it", tag: "v3.12.1",
        history: SampleHistory([
          .init("Begin"), .init("Python 3.12.0", tag: "v3.12.0"),
          .init("Python 3.12.1", parents: [0], tag: "v3.12.1"),
        ]), expect: .failed(["v3.12.0"])),
      .init(
        "the first of a series", tag: "v3.12.0a1",
        history: SampleHistory([.init("Python 3.12.0a1", tag: "v3.12.0a1")]),
        expect: .notApplicable),
    ])
}
