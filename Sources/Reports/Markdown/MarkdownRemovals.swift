internal import Readiness

// What was announced as removed, and what is to be done by hand.
extension MarkdownReport {
  var removals: [String] {
    let rows = report.removals.rows
    let lists = ledgerLists
    guard !rows.isEmpty || !lists.isEmpty else { return [] }
    var blocks = [section("removals", "Removals")]
    if !rows.isEmpty { blocks.append(removalSentence(rows)) }
    if isLeftOut(.removals) { return blocks }
    guard !rows.isEmpty else { return blocks + lists }
    let announced = rows.filter { $0.announcement != nil }
    let expected = rows.filter { $0.announcement == nil }
    var fold: [String] = []
    if !announced.isEmpty { fold.append(announcementTable(announced)) }
    let remarks = announced.compactMap(remark)
    if !remarks.isEmpty { fold.append(MarkdownText.list(remarks)) }
    if !expected.isEmpty {
      fold.append("Expected by check data, and not announced in a place that was read:")
      fold.append(MarkdownText.list(expected.map(expectation)))
    }
    if rows.contains(where: { $0.verdict == .keptForABI }) {
      fold.append(
        "\"Kept for old binaries\": gone from the headers, still exported, `abi_only = true` in "
          + "`Misc/stable_abi.toml`.")
    }
    blocks.append(MarkdownText.fold("Each announcement and what the tree holds", fold))
    return blocks + lists
  }

  /// `54 announced in Doc/whatsnew/3.12.rst: 52 gone, 2 kept for old binaries, …`
  private func removalSentence(_ rows: [RemovalLedger.Row]) -> String {
    var paths: [RepoPath] = []
    for path in rows.compactMap(\.announcement?.path) where !paths.contains(path) {
      paths.append(path)
    }
    let announced = rows.count { $0.announcement != nil }
    let places = paths.prefix(3).map { code(Location($0)) }
    let others = paths.count > 3 ? ["\(paths.count - 3) more files"] : []
    var head: [String] = []
    if announced > 0 { head.append("\(announced) announced in \(listed(places + others))") }
    if announced < rows.count { head.append("\(rows.count - announced) expected by check data") }
    return head.joined(separator: ", ") + ": " + report.removals.countsText + "."
  }

  /// One row for what one line announces.
  private func announcementTable(_ rows: [RemovalLedger.Row]) -> String {
    let groups = Dictionary(grouping: rows) { $0.announcement }
    let keys = groups.keys.compactMap { $0 }.sorted {
      ($0.path, $0.line ?? 0) < ($1.path, $1.line ?? 0)
    }
    let isOneFile = Set(keys.map(\.path)).count == 1
    let cells = keys.map { key in
      let rows = groups[key] ?? []
      let line = isOneFile ? key.line.map(String.init) ?? "" : cell(VisibleText(key))
      return [
        line, names(rows.map(\.symbol), limit: 4), "\(rows.count)", outcome(of: rows), read(rows),
      ]
    }
    let first = isOneFile ? "Line" : "Place"
    return MarkdownText.table([first, "Announced as removed", "Names", "Outcome", "Read"], cells)
  }

  /// The files and folders that were read for the names of a row: what "gone" stands on.
  private func read(_ rows: [RemovalLedger.Row]) -> String {
    var paths: [RepoPath] = []
    for path in rows.flatMap(\.places).map(\.path) where !paths.contains(path) {
      paths.append(path)
    }
    let shown = paths.prefix(2).map { cell(VisibleText($0)) }
    let more = paths.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private func cell(_ text: VisibleText) -> String { MarkdownText.code(text, isCell: true) }

  private func names(_ symbols: [String], limit: Int) -> String {
    let shown = symbols.prefix(symbols.count <= limit + 1 ? limit + 1 : limit).map {
      cell(VisibleText($0))
    }
    let more = symbols.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private func outcome(of rows: [RemovalLedger.Row]) -> String {
    let gone = rows.count { $0.verdict == .gone }
    if gone == rows.count { return "gone" }
    var parts = gone > 0 ? ["\(gone) gone"] : []
    for verdict in [RemovalLedger.Verdict.keptForABI, .present, .undetermined, .phantom] {
      let symbols = rows.filter { $0.verdict == verdict }.map(\.symbol)
      if symbols.isEmpty { continue }
      let subject = symbols.count == rows.count ? "" : names(symbols, limit: 8) + " "
      parts.append(subject + verdict.words)
    }
    return parts.joined(separator: "; ")
  }

  /// What a reader needs to know of a row: where it still is, why nothing is known, a note.
  private func remark(_ row: RemovalLedger.Row) -> String? {
    let isOpen = [.present, .undetermined, .phantom].contains(row.verdict)
    guard isOpen || row.note != nil else { return nil }
    let places = row.verdict == .present && !row.places.isEmpty ? " at " + codes(row.places) : ""
    let note = row.note.map { ": " + MarkdownText.prose($0.oneLine, quotesLinks: true) } ?? ""
    return "\(MarkdownText.code(VisibleText(row.symbol))) \(row.verdict.words)\(places)\(note)"
  }

  private func expectation(_ row: RemovalLedger.Row) -> String {
    let text = remark(row) ?? "\(MarkdownText.code(VisibleText(row.symbol))) \(row.verdict.words)"
    return text + " (\(MarkdownText.prose(row.source.oneLine, quotesLinks: true)))"
  }
}

extension MarkdownReport {
  var manual: [String] {
    guard !report.manual.isEmpty else { return [] }
    let steps = report.manual.map { "[ ] " + sentence($0.text) }
    let verb = "\(counted(report.manual.count, "step")) of PEP 101 that the repository cannot tell"
    return [section("by-hand", "By hand"), MarkdownText.fold(verb, [MarkdownText.list(steps)])]
  }
}

extension RemovalLedger {
  /// `52 gone, 2 kept for old binaries, 0 still present, 0 undetermined`
  var countsText: String {
    ([Verdict.gone, .keptForABI, .present, .undetermined]
      + (count(.phantom) > 0 ? [.phantom] : []))
      .map { "\(count($0)) \($0.words)" }.joined(separator: ", ")
  }
}

extension RemovalLedger.Verdict {
  var words: String {
    switch self {
    case .gone: "gone"
    case .keptForABI: "kept for old binaries"
    case .present: "still present"
    case .undetermined: "undetermined"
    case .phantom: "never there"
    }
  }
}
