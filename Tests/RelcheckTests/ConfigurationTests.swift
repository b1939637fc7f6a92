import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// `relcheck.toml`: what need not be typed.
@Suite("Configuration")
struct ConfigurationTests {
  /// A folder with a configuration, and one below it.
  private func folder(_ text: String) throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try scratch.write("relcheck.toml", "schema = 1\n" + text)
    try scratch.write("below/deep/file", "")
    return scratch
  }

  @Test("The nearest one above is read, paths are meant from its folder, and what is typed wins")
  func found() throws {
    let fixture = try SampleFixture()
    let scratch = try folder(
      """
      repository = "sample"
      format = "text"
      select = ["ver-*"]
      waivers = "waivers.toml"
      """)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/sample", withDestinationPath: fixture.path)
    try scratch.write(
      "waivers.toml", "schema = 1\n[[waiver]]\ncheck = \"*\"\nreason = \"known\"\n")
    let below = scratch.path + "/below/deep"
    let run = try ProgramRun(["v3.12.0a2"], in: below)
    #expect(run.outputText.hasPrefix("Python 3.12.0a2: READY"))
    #expect(run.outputText.contains("(selected by ver-*)") && run.status == 0)
    #expect(run.outputText.contains("waivers: waivers.toml: "))
    let typed = try ProgramRun(
      ["v3.12.0a2", "--select", "tag-*", "--format", "markdown"], in: below)
    #expect(typed.outputText.contains("(selected by `tag-*`)"))
    let other = try ProgramRun(["v3.12.0a2", "--no-config"], in: below)
    #expect(other.status == 3 && other.errorText.contains("no git repository"))
    let find = try ProgramRun(["find", "smtpd", "--tag", "v3.11.0"], in: below)
    #expect(find.status == 0 && find.errorText == "")
    // A nearer one hides it.
    try scratch.write("below/relcheck.toml", "schema = 1\nrepository = \"../sample\"\n")
    #expect(try ProgramRun(["v3.12.0a2"], in: below).outputText.hasPrefix("# Python"))
    let variable = try ProgramRun(
      ["v3.12.0a2"], in: below, environment: ["RELCHECK_REPOSITORY": "/nowhere"])
    #expect(variable.status == 3 && variable.errorText.contains("'/nowhere' does not exist"))
  }

  @Test("Faults are told with file and line, and nothing is checked")
  func faults() throws {
    let fixture = try SampleFixture()
    func run(_ text: String, _ arguments: String...) throws -> ProgramRun {
      let scratch = try folder(text)
      let below = scratch.path + "/below"
      let run = try ProgramRun(["v3.12.0a1", "--repository", fixture.path] + arguments, in: below)
      // The folder is there until the program ended.
      withExtendedLifetime(scratch) {}
      return run
    }
    expect(
      try run("\nformt = \"json\"\n"), 3,
      "relcheck: error: ../relcheck.toml:3: unknown key 'formt'; did you mean 'format'?\n")
    expect(
      try run("jobs = 0\nstrict = \"yes\"\n"), 3,
      """
      relcheck: error: the configuration is faulty, nothing was checked
        ../relcheck.toml:2: 'jobs' is "0", which is not a number from 1 to 256
        ../relcheck.toml:3: 'strict' is a string, not a boolean

      """)
    expect(
      try run("format = [\"json\", \"md\"]\n"), 3,
      """
      relcheck: error: ../relcheck.toml:2: no format 'md'; one of text, markdown, json, sarif, \
      junit, github, html

      """)
    expect(
      try run("select = \"verr-*\"\n"), 3,
      """
      relcheck: error: ../relcheck.toml:2: no check matches 'verr-*'
        Near: ver-*

      """)
    expect(
      try run("format = \"json=report.json\"\n"), 3,
      """
      relcheck: error: ../relcheck.toml:2: 'json=report.json' names a file, which only a \
      configuration may that is named
        Name it: --config ../relcheck.toml

      """)
    expect(
      try run("link-base = \"http://example.org\"\n"), 3,
      "relcheck: error: ../relcheck.toml:2: not an https address: 'http://example.org'\n")
    expect(
      try run("", "--config", "none.toml"), 3,
      "relcheck: error: none.toml: cannot be read: no such file\n")
    #expect(try run("x", "--no-config").status == 0)
    #expect(try run("", "--no-config", "--config", "x").status == 64)
  }

  @Test("A configuration that is named may say where files are written")
  func named() throws {
    let fixture = try SampleFixture()
    let scratch = try folder("format = [\"json=out.json\", \"text\"]\nstrict = true\n")
    let run = try ProgramRun(
      ["v3.12.0a1", "--repository", fixture.path, "--config", "../relcheck.toml"],
      in: scratch.path + "/below")
    #expect(run.status == 0 && run.outputText.hasPrefix("Python 3.12.0a1: READY\n"))
    #expect(try scratch.read("out.json").contains("\"strict\": true"))
  }

  @Test("What is not ours is not heeded: a folder of that name, a tag's own waivers turned off")
  func others() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    try scratch.write("relcheck.toml/file", "")
    let run = try ProgramRun(["v3.12.0a1", "--repository", fixture.path], in: scratch.path)
    #expect(run.status == 0 && run.errorText == "")
  }
}
