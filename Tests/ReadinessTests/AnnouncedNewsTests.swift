import CPythonSource
import Testing

@testable import Readiness

/// Issues and vulnerabilities that an announcement cites, held against NEWS; and what is no name.
@Suite struct AnnouncedNewsTests {
  private static let tree: [RepoPath: String] = [
    "Misc/NEWS.d/3.50.1.rst": """
    .. gh-issue: 101
    .. section: Security

    Lock the kettle, :cve:`2050-12345`.

    ..

    .. gh-issue: 102
    .. section: Security

    Lock the pot (CVE-2050-33333).

    """
  ]

  @Test(arguments: [
    ("gh-101: CVE-2050-12345", ["CVE-2050-12345 true"]),
    ("gh-101: CVE-2050-33333", ["CVE-2050-33333 false"]),
    (
      "gh-101 and gh-102: CVE-2050-33333, CVE-2050-12345",
      ["CVE-2050-33333 true", "CVE-2050-12345 true"]
    ),
    ("CVE-2050-12354 was mended.", ["CVE-2050-12354 false"]),
    ("CVE-2049-12345 was mended.", ["CVE-2049-12345 false"]),
    ("CVE-2050-44444 was mended.", ["CVE-2050-44444 undetermined"]),
    ("gh-103 (CVE-2050-44444)", ["CVE-2050-44444 undetermined"]), ("CVE-20-1 is none.", []),
    ("[gh-101](https://github.com/python/cpython/issues/101)", []),
    ("[gh-101](https://github.com/python/cpython/issues/110)", ["gh-110 false"]),
    ("[bpo-7](https://bugs.python.org/issue8)", ["bpo-8 false"]),
    ("[bpo-7](https://github.com/python/cpython/issues/8)", []),
  ])
  func numbersAreHeldAgainstNEWS(text: String, facts: [String]) {
    let found = NewsCitations(
      in: AnnouncementText(("- " + text).utf8), tree: SourceTree(files: Self.tree),
      series: Series(major: 3, minor: 50)
    ).facts.map { "\($0.stated) \($0.verdict.rawValue)" }
    #expect(found == facts)
  }

  private static let bundle = """
    _PROJECTS = [
        ("spoon", _SPOON_VERSION, "py3"),
    ]

    """

  @Test(arguments: [
    ("Remove the `pour` feature of the `tea` module.", []),
    ("Remove the `pour` function of the `tea` module.", ["tea.pour phantom"]),
    ("`spoon` is gone from `tea`.", []), ("`fork` is gone from `tea`.", ["tea.fork phantom"]),
    ("`old` is gone from `tea`.", ["tea.old gone"]),
  ])
  func whatIsNoNameIsNoClaim(text: String, claims: [String]) throws {
    let version = try #require(ReleaseVersion("3.50.0a1"))
    let announcement = AnnouncementText(("- " + text).utf8)
    let before = SourceTree(files: [
      "Lib/tea.py": "def old(): pass\n", "Lib/os.py": "",
      "Lib/ensurepip/__init__.py": Self.bundle,
    ])
    let found = TreeClaims(
      of: announcement, at: "news.md", version: version,
      of: Surface(tree: SourceTree(files: ["Lib/tea.py": "", "Lib/os.py": ""])),
      before: Surface(tree: before)
    ).ofNames(in: announcement, before: before)
    #expect(
      found.judged.map { "\($0.claim.symbol.text) \($0.verdict.rawValue)" } == claims)
  }

  @Test func whatIsSaidOfAnotherSeriesIsNoClaim() throws {
    let version = try #require(ReleaseVersion("3.50.0a1"))
    let text = """
      # Python 3.50.0a1 and 3.51.0a1

      ## Python 3.50.0a1

      `tea.old()` was removed.

      ## Python 3.51.0a1

      `tea.pour()` was removed.

      """
    let announcement = AnnouncementText(text.utf8)
    let before = SourceTree(files: ["Lib/tea.py": "def old(): pass\ndef pour(): pass\n"])
    let claims = TreeClaims(
      of: announcement, at: "news.md", version: version,
      of: Surface(tree: SourceTree(files: ["Lib/tea.py": "def pour(): pass\n"])),
      before: Surface(tree: before))
    #expect(claims.judged.map(\.claim.symbol.text) == ["tea.old", "tea.pour"])
    let own = claims.ofNames(in: announcement, before: before)
    #expect(own.judged.map(\.claim.symbol.text) == ["tea.old"])
  }

  @Test func securityContentIsOfTheReleaseItself() throws {
    let found = NewsIssues.security(
      in: SourceTree(files: Self.tree), at: "Misc/NEWS.d/3.50.1.rst")
    #expect(found.map(\.entry.issue) == ["gh-101", "gh-102"])
    #expect(
      found.map(\.entry.subject) == [
        "Lock the kettle, CVE-2050-12345", "Lock the pot (CVE-2050-33333)",
      ])
    #expect(found.map(\.entry.cves) == [["CVE-2050-12345"], ["CVE-2050-33333"]])
  }

  @Test func featuresAreNoHeadingsOfLossNorParts() {
    let text = """
      Top
      ***

      New Features
      ============

      Use of ``cup`` and lid
      ----------------------

      Guards
      ~~~~~~

      Pending Removal in Python 3.52
      ------------------------------

      Saucers
      -------

      Removed
      =======

      PEP 900: dead cups
      ------------------

      New deprecations
      ================

      Mugs
      ----

      """
    let features = WhatsNewHeadings(Array(text.utf8).span).features
    #expect(features.map(\.text.plain) == ["Use of cup and lid", "Saucers"])
  }
}
