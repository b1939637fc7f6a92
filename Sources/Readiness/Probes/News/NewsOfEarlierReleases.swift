internal import CPythonSource

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
    var findings = Findings()
    compareWithPrevious(inspection, noting: &findings)
    return inspection.withProvenance { provenance throws(HistoryFault) in
      for place in lookedAt { findings.pass(place) }
      for (tag, path) in absent where try isAncestor(tag, of: provenance) {
        findings.fail(
          path.text, "\(tag.name) was released before, but the tree has no \(path)",
          at: Location(path))
      }
      return findings.outcome(ifNothing: "no earlier release of the series is in its history")
    }
  }

  /// News of earlier releases stay as they were: what is left out of them is lost.
  private static func compareWithPrevious(
    _ inspection: Inspection, noting findings: inout Findings
  ) {
    guard let before = inspection.previous else { return }
    for (version, path) in NewsFolder.releases(in: before.tree) where version < inspection.version {
      let entry = inspection.tree.listing[path]
      guard entry != nil, entry?.id != before.tree.listing[path]?.id else { continue }
      do throws(ReadError) {
        guard let old = try before.tree.news(at: path), let new = try inspection.tree.news(at: path)
        else { continue }
        compare(new, with: old, of: before.tag, at: path, noting: &findings)
      } catch {
        findings.leaveOpen(path.text, error.message, at: Location(path))
      }
    }
  }

  private static func compare(
    _ new: NewsFile, with old: NewsFile, of tag: String, at path: RepoPath,
    noting findings: inout Findings
  ) {
    let lost = old.entries.count - new.entries.count
    if lost > 0 {
      // An entry of something that was taken back is taken out later.
      let isEdited = lost * 10 < old.entries.count
      findings.fail(
        Finding(
          subject: path.text,
          "\(path) has \(new.entries.count) entries; at \(tag) it had \(old.entries.count)",
          at: [Location(path)], atMost: isEdited ? .note : nil))
    }
    if let wanted = old.releaseDate, DayText(wanted.text, line: wanted.line) != nil,
      let date = new.releaseDate, date.text != wanted.text
    {
      let place = Location(path, line: date.line)
      findings.fail(
        path.text, "\(place) says \(date.text); at \(tag) it said \(wanted.text)", at: place)
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
    summary:
      "the news of every earlier release of the series are in the tree, as they were at the tag before",
    rationale: """
      The changelog shows the news of the whole series. If the commit of a release was not merged back, what \
      it brought is missing from there, and is told once more in the next.
      """,
    limits: """
      Releases are the tags of this repository that are in the history of this one. Those made on another \
      branch are not asked for. Texts may be reworded; entries that went are counted, not named.
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
        "entries were lost", tag: "v3.12.2",
        files: ["Misc/NEWS.d/3.12.1.rst": news("2023-12-07", "Mend it.")],
        others: [
          "v3.12.1": ["Misc/NEWS.d/3.12.1.rst": news("2023-12-07", "Mend it.", "Mend that.")]
        ],
        history: SampleHistory([.init("Python 3.12.2", tag: "v3.12.2")]),
        expect: .failed(["Misc/NEWS.d/3.12.1.rst"])),
      .init(
        "another day", tag: "v3.12.2",
        files: ["Misc/NEWS.d/3.12.1.rst": news("2024-02-06", "Mend it.")],
        others: ["v3.12.1": ["Misc/NEWS.d/3.12.1.rst": news("2023-12-07", "Mend it.")]],
        history: SampleHistory([.init("Python 3.12.2", tag: "v3.12.2")]),
        expect: .failed(["Misc/NEWS.d/3.12.1.rst"])),
      .init(
        "reworded", tag: "v3.12.2",
        files: ["Misc/NEWS.d/3.12.1.rst": news("2023-12-07", "Mended.")],
        others: ["v3.12.1": ["Misc/NEWS.d/3.12.1.rst": news("2023-12-07", "Mend it.")]],
        history: SampleHistory([.init("Python 3.12.2", tag: "v3.12.2")]),
        expect: .notApplicable),
      .init(
        "the first of a series", tag: "v3.12.0a1", files: ["Misc/NEWS.d/3.12.0a1.rst": ""],
        history: SampleHistory([.init("Python 3.12.0a1", tag: "v3.12.0a1")]),
        expect: .notApplicable),
    ])

  private static func news(_ day: String, _ texts: String...) -> String {
    ".. release date: \(day)\n"
      + texts.map { ".. gh-issue: 1\n.. section: Library\n\n\($0)\n\n..\n" }.joined()
  }

  private static let two = SampleHistory([
    .init("Python 3.12.0", tag: "v3.12.0"), .init("Python 3.12.1", tag: "v3.12.1"),
  ])
}
