/// What is asked of the documentation.
package enum DocsProbe: String, ProbeGroup {
  case whatsNew = "whatsnew-exists"
  case whatsNewSeries = "whatsnew-series"
  case whatsNewFuture = "whatsnew-of-later-series"
  case whatsNewDraft = "whatsnew-draft"
  case whatsNewDate = "whatsnew-date"
  case whatsNewPlaceholder = "whatsnew-placeholder"
  case versionNext = "version-next"
  case versionFuture = "version-later"
  case versionGarbage = "version-unreadable"
  case overdueRemoval = "removal-overdue-in-docs"
  case sourceAddress = "source-address"
  case copyright = "copyright-year"
  case topicsDate = "topics-date"
  case pendingStale = "pending-removals-stale"
  case abiDump = "abi-dump"
  case moduleExists = "documented-module-exists"
  case toctree = "toctree-entries"
  case includedFiles = "included-files"
  case labels = "labels-unique"
  case directives = "directives-known"
  case references = "references-resolve"
  case roles = "roles-known"
  case reached = "documents-reached"
  case declaredOnce = "modules-declared-once"
  case sphinxPinned = "sphinx-pinned"
  case changelog = "changelog-shown"

  var question: any Question.Type {
    switch self {
    case .whatsNew: WhatsNewExists.self
    case .whatsNewSeries: WhatsNewSeries.self
    case .whatsNewFuture: WhatsNewOfLaterSeries.self
    case .whatsNewDraft: WhatsNewDraft.self
    case .whatsNewDate: WhatsNewDate.self
    case .whatsNewPlaceholder: WhatsNewPlaceholder.self
    case .versionNext: VersionNext.self
    case .versionFuture: VersionLater.self
    case .versionGarbage: VersionUnreadable.self
    case .overdueRemoval: RemovalOverdueInDocs.self
    case .sourceAddress: SourceAddressBranch.self
    case .copyright: CopyrightYear.self
    case .topicsDate: TopicsDate.self
    case .pendingStale: PendingRemovalsStale.self
    case .abiDump: ABIDump.self
    case .moduleExists: DocumentedModuleExists.self
    case .toctree: ToctreeEntries.self
    case .includedFiles: IncludedFiles.self
    case .labels: LabelsUnique.self
    case .directives: DirectivesKnown.self
    case .references: ReferencesResolve.self
    case .roles: RolesKnown.self
    case .reached: DocumentsReached.self
    case .declaredOnce: ModulesDeclaredOnce.self
    case .sphinxPinned: SphinxPinned.self
    case .changelog: ChangelogShown.self
    }
  }
}
