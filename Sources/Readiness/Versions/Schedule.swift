/// The release schedule of a series: one file of `checks/schedules/`.
package struct Schedule: Hashable, Sendable {
  package struct Release: Hashable, Sendable {
    package let version: ReleaseVersion
    /// `YYYY-MM-DD`
    package let date: String
    /// Whether it took place, as far as the schedule knows.
    package let isActual: Bool

    package init(version: ReleaseVersion, date: String, isActual: Bool) {
      self.version = version
      self.date = date
      self.isActual = isActual
    }
  }

  package let series: Series
  package let pep: Int?
  package let branch: String
  package let releaseManager: String
  /// In release order.
  package let releases: [Release]
  /// The first day without bug-fix releases, `YYYY-MM-DD` or `YYYY-MM`; nil if not set.
  package let endOfBugfix: String?
  package let endOfLife: String?

  package init(
    series: Series, pep: Int?, branch: String, releaseManager: String, releases: [Release],
    endOfBugfix: String?, endOfLife: String?
  ) {
    self.series = series
    self.pep = pep
    self.branch = branch
    self.releaseManager = releaseManager
    self.releases = releases
    self.endOfBugfix = endOfBugfix
    self.endOfLife = endOfLife
  }
}
