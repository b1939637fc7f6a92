internal import Readiness

/// A page of SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: one run a tag.
package struct SARIFPage: Sendable {
  /// The most runs of one file that GitHub takes.
  package static let runLimit = 20

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private let reports: [Report]
  /// Whom the series are followed by.
  private let newest: [Series: Report]
  private let programVersion: String

  /// - Parameters:
  ///   - entries: Those that could not be inspected have no run: the exit status tells.
  ///   - all: Those of all files that are uploaded together; nil if it is this one alone.
  package init(
    _ entries: [ReportEntry], among all: [ReportEntry]? = nil, programVersion: String
  ) {
    reports = entries.compactMap(\.report).map(\.inOrder)
    let together = (all ?? entries).compactMap(\.report)
    newest = Dictionary(
      together.map { ($0.version.series, $0) },
      uniquingKeysWith: { $1.version < $0.version ? $0 : $1 })
    self.programVersion = programVersion
  }

  package func text() -> String {
    let runs = reports.map { report in
      // GitHub refuses two runs of one category.
      let newest = newest[report.version.series]
      return SARIFRun(
        report: report, programVersion: programVersion,
        standsForSeries: newest?.version == report.version && newest?.subject == report.subject
      ).value
    }
    return JSONValue.object([
      .init("$schema", .string(Self.schema)), .init("version", .string("2.1.0")),
      .init("runs", .array(runs)),
    ]).pretty + "\n"
  }

  /// How many runs the page has.
  package var runCount: Int { reports.count }
}

/// The run of one report.
struct SARIFRun {
  /// Beyond these GitHub shows no results.
  private static let resultLimit = 5_000
  private static let notificationLimit = 100

  let report: Report
  let programVersion: String
  /// Whether GitHub is to follow the series by this run, from one upload to the next.
  let standsForSeries: Bool
  private let found: [ReportedFinding]

  init(report: Report, programVersion: String, standsForSeries: Bool) {
    self.report = report
    self.programVersion = programVersion
    self.standsForSeries = standsForSeries
    found = report.reportedFindings
  }

  var value: JSONValue {
    let ranked = found.enumerated().sorted { left, right in
      (level(left.element).rank, left.offset) < (level(right.element).rank, right.offset)
    }.map(\.element)
    let shown = ranked.prefix(ranked.count > Self.resultLimit ? Self.resultLimit - 1 : ranked.count)
    let leftOut = ranked.count - shown.count
    var rules = SARIFRules(shown.map(\.result.check), in: report)
    if leftOut > 0 { rules.addLeftOut() }
    var results = shown.map { result($0, rules) }
    if leftOut > 0 { results.append(self.leftOut(leftOut, rules)) }
    return .object([
      .init("tool", .object([.init("driver", driver(rules))])),
      .init("automationDetails", .object([.init("id", .string(automationID))])),
      .init("originalUriBaseIds", Self.bases),
      .init("columnKind", .string("unicodeCodePoints")),
      .init(
        "invocations",
        .array([
          .object(
            [.init("executionSuccessful", .bool(true)), .init("exitCode", .number(exitCode))]
              + notifications)
        ])),
      .init("results", .array(results)), .init("properties", properties),
    ])
  }

  /// What GitHub takes before the last slash is the category, so each series is followed for itself.
  private var automationID: String {
    let name = VisibleText(report.subject.name).text.replacing("/", with: "-")
    let id = "relcheck/\(report.version.series.seriesText)/\(name)"
    return standsForSeries ? id : id + "/"
  }

  private static let bases = JSONValue.object([
    .init(
      "SRCROOT",
      .object([
        .init(
          "description", .object([.init("text", .string("The root of the checked tree."))]))
      ]))
  ])

  private var exitCode: Int {
    switch report.statusVerdict {
    case .ready: 0
    case .notReady: 1
    case .undetermined: 2
    }
  }

  /// What is wrong with waivers: of the run's settings, and of no place in the code.
  private var notifications: [JSONValue.Member] {
    let problems = report.waiverProblems.prefix(Self.notificationLimit)
    guard !problems.isEmpty else { return [] }
    let values = problems.map { problem in
      JSONValue.object([
        .init("level", .string("warning")),
        .init("message", .object([.init("text", .string(problem.visible.sentence))])),
      ])
    }
    return [.init("toolConfigurationNotifications", .array(values))]
  }

