/// Where a version stands in the life of its series.
package enum Phase: String, CaseIterable, Hashable, Sendable {
  /// `a0`, which opens a branch: its report is a to-do list.
  case opening = "a0"
  case alpha
  case beta
  case candidate = "rc"
  case final
  /// A maintenance release, and its candidates.
  case bugfix
  /// A maintenance release after the end of bug-fix support.
  case security
}
