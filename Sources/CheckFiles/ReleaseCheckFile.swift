import Readiness

/// One file of `release/`: the checks of a group.
enum ReleaseCheckFile {
  private static let documentKeys = ["schema", "group", "check"]
  private static let checkKeys = [
    "id", "probe", "title", "fault", "remedy", "source", "why", "severity", "applies",
    "made-at-release",
  ]
  private static let appliesKeys = ["from", "before"]

  /// A check and where its id stands.
  struct Entry {
    let id: CheckID
    let line: Int
    /// Nil if the rest of the table has a fault.
    let check: Check?
    /// The probe that it asks with, if that could be read.
    let probe: Probe.Kind?
  }

  /// The checks in order of the file.
  ///
  /// - Parameter name: The file's name without `.toml`, which is the group.
  static func entries(
    in document: CheckTable.Document, named name: String, log: inout FaultLog
  ) -> [Entry] {
    let root = document.root(keys: documentKeys, log: &log)
    root.checkSchema(log: &log)
    let group = root.choice("group", of: CheckGroup.self, called: "group", log: &log)
    if let group, group.rawValue != name {
      root.refuse("group", group.rawValue, "but the file is for \(name)", log: &log)
    }
    return root.tables("check", keys: checkKeys, log: &log).compactMap {
      entry($0, group: group, log: &log)
    }
  }

  private static func entry(_ table: CheckTable, group: CheckGroup?, log: inout FaultLog) -> Entry?
  {
    let text = table.text("id", log: &log)
    let id = text.flatMap { CheckID($0) }
    if let text, id == nil {
      let reason = "which is not made of lower-case letters, digits and hyphens"
      table.refuse("id", text, reason, log: &log)
    }
    let probe = table.choice("probe", of: Probe.Kind.self, called: "probe", log: &log)
    let title = table.text("title", log: &log)
    let fault = table.text("fault", log: &log)
    let remedy = table.text("remedy", log: &log)
    let source = table.text("source", log: &log)
    let why = table.text("why", log: &log)
    let severity = severity(table, log: &log)
    let applies = applies(table, log: &log)
    let isMadeAtRelease = table.flag("made-at-release", log: &log)
    guard let id else { return nil }
    var check: Check?
    if let group, let probe, let title, let fault, let remedy, let source, let why, let severity {
      check = Check(
        id: id, group: group, probe: probe, title: title, fault: fault, remedy: remedy,
        source: source, why: why, severity: severity, from: applies.from, before: applies.before,
        isMadeAtRelease: isMadeAtRelease)
    }
    return Entry(id: id, line: table.line(of: "id"), check: check, probe: probe)
  }

  private static func severity(_ check: CheckTable, log: inout FaultLog) -> SeverityByPhase? {
    let keys = SeverityByPhase.Key.allCases
    guard check.has("severity") else {
      log.add(.missingKey("severity"), line: check.line)
      return nil
    }
    guard let table = check.table("severity", keys: keys.map(\.rawValue), log: &log) else {
      return nil
    }
    var levels: [SeverityByPhase.Key: Severity] = [:]
    for key in keys where table.has(key.rawValue) {
      levels[key] = table.choice(
        key.rawValue, of: Severity.self, called: "severity", log: &log)
    }
    guard keys.contains(where: { table.has($0.rawValue) }) else {
      log.add(.missingKey("all"), line: table.line)
      return nil
    }
    return SeverityByPhase(levels)
  }

  private static func applies(
    _ check: CheckTable, log: inout FaultLog
  ) -> (from: ReleaseVersion?, before: ReleaseVersion?) {
    guard let table = check.table("applies", keys: appliesKeys, log: &log) else {
      return (nil, nil)
    }
    let from = table.tag("from", isOptional: true, log: &log)
    let before = table.tag("before", isOptional: true, log: &log)
    if let from, let before, from.version >= before.version {
      table.refuse("before", before.name, "which is not after 'from' (\(from.name))", log: &log)
    }
    return (from?.version, before?.version)
  }
}
