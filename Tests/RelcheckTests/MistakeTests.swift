import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// What the program says for each mistake: both streams and the status, byte for byte.
@Suite("Mistakes about the repository and its tags")
struct MistakeTests {
  @Test("No repository here, none at a path, no such path")
  func notARepository() throws {
    let scratch = try ScratchFolder()
    try scratch.write("plain/file", "")
    expect(
      try ProgramRun(["v3.12.0a1"], in: scratch.path), 3,
      """
      relcheck: error: no git repository in '.' or above it
        Say where CPython's repository is: relcheck --repository PATH v3.12.0a1

      """)
    expect(
      try ProgramRun(["--repository", "plain", "v3.12.0a1"], in: scratch.path), 3,
      "relcheck: error: 'plain' is not a git repository\n")
    expect(
      try ProgramRun(["--repository", "plain/none", "v3.12.0a1"], in: scratch.path), 3,
      "relcheck: error: 'plain/none' does not exist\n")
    expect(
      try ProgramRun(
        ["v3.12.0a1"], in: scratch.path, environment: ["RELCHECK_REPOSITORY": "plain"]), 3,
      "relcheck: error: 'plain' is not a git repository\n")
  }

  @Test("A folder of a repository that is named is not searched upwards")
  func parentsOfAGivenPath() throws {
    let fixture = try SampleFixture(bare: false)
    let folder = try fixture.repository.folder("Lib")
    expect(
      try ProgramRun(["--repository", "Lib", "v3.12.0a1"], in: fixture.path), 3,
      "relcheck: error: 'Lib' is not a git repository\n")
    #expect(
      try ProgramRun(["--quiet", "v3.12.0a1"], in: folder).outputText == "v3.12.0a1: READY\n")
  }

  @Test("A tag that is not there, with those near it")
  func unknownTag() throws {
    let fixture = try SampleFixture()
    expect(
      try fixture.run("v3.12.0a9"), 3,
      """
      relcheck: error: no tag 'v3.12.0a9' in this repository
        Near: v3.12.0a1, v3.12.0a2
        If it was made lately: git fetch --tags

      """)
    try fixture.repository.branch("v3.15.0", at: fixture.commit("v3.11.0"))
    expect(
      try fixture.run("v3.15.0"), 3,
      """
      relcheck: error: no tag 'v3.15.0' in this repository
        Near: v3.11.0
        There is a branch of that name; only tags are checked.
        If it was made lately: git fetch --tags

      """)
    // With a tag and a branch of that name, the tag is meant.
    try fixture.repository.branch("v3.12.0a1", at: fixture.commit("v3.12.0a2"))
    #expect(try fixture.run("--quiet", "v3.12.0a1").outputText == "v3.12.0a1: READY\n")
  }

  @Test("No release tags at all")
  func noTags() throws {
    let fixture = try SampleFixture(tags: [])
    try fixture.repository.lightweightTag("release/v3.12.0a1", at: fixture.commit("v3.12.0a1"))
    expect(
      try fixture.run("v3.12.0a1"), 3,
      """
      relcheck: error: no tag 'v3.12.0a1': this repository has no release tags at all
        They were probably not fetched: git fetch --tags
        In GitHub Actions: actions/checkout with fetch-depth: 0 and fetch-tags: true

      """)
  }

  @Test("Not a tree of CPython, not a commit")
  func otherTrees() throws {
    let fixture = try SampleFixture()
    let other = try fixture.repository.commit(["README": "Another project.\n"])
    try fixture.repository.lightweightTag("v3.1.0", at: other)
    expect(
      try fixture.run("v3.1.0"), 3,
      "relcheck: error: v3.1.0 is not a CPython tree: it has no Include/patchlevel.h\n")
    try fixture.repository.lightweightTag("v3.12.0a5", at: fixture.tree("v3.12.0a1"))
    expect(
      try fixture.run("v3.12.0a5"), 3,
      """
      relcheck: error: v3.12.0a5 leads to a tree, not to a commit
        Look at it: git cat-file -p v3.12.0a5

      """)
  }

  @Test("A lightweight tag is checked as well")
  func lightweight() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0"])
    try fixture.repository.lightweightTag("v3.12.0a1", at: fixture.commit("v3.12.0a1"))
    let run = try fixture.run("v3.12.0a1")
    #expect(
      run.outputText.contains("\n- **Tag:** `v3.12.0a1`, lightweight: no tagger, no message\n"))
    #expect(run.status == 1 && run.outputText.contains("`tag-annotated` Lightweight tag\n"))
  }

  @Test("A range that holds no tag")
  func emptyRange() throws {
    expect(
      try SampleFixture().run("v3.10.0..v3.10.4"), 3,
      "relcheck: error: no release tag between 'v3.10.0' and 'v3.10.4' in this repository\n")
  }

  @Test("Check data that is faulty or not there")
  func checkData() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let arguments = ["--repository", fixture.path, "v3.12.0a1"]
    expect(
      try ProgramRun(arguments + ["--checks", "checks"], in: scratch.path), 3,
      "relcheck: error: no check data in 'checks': no such directory\n")
    try scratch.write("checks", "")
    expect(
      try ProgramRun(arguments, in: scratch.path, environment: ["RELCHECK_CHECKS": "checks"]), 3,
      "relcheck: error: no check data in 'checks': not a directory\n")

    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../checks")
    try FileManager.default.copyItem(
      at: source.standardizedFileURL, to: URL(filePath: scratch.path + "/data"))
    #expect(try ProgramRun(arguments + ["--checks", "data"], in: scratch.path).status == 0)
    try scratch.write(
      "data/removals/3.12.toml",
      """
      schema = 1
      series = "3.12"

      [[removal]]
      symbol = "smtpd"
      due = "v3.12"
      witness = "v3.11.0"
      sorce = "PEP 594"

      """)
    let run = try ProgramRun(arguments + ["--checks", "data"], in: scratch.path)
    expect(
      run, 3,
      """
      relcheck: error: check data is faulty, nothing was checked
        data/removals/3.12.toml:4: 'source' is missing
        data/removals/3.12.toml:6: 'due' is "v3.12", which is not a release tag; did you mean 'v3.12.0'?
        data/removals/3.12.toml:8: unknown key 'sorce'; did you mean 'source'?

      """)
  }
}

/// Expects that a run ended with `status`, wrote just `error` to standard error, and nothing else.
func expect(
  _ run: ProgramRun, _ status: Int32, _ error: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(run.errorText == error, sourceLocation: sourceLocation)
  #expect(run.outputText == "", sourceLocation: sourceLocation)
  #expect(run.status == status && !run.isSignalled, sourceLocation: sourceLocation)
}
