internal import Readiness

// Tags: one table a series, the newest series and the newest tag first.
extension ReportIndex {
  var tagBlocks: [String] {
    let reports = entries.compactMap(\.report)
    guard !reports.isEmpty else { return [] }
    let series = Set(reports.map(\.version.series)).sorted(by: >)
    let hasTodo = reports.contains { $0.phase == .opening }
    let hasWaived = reports.contains { $0.counts.waived > 0 }
    let legend =
      "`·` all passed, `B2` two blockers, `W1` one warning, `U1` one undetermined"
      + (hasTodo ? ", `N1` one thing to do in a tag that opens a branch" : "")
      + (hasWaived ? ", `V1` one waived" : "")
      + ", empty: nothing applies. Tags with the same row are joined."
    return [legend]
      + series.flatMap { series in
        seriesBlocks(series, reports.filter { $0.version.series == series }, of: reports)
      }
  }

  private func seriesBlocks(_ series: Series, _ reports: [Report], of all: [Report]) -> [String] {
    let title = "\(series.seriesText): \(seriesState(reports))"
    let sorted = reports.sorted { $0.version > $1.version }
    let body = tableBlocks(MatrixRow.joined(sorted)) + causes(sorted)
    let isQuiet = reports.allSatisfy { $0.verdict == .ready }
    let isAlone = reports.count == all.count
    return isQuiet && !isAlone
      ? [MarkdownText.fold(title, body)] : ["## " + title] + body
  }

  private func seriesState(_ reports: [Report]) -> String {
    let notReady = reports.count { $0.verdict == .notReady }
    let undetermined = reports.count { $0.verdict == .undetermined }
    let parts =
      (notReady > 0 ? ["\(notReady) of \(reports.count) not ready"] : [])
      + (undetermined > 0 ? ["\(undetermined) of \(reports.count) undetermined"] : [])
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    return reports.count == 1 ? "ready" : "all \(reports.count) ready"
  }

  private func tableBlocks(_ rows: [MatrixRow]) -> [String] {
    let groups = CheckGroup.allCases.filter { group in
      rows.contains { $0.cells[group].map { !$0.isQuiet } ?? false }
    }
    let quiet = CheckGroup.allCases.filter { group in
      !groups.contains(group) && rows.contains { $0.cells[group] != nil }
    }
    let table = MarkdownText.table(
      ["Tags", "Verdict"] + groups.map(\.title),
      rows.map { row in
        [label(row), Self.word(row.first.verdict)] + groups.map { cell(row, $0) }
      })
    let names = quiet.map(\.title).joined(separator: ", ")
    return [table] + (quiet.isEmpty ? [] : ["All passed: \(names)."])
  }

  /// `v3.12.3 … v3.12.6 (4)`: the newest tag is the first of the row.
  private func label(_ row: MatrixRow) -> String {
    if row.count == 1 { return cell(row.first) }
    return "\(cell(row.last)) … \(cell(row.first)) (\(row.count))"
  }

  private func cell(_ row: MatrixRow, _ group: CheckGroup) -> String {
    guard let cell = row.cells[group] else { return "" }
    guard let blocker = cell.blocker else { return cell.text }
    return "[\(cell.text)](\(address(of: row.first, section: blocker.text)))"
  }

  /// Blockers that several tags have, each said once: a common cause is seen here.
  private func causes(_ reports: [Report]) -> [String] {
    var faults: [CheckID: String] = [:]
    var tags: [CheckID: [String]] = [:]
    for report in reports.reversed() {
      for result in report.failed(.blocker) {
        faults[result.check.id] = result.check.fault
        tags[result.check.id, default: []].append(
          MarkdownText.code(VisibleText(report.subject.name)))
      }
    }
    let shared = tags.keys.sorted().filter { (tags[$0]?.count ?? 0) > 1 }
    let items = shared.map { id in
      let names = tags[id] ?? []
      let more = names.count > 12 ? " and \(names.count - 12) more" : ""
      let fault = MarkdownText.prose((faults[id] ?? "").oneLine)
      return "`\(id.text)`, \(fault): \(names.prefix(12).joined(separator: ", "))\(more)"
    }
    return items.isEmpty ? [] : ["Blockers of more than one tag:", MarkdownText.list(items)]
  }
}
