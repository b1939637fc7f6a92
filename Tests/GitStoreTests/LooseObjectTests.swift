import GitStore
import TestSupport
import Testing

/// Loose objects that are not what they should be. libgit2 1.5.1 hangs on some and overflows the
/// heap on others, so these tests fail by never ending if its own reader is in the way.
@Suite(.timeLimit(.minutes(1))) struct LooseObjectTests {
  let fixture: FixtureRepository
  let blob: ObjectID
  let content: [UInt8]

  init() throws {
    fixture = try FixtureRepository()
    // Does not deflate well, so that half a file is far from its end.
    var state: UInt32 = 1
    content = (0..<50_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    blob = try fixture.object(.blob, content)
  }

  private func fault(limit: Int = 1 << 20) throws -> GitError.Fault? {
    let repository = try Repository(at: fixture.path)
    let error = #expect(throws: GitError.self) { try repository.blob(blob, limit: limit) }
    #expect(error?.operation == .read(blob))
    return error?.fault
  }

  @Test func readsAWholeOne() throws {
    let repository = try Repository(at: fixture.path)
    #expect(try repository.blob(blob, limit: 50_000) == content)
    #expect(try repository.withBlob(blob, limit: 50_000) { $0.count } == 50_000)
    #expect(try repository.size(of: blob) == 50_000)
  }

  @Test func readsAnEmptyOne() throws {
    let empty = try fixture.object(.blob, [])
    #expect(try Repository(at: fixture.path).blob(empty, limit: 0) == [])
  }

  @Test(arguments: [0, 1, 2, 5, 20, 1000, -1000, -5, -4, -1])
  func refusesOneThatIsCutOff(length: Int) throws {
    let file = try fixture.looseFile(blob)
    try fixture.replaceLooseFile(
      blob, with: Array(length < 0 ? file.dropLast(-length) : file.prefix(length)))
    guard case .damaged = try fault() else {
      Issue.record("\(length) bytes: not refused as damaged")
      return
    }
  }

  @Test(arguments: [
    ("blob 49999", "it is longer than its header declares"),
    ("blob 1", "it is longer than its header declares"),
    ("blob 0", "it is longer than its header declares"),
    ("blob 50001", "it is shorter than its header declares"),
    ("blob 900000", "it is shorter than its header declares"),
    ("blob 99999999999999999999", "its header is faulty"),
    ("blob -1", "its header is faulty"),
    ("blob 050000", "its header is faulty"),
    ("blob", "its header is faulty"),
    ("blob  50000", "its header is faulty"),
    ("bolb 50000", "its header is faulty"),
    ("BLOB 50000", "its header is faulty"),
    ("", "its header is faulty"),
    ("a word that is longer than any header 1", "it has no header"),
  ])
  func refusesOneWithALyingHeader(header: String, reason: String) throws {
    try fixture.replaceLooseObject(blob, header: header, content: content)
    #expect(try fault() == .damaged(reason: reason))
  }

  @Test func refusesOneThatSaysItIsOfAnotherType() throws {
    try fixture.replaceLooseObject(blob, header: "commit 50000", content: content)
    #expect(try fault() == .wrongType(found: .commit, wanted: .blob))
  }

  @Test func refusesAnotherObjectInItsPlace() throws {
    try fixture.replaceLooseObject(blob, header: "blob 5", content: Array("other".utf8))
    #expect(try fault() == .damaged(reason: "its content has another id"))
  }

  @Test(arguments: [0, 1, 10, 30, 700, 25_000, 49_000, -1])
  func refusesOneWithAFlippedBit(position: Int) throws {
    var file = try fixture.looseFile(blob)
    file[position < 0 ? file.count + position : position] ^= 4
    try fixture.replaceLooseFile(blob, with: file)
    guard case .damaged = try fault() else {
      Issue.record("byte \(position): not refused as damaged")
      return
    }
  }

  @Test func refusesOneThatIsFollowedBySomething() throws {
    try fixture.replaceLooseFile(blob, with: fixture.looseFile(blob) + [0])
    #expect(try fault() == .damaged(reason: "something follows its end"))
  }

  @Test func asksTheSizeFirst() throws {
    #expect(try fault(limit: 49_999) == .tooLarge(size: 50_000, limit: 49_999))
    // The file could hold so much, and the limit is asked before the first byte is inflated.
    try fixture.replaceLooseObject(blob, header: "blob 40000000", content: content)
    #expect(try fault() == .tooLarge(size: 40_000_000, limit: 1 << 20))
  }

  @Test func believesNoSizeThatTheFileCannotHold() throws {
    try fixture.replaceLooseObject(blob, header: "blob 250000000", content: [1])
    #expect(
      try fault(limit: .max) == .damaged(reason: "it is shorter than its header declares"))
    try fixture.replaceLooseObject(blob, header: "blob 9000000000000000000", content: content)
    #expect(
      try fault(limit: .max) == .damaged(reason: "it is shorter than its header declares"))
  }

  @Test func readsNoBlobBeyondTheBoundWhateverTheCallerAllows() throws {
    // A stream that could hold it: nothing of it is inflated.
    let file = [UInt8](repeating: 0, count: 1 << 20)
    let size = Bound.blobSize.limit + 1
    let start = try FixtureRepository.deflated(Array("blob \(size)".utf8) + [0])
    try fixture.replaceLooseFile(blob, with: start + file)
    #expect(try fault(limit: .max) == .tooLarge(size: size, limit: Bound.blobSize.limit))
  }

  @Test(arguments: [ObjectType.commit, .tree, .tag])
  func readsNoMetadataBeyondTheBound(type: ObjectType) throws {
    let size = Bound.metadataSize.limit + 1
    let id = try fixture.object(type, Array("x".utf8))
    let start = try FixtureRepository.deflated(Array("\(type.rawValue) \(size)".utf8) + [0])
    try fixture.replaceLooseFile(id, with: start + [UInt8](repeating: 0, count: 1 << 20))
    let repository = try Repository(at: fixture.path)
    let error = #expect(throws: GitError.self) {
      switch type {
      case .commit: _ = try repository.commit(id)
      case .tree: _ = try repository.listing(of: id)
      default: _ = try repository.tagObject(id)
      }
    }
    #expect(error?.fault == .tooLarge(size: size, limit: Bound.metadataSize.limit))
  }

  @Test func refusesAFolderInItsPlace() throws {
    try fixture.delete(blob)
    try fixture.write(fixture.looseName(blob) + "/x", "")
    #expect(try fault() == .damaged(reason: "it is not a regular file"))
  }

  @Test func saysThatOneIsNotThere() throws {
    try fixture.delete(blob)
    #expect(try fault() == .notFound)
  }

  @Test func readsTheWholeCopyWhereAnotherIsDamaged() throws {
    let lender = try FixtureRepository()
    try lender.object(.blob, content)
    try fixture.write("objects/info/alternates", lender.gitDirectory + "/objects\n")
    try fixture.replaceLooseFile(blob, with: [1, 2, 3])
    #expect(try Repository(at: fixture.path).blob(blob, limit: .max) == content)
  }
}
