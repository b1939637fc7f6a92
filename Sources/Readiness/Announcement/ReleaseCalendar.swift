/// What schedules and plans say about the releases of all series.
package struct ReleaseCalendar: Sendable {
  package let schedules: [Series: Schedule]
  package let plans: [Series: ReleasePlan]
  /// The day whose plan counts; nil if it is not known.
  package let today: CivilDay?

  package init(
    schedules: [Series: Schedule], plans: [Series: ReleasePlan], today: CivilDay?
  ) {
    self.schedules = schedules
    self.plans = plans
    self.today = today
  }

  /// The same with the plan of some days before.
  func earlier(by days: Int) -> ReleaseCalendar {
    ReleaseCalendar(
      schedules: schedules, plans: plans, today: today.map { CivilDay(number: $0.number - days) })
  }

  /// The day of a release, past or expected.
  package func day(of version: ReleaseVersion) -> CivilDay? {
    schedules[version.series]?.release(version).flatMap { CivilDay($0.date) }
  }

  /// The days planned for a release as of today; nil if none is known.
  ///
  /// A plan that names a release only once it is out says nothing of what was planned, unless the
  /// release was never made.
  func planned(_ version: ReleaseVersion) -> [CivilDay]? {
    guard let plan = plans[version.series], let today else { return nil }
    let days = plan.days(of: version, on: today)
    // Schedules hardly name the candidates of maintenance releases.
    let isUnlisted = version.level == .candidate && version.micro > 0
    return days.isEmpty && (isUnlisted || day(of: version) != nil) ? nil : days
  }

  /// The days ever planned for a release up to today.
  func everPlanned(_ version: ReleaseVersion) -> [CivilDay]? {
    guard let plan = plans[version.series], let today else { return nil }
    return plan.allDays(of: version, until: today)
  }

  /// How many releases of a level the first release of a series has, by the schedule.
  func count(_ level: ReleaseVersion.Level, of series: Series) -> Int? {
    schedules[series].map { Self.count(level, of: $0.releases.map(\.version)) }
  }

  /// How many were planned as of today; nil if no plan is known.
  func plannedCount(_ level: ReleaseVersion.Level, of series: Series) -> Int? {
    guard let plan = plans[series], let today else { return nil }
    return Self.count(level, of: plan.versions(on: today))
  }

  /// By the greatest number: one may have been left out, as 3.9.0b2 is in the schedule.
  private static func count(_ level: ReleaseVersion.Level, of releases: [ReleaseVersion]) -> Int {
    let stages = releases.filter { $0.isStage(level) }
    return level == .final ? stages.count : stages.map(\.serial).max() ?? 0
  }

  /// Whether two releases came out about the same time, so that one text may announce both.
  func isTogether(_ version: ReleaseVersion, with other: ReleaseVersion) -> Bool {
    guard let day = day(of: version), let otherDay = self.day(of: other) else { return true }
    return abs(day.number - otherDay.number) <= 30
  }

  /// The release of the same series that follows, by the schedule.
  package func next(after version: ReleaseVersion) -> ReleaseVersion? {
    schedules[version.series]?.releases.map(\.version).filter { $0 > version }.min()
  }

  /// The final release of the same series that follows, by the schedule.
  func nextFinal(after version: ReleaseVersion) -> ReleaseVersion? {
    schedules[version.series]?.releases.map(\.version).filter {
      $0 > version && $0.level == .final
    }.min()
  }

  /// The release of the same series that came before: of a final one the final before it.
  func previous(before version: ReleaseVersion) -> ReleaseVersion? {
    schedules[version.series]?.releases.map(\.version).filter {
      $0 < version && (version.level != .final || $0.level == .final)
    }.max()
  }

  /// The release of the same series that was planned to follow, as of today.
  func plannedNext(after version: ReleaseVersion) -> ReleaseVersion? {
    guard let plan = plans[version.series], let today else { return nil }
    return plan.versions(on: today).filter { $0 > version }.min()
  }
}

extension ReleaseVersion {
  fileprivate func isStage(_ level: Level) -> Bool {
    micro == 0 && self.level == level && (level == .final || serial > 0)
  }
}
