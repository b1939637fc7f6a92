/// The release that a commit leads to: `--as next`.
package struct NextVersion: Hashable, Sendable {
  package let version: ReleaseVersion

  /// - Parameters:
  ///   - written: What `PY_VERSION` says.
  ///   - schedule: The schedule of its series, if check data have one.
  ///   - isTagged: Whether a release has a tag already.
  /// - Returns: Nil if neither the schedule nor the numbering of maintenance releases tells.
  package init?(
    after written: VersionString, schedule: Schedule?, isTagged: (ReleaseVersion) -> Bool
  ) {
    let current = written.version
    let isOpening = current.level == .alpha && current.serial == 0
    if written.suffix.isEmpty, !isOpening, !isTagged(current) {
      version = current
      return
    }
    let planned = schedule?.releases.map(\.version).filter { $0 > current }.min()
    if let planned {
      version = planned
      return
    }
    // A series without plans is in maintenance: the next micro release.
    guard current.level == .final else { return nil }
    version = ReleaseVersion(
      series: current.series, micro: current.micro + 1, level: .final, serial: 0)
  }
}
