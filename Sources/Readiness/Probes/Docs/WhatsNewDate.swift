internal import CPythonSource

/// Asks whether What's New says when the series was released.
enum WhatsNewDate: Question {
  /// In days: time zones make one.
  private static let tolerance = 1

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let series = inspection.version.series
    let path = Documents.whatsNew(of: series)
    guard let page = try inspection.tree.made(of: path, WhatsNewPage.self) else {
      return .notApplicable("the tree has no \(path)")
    }
    guard let release = page.release else {
      return failed(
        "\(path) does not say when \(words: series.text) was released", at: Location(path))
    }
    let place = Location(path, line: release.line)
    guard release.series == series.text else {
      return failed("\(place) speaks of \(release.series), not of \(words: series.text)", at: place)
    }
    guard let written = release.day.flatMap({ CivilDay($0) }) else {
      return failed("\(place) names no day", at: place)
    }
    let first = ReleaseVersion(series: series, micro: 0, level: .final, serial: 0)
    guard let text = inspection.schedule?.release(first)?.date, let day = CivilDay(text) else {
      return .passed(lookedAt: [place])
    }
    if abs(written.days(since: day)) <= tolerance { return .passed(lookedAt: [place]) }
    return failed(
      "\(place) says \(words: written.text), but it was released on \(words: text)", at: place)
  }

  private static func failed(_ message: Message, at place: Location) -> Outcome {
    .failed([Finding(subject: "release date", message, at: [place])], undetermined: [])
  }
}

extension WhatsNewDate {
  static let documentation = ProbeDocumentation(
    summary: "What's New says \"Python X.Y was released on\" and the day",
    rationale:
      "Readers of the page ask first how old it is; the sentence is added at the final release.",
    limits: "The day is compared with the schedule, a day more or less, if that has it.",
    examples: [
      .init(
        "the day", tag: "v3.12.0", files: [path: "Python 3.12 was released on October 2, 2023.\n"],
        expect: .passed),
      .init(
        "with the letters of an ordinal", tag: "v3.12.0",
        files: [path: "Python 3.12 was released on October 2nd, 2023.\n"], expect: .passed),
      .init(
        "over two lines", tag: "v3.12.0",
        files: [path: "Python 3.12 was released on\nOctober 2, 2023.\n"], expect: .passed),
      .init(
        "of its first version", tag: "v3.12.0",
        files: [path: "Python 3.12.0 was first released on Monday, October 2, 2023.\n"],
        expect: .passed),
      .init(
        "not a word", tag: "v3.12.0", files: [path: "This is new.\n"],
        expect: .failed(["release date"])),
      .init(
        "the day of another series", tag: "v3.12.0",
        files: [path: "Python 3.12 was released on October 24, 2022.\n"],
        expect: .failed(["release date"])),
      .init(
        "no day", tag: "v3.12.0", files: [path: "Python 3.12 was released on a Monday.\n"],
        expect: .failed(["release date"])),
    ])

  private static let path: RepoPath = "Doc/whatsnew/3.12.rst"
}
