import GitStore
import Readiness
import TestSupport
import Testing

@testable import relcheck

/// `when` on a repository: what the domain's own tests have in memory, through git.
@Suite struct WhenTests {
  private let text = (0..<30).map { "name\($0) = \($0)\n" }.joined()

  private func fixture() throws -> (FixtureRepository, removing: ObjectID) {
    let fixture = try FixtureRepository()
    let base: [String: FixtureFile] = [
      "Include/patchlevel.h": "#define PY_VERSION \"3.1\"\n", "Lib/os.py": "x = 1\n",
      "Modules/main.c": "int main;\n",
    ]
    let old = base.merging(["Lib/mailer.py": .text(text)]) { $1 }
    let new = base.merging(["Lib/test/mailer.py": .text(text + "more = 1\n")]) { $1 }
    let first = try fixture.commit(old, author: .init(time: 100))
    let removing = try fixture.commit(
      new, parents: [first], message: "gh-12: Make mailer private\n\nLong.\n",
      author: .init(time: 1_654_600_000))
    let last = try fixture.commit(new, parents: [removing], author: .init(time: 1_654_600_100))
    try fixture.annotatedTag("v3.1.0", at: first)
    try fixture.lightweightTag("v3.2.0a1", at: last)
    try fixture.lightweightTag("not-a-release", at: last)
    return (fixture, removing)
  }

  private func answer(_ symbol: String, _ fixture: FixtureRepository) async throws
    -> SymbolHistory?
  {
    let opened = try OpenedRepository(at: fixture.path)
    let question = HistoryQuestion(
      try #require(Symbol(symbol)), history: RepositoryHistory(opened.repository),
      store: BlobStore(opened.repository.location, verifiesBlobs: false), jobs: 2)
    return await question.answer(at: opened.taggedCommits(opened.tags).found)
  }

  @Test func namesTheCommitAndWhereTheFileWent() async throws {
    let (fixture, removing) = try fixture()
    let answer = try #require(try await answer("mailer", fixture))
    #expect(answer.first?.tag.name == "v3.1.0")
    #expect(answer.goneSince?.name == "v3.2.0a1")
    #expect(answer.removal?.note.commit.hex == removing.description)
    #expect(answer.removal?.note.summary == "gh-12: Make mailer private")
    #expect(answer.removal?.issues == ["gh-12"])
    #expect(answer.removal?.movedTo == "Lib/test/mailer.py")
  }

  @Test func damagedTreeIsUndetermined() async throws {
    let (fixture, _) = try fixture()
    let opened = try OpenedRepository(at: fixture.path)
    let tag = try opened.repository.reference(tag: "v3.2.0a1")
    let tree = try opened.repository.commit(tag.peeled.id).tree
    guard case .folder(let lib)? = try opened.repository.entry(at: "Lib", in: tree) else {
      Issue.record("no Lib")
      return
    }
    try fixture.delete(lib)
    let answer = try #require(try await answer("mailer", fixture))
    #expect(answer.verdict == .undetermined)
    #expect(answer.goneSince == nil)
  }

  @Test func shallowCloneIsRefused() async throws {
    let (fixture, removing) = try fixture()
    try fixture.write("shallow", "\(removing)\n")
    let opened = try OpenedRepository(at: fixture.path)
    let complaint = #expect(throws: Complaint.self) { try opened.requireWholeHistory(for: "when") }
    #expect(
      complaint?.text(isVerbose: false) == """
        relcheck: error: 'when' needs the whole history, and this is a shallow clone
          To have them all: git fetch --unshallow --tags

        """)
    #expect(complaint?.status == 3)
  }

  @Test func wholeCloneIsTaken() throws {
    let (fixture, _) = try fixture()
    try OpenedRepository(at: fixture.path).requireWholeHistory(for: "when")
  }
}
