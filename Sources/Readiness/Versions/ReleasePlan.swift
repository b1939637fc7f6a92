/// What the release PEP of a series planned as time went on: one file of `checks/plans/`.
///
/// A schedule says when releases took place; a text written before them can only know the plan of
/// its day.
package struct ReleasePlan: Hashable, Sendable {
  /// A change of the plan for one release.
  package struct Move: Hashable, Sendable {
    package let version: ReleaseVersion
    /// The day from which on the PEP said so.
    package let since: CivilDay
    /// The day that was planned; nil where the release was taken out of the plan.
    package let day: CivilDay?

    package init(version: ReleaseVersion, since: CivilDay, day: CivilDay?) {
      self.version = version
      self.since = since
      self.day = day
    }
  }

  package let series: Series
  /// By version, then day.
  package let moves: [Move]

  package init(series: Series, moves: [Move]) {
    self.series = series
    self.moves = moves.sorted { ($0.version, $0.since.number) < ($1.version, $1.since.number) }
  }

  /// The days on which a release was planned at some time from `leeway` days before a day up to the
  /// day after it.
  ///
  /// A text and the PEP are not changed in the same minute: a text may follow the plan that was just
  /// given up, or be the first to tell of a new one.
  package func days(of version: ReleaseVersion, on day: CivilDay, leeway: Int = 7) -> [CivilDay] {
    // An announcement may tell a day before the plan does.
    let known = moves.filter { $0.version == version && $0.since.number <= day.number + 14 }
    let recent = known.filter { $0.since.number > day.number - leeway }
    let before = known.last { $0.since.number <= day.number - leeway }
    return ((before.map { [$0] } ?? []) + recent).compactMap(\.day)
  }

  /// Every day on which a release was ever planned before a day.
  package func allDays(of version: ReleaseVersion, until day: CivilDay) -> [CivilDay] {
    moves.filter { $0.version == version && $0.since.number <= day.number + 1 }.compactMap(\.day)
  }

  /// The releases that were planned, or past, at some time around a day, in release order.
  package func versions(on day: CivilDay) -> [ReleaseVersion] {
    var seen: Set<ReleaseVersion> = []
    return moves.map(\.version).filter {
      seen.insert($0).inserted && !days(of: $0, on: day).isEmpty
    }
  }
}
