import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// Many tags and branches by one word.
@Suite("Patterns and branches")
struct BranchTests {
  @Test("A pattern means every release tag that it matches, in release order")
  func pattern() throws {
    let fixture = try SampleFixture()
    let run = try fixture.run("v3.12.*", "--format", "text", "--quiet")
    let names = run.outputText.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(names == ["v3.12.0a1", "v3.12.0a2"])
    let range = try fixture.run("v3.12.0a1..v3.12.0a2", "--format", "json")
    #expect(try fixture.run("v3.12.0a?", "--format", "json").output == range.output)
    let listed = try fixture.run("v3.12.*", "--verbose", "--format", "json")
    #expect(
      listed.errorText
        == "relcheck: checked 1 of 2: v3.12.0a1\nrelcheck: checked 2 of 2: v3.12.0a2\n")
    #expect(range.errorText == "")
    // Each once, also if two words mean it.
    let twice = try fixture.run("v3.1?.0", "v3.11.0", "v*", "--format", "text", "--quiet")
    #expect(twice.outputText.split(separator: "\n").count == 3)
  }

  @Test(
    "A pattern that matches nothing is an error",
    arguments: [
      ("v3.13.*", "relcheck: error: no release tag matches 'v3.13.*' in this repository\n"),
      (
        "3.12.*",
        """
        relcheck: error: no release tag matches '3.12.*' in this repository
          Tags begin with v: relcheck 'v3.12.*'

        """
      ),
    ])
  func noMatch(pattern: String, error: String) throws {
    expect(try SampleFixture().run(pattern), 3, error)
  }

  @Test("Maintained branches are found here or at a remote; what is missing is named")
  func branches() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0"])
    try fixture.repository.branch("3.14", at: fixture.commit("v3.12.0a1"))
    for remote in ["fork", "origin", "upstream"] {
      try fixture.repository.reference(
        "refs/remotes/\(remote)/3.15", at: fixture.commit("v3.12.0a2"))
    }
    try fixture.repository.reference("refs/remotes/fork/3.13", at: fixture.commit("v3.12.0a2"))
    // Of no series that is maintained.
    try fixture.repository.branch("3.6", at: fixture.commit("v3.12.0a1"))
    let run = try fixture.run("check", "--branches", "--format", "json")
    let names = run.outputText.split(separator: "\n").filter { $0.contains("\"revision\"") }
      .compactMap { $0.split(separator: "\"").last { $0 != "," } }
    #expect(names.prefix(1) == ["main"] && !names.contains("3.6"))
    #expect(Set(names).isSubset(of: ["main", "upstream/3.15", "3.14", "fork/3.13"]))
    #expect(names.contains("3.14"))
    #expect(run.errorText.contains("not in this repository, and not checked\n"))
    #expect(try fixture.run("check", "--branches", "--quiet").errorText == "")
  }

  @Test("Branches exclude tags and versions; a clone without any is an error")
  func mistakes() throws {
    let fixture = try SampleFixture()
    let tags = try fixture.run("check", "--branches", "v3.11.0")
    #expect(tags.status == 64)
    #expect(tags.errorText.hasPrefix("Error: '--branches' and tags exclude each other\n"))
    #expect(try fixture.run("check", "--branches", "--as", "next").status == 64)
    let empty = try FixtureRepository()
    let run = try ProgramRun(["check", "--branches", "--repository", empty.path])
    #expect(run.status == 3)
    #expect(
      run.errorText.hasPrefix("relcheck: error: no maintained branch is in this repository: main"))
  }
}
