import CPythonSource
import Readiness
import Testing

/// Removals in announcements, which are held to what they say of owners, issues, PEPs and series.
@Suite struct AnnouncedRemovalTests {
  private static let version = "3.4.0a1"

  /// NEWS and What's New of the tree that announces.
  private static let after: [RepoPath: String] = [
    "Lib/os.py": "", "Include/Python.h": "int x;", "Lib/tea.py": "class Kettle: pass\n",
    "Misc/NEWS.d/3.4.0a1.rst": """
    .. bpo: 101
    .. section: Library

    Remove ``milk.pour()``.

    ..

    .. bpo: 102
    .. section: Library

    Make tea faster.

    """,
    "Misc/NEWS.d/next/Library/2014-01-01.gh-issue-205.AbC.rst": "Removed ``spam.fry()``.\n",
    "Doc/whatsnew/3.4.rst": "Top\n***\n\nPEP 777: eggs.\n",
  ]

  private func judged(_ text: String) throws -> [JudgedClaim] {
    let version = try #require(ReleaseVersion(Self.version))
    return TreeClaims(
      of: AnnouncementText(text.utf8), at: "news.md", version: version,
      of: Surface(tree: SourceTree(files: Self.after)),
      before: Surface(tree: SourceTree(files: ClaimBaseline.files))
    ).judged
  }

  private func verdicts(_ text: String) throws -> [String] {
    try judged(text).map { "\($0.claim.symbol.text) \($0.verdict.rawValue)" }
  }

  @Test(arguments: [
    ("`wash()` was removed from `spam.Pan`.", ["spam.Pan.wash gone"]),
    ("`wash()` was removed from `tea.Kettle`.", ["tea.Kettle.wash phantom"]),
    ("The `wash()` method was removed from the `tea` module.", ["tea.wash phantom"]),
    ("`find_lid()` was removed from `tea`.", ["tea.Kettle.find_lid gone"]),
    ("The `depth` member of `PySpamObject` was removed.", ["PySpamObject.depth gone"]),
    ("The `depth` member of `PyOtherObject` was removed.", ["PyOtherObject.depth phantom"]),
    (
      "`fry()` was removed from the `spam` and `milk` modules.",
      ["spam.fry gone", "milk.fry phantom"]
    ),
    (
      "The *salt* parameter of `spam.fry()` and `milk.pour()` was removed.",
      ["spam.fry(salt) gone", "milk.pour(salt) phantom"]
    ),
    ("`milk.pour()` is no more.", ["milk.pour gone"]),
    ("Removal of the `milk` module.", ["milk gone"]),
    (
      "In `milk`, `pour()` and `skim()` were removed.", ["milk.pour gone", "milk.skim gone"]
    ),
    ("In `tea`, `pour()` and `skim()` were removed.", ["tea.pour phantom", "tea.skim phantom"]),
    (
      "`LEAF` was removed from `tea`; `pour()` was removed from `milk`.",
      ["tea.LEAF gone", "milk.pour gone"]
    ),
    ("There is no more tea in `milk.pour()`.", []),
  ])
  func namesAreHeldToTheirOwners(_ text: String, _ expected: [String]) throws {
    let found = try verdicts("- " + text)
    #expect(found == expected)
  }

  private func faults(
    _ text: String, told: [Claim] = [], removals: [Removal] = []
  ) throws -> [AnnouncedFact] {
    RemovalCitations(
      in: AnnouncementText(text.utf8), claims: try judged(text).map(\.claim), told: told,
      removals: removals, tree: SourceTree(files: Self.after),
      series: Series(major: 3, minor: 4)
    ).facts
  }

  @Test(arguments: [
    ("`milk.pour()` was removed (bpo-101).", nil),
    ("`milk.pour()` was removed. (bpo-102)", "bpo-101"),
    ("`milk.pour()` was removed (bpo-107).", "bpo-101"),
    ("`milk.pour()` was removed (gh-999).", nil), ("`milk.pour()` was removed (GH-102).", nil),
    ("`spam.fry()` was removed (gh-205).", nil), ("`spam.fry()` was removed (bpo-101).", "gh-205"),
    ("`milk.pour()` (bpo-101) and `spam.fry()` (gh-205) were removed.", nil),
    ("`milk.skim()` was removed (bpo-102).", nil),
    ("`milk.pour()` was removed, and so was `spam.fry()` (gh-205).", nil),
  ])
  func issuesOfOtherThingsAreFalse(_ text: String, _ actual: String?) throws {
    let faults = try faults("- " + text).filter { $0.kind == .issue }
    #expect(faults.map(\.actual) == (actual.map { [$0] } ?? []))
  }

  @Test func thePEPOfAnotherRemovalIsFalse() throws {
    let due = try #require(ReleaseVersion(Self.version))
    let removal = Removal(
      symbol: try #require(Symbol("milk")), due: due, witness: due, source: "PEP 777", note: nil)
    let right = "- The `milk` module was removed per PEP 777."
    #expect(try faults(right, removals: [removal]) == [])
    let wrong = "- The `milk` module was removed per PEP 778."
    #expect(try faults(wrong, removals: [removal]).map(\.actual) == ["777"])
  }

  @Test func aPEPOfTheLastNameIsNotSpreadOverTheList() throws {
    let due = try #require(ReleaseVersion(Self.version))
    let removals = try [("milk", "PEP 780"), ("spam.fry", "PEP 778")].map { name, source in
      Removal(
        symbol: try #require(Symbol(name)), due: due, witness: due, source: source, note: nil)
    }
    for right in [
      "- `spam.fry()` and `milk` were removed; `milk` per PEP 780.",
      "- `spam.fry()` and `milk` (PEP 780) were removed.",
      "- `spam.fry()` and `milk` were removed (PEP 778 and PEP 780).",
    ] {
      #expect(try faults(right, removals: removals) == [])
    }
    let wrong = "- `spam.fry()` and `milk` were removed (PEP 778 and PEP 781)."
    #expect(try faults(wrong, removals: removals).map(\.stated) == ["781"])
  }

  @Test func aRemovalToComeIsHeldAgainstTheTree() throws {
    let told = try judged("- `tea.Kettle` is scheduled for removal in Python 3.6.").map(\.claim)
    let wrong = "- `tea.Kettle` is scheduled for removal in Python 3.5."
    #expect(try faults(wrong, told: told).map(\.actual) == ["3.6"])
    #expect(try faults("- `tea.Kettle` is scheduled for removal in Python 3.6.", told: told) == [])
  }
}
