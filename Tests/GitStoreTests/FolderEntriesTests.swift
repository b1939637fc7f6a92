import GitStore
import TestSupport
import Testing

/// One folder at a time.
@Suite struct FolderEntriesTests {
  @Test func listsWhatStandsDirectlyInAFolder() throws {
    let fixture = try FixtureRepository()
    let tree = try fixture.tree([
      "Lib/a.py": "", "Lib/b/c.py": "", "link": .link("Lib"), "run": .executable(""),
    ])
    let entries = try Repository(at: fixture.path).folder(tree)
    #expect(entries.map { String(decoding: $0.name, as: UTF8.self) } == ["Lib", "link", "run"])
    guard case .folder(let lib) = entries[0].item else {
      Issue.record("Lib is no folder")
      return
    }
    #expect(try Repository(at: fixture.path).folder(lib).count == 2)
    guard case .blob(.link, _) = entries[1].item, case .blob(.executable, _) = entries[2].item
    else {
      Issue.record("wrong kinds")
      return
    }
  }

  @Test func refusesAFolderOfWhichNotAllCanBeTold() throws {
    let fixture = try FixtureRepository()
    let blob = try fixture.blob("")
    let twice = try fixture.tree(entries: [
      .init(mode: "100644", name: "a", id: blob), .init(mode: "100644", name: "a", id: blob),
    ])
    let cut = try fixture.object(.tree, Array("100644 a".utf8) + [0, 1, 2])
    let repository = try Repository(at: fixture.path)
    for tree in [twice, cut] {
      #expect(throws: GitError.self) { try repository.folder(tree) }
    }
    #expect(throws: GitError.self) { try repository.folder(blob) }
    #expect(throws: GitError.self) { try repository.folder(.zero) }
  }
}
