/// What is asked of what a series takes away.
package enum RemovalProbe: String, ProbeGroup {
  case gone = "removals-gone"
  case claimed = "claimed-gone"
  case overdue = "pending-overdue"
  case unannounced = "unannounced"
  case undeprecated = "undeprecated"
  case imported = "removed-imported"
  case listed = "removed-listed"
  case phantom = "claimed-phantom"

  var question: any Question.Type {
    switch self {
    case .gone: RemovalsGone.self
    case .claimed: ClaimedGone.self
    case .overdue: PendingOverdue.self
    case .unannounced: RemovalsAnnounced.self
    case .undeprecated: RemovalsDeprecated.self
    case .imported: RemovedImported.self
    case .listed: RemovedListed.self
    case .phantom: ClaimedPhantom.self
    }
  }
}
