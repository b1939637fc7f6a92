import Readiness

/// One file of `schedules/`: the release schedule of a series.
enum ScheduleFile {
  private static let documentKeys = [
    "schema", "series", "pep", "status", "branch", "release-manager", "start-of-development",
    "feature-freeze", "first-release", "end-of-bugfix", "end-of-life", "release",
  ]
  private static let releaseKeys = ["version", "state", "date", "note"]

  private enum State: String, CaseIterable { case actual, expected }

  /// The schedule, or nil if it has a fault.
  static func schedule(
    in document: CheckTable.Document, of series: Series, log: inout FaultLog
  ) -> Schedule? {
    let root = document.root(keys: documentKeys, log: &log)
    root.checkSchema(log: &log)
    root.checkSeries(is: series, log: &log)
    let pep = root.integer("pep", isOptional: true, log: &log)
    if let pep, pep <= 0 { root.refuse("pep", "\(pep)", "which is no PEP", log: &log) }
    _ = root.optionalText("status", log: &log)
    // Series older than branches in the repository have an empty one.
    let branch = root.optionalText("branch", mayBeEmpty: true, log: &log)
    let manager = root.text("release-manager", log: &log)
    for key in ["start-of-development", "feature-freeze", "first-release"] {
      _ = root.day(key, mayBeMonth: true, log: &log)
    }
    let endOfBugfix = root.day("end-of-bugfix", mayBeMonth: true, log: &log)
    let endOfLife = root.day("end-of-life", mayBeMonth: true, log: &log)
    let releases = releases(root, of: series, log: &log)
    guard let manager, log.faults.isEmpty else { return nil }
    return Schedule(
      series: series, pep: pep, branch: branch ?? "", releaseManager: manager,
      releases: releases.sorted { $0.version < $1.version }, endOfBugfix: endOfBugfix,
      endOfLife: endOfLife)
  }

  private static func releases(
    _ root: CheckTable, of series: Series, log: inout FaultLog
  ) -> [Schedule.Release] {
    var lines: [ReleaseVersion: Int] = [:]
    return root.tables("release", keys: releaseKeys, log: &log).compactMap { table in
      let version = version(table, of: series, log: &log)
      let state = table.choice("state", of: State.self, called: "state", log: &log)
      let date = table.day("date", isOptional: false, log: &log)
      _ = table.optionalText("note", log: &log)
      guard let version else { return nil }
      if let first = lines[version] {
        log.add(
          .duplicate(what: "release", name: version.text, firstFile: nil, firstLine: first),
          line: table.line(of: "version"))
      } else {
        lines[version] = table.line(of: "version")
      }
      guard let state, let date else { return nil }
      return Schedule.Release(version: version, date: date, isActual: state == .actual)
    }
  }

  /// The `version` of a table, which must be one of the series.
  static func version(
    _ table: CheckTable, of series: Series, log: inout FaultLog
  ) -> ReleaseVersion? {
    guard let text = table.text("version", log: &log) else { return nil }
    guard let version = ReleaseVersion(text) else {
      table.refuse("version", text, "which is not a version, like \"3.12.0a1\"", log: &log)
      return nil
    }
    guard version.series == series else {
      table.refuse("version", text, "which is not a version of \(series.text)", log: &log)
      return nil
    }
    return version
  }
}
