/// What the examples of probes are inspected with besides their trees.
package enum SampleRelease {
  /// A key of the release manager of every example.
  package static let key = SigningKey(
    fingerprint: String(repeating: "0123456789ABCDEF", count: 2) + "01234567", holder: "Ned Deily")
  /// A key of somebody else.
  package static let otherKey = SigningKey(
    fingerprint: String(repeating: "FEDCBA9876543210", count: 2) + "01234567",
    holder: "Thomas Wouters")

  /// The day of the first release of every series.
  package static let date = "2023-10-02"

  /// The schedule of a series: the release manager, and the day of its first release.
  package static func schedule(of series: Series) -> Schedule {
    let first = ReleaseVersion(series: series, micro: 0, level: .final, serial: 0)
    return Schedule(
      series: series, pep: nil, branch: series.text, releaseManager: key.holder,
      releases: [Schedule.Release(version: first, date: date, isActual: true)],
      endOfBugfix: nil, endOfLife: nil)
  }
}
