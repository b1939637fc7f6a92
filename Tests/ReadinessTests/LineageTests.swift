import Readiness
import Testing

/// Differences of trees, names of release managers, and what later releases say of earlier ones.
@Suite struct LineageTests {
  private func changes(
    _ old: [RepoPath: String], _ new: [RepoPath: String]
  ) throws -> TreeChanges {
    let lineage = MemoryLineage(SampleHistory([.init(files: old), .init(files: new)]))
    let commit = try lineage.provenance().commit
    let parent = try #require(commit.parents.first)
    return try TreeChanges(
      from: try lineage.step(parent).tree, to: commit.tree, in: lineage.history)
  }

  @Test func differences() throws {
    let changes = try changes(
      ["a": "1", "b/c": "1", "b/d": "1", "e/f/g": "1", "same/x": "1"],
      ["a": "2", "b/c": "1", "b/n": "1", "e": "1", "same/x": "1", "new/y/z": "1"])
    #expect(changes.changed == ["a"])
    #expect(changes.removed == ["b/d", "e/f/g"])
    #expect(changes.added == ["b/n", "e", "new/y/z"])
    #expect(changes.all.count == 6)
  }

  @Test func equalTreesAreNotRead() throws {
    let lineage = MemoryLineage(SampleHistory([]))
    let id = try #require(ContentID(hex: String(repeating: "7", count: 40)))
    #expect(try TreeChanges(from: id, to: id, in: lineage.history).all.isEmpty)
    #expect(throws: HistoryFault.self) {
      try TreeChanges(from: id, to: .zero, in: lineage.history)
    }
  }

  @Test func ancestry() throws {
    let lineage = MemoryLineage(
      SampleHistory([
        .init(tag: "v3.12.0"), .init(), .init(parents: [0], tag: "v3.12.1"),
        .init(parents: [1, 2]),
      ]))
    let tip = try lineage.provenance().commit.id
    let tag = try lineage.provenance(of: try #require(ReleaseTag("v3.12.1"))).commit
    #expect(try lineage.isAncestor(tag.id, of: tip) && !lineage.isAncestor(tip, of: tag.id))
    let first = try lineage.provenance(of: try #require(ReleaseTag("v3.12.0"))).commit.id
    #expect(tag.parents == [first])
  }

  @Test(arguments: [
    ("Pablo Galindo Salgado", "Pablo Galindo", true), ("Pablo Galindo Salgado", "Pablo", false),
    ("Georg Brandl & Ned Deily (3.3.7)", "Ned Deily", true),
    ("Barry Warsaw, Jeremy Hylton, and Tim Peters", "Tim Peters", true),
    ("Łukasz Langa", "Łukasz Langa", true), ("Ned Deily", "Ned Deilyx", false),
    ("Ned Deily", "", false), ("", "", false),
  ])
  func managers(_ text: String, _ name: String, _ isOne: Bool) {
    #expect(ReleaseManagers(text).include(name) == isOne)
  }

  @Test func keysByFingerprintOrID() {
    let key = SigningKey(fingerprint: String(repeating: "0123456789", count: 4), holder: "A B")
    #expect(key.isNamed(by: key.fingerprint) && key.isNamed(by: "4567890123456789"))
    #expect(!key.isNamed(by: "56789") && !key.isNamed(by: ""))
  }
}
