import Readiness
import Testing

@Suite("The version in README's first line")
struct VersionReadmeTests {
  @Test(arguments: [
    ("This is Python version 3.12.0 alpha 1", "3.12.0a1"),
    ("This is Python version 3.5.0 beta 3", "3.5.0b3"),
    ("This is Python version 3.8.1rc1", "3.8.1rc1"),
    ("This is Python version 3.10.0 rc1", "3.10.0rc1"),
    ("This is Python version 3.6.9 candidate 1", "3.6.9rc1"),
    ("This is Python version 3.12.0 release candidate 3", "3.12.0rc3"),
    ("This is Python version 3.1 Release Candidate 1", "3.1rc1"),
    ("This is Python version 3.2, release candidate 2", "3.2rc2"),
    ("This is Python version 2.6.5 rc 2", "2.6.5rc2"),
    ("This is Python version 2.4 alpha 3", "2.4a3"), ("This is Python version 2.4.5c1", "2.4.5c1"),
    ("This is Python release 1.5 beta 2", "1.5b2"), ("Python release 1.2", "1.2"),
    ("This is Python release 1.4 (final)", "1.4"), ("This is Python version 2.6 final", "2.6"),
    ("This is Python version 1.5.2b1 -- released Dec 22, 1998", "1.5.2b1"),
    ("This is Python version 2.0.1, a bugfix release for Python 2.0", "2.0.1"),
    ("This is Python version 3.13.0", "3.13.0"), ("This is Python version 3.13.0.", "3.13.0"),
    ("Python and more: Python version 3.13.1", "3.13.1"),
    ("This is Python version 3.13.0 alphabetical", "3.13.0"),
  ])
  func names(_ line: String, version: String) throws {
    let readme = try #require(ReadmeVersion(line: line))
    let expected = try #require(ReleaseVersion(version))
    #expect(readme.version == expected)
    #expect(readme.hasSerial)
    #expect(readme.names(expected))
  }

  @Test func candidateWithoutNumber() throws {
    let readme = try #require(
      ReadmeVersion(line: "This is Python version 3.7.1 release candidate"))
    #expect(!readme.hasSerial)
    for (version, isNamed) in [
      ("3.7.1rc1", true), ("3.7.1rc2", true), ("3.7.1", false),
      ("3.7.2rc1", false), ("3.7.1b1", false),
    ] {
      #expect(readme.names(try #require(ReleaseVersion(version))) == isNamed)
    }
  }

  @Test func otherVersion() throws {
    let readme = try #require(ReadmeVersion(line: "This is Python version 3.6.10 candidate 1"))
    #expect(!readme.names(try #require(ReleaseVersion("3.6.11rc1"))))
  }

  @Test(arguments: [
    "", "Python", "This is Python version X.Y", "Python version 3", "version 3.12.0",
    "Python 3.12.0x", "Python version 9999.1.1",
  ])
  func namesNone(_ line: String) { #expect(ReadmeVersion(line: line) == nil) }
}
