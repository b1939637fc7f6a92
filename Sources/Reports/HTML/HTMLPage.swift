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
    let isOfTags = entries.compactMap(\.report).allSatisfy { report in
      if case .tag = report.subject { true } else { false }
    }
    let count = counted(entries.count, isOfTags ? "tag" : "revision")
    let title = "\(count): \(index.state(entries))"
    var blocks = ["<h1>\(HTMLText.escaped(title))</h1>"]
    blocks += HTMLMatrix(entries.compactMap(\.report)).blocks
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

/// The tags by groups of checks, each cell leading to its evidence, and a picture of the findings.
private struct HTMLMatrix {
  let reports: [Report]

  init(_ reports: [Report]) { self.reports = reports.sorted { $0.version < $1.version } }

  private var isOfTags: Bool {
    reports.allSatisfy { if case .tag = $0.subject { true } else { false } }
  }

  var blocks: [String] { reports.isEmpty ? [] : [picture, legend] + tables }

  private var legend: String {
    "<p>A dot: all passed. <code>B2</code>: two blockers, <code>W1</code>: one warning, "
      + (reports.contains { $0.phase == .opening }
        ? "<code>N1</code>: one thing to do in a tag that opens a branch, " : "")
      + "<code>U1</code>: one undetermined, <code>V1</code>: one waived, empty: nothing applies.</p>"
  }

  private var tables: [String] {
    Set(reports.map(\.version.series)).sorted(by: >).map { series in
      let rows = reports.filter { $0.version.series == series }.reversed()
      let groups = CheckGroup.allCases.filter { group in
        rows.contains { row in row.results.contains { $0.check.group == group } }
      }
      let cells = rows.map { report in
        [link(report), verdict(report)] + groups.map { cell(report, $0) }
      }
      let name = "matrix-\(series.seriesText)"
      let table = HTMLText.table(
        id: name, caption: "Python \(series.seriesText)",
        head: [isOfTags ? "Tag" : "Revision", "Verdict"] + groups.map(\.title), rows: cells)
      return "<div class=\"matrix\">\n\(table)\n</div>"
    }
  }

  private func link(_ report: Report) -> String {
    "<a href=\"#\(report.anchorBase)\">\(HTMLText.escaped(VisibleText(report.subject.name).text))</a>"
  }

  private func verdict(_ report: Report) -> String {
    let words = report.verdictPhrase.prefix { $0 != "," }
    return "<span class=\"\(report.verdict.rawValue)\">\(HTMLText.escaped(String(words)))</span>"
  }

  private func cell(_ report: Report, _ group: CheckGroup) -> String {
    guard let row = MatrixRow.joined([report]).first, let cell = row.cells[group] else { return "" }
    let failed = report.results.filter {
      $0.check.group == group && ($0.isFailed || $0.isUndetermined)
    }
    let worst = Severity.allCases.lazy.compactMap { severity in
      failed.first { $0.severity == severity }
    }.first
    guard !cell.isQuiet, let worst else { return cell.text }
    let text = HTMLText.escaped(cell.text)
    return "<a href=\"#\(report.anchorBase)--\(worst.check.id.text)\">\(text)</a>"
  }

  /// A bar a tag, as high as it has failed checks, blockers below warnings.
  private var picture: String {
    let counts = reports.map(\.counts)
    let most = max(1, counts.map { $0.blockers + $0.warnings }.max() ?? 1)
    let width = max(3, min(24, 880 / max(1, reports.count)))
    let height = 120
    var bars = ""
    for (index, count) in counts.enumerated() {
      let x = index * width
      let name = HTMLText.escaped(VisibleText(reports[index].subject.name).text)
      let low = count.blockers * height / most
      let high = count.warnings * height / most
      let title =
        "<title>\(name): \(counted(count.blockers, "blocker")), "
        + "\(counted(count.warnings, "warning"))</title>"
      bars += "<g>\(title)"
      if low > 0 { bars += rect("bar-blocker", x, height - low, width - 1, low) }
      if high > 0 { bars += rect("bar-warning", x, height - low - high, width - 1, high) }
      if low + high == 0 { bars += rect("bar-none", x, height - 1, width - 1, 1) }
      bars += "</g>\n"
    }
    let total = width * reports.count
    let ends = [reports.first, reports.last].compactMap { $0?.subject.name }
    let label =
      "Failed blockers and warnings of \(counted(reports.count, "tag")), from "
      + ends.map { VisibleText($0).text }.joined(separator: " to ")
    return """
      <figure>
      <svg role="img" aria-label="\(HTMLText.escaped(label))" viewBox="0 0 \(max(total, 1)) \(height + 1)" width="\(max(total, 1))" height="\(height + 1)">
      \(bars)</svg>
      <figcaption>\(HTMLText.escaped(label)): at most \(most) at one tag. Blockers stand below warnings.</figcaption>
      </figure>
      """
  }

  private func rect(_ name: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "<rect class=\"\(name)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
  }
}
