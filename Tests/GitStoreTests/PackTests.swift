import TestSupport
import Testing

@testable import GitStore

/// Packs, written byte by byte: what their objects are made into.
@Suite struct PackTests {
  let fixture: FixtureRepository

  init() throws { fixture = try FixtureRepository() }

  private static let text = Array("Parser, lexer and grammar".utf8)

  private func read(_ id: ObjectID, limit: Int = 1 << 20) throws -> [UInt8] {
    let repository = try Repository(at: fixture.path)
    return try repository.blob(id, limit: limit)
  }

  private static func id(_ number: UInt8) -> ObjectID {
    ObjectID(bytes: [UInt8](repeating: number, count: 20)) ?? .zero
  }

  /// The instructions that make `Parser and lexer` of ``text``.
  private static let swapped: [UInt8] =
    [25, 16, 0x90, 6, 0xB1, 13, 5, 0] + [5] + Array("lexer".utf8)

  @Test func appliesADelta() throws {
    var pack = RawPack()
    let start = pack.count
    try pack.add(Self.id(1), .none(type: 3), content: Self.text)
    try pack.add(Self.id(2), .distance(pack.count - start), content: Self.swapped)
    try pack.write(to: fixture)
    #expect(try String(decoding: read(Self.id(2)), as: UTF8.self) == "Parser and lexer")
    #expect(try read(Self.id(1)) == Self.text)
  }

  /// The base may come later in the pack, and be a delta itself.
  @Test func appliesADeltaOfADelta() throws {
    var pack = RawPack()
    try pack.add(Self.id(3), .id(Self.id(2)), content: RawPack.delta(from: 16, to: 6, copying: 6))
    try pack.add(Self.id(2), .id(Self.id(1)), content: Self.swapped)
    try pack.add(Self.id(1), .none(type: 3), content: Self.text)
    try pack.write(to: fixture)
    #expect(try read(Self.id(3)) == Array("Parser".utf8))
    // The second time from what was kept.
    let repository = try Repository(at: fixture.path)
    for _ in 0..<2 {
      #expect(try repository.blob(Self.id(3), limit: 6) == Array("Parser".utf8))
      #expect(try repository.size(of: Self.id(3)) == 6)
      #expect(try repository.type(of: Self.id(3)) == .blob)
    }
  }

  @Test func asksWhatADeltaMakesFirst() throws {
    var pack = RawPack()
    let start = pack.count
    try pack.add(Self.id(1), .none(type: 3), content: Self.text)
    try pack.add(Self.id(2), .distance(pack.count - start), content: Self.swapped)
    try pack.write(to: fixture)
    let repository = try Repository(at: fixture.path)
    #expect(try repository.size(of: Self.id(2)) == 16)
    let tooLarge = #expect(throws: GitError.self) { try repository.blob(Self.id(2), limit: 15) }
    #expect(tooLarge?.fault == .tooLarge(size: 16, limit: 15))
    let wrongType = #expect(throws: GitError.self) { try repository.commit(Self.id(2)) }
    #expect(wrongType?.fault == .wrongType(found: .blob, wanted: .commit))
  }

  /// 64 KiB are the one size that is not written down.
  @Test func copiesWhatHasNoSize() throws {
    let long = (0..<0x10000).map { UInt8(truncatingIfNeeded: $0 >> 3) }
    var pack = RawPack()
    let start = pack.count
    try pack.add(Self.id(1), .none(type: 3), content: long)
    try pack.add(
      Self.id(2), .distance(pack.count - start),
      content: RawPack.delta(from: 0x10000, to: 0x20000, copying: 0x10000, times: 2))
    try pack.write(to: fixture)
    #expect(try read(Self.id(2)) == long + long)
  }

  @Test func readsAnEmptyOne() throws {
    var pack = RawPack()
    try pack.add(Self.id(1), .none(type: 3), content: [])
    try pack.write(to: fixture)
    #expect(try read(Self.id(1)) == [])
  }

  /// A delta of each kind that does not fit: its base has 25 bytes.
  @Test(
    arguments: [
      [25, 3, 0x90, 2], [25, 3, 0x90, 4], [25, 3, 0x91, 23, 3], [25, 3, 3, 65],
      [25, 3, 0, 0x90, 3],
      [24, 3, 0x90, 3], [25, 3, 0x90], [25], [], [25, 3], [25, 3, 0x91, 26, 1, 2, 65, 66],
    ] as [[UInt8]])
  func refusesADeltaThatDoesNotFit(_ delta: [UInt8]) throws {
    var pack = RawPack()
    let start = pack.count
    try pack.add(Self.id(1), .none(type: 3), content: Self.text)
    try pack.add(Self.id(2), .distance(pack.count - start), content: delta)
    try pack.write(to: fixture)
    let error = #expect(throws: GitError.self) { try read(Self.id(2)) }
    guard case .damaged = error?.fault else {
      Issue.record("not refused as damaged: \(String(describing: error))")
      return
    }
  }

  /// One copy that cannot be read does not hide another that can.
  @Test func readsAnotherCopyOfADamagedObject() throws {
    let blob = try fixture.blob("abcdefgh")
    try fixture.pack()
    var pack = RawPack()
    try pack.add(blob, .none(type: 3), size: 7, content: Array("abcdefgh".utf8))
    try pack.write(to: fixture)
    #expect(try read(blob) == Array("abcdefgh".utf8))
  }

  @Test func listsIDsThatStartAlike() throws {
    var pack = RawPack()
    for number in [0x12, 0x13, 0x21] as [UInt8] {
      try pack.add(Self.id(number), .none(type: 3), content: [number])
    }
    let name = try pack.write(to: fixture)
    let path = Array((fixture.gitDirectory + "/" + name + ".idx").utf8)
    let index = try #require(PackIndex(at: path))
    func ids(_ digits: Int, atMost count: Int = 9) -> [ObjectID] {
      index.ids(startingWith: Self.id(0x12), digits: digits, atMost: count)
    }
    #expect(ids(0) == [Self.id(0x12), Self.id(0x13), Self.id(0x21)])
    #expect(ids(1) == [Self.id(0x12), Self.id(0x13)])
    #expect(ids(1, atMost: 1) == [Self.id(0x12)])
    #expect(ids(2) == [Self.id(0x12)])
    #expect(ids(40) == [Self.id(0x12)])
    #expect(index.ids(startingWith: Self.id(0x33), digits: 2, atMost: 9).isEmpty)
  }
}
