import Readiness

/// One file of `plans/`: what the release PEP of a series planned, and from when on.
enum PlanFile {
  private static let documentKeys = ["schema", "series", "plan"]
  private static let moveKeys = ["version", "since", "date", "state"]

  private enum State: String, CaseIterable { case withdrawn }

  /// The plan, or nil if it has a fault.
  static func plan(
    in document: CheckTable.Document, of series: Series, log: inout FaultLog
  ) -> ReleasePlan? {
    let root = document.root(keys: documentKeys, log: &log)
    root.checkSchema(log: &log)
    root.checkSeries(is: series, log: &log)
    let moves = root.tables("plan", keys: moveKeys, log: &log).compactMap { table in
      move(table, of: series, log: &log)
    }
    guard log.faults.isEmpty else { return nil }
    return ReleasePlan(series: series, moves: moves)
  }

  private static func move(
    _ table: CheckTable, of series: Series, log: inout FaultLog
  ) -> ReleasePlan.Move? {
    let version = ScheduleFile.version(table, of: series, log: &log)
    let since = table.day("since", isOptional: false, log: &log)
    var date: String?
    if table.has("state") {
      _ = table.choice("state", of: State.self, called: "state", log: &log)
      if table.has("date") {
        table.refuse("date", "set", "but the release is withdrawn", log: &log)
      }
    } else {
      date = table.day("date", isOptional: false, log: &log)
      if date == nil { return nil }
    }
    guard let version, let since = since.flatMap({ CivilDay($0) }) else { return nil }
    return ReleasePlan.Move(version: version, since: since, day: date.flatMap { CivilDay($0) })
  }
}
