internal import Readiness

/// The tags by groups of checks, each cell leading to its evidence, and a picture of the findings.
struct HTMLMatrix {
  private let reports: [Report]

  init(_ reports: [Report]) { self.reports = reports.sorted { $0.version < $1.version } }

  /// What a row is about: `Tag`, or `Revision`.
  var subject: String {
    let isOfTags = reports.allSatisfy { if case .tag = $0.subject { true } else { false } }
    return isOfTags ? "Tag" : "Revision"
  }

  var blocks: [String] {
    guard !reports.isEmpty else { return [] }
    return [HTMLPicture(reports: reports, subject: subject.lowercased()).text, legend] + tables
  }

  /// The anchor of the table that has the row of a report.
  static func anchor(_ series: Series) -> String { "matrix-\(series.seriesText)" }

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
      let table = HTMLText.table(
        id: Self.anchor(series), caption: "Python \(series.seriesText)",
        head: [subject, "Verdict"] + groups.map(\.title), rows: cells)
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

  /// The gravest check of the group leads on; what is waived to its reasons, and what passed to the
  /// counts of the group.
  private func cell(_ report: Report, _ group: CheckGroup) -> String {
    guard let row = MatrixRow.joined([report]).first, let cell = row.cells[group] else { return "" }
    let text = HTMLText.escaped(cell.text)
    let base = "<a href=\"#\(report.anchorBase)--"
    if let worst = worst(report, group) {
      let word = worst.isFailed ? worst.severity.rawValue : "undetermined"
      return base + "\(worst.check.id.text)\" class=\"\(word)\">\(text)</a>"
    }
    if cell.isQuiet {
      return base
        + "group-\(group.rawValue)\" class=\"quiet\" aria-label=\"all passed\">\(text)</a>"
    }
    return base + "waived\">\(text)</a>"
  }

  /// Of what the text of a cell counts, the first of the gravest.
  private func worst(_ report: Report, _ group: CheckGroup) -> CheckResult? {
    let counting = report.results.filter {
      guard $0.check.group == group else { return false }
      return $0.isUndetermined
        || $0.isFailed && ($0.severity != .note || report.phase == .opening)
    }
    let failed = counting.filter(\.isFailed)
    return Severity.allCases.lazy.compactMap { severity in
      failed.first { $0.severity == severity }
    }.first ?? counting.first
  }
}
