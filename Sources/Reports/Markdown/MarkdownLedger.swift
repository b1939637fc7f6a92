internal import Readiness

// What the tree says of removals besides what it lists as removed.
extension MarkdownReport {
  /// The most lines of one list.
  private static let ledgerLimit = 200

  /// A fold for each list that is not empty.
  var ledgerLists: [String] {
    let ledger = report.removals
    let series = report.version.series
    let next = "\(series.major).\(series.minor + 1)"
    let lists: [(String, [RemovalLedger.Entry])] = [
      ("Gone and unannounced", ledger.unannounced),
      ("Overdue: said to be removed by this version, still there", ledger.overdue),
      ("Still to go in \(series.seriesText)", ledger.stillToGo),
      ("Pending in \(next)", ledger.next),
    ]
    return lists.filter { !$0.1.isEmpty }.map { title, entries in
      let limit = style.isVerbose ? Int.max : Self.ledgerLimit
      var lines = entries.prefix(limit).map(ledgerLine)
      if entries.count > lines.count { lines.append("… and \(entries.count - lines.count) more") }
      return MarkdownText.fold("\(title): \(entries.count)", [MarkdownText.list(lines)])
    }
  }

  private func ledgerLine(_ entry: RemovalLedger.Entry) -> String {
    let symbol = MarkdownText.code(VisibleText(entry.symbol))
    let places = entry.places.prefix(2).map(code).joined(separator: ", ")
    let said = entry.sources.prefix(3).map(code).joined(separator: ", ")
    let verb = entry.sources.isEmpty ? " was at " : " at "
    return symbol + (places.isEmpty ? "" : verb + places)
      + (said.isEmpty ? "" : "; said at " + said)
  }
}
