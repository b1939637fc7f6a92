import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One vicious text in all places of a repository, through all commands and formats.
@Suite("Forged output")
struct ForgeryTests {
  /// Terminal sequences, characters that turn the direction or are not seen, line ends of all kinds,
  /// commands of GitHub's runner, HTML, XML, Markdown, and what a shell or a table would run.
  static let vicious =
    "\u{1B}[31m\u{1B}]8;;http:evil\u{7}\u{9B}2J\u{202E}\u{2066}\u{200B}\u{FEFF}\u{E0041}\u{7F}\r"
    + "<script>alert(1)<img src=x onerror=pwn()>]]>&lt;\"'`**b**|[x](http:evil)``` $(id) =1+1\t"
    + "%0A::error::pwned ##[error]pwned ::set-output name=a::b \u{2028}\u{85}"

  /// With lines of their own, where the place allows them.
  static let lines =
    "x\n::error file=x::pwned\n##[error]pwned\n# PWNED\n<script>\n```\n\(vicious)\n"

  // A fixture is not `Sendable`, but nothing changes this one once it is made.
  nonisolated(unsafe) static let repository = Result { try make() }

  /// A sample whose second release is vicious wherever it can be.
  private static func make() throws -> SampleFixture {
    let fixture = try SampleFixture()
    let path = vicious.replacing("/", with: "")
    var files = SampleFixture.files(SampleRepository.releases[1].files)
    let name = "vicious"
    files["Include/patchlevel.h"] = .text(
      (SampleRepository.releases[1].files["Include/patchlevel.h"] ?? "")
        .replacing("\"3.12.0a1\"", with: "\"3.12.0a1\(vicious.replacing("\"", with: ""))\""))
    files["README.rst"] = .text("This is Python version \(vicious)\n====\n\(lines)")
    files["configure.ac"] = .text(
      "AC_PREREQ([\(vicious)])\nm4_define(PYTHON_VERSION, \(vicious))\n")
    files["Doc/whatsnew/3.12.rst"] = .text(
      "Removed\n=======\n\n* The :mod:`smtpd\(vicious)` module is gone.\n"
        + "* Removed :meth:`unittest.TestCase.\(vicious)`.\n\n\(lines)")
    files["Misc/NEWS.d/3.12.0a1.rst"] = .text(
      ".. gh-issue: \(vicious)\n.. nonce: \(vicious)\n.. release date: \(vicious)\n"
        + ".. section: \(vicious)\n\n\(lines)\n")
    files["Lib/\(name).py"] = .text(
      "__all__ = ['\(vicious.replacing("'", with: ""))', 'b']\ndef f(): raise DeprecationWarning\n"
        + "import warnings\nwarnings.warn('\(vicious.replacing("'", with: "")) 3.12', "
        + "DeprecationWarning)\n")
    files["Lib/\(path).py"] = .text("x = 1\n")
    files["\(path).orig"] = .text("<<<<<<< \(vicious)\n=======\n>>>>>>> \(vicious)\n")
    files["Lib/test/\(path).rej"] = .text(lines)
    files["Doc/library/\(path).rst"] = .text(".. deprecated-removed:: 3.9 3.12\n   \(vicious)\n")
    let who = FixtureIdentity(
      vicious.replacing("<", with: "").replacing(">", with: "").replacing("\r", with: ""),
      email: "x\u{1B}[1m@example.org", time: 1_666_600_000)
    let commit = try fixture.repository.commit(
      files, parents: [fixture.commit("v3.11.0")], message: lines, author: who)
    try fixture.repository.annotatedTag(
      "v3.12.0a1", at: commit, tagger: who, message: lines)
    let id = commit.description
    for name in ["v3.12.0a1\u{1B}[31m", "v3.12.0a1<script>", "\u{202E}v3.12.0a1", "v3.12.0a1|x"] {
      try fixture.repository.write("refs/tags/\(name)", id + "\n")
      try fixture.repository.write("refs/heads/\(name)", id + "\n")
    }
    try fixture.repository.branch("3.12", at: commit)
    return fixture
  }

  /// What stays of the fixture's text in any output would be one of these.
  private func expectVisible(_ text: String, _ what: String) {
    for scalar in text.unicodeScalars where scalar != "\n" {
      let isHidden =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x200B...0x200F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
        || (0x2060...0x206F).contains(scalar.value) || (0xE0000...0xE0FFF).contains(scalar.value)
        || scalar.value == 0xFEFF
      if isHidden {
        Issue.record("\(what) holds U+\(String(scalar.value, radix: 16))")
        return
      }
    }
    for line in text.split(separator: "\n") {
      #expect(!line.contains("##[error]"), "\(what): \(line)")
      #expect(!line.hasPrefix("::error file=x"), "\(what): \(line)")
      #expect(!line.hasPrefix("# PWNED"), "\(what): \(line)")
    }
  }

  private func run(_ arguments: [String]) throws -> String {
    let run = try ProgramRun(
      arguments + ["--repository", try Self.repository.get().path], patience: 60)
    #expect(!run.isSignalled && !run.isStuck && run.status <= 2, "\(run.errorText)")
    expectVisible(run.errorText, "standard error of \(arguments)")
    expectVisible(run.outputText, "\(arguments)")
    return run.outputText
  }

  /// Markdown without what stands in spans and blocks of code, where nothing is markup.
  private func withoutCode(_ text: String) -> String {
    text.replacing(/(`+)(?:(?!\1).)*?\1(?!`)/, with: "CODE")
  }

  private func expectMarkdown(_ text: String, _ what: String) {
    let rest = withoutCode(text)
    for part in ["<script", "<img", "onerror=pwn()>"] {
      #expect(!rest.contains(part), "\(what): \(part)")
    }
    #expect(rest.firstMatch(of: /(?:^|[^\\])\]\(http:evil/) == nil, "\(what): a link")
    #expect(rest.firstMatch(of: /(?:^|[^\\])\*\*b\*\*/) == nil, "\(what): emphasis")
  }

  private func expectJSON(_ text: String, _ what: String) {
    for line in text.contains("\n{") ? text.split(separator: "\n").map(String.init) : [text] {
      #expect(throws: Never.self, "\(what)") {
        try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed)
      }
    }
  }

  @Test("check", arguments: ["text", "markdown", "json", "sarif", "junit", "github", "html"])
  func check(_ format: String) throws {
    for more in [["v3.12.0a1"], ["v3.12.0a1", "--verbose"], ["v3.11.0..v3.12.0a2"]] {
      let text = try run(["check"] + more + ["--format", format])
      switch format {
      case "markdown": expectMarkdown(text, "\(more)")
      case "json", "sarif":
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
      case "junit", "html":
        #expect(!text.contains("<script>alert") && !text.contains("<img "))
        if format == "junit" { #expect(XMLParser(data: Data(text.utf8)).parse()) }
      case "github":
        for line in text.split(separator: "\n") where line.hasPrefix("::") {
          #expect(line.firstMatch(of: /^::(error|warning|notice|group|endgroup)[ :]/) != nil)
        }
      default: break
      }
    }
  }

  static let questions: [[String]] = [
    ["find", "smtpd", "vicious", "vicious.f", "Lib/test/", "--tag", "v3.12.0a1"],
    ["surface", "v3.12.0a1"], ["surface", "v3.12.0a1", "vicious"],
    ["diff", "v3.11.0", "v3.12.0a1"], ["diff", "v3.12.0a1", "v3.12.0a2"], ["claims", "v3.12.0a1"],
    ["when", "vicious"], ["when", "smtpd"],
  ]

  @Test("other commands", arguments: questions, ["text", "markdown", "json"])
  func question(_ arguments: [String], _ format: String) throws {
    let text = try run(arguments + ["--format", format])
    switch format {
    case "markdown": expectMarkdown(text, "\(arguments)")
    case "json": expectJSON(text, "\(arguments)")
    default: break
    }
  }

  @Test("the draft of an announcement")
  func announcement() throws {
    expectMarkdown(try run(["announce", "v3.12.0a1"]), "announce")
  }

  @Test("what is typed comes back visible")
  func arguments() throws {
    let fixture = try Self.repository.get()
    for arguments in [
      [Self.vicious], ["check", Self.vicious], ["check", "v3.12.0a1", "--select", Self.vicious],
      ["check", "v3.12.0a1", "--format", Self.vicious], ["explain", Self.vicious],
      ["find", Self.vicious, "--tag", "v3.12.0a1"], ["when", Self.vicious],
      ["check", "main", "--as", Self.vicious], ["check", Self.vicious, "--as", "3.12.0a1"],
      ["check", "v3.12.0a1", "--output", Self.vicious + "/none"],
      ["surface", "v3.12.0a1", Self.vicious],
      ["check", "v3.12.0a1", "--checks", Self.vicious],
      ["check", "v3.12.0a1", "--keyring", Self.vicious],
      ["check", "v3.12.0a1", "--link-base", Self.vicious],
      ["claims", "v3.12.0a1", "--announcement", Self.vicious],
    ] {
      let run = try ProgramRun(arguments + ["--repository", fixture.path])
      #expect(run.status == 3 || run.status == 64 || run.status == 0, "\(arguments)")
      expectVisible(run.errorText, "standard error of \(arguments.first ?? "")")
      expectVisible(run.outputText, "\(arguments.first ?? "")")
    }
    let elsewhere = try ProgramRun(["v3.12.0a1", "--repository", Self.vicious])
    #expect(elsewhere.status == 3)
    expectVisible(elsewhere.errorText, "standard error of --repository")
  }
}
