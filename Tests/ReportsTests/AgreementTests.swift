import Foundation
import Readiness
import Reports
import Testing

/// All formats of one report tell of the same findings.
@Suite struct AgreementTests {
  private static func reports() throws -> [Report] {
    [
      try Fixture.clean(), try Fixture.bad(), try Fixture.alpha(), try Fixture.outcomes(),
      try Fixture.waived(), try Fixture.opening(), try Fixture.revision(),
    ]
  }

  private func json(_ report: Report) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(report.json(programVersion: "1").utf8))
        as? [String: Any])
  }

  private func results(_ report: Report) throws -> [[String: Any]] {
    try #require(try json(report)["results"] as? [[String: Any]])
  }

  /// The ids of checks, once for each finding with one of these outcomes.
  private func ids(_ report: Report, _ outcomes: Set<String>) throws -> [String] {
    try results(report).filter { outcomes.contains($0["outcome"] as? String ?? "") }
      .compactMap { $0["id"] as? String }.sorted()
  }

  private func sarif(_ report: Report) throws -> [[String: Any]] {
    let text = SARIFPage([.report(report)], programVersion: "1").text()
    let page = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((page["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  /// How often a text stands in another.
  private func count(_ part: String, in text: String) -> Int {
    text.components(separatedBy: part).count - 1
  }

  @Test func sarifAndJSONHaveTheSameFindingsAndWaivers() throws {
    for report in try Self.reports() {
      let results = try sarif(report)
      let all = results.compactMap { $0["ruleId"] as? String }
      #expect(all.sorted() == (try ids(report, ["failed", "undetermined", "waived"])))
      let waived = results.filter { $0["suppressions"] != nil }
      #expect(
        waived.compactMap { $0["ruleId"] as? String }.sorted() == (try ids(report, ["waived"])))
      #expect(waived.allSatisfy { $0["level"] as? String == "note" })
      let reasons = waived.compactMap {
        ($0["suppressions"] as? [[String: String]])?.first?["justification"]
      }
      #expect(reasons.count == waived.count && !reasons.contains(""))
    }
  }

  @Test func countsAddUpInEveryFormat() throws {
    for report in try Self.reports() {
      let counts = report.counts
      #expect(counts.total == report.results.count)
      let object = try json(report)
      let told = try #require(object["counts"] as? [String: Int])
      #expect(told["waived"] == counts.waived && told["blockers"] == counts.blockers)
      #expect(told.values.reduce(0, +) == counts.total)
      let findings = try #require(object["findings"] as? [String: Int])
      #expect(findings["waived"] == (try ids(report, ["waived"]).count))
      let failed = try ids(report, ["failed"]).count
      #expect(failed == Severity.allCases.reduce(0) { $0 + (findings[$1.rawValue] ?? 0) })
      let line =
        "\(counts.passed) passed, \(counts.blockers) blocker\(counts.blockers == 1 ? "" : "s")"
      for text in [report.markdown(Fixture.style), report.text(TextStyle()), html(report)] {
        #expect(text.contains(line) && text.contains("\(counts.waived) waived"))
      }
    }
  }

  private func html(_ report: Report) -> String {
    HTMLPage([.report(report)], linkBase: nil).text()
  }

  @Test func pagesNameEachCheckThatJSONHasAsFailedOrWaived() throws {
    var style = Fixture.style
    style.isVerbose = true
    for report in try Self.reports() {
      let text = report.text(TextStyle(isVerbose: true))
      let (markdown, page) = (report.markdown(style), html(report))
      for id in Set(try ids(report, ["failed", "undetermined", "waived"])) {
        #expect(text.contains("[\(id)]") && markdown.contains("`\(id)`"))
        #expect(page.contains("<code>\(id)</code>"))
      }
      let waived = try ids(report, ["waived"]).count
      #expect(count("; waived: ", in: text) == waived)
      #expect(count(" Waived: ", in: markdown) == waived && count(" Waived: ", in: page) == waived)
      #expect(markdown.contains("<summary>Waived: \(waived) finding") == (waived > 0))
    }
  }

  @Test func junitCountsWhatJSONCounts() throws {
    for report in try Self.reports() {
      let text = JUnitPage([.report(report)]).text()
      #expect(count("<failure ", in: text) == report.counts.blockers)
      #expect(count("<skipped message=\"waived: ", in: text) == report.counts.waived)
      let waived = try ids(report, ["waived"]).count
      #expect(count("\nwaived: ", in: text) + count(">waived: ", in: text) == waived)
      #expect(text.contains("name=\"waived\" value=\"\(waived)\""))
    }
  }

  @Test func githubAnnotatesWhatCountsAlone() throws {
    for report in try Self.reports() {
      let text = GitHubAnnotations([.report(report)], isVerbose: false, checkedOut: nil).text()
      let errors = try results(report).count {
        $0["outcome"] as? String == "failed" && $0["severity"] as? String == "blocker"
      }
      let verdict = report.verdict == .ready ? 0 : 1
      #expect(count("::error ", in: text) == errors + verdict)
      let waived = try ids(report, ["waived"]).count
      #expect(text.contains("\(waived) finding\(waived == 1 ? "" : "s") waived") == (waived > 0))
    }
  }

  @Test func aWaiverChangesNoFingerprint() throws {
    func prints(_ report: Report) throws -> Set<String> {
      Set(
        try sarif(report).compactMap {
          ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"]
        })
    }
    #expect(try prints(Fixture.outcomes()) == prints(Fixture.waived()))
  }

  @Test func problemsOfWaiversAreInEveryFormat() throws {
    let report = try Fixture.waived()
    let problems = [
      "waivers.toml:16", "waivers.toml:20", "waivers.toml:24", ".relcheck.toml:2: unknown key",
    ]
    let texts = [
      report.markdown(Fixture.style), report.text(TextStyle()), html(report),
      JUnitPage([.report(report)]).text(),
      SARIFPage([.report(report)], programVersion: "1").text(),
    ]
    for text in texts { for problem in problems { #expect(text.contains(problem)) } }
    let json = report.json(programVersion: "1")
    for why in ["matches-nothing", "expired", "no-such-check", ".relcheck.toml:2: unknown"] {
      #expect(json.contains(why))
    }
    let github = GitHubAnnotations([.report(report)], isVerbose: false, checkedOut: nil).text()
    #expect(github.contains("::notice title=v3.12.0a1%3A waivers::3 findings waived; "))
    #expect(github.contains("(and 3 more problems)"))
  }

  @Test func aReportWithWaiversAsItIsRead() throws {
    try expectSnapshot(Fixture.waived().markdown(Fixture.style), "waived.md")
    try expectSnapshot(Fixture.waived().text(TextStyle(isVerbose: true)), "waived.txt")
  }
}
