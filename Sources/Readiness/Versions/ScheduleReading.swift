extension ScheduleFacts {
  /// What the schedule says of a version.
  ///
  /// - Parameters:
  ///   - version: The version inspected.
  ///   - schedule: The schedule of its series, if check data have one.
  ///   - day: The day of the tag or commit (UTC).
  package init(of version: ReleaseVersion, schedule: Schedule?, on day: CivilDay?) {
    guard let schedule else {
      self.init(date: nil, daysLate: nil, hasSeries: false, next: nil)
      return
    }
    let entry = schedule.release(version)
    var late: Int?
    if let set = entry.flatMap({ CivilDay($0.date) }), let day { late = day.days(since: set) }
    let next = schedule.releases.filter { $0.version > version }
      .min { $0.version < $1.version }
      .map { Next(version: $0.version, date: $0.date) }
    self.init(
      date: entry?.date, daysLate: late, hasSeries: true, next: next,
      milestones: Self.milestones(of: schedule))
  }

  /// The first beta, the first candidate and the final, as far as the schedule has them.
  private static func milestones(of schedule: Schedule) -> [SeriesMilestone] {
    let firsts: [(ReleaseVersion.Level, Int)] = [(.beta, 1), (.candidate, 1), (.final, 0)]
    return firsts.compactMap { level, serial in
      let version = ReleaseVersion(
        series: schedule.series, micro: 0, level: level, serial: serial)
      return schedule.release(version).map { SeriesMilestone(version: version, date: $0.date) }
    }
  }
}
