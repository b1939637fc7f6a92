package import Readiness

/// The version of the JSON form: readers may depend on it.
package let reportSchemaVersion = 1

extension ReportEntry {
  /// `--format json`: one object for one entry, or all of them under `reports`.
  ///
  /// Paths are the real ones, so that a program can open them.
  package static func json(_ entries: [ReportEntry], programVersion: String) -> String {
    let schema = JSONValue.Member("schema_version", .number(reportSchemaVersion))
    func members(_ entry: ReportEntry) -> [JSONValue.Member] {
      switch entry {
      case .report(let report): JSONReport(report: report.inOrder).members(programVersion)
      case .notInspected(let entry):
        [
          .init("relcheck", .string(programVersion)), .init("tag", .string(entry.name)),
          .init("version", .optional(entry.version?.versionText)),
          .init("verdict", .string("not-inspected")), .init("error", .string(entry.error)),
        ]
      }
    }
    if entries.count == 1, let entry = entries.first {
      return JSONValue.object([schema] + members(entry)).pretty + "\n"
    }
    // One after the other: the values of hundreds of reports take far more room than their text.
    return JSONValue.pretty([schema], list: "reports", entries) {
      JSONValue.object([schema] + members($0))
    } + "\n"
  }
}

extension Report {
  /// The report as one JSON object.
  package func json(programVersion: String) -> String {
    ReportEntry.json([.report(self)], programVersion: programVersion)
  }
}

/// A report on its way to JSON.
private struct JSONReport {
  let report: Report

  func members(_ programVersion: String) -> [JSONValue.Member] {
    [
      .init("relcheck", .string(programVersion)),
      .init("checks_digest", .string(report.checksDigest)),
    ] + subject + [
      .init("version", .string(report.version.versionText)),
      .init("phase", .string(report.phase.rawValue)),
      .init("commit", .string(report.commit.id.hex)),
      .init("tree", .string(report.commit.tree.hex)),
      .init("baseline", .optional(report.comparison.baseline)),
      .init("previous", .optional(report.comparison.previous)),
    ] + JSONFacts(report: report).members + [
      .init("verdict", .string(report.verdict.rawValue)), .init("counts", counts),
      .init("findings", findingCounts),
      .init("results", .array(report.results.flatMap(JSONResults.values))),
      .init("removals", removals),
      .init("due", .array(report.due.map(due))),
      .init("manual", .array(report.manual.map { .string($0.text.plain) })),
    ] + manualParts + [
      .init("waivers", .array(report.waivers.map(JSONValue.init))),
      .init("since", report.since.map(JSONValue.init) ?? .null),
    ]
  }

  /// The steps with what is code in them, if any has some.
  private var manualParts: [JSONValue.Member] {
    let texts = report.manual.map(\.text)
    guard texts.contains(where: { !$0.isWordsOnly }) else { return [] }
    return [.init("manual_parts", .array(texts.map(\.parts)))]
  }

  /// What is not tagged has no tag: the revision as the user wrote it stands beside it.
  private var subject: [JSONValue.Member] {
    switch report.subject {
    case .tag(let name): [.init("tag", .string(name))]
    case .revision(let name): [.init("tag", .null), .init("revision", .string(name))]
    }
  }

  private var counts: JSONValue {
    let counts = report.counts
    return .object([
      .init("passed", .number(counts.passed)), .init("blockers", .number(counts.blockers)),
      .init("warnings", .number(counts.warnings)), .init("notes", .number(counts.notes)),
      .init("not_applicable", .number(counts.notApplicable)),
      .init("undetermined", .number(counts.undetermined)),
      .init("waived", .number(counts.waived)),
    ])
  }

  private var findingCounts: JSONValue {
    .object(
      Severity.allCases.map { severity in
        let count = Severity.allCases.flatMap(report.failed).reduce(0) { sum, failed in
          sum + failed.findings.count { $0.severity(in: failed.severity) == severity }
        }
        return .init(severity.rawValue, .number(count))
      } + [.init("waived", .number(report.waivedFindings.count))])
  }

  private var removals: JSONValue {
    let ledger = report.removals
    return .object([
      .init("announced", .number(ledger.rows.count { $0.announcement != nil })),
      .init("gone", .number(ledger.count(.gone))),
      .init("kept_for_abi", .number(ledger.count(.keptForABI))),
      .init("present", .number(ledger.count(.present))),
      .init("undetermined", .number(ledger.count(.undetermined))),
      .init("phantom", .number(ledger.count(.phantom))),
      .init("rows", .array(ledger.rows.map(row))),
      .init("unannounced", .array(ledger.unannounced.map(entry))),
      .init("overdue", .array(ledger.overdue.map(entry))),
      .init("still_to_go", .array(ledger.stillToGo.map(entry))),
      .init("next", .array(ledger.next.map(entry))),
    ])
  }

  private func entry(_ entry: RemovalLedger.Entry) -> JSONValue {
    .object([
      .init("symbol", .string(entry.symbol)),
      .init("in", .optional(entry.series.map { "\($0.major).\($0.minor)" })),
      .init("sources", .array(entry.sources.map(JSONValue.place))),
      .init("locations", .array(entry.places.map(JSONValue.place))),
    ])
  }

