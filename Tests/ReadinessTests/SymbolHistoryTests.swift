import Readiness
import Testing

/// `when`: first and last tag, the commit that took a symbol away, and where it went.
@Suite struct SymbolHistoryTests {
  /// What every tree has, so that absences can be told.
  private let base = [
    "Include/object.h": "typedef int base_t;\n", "Lib/os.py": "def getcwd(): pass\n",
    "Modules/main.c": "int x;\n",
  ]

  private func with(_ files: [String: String]) -> [String: String] {
    base.merging(files) { $1 }
  }

  @Test func moduleGoesAndIsMoved() async throws {
    let text = (0..<20).map { "line\($0) = \($0)\n" }.joined()
    let history = MemoryHistory()
    let first = history.commit(with(["Lib/mailer.py": text]), tag: "v3.1.0")
    let second = history.commit(
      with(["Lib/mailer.py": text, "Lib/os.py": "x = 1\n"]), parents: [first])
    let removing = history.commit(
      with(["Lib/test/mailer.py": text + "changed = 1\n"]),
      "gh-123: Make mailer private (GH-124)", parents: [second])
    history.commit(with(["Lib/test/mailer.py": text]), parents: [removing], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("mailer"))
    #expect(answer.verdict == .gone)
    #expect(answer.first?.tag.name == "v3.1.0")
    #expect(answer.last?.places == [Location("Lib/mailer.py", line: 1)])
    #expect(answer.goneSince?.name == "v3.2.0a1")
    #expect(answer.removal?.note.commit == removing)
    #expect(answer.removal?.issues == ["gh-123"])
    #expect(answer.removal?.movedTo == "Lib/test/mailer.py")
    #expect(answer.kind == .module)
  }

  @Test func nameOfAStarImportGoesWithItsModule() async throws {
    let package = "from .core import *\n"
    let core = "__all__ = ['f']\ndef f(): pass\n"
    let history = MemoryHistory()
    let first = history.commit(
      with(["Lib/mail/__init__.py": package, "Lib/mail/core.py": core]), tag: "v3.1.0")
    let second = history.commit(
      with(["Lib/mail/__init__.py": package + "x = 1\n", "Lib/mail/core.py": core]),
      parents: [first])
    let removing = history.commit(
      with([
        "Lib/mail/__init__.py": package + "x = 1\n",
        "Lib/mail/core.py": "__all__ = ['g']\ndef g(): pass\n",
      ]), parents: [second])
    history.commit(
      with([
        "Lib/mail/__init__.py": package + "x = 1\n", "Lib/os.py": "x = 1\n",
        "Lib/mail/core.py": "__all__ = ['g']\ndef g(): pass\n",
      ]), parents: [removing], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("mail.f"))
    #expect(answer.verdict == .gone)
    #expect(answer.removal?.note.commit == removing)
  }

  @Test func unlikeFileIsNoMove() async throws {
    let history = MemoryHistory()
    let first = history.commit(with(["Lib/mailer.py": "a = 1\nb = 2\n"]), tag: "v3.1.0")
    history.commit(with(["Lib/test/mailer.py": "quite other\n"]), parents: [first], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("mailer"))
    #expect(answer.removal != nil)
    #expect(answer.removal?.movedTo == nil)
  }

  @Test func memberGoes() async throws {
    let history = MemoryHistory()
    let one = history.commit(
      with(["Lib/unit.py": "class Case:\n    def old(self): pass\n    def new(self): pass\n"]),
      tag: "v3.1.0")
    let two = history.commit(
      with(["Lib/unit.py": "class Case:\n    def old(self): return 1\n    def new(self): pass\n"]),
      parents: [one], tag: "v3.1.1")
    let three = history.commit(
      with(["Lib/unit.py": "class Case:\n    def new(self): pass\n"]), "bpo-7: Remove old",
      parents: [two])
    history.commit(
      with(["Lib/unit.py": "class Case:\n    def new(self): return 2\n"]), parents: [three],
      tag: "v3.2.0a1")
    let answer = try #require(await history.answer("unit.Case.old"))
    #expect(answer.last?.tag.name == "v3.1.1")
    #expect(answer.removal?.note.commit == three)
    #expect(answer.removal?.issues == ["bpo-7"])
    let kept = try #require(await history.answer("unit.Case.new"))
    #expect(kept.verdict == .present)
    #expect(kept.goneSince == nil)
    #expect(kept.removal == nil)
  }

