extension Phase {
  /// The phase of a version.
  ///
  /// A maintenance release is a security release if it comes after the last day on which the
  /// schedule has bug-fix releases. That day is the day of the last of them, so it still counts as
  /// bug-fix. The date that the schedule has for the version decides, so that a tag made early or
  /// late does not change its phase; for one that the schedule does not have, the day of the tag.
  ///
  /// - Parameters:
  ///   - schedule: The schedule of the version's series; without one a maintenance release counts
  ///     as bug-fix.
  ///   - day: The day of the tag or commit (UTC).
  package init(of version: ReleaseVersion, schedule: Schedule?, on day: CivilDay?) {
    guard version.isFeatureRelease else {
      let isSecurity = schedule?.isSecurity(version, on: day) ?? false
      self = isSecurity ? .security : .bugfix
      return
    }
    switch version.level {
    case .alpha: self = version.serial == 0 ? .opening : .alpha
    case .beta: self = .beta
    case .candidate: self = .candidate
    case .final: self = .final
    }
  }
}

extension Schedule {
  /// The entry of a version.
  package func release(_ version: ReleaseVersion) -> Release? {
    releases.first { $0.version == version }
  }

  fileprivate func isSecurity(_ version: ReleaseVersion, on day: CivilDay?) -> Bool {
    guard let end = endOfBugfix.flatMap(CivilDay.last(of:)),
      let day = release(version).flatMap({ CivilDay($0.date) }) ?? day
    else { return false }
    return day > end
  }
}
