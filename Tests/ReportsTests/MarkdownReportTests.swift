import Readiness
import Reports
import Testing

@Suite struct MarkdownReportTests {
  @Test func cleanFinal() throws {
    try expectSnapshot(Fixture.clean().markdown(Fixture.style), "clean.md")
  }

  @Test func alphaWithWarningsAndRemovals() throws {
    try expectSnapshot(Fixture.alpha().markdown(Fixture.style), "alpha.md")
  }

  @Test func openingTagIsAListOfWhatIsToBeDone() throws {
    try expectSnapshot(Fixture.opening().markdown(Fixture.style), "opening.md")
  }

  @Test func aProgramThatChecksNoRevisionsDoesNotSayHow() throws {
    var style = Fixture.style
    #expect(try Fixture.bad().markdown(style).contains("--as 3.9.0"))
    style.checksRevisions = false
    #expect(try !Fixture.bad().markdown(style).contains("--as"))
  }

  @Test func badFinal() throws {
    try expectSnapshot(Fixture.bad().markdown(Fixture.style), "bad.md")
  }

  @Test func everyOutcome() throws {
    try expectSnapshot(Fixture.outcomes().markdown(Fixture.style), "outcomes.md")
  }

  @Test func revisionThatIsNotTagged() throws {
    try expectSnapshot(Fixture.revision().markdown(Fixture.style), "revision.md")
  }

  @Test func hostileText() throws {
    let page = try Fixture.hostile().markdown(Fixture.style)
    try expectSnapshot(page, "hostile.md")
    #expect(
      !page.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    for line in page.split(separator: "\n") { #expect(!line.hasPrefix("::")) }
    #expect(!page.contains("##[") && !page.contains("\u{202E}"))
  }

  @Test func linksLeadToTheCommit() throws {
    var style = Fixture.style
    style.linkBase = "https://github.com/python/cpython"
    let page = try Fixture.hostile().markdown(style)
    let commit = String(repeating: "9", count: 40)
    #expect(page.contains("/blob/\(commit)/%3A%3Aerror%20file%3D%0A%60%7C%3Cb%3E%FF%FE#L3)"))
    #expect(try Fixture.alpha().markdown(style).contains("/blob/v3.11.0/Lib/opcode.py#L33)"))
  }

  @Test func hundredsOfFindingsAreFolded() throws {
    let report = try Fixture.large(checks: 1, findings: 354, severity: .warning)
    let page = report.markdown(Fixture.style)
    #expect(page.contains("<summary>200 more findings</summary>"))
    #expect(
      page.contains(
        "… and 134 more. All of them: `relcheck v3.9.0 --select abi-many-0 --verbose`"))
    #expect(page.utf8.count <= MarkdownStyle.reportBudget)
    let all = report.markdown(MarkdownStyle(programVersion: "1.0.0", isVerbose: true))
    #expect(all.split(separator: "\n").count { $0.contains("not exported") } == 355)
  }

  @Test(arguments: [Severity.blocker, .warning, .note])
  func longReportsStayUnderTheBudget(_ severity: Severity) throws {
    for (checks, findings) in [(10, 150), (120, 20)] {
      let report = try Fixture.large(checks: checks, findings: findings, severity: severity)
      let page = report.markdown(Fixture.style)
      #expect(page.utf8.count <= MarkdownStyle.reportBudget)
      #expect(page.contains("<summary>Left out for length</summary>") || severity == .note)
      #expect(page.contains("tree-conflict"))
      #expect(page.contains("--next\"></a>Next"))
      if severity == .blocker {
        for number in 0..<checks { #expect(page.contains("`abi-many-\(number)`")) }
      }
    }
  }

  @Test func theOrderOfFindingsDoesNotFollowTheInput() throws {
    let report = try Fixture.large(checks: 2, findings: 30, severity: .warning)
    var reversed = report
    reversed.results = report.results.map { result in
      guard case .failed(let findings, let open) = result.outcome else { return result }
      var result = result
      result.outcome = .failed(findings.reversed(), undetermined: open)
      return result
    }
    #expect(report.markdown(Fixture.style) == reversed.markdown(Fixture.style))
  }
}

@Suite struct ReportIndexTests {
  @Test func tagsOfTwoSeries() throws {
    try expectSnapshot(ReportIndex(Fixture.several(), links: .files).markdown(), "index.md")
  }

  @Test func onePageHoldsAll() throws {
    let page = try ReportIndex.page(Fixture.several(), style: Fixture.style)
    try expectSnapshot(page, "several.md")
  }

  @Test func revisionsAreRows() throws {
    let entries: [ReportEntry] = [
      .report(try Fixture.revision()),
      .notInspected(.init(name: "main|x", version: nil, error: "no such revision")),
    ]
    try expectSnapshot(ReportIndex(entries, links: .anchors).markdown(), "revisions.md")
  }

  @Test func manyLongReportsFitAPage() throws {
    var entries: [ReportEntry] = []
    for micro in 0..<25 {
      var report = try Fixture.large(checks: 10, findings: 120, severity: .warning)
      report.subject = .tag("v3.9.\(micro)")
      report.version = Fixture.version(9, micro)
      entries.append(.report(report))
    }
    let page = ReportIndex.page(entries, style: Fixture.style)
    #expect(page.utf8.count <= MarkdownStyle.pageBudget)
    for micro in 0..<25 { #expect(page.contains("<a id=\"v3.9.\(micro)\"></a>")) }
  }

  @Test func hundredsOfReportsThatAreNotReadyFitAPage() throws {
    var entries: [ReportEntry] = []
    for micro in 0..<250 {
      var report = try Fixture.large(checks: 30, findings: 3, severity: .blocker)
      report.subject = .tag("v3.9.\(micro)")
      report.version = Fixture.version(9, micro)
      entries.append(.report(report))
    }
    let page = ReportIndex.page(entries, style: Fixture.style)
    #expect(page.utf8.count <= MarkdownStyle.pageBudget)
    let last = try #require(entries.last?.report)
    for result in last.results where result.severity == .blocker {
      guard case .failed = result.outcome else { continue }
      #expect(page.contains("<a id=\"v3.9.249--\(result.check.id.text)\"></a>"))
    }
    #expect(page.contains(": 3 findings\n"))
    #expect(page.hasSuffix("All else is left out for length.\n"))
  }
}