  @Test func structureMemberGoes() async throws {
    let history = MemoryHistory()
    let old = "typedef struct { int length; int wide; } PyThing;\n"
    let one = history.commit(with(["Include/cpython/thing.h": old]), tag: "v3.1.0")
    let two = history.commit(
      with(["Include/cpython/thing.h": "typedef struct { int length; } PyThing;\n"]),
      "gh-9: Remove wide", parents: [one])
    history.commit(
      with(["Include/cpython/thing.h": "typedef struct { int length; } PyThing;\n", "a": ""]),
      parents: [two], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("PyThing.wide"))
    #expect(answer.verdict == .gone)
    #expect(answer.removal?.note.commit == two)
    #expect(answer.kind == .member)
  }

  /// A name of C that is spelt as a module might be.
  @Test func cNameWithoutAPrefix() async throws {
    let history = MemoryHistory()
    let one = history.commit(
      with(["Include/ast.h": "enum kind { Tea_kind = 1, Milk_kind = 2 };\n"]), tag: "v3.1.0")
    let two = history.commit(
      with(["Include/ast.h": "enum kind { Milk_kind = 2 };\n"]), "gh-9: Remove tea",
      parents: [one], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("Tea_kind"))
    #expect(answer.symbol.text == "Tea_kind")
    #expect(answer.verdict == .gone && answer.kind == .enumConstant)
    #expect(answer.last?.tag.name == "v3.1.0" && answer.removal?.note.commit == two)
  }

  @Test func removedAndRestored() async throws {
    let history = MemoryHistory()
    let one = history.commit(with(["Lib/tree.py": "x = 1\n"]), tag: "v3.9.0a1")
    let two = history.commit(base, "bpo-1: Remove tree", parents: [one], tag: "v3.9.0a2")
    let three = history.commit(base, parents: [two], tag: "v3.9.0b1")
    history.commit(with(["Lib/tree.py": "x = 1\n"]), parents: [three], tag: "v3.9.0b2")
    let answer = try #require(await history.answer("tree"))
    #expect(answer.verdict == .present)
    let absence = try #require(answer.absences.first)
    #expect(absence.first.name == "v3.9.0a2")
    #expect(absence.last.name == "v3.9.0b1")
    #expect(absence.back.name == "v3.9.0b2")
    #expect(absence.removal?.note.commit == two)
  }

  @Test func removalOnASideBranch() async throws {
    let history = MemoryHistory()
    let one = history.commit(with(["Lib/tree.py": "x = 1\n"]), tag: "v3.1.0")
    let side = history.commit(base, "Issue: remove tree", parents: [one])
    let main = history.commit(with(["Lib/tree.py": "x = 1\n", "a": ""]), parents: [one])
    history.commit(base, "Merge", parents: [main, side], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("tree"))
    #expect(answer.removal?.note.commit == side)
  }

  @Test func moduleBecomesPackageBeforeItGoes() async throws {
    let history = MemoryHistory()
    let one = history.commit(with(["Lib/tree.py": "x = 1\n"]), tag: "v3.1.0")
    let two = history.commit(with(["Lib/tree/__init__.py": "x = 1\n"]), parents: [one])
    let three = history.commit(base, "bpo-2: Remove tree", parents: [two])
    history.commit(base, parents: [three], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("tree"))
    #expect(answer.removal?.note.commit == three)
  }

  @Test func moduleMovesToC() async throws {
    let history = MemoryHistory()
    let one = history.commit(with(["Lib/tree.py": "x = 1\n"]), tag: "v3.1.0")
    let c = "PyMODINIT_FUNC PyInit_tree(void) { return PyModule_Create(&m); }\n"
    history.commit(with(["Modules/other.c": c]), parents: [one], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("tree"))
    #expect(answer.verdict == .present)
    #expect(answer.last?.places.first?.path == "Modules/other.c")
  }

