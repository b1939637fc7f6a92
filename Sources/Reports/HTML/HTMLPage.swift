internal import Readiness

/// A self-contained page on one tag or several: no script, nothing fetched, light and dark.
package struct HTMLPage: Sendable {
  private let entries: [ReportEntry]
  private let linkBase: String?

  /// - Parameter linkBase: An https address below which places are links; nil for none.
  package init(_ entries: [ReportEntry], linkBase: String?) {
    self.entries = entries
    self.linkBase = linkBase
  }

  package func text() -> String {
    if entries.count == 1, let report = entries.first?.report {
      return HTMLText.page(
        title: report.titleLine, HTMLReport(report, linkBase: linkBase).blocks)
    }
    let index = ReportIndex(entries, links: .anchors)
    let matrix = HTMLMatrix(entries.compactMap(\.report))
    let count = counted(entries.count, matrix.subject.lowercased())
    let title = "\(count): \(index.state(entries))"
    var blocks = ["<h1>\(HTMLText.escaped(title))</h1>"]
    blocks += matrix.blocks
    blocks += notInspected
    for report in entries.compactMap(\.report) {
      blocks += HTMLReport(report, linkBase: linkBase, level: 2).blocks
    }
    return HTMLText.page(title: title, blocks)
  }

  private var notInspected: [String] {
    let items = entries.compactMap { entry -> String? in
      guard case .notInspected(let entry) = entry else { return nil }
      return HTMLText.code(VisibleText(entry.name)) + ": "
        + HTMLText.code(VisibleText(entry.error))
    }
    return items.isEmpty ? [] : ["<h2>Not inspected</h2>", HTMLText.list(items)]
  }
}
