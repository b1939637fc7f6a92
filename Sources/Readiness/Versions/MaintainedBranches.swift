/// The branches from which releases are still made.
package enum MaintainedBranches {
  /// Where the next series grows until its first beta.
  package static let development = "main"

  /// `main`, then the branches of series that have come to their first beta and not to the end of
  /// their life, the newest first.
  ///
  /// - Parameter day: The day that is asked about.
  package static func names(_ schedules: [Series: Schedule], on day: CivilDay) -> [String] {
    let maintained = schedules.values.filter { $0.isMaintained(on: day) }
      .sorted { $0.series > $1.series }
    var names = [development]
    for schedule in maintained where !names.contains(schedule.branch) {
      names.append(schedule.branch)
    }
    return names
  }
}

extension Schedule {
  /// Whether the series has a branch of its own on a day, and releases are made from it.
  fileprivate func isMaintained(on day: CivilDay) -> Bool {
    let beta = ReleaseVersion(series: series, micro: 0, level: .beta, serial: 1)
    guard !branch.isEmpty, let end = endOfLife.flatMap(CivilDay.last(of:)), day <= end,
      let branched = release(beta).flatMap({ CivilDay($0.date) })
    else { return false }
    return branched <= day
  }
}
