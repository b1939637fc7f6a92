import Readiness

/// One table of a check file, read key by key; every fault goes to a log.
///
/// A reading method gives nil when the key is missing or its value is not of its type; a fault
/// was logged then, unless the key was optional and missing.
struct CheckTable {
  /// The keys of a kind of table, as files spell them.
  typealias Keys = [String]

  /// The line of the table's header.
  let line: Int
  private let entries: [String: TOMLNode]

  /// - Parameter keys: Every key that the table may have; others are faults.
  init(_ entries: [String: TOMLNode], line: Int, keys: Keys, log: inout FaultLog) {
    self.entries = entries
    self.line = line
    for (key, node) in entries where !keys.contains(key) {
      let near = EditDistance.nearest(to: key, among: keys)
      log.add(.unknownKey(key, suggestion: near), line: node.line)
    }
  }

  func has(_ key: String) -> Bool { entries[key] != nil }

  /// Where a key is set, or else the table begins.
  func line(of key: String) -> Int { entries[key]?.line ?? line }

  /// A string with something other than blanks in it.
  func text(_ key: String, log: inout FaultLog) -> String? {
    guard has(key) else {
      log.add(.missingKey(key), line: line)
      return nil
    }
    return optionalText(key, log: &log)
  }

  func optionalText(
    _ key: String, mayBeEmpty: Bool = false, log: inout FaultLog
  ) -> String? {
    guard let node = entries[key] else { return nil }
    guard case .string(let text) = node.value else {
      log.add(.wrongType(key: key, found: node.kind, wanted: "a string"), line: node.line)
      return nil
    }
    guard mayBeEmpty || text.contains(where: { !$0.isWhitespace }) else {
      refuse(key, text, "which says nothing", log: &log)
      return nil
    }
    return text
  }

  /// What is set, whatever its type.
  func value(of key: String) -> TOMLNode.Value? { entries[key]?.value }

  /// An array of strings, or one string; empty where it is missing.
  func texts(_ key: String, log: inout FaultLog) -> [String] {
    guard let node = entries[key] else { return [] }
    let nodes: [TOMLNode]
    switch node.value {
    case .string: nodes = [node]
    case .array(let elements): nodes = elements
    default:
      log.add(.wrongType(key: key, found: node.kind, wanted: "strings"), line: node.line)
      return []
    }
    var texts: [String] = []
    for node in nodes {
      if case .string(let text) = node.value {
        texts.append(text)
      } else {
        log.add(.wrongType(key: key, found: node.kind, wanted: "a string"), line: node.line)
      }
    }
    return texts
  }

  func integer(_ key: String, isOptional: Bool = false, log: inout FaultLog) -> Int? {
    guard let node = entries[key] else {
      if !isOptional { log.add(.missingKey(key), line: line) }
      return nil
    }
    guard case .integer(let number) = node.value else {
      log.add(.wrongType(key: key, found: node.kind, wanted: "an integer"), line: node.line)
      return nil
    }
    return number
  }

  /// A boolean that is false where it is missing.
  func flag(_ key: String, log: inout FaultLog) -> Bool {
    guard let node = entries[key] else { return false }
    guard case .boolean(let value) = node.value else {
      log.add(.wrongType(key: key, found: node.kind, wanted: "a boolean"), line: node.line)
      return false
    }
    return value
  }

  /// A day, as a TOML date or as the text `YYYY-MM-DD`.
  ///
  /// - Parameter mayBeMonth: Whether the text may be `YYYY-MM`.
  func day(
    _ key: String, mayBeMonth: Bool = false, isOptional: Bool = true, log: inout FaultLog
  ) -> String? {
    guard let node = entries[key] else {
      if !isOptional { log.add(.missingKey(key), line: line) }
      return nil
    }
    switch node.value {
    case .date(let text): return text
    case .string(let text):
      let isDay = CivilDay(text) != nil || (mayBeMonth && CivilDay.last(of: text) != nil)
      if !isDay { refuse(key, text, "which is not a day (YYYY-MM-DD)", log: &log) }
      return isDay ? text : nil
    default:
      log.add(.wrongType(key: key, found: node.kind, wanted: "a date"), line: node.line)
      return nil
    }
  }

  /// A release by the name of its tag.
  func tag(_ key: String, isOptional: Bool = false, log: inout FaultLog) -> ReleaseTag? {
    guard let text = isOptional ? optionalText(key, log: &log) : text(key, log: &log) else {
      return nil
    }
    if let tag = ReleaseTag(text) { return tag }
    let near = ReleaseTag(near: text)?.name
    refuse(key, text, "which is not a release tag", near: near, log: &log)
    return nil
  }

  /// A value of a closed set.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type, called name: String, log: inout FaultLog
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(key, log: &log) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let near = EditDistance.nearest(to: text, among: Choice.allCases.map(\.rawValue))
    refuse(key, text, "which is no \(name)", near: near, log: &log)
    return nil
  }

  /// The tables of `[[key]]`.
  func tables(_ key: String, keys: Keys, log: inout FaultLog) -> [CheckTable] {
    guard let node = entries[key] else { return [] }
    guard case .array(let nodes) = node.value else {
      log.add(.wrongType(key: key, found: node.kind, wanted: "tables"), line: node.line)
      return []
    }
    var tables: [CheckTable] = []
    for node in nodes {
      if case .table(let entries) = node.value {
        tables.append(CheckTable(entries, line: node.line, keys: keys, log: &log))
      } else {
        log.add(.wrongType(key: key, found: node.kind, wanted: "a table"), line: node.line)
      }
    }
    return tables
  }

  /// The table of `[… key]`, if there is one.
  func table(_ key: String, keys: Keys, log: inout FaultLog) -> CheckTable? {
    guard let node = entries[key] else { return nil }
    guard case .table(let entries) = node.value else {
      log.add(.wrongType(key: key, found: node.kind, wanted: "a table"), line: node.line)
      return nil
    }
    return CheckTable(entries, line: node.line, keys: keys, log: &log)
  }

  /// Logs that a value of the right type is not one of the key's.
  func refuse(
    _ key: String, _ value: String, _ reason: String, near: String? = nil, log: inout FaultLog
  ) {
    log.add(
      .invalidValue(key: key, value: value, reason: reason, suggestion: near), line: line(of: key))
  }
}

extension CheckTable {
  /// A whole file, whose root is a table.
  struct Document {
    private let entries: [String: TOMLNode]

    init(_ node: TOMLNode) {
      if case .table(let entries) = node.value { self.entries = entries } else { entries = [:] }
    }

    /// The root, with every key that it may have.
    func root(keys: Keys, log: inout FaultLog) -> CheckTable {
      CheckTable(entries, line: 1, keys: keys, log: &log)
    }
  }

  /// The version of the format that this relcheck reads.
  static let schema = 1

  /// Checks `schema`.
  func checkSchema(log: inout FaultLog) {
    guard let schema = integer("schema", log: &log), schema != Self.schema else { return }
    refuse("schema", "\(schema)", "this relcheck reads \(Self.schema)", log: &log)
  }

  /// Checks that `series` is the series that the file's name says.
  func checkSeries(is wanted: Series, log: inout FaultLog) {
    guard let text = text("series", log: &log) else { return }
    if Series(text) == nil {
      refuse("series", text, "which is not a series, like \"3.12\"", log: &log)
    } else if text != wanted.text {
      refuse("series", text, "but the file is for \(wanted.text)", log: &log)
    }
  }
}
