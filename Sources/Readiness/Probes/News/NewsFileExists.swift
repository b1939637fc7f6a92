internal import CPythonSource

/// Asks whether the release has its news.
enum NewsFileExists: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    if try tree.hasFolder(NewsFolder.path) {
      let path = NewsFolder.file(of: inspection.version)
      if try tree.contains(path) { return .passed(lookedAt: [Location(path)]) }
      return .failed(
        [Finding(subject: path.text, "the tree has no \(path)", at: [Location(path)])],
        undetermined: [])
    }
    guard let bytes = try tree.bytes(at: NewsFolder.oldFile) else {
      return .failed(
        [
          Finding(
            subject: NewsFolder.path.text,
            "the tree has neither \(NewsFolder.path) nor \(NewsFolder.oldFile)",
            at: [Location(NewsFolder.path)])
        ], undetermined: [])
    }
    return judge(NewsHeading(source: bytes), for: inspection.version)
  }

  /// A pre-release may stand below the heading of the release that it leads to.
  private static func isRight(_ named: ReadmeVersion, for version: ReleaseVersion) -> Bool {
    if named.names(version) { return true }
    return named.version.series == version.series && named.version.micro == version.micro
      && named.version.level == .final
  }

  private static func judge(_ heading: NewsHeading, for version: ReleaseVersion) -> Outcome {
    guard let title = heading.title else {
      return .notApplicable("\(NewsFolder.oldFile) has no heading of a release")
    }
    let place = Location(NewsFolder.oldFile, line: title.line)
    guard let named = ReadmeVersion(line: title.text), !Self.isRight(named, for: version) else {
      return .passed(lookedAt: [place])
    }
    return .failed(
      [
        Finding(
          subject: NewsFolder.oldFile.text,
          "the newest release in \(place) is \(named.version.text), not \(version.text)",
          at: [place])
      ], undetermined: [])
  }
}

extension NewsFileExists {
  static let documentation = ProbeDocumentation(
    summary: "there is a file of news for this release",
    rationale: """
      The changelog of the documentation is made from these files. Without that of the release, what it \
      brings is not told anywhere.
      """,
    limits: """
      Up to 3.6.2 the first heading of Misc/NEWS is compared; one that names no version counts as right, \
      and so does that of the release to which a pre-release leads.
      """,
    examples: [
      .init(
        "its own file", tag: "v3.12.1", files: ["Misc/NEWS.d/3.12.1.rst": ".. section: Library\n"],
        expect: .passed),
      .init(
        "blurb was not run", tag: "v3.12.1", files: ["Misc/NEWS.d/3.12.0.rst": ""],
        expect: .failed(["Misc/NEWS.d/3.12.1.rst"])),
      .init(
        "the heading of the old file", tag: "v3.6.1",
        files: ["Misc/NEWS": "Python News\n\nWhat's New in Python 3.6.1?\n====\n"],
        expect: .passed),
      .init(
        "a candidate below the heading of its release", tag: "v3.1.5rc1",
        files: ["Misc/NEWS": "What's New in Python 3.1.5?\n====\n"], expect: .passed),
      .init(
        "an old heading", tag: "v3.6.1",
        files: ["Misc/NEWS": "What's New in Python 3.6.1 release candidate 1\n====\n"],
        expect: .failed(["Misc/NEWS"])),
      .init(
        "no news at all", tag: "v3.12.1", files: ["README.rst": ""],
        expect: .failed(["Misc/NEWS.d"])),
    ])
}
