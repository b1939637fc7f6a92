import CPythonSource
import Testing

@testable import Readiness

/// What an announcement says of other series, of several releases and of its stage, held against the
/// calendar of an invented series.
@Suite struct AnnouncementRemarkTests {
  private static let joint = "# Python 3.50.2 and 3.49.9 are out\n\n"

  @Test(arguments: [
    ("3.50.2", "# Python 3.50.2 and 3.49.9 are out", []),
    ("3.50.2", "# Python 3.50.2 and 3.49.8 are out", ["3.49.9"]),
    ("3.50.2", joint + "We announce the availability of two new Python releases.", []),
    ("3.50.2", joint + "We announce the availability of three new Python releases.", ["2"]),
    ("3.50.2", joint + "It has 100 fixes since 3.49.8.", []),
    ("3.50.2", joint + "It has 100 fixes since 3.49.0.", ["3.49.8"]),
    ("3.50.2", joint + "## Python 3.49 is now in beta", ["final"]),
    ("3.50.4", "Python 3.49 joins the security-only versions.", []),
    ("3.50.2", "Python 3.50 joins the security-only versions.", ["bugfix"]),
    ("3.50.4", "The 3.50 branch only accepts security fixes.", []),
    ("3.50.2", "The 3.50 branch will only accept security fixes.", ["bugfix"]),
    ("3.50.2", "3.49 still gets bugfixes.", []),
    ("3.50.4", "3.49 still gets bugfixes.", ["security-only"]),
    ("3.50.4", "3.49 reached its end of life.", ["2055-10-31"]),
    ("3.50.0b1", "The first beta of Python 3.50, 3.50.0b1, came out.", []),
    ("3.50.0b1", "The second beta of Python 3.50, 3.50.0b1, came out.", ["1"]),
    ("3.50.0a1", "The next pre-release of Python 3.50 will be 3.50.0a2.", []),
    ("3.50.0a1", "The next pre-release of Python 3.49 will be 3.50.0a2.", ["of 3.50"]),
    ("3.50.2", "See PEP 9049 (3.49).", []), ("3.50.2", "See PEP 9049 (3.50).", ["9050"]),
    ("3.50.2", "3.49 is old (see the release schedule, PEP 9050).", ["9049"]),
    ("3.50.2", "Your release team,\nManager Fifty\nManager Forty-Nine", []),
    ("3.50.2", "Your release team,\nManager Forty-Nine", ["Manager Fifty"]),
  ])
  func otherSeriesAreHeldAgainstTheCalendar(
    version: String, text: String, actual: [String]
  ) throws {
    #expect(try AnnouncedSeries.faults(text, of: version).map(\.actual) == actual)
  }

  @Test(arguments: [
    ("3.50.2", "On 5 February 2052 we released Python 3.50.2.", []),
    ("3.50.2", "On 5 February 2051 we released Python 3.50.2.", ["2052-02-05"]),
    ("3.50.2", "Today, 5 February 2051, Python 3.50.2 is available.", ["2052-02-05"]),
    ("3.50.2", "The files, all published on 5 February 2051.", ["2052-02-05"]),
    ("3.50.2", "On 5 February 2051 we talked of Python 3.50.2.", []),
    ("3.50.0b1", "Feature freeze is here.", []),
    ("3.50.0a1", "Feature freeze is here.", ["new features"]),
    ("3.50.0a1", "Feature freeze is not here yet.", []),
    ("3.50.0a2", "The last alpha is here.", []), ("3.50.0b1", "The last alpha is here.", ["beta"]),
    ("3.50.0b2", "This is the last beta.", []), ("3.50.0b1", "This is the last beta.", ["1 of 2"]),
    ("3.50.0a1", "Two betas are planned.", []), ("3.50.0a1", "Five betas are planned.", ["2"]),
    ("3.50.0rc1", "Its use is **not** recommended for production environments.", []),
    ("3.50.0rc1", "Its use is now recommended for production.", ["pre-release"]),
    ("3.50.2", "Use `git checkout v3.50.2`.", []),
    ("3.50.2", "Use `git checkout v3.50.1`.", ["v3.50.2"]),
    ("3.50.0rc1", "The branch is accepting changes for 3.50.1.", []),
    ("3.50.0rc1", "The branch is accepting changes for 3.50.2.", ["3.50.1"]),
    ("3.50.2", "This is the second maintenance release of Python 3.50.", []),
    ("3.50.4", "This is the fourth maintenance release of Python 3.50.", ["security-only"]),
  ])
  func daysAndStagesAreHeldAgainstTheCalendar(
    version: String, text: String, actual: [String]
  ) throws {
    #expect(try AnnouncedSeries.faults(text, of: version).map(\.actual) == actual)
  }

  private func draft(of version: String, claims: TreeClaims = TreeClaims(judged: [])) throws
    -> String
  {
    let release = try #require(ReleaseVersion(version))
    let today = try AnnouncedSeries.day(of: version)
    return AnnouncementDraft(
      of: release, in: SourceTree(files: [:]), calendar: try AnnouncedSeries.calendar(today: today),
      claims: claims, removals: []
    ).blocks.map(\.text.plain).joined(separator: "\n")
  }

  @Test func draftsSayWhatIsOfTheirPhase() throws {
    let first = try draft(of: "3.50.0b1")
    #expect(first.contains("feature freeze"))
    #expect(first.contains("no ABI changes after beta 2"))
    let last = try draft(of: "3.50.0b2")
    #expect(!last.contains("feature freeze"))
    #expect(last.contains("no ABI changes after this release"))
    let candidate = try draft(of: "3.50.0rc1")
    #expect(candidate.contains("no ABI changes from this point"))
    #expect(candidate.contains("not recommended for production"))
    #expect(try draft(of: "3.50.4").contains("security fixes only until 2056-10"))
  }

  private func claim(
    _ symbol: String, _ confidence: Claim.Confidence
  ) throws -> JudgedClaim {
    let source = Claim.Source(kind: .whatsnew, location: Location("Doc/whatsnew/3.50.rst", line: 1))
    let claim = Claim(
      symbol: try #require(Symbol(symbol)), kind: .function, verb: .removed,
      series: AnnouncedSeries.series, source: source, confidence: confidence, spelling: symbol)
    return JudgedClaim(claim: claim, verdict: .gone, places: [])
  }

  @Test func draftsNameNoGuessesAndFewParameters() throws {
    let claims = try TreeClaims(judged: [
      claim("tea.old", .exact), claim("tea.guess", .low), claim("tea.pour(hot)", .exact),
      claim("tea.stir(hot)", .exact), claim("milk", .exact), claim("milk.skim", .exact),
    ])
    let text = try draft(of: "3.50.0a1", claims: claims)
    #expect(text.contains("tea.old()"))
    #expect(!text.contains("tea.guess"))
    #expect(text.contains("the parameter hot of tea.pour() and another function"))
    #expect(!text.contains("milk.skim"))
  }
}
