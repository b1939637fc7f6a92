import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// What the program says for each mistake: both streams and the status, byte for byte.
@Suite("Mistakes about the repository and its tags")
struct MistakeTests {
  private func expect(
    _ run: ProgramRun, _ status: Int32, _ error: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.errorText == error, sourceLocation: sourceLocation)
    #expect(run.outputText == "", sourceLocation: sourceLocation)
    #expect(run.status == status && !run.isSignalled, sourceLocation: sourceLocation)
  }

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

  @Test("A shallow clone: without the tag, and with it")
  func shallow() throws {
    let fixture = try SampleFixture(tags: ["v3.12.0a1"])
    try fixture.repository.write("shallow", "\(fixture.commit("v3.12.0a1"))\n")
    try fixture.repository.delete(fixture.commit("v3.11.0"))
    expect(
      try fixture.run("v3.12.0a2"), 3,
      """
      relcheck: error: no tag 'v3.12.0a2' in this repository
        Near: v3.12.0a1
        This is a shallow clone: git fetch --unshallow --tags

      """)
    expect(
      try fixture.run("v3.11.0..v3.12.0a1"), 3,
      """
      relcheck: error: 'v3.11.0..v3.12.0a1' needs every tag, and this is a shallow clone
        To have them all: git fetch --unshallow --tags

      """)
    let run = try fixture.run("v3.12.0a1", "--format", "text")
    #expect(
      run.errorText == """
        relcheck: warning: this is a shallow clone; checks of history and of earlier releases are undetermined
          To have them all: git fetch --unshallow --tags
        relcheck: warning: v3.11.0 is not in this repository; there is nothing to compare with

        """)
    #expect(run.outputText.hasSuffix("\nv3.12.0a1: READY\n") && run.status == 0)
    let quiet = try fixture.run("v3.12.0a1", "--quiet")
    #expect(quiet.errorText == "" && quiet.outputText == "v3.12.0a1: READY\n")
  }

  @Test("A shallow clone without any tag")
  func shallowWithoutTags() throws {
    let fixture = try SampleFixture(tags: [])
    try fixture.repository.write("shallow", "\(fixture.commit("v3.12.0a1"))\n")
    expect(
      try fixture.run("v3.12.0a1"), 3,
      """
      relcheck: error: no tag 'v3.12.0a1': this repository has no release tags at all
        This is a shallow clone: git fetch --unshallow --tags

      """)
  }

  @Test("A partial clone that lacks files: how many, and undetermined where one is needed")
  func partialClone() throws {
    let fixture = try SampleFixture()
    try fixture.repository.configure(
      "[remote \"origin\"]\n\tpromisor = true\n\tpartialclonefilter = blob:none\n")
    #expect(try fixture.run("v3.12.0a1").errorText == "")
    try fixture.repository.delete(fixture.object("Include/patchlevel.h", in: "v3.12.0a1"))
    let one = try fixture.run("v3.12.0a1", "--quiet")
    #expect(one.errorText == "" && one.status == 2)
    #expect(one.outputText == "v3.12.0a1: UNDETERMINED, 3 blockers could not be checked\n")
    try fixture.repository.delete(fixture.object("README.rst", in: "v3.12.0a1"))
    let run = try fixture.run("v3.12.0a1", "--format", "text")
    #expect(
      run.errorText == """
        relcheck: warning: 2 files of v3.12.0a1 are not in this repository (partial clone, blob:none); what needs them is undetermined
          To have them: git fetch --refetch --no-filter origin
          For this tag alone: git archive v3.12.0a1 >/dev/null

        """)
    #expect(run.status == 2)
  }

  @Test("A repository of another user", .enabled(if: getuid() == 0, "only root can give it away"))
  func ownership() throws {
    let fixture = try SampleFixture()
    for name in [""] + (try FileManager.default.subpathsOfDirectory(atPath: fixture.path)) {
      try FileManager.default.setAttributes(
        [.ownerAccountID: 4242], ofItemAtPath: fixture.path + "/" + name)
    }
    expect(
      try fixture.run("v3.12.0a1"), 3,
      """
      relcheck: error: '\(fixture.path)' belongs to another user, and git does not trust it
        If you do: git config --global --add safe.directory \(fixture.path)

      """)
  }

  @Test("What a run cannot do without is missing or damaged")
  func missingObjects() throws {
    let advice = "  Look at the repository: git fsck --connectivity-only\n"
    let fixture = try SampleFixture()
    let tree = try fixture.tree("v3.12.0a1")
    let commit = try fixture.commit("v3.12.0a1")
    let tag = try #require(
      try Repository(at: fixture.path).reference(tag: "v3.12.0a1").annotations.first?.id)
    let readable = try fixture.repository.looseFile(tree)
    try fixture.repository.replaceLooseFile(tree, with: [1, 2, 3])
    let message = "relcheck: error: v3.12.0a1: object \(tree) (tree) is missing or damaged\n"
    expect(try fixture.run("v3.12.0a1"), 3, message + advice)
    let told = try fixture.run("v3.12.0a1", "--verbose").errorText
    #expect(told.hasPrefix(message + advice + "  libgit2: "))
    try fixture.repository.delete(tree)
    expect(try fixture.run("v3.12.0a1"), 3, message + advice)
    try fixture.repository.replaceLooseFile(tree, with: readable)
    #expect(try fixture.run("v3.12.0a1").status == 0)

    try fixture.repository.delete(commit)
    expect(
      try fixture.run("v3.12.0a1"), 3,
      "relcheck: error: v3.12.0a1: object \(commit) is missing or damaged\n" + advice)
    try fixture.repository.delete(tag)
    expect(
      try fixture.run("v3.12.0a1"), 3,
      "relcheck: error: v3.12.0a1: object \(tag) is missing or damaged\n" + advice)
    // Other tags are still checked, and what is worst is told.
    let several = try fixture.run("v3.11.0", "v3.12.0a1", "--quiet")
    #expect(several.outputText.contains("v3.12.0a1: NOT INSPECTED, v3.12.0a1: object \(tag)"))
    #expect(several.outputText.hasPrefix("v3.11.0:   READY") && several.status == 3)
  }

  @Test("A file or a folder that is missing or damaged is undetermined, never gone")
  func missingFiles() throws {
    let fixture = try SampleFixture()
    let file = try fixture.object("Include/patchlevel.h", in: "v3.12.0a1")
    try fixture.repository.replaceLooseFile(file, with: [1, 2, 3])
    let run = try fixture.run("v3.12.0a1", "--format", "text")
    #expect(run.status == 2 && run.errorText == "")
    #expect(run.outputText.contains("undetermined[ver-patchlevel]"))
    try fixture.repository.delete(file)
    #expect(try fixture.run("v3.12.0a1").status == 2)

    let other = try SampleFixture()
    let id = try other.object("Lib", in: "v3.12.0a1")
    try other.repository.delete(id)
    let gone = try other.run("find", "smtpd", "--tag", "v3.12.0a1", "--format", "text")
    #expect(
      gone.outputText == """
        smtpd  undetermined (module): Lib cannot be read: object \(id.description.prefix(12)): it is not in this repository

        """)
    #expect(gone.status == 0 && gone.errorText == "")
    #expect(try other.run("v3.12.0a1").status == 2)
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
    #expect(run.status == 0)
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
