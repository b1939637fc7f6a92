import CPythonSource
import TestSupport
import Testing

@testable import Readiness

/// Four times the text is no more than about four times the work for what reads claims and names.
@Suite(
  "Growth of the work of claims", .serialized,
  .enabled(if: Growth.isMeasured, "the readers are not optimised; scripts/test builds them so"))
struct GrowthTests {
  @Test func documentation() {
    #expect(
      Growth.tooFast { bytes in
        var reader = DocsClaimReader(
          DocsDocument(source: bytes.span), series: Series(major: 3, minor: 12))
        _ = reader.readAll()
      } == [])
  }

  @Test func announcements() throws {
    let version = try #require(ReleaseVersion("3.12.0a1"))
    let day = CivilDay("2022-10-24")
    let tree: [RepoPath: String] = ["Lib/tea.py": "", "Doc/whatsnew/3.12.rst": ""]
    #expect(
      Growth.tooFast(Pathology.chosen + Self.sentences) { bytes in
        let text = AnnouncementText(bytes)
        _ = AnnouncementReader(text, of: version, day: day)
        var reader = DocsClaimReader(DocsDocument(text), series: version.series)
        _ = reader.readAll()
        let tree = SourceTree(files: tree)
        let now = Surface(tree: tree)
        _ = NamedSymbols(in: text, claimed: ["a.b"], now: now, before: nil)
        _ = NamedSymbols(in: text, claimed: [], now: now, before: now)
        _ = ShippedStatements(in: text, tree: tree)
        _ = NewsCitations(in: text, tree: tree, series: version.series)
        _ = TreeClaims(judged: []).ofNames(in: text, before: tree)
        _ = RemovalCitations(
          in: text, claims: [], told: [], removals: [], tree: tree, series: version.series)
      } == [])
  }

  /// What announcements say, without an end.
  private static let sentences = [
    "PEP 701 ", "`tea.a¤`, ", "`tea.pour` and ", "removals: `a.b`, ", "after two alphas ",
    "release manager ", "version of pip 24.0 ", "the magic number ", "OpenSSL upgraded to 3.0 ",
    "CVE-2021-1234 ", "gh-1 ", "(PEP 701) and ", "PEP 1 and PEP 2: https://a.b ", "<li>",
    "<p>a</p>",
    "<code>a.b", "`tea.f()` has a new `p` parameter ", "`p` function of `tea` ", "new module `a`, ",
    "removed `a`, `b` and ", "announce the release of 3.12.0a1 and ", "of Python 3.11 ", "not ",
  ].map { Pathology(head: "- Python 3.12.0a1 ", $0) }

  @Test func typesOfC() {
    #expect(Growth.tooFast { _ = CTypeStatements($0.span) } == [])
  }

  @Test func names() {
    #expect(
      Growth.tooFast { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = ReleaseVersion(text)
        _ = ReleaseVersion.Level(patchlevelMacro: text)
        _ = ReleaseTag(text)
        _ = Series(text)
        _ = ReleaseTag(near: text)
        _ = Symbol(text)
        _ = CivilDay(text)
        _ = CivilDay.last(of: text)
        _ = ReadmeVersion(line: text)
        _ = LinkTarget.all(in: text)
        _ = ReleaseManagers(text)
        do throws(TagArgumentFault) { _ = try TagArgument(text) } catch {}
      } == [])
  }
}
