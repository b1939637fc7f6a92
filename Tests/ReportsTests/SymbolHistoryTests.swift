import Readiness
import Reports
import Testing

/// The three forms of what `when` answers.
@Suite struct SymbolHistoryRendering {
  private func removal(_ summary: String, movedTo: RepoPath? = nil) -> SymbolHistory.Removal {
    SymbolHistory.Removal(
      note: CommitNote(
        commit: ContentID(hex: "0123456789abcdef0123456789abcdef01234567") ?? .zero,
        summary: summary, message: summary, moment: Moment(seconds: 1_654_600_000, offset: 120)),
      issues: ["gh-93243"], movedTo: movedTo)
  }

  private func tag(_ name: String) throws -> ReleaseTag { try #require(ReleaseTag(name)) }

  private func histories() throws -> [SymbolHistory] {
    var gone = SymbolHistory(
      symbol: try #require(Symbol("mailer")), kind: .module, firstAsked: try tag("v3.0"),
      lastAsked: try tag("v3.12.0"), verdict: .gone)
    gone.reason = "no module mailer in Lib, nor one written in C"
    gone.first = .init(tag: try tag("v3.0"), places: [Location("Lib/mailer.py", line: 1)])
    gone.last = .init(tag: try tag("v3.12.0a0"), places: [Location("Lib/mailer.py", line: 1)])
    gone.goneSince = try tag("v3.12.0a1")
    gone.removal = removal("gh-93243: Make `mailer` <private> @all", movedTo: "Lib/test/mailer.py")
    gone.absences = [
      .init(
        first: try tag("v3.9.0a5"), last: try tag("v3.9.0b3"), back: try tag("v3.9.0b4"),
        removal: removal("bpo-1: \u{202E}x"))
    ]
    var never = SymbolHistory(
      symbol: try #require(Symbol("mailler")), kind: .module, firstAsked: try tag("v3.0"),
      lastAsked: try tag("v3.12.0"), verdict: .undetermined,
      reason: "\(RepoPath("Lib")) is not here")
    never.near = ["mailer"]
    never.undetermined = [try tag("v3.1"), try tag("v3.12.0")]
    return [gone, never]
  }

  @Test func textAndMarkdown() throws {
    let pages = try histories().map { $0.text(TextStyle()) + "\n" + $0.markdown() }
    try expectSnapshot(pages.joined(separator: "\n"), "when.txt")
  }

  @Test func json() throws {
    let lines = try histories().map { $0.json() }
    try expectSnapshot(lines.joined(), "when.json")
    #expect(lines.allSatisfy { !$0.contains("\u{202E}") && $0.hasSuffix("}\n") })
  }

  @Test func quiet() throws {
    let text = try #require(try histories().first).text(TextStyle(isQuiet: true))
    #expect(text == "mailer: gone at v3.12.0 (module)\n")
  }
}