  private func row(_ row: RemovalLedger.Row) -> JSONValue {
    .object([
      .init("symbol", .string(row.symbol)), .init("verdict", .string(row.verdict.rawValue)),
      .init("source", row.announcement.map(JSONValue.place) ?? .null),
      .init("places", .array(row.places.map(JSONValue.place))),
      .init("reference", .string(row.source)), .init("note", .optional(row.note)),
    ])
  }

  private func due(_ removal: DueRemoval) -> JSONValue {
    .object([
      .init("symbol", .string(removal.symbol)), .init("by", .string(removal.by.versionText)),
      .init("locations", .array(removal.locations.map(JSONValue.place))),
    ])
  }
}

/// A check as results: one for each finding, or one for all of it.
private struct JSONResults {
  let result: CheckResult

  static func values(_ result: CheckResult) -> [JSONValue] {
    let results = JSONResults(result: result)
    return results.counting + result.waived.map(results.value)
  }

  /// What is not waived.
  private var counting: [JSONValue] {
    let results = self
    return switch result.outcome {
    case .waived: []
    case .passed(let places): [results.whole("passed", places: places)]
    case .notApplicable(let reason): [results.whole("not-applicable", message: reason)]
    case .failed(let findings, let undetermined):
      findings.map { results.value($0, "failed") }
        + undetermined.map { results.value($0, "undetermined") }
    case .undetermined(let findings): findings.map { results.value($0, "undetermined") }
    }
  }

  private func whole(
    _ outcome: String, places: [Location] = [], message: Message = Message([])
  ) -> JSONValue {
    object(
      outcome, severity: result.severity, message: message, subject: "", places: places,
      remedy: result.check.remedy, isNew: .bool(false), sinceTag: nil)
  }

  private func value(_ finding: Finding, _ outcome: String) -> JSONValue {
    // What could not be determined is not known to be wrong: the check's own remedy mends nothing.
    let general = outcome == "failed" ? result.check.remedy : ""
    var extra: [JSONValue.Member] = []
    if let remedy = finding.remedy { extra.append(.init("remedy_parts", remedy.parts)) }
    if let most = finding.atMost {
      extra += [
        .init("check_severity", .string(result.severity.rawValue)),
        .init("at_most", .string(most.rawValue)),
      ]
    }
    return object(
      outcome, severity: finding.severity(in: result.severity), message: finding.message,
      subject: finding.subject, places: finding.locations,
      remedy: finding.remedy?.plain ?? general,
      isNew: finding.isNew.map { .bool($0) } ?? .null, sinceTag: finding.sinceTag, extra)
  }

  private func value(_ waived: WaivedFinding) -> JSONValue {
    let finding = waived.finding
    var extra: [JSONValue.Member] = [.init("check_severity", .string(result.severity.rawValue))]
    if let remedy = finding.remedy { extra.append(.init("remedy_parts", remedy.parts)) }
    if let most = finding.atMost { extra.append(.init("at_most", .string(most.rawValue))) }
    let general = waived.isDetermined ? result.check.remedy : ""
    return object(
      "waived", severity: waived.severity, message: finding.message, subject: finding.subject,
      places: finding.locations, remedy: finding.remedy?.plain ?? general,
      isNew: finding.isNew.map { .bool($0) } ?? .null, sinceTag: finding.sinceTag, extra,
      waiver: JSONValue(waived))
  }

  private func object(
    _ outcome: String, severity: Severity, message: Message, subject: String, places: [Location],
    remedy: String, isNew: JSONValue, sinceTag: String?, _ extra: [JSONValue.Member] = [],
    waiver: JSONValue = .null
  ) -> JSONValue {
    let check = result.check
    let parts: [JSONValue.Member] =
      message.isWordsOnly ? [] : [.init("message_parts", message.parts)]
    return .object(
      [
        .init("id", .string(check.id.text)), .init("group", .string(check.group.rawValue)),
        .init("severity", .string(severity.rawValue)), .init("outcome", .string(outcome)),
        .init("title", .string(check.title)), .init("fault", .string(check.fault)),
        .init("message", .string(message.plain)), .init("subject", .string(subject)),
        .init("locations", .array(places.map(JSONValue.place))),
        .init("remedy", .string(remedy)), .init("source", .string(check.source)),
        .init("new", isNew), .init("since_tag", .optional(sinceTag)),
        .init("blocks_from", .optional(result.blocksFrom?.rawValue)), .init("waiver", waiver),
      ] + parts + extra)
  }
}

extension JSONValue {
  /// A place. A path that is not UTF-8 is shown in its visible form, with its bytes beside it.
  static func place(_ place: Location) -> JSONValue {
    var members = path(place.path)
    if let line = place.line { members.append(.init("line", .number(line))) }
    if let tag = place.tag { members.append(.init("tag", .string(tag))) }
    return .object(members)
  }

  private static func path(_ path: RepoPath) -> [Member] {
    guard let bytes = path.rawBytes else { return [.init("path", .string(path.text))] }
    return [
      .init("path", .string(VisibleText(path).text)), .init("path_bytes", .string(base64(bytes))),
    ]
  }
}

/// Base64 with padding (RFC 4648, section 4).
func base64(_ bytes: [UInt8]) -> String {
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let filled = Array(group) + Array(repeating: 0, count: 3 - group.count)
    let bits = filled.reduce(0) { $0 << 8 | Int($1) }
    for position in 0..<4 {
      let digit = base64Digits[bits >> (18 - 6 * position) & 63]
      text.append(position <= group.count ? Character(Unicode.Scalar(digit)) : "=")
    }
  }
  return text
}
