internal import CPythonSource
internal import CheckFiles
internal import Foundation
internal import Readiness
internal import Reports

/// The release announcement of `--announcement`.
struct AnnouncementFile {
  /// Its name, without the folder.
  let name: String
  let text: AnnouncementText

  /// - Parameter path: As the user gave it; `-` is standard input.
  init(at path: String) throws(Complaint) {
    let read = try InputFile.data(at: path, atMost: AnnouncementText.sizeLimit)
    name = path == "-" ? "-" : URL(filePath: path).lastPathComponent
    if let place = read.firstIndex(of: 0) {
      throw Complaint(
        "\(quoted(path)) is no text in UTF-8: byte \(place - read.startIndex + 1) is zero")
    }
    text = AnnouncementText(read)
  }

  /// What it says of removals, held against the release.
  func claims(of release: ReleaseReader.Release) -> TreeClaims {
    let inspection = release.inspection
    return TreeClaims(
      of: text, at: name, version: inspection.version, of: inspection.surface,
      before: inspection.baseline?.surface
    ).ofNames(in: text, before: inspection.baseline?.tree)
  }

  /// What it states of a release besides removals.
  ///
  /// - Parameters:
  ///   - data: With the schedules and plans of all series: a text may speak of any.
  ///   - claims: What is claimed to be removed, which is no statement of its own.
  func facts(
    of release: ReleaseReader.Release, _ data: CheckData, beside claims: TreeClaims
  ) -> AnnouncedFacts {
    let inspection = release.inspection
    var calendar = release.calendar(data)
    if let day = text.day.flatMap({ CivilDay($0) }),
      calendar.today.map({ abs($0.days(since: day)) <= 60 }) ?? true
    {
      // A text that is not of that time has a wrong date.
      calendar = release.calendar(data, today: day)
    }
    let reader = AnnouncementReader(text, of: inspection.version, day: calendar.today)
    let tree = inspection.tree
    let series = inspection.version.series
    let verification = AnnouncementVerification(
      reader.statements, of: inspection.version, calendar: calendar,
      cites: { tree.whatsNewCites($0, in: series) },
      earlier: { number in
        (1...4).filter { series.minor >= $0 }.lazy
          .map { Series(major: series.major, minor: series.minor - $0) }
          .first { tree.whatsNewCites(number, in: $0) == true }
      }, subjects: tree.subjectsOfPEPs(in: series))
    let announced = claims.judged.filter { $0.claim.source.kind == .announcement }
    let named = NamedSymbols(
      in: text, claimed: Set(announced.flatMap { [$0.claim.symbol.text, $0.claim.spelling] }),
      now: inspection.surface, before: inspection.baseline?.surface)
    let citations = RemovalCitations(
      in: text, claims: announced.map(\.claim),
      told: claims.judged.map(\.claim).filter { $0.source.kind != .announcement },
      removals: inspection.removals, tree: tree, series: series)
    let shipped = ShippedStatements(in: text, tree: tree, release: inspection.version)
    let news = NewsCitations(in: text, tree: tree, series: series)
    let found = [
      verification.facts, named.facts, citations.facts, shipped.facts, news.facts,
    ].flatMap { $0 }
    let facts = found.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }.map(\.element)
    return AnnouncedFacts(facts, path: name)
  }
}
