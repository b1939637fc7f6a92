import Foundation
import TestSupport
import Testing

@testable import relcheck

/// A release announcement, held against the sample, and the draft of one.
@Suite("Announcements")
struct AnnouncementTests {
  private func claims(_ text: String, tag: String = "v3.12.0a1") throws -> ProgramRun {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "relcheck-announcement-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "news.md")
    try Data(text.utf8).write(to: file)
    return try SampleFixture().run(
      "claims", tag, "--announcement", file.path, "--format", "json")
  }

  private func lines(_ run: ProgramRun) -> [String] {
    run.outputText.split(separator: "\n").map(String.init)
      .filter { $0.contains("\"kind\": \"announcement\"") }
  }

  @Test("Removals in prose are claims, other statements facts")
  func claimsAndFacts() throws {
    let run = try claims(
      """
      ---
      title: Python 3.12.0 alpha 1 released
      publishDate: '2022-10-25'
      ---

      This release, 3.12.0a1, is the second of seven planned alpha releases.

      -   The deprecated `smtpd` module has been removed.
      -   See [the docs](https://docs.python.org/3.11/).

      The next pre-release of Python 3.12 will be 3.12.0a2, currently scheduled for 2022-11-14.
      """)
    #expect(run.status == 0)
    let lines = lines(run)
    #expect(
      lines.contains {
        $0.hasPrefix("{\"symbol\": \"smtpd\"") && $0.contains("\"verdict\": \"gone\"")
          && $0.contains("\"path\": \"news.md\"")
      })
    func verdict(_ fact: String) -> [Bool] {
      lines.filter { $0.contains("\"fact\": \"\(fact)\"") }.map {
        $0.contains("\"verdict\": \"true\"")
      }
    }
    #expect(verdict("version").allSatisfy { $0 } && !verdict("version").isEmpty)
    #expect(verdict("ordinal") == [false])
    #expect(verdict("link") == [false])
    #expect(verdict("next") == [true] && verdict("date") == [true])
  }

  @Test("A removal that is still planned is present")
  func planned() throws {
    let run = try claims("The deprecated `imp` module has been removed.")
    #expect(
      lines(run).contains {
        $0.hasPrefix("{\"symbol\": \"imp\"") && $0.contains("\"verdict\": \"present\"")
      })
  }

  @Test("A file that cannot be read is said, and nothing is written")
  func unreadable() throws {
    let run = try SampleFixture().run("claims", "v3.12.0a1", "--announcement", "nowhere/x.md")
    #expect(run.status == 3 && run.outputText.isEmpty)
    #expect(run.errorText == "relcheck: error: cannot read 'nowhere/x.md': no such file\n")
  }

  @Test("A draft states nothing that is false of its own release")
  func draft() throws {
    let draft = try SampleFixture().run("announce", "v3.12.0a1")
    #expect(draft.status == 0)
    #expect(draft.outputText.hasPrefix("# Python 3.12.0 alpha 1 released <!-- source: "))
    #expect(draft.outputText.contains("is the first of seven planned alpha releases"))
    let run = try claims(draft.outputText)
    #expect(lines(run).allSatisfy { !$0.contains("\"verdict\": \"false\"") })
  }
}
