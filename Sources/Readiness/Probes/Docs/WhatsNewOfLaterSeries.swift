/// Asks whether there is a What's New page of a series that is still to come.
enum WhatsNewOfLaterSeries: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    let series = inspection.version.series
    guard try tree.hasFolder(Documents.whatsNewFolder) else {
      return .notApplicable("the tree has no \(Documents.whatsNewFolder)")
    }
    let later = tree.listing.names(in: Documents.whatsNewFolder).filter { name in
      guard name.hasSuffix(".rst"), let page = Series(String(name.dropLast(4))) else {
        return false
      }
      return page > series
    }
    guard !later.isEmpty else { return .passed(lookedAt: [Location(Documents.whatsNewFolder)]) }
    return .failed(
      later.map { name in
        let path = Documents.whatsNewFolder.appending(RepoPath(name))
        return Finding(
          subject: path.text, "\(path) is of a later series", at: [Location(path)])
      }, undetermined: [])
  }
}

extension WhatsNewOfLaterSeries {
  static let documentation = ProbeDocumentation(
    summary: "Doc/whatsnew has no page of a later series",
    rationale: "It comes from another branch, and tells users of what this release does not have.",
    limits: "2.7 is older than 3.0 by its number, though it came later.",
    examples: [
      .init("none", tag: "v3.12.0", files: ["Doc/whatsnew/3.12.rst": ""], expect: .passed),
      .init(
        "of the next", tag: "v3.12.0",
        files: ["Doc/whatsnew/3.12.rst": "", "Doc/whatsnew/3.13.rst": ""],
        expect: .failed(["Doc/whatsnew/3.13.rst"])),
      .init("no such folder", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])
}
