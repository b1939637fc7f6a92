import Foundation
import Readiness
import Reports
import Testing

/// What is new and what is resolved since an earlier report.
@Suite struct SinceTests {
  private func compared(
    _ now: Report, _ before: [Report], version: String = "1.0.0", isNewOnly: Bool = false
  ) throws -> Report {
    now.compared(
      with: try Fixture.earlier(before), programVersion: version, isNewOnly: isNewOnly)
  }

  private func findings(_ report: Report) -> [Finding] {
    report.results.flatMap { result -> [Finding] in
      switch result.outcome {
      case .failed(let findings, let undetermined): findings + undetermined
      case .undetermined(let findings): findings
      case .passed, .notApplicable, .waived: []
      }
    }
  }

  @Test func theSameReportHasNothingNew() throws {
    for report in [
      try Fixture.bad(), try Fixture.alpha(), try Fixture.outcomes(), try Fixture.waived(),
      try Fixture.hostile(), try Fixture.large(checks: 2, findings: 50, severity: .warning),
    ] {
      let since = try #require(try compared(report, [report]).since)
      #expect(since.new == 0 && since.unchanged == findings(report).count)
      #expect(since.resolved.isEmpty && since.undetermined.isEmpty && since.notAsked.isEmpty)
      #expect(since.earlier?.isSameProgram == true)
    }
  }

  @Test func everythingThatIsGoneIsResolvedOrNot() throws {
    let since = try #require(try Fixture.since().since)
    #expect(since.new == 2 && since.unchanged == 1)
    #expect(since.resolved.map(\.check) == ["tree-stray"])
    #expect(since.resolved.first?.place == "lel.patch")
    #expect(since.undetermined.map(\.check) == ["doc-links"])
    #expect(since.notAsked.map(\.check) == ["news-history"])
  }

  @Test func aLineThatMovedIsNoNewFinding() throws {
    let now = try Fixture.since()
    let moved = findings(now).first { $0.subject == "csv" }
    #expect(moved?.locations.first?.line == 1_460 && moved?.isNew == false)
  }

  @Test func ofSeveralAlikeAsManyAreOldAsThereWere() throws {
    func report(_ lines: [Int]) throws -> Report {
      var report = try Fixture.clean()
      let findings = lines.map {
        Finding(subject: "x", "again", at: [Location("Lib/a.py", line: $0)])
      }
      report.results.append(
        CheckResult(
          check: try Fixture.check("tree-a", .tree), severity: .warning,
          outcome: findings.isEmpty ? .passed(lookedAt: []) : .failed(findings, undetermined: [])))
      return report
    }
    let more = try compared(try report([3, 5, 9]), [try report([4, 6])])
    #expect(more.since?.new == 1 && more.since?.unchanged == 2)
    let fewer = try compared(try report([3]), [try report([4, 6])])
    #expect(fewer.since?.new == 0 && fewer.since?.resolved.count == 1)
  }

  @Test func whatDidNotCountAndFailsNowIsNew() throws {
    let finding = Finding(subject: "x", "wrong", at: [Location("Lib/a.py", line: 1)])
    func report(_ outcome: Outcome) throws -> Report {
      var report = try Fixture.clean()
      report.results.append(
        CheckResult(
          check: try Fixture.check("tree-a", .tree, levels: [.all: .blocker]),
          severity: .blocker, outcome: outcome))
      return report
    }
    let failed = try report(.failed([finding], undetermined: []))
    let open = try report(.undetermined([finding]))
    let waiver = Waiver(check: GlobPattern("*"), reason: "r", file: "w", line: 1)
    let file = WaiverFile(origin: .option, name: "w", waivers: [waiver])
    let waived = failed.waived(by: [file], among: failed.results.map(\.check.id))
    func state(_ now: Report, _ before: Report) throws -> [Int] {
      let since = try #require(try compared(now, [before]).since)
      return [since.new, since.unchanged, since.resolved.count]
    }
    #expect(try state(failed, waived) == [1, 0, 0])
    #expect(try state(failed, open) == [1, 0, 0])
    #expect(try state(open, failed) == [0, 1, 0])
    #expect(try state(waived, failed) == [0, 0, 0])
    #expect(try state(try Fixture.clean(), failed) == [0, 0, 0])
    #expect(try compared(try Fixture.clean(), [failed]).since?.notAsked.count == 1)
    let alone = try compared(failed, [waived], isNewOnly: true)
    #expect(alone.statusVerdict == .notReady)
    #expect(try compared(failed, [failed], isNewOnly: true).statusVerdict == .ready)
    #expect(try compared(failed, [failed], isNewOnly: true).verdict == .notReady)
    #expect(try compared(failed, [failed]).statusVerdict == .notReady)
  }

