import GitStore
import TestSupport
import Testing

@Suite struct TagTests {
  let fixture: FixtureRepository
  let commit: ObjectID

  init() throws {
    fixture = try FixtureRepository()
    commit = try fixture.commit(["README": "hi"])
  }

  private var repository: Repository {
    get throws { try Repository(at: fixture.path) }
  }

  @Test func readsALightweightTag() throws {
    try fixture.lightweightTag("v1", at: commit)
    let tag = try repository.reference(tag: "v1")
    #expect(tag.name == "v1")
    #expect(!tag.isAnnotated)
    #expect(tag.target == .init(id: commit, type: .commit))
    #expect(try tag.commit == commit)
  }

  @Test func readsAnAnnotatedTagWithItsSignature() throws {
    let signature = "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    let id = try fixture.annotatedTag(
      "v1", at: commit,
      tagger: .init("Ann Tagger", email: "ann@example.org", time: 1_666_000_000, zone: "-0330"),
      message: "Python one\n" + signature)
    let tag = try repository.reference(tag: "v1")
    #expect(tag.target == .init(id: id, type: .tag))
    #expect(try tag.commit == commit)
    let object = try #require(tag.annotations.first)
    #expect(tag.annotations.count == 1)
    #expect(object.id == id)
    #expect(object.name == "v1")
    #expect(
      object.tagger
        == Signature(
          name: "Ann Tagger", email: "ann@example.org", time: 1_666_000_000, offset: -210))
    #expect(String(decoding: object.message, as: UTF8.self) == "Python one\n" + signature)
    #expect(
      String(decoding: object.raw, as: UTF8.self).hasPrefix("object \(commit)\ntype commit\n"))
    #expect(object.target == .init(id: commit, type: .commit))
  }

  @Test func readsATagWithoutATagger() throws {
    try fixture.annotatedTag("v1", at: commit, tagger: nil)
    let object = try #require(repository.reference(tag: "v1").annotations.first)
    #expect(object.tagger == nil)
    #expect(object.message == Array("fixture\n".utf8))
  }

  @Test func followsATagOfATag() throws {
    let inner = try fixture.annotatedTag("inner", at: commit)
    let outer = try fixture.annotatedTag("outer", at: inner, type: .tag)
    let tag = try repository.reference(tag: "outer")
    #expect(tag.annotations.map(\.id) == [outer, inner])
    #expect(tag.annotations.map(\.name) == ["outer", "inner"])
    #expect(try tag.commit == commit)
  }

  @Test(arguments: [8, 9])
  func followsTagsAsFarAsTheBound(nesting: Int) throws {
    var id = commit
    for level in 1...nesting {
      id = try fixture.annotatedTag("t\(level)", at: id, type: level == 1 ? .commit : .tag)
    }
    if nesting <= 8 {
      #expect(try repository.reference(tag: "t\(nesting)").annotations.count == nesting)
    } else {
      let error = #expect(throws: GitError.self) {
        try repository.reference(tag: "t\(nesting)")
      }
      #expect(error?.fault == .pastBound(.tagNesting))
      #expect(error?.operation == .resolveTag("t9"))
    }
  }

  @Test(arguments: [ObjectType.tree, .blob])
  func saysWhatATagMarksThatMarksNoCommit(type: ObjectType) throws {
    let id = try type == .tree ? fixture.tree(["a": "x"]) : fixture.blob("x")
    try fixture.annotatedTag("v1", at: id, type: type)
    try fixture.lightweightTag("v2", at: id)
    for name in ["v1", "v2"] {
      let tag = try repository.reference(tag: name)
      #expect(tag.peeled == .init(id: id, type: type))
      let error = #expect(throws: GitError.self) { try tag.commit }
      #expect(error?.fault == .wrongType(found: type, wanted: .commit))
      #expect(error?.message == "it is a \(type.rawValue), not a commit")
    }
  }

  @Test func listsTheTagsInTheOrderOfTheirBytes() throws {
    for name in ["v3.12.0", "v10", "V3", "a/b", "v3.12.0a1"] {
      try fixture.lightweightTag(name, at: commit)
    }
    try fixture.branch("v9", at: commit)
    #expect(try repository.tagNames() == ["V3", "a/b", "v10", "v3.12.0", "v3.12.0a1"])
  }

  @Test func listsNoTagsWhereThereAreNone() throws {
    #expect(try repository.tagNames().isEmpty)
  }

  @Test(arguments: ["v9", "v1^{commit}", "HEAD", ":/v1", "../heads/main", "main", "", "v1\u{0}x"])
  func refusesWhatIsNotTheNameOfATag(name: String) throws {
    try fixture.lightweightTag("v1", at: commit)
    try fixture.branch("main", at: commit)
    let error = #expect(throws: GitError.self) { try repository.reference(tag: name) }
    #expect(error?.operation == .resolveTag(name))
    #expect([.notFound, .invalidName].contains(error?.fault))
  }

  @Test func prefersTheTagToABranchOfTheSameName() throws {
    let other = try fixture.commit(["README": "other"])
    try fixture.branch("v1", at: other)
    #expect(try repository.hasBranch(named: "v1"))
    #expect(throws: GitError.self) { try repository.reference(tag: "v1") }
    try fixture.lightweightTag("v1", at: commit)
    #expect(try repository.reference(tag: "v1").commit == commit)
  }

  @Test func knowsTheBranchesOfRemotes() throws {
    try fixture.reference("refs/remotes/origin/3.12", at: commit)
    #expect(try repository.hasBranch(named: "3.12"))
    #expect(try !repository.hasBranch(named: "12"))
    #expect(try !repository.hasBranch(named: "origin"))
  }

  @Test func followsASymbolicTag() throws {
    try fixture.lightweightTag("v1", at: commit)
    try fixture.symbolicReference("refs/tags/latest", to: "refs/tags/v1")
    #expect(try repository.reference(tag: "latest").commit == commit)
  }

  @Test func saysThatTheTaggedObjectIsMissing() throws {
    try fixture.annotatedTag("v1", at: commit)
    try fixture.delete(commit)
    let error = #expect(throws: GitError.self) { try repository.reference(tag: "v1") }
    #expect(error?.fault == .notFound)
    #expect(error?.operation == .read(commit))
  }

  @Test(arguments: [
    "", "tag v1\n\nx", "object 12\ntype commit\ntag v1\n\nx", "\n\n",
    "object e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\ntype bolb\ntag v1\n\n",
  ])
  func refusesATagObjectThatIsNone(content: String) throws {
    let id = try fixture.object(.tag, Array(content.utf8))
    try fixture.lightweightTag("v1", at: id)
    let error = #expect(throws: GitError.self) { try repository.reference(tag: "v1") }
    #expect(error?.fault == .damaged(reason: "it is no well-formed tag"))
    #expect(error?.operation == .read(id))
  }
}
