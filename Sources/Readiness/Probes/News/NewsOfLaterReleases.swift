/// Asks whether there are news of a release that is still to come.
enum NewsOfLaterReleases: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard try tree.hasFolder(NewsFolder.path) else { return .notApplicable(.noNewsFolder) }
    let later = NewsFolder.releases(in: tree).filter { $0.version > inspection.version }
    guard !later.isEmpty else { return .passed(lookedAt: [Location(NewsFolder.path)]) }
    return .failed(
      later.map { version, path in
        Finding(
          subject: path.text, "\(path) is of \(words: version.text), which is later",
          at: [Location(path)])
      }, undetermined: [])
  }
}

extension NewsOfLaterReleases {
  static let documentation = ProbeDocumentation(
    summary: "there are no news of a later release",
    rationale: """
      News of a later release come from another branch, or from a wrong version given to blurb. The \
      changelog shows them as if they were part of this release.
      """,
    limits: "Files are known by their names, which are versions.",
    examples: [
      .init(
        "this and earlier ones", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.0.rst": "", "Misc/NEWS.d/3.12.1.rst": ""], expect: .passed),
      .init(
        "of the next", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.1.rst": "", "Misc/NEWS.d/3.12.2.rst": ""],
        expect: .failed(["Misc/NEWS.d/3.12.2.rst"])),
      .init("one file of news", tag: "v3.6.1", files: ["Misc/NEWS": ""], expect: .notApplicable),
    ])
}
