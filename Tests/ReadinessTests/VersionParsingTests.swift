import Readiness
import Testing

@Suite("Versions and tags as text")
struct VersionParsingTests {
  /// One of each family of spellings that CPython's tags have had.
  @Test(arguments: [
    ("v0.9.8", 0, 9, 8, "final", 0), ("v1.1", 1, 1, 0, "final", 0),
    ("v1.2b4", 1, 2, 0, "beta", 4), ("v1.5.2", 1, 5, 2, "final", 0),
    ("v1.5.2c1", 1, 5, 2, "candidate", 1), ("v1.6a2", 1, 6, 0, "alpha", 2),
    ("v2.0.1c1", 2, 0, 1, "candidate", 1), ("v2.4", 2, 4, 0, "final", 0),
    ("v2.4c1", 2, 4, 0, "candidate", 1), ("v2.5a0", 2, 5, 0, "alpha", 0),
    ("v2.6.2c1", 2, 6, 2, "candidate", 1), ("v2.6rc2", 2, 6, 0, "candidate", 2),
    ("v2.7rc1", 2, 7, 0, "candidate", 1), ("v2.7.18", 2, 7, 18, "final", 0),
    ("v3.0a5", 3, 0, 0, "alpha", 5), ("v3.2.1b1", 3, 2, 1, "beta", 1),
    ("v3.2", 3, 2, 0, "final", 0), ("v3.3.0", 3, 3, 0, "final", 0),
    ("v3.12.0a1", 3, 12, 0, "alpha", 1), ("v3.12.0a0", 3, 12, 0, "alpha", 0),
    ("v3.10.0rc2", 3, 10, 0, "candidate", 2), ("v3.9.10", 3, 9, 10, "final", 0),
  ])
  func readsTag(_ name: String, major: Int, minor: Int, micro: Int, level: String, serial: Int)
    throws
  {
    let tag = try #require(ReleaseTag(name))
    #expect(tag.name == name)
    #expect(tag.version.series == Series(major: major, minor: minor))
    #expect(tag.version.micro == micro)
    #expect(tag.version.level.name == level)
    #expect(tag.version.serial == serial)
  }

  @Test(arguments: [
    "", "v", "3.12.0a1", "V3.12.0a1", "v3.12.0A1", "v3.9.10-nogil", "v3.12", "v3.12a1", "v3.12.0c1",
    "v3.12.0a", "v3.12.0rc", "v3.12.0a01", "v03.12.0", "v3.12.0.1", "v3.12.0a1 ", "v3.12.0a1+",
    "v3.12.0alpha1", "v3.12.0f1", "v3.1234.0", "v3.12.99999999999999999999", "refs/tags/v3.12.0",
    "v2.7c1", "main", "v3.12.0a1\u{0}", "v3.12.0\u{301}",
  ])
  func refusesTag(_ name: String) { #expect(ReleaseTag(name) == nil) }

  @Test(arguments: [
    ("v3.12.0a1", "3.12.0a1", "3.12.0 alpha 1"), ("v3.12.0b4", "3.12.0b4", "3.12.0 beta 4"),
    ("v3.12.0rc1", "3.12.0rc1", "3.12.0 release candidate 1"), ("v3.12.0", "3.12.0", "3.12.0"),
    ("v3.2rc1", "3.2rc1", "3.2 release candidate 1"),
    ("v2.4c1", "2.4c1", "2.4 release candidate 1"),
    ("v2.7", "2.7", "2.7"), ("v2.7.1", "2.7.1", "2.7.1"),
  ])
  func writesVersion(_ name: String, text: String, longName: String) throws {
    let version = try #require(ReleaseTag(name)).version
    #expect(version.text == text)
    #expect(version.longName == longName)
    #expect(version.tagName == name)
    #expect(ReleaseVersion(text) == version)
  }

  @Test("A version without micro number is that of micro 0, however it is spelled")
  func oldSpellings() throws {
    #expect(ReleaseVersion("2.4") == ReleaseVersion("2.4.0"))
    #expect(ReleaseTag("v2.7")?.version == ReleaseTag("v2.7.0")?.version)
    let final = try #require(ReleaseVersion("2.7"))
    #expect(ReleaseTag.spellings(of: final).map(\.name) == ["v2.7", "v2.7.0"])
    let candidate = try #require(ReleaseVersion("2.6.2rc1"))
    #expect(ReleaseTag.spellings(of: candidate).map(\.name) == ["v2.6.2rc1", "v2.6.2c1"])
    let tags = ["v2.6.2c1", "v2.6.2"].compactMap { ReleaseTag($0) }
    #expect(ReleaseTag.find(candidate, among: tags)?.name == "v2.6.2c1")
    let modern = try #require(ReleaseVersion("3.12.0rc1"))
    #expect(ReleaseTag.spellings(of: modern).map(\.name) == ["v3.12.0rc1"])
  }

  @Test func releaseOrder() {
    let names = [
      "v1.5.2", "v1.6a1", "v2.4a1", "v2.4b1", "v2.4c1", "v2.4", "v2.4.1c1", "v2.4.1", "v3.9.0",
      "v3.9.1", "v3.9.10", "v3.10.0a0", "v3.10.0a1", "v3.10.0b1", "v3.10.0rc1", "v3.10.0",
      "v3.10.1",
    ]
    let tags = names.compactMap { ReleaseTag($0) }
    #expect(tags.reversed().sorted().map(\.name) == names)
  }

  @Test func patchlevelValues() throws {
    let gamma = try #require(ReleaseVersion.Level(patchlevelMacro: "PY_RELEASE_LEVEL_GAMMA"))
    let version = ReleaseVersion(major: 3, minor: 12, micro: 0, level: gamma, serial: 2)
    #expect(version?.text == "3.12.0rc2")
    #expect(ReleaseVersion(major: 3, minor: -1, micro: 0, level: .alpha, serial: 1) == nil)
    #expect(ReleaseVersion(major: 3, minor: 1, micro: 0, level: .final, serial: 1) == nil)
    #expect(ReleaseVersion(major: .max, minor: 1, micro: 0, level: .final, serial: 0) == nil)
    #expect(ReleaseVersion.Level(patchlevelMacro: "PY_RELEASE_LEVEL_DELTA") == nil)
  }

  @Test(arguments: [
    ("3.12.0a1+", "3.12.0a1", "+"), ("3.15.0a1+dev", "3.15.0a1", "+dev"), ("2.3.7+", "2.3.7", "+"),
    ("3.12.0", "3.12.0", ""), ("1.6a1", "1.6a1", ""),
  ])
  func versionString(_ text: String, version: String, suffix: String) throws {
    let string = try #require(VersionString(text))
    #expect(string.version.text == version)
    #expect(string.suffix == suffix)
  }

  @Test(arguments: ["", "x", "3", "3.12.0alpha1", "3.12.0a1b"])
  func noVersionString(_ text: String) { #expect(VersionString(text) == nil) }

  @Test func series() {
    #expect(Series("3.12") == Series(major: 3, minor: 12))
    for text in ["", "3", "3.", "3.12.0", "3.012", "v3.12", "3.12 ", "3.12a"] {
      #expect(Series(text) == nil)
    }
  }
}
