import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// What the machine refuses while the program runs. ``OutputTests`` has the full disk behind standard
/// output, the closed pipe and the signals.
@Suite("Surroundings")
struct SurroundingsTests {
  /// Runs by the shell with `$PLACE` for the repository.
  private func shell(_ command: String, _ fixture: SampleFixture) throws -> ProgramRun {
    let run = try ProgramRun(
      shell: command, environment: ["PLACE": fixture.path], patience: 400)
    #expect(!run.isSignalled && !run.isStuck, "\(command): \(run.status) \(run.errorText)")
    return run
  }

  /// A full disk, a read-only one and a device in the place of a report.
  @Test(
    "an output that cannot be written",
    arguments: [
      "--format json=/dev/full", "--format json=/proc/version", "--output /proc",
      "--format json=/dev/null/x", "--format html=/nowhere/x",
    ])
  func output(_ option: String) throws {
    let run = try shell(
      "\"$RELCHECK\" --repository \"$PLACE\" v3.12.0a1 \(option)", try SampleFixture())
    #expect(run.status == 3 && run.outputText == "")
    #expect(run.errorText.hasPrefix("relcheck: error: cannot write "), "\(run.errorText)")
  }

  @Test(
    "a full disk behind every command",
    arguments: [
      "check v3.12.0a1", "find smtpd --tag v3.12.0a1", "surface v3.12.0a1",
      "diff v3.11.0 v3.12.0a1", "claims v3.12.0a1", "when smtpd", "announce v3.12.0a1",
    ])
  func fullDisk(_ command: String) throws {
    let run = try shell(
      "\"$RELCHECK\" \(command) --repository \"$PLACE\" > /dev/full", try SampleFixture())
    #expect(run.status == 3)
    #expect(
      run.errorText
        == "relcheck: error: cannot write to standard output: no space left on device\n")
  }

  @Test("closed streams", arguments: ["<&-", "2>&-", "<&- 2>&-"])
  func closed(_ streams: String) throws {
    let fixture = try SampleFixture()
    let run = try shell("\"$RELCHECK\" --repository \"$PLACE\" v3.12.0a1 \(streams)", fixture)
    let plain = try fixture.run("v3.12.0a1")
    #expect(run.status == 0 && run.output == plain.output)
  }

  @Test(
    "no home, an empty one, one that is not there",
    arguments: [
      "env -u HOME", "env HOME=", "env HOME=/nowhere/at/all", "env -i",
    ])
  func home(_ prefix: String) throws {
    let fixture = try SampleFixture()
    let run = try shell(
      "\(prefix) \"$RELCHECK\" --repository \"$PLACE\" v3.12.0a1", fixture)
    #expect(run.status == 0 && run.errorText == "")
    let plain = try fixture.run("v3.12.0a1")
    #expect(run.output == plain.output)
  }

  @Test("two runs at once on one output: it is the one's or the other's, and whole")
  func twoRuns() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let run = try shell(
      """
      cd \(scratch.path)
      # cat ends when the last of them does; a shell that inherits a blocked SIGCHLD waits for ever.
      { for number in 1 2 3; do
        "$RELCHECK" --repository "$PLACE" v3.12.0a1 --format json=report &
      done; } | cat
      """, fixture)
    #expect(run.errorText == "" && run.outputText == "")
    #expect(try scratch.names == ["report"])
    #expect(
      try scratch.read("report") == fixture.run("v3.12.0a1", "--format", "json").outputText)
  }

  @Test("a repository that is repacked meanwhile")
  func repacked() throws {
    let fixture = try SampleFixture()
    let commit = try fixture.commit("v3.12.0a1")
    for micro in 1...60 { try fixture.repository.lightweightTag("v3.12.\(micro)", at: commit) }
    let expected = try fixture.run("v3.11.0..v3.12.0a2")
    let scratch = try ScratchFolder()
    let process = try ProgramRun.process(
      ["--repository", fixture.path, "v3.12.1..v3.12.60", "--quiet", "--format", "json=a"],
      in: scratch.path, home: scratch.path)
    try process.run()
    while try scratch.names.isEmpty, process.isRunning { usleep(2000) }
    // The loose objects go, and are in a pack from now on.
    try fixture.repository.pack()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus <= 2)
    let report = try scratch.read("a")
    #expect(!report.contains("not-inspected"))
    #expect(try fixture.run("v3.11.0..v3.12.0a2").output == expected.output)
  }

  /// Few descriptors: what is needed is open at once, or the run says that it is not.
  @Test("few file descriptors", arguments: [4, 5, 6, 7, 8, 12, 16, 32])
  func descriptors(_ count: Int) throws {
    let fixture = try SampleFixture()
    try fixture.repository.pack()
    let run = try shell(
      "ulimit -n \(count); \"$RELCHECK\" --jobs 4 --repository \"$PLACE\" v3.12.0a1", fixture)
    let isWhole = run.output == (try fixture.run("v3.12.0a1").output)
    #expect(
      isWhole && run.status == 0
        || (run.status == 3 && run.errorText.hasPrefix("relcheck: error: "))
        || (run.status == 2 && run.outputText.contains("UNDETERMINED")),
      "\(run.status) \(run.outputText)")
  }

  /// Little memory: a word about it, and no trace of a stack.
  @Test("little memory", .enabled(if: isPatient), arguments: [400, 1000])
  func memory(_ megabytes: Int) throws {
    let fixture = try SampleFixture()
    let run = try shell(
      """
      ulimit -v \(megabytes * 1024)
      "$RELCHECK" --jobs 2 --repository "$PLACE" v3.12.0a1 2>&1
      """, fixture)
    let isWhole = run.output == (try fixture.run("v3.12.0a1").output)
    #expect(isWhole || run.status == 3 || run.status == 127, "\(run.status) \(run.outputText)")
    #expect(!run.outputText.contains("Stack dump") && !run.outputText.contains("Fatal error"))
  }

  /// So little memory that no thread can be made: a word about it, and an end.
  @Test(
    "hardly any memory",
    .disabled(if: ProgramRun.isSanitized, "a sanitizer takes terabytes of addresses"),
    arguments: [90, 100, 110, 120, 130, 150])
  func hardlyAnyMemory(_ megabytes: Int) throws {
    let fixture = try SampleFixture()
    let run = try shell(
      """
      ulimit -v \(megabytes * 1024)
      "$RELCHECK" --repository "$PLACE" v3.12.0a1 2>&1
      """, fixture)
    let isWhole = run.output == (try fixture.run("v3.12.0a1").output)
    // 127 is the loader's own.
    #expect(isWhole || run.status == 3 || run.status == 127, "\(run.status) \(run.outputText)")
    if run.status == 3 { #expect(run.outputText.contains("error: ")) }
  }

  @Test("what the argument parser prints", arguments: ["--help", "--version", "help find"])
  func printed(_ arguments: String) throws {
    let run = try shell("\"$RELCHECK\" \(arguments) > /dev/full", try SampleFixture())
    #expect(run.status == 3)
    #expect(
      run.errorText
        == "relcheck: error: cannot write to standard output: no space left on device\n")
  }

  @Test("5,000 tags in one call", .timeLimit(.minutes(10)))
  func manyTags() throws {
    let fixture = try SampleFixture()
    let commit = try fixture.commit("v3.12.0a1")
    var packed = "# pack-refs with: peeled fully-peeled sorted \n"
    let names = (0..<5000).map { "refs/tags/v3.\(100 + $0 / 100).\($0 % 100)" }.sorted()
    for name in names { packed += "\(commit) \(name)\n" }
    try fixture.repository.write("packed-refs", packed)
    let run = try ProgramRun(
      [
        "--repository", fixture.path, "v3.100.0..v3.149.99", "--quiet", "--format", "text",
        "--select", "tag-name",
      ], patience: 540)
    #expect(!run.isStuck && !run.isSignalled && run.status == 0, "\(run.errorText)")
    #expect(run.outputText.split(separator: "\n").count { $0.hasPrefix("v3.1") } == 5000)
  }

  /// Nothing of a repository is written to, whatever is asked.
  @Test(
    "a repository that may only be read",
    arguments: [
      ["check", "v3.12.0a1"], ["find", "smtpd", "--tag", "v3.12.0a1"], ["surface", "v3.12.0a1"],
      ["diff", "v3.11.0", "v3.12.0a1"], ["claims", "v3.12.0a1"], ["when", "smtpd"],
      ["announce", "v3.12.0a1"], ["check", "main", "--as", "3.12.0a1"],
    ])
  func untouched(_ arguments: [String]) throws {
    let fixture = try SampleFixture(bare: false)
    let before = try state(of: fixture.path)
    let run = try fixture.run(arguments)
    #expect(run.status <= 2 && !run.isSignalled, "\(run.errorText)")
    #expect(try state(of: fixture.path) == before)
  }

  /// Path, size and time of all files.
  private func state(of folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().map { path in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + path)
      let size = "\(attributes[.size] ?? "")"
      return "\(path) \(size) \(attributes[.modificationDate] ?? "")"
    }
  }
}

/// Whether tests that take minutes are run, too.
private let isPatient = ProcessInfo.processInfo.environment["RELCHECK_PATIENT"] != nil
