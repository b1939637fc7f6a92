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
    guard !left.isEmpty else { return .passed(lookedAt: [Location(NewsFolder.next)]) }
    return .failed(
      left.map { entry in
        Finding(
          subject: String(entry.path.name), "\(entry.path) was not merged",
          at: [Location(entry.path)])
      }, undetermined: [])
  }
}

extension NewsNextEmpty {
  static let documentation = ProbeDocumentation(
    summary: "no entry is left in Misc/NEWS.d/next",
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
      .init("one file of news", tag: "v3.6.1", files: ["Misc/NEWS": ""], expect: .notApplicable),
    ])
}
