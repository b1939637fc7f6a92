import Readiness

/// One file of `removals/`: what a series takes away.
enum RemovalFile {
  private static let documentKeys = ["schema", "series", "removal"]
  private static let removalKeys = ["symbol", "due", "witness", "source", "note"]

  /// The removals in order of the file.
  static func removals(
    in document: CheckTable.Document, of series: Series, log: inout FaultLog
  ) -> [Removal] {
    let root = document.root(keys: documentKeys, log: &log)
    root.checkSchema(log: &log)
    root.checkSeries(is: series, log: &log)
    var lines: [String: Int] = [:]
    return root.tables("removal", keys: removalKeys, log: &log).compactMap { table in
      let symbol = symbol(table, log: &log)
      if let symbol {
        let line = table.line(of: "symbol")
        if let first = lines[symbol.text] {
          log.add(
            .duplicate(what: "removal", name: symbol.text, firstFile: nil, firstLine: first),
            line: line)
        } else {
          lines[symbol.text] = line
        }
      }
      return removal(of: symbol, table, series: series, log: &log)
    }
  }

  private static func symbol(_ table: CheckTable, log: inout FaultLog) -> Symbol? {
    guard let text = table.text("symbol", log: &log) else { return nil }
    let symbol = Symbol(text)
    if symbol == nil { table.refuse("symbol", text, "which is no symbol", log: &log) }
    return symbol
  }

  private static func removal(
    of symbol: Symbol?, _ table: CheckTable, series: Series, log: inout FaultLog
  ) -> Removal? {
    let due = table.tag("due", log: &log)
    if let due, due.version.series != series {
      table.refuse("due", due.name, "which is not a tag of \(series.text)", log: &log)
    }
    let witness = table.tag("witness", log: &log)
    if let due, let witness, witness.version >= due.version {
      table.refuse("witness", witness.name, "which is not before 'due' (\(due.name))", log: &log)
    }
    let source = table.text("source", log: &log)
    let note = table.optionalText("note", log: &log)
    guard let symbol, let due, let witness, let source else { return nil }
    return Removal(
      symbol: symbol, due: due.version, witness: witness.version, source: source, note: note)
  }
}
