/// A finding that is known and accepted: one `[[waiver]]` table.
///
/// What it covers stays in the report, with the reason, and does not block.
package struct Waiver: Hashable, Sendable {
  /// Which releases it is for.
  package enum Releases: Hashable, Sendable {
    /// Those whose tag (`v3.12.0a1`) or version (`3.12.0a1`) the pattern matches.
    case pattern(GlobPattern)
    /// Every release of a series: `3.12`.
    case series(Series)
    /// One release, however its tag is spelled.
    case release(ReleaseVersion)
    /// Those from one to the other, both included.
    case range(first: ReleaseVersion, last: ReleaseVersion)
  }

  /// When it ceases to hold.
  package enum Expiry: Hashable, Sendable {
    /// After this day (UTC): releases made later are not covered.
    case day(CivilDay)
    /// With this release: it and later ones are not covered.
    case release(ReleaseVersion)
  }

  /// Which checks' findings it covers.
  package let check: GlobPattern
  /// Empty for every release.
  package let releases: [Releases]
  /// The path of a finding's first place; nil for any, and for findings without a place.
  package let path: GlobPattern?
  /// What a finding is about; nil for anything.
  package let subject: GlobPattern?
  /// Why the findings are accepted: what someone wrote, shown as it is.
  package let reason: String
  /// Nil if it holds on.
  package let expires: Expiry?
  /// The file as the report names it.
  package let file: String
  /// The line of its table, counted from 1.
  package let line: Int

  package init(
    check: GlobPattern, releases: [Releases] = [], path: GlobPattern? = nil,
    subject: GlobPattern? = nil, reason: String, expires: Expiry? = nil, file: String, line: Int
  ) {
    self.check = check
    self.releases = releases
    self.path = path
    self.subject = subject
    self.reason = reason
    self.expires = expires
    self.file = file
    self.line = line
  }
}

extension Waiver.Releases {
  /// - Parameter text: A release tag, a version, a series, a pattern, or a range: `v3.12.*`,
  ///   `3.12.0a1`, `3.12`, `v3.12.0a1..v3.12.0`. Nil for anything else; ends may be swapped.
  package init?(_ text: String) {
    let pattern = GlobPattern(text)
    if pattern.hasWildcard {
      self = .pattern(pattern)
      return
    }
    if let series = Series(text) {
      self = .series(series)
      return
    }
    if let version = ReleaseTag(text)?.version ?? ReleaseVersion(text) {
      self = .release(version)
      return
    }
    let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map {
      ReleaseTag(String($0))?.version ?? ReleaseVersion(String($0))
    }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else { return nil }
    self = .range(first: first, last: last)
  }

  /// As it may be written.
  package var text: String {
    switch self {
    case .pattern(let pattern): pattern.text
    case .series(let series): series.text
    case .release(let version): version.text
    case .range(let first, let last): "\(first.text)..\(last.text)"
    }
  }
}

extension Waiver.Expiry {
  /// - Parameter text: `YYYY-MM-DD`, a release tag or a version.
  package init?(_ text: String) {
    if let version = ReleaseTag(text)?.version ?? ReleaseVersion(text) {
      self = .release(version)
    } else if let day = CivilDay(text) {
      self = .day(day)
    } else {
      return nil
    }
  }

  /// As it may be written.
  package var text: String {
    switch self {
    case .day(let day): day.text
    case .release(let version): version.text
    }
  }
}

extension Waiver {
  /// Whether it is meant for a release, expired or not.
  package func isFor(_ version: ReleaseVersion, tag: String) -> Bool {
    releases.isEmpty
      || releases.contains { releases in
        switch releases {
        case .pattern(let pattern): pattern.matches(tag) || pattern.matches(version.text)
        case .series(let series): version.series == series
        case .release(let release): version == release
        case .range(let first, let last): first <= last && (first...last).contains(version)
        }
      }
  }

  /// Whether it holds no more for a release of that version made on that day.
  package func isExpired(at version: ReleaseVersion, on day: CivilDay) -> Bool {
    switch expires {
    case nil: false
    case .day(let last): day > last
    case .release(let first): version >= first
    }
  }

  /// Whether it covers a finding of a check.
  package func covers(_ finding: Finding, of check: CheckID) -> Bool {
    guard self.check.matches(check.text), subject?.matches(finding.subject) ?? true else {
      return false
    }
    guard let path else { return true }
    return finding.locations.first.map { path.matches($0.path.text) } ?? false
  }
}

/// A file of waivers as it was read.
package struct WaiverFile: Hashable, Sendable {
  /// Who gave it.
  package enum Origin: String, Hashable, Sendable {
    /// The user, by option or configuration.
    case option
    /// The inspected commit: `.relcheck.toml` at the top of its tree.
    case tree
  }

  /// Where a commit keeps its own waivers.
  package static let pathInTree: RepoPath = ".relcheck.toml"

  package let origin: Origin
  /// As the report names it.
  package let name: String
  /// In order of the file; empty if it has a fault.
  package let waivers: [Waiver]
  /// What is wrong with it, each with its place; then none of its waivers holds.
  package let faults: [String]

  package init(origin: Origin, name: String, waivers: [Waiver], faults: [String] = []) {
    self.origin = origin
    self.name = name
    self.waivers = faults.isEmpty ? waivers : []
    self.faults = faults
  }
}
