import Readiness
import Testing

@Suite("Phases, days and the schedule")
struct VersionPhaseTests {
  private func schedule(endOfBugfix: String?) throws -> Schedule {
    let dates = [
      ("3.8.0b1", "2019-06-04"), ("3.8.0rc1", "2019-10-01"), ("3.8.0", "2019-10-14"),
      ("3.8.9", "2021-04-02"), ("3.8.10", "2021-05-03"), ("3.8.11", "2021-06-28"),
    ]
    let releases = try dates.map {
      Schedule.Release(
        version: try #require(ReleaseVersion($0.0)), date: $0.1, isActual: true)
    }
    return Schedule(
      series: Series(major: 3, minor: 8), pep: 569, branch: "3.8", releaseManager: "Someone",
      releases: releases, endOfBugfix: endOfBugfix, endOfLife: nil)
  }

  @Test(arguments: [
    ("3.12.0a0", Phase.opening), ("3.12.0a1", .alpha), ("3.12.0b4", .beta),
    ("3.12.0rc1", .candidate), ("3.12.0", .final), ("3.12.1", .bugfix), ("3.12.1rc1", .bugfix),
  ])
  func phase(_ text: String, expected: Phase) throws {
    let version = try #require(ReleaseVersion(text))
    #expect(Phase(of: version, schedule: nil, on: nil) == expected)
  }

  @Test("The release on the last day of bug-fix releases is one; what comes after is not")
  func security() throws {
    let schedule = try schedule(endOfBugfix: "2021-05-03")
    let day = CivilDay("2021-05-04")
    for (text, expected) in [
      ("3.8.10", Phase.bugfix), ("3.8.11", .security), ("3.8.12", .security),
    ] {
      let version = try #require(ReleaseVersion(text))
      #expect(Phase(of: version, schedule: schedule, on: day) == expected)
    }
    let unlisted = try #require(ReleaseVersion("3.8.12"))
    #expect(Phase(of: unlisted, schedule: schedule, on: CivilDay("2021-05-03")) == .bugfix)
    #expect(Phase(of: unlisted, schedule: schedule, on: nil) == .bugfix)
  }

  @Test func securityByMonth() throws {
    let schedule = try schedule(endOfBugfix: "2021-05")
    let version = try #require(ReleaseVersion("3.8.12"))
    #expect(Phase(of: version, schedule: schedule, on: CivilDay("2021-05-31")) == .bugfix)
    #expect(Phase(of: version, schedule: schedule, on: CivilDay("2021-06-01")) == .security)
    #expect(
      Phase(of: version, schedule: try self.schedule(endOfBugfix: nil), on: CivilDay("2030-01-01"))
        == .bugfix)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2022-10-25", 19290),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func days(_ text: String, number: Int) throws {
    #expect(try #require(CivilDay(text)).number == number)
  }

  @Test(arguments: [
    "", "2022-13-01", "2022-00-01", "2022-02-30", "1900-02-29", "2022-1-01", "2022-01-01x",
    "22-01-01", "+022-01-01", "2022-01", "0000-01-01", "٢٠٢٢-٠١-٠١",
  ])
  func noDay(_ text: String) { #expect(CivilDay(text) == nil) }

  @Test("A moment before 1970 belongs to the day it is in")
  func moments() {
    #expect(CivilDay(secondsSince1970: 0).number == 0)
    #expect(CivilDay(secondsSince1970: 86_399).number == 0)
    #expect(CivilDay(secondsSince1970: -1).number == -1)
    #expect(CivilDay(secondsSince1970: -86_400).number == -1)
    #expect(CivilDay(secondsSince1970: .min).number < 0)
  }

  @Test func scheduleFacts() throws {
    let schedule = try schedule(endOfBugfix: nil)
    let version = try #require(ReleaseVersion("3.8.0"))
    let facts = ScheduleFacts(of: version, schedule: schedule, on: CivilDay("2019-10-12"))
    #expect(facts.date == "2019-10-14")
    #expect(facts.daysLate == -2)
    #expect(facts.next?.version.text == "3.8.9")
    #expect(facts.milestones.map(\.date) == ["2019-06-04", "2019-10-01", "2019-10-14"])
    let unknown = ScheduleFacts(
      of: try #require(ReleaseVersion("3.8.20")), schedule: schedule, on: nil)
    #expect(unknown.hasSeries)
    #expect(unknown.date == nil)
    #expect(unknown.next == nil)
    #expect(!ScheduleFacts(of: version, schedule: nil, on: nil).hasSeries)
  }

  @Test(arguments: [
    ("sevrity", "severity", 1), ("abc", "abc", 0), ("", "ab", 2), ("ab", "ba", 1),
    ("kitten", "sitting", 3),
  ])
  func editDistance(_ left: String, _ right: String, distance: Int) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }
}
