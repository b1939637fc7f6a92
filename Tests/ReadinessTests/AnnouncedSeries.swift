import CPythonSource
import Readiness
import Testing

/// An invented series with its plan, and what an announcement of it states.
enum AnnouncedSeries {
  static let series = Series(major: 3, minor: 50)

  private static let days = [
    ("3.50.0a1", "2050-10-03"), ("3.50.0a2", "2050-11-07"), ("3.50.0b1", "2051-05-22"),
    ("3.50.0b2", "2051-06-19"), ("3.50.0rc1", "2051-08-07"), ("3.50.0rc2", "2051-09-04"),
    ("3.50.0", "2051-10-02"), ("3.50.1", "2051-12-04"), ("3.50.2", "2052-02-05"),
    ("3.50.3", "2052-04-02"), ("3.50.4", "2053-06-04"),
  ]

  private static func schedule(
    _ series: Series, pep: Int, manager: String, _ days: [(String, String)], bugfix: String?,
    life: String?
  ) throws -> Schedule {
    Schedule(
      series: series, pep: pep, branch: series.text, releaseManager: manager,
      releases: try days.map {
        .init(version: try #require(ReleaseVersion($0)), date: $1, isActual: true)
      }, endOfBugfix: bugfix, endOfLife: life)
  }

  static func calendar(today: String) throws -> ReleaseCalendar {
    let old = Series(major: 3, minor: 49)
    let plan = ReleasePlan(
      series: series,
      moves: try days.map {
        .init(
          version: try #require(ReleaseVersion($0)), since: try #require(CivilDay("2050-06-01")),
          day: CivilDay($1))
      })
    return ReleaseCalendar(
      schedules: [
        series: try schedule(
          series, pep: 9050, manager: "Manager Fifty", days, bugfix: "2053-04-02", life: "2056-10"),
        old: try schedule(
          old, pep: 9049, manager: "Manager Forty-Nine",
          [("3.49.0", "2050-10-02"), ("3.49.8", "2052-01-20"), ("3.49.9", "2052-02-05")],
          bugfix: "2052-04-02", life: "2055-10"),
      ], plans: [series: plan], today: CivilDay(today))
  }

  static func day(of version: String) throws -> String {
    try #require(days.first { $0.0 == version }).1
  }

  static func facts(_ text: String, of version: String) throws -> [AnnouncedFact] {
    let release = try #require(ReleaseVersion(version))
    let today = try day(of: version)
    let reader = AnnouncementReader(
      AnnouncementText(text.utf8), of: release, day: CivilDay(today))
    return AnnouncementVerification(
      reader.statements, of: release, calendar: try calendar(today: today),
      cites: { $0 == 777 }, earlier: { $0 == 770 ? Series(major: 3, minor: 49) : nil }
    ).facts
  }

  /// What is called false.
  static func faults(_ text: String, of version: String) throws -> [AnnouncedFact] {
    try facts(text, of: version).filter { $0.verdict == .isFalse }
  }
}
