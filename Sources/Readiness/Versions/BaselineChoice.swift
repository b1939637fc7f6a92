/// The tag of the series before that a release is compared with.
package struct BaselineChoice: Hashable, Sendable {
  /// The tag to compare with; nil if the repository has none of that series.
  package let tag: ReleaseTag?
  /// The tag that should have been it, if it is not in the repository; nil also where there is no
  /// series before.
  package let missing: ReleaseTag?

  /// Chooses the first final release of the series before (`v3.11.0` for every 3.12).
  ///
  /// Where that tag is missing, the nearest earlier one of that series stands in, then the nearest
  /// later one, and `a0`, which only opens the branch, comes last.
  package init(for version: ReleaseVersion, among tags: [ReleaseTag]) {
    guard let series = version.series.predecessor(among: tags) else {
      tag = nil
      missing = nil
      return
    }
    let wanted = ReleaseVersion(series: series, micro: 0, level: .final, serial: 0)
    if let found = ReleaseTag.find(wanted, among: tags) {
      tag = found
      missing = nil
      return
    }
    missing = ReleaseTag(of: wanted)
    let others = tags.filter { $0.version.series == series }.sorted()
    let opening = ReleaseVersion(series: series, micro: 0, level: .alpha, serial: 0)
    tag =
      others.last { $0.version < wanted && $0.version != opening }
      ?? others.first { $0.version > wanted }
      ?? others.first
  }
}

extension Series {
  /// The series that this one was made from.
  ///
  /// Before `X.0` it is the one that was current when `X.0` was made, not the last one with a lower
  /// number: 3.0 of December 2008 follows 2.6 of October 2008, while 2.7 came in 2010. For a major
  /// number that history has not reached, it is the greatest lower series that has a tag.
  package func predecessor(among tags: [ReleaseTag]) -> Series? {
    if minor > 0 { return Series(major: major, minor: minor - 1) }
    switch major {
    case 0: return nil
    case 1: return Series(major: 0, minor: 9)
    case 2: return Series(major: 1, minor: 6)
    case 3: return Series(major: 2, minor: 6)
    default: return tags.map(\.version.series).filter { $0.major < major }.max()
    }
  }
}

extension ReleaseTag {
  /// The greatest release tag before a version in its series; nil for the first of the series.
  package static func previous(to version: ReleaseVersion, among tags: [ReleaseTag]) -> ReleaseTag?
  {
    tags.filter { $0.version.series == version.series && $0.version < version }.max()
  }
}

extension Comparison {
  /// The tags that a version is compared with.
  ///
  /// - Parameters:
  ///   - tags: Every release tag of the repository.
  ///   - given: What `--baseline` named.
  package init(
    for version: ReleaseVersion, among tags: [ReleaseTag], givenBaseline given: ReleaseTag? = nil
  ) {
    let previous = ReleaseTag.previous(to: version, among: tags)?.name
    if let given {
      self.init(baseline: given.name, isBaselineGiven: true, previous: previous)
      return
    }
    let choice = BaselineChoice(for: version, among: tags)
    self.init(
      baseline: choice.tag?.name, missingBaseline: choice.missing?.name, previous: previous)
  }
}
