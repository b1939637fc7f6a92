import Foundation
import Readiness
import Reports
import Testing

/// JSON reports read back.
@Suite struct ReportDocumentTests {
  private func checks(_ entries: [ReportEntry]) -> [CheckID: Check] {
    var checks: [CheckID: Check] = [:]
    for case .report(let report) in entries {
      for result in report.results { checks[result.check.id] = result.check }
    }
    return checks
  }

  private func read(_ entries: [ReportEntry]) throws -> [ReportEntry] {
    let text = ReportEntry.json(entries, programVersion: "1.0.0")
    let document = try ReportDocument(json: Array(text.utf8), programVersion: "1.0.0")
    let checks = checks(entries)
    return try document.entries.map { entry in
      switch entry {
      case .report(let report): .report(try report.report(checks))
      case .notInspected(let entry): .notInspected(entry)
      }
    }
  }

  private func everyFormat(_ entries: [ReportEntry]) -> [String: String] {
    [
      "json": ReportEntry.json(entries, programVersion: "1.0.0"),
      "text": ReportEntry.text(entries, TextStyle(isVerbose: true)),
      "markdown": ReportIndex.page(entries, style: Fixture.style),
      "sarif": SARIFPage(entries, programVersion: "1.0.0").text(),
      "junit": JUnitPage(entries).text(),
      "github": GitHubAnnotations(entries, isVerbose: true, checkedOut: nil).text(),
      "html": HTMLPage(entries, linkBase: nil).text(),
    ]
  }

  private func expectSame(_ entries: [ReportEntry]) throws {
    let back = everyFormat(try read(entries))
    for (format, text) in everyFormat(entries) {
      #expect(back[format] == text, "\(format) of \(entries.map(\.name))")
    }
  }

  @Test func everyFormatIsTheSameOfWhatWasReadBack() throws {
    for report in [
      try Fixture.clean(), try Fixture.bad(), try Fixture.alpha(), try Fixture.outcomes(),
      try Fixture.revision(), try Fixture.hostile(), try Fixture.opening(),
      try Fixture.large(checks: 3, findings: 40, severity: .warning), try everyFact(),
      try Fixture.waived(), try Fixture.since(),
    ] {
      try expectSame([.report(report)])
    }
    try expectSame(try Fixture.several())
  }

