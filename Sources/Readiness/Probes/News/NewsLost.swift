internal import CPythonSource

/// Asks whether blurb lost an entry when it merged the news of the release.
enum NewsLost: Question {
  /// How many commits back the state before the merge is looked for.
  private static let reach = 200

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let path = NewsFolder.file(of: inspection.version)
    guard try inspection.tree.hasFolder(NewsFolder.path) else {
      return .notApplicable(.noNewsFolder)
    }
    guard try inspection.tree.contains(path) else {
      return .notApplicable("the tree has no \(path)")
    }
    let nonces = try nonces(in: inspection)
    return inspection.withProvenance { provenance throws(HistoryFault) in
      guard let (commit, pending) = try pendingEntries(before: inspection, in: provenance) else {
        return .notApplicable("no entries were pending in the \(reach) commits before")
      }
      let lost = pending.filter { !nonces.contains(Self.nonce(of: $0)) }
      guard !lost.isEmpty else { return .passed(lookedAt: [Location(path)]) }
      return .failed(
        lost.map { entry in
          Finding(
            subject: String(entry.name),
            "\(entry) of \(commit.short) is in no file of news of this series", at: [Location(path)]
          )
        }, undetermined: [])
    }
  }

  /// The nonces of all releases of the series: what a candidate missed may have been added to its file.
  private static func nonces(in inspection: Inspection) throws(ReadError) -> Set<String> {
    var nonces: Set<String> = []
    for release in NewsFolder.releases(in: inspection.tree)
    where release.version.series == inspection.version.series {
      let file = try inspection.tree.news(at: release.path)
      nonces.formUnion(file?.entries.compactMap(\.nonce) ?? [])
    }
    return nonces
  }

  /// The entries of the last commit before the release that had any, as far as the release tag before.
  private static func pendingEntries(
    before inspection: Inspection, in provenance: Provenance
  ) throws(HistoryFault) -> (ContentID, [RepoPath])? {
    let lineage = provenance.lineage
    let folders = TreeFolders(lineage.history)
    var end: ContentID?
    if let previous = ReleaseTag.previous(to: inspection.version, among: lineage.releases) {
      end = try lineage.provenance(of: previous).commit.id
    }
    var next = provenance.commit.parents.first
    for _ in 0..<reach {
      guard let commit = next, commit != end else { return nil }
      let step = try lineage.history.step(commit)
      let entries = try entries(in: step.tree, folders)
      if !entries.isEmpty { return (commit, entries) }
      next = step.parents.first
    }
    return nil
  }

  /// The files of the sections below `next`, but what keeps the folders.
  private static func entries(
    in tree: ContentID, _ folders: TreeFolders
  ) throws(HistoryFault) -> [RepoPath] {
    var entries: [RepoPath] = []
    for section in try folders.lines(in: NewsFolder.next, of: tree) {
      guard case .folder(let id) = section.item else { continue }
      for line in try folders.lines(of: id)
      where line.name.text != "README.rst" && line.name.text.hasSuffix(".rst") {
        entries.append(NewsFolder.next.appending(section.name).appending(line.name))
      }
    }
    return entries.sorted()
  }

  /// What stands before `.rst` in the name of an entry.
  private static func nonce(of path: RepoPath) -> String {
    path.name.split(separator: ".").dropLast().last.map(String.init) ?? ""
  }
}

extension NewsLost {
  static let documentation = ProbeDocumentation(
    summary: "every entry that was pending before the release is in its news",
    rationale: """
      An entry that was in Misc/NEWS.d/next before the merge and is in no file after it tells of a change \
      that users get without hearing of it.
      """,
    limits: """
      Looked at is the last commit before the release that has entries, 200 commits back at most and not \
      beyond the release tag before. An entry is known by its nonce.
      """,
    examples: [
      .init(
        "merged", tag: "v3.12.1", files: [NewsFolder.file(of: version): merged("AbCdEf")],
        history: history("AbCdEf"), expect: .passed),
      .init(
        "merged into the file of a candidate", tag: "v3.12.1",
        files: [
          NewsFolder.file(of: version): merged("AbCdEf"),
          "Misc/NEWS.d/3.12.1rc1.rst": merged("GhIjKl"),
        ], history: history("GhIjKl"), expect: .passed),
      .init(
        "lost", tag: "v3.12.1", files: [NewsFolder.file(of: version): merged("AbCdEf")],
        history: history("GhIjKl"), expect: .failed(["2023-10-04.gh-issue-1.GhIjKl.rst"])),
      .init("one file of news", tag: "v3.6.1", files: ["Misc/NEWS": ""], expect: .notApplicable),
    ])

  private static let version = ReleaseVersion(
    series: Series(major: 3, minor: 12), micro: 1, level: .final, serial: 0)

  private static func merged(_ nonce: String) -> String {
    ".. gh-issue: 1\n.. nonce: \(nonce)\n.. section: Library\n\nMend it.\n"
  }

  private static func history(_ nonce: String) -> SampleHistory {
    let pending = RepoPath("Misc/NEWS.d/next/Library/2023-10-04.gh-issue-1.\(nonce).rst")
    return SampleHistory([
      .init("Mend it", files: [pending: "Mend it.\n"]), .init("Python 3.12.1", tag: "v3.12.1"),
    ])
  }
}
