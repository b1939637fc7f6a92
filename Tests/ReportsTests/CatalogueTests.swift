import Readiness
import Reports
import Testing

@Suite struct CheckCatalogueTests {
  private func checks() throws -> [Check] {
    [
      try Fixture.check(
        "ver-patchlevel", .version, title: "`PY_VERSION` and its parts | equal the tag",
        levels: [.all: .blocker, .a0: .note, .rc2: .warning]),
      try Fixture.check("tag-name", .tag, levels: [.all: .blocker]),
      try Fixture.check("tag-email", .tag, levels: [.final: .note]),
    ]
  }

  @Test func list() throws {
    let catalogue = CheckCatalogue(try checks())
    try expectSnapshot(catalogue.listText() + "\n" + catalogue.listMarkdown(), "list-checks.txt")
  }

  @Test func reference() throws {
    try expectSnapshot(CheckCatalogue(checks()).reference(), "checks.md")
  }

  @Test func explain() throws {
    let sheet = CheckSheet(try #require(try checks().first))
    try expectSnapshot(
      sheet.text(TextStyle(width: 60)) + "\n" + sheet.markdown(), "explain.txt")
  }
}

@Suite struct SymbolAnswerTests {
  private func answers() throws -> [SymbolAnswer] {
    [
      SymbolAnswer(
        symbol: try #require(Symbol("unittest.TestCase.failUnless")), tag: "v3.12.0a1",
        kind: .method, verdict: .gone,
        reason: "no binding in unittest.case.TestCase or its bases",
        lookedAt: ["Lib/unittest/case.py"]),
      SymbolAnswer(
        symbol: try #require(Symbol("imp")), tag: "v3.12.0a1", kind: .module, verdict: .present,
        lookedAt: ["Lib/imp.py"], evidence: [Location("Lib/imp.py", line: 1)]),
      SymbolAnswer(
        symbol: try #require(Symbol("Tools/a|b`c\u{202E}/")), tag: "v3.12.0a1", kind: .folder,
        verdict: .undetermined, reason: "<b> is not in this repository",
        lookedAt: [RepoPath(bytes: [0x61, 0xFF])]),
    ]
  }

  @Test func jsonLines() throws {
    let text = SymbolAnswer.jsonLines(try answers())
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[1] == """
        {"symbol": "imp", "tag": "v3.12.0a1", "kind": "module", "verdict": "present", \
        "reason": "", "looked_at": ["Lib/imp.py"], "evidence": [{"path": "Lib/imp.py", "line": 1}]}
        """)
    #expect(!text.contains("\u{202E}"))
  }

  @Test func textAndMarkdown() throws {
    let answers = try answers()
    try expectSnapshot(
      SymbolAnswer.text(answers, TextStyle()) + "\n" + SymbolAnswer.markdown(answers),
      "find.txt")
  }
}