  private func driver(_ rules: SARIFRules) -> JSONValue {
    .object([
      .init("name", .string("relcheck")), .init("semanticVersion", .string(programVersion)),
      .init("rules", .array(rules.values)),
    ])
  }

  private var properties: JSONValue {
    let tag: String? = if case .tag(let name) = report.subject { name } else { nil }
    return .object([
      .init("tag", .optional(tag)), .init("commit", .string(report.commit.id.hex)),
      .init("verdict", .string(report.verdict.rawValue)),
      .init("baseline", .optional(report.comparison.baseline)),
      .init("previous", .optional(report.comparison.previous)),
      .init("checksDigest", .string(report.checksDigest)),
    ])
  }

  // MARK: Results

  private func level(_ found: ReportedFinding) -> SARIFLevel {
    // GitHub does not promise to heed suppressions.
    found.waiver != nil
      ? .note
      : SARIFLevel(
        found.result.severity, isDetermined: found.isDetermined, isStrict: report.isStrict)
  }

  private func result(_ found: ReportedFinding, _ rules: SARIFRules) -> JSONValue {
    let lead = found.waiver.map { "Waived: " + VisibleText($0.reason).text.sentence } ?? ""
    let text = [lead, found.sentence, found.remedy.isEmpty ? "" : "Mend: " + found.remedy]
      .filter { !$0.isEmpty }.joined(separator: " ")
    let place = found.place ?? report.standInPlace
    let others = found.finding.locations.filter { $0.tag == nil }.dropFirst().prefix(100)
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(found.result.check.id.text)),
      .init("ruleIndex", .number(rules.index(of: found.result.check.id) ?? 0)),
      .init("kind", .string("fail")), .init("level", .string(level(found).rawValue)),
      .init("message", .object([.init("text", .string(text))])),
      .init("locations", .array([Self.location(place)])),
    ]
    if !others.isEmpty {
      members.append(.init("relatedLocations", .array(others.map(Self.location))))
    }
    members.append(
      .init(
        "partialFingerprints",
        .object([.init("primaryLocationLineHash", .string(found.identity.fingerprint))])))
    if report.since?.earlier != nil, let isNew = found.finding.isNew {
      members.append(.init("baselineState", .string(isNew ? "new" : "unchanged")))
    }
    if let waiver = found.waiver {
      let suppression = JSONValue.object([
        .init("kind", .string("external")), .init("status", .string("accepted")),
        .init("justification", .string(VisibleText(waiver.reason).text)),
      ])
      members.append(.init("suppressions", .array([suppression])))
    }
    return .object(members)
  }

  private func leftOut(_ count: Int, _ rules: SARIFRules) -> JSONValue {
    let text = "\(counted(count, "more result")) left out: the JSON report has all of them."
    return .object([
      .init("ruleId", .string(SARIFRules.leftOutID)),
      .init("ruleIndex", .number(rules.values.count - 1)),
      .init("kind", .string("fail")), .init("level", .string("note")),
      .init("message", .object([.init("text", .string(text))])),
      .init("locations", .array([Self.location(report.standInPlace)])),
    ])
  }

  /// A line, or the first column of a file as a whole.
  private static func location(_ place: Location) -> JSONValue {
    let line = place.line ?? 1
    // The text of the line is not at hand: from its first column to the next one.
    let region = JSONValue.object([
      .init("startLine", .number(line)), .init("startColumn", .number(1)),
      .init("endLine", .number(line)), .init("endColumn", .number(2)),
    ])
    return .object([
      .init(
        "physicalLocation",
        .object([
          .init(
            "artifactLocation",
            .object([
              .init("uri", .string(percentEncoded(place.path.bytes))),
              .init("uriBaseId", .string("SRCROOT")),
            ])),
          .init("region", region),
        ]))
    ])
  }
}

/// How grave a result is.
enum SARIFLevel: String {
  case error, warning, note

  init(_ severity: Severity, isDetermined: Bool, isStrict: Bool) {
    switch (severity, isDetermined) {
    case (.blocker, true): self = .error
    case (.warning, true): self = isStrict ? .error : .warning
    case (.blocker, false): self = .warning
    default: self = .note
    }
  }

  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}
