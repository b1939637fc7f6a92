import Foundation
import Readiness
import Reports
import Testing

/// The page for people: what it is made of, and where its links lead.
@Suite struct HTMLTests {
  private static func reports() throws -> [Report] {
    [
      try Fixture.clean(), try Fixture.bad(), try Fixture.alpha(), try Fixture.outcomes(),
      try Fixture.hostile(), try Fixture.opening(), try Fixture.waived(), try Fixture.since(),
    ]
  }

  private func page(_ reports: [Report]) -> String {
    HTMLPage(reports.map { .report($0) }, linkBase: nil).text()
  }

  private func matches(_ pattern: String, _ text: String) throws -> [String] {
    let pattern = try NSRegularExpression(pattern: pattern)
    return pattern.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
      Range($0.range(at: 1), in: text).map { String(text[$0]) }
    }
  }

  /// Reports that may stand on one page: of as many tags.
  private func distinct() throws -> [Report] {
    try Self.reports().enumerated().map { index, report in
      var report = report
      report.subject = .tag("v3.\(8 + index / 4).\(index)")
      report.version = Fixture.version(8 + index / 4, index)
      return report
    }
  }

  @Test func hasAllowedElementsAloneAndFetchesNothing() throws {
    let allowed: Set = [
      "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "span",
      "code", "dl", "dt", "dd", "section", "ul", "li", "strong", "details", "summary", "div",
      "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "figure", "figcaption", "svg",
      "g", "rect",
    ]
    let all = try Self.reports()
    for reports in [all] + all.map({ [$0] }) {
      let text = page(reports)
      let elements = Set(try matches("</?([a-zA-Z][a-zA-Z0-9]*)", text))
      #expect(elements.subtracting(allowed).isEmpty)
      // Foreign text may say `url(…)`; the style sheet must not.
      let style = text.components(separatedBy: "</style>").first ?? ""
      #expect(!style.contains("url(") && !style.contains("@import"))
      #expect(!text.contains(" src=\"") && !text.contains("href=\"http"))
      #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    }
  }

  @Test func anchorsAreUniqueAndLinksLeadSomewhere() throws {
    let all = try distinct()
    for reports in [all] + all.map({ [$0] }) {
      let text = page(reports)
      let ids = try matches(" id=\"([^\"]*)\"", text)
      #expect(Set(ids).count == ids.count)
      let links = try matches(" href=\"#([^\"]*)\"", text)
      #expect(Set(links).subtracting(ids).isEmpty)
      #expect(Set(try matches(" aria-labelledby=\"([^\"]*)\"", text)).subtracting(ids).isEmpty)
    }
  }

  @Test func eachCellLeadsToItsEvidence() throws {
    let text = page(try distinct())
    let matrix = try #require(text.range(of: "<div class=\"matrix\">"))
    let end = try #require(text.range(of: "<h2 id=\"v3"))
    let cells = try matches("<td>(.*?)</td>", String(text[matrix.lowerBound..<end.lowerBound]))
    let bare = cells.filter { !$0.isEmpty && !$0.contains("<span") && !$0.hasPrefix("<a href=") }
    #expect(bare.isEmpty)
    for word in ["B", "W", "U", "N", "V", "·"] {
      #expect(cells.contains { $0.contains(">\(word)") }, "no cell begins with \(word)")
    }
    // Of a group in which all is waived, to the waivers.
    #expect(cells.contains { $0.contains("--waived\">V") })
  }

  @Test func pictureTellsSeriesAndWhatItsBarsAre() throws {
    let text = page(try distinct())
    #expect(
      text.contains("<span style=\"flex: 4 1 0\">3.8</span><span style=\"flex: 4 1 0\">3.9</span>"))
    #expect(
      text.contains("<figcaption>Failed blockers and warnings of 8 tags, from v3.8.0 to v3.9.7:"))
    var revisions = [try Fixture.revision(), try Fixture.revision()]
    revisions[1].subject = .revision("other")
    #expect(page(revisions).contains("Failed blockers and warnings of 2 revisions, from "))
  }

  @Test func paperIsLight() throws {
    #expect(page([try Fixture.clean()]).contains("@media screen and (prefers-color-scheme: dark)"))
  }

  @Test func sameReportsGiveTheSameBytes() throws {
    #expect(page(try Self.reports()) == page(try Self.reports()))
  }
}
