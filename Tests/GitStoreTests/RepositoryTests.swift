import Foundation
import GitStore
import TestSupport
import Testing

@Suite struct RepositoryTests {
  @Test func opensABareRepository() throws {
    let fixture = try FixtureRepository()
    for repository in [
      try Repository(at: fixture.path), try Repository(discoveringFrom: fixture.path),
      try Repository(discoveringFrom: fixture.path + "/refs/tags"),
    ] {
      #expect(repository.isBare)
      #expect(repository.workTree == nil)
      #expect(repository.path == fixture.gitDirectory + "/")
      #expect(repository.commonPath == repository.path)
      #expect(repository.missingAlternates.isEmpty)
    }
  }

  @Test func opensAWorkTree() throws {
    let fixture = try FixtureRepository(bare: false)
    let folder = try fixture.folder("Lib/json")
    for repository in [
      try Repository(at: fixture.path), try Repository(at: fixture.gitDirectory),
      try Repository(discoveringFrom: folder),
    ] {
      #expect(!repository.isBare)
      #expect(repository.workTree == fixture.path + "/")
      #expect(repository.path == fixture.gitDirectory + "/")
    }
  }

  @Test func searchesParentsOnlyWhenAsked() throws {
    let fixture = try FixtureRepository(bare: false)
    let folder = try fixture.folder("Lib")
    let error = #expect(throws: GitError.self) { try Repository(at: folder) }
    #expect(error?.fault == .notARepository)
    #expect(error?.operation == .open(path: folder))
  }

  @Test func opensALinkedWorkTree() throws {
    let fixture = try FixtureRepository(bare: false)
    let commit = try fixture.commit(["a": "x"])
    try fixture.lightweightTag("v1", at: commit)
    let linked = try fixture.linkedWorkTree("linked")
    let repository = try Repository(discoveringFrom: linked)
    #expect(repository.workTree == linked + "/")
    #expect(repository.path == fixture.gitDirectory + "/worktrees/linked/")
    #expect(repository.commonPath == fixture.gitDirectory + "/")
    #expect(try repository.reference(tag: "v1").commit == commit)
    #expect(try repository.commit(commit).id == commit)
  }

  @Test func opensTheSamePlaceAgain() throws {
    let fixture = try FixtureRepository(bare: false)
    let blob = try fixture.blob("x")
    let location = try Repository(discoveringFrom: fixture.folder("Lib")).location
    let again = try location.open()
    #expect(again.path == fixture.gitDirectory + "/")
    #expect(again.location == location)
    #expect(try again.blob(blob, limit: 1) == Array("x".utf8))
  }

  @Test func saysThatThePathDoesNotExist() {
    let path = "/nowhere/at/all"
    let errors = [
      #expect(throws: GitError.self) { try Repository(at: path) },
      #expect(throws: GitError.self) { try Repository(discoveringFrom: path) },
    ]
    for error in errors {
      #expect(error?.fault == .doesNotExist)
      #expect(error?.description == "cannot open /nowhere/at/all: no such file or directory")
    }
  }

  @Test func doesNotTakeNoPathForTheCurrentFolder() {
    let error = #expect(throws: GitError.self) { try Repository(at: "") }
    #expect(error?.fault == .doesNotExist)
  }

  @Test func saysThatThereIsNoRepository() throws {
    let fixture = try FixtureRepository(bare: false)
    let file = fixture.path + "/file"
    try Data().write(to: URL(filePath: file))
    for path in [try fixture.folder("empty"), file] {
      let error = #expect(throws: GitError.self) { try Repository(at: path) }
      #expect(error?.fault == .notARepository)
      #expect(error?.description == "cannot open \(path): not a git repository")
    }
  }

  @Test(.enabled(if: geteuid() == 0), arguments: [true, false], ["", "/.", "/refs"])
  func refusesTheRepositoryOfAnotherUser(bare: Bool, below: String) throws {
    let fixture = try FixtureRepository(bare: bare)
    for path in Set([fixture.path, fixture.gitDirectory]) {
      try #require(chown(path, 54_321, 54_321) == 0)
    }
    let path = fixture.gitDirectory + below
    let error = #expect(throws: GitError.self) { try Repository(discoveringFrom: path) }
    #expect(error?.fault == .wrongOwner(path: fixture.path))
    #expect(error?.message == "'\(fixture.path)' belongs to another user")
    guard below != "/refs" else { return }
    let taken = #expect(throws: GitError.self) { try Repository(at: path) }
    #expect(taken?.fault == .wrongOwner(path: fixture.path))
  }

  @Test(.enabled(if: geteuid() != 0)) func saysThatAccessIsRefused() throws {
    let fixture = try FixtureRepository()
    try #require(chmod(fixture.path, 0) == 0)
    defer { chmod(fixture.path, 0o700) }
    let error = #expect(throws: GitError.self) { try Repository(at: fixture.path) }
    #expect(error?.fault == .permissionDenied)
  }

  @Test func isNotLedElsewhereByTheEnvironment() throws {
    let fixture = try FixtureRepository()
    let other = try FixtureRepository()
    let blob = try other.blob("other")
    let variables = [
      "GIT_DIR": other.path, "GIT_WORK_TREE": "/", "GIT_COMMON_DIR": other.path,
      "GIT_OBJECT_DIRECTORY": other.path + "/objects", "GIT_NAMESPACE": "n",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": other.path + "/objects", "GIT_CEILING_DIRECTORIES": "/",
    ]
    for (name, value) in variables { setenv(name, value, 1) }
    defer { for name in variables.keys { unsetenv(name) } }
    for repository in [
      try Repository(at: fixture.path), try Repository(discoveringFrom: fixture.path),
    ] {
      #expect(repository.path == fixture.gitDirectory + "/")
      #expect(!repository.contains(blob))
    }
  }

