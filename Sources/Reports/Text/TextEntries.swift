internal import Readiness

extension ReportEntry {
  /// One report, or several: the matrix, what the ones that are not ready found, and one verdict a
  /// line in the order asked.
  package static func text(_ entries: [ReportEntry], _ style: TextStyle) -> String {
    let verdicts = verdictLines(entries, style)
    if style.isQuiet { return style.page(verdicts) }
    if entries.count == 1, let report = entries.first?.report {
      return style.page(TextReport(report: report.inOrder, style: style).lines + verdicts)
    }
    var lines = entries.contains { $0.report != nil } ? TextMatrix(entries, style).lines + [""] : []
    for report in entries.compactMap(\.report) where report.verdict != .ready || style.isVerbose {
      lines += TextReport(report: report.inOrder, style: style).lines + [""]
    }
    return style.page(lines + verdicts)
  }

  /// `v3.9.0: NOT READY, 2 blockers`: the only lines of this form.
  private static func verdictLines(_ entries: [ReportEntry], _ style: TextStyle) -> [String] {
    let names = entries.map { VisibleText($0.name).text + ":" }
    let width = names.map(\.count).max() ?? 0
    return zip(entries, names).map { entry, name in
      let padding = String(repeating: " ", count: width - name.count)
      let verdict =
        entry.report.map { TextReport.verdict($0, style) }
        ?? style.paint("NOT INSPECTED", .blocker)
        + entry.verdictPhrase.dropFirst("NOT INSPECTED".count)
      return "\(name)\(padding) \(verdict)"
    }
  }
}

/// How the checks of each group ended at each tag: groups as columns, as there is a fixed number.
struct TextMatrix {
  let lines: [String]

  init(_ entries: [ReportEntry], _ style: TextStyle) {
    let rows = MatrixRow.joined(entries.compactMap(\.report))
    let labels = rows.map { row -> String in
      let first = VisibleText(row.first.subject.name).text
      return row.count == 1 ? first : "\(first)..\(VisibleText(row.last.subject.name).text)"
    }
    let width = max(16, labels.map(\.count).max() ?? 0)
    let cells = rows.map { row in CheckGroup.allCases.map { row.cells[$0].map(\.text) ?? "" } }
    // A cell is as wide as the fullest one of its column, and a name has three letters.
    let widths = CheckGroup.allCases.indices.map { column in
      max(4, cells.map { $0[column].count }.max() ?? 0)
    }
    func line(_ label: String, _ cells: [String]) -> String {
      let text = zip([label] + cells, [width] + widths).map { text, width in
        text + String(repeating: " ", count: max(0, width - text.count))
      }.joined(separator: " ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let head = line("", CheckGroup.allCases.map(\.shortTitle))
    lines = [head] + zip(labels, cells).map { line($0, $1) }
  }
}

extension CheckGroup {
  /// As the head of a narrow column shows it: three letters, or a word of four.
  fileprivate var shortTitle: String { title.count == 4 ? title : String(title.prefix(3)) }
}
