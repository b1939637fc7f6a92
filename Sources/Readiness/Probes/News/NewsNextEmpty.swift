/// Asks whether every piece of news was merged into the file of the release.
enum NewsNextEmpty: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard try tree.hasFolder(NewsFolder.path) else { return .notApplicable(.noNewsFolder) }
    // A gap below it may hide entries.
    if let gap = tree.listing.gaps.first(where: { $0.folder.text.hasPrefix(NewsFolder.next.text) })
    {
      throw ReadError(path: gap.folder, reason: .damagedObject(gap.id, gap.reason))
    }
    let left = tree.listing.entries(below: NewsFolder.next).filter { $0.path.name != "README.rst" }
    let astray = tree.listing.entries(below: NewsFolder.path).filter(isAstray)
    guard !left.isEmpty || !astray.isEmpty else {
      return .passed(lookedAt: [Location(NewsFolder.next)])
    }
    let unmerged = left.map { finding($0, "\($0.path) was not merged") }
    let unseen = astray.map {
      finding($0, "\($0.path) is neither the news of a release nor where blurb looks for entries")
    }
    return .failed(unmerged + unseen, undetermined: [])
  }

  private static func finding(_ entry: TreeListing.Entry, _ message: Message) -> Finding {
    Finding(subject: String(entry.path.name), message, at: [Location(entry.path)])
  }

  /// Whether a file stands beside those of the releases.
  private static func isAstray(_ entry: TreeListing.Entry) -> Bool {
    let path = entry.path
    if path.text.hasPrefix(NewsFolder.next.text + "/") { return false }
    return path.ending != "rst" || path.folder != NewsFolder.path.text
      || ReleaseVersion(String(path.stem)) == nil
  }
}

extension NewsNextEmpty {
  static let documentation = ProbeDocumentation(
    summary: "no entry is left in Misc/NEWS.d/next, or beside it",
    rationale: """
      Blurb merges the entries into the file of the release. One that is left was added after that, and its \
      change is released without being told.
      """,
    limits: "Each section's README.rst stays by right. There is no such folder before 3.6.3.",
    examples: [
      .init(
        "only the files that keep the folders", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst": "",
          "Misc/NEWS.d/next/Library/README.rst": "Put entries here.\n",
        ], expect: .passed),
      .init(
        "one is left", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst": "",
          "Misc/NEWS.d/next/Library/2023-10-04-10-00-00.gh-issue-1.AbCdEf.rst": "Mend it.\n",
        ], expect: .failed(["2023-10-04-10-00-00.gh-issue-1.AbCdEf.rst"])),
      .init(
        "where blurb does not look", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst": "", "Misc/NEWS.d/3.12.1+.rst": "",
          "Misc/NEWS.d/Library/2023-10-04-10-00-00.gh-issue-1.AbCdEf.rst": "Mend it.\n",
        ], expect: .failed(["3.12.1+.rst", "2023-10-04-10-00-00.gh-issue-1.AbCdEf.rst"])),
      .init("one file of news", tag: "v3.6.1", files: ["Misc/NEWS": ""], expect: .notApplicable),
    ])
}
