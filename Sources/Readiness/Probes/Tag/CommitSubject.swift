/// Asks whether the tag marks the very commit that made the release.
enum CommitSubject: Question {
  /// How many commits before the tagged one are looked at for the release commit.
  private static let reach = 5

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance throws(HistoryFault) in
      let version = inspection.version
      if isRelease(provenance.commit.summary, of: version) { return .passed }
      let commit = provenance.commit
      let distance = try stepsBack(to: version, from: commit, in: provenance.lineage)
      let place: Message =
        switch distance {
        case 1?: "; the release commit is the one before it"
        case let steps?: "; the release commit is \(steps) before it"
        case nil: ""
        }
      return .failed(
        "subject",
        "the subject of \(commit.id.short) is \(commit.summary), not \("Python " + version.text)\(place)"
      )
    }
  }

  /// The release tools write "Python 3.8.0"; those of early 3.8 wrote "v3.8.0".
  private static func isRelease(_ subject: String, of version: ReleaseVersion) -> Bool {
    subject == "Python \(version.text)" || subject == "v\(version.text)"
  }

  private static func stepsBack(
    to version: ReleaseVersion, from commit: CommitFacts, in lineage: any Lineage
  ) throws(HistoryFault) -> Int? {
    var next = commit.parents.first
    for steps in 1...reach {
      guard let id = next else { return nil }
      let step = try lineage.commit(id)
      if isRelease(step.summary, of: version) { return steps }
      next = step.parents.first
    }
    return nil
  }
}

extension CommitSubject {
  static let documentation = ProbeDocumentation(
    summary: "the subject of the tagged commit is \"Python\" and the version",
    rationale: """
      The release tools make one commit with this subject and tag it. A tag on another commit holds more, \
      or less, than was tested and built.
      """,
    limits:
      "Up to 3.7 the subject was free. At most five commits before the tagged one are looked at.",
    examples: [
      .init("the release commit", tag: "v3.12.0", history: .tagged("v3.12.0"), expect: .passed),
      .init(
        "one commit after it", tag: "v3.12.0",
        history: SampleHistory([.init("Python 3.12.0"), .init("Mend a link", tag: "v3.12.0")]),
        expect: .failed(["subject"])),
      .init(
        "the release commit of another version", tag: "v3.12.1",
        history: .tagged("v3.12.1", subject: "Python 3.12.0"), expect: .failed(["subject"])),
    ])
}