  @Test func neverThere() async throws {
    let history = MemoryHistory()
    history.commit(with(["Lib/mailer.py": ""]), tag: "v3.1.0")
    let answer = try #require(await history.answer("mailler"))
    #expect(answer.first == nil)
    #expect(answer.verdict == .gone)
    #expect(answer.near == ["mailer"])
  }

  @Test func lostBlobIsUndetermined() async throws {
    let history = MemoryHistory()
    let one = history.commit(with(["Lib/unit.py": "a = 1\n"]), tag: "v3.1.0")
    history.commit(with(["Lib/unit.py": "b = 1\n"]), parents: [one], tag: "v3.2.0a1")
    history.lose("b = 1\n")
    let answer = try #require(await history.answer("unit.a"))
    #expect(answer.verdict == .undetermined)
    #expect(answer.goneSince == nil)
    #expect(answer.undetermined.map(\.name) == ["v3.2.0a1"])
    #expect(!answer.reason.plain.isEmpty)
  }

  @Test func cutHistoryIsSaid() async throws {
    let history = MemoryHistory()
    history.commit(with(["Lib/tree.py": "x = 1\n"]), tag: "v3.1.0")
    history.commit(base, parents: [.zero], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("tree"))
    #expect(answer.goneSince?.name == "v3.2.0a1")
    #expect(answer.removal == nil)
    #expect(answer.reason.plain.contains("history ends"))
  }

  @Test func unchangedTagsAreNotReadAgain() async throws {
    let history = MemoryHistory()
    var parents: [ContentID] = []
    for number in 0..<40 {
      parents = [
        history.commit(
          with(["Lib/unit.py": "a = 1\n", "note": "\(number)"]), parents: parents,
          tag: "v3.1.\(number)")
      ]
    }
    _ = await history.answer("unit.a")
    #expect(history.reads < 5)
  }

  @Test func searchIsBounded() async throws {
    let history = MemoryHistory()
    var parent = history.commit(with(["Lib/tree.py": "x = 1\n"]), tag: "v3.1.0")
    for _ in 0...HistoryBound.steps { parent = history.commit(base, parents: [parent]) }
    history.commit(base, parents: [parent], tag: "v3.2.0a1")
    let answer = try #require(await history.answer("tree"))
    #expect(answer.removal == nil)
    #expect(answer.reason.plain.contains("passed \(HistoryBound.steps) commits"))
  }
}

@Suite struct IssueReferenceTests {
  @Test(arguments: [
    ("gh-93243: Make it private (GH-93246)", ["gh-93243"]),
    ("bpo-36543: Remove the module. (GH-19108)", ["bpo-36543"]),
    ("[3.9] bpo-1, gh-2: Both (#3)", ["bpo-1", "gh-2"]),
    ("GH-77: As a subject (gh-78)", ["gh-77"]),
    ("Revert \"bpo-45162: Remove\" (GH-92556)", ["bpo-45162"]),
    ("Remove it (#12)", []), ("xgh-1 gh-x gh-12a", []),
    ("Remove it\n\nbpo-5 says why", ["bpo-5"]),
  ])
  func readsIssues(_ message: String, _ issues: [String]) {
    #expect(IssueReferences.issues(of: note(message, seconds: 1_654_600_000)) == issues)
  }

  @Test(arguments: [
    ("Issue #1234: remove it", ["bpo-1234"]), ("#77: remove", ["bpo-77"]),
    ("Closes issue 9.", ["bpo-9"]), ("no number # here", []),
  ])
  func readsOldIssues(_ message: String, _ issues: [String]) {
    #expect(IssueReferences.issues(of: note(message, seconds: 1_300_000_000)) == issues)
  }

  private func note(_ message: String, seconds: Int64) -> CommitNote {
    CommitNote(
      commit: .zero, summary: message.split(separator: "\n").first.map(String.init) ?? "",
      message: message, moment: Moment(seconds: seconds, offset: 0))
  }
}
