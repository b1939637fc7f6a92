/// An earlier release of the same series that a release is measured against.
package enum Milestone: Hashable, Sendable {
  /// The first beta: from it on no feature comes or goes.
  case firstBeta
  /// The first candidate of the first release: from it on the ABI stays as it is.
  case firstCandidate
  /// The last release, not a pre-release, before a maintenance release or its candidates.
  case previousRelease
  /// What froze the features: the first beta for a first release, and for a maintenance release the one before,
  /// which may differ from that beta with reason, or by a fault that is its own.
  case featureFreeze
  /// What froze the ABI: the first candidate for a first release, and for a maintenance release the one before.
  case lastFreeze

  /// The release that this is for a version; nil if the version comes before it or is it.
  package func version(
    before version: ReleaseVersion, among tags: [ReleaseTag]
  ) -> ReleaseVersion? {
    switch self {
    case .firstBeta: return Self.first(.beta, of: version, among: tags)
    case .firstCandidate: return Self.first(.candidate, of: version, among: tags)
    case .featureFreeze:
      let milestone: Self = version.micro == 0 ? .firstBeta : .previousRelease
      return milestone.version(before: version, among: tags)
    case .lastFreeze:
      let milestone: Self = version.micro == 0 ? .firstCandidate : .previousRelease
      return milestone.version(before: version, among: tags)
    case .previousRelease:
      guard version.micro > 0 else { return nil }
      let earlier = tags.map(\.version).filter {
        $0.series == version.series && $0.level == .final && $0 < version
      }
      return earlier.max()
        ?? ReleaseVersion(
          series: version.series, micro: version.micro - 1, level: .final, serial: 0)
    }
  }

  private static func first(
    _ level: ReleaseVersion.Level, of version: ReleaseVersion, among tags: [ReleaseTag]
  ) -> ReleaseVersion? {
    let first = ReleaseVersion(series: version.series, micro: 0, level: level, serial: 1)
    // Of 2.2 and 2.3 not every pre-release has a tag, and before them few have.
    guard first < version, version.series >= Series(major: 2, minor: 4) else { return nil }
    return first
  }
}
