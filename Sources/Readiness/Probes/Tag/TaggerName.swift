/// Asks whether the tag was made by the series' release manager.
enum TaggerName: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      guard let managers = inspection.releaseManagers else {
        return .notApplicable(.noSchedule(inspection.version))
      }
      guard let tagger = object.tagger else {
        return .failed(release.tag, "\(release.tag) names no tagger that can be read")
      }
      if managers.include(tagger.name) { return .passed }
      return .failed(
        release.tag,
        """
        \(release.tag) was made by \(tagger.name); the release manager is \
        \(managers.names.joined(separator: ", "))
        """)
    }
  }
}

extension TaggerName {
  static let documentation = ProbeDocumentation(
    summary: "the tagger is the release manager of the series",
    rationale: """
      Each series has one release manager, who alone makes its releases. A tag by somebody else was agreed \
      upon, or is none of a release.
      """,
    limits: "A name is what somebody wrote. The shorter form of a name counts as the same.",
    examples: [
      .init("the release manager", tag: "v3.7.0", history: .tagged("v3.7.0"), expect: .passed),
      .init(
        "somebody else", tag: "v3.7.0", history: .tagged("v3.7.0", by: "Guest Author"),
        expect: .failed(["v3.7.0"])),
      .init("lightweight", tag: "v3.7.0", history: .lightweight("v3.7.0"), expect: .notApplicable),
    ])
}
