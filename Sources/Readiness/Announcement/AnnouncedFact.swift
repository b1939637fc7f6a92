/// Something that a release announcement states besides removals, and whether it is so.
package struct AnnouncedFact: Hashable, Sendable {
  /// What is stated.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The release that is announced.
    case version
    /// The release that is said to come next.
    case next
    /// `alpha 1`
    case stage
    /// `1 of 7` alphas, or `4` for a fourth maintenance release.
    case ordinal
    /// The day of a release.
    case date
    /// The day on which the beta or candidate phase begins.
    case phaseStart = "phase-start"
    /// A PEP that is cited.
    case pep
    /// An issue that is cited for a removal.
    case issue
    /// An address that names a version or series.
    case link
    /// A module that the text says something about.
    case module
    /// A name that the text says something about.
    case symbol
    /// The series in which a name is said to be removed.
    case pending
  }

  /// Whether a statement is so.
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case isTrue = "true"
    case isFalse = "false"
    /// True to the plan of its day; the schedule has moved since.
    case changed
    case undetermined
  }

  package let kind: Kind
  /// What it is said of: a version, a phase, an address, a name.
  package let subject: String
  package let stated: String
  /// What is so, as far as it is known; empty if it is not.
  package let actual: String
  package let verdict: Verdict
  /// Why, without full stop; empty if there is nothing to add.
  package let reason: String
  /// The line in the announcement, counted from 1.
  package let line: Int

  package init(
    _ kind: Kind, of subject: String, stated: String, actual: String, _ verdict: Verdict,
    reason: String = "", line: Int
  ) {
    self.kind = kind
    self.subject = subject
    self.stated = stated
    self.actual = actual
    self.verdict = verdict
    self.reason = reason
    self.line = line
  }
}
