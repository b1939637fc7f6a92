import Foundation
import TestSupport
import Testing

@testable import relcheck

/// Where reports go, and what happens when they cannot.
@Suite("Outputs")
struct OutputTests {
  @Test(
    "The default off a terminal is Markdown; the same bytes twice and with any number of workers")
  func sameBytes() throws {
    let fixture = try SampleFixture()
    for tags in [["v3.12.0a1"], ["v3.11.0..v3.12.0a2"]] {
      for format in ["markdown", "text", "json"] {
        let arguments = tags + ["--format", format]
        let first = try fixture.run(arguments)
        for more in [["--jobs", "1"], ["--jobs", "7", "--verify-objects"]] {
          let run = try fixture.run(arguments + more)
          #expect(run.output == first.output && run.status == first.status)
          #expect(run.error == first.error)
        }
      }
    }
    let markdown = try fixture.run("v3.12.0a1", "--format", "markdown")
    #expect(try fixture.run("v3.12.0a1").output == markdown.output)
    #expect(markdown.outputText.hasPrefix("# Python 3.12.0a1: READY\n"))
  }

  @Test(
    "The blobs that were read are listed, each a file of the tree or of one it is compared with")
  func listedBlobs() throws {
    let fixture = try SampleFixture(bare: false)
    let folder = try fixture.repository.folder("lists")
    let plain = try fixture.run("v3.12.0a1")
    let run = try fixture.run("v3.12.0a1", "--list-blobs", folder + "/blobs")
    #expect(run.output == plain.output && run.status == plain.status)
    let lines = try String(contentsOfFile: folder + "/blobs", encoding: .utf8).split(
      separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.count == 40 && line.allSatisfy(\.isHexDigit)) }
    let refused = try fixture.run("v3.12.0a1", "--list-blobs", folder + "/none/blobs")
    #expect(refused.status == 3 && refused.output.isEmpty)
  }

  @Test("No place of this machine and no clock in any format")
  func nothingOfTheMachine() throws {
    let fixture = try SampleFixture(bare: false)
    let day = ISO8601DateFormatter.string(
      from: Date(), timeZone: .gmt, formatOptions: [.withFullDate, .withDashSeparatorInDate])
    for format in ["markdown", "text", "json"] {
      let text = try fixture.run("v3.12.0a2", "--format", format, "--verbose").outputText
      #expect(!text.contains(fixture.path) && !text.contains(NSTemporaryDirectory()))
      #expect(!text.contains(ProcessInfo.processInfo.hostName) && !text.contains(day))
    }
  }

  @Test("From a folder below, a linked work tree and the bare repository: the same report")
  func places() throws {
    let fixture = try SampleFixture(bare: false)
    let below = try fixture.repository.folder("Doc/deep")
    let linked = try fixture.repository.linkedWorkTree("linked")
    let expected = try fixture.run("v3.12.0a2")
    #expect(expected.status == 1)
    for folder in [fixture.path, below, linked, fixture.repository.gitDirectory] {
      let run = try ProgramRun(["v3.12.0a2"], in: folder)
      #expect(run.output == expected.output && run.errorText == "" && run.status == 1)
    }
    let named = try ProgramRun(
      ["v3.12.0a2"], environment: ["RELCHECK_REPOSITORY": fixture.path])
    #expect(named.output == expected.output)
  }

  @Test("JSON is JSON, for one tag and for several")
  func json() throws {
    let fixture = try SampleFixture()
    let one = try #require(
      try JSONSerialization.jsonObject(
        with: Data(fixture.run("v3.12.0a2", "--format", "json").output)) as? [String: Any])
    #expect(one["verdict"] as? String == "not-ready" && one["tag"] as? String == "v3.12.0a2")
    #expect((one["counts"] as? [String: Int])?["blockers"] == 4)
    let several = try #require(
      try JSONSerialization.jsonObject(
        with: Data(fixture.run("v3.12.0a2", "v3.12.0a1", "--format", "json").output))
        as? [String: Any])
    let reports = try #require(several["reports"] as? [[String: Any]])
    #expect(reports.map { $0["tag"] as? String } == ["v3.12.0a2", "v3.12.0a1"])
    #expect(several["schema_version"] as? Int == 1)
  }

  @Test("Several formats at once, each to its place")
  func files() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let run = try ProgramRun(
      [
        "--repository", fixture.path, "v3.12.0a2", "--format", "json=a.json", "--format", "text",
        "--format", "markdown=a.md", "--format", "text=a.txt", "--format", "json=b.json",
      ], in: scratch.path)
    #expect(run.status == 1 && run.errorText == "")
    #expect(try scratch.names == ["a.json", "a.md", "a.txt", "b.json"])
    #expect(run.outputText == (try scratch.read("a.txt")))
    #expect(try scratch.read("a.md") == fixture.run("v3.12.0a2").outputText)
    #expect(try scratch.read("a.json") == fixture.run("v3.12.0a2", "--format", "json").outputText)
    #expect(try scratch.read("a.json") == scratch.read("b.json"))
    let quiet = try ProgramRun(
      ["--repository", fixture.path, "v3.12.0a1", "--format", "json=a.json"], in: scratch.path)
    #expect(quiet.outputText == "" && quiet.status == 0)
    #expect(try scratch.read("a.json").contains("\"tag\": \"v3.12.0a1\""))
  }

  @Test("A folder of reports: one file a tag and format, and an index of several")
  func folder() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let one = try fixture.run("v3.12.0a1", "--output", scratch.path)
    #expect(one.status == 0 && one.outputText == "" && one.errorText == "")
    #expect(try scratch.names == ["v3.12.0a1.md"])
    #expect(try scratch.read("v3.12.0a1.md") == fixture.run("v3.12.0a1").outputText)
    let all = try fixture.run(
      "v3.11.0..v3.12.0a2", "--output", scratch.path, "--format", "markdown", "--format", "json")
    #expect(all.status == 1 && all.outputText == "")
    #expect(
      try scratch.names == [
        "index.md", "v3.11.0.json", "v3.11.0.md", "v3.12.0a1.json", "v3.12.0a1.md",
        "v3.12.0a2.json", "v3.12.0a2.md",
      ])
    let index = try scratch.read("index.md")
    #expect(index.hasPrefix("# 3 tags: 1 not ready, 1 undetermined\n"))
    #expect(index.contains("[v3.12.0a2](v3.12.0a2.md)"))
  }

  @Test("An output that cannot be written is found out before anything is inspected")
  func unwritable() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    try scratch.write("folder/file", "")
    func error(_ arguments: String...) throws -> String {
      let run = try ProgramRun(
        ["--repository", fixture.path, "v3.12.0a1"] + arguments, in: scratch.path)
      #expect(run.status == 3 && run.outputText == "")
      return run.errorText
    }
    let prefix = "relcheck: error: cannot write "
    #expect(
      try error("--format", "json=none/a.json") == prefix
        + "'none/a.json': no such directory 'none'\n")
    #expect(try error("--format", "json=folder") == prefix + "'folder': is a directory\n")
    #expect(
      try error("--format", "json=folder/file/a") == prefix + "'folder/file/a': not a directory\n")
    #expect(try error("--output", "none/more") == prefix + "to 'none/more': no such directory\n")
    #expect(try error("--output", "folder/file") == prefix + "to 'folder/file': not a directory\n")
    #expect(try scratch.names == ["folder"])
  }

  @Test("A folder that is not there is made, when there is something to write")
  func newFolder() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    func run(_ tag: String) throws -> ProgramRun {
      try ProgramRun(
        ["--repository", fixture.path, tag, "--output", "new"], in: scratch.path)
    }
    #expect(try run("v3.12.9").status == 3)
    #expect(try scratch.names == [])
    #expect(try run("v3.12.0a1").status == 0)
    #expect(try scratch.names == ["new"])
    #expect(
      try scratch.read("new/v3.12.0a1.md")
        == fixture.run("v3.12.0a1", "--format", "markdown").outputText)
  }

  @Test("Several patterns of checks with commas between")
  func commas() throws {
    let fixture = try SampleFixture()
    let one = try fixture.run("v3.12.0a1", "--select", "ver-*,tag-*", "--ignore", "ver-pc*, tag-s*")
    let other = try fixture.run(
      "v3.12.0a1", "--select", "ver-*", "--select", "tag-*", "--ignore", "ver-pc*", "--ignore",
      "tag-s*")
    #expect(one.status == other.status && one.output == other.output)
    #expect(try fixture.run("v3.12.0a1", "--select", "ver-*,vr-*").errorText.contains("'vr-*'"))
  }

  @Test("A folder that may not be written", .enabled(if: getuid() != 0, "root may write anywhere"))
  func forbidden() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    try scratch.write("folder/file", "")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: scratch.path + "/folder")
    let run = try fixture.run("v3.12.0a1", "--format", "json=\(scratch.path)/folder/a.json")
    #expect(
      run.errorText
        == "relcheck: error: cannot write '\(scratch.path)/folder/a.json': permission denied\n")
    #expect(run.status == 3)
  }

  @Test(
    "A full disk behind standard output",
    .enabled(
      if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"))
  func fullDisk() throws {
    let fixture = try SampleFixture()
    let run = try ProgramRun(
      shell: "\"$RELCHECK\" --repository \(fixture.path) v3.12.0a1 > /dev/full")
    #expect(
      run.errorText
        == "relcheck: error: cannot write to standard output: no space left on device\n")
    #expect(run.status == 3)
  }

  @Test("A reader that goes away: no word, and the status of the verdict")
  func brokenPipe() throws {
    let fixture = try SampleFixture()
    // The report is written when nobody reads any more.
    let command = """
      { "$RELCHECK" --repository \(fixture.path) v3.12.0a2 --verbose; echo "status $?" >&2; } | true
      """
    let run = try ProgramRun(shell: command)
    #expect(run.errorText == "status 1\n" && run.outputText == "")
    let head = try ProgramRun(
      shell: "\"$RELCHECK\" --repository \(fixture.path) v3.12.0a2 | head -n 1")
    #expect(head.outputText == "# Python 3.12.0a2: NOT READY, 4 blockers\n")
    #expect(head.errorText == "")
  }

  @Test("Closed streams: no file takes their place")
  func closedStreams() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let run = try ProgramRun(
      shell:
        "\"$RELCHECK\" --repository \(fixture.path) v3.12.0a1 --format text --format json=a >&-",
      in: scratch.path)
    #expect(run.errorText == "relcheck: error: cannot write to standard output: it is closed\n")
    #expect(run.status == 3)
    #expect(try scratch.read("a") == fixture.run("v3.12.0a1", "--format", "json").outputText)
    let silent = try ProgramRun(
      shell: "\"$RELCHECK\" --repository \(fixture.path) v3.12.9 --format json=b 2>&- <&-",
      in: scratch.path)
    #expect(silent.status == 3 && silent.outputText == "")
    // A tag that could not be inspected is in JSON, and what was meant for the closed stream is not.
    let missing = try fixture.run("v3.12.9", "--format", "json").outputText
    #expect(try scratch.names == ["a", "b"] && scratch.read("b") == missing)
  }

  @Test("Interrupted: the signal ends the run, and no file is left", arguments: [SIGINT, SIGTERM])
  func interrupted(number: Int32) throws {
    let fixture = try SampleFixture()
    let commit = try fixture.commit("v3.12.0a1")
    for micro in 1...400 { try fixture.repository.lightweightTag("v3.12.\(micro)", at: commit) }
    let scratch = try ScratchFolder()
    let process = try ProgramRun.process(
      ["--repository", fixture.path, "v3.12.1..v3.12.400", "--quiet", "--format", "json=a.json"],
      in: scratch.path, home: scratch.path)
    try process.run()
    while try scratch.names.isEmpty, process.isRunning {
      // Blocks on purpose: a task that sleeps may be woken when the run is over on a busy machine.
      usleep(2000)
    }
    #expect(try scratch.names == ["a.json.relcheck-\(process.processIdentifier)"])
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
    #expect(try scratch.names == [])
  }
}
