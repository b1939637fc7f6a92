import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// Commits that are not tagged, inspected as the release they are to be.
@Suite("Revisions")
struct RevisionTests {
  @Test("A commit that says it is the release is asked what only the release script makes")
  func claimed() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0", "v3.12.0a1"])
    let commit = try fixture.commit("v3.12.0a1").description
    let run = try fixture.run("check", commit, "--as", "3.12.0a1", "--format", "json")
    let text = run.outputText
    #expect(text.contains("\"revision\": \"\(commit)\"") && text.contains("\"tag\": null"))
    #expect(text.contains("not tagged"))
    #expect(!text.contains("done by the release script"))
  }

  @Test("A tree whose numbers are the release and whose text is another's is asked for both")
  func halfClaimed() throws {
    let fixture = try FixtureRepository()
    func asked(_ text: String, micro: Int) throws -> String {
      let header = """
        #define PY_MAJOR_VERSION 3
        #define PY_MINOR_VERSION 9
        #define PY_MICRO_VERSION \(micro)
        #define PY_RELEASE_LEVEL PY_RELEASE_LEVEL_FINAL
        #define PY_RELEASE_SERIAL 0
        #define PY_VERSION "\(text)"

        """
      let commit = try fixture.commit(["Lib/os.py": "", "Include/patchlevel.h": .text(header)])
      return try ProgramRun(
        [
          "check", commit.description, "--as", "3.9.2", "--select", "ver-string", "--format",
          "json", "--repository", fixture.path,
        ], in: fixture.path
      ).outputText
    }
    #expect(try asked("3.9.1+", micro: 2).contains("\"outcome\": \"failed\""))
    #expect(try asked("3.9.1+", micro: 1).contains("done by the release script"))
  }

  @Test("What the release script does is a step by hand while the tree is not the release")
  func unclaimed() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0", "v3.12.0a1"])
    let run = try fixture.run(
      "check", "main~1", "--as", "3.12.0a3", "--format", "markdown", "--select", "ver-*")
    #expect(run.outputText.contains("not tagged"))
    #expect(run.outputText.contains("Done by the release script: "))
    #expect(run.outputText.contains("done by the release script"))
  }

  @Test("Next is told by patchlevel.h and the schedule, for several revisions")
  func next() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0"])
    let first = try fixture.commit("v3.12.0a1").description
    let run = try fixture.run("check", "main", first, "--as", "next", "--format", "markdown")
    #expect(run.outputText.hasPrefix("# 2 revisions: "))
    // The sample's second alpha forgot its version.
    #expect(run.outputText.split(separator: "\n").count { $0.contains("| 3.12.0a1 |") } == 2)
  }

  @Test("Revisions that are to become one version have files and anchors of their own")
  func sameVersion() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0"])
    let scratch = try ScratchFolder()
    let first = try fixture.commit("v3.12.0a1").description
    let last = try fixture.commit("v3.12.0a2").description
    let run = try ProgramRun(
      [
        "check", "main", first, "main", "--as", "next", "--output", "new", "--format", "markdown",
        "--format", "html", "-C", fixture.path,
      ], in: scratch.path)
    let names = [last, first].map { "3.12.0a1-" + $0.prefix(12) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/new").sorted()
        == (names.flatMap { [$0 + ".html", $0 + ".md"] } + ["index.html", "index.md"]).sorted())
    let index = try scratch.read("new/index.html")
    for name in names { #expect(index.contains("<h2 id=\"\(name)\">")) }
    #expect(run.status == 1 || run.status == 0)
  }

  @Test("A file of SARIF with more runs than GitHub takes is warned of")
  func manyRuns() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0"])
    let revisions = (0..<21).map { "main" + String(repeating: "^0", count: $0) }
    func run(_ count: Int) throws -> String {
      try fixture.run(
        ["check"] + revisions.prefix(count)
          + ["--as", "next", "--select", "ver-*", "--format", "sarif"]
      ).errorText
    }
    #expect(try run(20) == "")
    #expect(
      try run(21) == """
        relcheck: warning: 21 runs in one file of SARIF, of which GitHub takes 20: \
        '--output FOLDER --format sarif' writes a file a tag

        """)
  }

  @Test(
    "Wrong usage",
    arguments: [
      (["main", "--as", "x"], "'x' is not a version, like 3.12.0a2, and not 'next'", 64),
      (
        ["a", "b", "--as", "3.12.0a1"], "'--as 3.12.0a1' needs exactly one revision, 2 were given",
        64
      ),
      (["v3.12.0a1..v3.12.0a2", "--as", "next"], "'--as' and a range exclude each other", 64),
      (["--as", "next"], "'--as' needs a revision; one like main", 64),
      (["nope", "--as", "next"], "no revision 'nope' in this repository", 3),
    ])
  func mistakes(arguments: [String], error: String, status: Int32) throws {
    let run = try SampleFixture().run(["check"] + arguments)
    #expect(run.errorText.contains(error))
    #expect(run.status == status && run.outputText.isEmpty)
  }
}
