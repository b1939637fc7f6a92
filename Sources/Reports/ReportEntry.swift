package import Readiness

/// One of the tags or revisions that were asked about, in the order asked.
package enum ReportEntry: Hashable, Sendable {
  case report(Report)
  case notInspected(NotInspected)

  /// A tag or revision whose inspection failed.
  package struct NotInspected: Hashable, Sendable {
    /// As the user wrote it.
    package var name: String
    /// The version it stands for, where that is known.
    package var version: ReleaseVersion?
    /// Why, in one sentence without full stop.
    package var error: String

    package init(name: String, version: ReleaseVersion?, error: String) {
      self.name = name
      self.version = version
      self.error = error
    }
  }

  /// The name as the user wrote it.
  package var name: String {
    switch self {
    case .report(let report): report.subject.name
    case .notInspected(let entry): entry.name
    }
  }

  var version: ReleaseVersion? {
    switch self {
    case .report(let report): report.version
    case .notInspected(let entry): entry.version
    }
  }

  /// Nil for what could not be inspected.
  package var report: Report? { if case .report(let report) = self { report } else { nil } }

  /// `NOT READY, 2 blockers`; for what could not be inspected, with the reason.
  var verdictPhrase: String {
    switch self {
    case .report(let report): report.verdictPhrase
    case .notInspected(let entry): "NOT INSPECTED, " + VisibleText(entry.error).text
    }
  }

  /// The same, of which no two share an anchor or a file: several revisions may be meant to become
  /// one version, and are told apart by their commits.
  package static func distinct(_ entries: [ReportEntry]) -> [ReportEntry] {
    let names = entries.compactMap { $0.report?.anchorBase }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    guard counts.count < names.count else { return entries }
    var seen: [String: Int] = [:]
    return entries.map { entry in
      guard var report = entry.report, counts[report.anchorBase, default: 0] > 1 else {
        return entry
      }
      report.distinction = "-" + report.commit.id.hex.prefix(12)
      let count = seen[report.anchorBase, default: 0] + 1
      seen[report.anchorBase] = count
      if count > 1 { report.distinction += "-\(count)" }
      return .report(report)
    }
  }

  /// The same by version, then by name; what has no version stays last.
  package static func inReleaseOrder(_ entries: [ReportEntry]) -> [ReportEntry] {
    entries.enumerated().sorted { left, right in
      switch (left.element.version, right.element.version) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.offset < right.offset
      case (_?, _?):
        left.element.name == right.element.name
          ? left.offset < right.offset : left.element.name < right.element.name
      }
    }.map(\.element)
  }
}
