import Foundation
import Readiness
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The formats that other programs read: each shows the same findings.
@Suite struct MachineFormatTests {
  private static func reports() throws -> [Report] {
    [
      try Fixture.clean(), try Fixture.bad(), try Fixture.alpha(), try Fixture.outcomes(),
      try Fixture.hostile(),
    ]
  }

  private func sarif(_ report: Report) throws -> [String: Any] {
    let text = SARIFPage([.report(report)], programVersion: "1.0.0").text()
    let page = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require((page["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ run: [String: Any]) throws -> [[String: Any]] {
    try #require(run["results"] as? [[String: Any]])
  }

  @Test func sarifHasEachFindingOnce() throws {
    for report in try Self.reports() {
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(report.json(programVersion: "1").utf8))
          as? [String: Any])
      let wanted = try #require(json["results"] as? [[String: Any]]).filter {
        ["failed", "undetermined"].contains($0["outcome"] as? String)
      }.compactMap { $0["id"] as? String }
      let found = try results(try sarif(report)).compactMap { $0["ruleId"] as? String }
      #expect(found.sorted() == wanted.sorted())
    }
  }

  @Test func sarifLevelsFollowSeverity() throws {
    var report = try Fixture.bad()
    func levels() throws -> [String] {
      try results(try sarif(report)).compactMap { $0["level"] as? String }
    }
    #expect(try levels() == ["error", "error", "warning"])
    report.isStrict = true
    #expect(try levels() == ["error", "error", "error"])
  }

