/// What is asked of the place of a release in history.
package enum HistoryProbe: String, ProbeGroup {
  case descends = "descends-from-previous"
  case sequence = "predecessor-exists"
  case monotonic = "later-than-previous"
  case laterFollow = "later-releases-follow"
  case reachable = "reachable-from-branch"
  case schedule = "on-schedule"
  case singleParent = "single-parent"
  case developmentState = "parent-version"
  case bumpScope = "release-commit-scope"
  case candidateToFinal = "candidate-to-final"

  var question: any Question.Type {
    switch self {
    case .descends: DescendsFromPrevious.self
    case .sequence: PredecessorExists.self
    case .monotonic: LaterThanPrevious.self
    case .laterFollow: LaterReleasesFollow.self
    case .reachable: ReachableFromBranch.self
    case .schedule: OnSchedule.self
    case .singleParent: SingleParent.self
    case .developmentState: ParentVersion.self
    case .bumpScope: ReleaseCommitScope.self
    case .candidateToFinal: CandidateToFinal.self
    }
  }
}
