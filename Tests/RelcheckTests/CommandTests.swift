import Foundation
import TestSupport
import Testing

@testable import relcheck

/// What the commands answer on the sample.
@Suite("Commands")
struct CommandTests {
  @Test("Quiet is the verdict alone; verbose says what passed")
  func quietAndVerbose() throws {
    let fixture = try SampleFixture()
    let quiet = try fixture.run("v3.12.0a1", "v3.12.0a2", "--quiet")
    #expect(
      quiet.outputText == "v3.12.0a1: READY\nv3.12.0a2: NOT READY, 4 blockers\n"
        && quiet.errorText == "" && quiet.status == 1)
    let json = try fixture.run("v3.12.0a1", "--quiet", "--format", "json")
    #expect(json.outputText.hasPrefix("{"))
    let verbose = try fixture.run("v3.12.0a1", "--verbose", "--format", "text").outputText
    let plain = try fixture.run("v3.12.0a1", "--format", "text").outputText
    #expect(verbose.contains("\npassed, Version: ver-autoconf, "))
    #expect(!plain.contains("passed, Version") && plain.hasSuffix("\nv3.12.0a1: READY\n"))
  }

  @Test("A selection says that it is one")
  func selection() throws {
    let fixture = try SampleFixture()
    let run = try fixture.run(
      "v3.12.0a2", "--select", "ver-*", "--select", "tag-name", "--ignore", "ver-[",
      "--format", "text")
    #expect(run.status == 64)
    let ready = try fixture.run(
      "v3.12.0a2", "--select", "ver-conf*", "--select", "tag-name", "--ignore", "ver-configure",
      "--format", "text")
    #expect(ready.status == 0)
    #expect(
      ready.outputText.contains(
        " checks (selected by ver-conf*, tag-name, not ver-configure): 2 passed, "))
    #expect(ready.outputText.contains("\n2 of "))
  }

  @Test("With --strict a warning blocks")
  func strict() throws {
    let fixture = try SampleFixture(tags: ["v3.11.0"])
    let release = try #require(SampleRepository.releases.first { $0.tag == "v3.12.0a1" })
    var files = release.files
    files["configure"] = files["configure"]?.replacing("Autoconf 2.71", with: "Autoconf 2.69")
    let commit = try fixture.repository.commit(SampleFixture.files(files))
    try fixture.repository.lightweightTag("v3.12.0a1", at: commit)
    let mild = try fixture.run("v3.12.0a1", "--quiet", "--select", "ver-*")
    #expect(mild.outputText == "v3.12.0a1: READY, with 1 warning\n" && mild.status == 0)
    let strict = try fixture.run(
      "v3.12.0a1", "--quiet", "--strict", "--select", "ver-*")
    #expect(
      strict.outputText == "v3.12.0a1: NOT READY, 1 warning (strict)\n" && strict.status == 1)
  }

  @Test("The baseline that is chosen, given, missing")
  func baseline() throws {
    let fixture = try SampleFixture()
    let chosen = try fixture.run("v3.12.0a2").outputText
    #expect(
      chosen.contains("\n- **Compared with:** `v3.11.0` (final of the series before)"))
    let given = try fixture.run("v3.12.0a2", "--baseline", "v3.12.0a1").outputText
    #expect(given.contains("\n- **Compared with:** `v3.12.0a1` (given with `--baseline`)"))
    let missing = try fixture.run("v3.12.0a2", "--baseline", "v3.10.0")
    #expect(missing.status == 3)
    #expect(missing.errorText.hasPrefix("relcheck: error: no tag 'v3.10.0' in this repository\n"))
    let other = try SampleFixture(tags: ["v3.12.0a1"])
    let run = try other.run("v3.12.0a1")
    #expect(
      run.errorText
        == "relcheck: warning: v3.11.0 is not in this repository; there is nothing to compare with\n"
    )
    // What is true of many tags is said once.
    let two = try SampleFixture(tags: ["v3.12.0a1", "v3.12.0a2"])
    #expect(try two.run("v3.12.0a1..v3.12.0a2").errorText == run.errorText)
  }

  @Test("Short options, as git spells them")
  func shortOptions() throws {
    let fixture = try SampleFixture()
    #expect(
      try ProgramRun(["-C", fixture.path, "v3.12.0a1", "-q"]).output
        == fixture.run("v3.12.0a1", "--quiet").output)
    #expect(
      try ProgramRun(["check", "v3.12.0a1", "-v", "-C", fixture.path]).output
        == fixture.run("v3.12.0a1", "--verbose").output)
  }

  @Test("A range is every tag of the repository in it, in release order, once")
  func range() throws {
    let fixture = try SampleFixture()
    // The sample has no candidate of 3.11.0.
    let run = try fixture.run("v3.12.0a2", "v3.11.0..v3.12.9", "--quiet")
    #expect(
      run.outputText == """
        v3.12.0a2: NOT READY, 4 blockers
        v3.11.0:   UNDETERMINED, 4 blockers could not be checked
        v3.12.0a1: READY

        """)
  }

  @Test("The demo shows a tag that is ready and one that is not, for the reasons it names")
  func demo() throws {
    let run = try ProgramRun(["demo", "--format", "text"])
    #expect(run.status == 1 && run.errorText == "")
    #expect(
      run.outputText.hasSuffix(
        "\n\nv3.12.0a1: READY\nv3.12.0a2: NOT READY, 4 blockers\n"))
    let blockers = run.outputText.split(separator: "\n").filter { $0.hasPrefix("blocker[") }
    #expect(
      blockers.map { $0.prefix { $0 != "]" } } == [
        "blocker[rem-expected", "blocker[ver-patchlevel", "blocker[ver-readme",
        "blocker[ver-string",
      ])
    #expect(run.outputText.contains("\n  Lib/distutils/__init__.py:1: new: distutils is still"))
    let ready = try ProgramRun(["demo", "v3.12.0a1", "--quiet"])
    #expect(ready.outputText == "v3.12.0a1: READY\n" && ready.status == 0)
    let unknown = try ProgramRun(["demo", "v3.12.0a7"])
    #expect(unknown.status == 3)
    let wrong = try ProgramRun(["demo", "sample"])
    #expect(wrong.errorText.hasPrefix("Error: 'sample' is not the name of a release tag"))
    #expect(wrong.status == 64)
  }

  @Test("Where symbols are, in every format")
  func find() throws {
    let fixture = try SampleFixture()
    let arguments = ["find", "smtpd", "PyASCIIObject.length", "--tag", "v3.12.0a1"]
    #expect(
      try fixture.run(arguments + ["--format", "json"]).outputText.split(separator: "\n").map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }.map { [$0?["symbol"], $0?["verdict"]].map { $0 as? String } } == [
        ["smtpd", "gone"], ["PyASCIIObject.length", "present"],
      ])
    let text = try fixture.run(arguments + ["--format", "text"])
    #expect(text.outputText.hasPrefix("smtpd                 gone (module): "))
    #expect(text.outputText.contains("\nPyASCIIObject.length  present ("))
    let markdown = try fixture.run(arguments)
    #expect(markdown.outputText.hasPrefix("| Symbol | Kind | Tag | Verdict | Read or found in |\n"))
    for run in [text, markdown] { #expect(run.status == 0 && run.errorText == "") }
  }

  @Test("Symbols from a file and from standard input; a faulty one with its line")
  func symbolLists() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let arguments = ["--repository", fixture.path, "--tag", "v3.12.0a1", "--format", "text"]
    let list = "smtpd\r\n\n  smtplib \nunittest.TestCase.failUnless"
    try scratch.write("list", list)
    let direct = try ProgramRun(
      ["find", "smtpd", "smtplib", "unittest.TestCase.failUnless"] + arguments)
    #expect(direct.outputText.split(separator: "\n").count == 3)
    let file = try ProgramRun(["find", "--symbols", "list"] + arguments, in: scratch.path)
    let input = try ProgramRun(["find", "--symbols", "-"] + arguments, input: list)
    #expect(file.output == direct.output && input.output == direct.output)
    let both = try ProgramRun(["find", "imp", "--symbols", "-"] + arguments, input: "smtpd\n")
    #expect(both.outputText.split(separator: "\n").map { $0.prefix(5) } == ["imp  ", "smtpd"])
    #expect(try ProgramRun(["find", "--symbols", "-"] + arguments).outputText == "")

    let missing = try ProgramRun(["find", "--symbols", "none"] + arguments, in: scratch.path)
    #expect(missing.errorText == "relcheck: error: cannot read 'none': no such file\n")
    let folder = try ProgramRun(["find", "--symbols", "."] + arguments, in: scratch.path)
    #expect(folder.errorText == "relcheck: error: cannot read '.': is a directory\n")
    for run in [missing, folder] { #expect(run.status == 3 && run.outputText == "") }
  }

  @Test("A line that is no symbol does not keep the others from being answered")
  func faultyLine() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let arguments = [
      "find", "--symbols", "list", "--repository", fixture.path, "--tag", "v3.12.0a1",
    ]
    try scratch.write("list", "smtpd\n\ntwo words\nsmtplib\na..b\n")
    let json = try ProgramRun(arguments + ["--format", "json"], in: scratch.path)
    let rows = json.outputText.split(separator: "\n")
    #expect(rows.count == 4)
    #expect(rows[0].hasPrefix(#"{"symbol": "smtpd","#) && !rows[0].contains("error"))
    #expect(
      rows[1]
        == #"{"symbol": "two words", "tag": "v3.12.0a1", "kind": "name", "verdict": "undetermined", "#
        + #""reason": "it is not a symbol", "looked_at": [], "evidence": [], "#
        + #""error": "list:3: 'two words' is not a symbol"}"#)
    #expect(rows[2].hasPrefix(#"{"symbol": "smtplib", "#))
    let text = try ProgramRun(arguments + ["--format", "text"], in: scratch.path)
    #expect(text.outputText.contains("two words  undetermined (name): it is not a symbol\n"))
    for run in [json, text] {
      #expect(
        run.errorText == """
          relcheck: error: list:3: 'two words' is not a symbol
          relcheck: error: list:5: 'a..b' is not a symbol

          """)
      #expect(run.status == 3)
    }
  }

  @Test("Every check is listed and explained")
  func checks() throws {
    let list = try ProgramRun(["list-checks", "--format", "text"])
    #expect(list.status == 0 && list.errorText == "")
    let ids = list.outputText.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(ids.count >= 18)
    #expect(try ProgramRun(["list-checks"]).outputText.contains("| `ver-patchlevel` | Version |"))
    for id in ids {
      let text = try ProgramRun(["explain", String(id), "--format", "text"])
      #expect(text.outputText.hasPrefix("\(id): ") && text.status == 0 && text.errorText == "")
      #expect(text.outputText.contains("\nmend: ") && text.outputText.contains("\nsource: "))
    }
    #expect(
      try ProgramRun(["explain", "ver-patchlevel"]).outputText
        .hasPrefix("# <a id=\"ver-patchlevel\"></a>`ver-patchlevel`\n"))
  }

  @Test("Colour only where it is asked for, and never in a file")
  func color() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let run = try fixture.run(
      "v3.12.0a2", "--color", "always", "--format", "text", "--format", "json=\(scratch.path)/a")
    #expect(run.outputText.contains("\u{1B}["))
    #expect(try !scratch.read("a").contains("\u{1B}"))
    let file = try fixture.run(
      "v3.12.0a2", "--color", "always", "--format", "text=\(scratch.path)/b")
    #expect(file.status == 1)
    #expect(try !scratch.read("b").contains("\u{1B}"))
    #expect(try !fixture.run("v3.12.0a2", "--format", "text").outputText.contains("\u{1B}"))
  }
}