  @Test func reportsAreEqualToWhatTheyWere() throws {
    let reports = [
      try Fixture.clean(), try Fixture.bad(), try Fixture.revision(), try everyFact(),
    ]
    for report in reports { #expect(try read([.report(report)]) == [.report(report)]) }
  }

  /// What no other sample has.
  private func everyFact() throws -> Report {
    var report = try Fixture.bad()
    report.isStrict = true
    report.comparison = Comparison(
      baseline: "v3.8.1", missingBaseline: nil, isBaselineGiven: true, previous: nil)
    report.commit.parents = [try Fixture.id("1"), try Fixture.id("2")]
    report.commit.commitsSincePrevious = nil
    report.commit.descendsFromPrevious = nil
    report.tagObject?.verification = .valid(fingerprint: "ABCD", by: "gpgv")
    report.tagObject?.signatureTime = 1_601_910_496
    report.tagObject?.targetType = "tag"
    report.results.append(
      CheckResult(
        check: try Fixture.check("tree-weighs", .tree, levels: [.all: .blocker]),
        severity: .blocker,
        outcome: .failed(
          [
            Finding(subject: "a", "weighs all", at: []),
            Finding(subject: "b", "weighs less", at: [], atMost: .note),
          ], undetermined: [Finding(subject: "c", "is open", at: [], atMost: .warning)])))
    report.removals = RemovalLedger(
      rows: [],
      unannounced: [
        .init(
          symbol: "x", series: Series(major: 3, minor: 9), sources: [],
          places: [Location("Lib/x.py", line: 2, tag: "v3.8.0")])
      ],
      overdue: [.init(symbol: "y", series: nil, sources: [Location("a")], places: [])])
    report.due = [DueRemoval(symbol: "z", by: Fixture.version(10), locations: [])]
    return report
  }

  @Test func signaturesAndVerificationsAreReadBack() throws {
    let signatures: [TagFacts.Signature] = [
      .none, .ssh, .unreadable, .openPGP(fingerprint: nil, digest: nil, holder: nil),
    ]
    let verifications: [TagFacts.Verification?] = [
      nil, .invalid, .unknownKey, .notDone("no tool"),
    ]
    for (signature, verification) in zip(signatures, verifications) {
      var report = try Fixture.clean()
      report.tagObject?.signature = signature
      report.tagObject?.verification = verification
      report.tagObject?.tagger = nil
      #expect(try read([.report(report)]) == [.report(report)])
    }
  }

  // MARK: What is refused

  private func fault(_ text: String, version: String = "1.0.0") -> ReportFault? {
    do throws(ReportFault) {
      _ = try ReportDocument(json: Array(text.utf8), programVersion: version)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("", ReportFault.notJSON), ("{", .notJSON), ("\u{FEFF}x", .notJSON), ("[]", .notReports),
    ("{}", .notReports), ("7", .notReports), (#"{"schema_version": 2}"#, .schema(2)),
    (#"{"schema_version": 1, "reports": []}"#, .notReports),
    (#"{"schema_version": 1, "reports": [{}]}"#, .value(at: "reports[0].relcheck", "is missing")),
    (#"{"schema_version": 1, "relcheck": "0.9"}"#, .program("0.9")),
    (
      #"{"schema_version": "1"}"#,
      .value(at: "schema_version", "is of another kind than it must be")
    ),
    (
      #"{"schema_version": 1, "relcheck": "1.0.0", "verdict": null}"#,
      .value(at: "verdict", "is null")
    ),
  ])
  func otherFiles(text: String, expected: ReportFault) { #expect(fault(text) == expected) }

  @Test func nestingWithoutEndIsRefused() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(fault(deep) == .notJSON)
    #expect(fault(#"{"schema_version": 1, "reports": "# + deep) == .notJSON)
  }

  @Test func aCutFileIsRefusedWhereverItIsCut() throws {
    let text = try Fixture.alpha().json(programVersion: "1.0.0")
    let bytes = Array(text.utf8)
    for end in stride(from: 0, to: bytes.count - 2, by: 211) {
      #expect(fault(String(decoding: bytes[..<end], as: UTF8.self)) == .notJSON)
    }
  }

  @Test(arguments: [
    (#""phase": "alpha""#, #""phase": "gamma""#, "phase", "has a word that is not known"),
    (#""version": "3.12.0a1""#, #""version": "3.12""#, "", ""),
    (#""version": "3.12.0a1""#, #""version": "x""#, "version", "is not a version"),
    (#""new": true"#, #""new": "yes""#, "results[9].new", "is of another kind than it must be"),
    (#""strict": false,"#, "", "strict", "is missing"),
    (#""baseline": "v3.11.0","#, "", "baseline", "is missing"),
    (#""id": "tag-pass-0""#, #""id": "A b""#, "results[0].id", "is not the id of a check"),
  ])
  func values(old: String, new: String, path: String, what: String) throws {
    let text = try Fixture.alpha().json(programVersion: "1.0.0")
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    #expect(fault(changed) == (path.isEmpty ? nil : .value(at: path, what)))
  }

  private func contradiction(_ old: String, _ new: String) throws -> ReportFault? {
    let report = try Fixture.outcomes()
    let text = report.json(programVersion: "1.0.0").replacing(old, with: new, maxReplacements: 1)
    let document = try ReportDocument(json: Array(text.utf8), programVersion: "1.0.0")
    guard case .report(let read) = document.entries[0] else { return nil }
    do throws(ReportFault) {
      _ = try read.report(checks([.report(report)]))
      return nil
    } catch {
      return error
    }
  }

  @Test func contradictionsAreRefused() throws {
    let verdict = "its verdict and counts do not follow from its results"
    #expect(
      try contradiction(#""verdict": "not-ready""#, #""verdict": "ready""#)
        == .report("v3.12.0a1", verdict))
    #expect(
      try contradiction(#""passed": "#, #""passed": 1"#) == .report("v3.12.0a1", verdict))
    #expect(
      try contradiction(#""id": "tag-pass-1""#, #""id": "tag-pass-0""#)
        == .report("v3.12.0a1", "its results of 'tag-pass-0' contradict one another"))
    #expect(
      try contradiction(#""id": "tag-pass-1""#, #""id": "tag-other""#)
        == .report("v3.12.0a1", "it has a check 'tag-other' that the check data lack"))
    #expect(try contradiction("a", "a") == nil)
  }
}

/// Tags divided among jobs.
@Suite struct ShardPlanTests {
  @Test func shardsAreEvenAndInOrder() {
    let names = (1...10).map { "v3.12.\($0)" }
    for count in 1...12 {
      let shards = ShardPlan(names, shards: count).shards
      #expect(shards.flatMap { $0 } == names && shards.count == min(count, 10))
      let sizes = shards.map(\.count)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
    #expect(ShardPlan([], shards: 3).lines == "")
  }

  @Test func bothForms() {
    let plan = ShardPlan(["v3.12.0a1", "v3.12.0a2", "v3.12.0"], shards: 2)
    #expect(plan.lines == "v3.12.0a1\nv3.12.0a2 v3.12.0\n")
    #expect(
      plan.githubMatrix
        == #"{"include": [{"shard": 1, "tags": "v3.12.0a1"}, {"shard": 2, "tags": "v3.12.0a2 v3.12.0"}]}"#
        + "\n")
  }

  @Test func namesThatAShellReadsOtherwise() {
    #expect(ShardPlan.unsafeName(among: ["v3.12.0", "origin/3.12", "feature_x+1@2"]) == nil)
    for name in ["", "-x", "a b", "a;b", "$(x)", "a~1", "a^", "a\nb", "é", "*", "'", "`x`"] {
      #expect(ShardPlan.unsafeName(among: ["v3.12.0", name]) == name)
    }
  }
}
