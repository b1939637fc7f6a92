internal import Readiness

/// The page on several tags: which are ready, and which group of checks failed where.
package struct ReportIndex: Sendable {
  /// Where the links of the index lead.
  package enum Links: Hashable, Sendable {
    /// To one file a tag beside the index: `v3.12.6.md`.
    case files
    /// To anchors of the same page.
    case anchors
  }

  let entries: [ReportEntry]
  let links: Links

  package init(_ entries: [ReportEntry], links: Links) {
    self.entries = entries.map { entry in
      if case .report(let report) = entry { .report(report.inOrder) } else { entry }
    }
    self.links = links
  }

  /// The index alone, for `index.md`.
  package func markdown() -> String { blocks.joined(separator: "\n\n") + "\n" }

  /// The index, then each report with its headings one level lower: for standard output.
  ///
  /// Reports share the budget; each is shortened by parts when all of them together are over it.
  package static func page(_ entries: [ReportEntry], style: MarkdownStyle) -> String {
    let index = ReportIndex(entries, links: .anchors)
    let head = index.markdown()
    let reports = index.entries.compactMap(\.report)
    func texts(_ style: MarkdownStyle) -> [String] {
      reports.map {
        MarkdownReport.page($0, style: style, depth: 1, leadAnchor: $0.anchorBase)
      }
    }
    func joined(_ texts: [String]) -> String { ([head] + texts).joined(separator: "\n") }
    var page = joined(texts(style))
    guard !style.isVerbose, page.utf8.count > MarkdownStyle.pageBudget else { return page }
    var short = style
    short.byteBudget =
      max(0, MarkdownStyle.pageBudget - head.utf8.count) / max(1, reports.count) - 1
    page = joined(texts(short))
    guard page.utf8.count > MarkdownStyle.pageBudget else { return page }
    page = joined(index.withoutReadyReports(reports, style: short))
    guard page.utf8.count > MarkdownStyle.pageBudget else { return page }
    return joined(reports.map { shortest($0, style: short) })
  }

  /// Of hundreds of tags: what blocks, a line for each check.
  private static func shortest(_ report: Report, style: MarkdownStyle) -> String {
    let writer = MarkdownReport(report: report, style: style, depth: 1, cut: nil)
    let blockers = report.failed(.blocker).map { result in
      "\(writer.anchor(result.check.id.text))`\(result.check.id.text)` "
        + "\(MarkdownText.prose(result.check.fault.oneLine)): \(counted(result.findings.count, "finding"))"
    }
    let open = report.undetermined(blocking: true).map { result in
      "\(writer.anchor(result.check.id.text))`\(result.check.id.text)` not determined: "
        + MarkdownText.prose(result.check.title.oneLine)
    }
    let lines = blockers + open
    let title = "## <a id=\"\(report.anchorBase)\"></a>\(report.titleLine)\n\n"
    return title + (lines.isEmpty ? "" : MarkdownText.list(lines) + "\n\n")
      + "All else is left out for length.\n"
  }

  /// Where parts are not enough: of a report that is ready, its title alone.
  private func withoutReadyReports(_ reports: [Report], style: MarkdownStyle) -> [String] {
    reports.map { report in
      report.verdict == .ready
        ? "## <a id=\"\(report.anchorBase)\"></a>\(report.titleLine)\n\nLeft out for length.\n"
        : MarkdownReport.page(report, style: style, depth: 1, leadAnchor: report.anchorBase)
    }
  }
}

extension ReportIndex {
  private var blocks: [String] {
    let isOfTags = entries.allSatisfy { entry in
      guard let report = entry.report else { return true }
      if case .tag = report.subject { return true } else { return false }
    }
    let body = isOfTags ? tagBlocks : revisionBlocks
    return ["# " + counted(entries.count, isOfTags ? "tag" : "revision") + ": " + state(entries)]
      + body + notInspected
  }

  /// `16 not ready, 1 undetermined`, `all ready`.
  func state(_ entries: [ReportEntry]) -> String {
    let verdicts = entries.map { $0.report?.verdict }
    let parts = [
      (verdicts.count { $0 == .notReady }, "not ready"),
      (verdicts.count { $0 == .undetermined }, "undetermined"),
      (verdicts.count { $0 == nil }, "not inspected"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "all ready" : parts.joined(separator: ", ")
  }

  private var notInspected: [String] {
    let items = entries.compactMap { entry -> String? in
      guard case .notInspected(let entry) = entry else { return nil }
      let reason = MarkdownText.code(VisibleText(entry.error))
      return "\(MarkdownText.code(VisibleText(entry.name))): \(reason)"
    }
    return items.isEmpty ? [] : ["## Not inspected", MarkdownText.list(items)]
  }

  /// Where a report stands, or one of its sections.
  func address(of report: Report, section: String? = nil) -> String {
    let base = report.anchorBase
    let anchor = section.map { "#\(base)--\($0)" }
    switch links {
    case .files: return base + ".md" + (anchor ?? "")
    case .anchors: return anchor ?? "#" + base
    }
  }

  /// A name in a cell: a link if it is a plain one, else code.
  func cell(_ report: Report) -> String {
    let name = report.subject.name
    guard name.isPlainName else { return MarkdownText.code(VisibleText(name), isCell: true) }
    return "[\(MarkdownText.prose(name))](\(address(of: report)))"
  }

  static func word(_ verdict: Report.Verdict) -> String {
    switch verdict {
    case .ready: "ready"
    case .notReady: "**NOT READY**"
    case .undetermined: "**UNDETERMINED**"
    }
  }
}

// Revisions that are not tagged: one row each, in the order asked.
extension ReportIndex {
  private var revisionBlocks: [String] {
    let hasSince = entries.contains { $0.report?.since != nil }
    let rows = entries.map { entry -> [String] in
      guard let report = entry.report else {
        let version = entry.version?.versionText ?? ""
        let name = MarkdownText.code(VisibleText(entry.name), isCell: true)
        return [name, version, "**NOT INSPECTED**", "", "", ""] + (hasSince ? ["", ""] : [])
      }
      let counts = report.counts
      let numbers = [counts.blockers, counts.warnings, counts.undetermined].map(String.init)
      let since = report.since.map { since in
        since.earlier == nil ? ["", ""] : ["\(since.new)", "\(since.resolved.count)"]
      }
      return [cell(report), report.version.versionText, Self.word(report.verdict)] + numbers
        + (since ?? (hasSince ? ["", ""] : []))
    }
    let head =
      ["Revision", "As", "Verdict", "Blockers", "Warnings", "Undetermined"]
      + (hasSince ? ["New since", "Resolved since"] : [])
    return [MarkdownText.table(head, rows)] + newBlockers
  }

  /// What a reader of the nightly page looks for first.
  private var newBlockers: [String] {
    let items = entries.compactMap(\.report).compactMap { report -> String? in
      let results = report.failed(.blocker).filter { $0.findings.contains { $0.isNew == true } }
      guard !results.isEmpty else { return nil }
      let ids = results.map { result in
        "[`\(result.check.id.text)`](\(address(of: report, section: result.check.id.text)))"
      }
      let name = report.subject.name
      return "**New** in \(MarkdownText.code(VisibleText(name))): " + ids.joined(separator: ", ")
    }
    return items.isEmpty ? [] : [MarkdownText.list(items)]
  }
}