  @Test func sarifFingerprintsAreUniqueAndDoNotHoldTheLine() throws {
    var report = try Fixture.bad()
    func prints() throws -> [String] {
      try results(try sarif(report)).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"]
      }
    }
    let before = try prints()
    #expect(Set(before).count == 3)
    for index in report.results.indices {
      if case .failed(var findings, let rest) = report.results[index].outcome {
        for number in findings.indices {
          for place in findings[number].locations.indices {
            findings[number].locations[place].line = 999
          }
          findings[number].message = "Another sentence"
        }
        report.results[index].outcome = .failed(findings, undetermined: rest)
      }
    }
    #expect(Set(try prints()) == Set(before))
  }

  @Test func sarifHasOneRunOfACategory() throws {
    func report(_ name: String, _ version: ReleaseVersion) throws -> ReportEntry {
      var report = try Fixture.bad()
      report.subject = name.hasPrefix("v") ? .tag(name) : .revision(name)
      report.version = version
      return .report(report)
    }
    func ids(_ entries: [ReportEntry], among all: [ReportEntry]? = nil) throws -> [String] {
      let text = SARIFPage(entries, among: all, programVersion: "1").text()
      let page = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      return try #require(page["runs"] as? [[String: Any]]).compactMap {
        ($0["automationDetails"] as? [String: String])?["id"]
      }
    }
    let entries = [
      try report("v3.12.2", Fixture.version(12, 2)), try report("v3.12.1", Fixture.version(12, 1)),
      try report("origin/3.11", Fixture.version(11, 3)),
    ]
    let wanted = ["relcheck/3.12/v3.12.2", "relcheck/3.12/v3.12.1/", "relcheck/3.11/origin-3.11"]
    #expect(try ids(entries) == wanted)
    // Files that are uploaded together.
    #expect(try entries.flatMap { try ids([$0], among: entries) } == wanted)
    #expect(try ids([entries[1]]) == ["relcheck/3.12/v3.12.1"])
  }

  @Test func sarifOfACleanReportIsEmpty() throws {
    let run = try sarif(try Fixture.clean())
    #expect(try results(run).isEmpty)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect((driver["rules"] as? [Any])?.isEmpty == true)
    #expect((run["invocations"] as? [[String: Any]])?.first?["exitCode"] as? Int == 0)
  }

  @Test func sarifSaysHowManyResultsAreLeftOut() throws {
    var report = try Fixture.clean()
    let findings = (0..<6_000).map {
      Finding(subject: "name\($0)", "is wrong", at: [Location("Lib/a.py", line: $0 + 1)])
    }
    report.results.append(
      CheckResult(
        check: try Fixture.check("big-check", .library), severity: .warning,
        outcome: .failed(findings, undetermined: [])))
    let found = try results(try sarif(report))
    #expect(found.count == 5_000)
    let last = try #require(found.last)
    #expect(last["ruleId"] as? String == "left-out")
    #expect((last["message"] as? [String: String])?["text"]?.hasPrefix("1001 more results") == true)
  }

  // MARK: JUnit

  private func cases(_ text: String) throws -> XMLCases {
    let cases = XMLCases()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = cases
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    return cases
  }

  @Test func junitHasACaseACheckAndItsCountsAgree() throws {
    for report in try Self.reports() {
      let cases = try cases(JUnitPage([.report(report)]).text())
      #expect(cases.names.count == report.results.count)
      #expect(Set(cases.names).count == cases.names.count)
      #expect(cases.count["failure", default: 0] == report.counts.blockers)
      let suite = try #require(cases.suites.first)
      #expect(suite["failures"] == "\(report.counts.blockers)")
      #expect(suite["tests"] == "\(report.results.count)")
      #expect(suite["skipped"] == "\(cases.count["skipped", default: 0])")
      #expect(suite["errors"] == "\(cases.count["error", default: 0])")
    }
  }

  @Test func junitTellsOfTagsThatCouldNotBeInspected() throws {
    let entry = ReportEntry.notInspected(
      .init(name: "v3.1", version: nil, error: "no <object> & no \"tag\""))
    let text = JUnitPage([entry]).text()
    let cases = try cases(text)
    #expect(cases.messages == ["no <object> & no \"tag\""])
  }

  // MARK: GitHub

  /// A command as the runner of GitHub Actions reads it.
  private func commands(_ text: String) -> [(name: String, properties: [String: String], String)] {
    text.split(separator: "\n").map { line in
      #expect(line.hasPrefix("::"))
      let end = line.dropFirst(2).range(of: "::") ?? line.endIndex..<line.endIndex
      let head = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
      let name = head.prefix { $0 != " " }
      var properties: [String: String] = [:]
      for part in head.dropFirst(name.count + 1).split(separator: ",") {
        let pair = part.split(separator: "=", maxSplits: 1)
        properties[String(pair[0])] = undone(String(pair.last ?? ""))
      }
      return (String(name), properties, undone(String(line[end.upperBound...])))
    }
  }

  private func undone(_ text: String) -> String {
    [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  @Test func githubAnnotatesWorstFirstAndEndsWithTheVerdict() throws {
    let text = GitHubAnnotations([.report(try Fixture.bad())], isVerbose: false, checkedOut: nil)
      .text()
    let commands = commands(text)
    #expect(commands.map(\.name) == ["group", "error", "error", "warning", "endgroup", "error"])
    #expect(commands[1].properties["title"] == "pkg-ensurepip")
    #expect(commands[1].properties["file"]?.hasSuffix(".whl") == true)
    #expect(commands.last?.properties["title"] == "v3.9.0: NOT READY")
  }

  @Test func githubNamesNoFilesOfAnotherCommit() throws {
    let other = GitHubAnnotations(
      [.report(try Fixture.bad())], isVerbose: false, checkedOut: "0123")
    #expect(commands(other.text()).allSatisfy { $0.properties["file"] == nil })
  }

  @Test func githubKeepsToTenOfAKind() throws {
    var report = try Fixture.clean()
    let findings = (0..<30).map {
      Finding(subject: "name\($0)", "is wrong", at: [Location("Lib/a.py", line: $0 + 1)])
    }
    report.results.append(
      CheckResult(
        check: try Fixture.check("big-check", .library), severity: .blocker,
        outcome: .failed(findings, undetermined: [])))
    let errors = commands(
      GitHubAnnotations([.report(report)], isVerbose: false, checkedOut: nil).text()
    ).filter { $0.name == "error" }
    #expect(errors.count == 10)
    #expect(errors[8].2 == "and 22 more errors: see the job summary")
  }

  @Test func githubSumsUpWhereNotEveryVerdictIsShown() throws {
    func entries(_ count: Int) throws -> [ReportEntry] {
      try (0..<count).map { micro in
        var report = try Fixture.bad()
        report.subject = .tag("v3.9.\(micro)")
        report.version = Fixture.version(9, micro)
        return .report(report)
      }
    }
    func errors(_ count: Int) throws -> [(name: String, properties: [String: String], String)] {
      commands(
        GitHubAnnotations(try entries(count), isVerbose: false, checkedOut: nil).text()
      ).filter { $0.name == "error" }
    }
    let few = try errors(5)
    #expect(few.first?.properties["title"] == "pkg-ensurepip")
    // Nine verdicts and the sum: no place is taken by "and 2 more".
    let many = try errors(12)
    #expect(many.count == 13)
    #expect(many[0].properties["title"] == "12 verdicts: 12 not ready")
    #expect(many[0].2.hasPrefix("v3.9.0, v3.9.1, ") && many[0].2.contains("v3.9.11. "))
    #expect(many[1].properties["title"] == "v3.9.0: NOT READY")
  }

  @Test func hostileTextIsNoCommandOfGitHub() throws {
    let text = GitHubAnnotations(
      [.report(try Fixture.hostile())], isVerbose: true, checkedOut: nil
    ).text()
    let known: Set = ["group", "endgroup", "error", "warning", "notice"]
    #expect(commands(text).allSatisfy { known.contains($0.name) })
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
  }

  @Test func sameReportsGiveTheSameBytes() throws {
    let entries = try Self.reports().map { ReportEntry.report($0) }
    #expect(HTMLPage(entries, linkBase: nil).text() == HTMLPage(entries, linkBase: nil).text())
    #expect(JUnitPage(entries).text() == JUnitPage(entries).text())
  }
}

/// Counts what a page of JUnit XML holds.
private final class XMLCases: NSObject, XMLParserDelegate {
  var names: [String] = []
  var suites: [[String: String]] = []
  var count: [String: Int] = [:]
  var messages: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    count[element, default: 0] += 1
    if element == "testcase" { names.append(attributes["name"] ?? "") }
    if element == "testsuite" { suites.append(attributes) }
    if element == "error" { messages.append(attributes["message"] ?? "") }
  }
}
