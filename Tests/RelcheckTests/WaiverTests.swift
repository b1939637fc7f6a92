import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// Waivers as a user gives them, and as a commit carries them.
@Suite("Waivers")
struct WaiverTests {
  private let waiver = """
    schema = 1

    [[waiver]]
    check = "*"
    tags = ["v3.12.*"]
    reason = "The sample is meant to be so"

    """

  @Test("What a file waives does not block, and stays in the report")
  func file() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    try scratch.write("waivers.toml", waiver)
    #expect(try fixture.run("v3.12.0a2").status == 1)
    let path = scratch.path + "/waivers.toml"
    let run = try fixture.run("v3.12.0a2", "--waivers", path)
    #expect(run.status == 0 && run.errorText == "")
    #expect(run.outputText.hasPrefix("# Python 3.12.0a2: READY, with "))
    #expect(run.outputText.contains("waived blocker"))
    #expect(run.outputText.contains("- **Waivers:** `waivers.toml`: 1 of 1 waiver covers findings"))
    #expect(run.outputText.contains("Waived: `The sample is meant to be so` (`waivers.toml:3`)"))
    #expect(!run.outputText.contains(scratch.path))
  }

  @Test("A waiver that matches nothing is told on both streams")
  func idle() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    try scratch.write(
      "w.toml",
      waiver.replacingOccurrences(of: "\"*\"", with: "\"ver-patchlevel\"\nsubject = \"x\""))
    let arguments = ["--repository", fixture.path, "v3.12.0a1", "--waivers", "w.toml"]
    let run = try ProgramRun(arguments, in: scratch.path)
    #expect(run.errorText == "relcheck: warning: w.toml:3: no finding matches this waiver\n")
    #expect(run.outputText.contains("\n- `w.toml:3`: no finding matches this waiver ("))
    #expect(run.status == 0)
    #expect(try ProgramRun(arguments + ["--quiet"], in: scratch.path).errorText == "")
  }

  @Test("A file that is faulty or not there ends the run before anything is inspected")
  func faulty() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    try scratch.write("w.toml", "schema = 1\n\n[[waiver]]\ncheck = \"ver-*\"\n")
    let arguments = ["--repository", fixture.path, "v3.12.0a1", "--waivers"]
    expect(
      try ProgramRun(arguments + ["w.toml"], in: scratch.path), 3,
      "relcheck: error: w.toml:3: 'reason' is missing\n")
    expect(
      try ProgramRun(arguments + ["none.toml"], in: scratch.path), 3,
      "relcheck: error: none.toml: cannot be read: no such file\n")
    try scratch.write("w.toml", "[[waiver]]\ncheck = \"ver-*\"\n")
    expect(
      try ProgramRun(arguments + ["w.toml"], in: scratch.path), 3,
      """
      relcheck: error: waivers are faulty, nothing was checked
        w.toml:1: 'reason' is missing
        w.toml:1: 'schema' is missing

      """)
  }

  /// The sample with a file at the top of the last release's tree.
  private func sample(_ text: String) throws -> SampleFixture {
    let fixture = try SampleFixture(tags: ["v3.11.0", "v3.12.0a1"])
    var files = SampleFixture.files(SampleRepository.releases[2].files)
    files[".relcheck.toml"] = .text(text)
    let commit = try fixture.repository.commit(
      files, parents: [fixture.commit("v3.12.0a2")], message: "Python 3.12.0a2\n")
    try fixture.repository.annotatedTag("v3.12.0a2", at: commit)
    return fixture
  }

  @Test("A commit's own waivers hold for it, are named, and can be turned off")
  func tree() throws {
    let fixture = try sample(waiver)
    let run = try fixture.run("v3.12.0a2")
    #expect(run.status == 0 && run.errorText == "")
    #expect(
      run.outputText.contains("**Waivers:** `.relcheck.toml` of this commit: 1 of 1 waiver covers"))
    let off = try fixture.run("v3.12.0a2", "--no-tree-waivers")
    #expect(off.status == 1 && !off.outputText.contains("Waivers"))
  }

  @Test("A commit's faulty waivers hold for nothing, and the report says so")
  func faultyTree() throws {
    let fixture = try sample(waiver + "expiry = 2030-01-01\n")
    let run = try fixture.run("v3.12.0a2")
    #expect(run.status == 1)
    #expect(
      run.errorText == """
        relcheck: warning: v3.12.0a2: .relcheck.toml:7: unknown key 'expiry'; did you mean \
        'expires'?; none of the waivers of this commit holds

        """)
    #expect(run.outputText.contains("is faulty, and none of its waivers holds"))
    #expect(run.outputText.contains("`.relcheck.toml:7: unknown key 'expiry'; did you mean"))
  }
}
