/// What a text says beside its customary statements; only what is wrong of it becomes a fact.
package enum AnnouncementRemark: Hashable, Sendable {
  /// A release of another series that the title names with the one inspected.
  case companion(ReleaseVersion)
  /// How many releases are said to be announced, and how many the title names.
  case releaseCount(Int, named: Int)
  /// Whether a series is said to get security fixes only.
  case mode(isSecurityOnly: Bool, of: Series)
  /// A series that is said to have reached its end of life.
  case ended(Series)
  /// That the release is recommended for production.
  case production
  /// The release for which a branch is said to take changes.
  case changes(for: ReleaseVersion)
  /// How many releases of a stage are said to be planned.
  case previews(ReleaseVersion.Level, Int)
  /// The series of which a release is said to be the next one.
  case next(ReleaseVersion, of: Series)
  /// The words that name the release team, in small letters.
  case team(String)
  /// The number of a PEP in an address, and what the words that link to it say.
  case linkedPEP(Int, saying: Set<String>)
}