  @Test func theReportOfTheSameNameIsComparedOrThatOfTheVersionOrTheOnlyOfTheSeries() throws {
    var before = try Fixture.bad()
    before.commit.summary = "x"
    var other = try Fixture.bad()
    other.subject = .revision("main")
    other.version = Fixture.version(9)
    let both = try compared(try Fixture.bad(), [other, before])
    #expect(both.since?.earlier?.name == "v3.9.0")
    #expect(try compared(try Fixture.bad(), [other]).since?.earlier?.name == "main")
    other.version = Fixture.version(9, 1)
    #expect(try compared(try Fixture.bad(), [other]).since?.earlier?.name == "main")
    var third = other
    third.subject = .revision("third")
    let unclear = try compared(try Fixture.bad(), [other, third])
    #expect(unclear.since != nil && unclear.since?.earlier == nil)
    #expect(findings(unclear).allSatisfy { $0.isNew == nil })
    let none = try compared(try Fixture.alpha(), [before], isNewOnly: true)
    #expect(none.since?.earlier == nil && none.statusVerdict == none.verdict)
  }

  @Test func anotherProgramIsSaid() throws {
    let report = try Fixture.bad()
    let since = try #require(try compared(report, [report], version: "2.0.0").since)
    #expect(since.earlier?.isSameProgram == false && since.new == 0)
    #expect(
      try compared(report, [report], version: "2.0.0").markdown(Fixture.style).contains(
        "check data have changed since then"))
  }

  @Test(arguments: [
    ("", ": not JSON, or cut short"),
    ("{\"schema_version\": 1, \"results\": [", ": not JSON, or cut short"),
    ("[]", ":1: not a relcheck report (no \"schema_version\")"),
    ("7", ":1: not a relcheck report (no \"schema_version\")"),
    ("{\"a\": 1}", ":1: not a relcheck report (no \"schema_version\")"),
    ("{\"schema_version\": 2, \"later\": {}}", ": schema_version is 2, this relcheck reads 1"),
    ("{\"schema_version\": 1}", ": not a whole relcheck report (\"verdict\")"),
    (
      "{\"schema_version\": 1, \"verdict\": \"ready\"}",
      ": not a whole relcheck report (\"results\")"
    ),
    (
      "{\"schema_version\": 1, \"reports\": [{\"verdict\": \"ready\", \"results\": [{\"id\": 7}]}]}",
      ": not a whole relcheck report (\"reports.results.id\")"
    ),
  ])
  func filesThatAreNoReportsAreTold(text: String, fault: String) {
    #expect(throws: EarlierReports.Fault.self) {
      do throws(EarlierReports.Fault) {
        _ = try EarlierReports(bytes: Array(text.utf8), file: "x.json")
      } catch {
        #expect(error.text == fault)
        throw error
      }
    }
  }

  @Test func formatsTellOfTheSameChanges() throws {
    let report = try Fixture.since()
    try expectSnapshot(report.markdown(Fixture.style), "since.md")
    try expectSnapshot(report.text(TextStyle()), "since.txt")
    let page = ReportIndex([.report(report), .report(try Fixture.revision())], links: .anchors)
    try expectSnapshot(page.markdown(), "since-index.md")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(report.json(programVersion: "1").utf8))
        as? [String: Any])
    let since = try #require(json["since"] as? [String: Any])
    #expect(since["new"] as? Int == 2 && (since["resolved"] as? [Any])?.count == 1)
    let new = try #require(json["results"] as? [[String: Any]]).count {
      $0["new"] as? Bool == true && $0["outcome"] as? String != "waived"
    }
    #expect(new == 2)
    let sarif = SARIFPage([.report(report)], programVersion: "1").text()
    #expect(sarif.components(separatedBy: "\"baselineState\": \"new\"").count == 3)
    #expect(sarif.components(separatedBy: "\"baselineState\": \"unchanged\"").count == 2)
    #expect(sarif.contains("\"exitCode\": 1"))
    let junit = JUnitPage([.report(report)]).text()
    #expect(
      junit.contains("name=\"new\" value=\"2\"") && junit.contains("name=\"resolved\" value=\"1\""))
    let github = GitHubAnnotations([.report(report)], isVerbose: false, checkedOut: nil).text()
    #expect(github.contains("Since yesterday.json: 2 new, 1 resolved."))
    let html = HTMLPage([.report(report)], linkBase: nil).text()
    #expect(html.contains("<strong>Resolved:</strong> <code>tree-stray</code>"))
    #expect(html.components(separatedBy: "<strong>New:</strong>").count == 3)
  }
}