  @Test(arguments: ["worktreeConfig = true", "partialClone = origin", "preciousObjects = true"])
  func opensARepositoryWithAnExtensionThatDoesNotChangeObjects(line: String) throws {
    let fixture = try FixtureRepository()
    try fixture.configure("[core]\n\trepositoryformatversion = 1\n[extensions]\n\t\(line)\n")
    #expect(try Repository(at: fixture.path).isBare)
  }

  @Test(arguments: ["objectFormat = sha256", "refStorage = reftable", "somethingNew = true"])
  func refusesARepositoryWithAnExtensionThatDoes(line: String) throws {
    let fixture = try FixtureRepository()
    try fixture.configure("[core]\n\trepositoryformatversion = 1\n[extensions]\n\t\(line)\n")
    let error = #expect(throws: GitError.self) { try Repository(at: fixture.path) }
    #expect(error?.fault == .other)
    #expect(error?.operation == .open(path: fixture.path))
  }
}

@Suite struct AlternatesTests {
  @Test(arguments: [false, true])
  func readsWhatAnotherRepositoryLends(packed: Bool) throws {
    let (borrower, lender, last) = (
      try FixtureRepository(), try FixtureRepository(), try FixtureRepository()
    )
    let near = try lender.blob("near")
    let far = try last.blob("far")
    if packed {
      try lender.pack()
      try last.pack()
    }
    let name = URL(filePath: last.path).lastPathComponent
    try borrower.write("objects/info/alternates", "# a comment\n\n\(lender.path)/objects\n")
    try lender.write("objects/info/alternates", "../../\(name)/objects\n")
    let repository = try Repository(at: borrower.path)
    #expect(try repository.blob(near, limit: 10) == Array("near".utf8))
    #expect(try repository.blob(far, limit: 10) == Array("far".utf8))
  }

  @Test func followsACircleOnce() throws {
    let fixture = try FixtureRepository()
    try fixture.write("objects/info/alternates", "\(fixture.path)/objects\n../objects\n")
    let missing = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    let repository = try Repository(at: fixture.path)
    #expect(repository.missingAlternates.isEmpty)
    #expect(!repository.contains(missing))
  }

  /// As git writes a path with bytes that it quotes.
  @Test(
    arguments: [
      (#""/no\171\134w\\h\"ere""#, #"/noy\w\h"ere"#), (#""/a\tb""#, "/a\tb"), (#""/open"#, nil),
      (#""/a" b"#, nil), (#""\9""#, nil),
    ] as [(String, String?)])
  func readsQuotedPaths(line: String, path: String?) throws {
    let fixture = try FixtureRepository()
    try fixture.write("objects/info/alternates", line + "\n")
    let missing = try Repository(at: fixture.path).missingAlternates
    if let path {
      #expect(missing == [path])
    } else {
      // What is no quoting is a name.
      #expect(missing.count == 1 && missing[0].hasSuffix("/" + line))
    }
  }

  @Test func namesAnAlternateThatIsGone() throws {
    let fixture = try FixtureRepository()
    try fixture.write("objects/info/alternates", "/nowhere/objects\n")
    #expect(try Repository(at: fixture.path).missingAlternates == ["/nowhere/objects"])
  }

  @Test func followsNoMoreThanTheBound() throws {
    let fixture = try FixtureRepository()
    let names = (0..<100).map { "\(fixture.path)/d\($0)" }
    for name in names {
      try FileManager.default.createDirectory(
        atPath: name, withIntermediateDirectories: true)
    }
    try fixture.write("objects/info/alternates", names.joined(separator: "\n"))
    let error = #expect(throws: GitError.self) { try Repository(at: fixture.path) }
    #expect(error?.fault == .pastBound(.alternates))
  }
}

@Suite struct PartialCloneTests {
  @Test(
    arguments: [
      ("[remote \"origin\"]\n\tpromisor = true\n\tpartialclonefilter = blob:none\n", "blob:none"),
      ("[remote \"a.b\"]\n\tpartialCloneFilter = tree:0\n", "tree:0"),
      ("[remote \"origin\"]\n\tpromisor\n", nil), ("[extensions]\n\tpartialClone = origin\n", nil),
    ] as [(String, String?)])
  func isRecognised(config: String, filter: String?) throws {
    let fixture = try FixtureRepository()
    try fixture.configure(config)
    let partial = try #require(try Repository(at: fixture.path).partialClone())
    #expect(partial.filter == filter)
  }

  @Test(arguments: ["", "[remote \"origin\"]\n\tpromisor = false\n\turl = x\n"])
  func isNotSeenInAFullOne(config: String) throws {
    let fixture = try FixtureRepository()
    try fixture.configure(config)
    #expect(try Repository(at: fixture.path).partialClone() == nil)
  }

  @Test func lacksABlobAndSaysWhich() throws {
    let fixture = try FixtureRepository()
    let blob = try fixture.blob("gone")
    let tree = try fixture.tree(["a": "gone", "b": "here"])
    try fixture.delete(blob)
    let repository = try Repository(at: fixture.path)
    #expect(try repository.listing(of: tree).entries.count == 2)
    #expect(!repository.contains(blob))
    let error = #expect(throws: GitError.self) { try repository.withBlob(blob, limit: 9) { _ in } }
    #expect(error?.fault == .notFound)
    #expect(error?.operation == .read(blob))
    #expect(throws: GitError.self) { try repository.size(of: blob) }
  }
}
