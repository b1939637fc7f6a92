import Foundation
import TestSupport
import Testing

@testable import relcheck

/// Wrong usage: the argument parser's own form, and status 64.
@Suite("Wrong usage")
struct UsageTests {
  private static let check = """
    Usage: relcheck check [<options>] <tag> ...
      See 'relcheck check --help' for more information.

    """
  private static let find = """
    Usage: relcheck find [<options>] <symbol> ... --tag <tag>
      See 'relcheck find --help' for more information.

    """

  @Test(
    "Words that are no release tags, options that exclude each other",
    arguments: [
      (
        ["main"],
        "'main' is not the name of a release tag, like v3.12.0a1 or v3.12.4"
          + "\n  What is not tagged yet: --as next, or --as and its version"
      ),
      (["3.12.0a1"], "'3.12.0a1' is not the name of a release tag; did you mean v3.12.0a1?"),
      (["V3.12.0A1"], "'V3.12.0A1' is not the name of a release tag; did you mean v3.12.0a1?"),
      (
        ["v3.12.0-alpha1"],
        "'v3.12.0-alpha1' is not the name of a release tag; did you mean v3.12.0a1?"
      ),
      (
        ["refs/tags/v3.12.0a1"],
        "'refs/tags/v3.12.0a1' is not the name of a release tag; did you mean v3.12.0a1?"
      ),
      (
        ["a\u{1B}[2J"],
        "'a\\u{1B}[2J' is not the name of a release tag, like v3.12.0a1 or v3.12.4"
          + "\n  What is not tagged yet: --as next, or --as and its version"
      ),
      ([], "no tag given; one like v3.12.0a1"),
      (
        ["v3.12.0..v3.12.0a1"],
        "'v3.12.0' comes after 'v3.12.0a1'; did you mean v3.12.0a1..v3.12.0?"
      ),
      (["v3.12.0a1", "--quiet", "--verbose"], "'--quiet' and '--verbose' exclude each other"),
      (
        ["v3.12.0a1", "--format", "markdown", "--format", "json"],
        "'markdown' and 'json' cannot both go to standard output; give one a file: --format json=FILE"
      ),
      (
        ["v3.12.0a1", "--format", "markdown=a", "--format", "json=a"],
        "'markdown' and 'json' cannot both go to 'a'"
      ),
      (
        ["v3.12.0a1", "--format", "md"],
        "no format 'md'; one of text, markdown, json, sarif, junit, github, html"
      ),
      (["v3.12.0a1", "--format", "json="], "'--format json=' names no file after the '='"),
      (["v3.12.0a1", "--select", "remm-*"], "no check matches --select 'remm-*'\n  Near: rem-*"),
      (["v3.12.0a1", "--ignore", "nothing"], "no check matches --ignore 'nothing'"),
      (["v3.12.0a1", "--jobs", "0"], "'--jobs 0' is not a number from 1 to 256"),
      (
        ["v3.12.0a1", "--baseline", "3.11"],
        "'3.11' is not the name of a release tag, like v3.12.0a1 or v3.12.4"
      ),
      (["v3.12.0a1", "--link-base", "x"], "'--link-base' wants an https address, not 'x'"),
    ])
  func check(arguments: [String], error: String) throws {
    let run = try ProgramRun(["check"] + arguments)
    #expect(run.errorText == "Error: \(error)\n" + Self.check)
    #expect(run.outputText == "" && run.status == 64)
    guard arguments.first != nil else { return }
    // `check` is the default.
    #expect(try ProgramRun(arguments).errorText == run.errorText)
  }

  @Test(
    "A mistyped command", arguments: [("chekc", "check"), ("fnid", "find"), ("explian", "explain")])
  func mistypedCommand(word: String, meant: String) throws {
    let run = try ProgramRun([word, "v3.12.0a1"])
    #expect(
      run.errorText == """
        Error: no command '\(word)'; did you mean '\(meant)'?
        Usage: relcheck <command>
          See 'relcheck --help' for more information.

        """)
    #expect(run.outputText == "" && run.status == 64)
  }

  @Test("An option before the command")
  func commandAfterOption() throws {
    let run = try ProgramRun(["--repository", "r", "find", "smtpd"])
    #expect(
      run.errorText == """
        Error: the command 'find' must come before its options
        Usage: relcheck <command>
          See 'relcheck --help' for more information.

        """)
    #expect(run.outputText == "" && run.status == 64)
  }

  @Test(
    "Questions of find that are none",
    arguments: [
      (
        ["imp", "--tag", "main"],
        "'main' is not the name of a release tag, like v3.12.0a1 or v3.12.4"
      ),
      (["a b", "--tag", "v3.12.0a1"], "'a b' is not a symbol"),
      (["--tag", "v3.12.0a1"], "no symbol given; one like unittest.TestCase.failUnless"),
      (
        ["imp", "--tag", "v3.12.0a1", "--format", "xml"],
        "no format 'xml'; one of text, markdown, json"
      ),
    ])
  func find(arguments: [String], error: String) throws {
    let run = try ProgramRun(["find"] + arguments)
    #expect(run.errorText == "Error: \(error)\n" + Self.find)
    #expect(run.outputText == "" && run.status == 64)
  }

  @Test func unknownCheck() throws {
    let usage = """
      Usage: relcheck explain [<options>] <check>
        See 'relcheck explain --help' for more information.

      """
    let near = try ProgramRun(["explain", "ver-patchlevl"])
    #expect(
      near.errorText == "Error: no check 'ver-patchlevl'; did you mean 'ver-patchlevel'?\n" + usage)
    let far = try ProgramRun(["explain", "zzz"])
    #expect(far.errorText == "Error: no check 'zzz'\n  To see all: relcheck list-checks\n" + usage)
    let format = try ProgramRun(["explain", "ver-patchlevel", "--format", "json"])
    #expect(format.errorText == "Error: no format 'json'; one of text, markdown\n" + usage)
    for run in [near, far, format] { #expect(run.outputText == "" && run.status == 64) }
  }

  @Test func version() throws {
    let run = try ProgramRun(["--version"])
    #expect(run.outputText == Relcheck.versionNumber + "\n")
    #expect(run.errorText == "" && run.status == 0)
  }

  @Test(
    "Every command explains itself",
    arguments: ["", "check", "find", "explain", "list-checks", "demo"])
  func help(command: String) throws {
    let run = try ProgramRun((command.isEmpty ? [] : [command]) + ["--help"])
    #expect(run.status == 0 && run.errorText == "")
    let usage = command.isEmpty ? "relcheck <command>" : "relcheck \(command) [<options>]"
    #expect(run.outputText.contains("\nUSAGE: \(usage)"))
    if !command.isEmpty { #expect(run.outputText.contains("--repository")) }
    #expect(run.outputText.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
