import Readiness
import Testing

@Suite("Choosing among the tags of a repository")
struct VersionChoiceTests {
  private func tags(_ names: String) -> [ReleaseTag] {
    names.split(separator: " ").compactMap { ReleaseTag(String($0)) }
  }

  private func version(_ text: String) throws -> ReleaseVersion {
    try #require(ReleaseVersion(text))
  }

  @Test(arguments: [
    ("3.12.0a1", "v3.11.0"), ("3.12.4", "v3.11.0"), ("3.9.0", "v3.8.0"), ("3.3.0a1", "v3.2"),
    ("3.0", "v2.6"), ("2.7", "v2.6"),
  ])
  func baseline(_ text: String, wanted: String) throws {
    let all = tags("v2.6 v2.6.1 v2.7 v3.2 v3.8.0 v3.8.6 v3.11.0b1 v3.11.0 v3.11.4 v3.12.0a0")
    let choice = BaselineChoice(for: try version(text), among: all)
    #expect(choice.tag?.name == wanted)
    #expect(choice.missing == nil)
  }

  @Test(
    arguments: [
      ("v3.11.0a0 v3.11.0a1 v3.11.0b1 v3.10.0", "v3.11.0b1"),
      ("v3.11.0a0 v3.11.2 v3.11.3", "v3.11.2"),
      ("v3.11.0a0 v3.10.0", "v3.11.0a0"), ("v3.10.0 v3.12.0a0", nil),
    ] as [(String, String?)])
  func standIn(_ present: String, chosen: String?) throws {
    let choice = BaselineChoice(for: try version("3.12.0a1"), among: tags(present))
    #expect(choice.tag?.name == chosen)
    #expect(choice.missing?.name == "v3.11.0")
  }

  @Test("A major number that history has not reached follows the greatest series with a tag")
  func nextMajor() throws {
    let choice = BaselineChoice(for: try version("4.0.0a1"), among: tags("v2.7 v3.13.0 v3.14.0"))
    #expect(choice.tag?.name == "v3.14.0")
    #expect(BaselineChoice(for: try version("2.0"), among: []).missing?.name == "v1.6")
  }

  @Test(
    arguments: [
      ("3.12.0a1", "v3.12.0a0"), ("3.12.0a0", nil), ("3.12.0b1", "v3.12.0a7"),
      ("3.12.1", "v3.12.0"),
      ("3.13.0a1", nil),
    ] as [(String, String?)])
  func previous(_ text: String, expected: String?) throws {
    let all = tags("v3.12.0a1 v3.12.0a0 v3.12.0a7 v3.12.0b1 v3.12.0 v3.12.1 v3.11.9")
    #expect(ReleaseTag.previous(to: try version(text), among: all)?.name == expected)
  }

  @Test func comparison() throws {
    let all = tags("v3.11.0b1 v3.12.0a0 v3.12.0a1 v3.10.0")
    let version = try version("3.12.0a1")
    let chosen = Comparison(for: version, among: all)
    #expect(chosen.baseline == "v3.11.0b1")
    #expect(chosen.missingBaseline == "v3.11.0")
    #expect(chosen.previous == "v3.12.0a0")
    let given = Comparison(
      for: version, among: all, givenBaseline: ReleaseTag("v3.10.0"))
    #expect(given.baseline == "v3.10.0")
    #expect(given.isBaselineGiven)
    #expect(given.missingBaseline == nil)
  }

  @Test(
    arguments: [
      ("3.12.0a1", "v3.12.0a1"), ("V3.12.0A1", "v3.12.0a1"), ("v3.12.0-alpha1", "v3.12.0a1"),
      ("refs/tags/v3.12.0a1", "v3.12.0a1"), ("v3.12.0-alpha.1", "v3.12.0a1"), ("v3.12", "v3.12.0"),
      ("3.12rc1", "v3.12.0rc1"), ("v3.12.0c1", "v3.12.0rc1"), ("Python 3.12.0 beta 2", "v3.12.0b2"),
      ("3.12.0a1+", "v3.12.0a1"), ("v3.12.0-final", "v3.12.0"),
      ("v3.12.0 release candidate 2", "v3.12.0rc2"),
      ("2.7.0", "v2.7"), ("main", nil), ("3.12", nil), ("v3.9.10-nogil", nil), ("", nil),
      ("0123abc", nil), ("3a1", nil), ("v3.12.0a1", nil), ("HEAD~3", nil), ("v3.12.0a", nil),
    ] as [(String, String?)])
  func nearlyTag(_ text: String, suggestion: String?) {
    #expect(ReleaseTag(near: text)?.name == suggestion)
  }

  @Test("Near tags: of the series first, nearest in release order; then by spelling")
  func nearTags() throws {
    let all = tags("v3.9.1 v3.12.0a5 v3.12.0a7 v3.12.0a6 v3.12.0b1 v3.13.0b2 v3.2")
    let near = try #require(ReleaseTag("v3.12.0a9")).near(among: all)
    #expect(near.map(\.name) == ["v3.12.0a5", "v3.12.0a6", "v3.12.0a7", "v3.12.0b1"])
    let swapped = try #require(ReleaseTag("v3.21.0b1")).near(among: all)
    #expect(swapped.map(\.name) == ["v3.12.0b1"])
    let many = (0..<300).compactMap { ReleaseTag("v3.9.\($0)") }
    let five = try #require(ReleaseTag("v3.9.500")).near(among: many)
    #expect(five.map(\.version.micro) == [295, 296, 297, 298, 299])
  }

  @Test func range() throws {
    guard case .range(let range) = try TagArgument("v3.12.0a1..v3.12.0") else {
      Issue.record("not a range")
      return
    }
    let all = tags("v3.12.0 v3.12.1 v3.12.0b1 v3.12.0a1 v3.12.0a0 v3.11.9")
    #expect(range.tags(among: all).map(\.name) == ["v3.12.0a1", "v3.12.0b1", "v3.12.0"])
    #expect(try TagArgument("v2.7") == .tag(try #require(ReleaseTag("v2.7"))))
  }

  @Test func rangeFaults() throws {
    let (final, alpha) = (
      try #require(ReleaseTag("v3.12.0")), try #require(ReleaseTag("v3.12.0a1"))
    )
    #expect(throws: TagArgumentFault.swapped(first: final, last: alpha)) {
      try TagArgument("v3.12.0..v3.12.0a1")
    }
    #expect(throws: TagArgumentFault.notTag("3.12.0a1", suggestion: alpha)) {
      try TagArgument("3.12.0a1..v3.12.0")
    }
    for text in ["v3.12.0..", "..v3.12.0", "..", "...", "v3.11.0...v3.12.0", "a..b..c", "main"] {
      #expect(throws: TagArgumentFault.self) { try TagArgument(text) }
    }
  }
}
