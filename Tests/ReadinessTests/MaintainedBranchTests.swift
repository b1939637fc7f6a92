import Readiness
import Testing

/// Which branches releases are made from on a day.
@Suite struct MaintainedBranchTests {
  private func schedule(
    _ minor: Int, beta: String?, end: String?, branch: String? = nil
  ) -> (Series, Schedule) {
    let series = Series(major: 3, minor: minor)
    let releases = beta.map { date in
      Schedule.Release(
        version: ReleaseVersion(series: series, micro: 0, level: .beta, serial: 1), date: date,
        isActual: true)
    }
    return (
      series,
      Schedule(
        series: series, pep: nil, branch: branch ?? "3.\(minor)", releaseManager: "M",
        releases: releases.map { [$0] } ?? [], endOfBugfix: nil, endOfLife: end)
    )
  }

  @Test(arguments: [
    ("2024-05-07", ["main", "3.12", "3.9"]), ("2024-05-08", ["main", "3.13", "3.12", "3.9"]),
    ("2025-10-31", ["main", "3.13", "3.12", "3.9"]), ("2025-11-01", ["main", "3.13", "3.12"]),
    ("2019-01-01", ["main"]),
  ])
  func ofADay(day: String, names: [String]) throws {
    let schedules = Dictionary(
      uniqueKeysWithValues: [
        schedule(9, beta: "2020-05-18", end: "2025-10"),
        schedule(12, beta: "2023-05-22", end: "2028-10-01"),
        schedule(13, beta: "2024-05-08", end: "2029-10-01"),
        schedule(14, beta: nil, end: "2030-10-01", branch: "main"),
        schedule(1, beta: "2009-01-01", end: nil),
        schedule(2, beta: "2010-01-01", end: "2016", branch: ""),
      ])
    #expect(MaintainedBranches.names(schedules, on: try #require(CivilDay(day))) == names)
  }
}
