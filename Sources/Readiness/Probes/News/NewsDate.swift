internal import CPythonSource

/// Asks whether the news carry the day of the release.
enum NewsDate: Question {
  /// In days.
  private static let tolerance = 3

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, date, other) = try releaseDate(inspection) else {
      return .notApplicable("no news of this release were found to look at")
    }
    guard let day = inspection.provenance?.day else {
      return .undetermined([
        Finding(subject: path.text, "the day of the release is not known", at: [Location(path)])
      ])
    }
    guard let date else {
      return .failed(
        [
          Finding(
            subject: "release date", "\(path) names no release date", at: [Location(path)])
        ], undetermined: [])
    }
    let place = Location(path, line: date.line)
    guard let written = DayText(date.text, line: date.line).flatMap({ CivilDay($0) }) else {
      return .failed(
        [
          Finding(
            subject: "release date", "\(place) says \(date.text), which is no day", at: [place])
        ], undetermined: [])
    }
    if let other {
      let second = Location(path, line: other.line)
      return .failed(
        [
          Finding(
            subject: "release date", "\(place) says \(date.text), and \(second) \(other.text)",
            at: [place, second])
        ], undetermined: [])
    }
    if abs(day.days(since: written)) <= tolerance { return .passed(lookedAt: [place]) }
    return .failed(
      [
        Finding(
          subject: "release date",
          "\(place) says \(date.text); the release was made on \(words: day.text)", at: [place])
      ], undetermined: [])
  }

  private static func releaseDate(
    _ inspection: Inspection
  ) throws(ReadError) -> (RepoPath, first: Mention?, other: Mention?)? {
    let path = NewsFolder.file(of: inspection.version)
    if let file = try inspection.tree.news(at: path) {
      return (path, file.releaseDate, file.otherReleaseDate)
    }
    if try inspection.tree.hasFolder(NewsFolder.path) { return nil }
    guard let bytes = try inspection.tree.bytes(at: NewsFolder.oldFile) else { return nil }
    let heading = NewsHeading(source: bytes)
    guard let title = heading.title, let named = ReadmeVersion(line: title.text),
      named.names(inspection.version)
    else { return nil }
    return (NewsFolder.oldFile, heading.releaseDate, nil)
  }
}

extension NewsDate {
  static let documentation = ProbeDocumentation(
    summary:
      "the release date in the news is the day of the release, or three days from it at most",
    rationale: "The changelog shows this date; it is the one that users quote.",
    limits:
      "The day of the release is that of the tag, or of the commit where there is no tag object.",
    examples: [
      .init(
        "the day", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.1.rst": news("2023-12-07")],
        history: .tagged("v3.12.1", on: "2023-12-07"), expect: .passed),
      .init(
        "the day of another release", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.1.rst": news("2023-10-02")],
        history: .tagged("v3.12.1", on: "2023-12-07"), expect: .failed(["release date"])),
      .init(
        "two days", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.1.rst": news("2023-12-07") + "\n..\n\n" + news("2023-10-02")],
        history: .tagged("v3.12.1", on: "2023-12-07"), expect: .failed(["release date"])),
      .init(
        "none", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.1.rst": ".. nonce: AbCdEf\n.. section: Library\n\nMend it.\n"],
        history: .tagged("v3.12.1"), expect: .failed(["release date"])),
      .init(
        "no day", tag: "v3.12.1", files: ["Misc/NEWS.d/3.12.1.rst": news("XXXX-XX-XX")],
        history: .tagged("v3.12.1"), expect: .failed(["release date"])),
      .init(
        "one file of news", tag: "v3.6.1",
        files: [
          "Misc/NEWS": "What's New in Python 3.6.1?\n====\n\n*Release date: 2017-03-21*\n"
        ], history: .tagged("v3.6.1", on: "2017-03-21"), expect: .passed),
    ])

  private static func news(_ day: String) -> String {
    ".. nonce: AbCdEf\n.. release date: \(day)\n.. section: Library\n\nMend it.\n"
  }
}
