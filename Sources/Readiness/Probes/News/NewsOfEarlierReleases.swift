/// Asks whether the news of every earlier release of the series are there.
enum NewsOfEarlierReleases: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard try tree.hasFolder(NewsFolder.path) else { return .notApplicable(.noNewsFolder) }
    var lookedAt: [Location] = []
    var absent: [(tag: ReleaseTag, path: RepoPath)] = []
    guard let provenance = inspection.provenance else {
      return inspection.withProvenance { _ in .passed }
    }
    for tag in provenance.lineage.releases where isEarlier(tag.version, than: inspection.version) {
      let path = NewsFolder.file(of: tag.version)
      if try tree.contains(path) {
        lookedAt.append(Location(path))
      } else {
        absent.append((tag, path))
      }
    }
    return inspection.withProvenance { provenance throws(HistoryFault) in
      var findings = Findings()
      for place in lookedAt { findings.pass(place) }
      for (tag, path) in absent where try isAncestor(tag, of: provenance) {
        findings.fail(
          path.text, "\(tag.name) was released before, but the tree has no \(path)",
          at: Location(path))
      }
      return findings.outcome(ifNothing: "no earlier release of the series is in its history")
    }
  }

  /// The tag a0 opens a series and has no news.
  private static func isEarlier(
    _ version: ReleaseVersion, than other: ReleaseVersion
  ) -> Bool {
    version.series == other.series && version < other
      && !(version.level == .alpha && version.serial == 0)
  }

  private static func isAncestor(
    _ tag: ReleaseTag, of provenance: Provenance
  ) throws(HistoryFault) -> Bool {
    let lineage = provenance.lineage
    return try lineage.isAncestor(
      try lineage.provenance(of: tag).commit.id, of: provenance.commit.id)
  }
}

extension NewsOfEarlierReleases {
  static let documentation = ProbeDocumentation(
    summary: "the news of every earlier release of the series are in the tree",
    rationale: """
      The changelog shows the news of the whole series. If the commit of a release was not merged back, what \
      it brought is missing from there, and is told once more in the next.
      """,
    limits: """
      Releases are the tags of this repository that are in the history of this one. Those made on another \
      branch are not asked for.
      """,
    examples: [
      .init(
        "all there", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.0.rst": "", "Misc/NEWS.d/3.12.1.rst": ""], history: two,
        expect: .passed),
      .init(
        "one was not merged back", tag: "v3.12.1", files: ["Misc/NEWS.d/3.12.1.rst": ""],
        history: two, expect: .failed(["Misc/NEWS.d/3.12.0.rst"])),
      .init(
        "the first of a series", tag: "v3.12.0a1", files: ["Misc/NEWS.d/3.12.0a1.rst": ""],
        history: SampleHistory([.init("Python 3.12.0a1", tag: "v3.12.0a1")]),
        expect: .notApplicable),
    ])

  private static let two = SampleHistory([
    .init("Python 3.12.0", tag: "v3.12.0"), .init("Python 3.12.1", tag: "v3.12.1"),
  ])
}
