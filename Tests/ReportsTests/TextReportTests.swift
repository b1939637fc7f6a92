import Readiness
import Reports
import Testing

@Suite struct TextReportTests {
  @Test func cleanFinal() throws {
    try expectSnapshot(Fixture.clean().text(TextStyle()), "clean.txt")
  }

  @Test func alphaOnATerminal() throws {
    let style = TextStyle(color: true, width: 60, findingLimit: 1)
    try expectSnapshot(Fixture.alpha().text(style), "alpha-terminal.txt")
  }

  @Test func everyOutcome() throws {
    try expectSnapshot(Fixture.outcomes().text(TextStyle()), "outcomes.txt")
  }

  @Test func everyOutcomeVerbose() throws {
    try expectSnapshot(Fixture.outcomes().text(TextStyle(isVerbose: true)), "outcomes-verbose.txt")
  }

  @Test func openingTagIsAListOfWhatIsToBeDone() throws {
    try expectSnapshot(Fixture.opening().text(TextStyle()), "opening.txt")
  }

  @Test func badFinal() throws {
    try expectSnapshot(Fixture.bad().text(TextStyle()), "bad.txt")
  }

  @Test func quietIsTheVerdictAlone() throws {
    let entries = try Fixture.several()
    #expect(
      ReportEntry.text(entries, TextStyle(isQuiet: true))
        == """
        v3.9.0rc2: READY
        v3.9.0:    NOT READY, 2 blockers
        v3.9.1:    NOT READY, 2 blockers
        v3.9.2:    READY
        v3.12.0a1: READY, with 2 warnings
        v3.12.0a2: READY, with 2 warnings
        v3.12.0a3: NOT INSPECTED, object is damaged

        """)
  }

  @Test func severalTags() throws {
    try expectSnapshot(ReportEntry.text(Fixture.several(), TextStyle()), "several.txt")
  }

  @Test(arguments: [true, false])
  func hostileText(isUTF8: Bool) throws {
    let page = try Fixture.hostile().text(TextStyle(isVerbose: true, isUTF8: isUTF8))
    if isUTF8 { try expectSnapshot(page, "hostile.txt") }
    #expect(
      !page.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    for line in page.split(separator: "\n") {
      #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"))
    }
    #expect(!page.contains("##[") && !page.contains("\u{202E}"))
    #expect(isUTF8 || page.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func verdictIsFirstAndLast() throws {
    let lines = try Fixture.bad().text(TextStyle()).split(separator: "\n")
    #expect(lines.first == "Python 3.9.0: NOT READY, 2 blockers")
    #expect(lines.last == "v3.9.0: NOT READY, 2 blockers")
  }

  @Test func findingsBeyondTheLimitAreCounted() throws {
    let report = try Fixture.large(checks: 1, findings: 34, severity: .warning)
    let page = report.text(TextStyle(findingLimit: 5))
    #expect(
      page.contains("  … and 29 more: relcheck v3.9.0 --select abi-many-0 --verbose\n"))
  }

  @Test func colorsAddNothingButEscapes() throws {
    let plain = try Fixture.outcomes().text(TextStyle())
    let painted = try Fixture.outcomes().text(TextStyle(color: true))
    #expect(painted != plain)
    #expect(painted.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "") == plain)
  }
}

/// What all forms have in common.
@Suite struct EveryFormTests {
  @Test func noFindingIsMissingInAnyForm() throws {
    let report = try Fixture.outcomes()
    let markdown = report.markdown(Fixture.style)
    let text = report.text(TextStyle(isVerbose: true))
    let json = report.json(programVersion: "1.0.0")
    for result in report.results {
      let id = result.check.id.text
      #expect(markdown.contains("`\(id)`") && text.contains(id) && json.contains("\"\(id)\""))
      guard case .failed(let findings, let open) = result.outcome else { continue }
      for finding in findings + open where !finding.subject.isEmpty {
        #expect(markdown.contains("`\(finding.subject)"), "\(id)")
        #expect(text.contains(finding.subject), "\(id)")
        #expect(json.contains("\"subject\": \"\(finding.subject)\""), "\(id)")
      }
    }
  }

  @Test func sameReportSameBytes() throws {
    let (one, other) = (try Fixture.outcomes(), try Fixture.outcomes())
    #expect(one.markdown(Fixture.style) == other.markdown(Fixture.style))
    #expect(one.text(TextStyle()) == other.text(TextStyle()))
    #expect(one.json(programVersion: "1") == other.json(programVersion: "1"))
  }
}
