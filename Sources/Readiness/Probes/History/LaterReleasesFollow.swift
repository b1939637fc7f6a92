/// Asks whether no later release of the series is in the history of this one.
enum LaterReleasesFollow: Question {
  /// The most tags whose place in history is sought, the next ones first.
  private static let walkLimit = 16

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance throws(HistoryFault) in
      let lineage = provenance.lineage
      let version = inspection.version
      let later = lineage.releases.filter {
        $0.version.series == version.series && $0.version > version
      }
      var findings = Findings()
      var walks = 0
      for tag in later where walks < walkLimit {
        let commit = try lineage.provenance(of: tag).commit
        // What is younger can only be an ancestor if a clock was wrong: no reason to walk.
        guard commit.committer.moment.seconds <= provenance.commit.committer.moment.seconds else {
          continue
        }
        walks += 1
        guard try lineage.isAncestor(commit.id, of: provenance.commit.id) else { continue }
        findings.fail(
          Finding(
            subject: tag.name,
            commit.id == provenance.commit.id
              ? "\(tag.name) marks the same commit"
              : "\(tag.name) is later, and its commit \(commit.id.short) is in the history of this one",
            at: []))
      }
      findings.passIfNothingFailed()
      return findings.outcome(ifNothing: "")
    }
  }
}

extension LaterReleasesFollow {
  static let documentation = ProbeDocumentation(
    summary: "no tag of a later release of the series is in the history of this one",
    rationale: """
      A tag with the name of a later release on an earlier commit means that one of the two sits on the wrong \
      commit, or has the wrong name.
      """,
    limits:
      "Tags whose commits are younger are not asked about, nor more than the next 16 others.",
    examples: [
      .init("none later", tag: "v3.12.1", history: tags("v3.12.0", "v3.12.1"), expect: .passed),
      .init(
        "a later one before", tag: "v3.12.1", history: tags("v3.12.2", "v3.12.1"),
        expect: .failed(["v3.12.2"])),
      .init(
        "a later one beside it", tag: "v3.12.1",
        history: SampleHistory([
          .init("Begin", on: "2023-09-01"),
          .init("Python 3.12.2", on: "2023-10-02", tag: "v3.12.2"),
          .init("Python 3.12.1", on: "2023-12-07", parents: [0], tag: "v3.12.1"),
        ]), expect: .passed),
    ])

  private static func tags(_ first: String, _ second: String) -> SampleHistory {
    SampleHistory([
      .init("Python \(first)", on: "2023-10-02", tag: first),
      .init("Python \(second)", on: "2023-12-07", tag: second),
    ])
  }
}
