import GitStore
import TestSupport
import Testing

@Suite struct TreeTests {
  let fixture: FixtureRepository

  init() throws { fixture = try FixtureRepository() }

  private var repository: Repository {
    get throws { try Repository(at: fixture.path) }
  }

  private func text(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

  @Test(arguments: [false, true])
  func listsATreeInGitsOrder(packed: Bool) throws {
    let commit = try fixture.commit(["x": "x"])
    let tree = try fixture.tree([
      "README": "hi", "configure": .executable("#!"), "Lib/os.py": "os", "Lib/json/decoder.py": "",
      "Lib.txt": "", "link": .link("README"), "module": .submodule(commit),
    ])
    if packed { try fixture.pack() }
    let listing = try repository.listing(of: tree)
    #expect(
      listing.entries.map { text($0.path) } == [
        "Lib.txt", "Lib/json/decoder.py", "Lib/os.py", "README", "configure", "link", "module",
      ])
    #expect(
      listing.entries.map(\.kind) == [
        .file, .file, .file, .file, .executable, .link, .submodule,
      ])
    #expect(listing.folders.map { text($0.path) } == ["Lib", "Lib/json"])
    #expect(listing.entries.last?.id == commit)
    #expect(listing.unread.isEmpty && listing.malformed.isEmpty)
    let readme = try #require(listing.entries.first { text($0.path) == "README" })
    #expect(try repository.blob(readme.id, limit: 10) == Array("hi".utf8))
  }

  @Test(arguments: [
    (["Lib"], ["Lib/a", "Lib/b/c"]), (["Lib/b/"], ["Lib/b/c"]), (["Li"], []),
    (["Lib/a", "top"], ["Lib/a", "top"]), ([""], ["Lib/a", "Lib/b/c", "Library/x", "top"]),
    ([], []), (["Lib/a/x"], []),
  ])
  func listsWhatIsBelowThePrefixes(prefixes: [String], expected: [String]) throws {
    let tree = try fixture.tree(["Lib/a": "", "Lib/b/c": "", "Library/x": "", "top": ""])
    let listing = try repository.listing(of: tree, below: prefixes)
    #expect(listing.entries.map { text($0.path) } == expected)
  }

  @Test func readsNoFolderThatIsNotOnTheWay() throws {
    let missing = try fixture.tree(["x": "unread"])
    let tree = try fixture.tree(["Lib/a": "", "Doc/x": "unread"])
    try fixture.delete(missing)
    let listing = try repository.listing(of: tree, below: ["Lib"])
    #expect(listing.unread.isEmpty)
    #expect(listing.folders.map { text($0.path) } == ["Lib"])
  }

  @Test func namesTheSubtreesThatAreMissing() throws {
    let missing = try fixture.tree(["b": "gone"])
    let tree = try fixture.tree(["Lib/a/b": "gone", "Lib/c": "here"])
    try fixture.delete(missing)
    let listing = try repository.listing(of: tree)
    #expect(listing.entries.map { text($0.path) } == ["Lib/c"])
    let unread = try #require(listing.unread.first)
    #expect(listing.unread.count == 1)
    #expect(text(unread.path) == "Lib/a")
    #expect(unread.id == missing)
    #expect(unread.reason.fault == .notFound)
    #expect(unread.reason.operation == .list(missing))
  }

  @Test func throwsIfTheTreeItselfIsMissing() throws {
    let tree = try fixture.tree(["a": ""])
    try fixture.delete(tree)
    let error = #expect(throws: GitError.self) { try repository.listing(of: tree) }
    #expect(error?.fault == .notFound)
    #expect(error?.operation == .list(tree))
  }

  @Test func throwsIfItIsNoTree() throws {
    let blob = try fixture.blob("x")
    let error = #expect(throws: GitError.self) { try repository.listing(of: blob) }
    #expect(error?.fault == .wrongType(found: .blob, wanted: .tree))
  }

  @Test(arguments: [
    ("", TreeListing.Malformation.emptyName), ("a/b", .slashInName), (".", .reservedName),
    ("..", .reservedName), (".git", .reservedName), (".GiT", .reservedName),
  ])
  func doesNotFollowAMalformedName(name: String, fault: TreeListing.Malformation) throws {
    let blob = try fixture.blob("x")
    let inner = try fixture.tree(["inner": "x"])
    let tree = try fixture.tree(entries: [
      .init(mode: "40000", name: name, id: inner), .init(mode: "100644", name: "z", id: blob),
    ])
    let listing = try repository.listing(of: tree)
    #expect(listing.entries.map { text($0.path) } == ["z"])
    #expect(listing.malformed == [.init(path: Array(name.utf8), fault: fault)])
  }

  @Test(arguments: [
    (["100644 a", "100644 a"], TreeListing.Malformation.duplicate),
    (["100644 a", "40000 a"], .duplicate),
    (["100644 a", "100644 a-b", "100644 a.c", "40000 a"], .duplicate),
    (["100644 b", "100644 a"], .outOfOrder), (["40000 a", "100644 a.c"], .outOfOrder),
    (["100755 a", "170000 b"], .unknownMode), (["100755 a", "0 b"], .unknownMode),
  ])
  func reportsTheLastOfTheseLines(lines: [String], fault: TreeListing.Malformation) throws {
    let blob = try fixture.blob("x")
    let inner = try fixture.tree(["inner": "x"])
    let entries = lines.map { line in
      let parts = line.split(separator: " ").map(String.init)
      return FixtureTreeEntry(
        mode: parts[0], name: parts[1], id: parts[0] == "40000" ? inner : blob)
    }
    let listing = try repository.listing(of: fixture.tree(entries: entries))
    #expect(listing.malformed.map(\.fault) == [fault])
    #expect(
      listing.malformed.first?.path == lines.last?.split(separator: " ").last.map { Array($0.utf8) }
    )
    #expect(listing.entries.count == lines.count - 1)
  }

  @Test func acceptsFilesBetweenAFileAndAFolderOfLongerNames() throws {
    let tree = try fixture.tree(["a": "", "a-b": "", "a.c": "", "aa/x": "", "b": ""])
    #expect(try repository.listing(of: tree).malformed.isEmpty)
  }

  @Test(arguments: ["100644", "100644 name", "100644 name\u{0}short", "99 x", "x", "10064444 a"])
  func keepsWhatStandsBeforeTheDamage(rest: String) throws {
    let blob = try fixture.blob("x")
    let tree = try fixture.object(
      .tree, Array("100644 a\u{0}".utf8) + blob.bytes + Array(rest.utf8))
    let listing = try repository.listing(of: tree)
    #expect(listing.entries.map { text($0.path) } == ["a"])
    #expect(listing.malformed == [.init(path: [], fault: .cutOff)])
    let error = #expect(throws: GitError.self) { try repository.entry(at: "zz", in: tree) }
    #expect(error?.operation == .find(path: "zz", in: tree))
  }

  @Test func keepsNamesThatAreNotUTF8() throws {
    let blob = try fixture.blob("x")
    let tree = try fixture.tree(entries: [.init(mode: "100644", name: [0xff, 0x0a], id: blob)])
    #expect(try repository.listing(of: tree).entries.map(\.path) == [[0xff, 0x0a]])
  }

  @Test(arguments: [64, 65])
  func descendsAsFarAsTheBound(depth: Int) throws {
    let path = String(repeating: "d/", count: depth) + "f"
    let listing = try repository.listing(of: fixture.tree([path: ""]))
    #expect(listing.entries.count == (depth <= 64 ? 1 : 0))
    #expect(listing.unread.map(\.reason.fault) == (depth <= 64 ? [] : [.pastBound(.treeDepth)]))
  }

  @Test func doesNotFollowAPathThatIsTooLong() throws {
    let name = String(repeating: "n", count: 2100)
    let tree = try fixture.tree(["\(name)/\(name)": "", "a": ""])
    let listing = try repository.listing(of: tree)
    #expect(listing.entries.map { text($0.path) } == ["a"])
    #expect(listing.malformed == [.init(path: Array(name.utf8), fault: .pathTooLong)])
  }

  @Test(.timeLimit(.minutes(1))) func stopsAtATreeThatUnfoldsWithoutEnd() throws {
    var tree = try fixture.tree(["f": ""])
    let name = String(repeating: "n", count: 60)
    for _ in 0..<60 {
      tree = try fixture.tree(
        entries: (0..<10).map { .init(mode: "40000", name: name + "\($0)", id: tree) })
    }
    let error = #expect(throws: GitError.self) { try repository.listing(of: tree) }
    #expect(error?.fault == .pastBound(.pathBytes))
    #expect(error?.operation == .list(tree))
  }

  @Test func findsOnePath() throws {
    let tree = try fixture.tree(["Lib/json/decoder.py": "x", "run": .executable("")])
    let repository = try repository
    guard case .blob(.file, let id) = try repository.entry(at: "Lib/json/decoder.py", in: tree)
    else {
      Issue.record("not found")
      return
    }
    #expect(try repository.blob(id, limit: 1) == Array("x".utf8))
    guard case .folder = try repository.entry(at: "Lib/json", in: tree) else {
      Issue.record("folder not found")
      return
    }
    guard case .blob(.executable, _) = try repository.entry(at: "run", in: tree) else {
      Issue.record("executable not found")
      return
    }
    for path in ["Lib/x", "Lib/json/decoder.py/x", "", "Lib/", "/Lib", "run/x"] {
      #expect(try repository.entry(at: path, in: tree) == nil, "\(path)")
    }
  }

  @Test func cannotTellWhatIsAtAPathThatIsThereTwice() throws {
    let blob = try fixture.blob("x")
    let tree = try fixture.tree(entries: [
      .init(mode: "100644", name: "a", id: blob), .init(mode: "100755", name: "a", id: blob),
    ])
    #expect(throws: GitError.self) { try repository.entry(at: "a", in: tree) }
  }
}
