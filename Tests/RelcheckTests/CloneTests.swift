import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// Clones that lack something, damaged ones, and one of another user.
@Suite("Clones that are not whole")
struct CloneTests {
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
    // What wants an earlier release is not told to be without one.
    let json = try fixture.run("v3.12.0a1", "--format", "json").outputText
    #expect(json.contains("this is a shallow clone, which lacks releases before v3.12.0a1"))
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
    #expect(one.outputText == "v3.12.0a1: UNDETERMINED, 6 blockers could not be checked\n")
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
    let object = "relcheck: error: v3.12.0a1: object \(tree) (tree) "
    let damaged = object + "cannot be read: damaged: it is not a zlib stream, or a broken one\n"
    expect(try fixture.run("v3.12.0a1"), 3, damaged + advice)
    let told = try fixture.run("v3.12.0a1", "--verbose").errorText
    #expect(told.hasPrefix(damaged + advice + "  libgit2: "))
    try fixture.repository.delete(tree)
    expect(try fixture.run("v3.12.0a1"), 3, object + "is missing\n" + advice)
    try fixture.repository.replaceLooseFile(tree, with: readable)
    #expect(try fixture.run("v3.12.0a1").status == 0)

    try fixture.repository.delete(commit)
    expect(
      try fixture.run("v3.12.0a1"), 3,
      "relcheck: error: v3.12.0a1: object \(commit) is missing\n" + advice)
    try fixture.repository.delete(tag)
    expect(
      try fixture.run("v3.12.0a1"), 3,
      "relcheck: error: v3.12.0a1: object \(tag) is missing\n" + advice)
    // Other tags are still checked, and what is worst is told.
    let several = try fixture.run("v3.11.0", "v3.12.0a1", "--quiet")
    #expect(several.outputText.contains("v3.12.0a1: NOT INSPECTED, v3.12.0a1: object \(tag)"))
    #expect(several.outputText.hasPrefix("v3.11.0:   UNDETERMINED") && several.status == 3)
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
}

/// Where the program is started.
@Suite("The current folder")
struct CurrentFolderTests {
  @Test("One that was removed")
  func removed() throws {
    let fixture = try SampleFixture(tags: ["v3.12.0a1"])
    let run = try ProgramRun(
      shell: """
        mkdir gone && cd gone && rmdir ../gone && \
        "$RELCHECK" check v3.12.0a1 --quiet --repository '\(fixture.path)'
        """, patience: 30)
    #expect(!run.isStuck && run.outputText == "v3.12.0a1: READY\n")
  }
}
