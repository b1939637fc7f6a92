import GitStore
import TestSupport
import Testing

/// Packs and their indexes, broken or made to hang or fill what reads them.
@Suite("Hostile packs")
struct HostilePackTests {
  private static let zero = ObjectID.zero

  /// Takes the commit of v3.12.0a1 away and writes a pack that is to hold it.
  private static func pack(
    _ name: String, error: String, status: Int32 = 3,
    _ fill: @escaping @Sendable (inout RawPack, ObjectID) throws -> Void
  ) -> HostileCase {
    HostileCase(name, status: status, error: error) { fixture in
      let id = try fixture.commit("v3.12.0a1")
      try fixture.repository.delete(id)
      var pack = RawPack()
      try fill(&pack, id)
      try pack.write(to: fixture.repository)
    }
  }

  private static func other(_ number: UInt8) -> ObjectID {
    ObjectID(bytes: [UInt8](repeating: number, count: 20)) ?? .zero
  }

  private static let tooLong =
    "cannot be read: more than 4095, the bound on the length of a delta chain"
  private static let place = "cannot be read: damaged: its pack has no object where its index says"

  static let deltas = [
    pack("a delta of itself", error: tooLong) { pack, id in
      try pack.add(id, .id(id), content: [0, 0])
    },
    pack("two deltas of each other", error: tooLong) { pack, id in
      try pack.add(id, .id(other(1)), content: [0, 0])
      try pack.add(other(1), .id(id), content: [0, 0])
    },
    pack("a circle of ten deltas", error: tooLong) { pack, id in
      let ids = [id] + (1..<10).map { other($0) }
      for (index, id) in ids.enumerated() {
        try pack.add(id, .id(ids[(index + 1) % 10]), content: [0, 0])
      }
    },
    pack("a chain of 4,096 deltas", error: tooLong) { pack, id in
      try chain(4096, to: id, in: &pack)
    },
    pack("a chain of 4,095 deltas that make another object", error: "its content has another id") {
      try chain(4095, to: $1, in: &$0)
    },
    pack("a delta that begins where it stands", error: place) { pack, id in
      try pack.add(id, .distance(0), content: [0, 0])
    },
    pack("a delta of what is before the pack", error: place) { pack, id in
      try pack.add(id, .distance(1000), content: [0, 0])
    },
    pack("a delta of what is in the head of the pack", error: place) { pack, id in
      try pack.add(id, .distance(4), content: [0, 0])
    },
    pack("a delta of an object that is not in the pack", error: place) { pack, id in
      try pack.add(id, .id(other(9)), content: [0, 0])
    },
    pack("a delta of an object of two gigabytes", error: "2147483648 bytes are more than") {
      pack, id in
      let start = pack.count
      try pack.add(other(1), .none(type: 1), size: 1 << 31, content: [0])
      try pack.add(id, .distance(pack.count - start), content: [0, 0])
    },
    pack("a delta that declares two gigabytes", error: "2147483648 bytes are more than") {
      pack, id in
      let start = pack.count
      try pack.add(other(1), .none(type: 1), content: [0])
      try pack.add(
        id, .distance(pack.count - start),
        content: RawPack.delta(from: 1, to: 1 << 31, copying: 1))
    },
    pack("a small delta of a delta that makes two gigabytes", error: "cannot be read: ") {
      pack, id in
      let base = pack.count
      try pack.add(other(1), .none(type: 1), content: [UInt8](repeating: 65, count: 0x10000))
      let bomb = pack.count
      try pack.add(
        other(2), .distance(bomb - base),
        content: RawPack.delta(from: 0x10000, to: 1 << 31, copying: 0x10000, times: 1 << 15))
      try pack.add(
        id, .distance(pack.count - bomb),
        content: RawPack.delta(from: 1 << 31, to: 10, copying: 10))
    },
    pack("a delta whose instructions end early", error: "cannot be read: damaged: ") { pack, id in
      let start = pack.count
      try pack.add(other(1), .none(type: 1), content: [0])
      try pack.add(id, .distance(pack.count - start), content: [1, 10, 0x91])
    },
    pack("a delta that copies from past its base", error: "cannot be read: damaged: ") {
      pack, id in
      let start = pack.count
      try pack.add(other(1), .none(type: 1), content: [0])
      try pack.add(
        id, .distance(pack.count - start),
        content: RawPack.delta(from: 1, to: 100, copying: 100))
    },
  ]

  private static func chain(_ length: Int, to id: ObjectID, in pack: inout RawPack) throws {
    let content = Array("tree".utf8)
    let same = RawPack.delta(from: 4, to: 4, copying: 4)
    var last = pack.count
    try pack.add(other(1), .none(type: 1), content: content)
    for link in 1...length {
      let start = pack.count
      try pack.add(link == length ? id : .zero, .distance(start - last), content: same)
      last = start
    }
  }

  @Test("deltas", arguments: deltas)
  func delta(_ hostile: HostileCase) throws { try hostile.run() }

  static let objects = [
    pack("an object of type 0", error: place) { pack, id in
      try pack.add(id, .none(type: 0), content: [0])
    },
    pack("an object of type 5", error: place) { pack, id in
      try pack.add(id, .none(type: 5), content: [0])
    },
    pack("an object past the end of the pack", error: place) { pack, id in
      try pack.add(id, .none(type: 1), content: [0])
      pack.shift = 1_000_000
    },
    pack("an object in the middle of another", error: "cannot be read: ") { pack, id in
      try pack.add(id, .none(type: 1), content: [0])
      pack.shift = 3
    },
    pack("a blob in the place of a commit", error: "v3.12.0a1 leads to a blob, not to a commit") {
      pack, id in
      try pack.add(id, .none(type: 3), content: [0])
    },
    pack("another commit in its place", error: "its content has another id") { pack, id in
      try pack.add(id, .none(type: 1), content: Array("tree".utf8))
    },
    pack("a commit that is longer than declared", error: "cannot be read: damaged: ") { pack, id in
      try pack.add(id, .none(type: 1), size: 1, content: Array("tree".utf8))
    },
    pack("a commit that is shorter than declared", error: "cannot be read: damaged: ") { pack, id in
      try pack.add(id, .none(type: 1), size: 100, content: Array("tree".utf8))
    },
    pack("a commit of two gigabytes", error: "2147483648 bytes are more than the 67108864") {
      try $0.add($1, .none(type: 1), size: 1 << 31, content: [0])
    },
    pack("a size that never ends", error: place) { pack, id in
      try pack.add(id, .none(type: 1), size: .max, content: [0])
    },
  ]

  @Test("objects of packs", arguments: objects)
  func object(_ hostile: HostileCase) throws { try hostile.run() }

  /// Packs everything and does something to the files.
  private static func files(
    _ name: String, status: Int32 = 3, error: String?, output: String? = nil,
    _ apply: @escaping @Sendable (FixtureRepository, _ pack: String) throws -> Void
  ) -> HostileCase {
    HostileCase(name, status: status, error: error, output: output) { fixture in
      try apply(fixture.repository, fixture.repository.pack())
    }
  }

  private static let index = "it is not found, and the index of pack-"

  static let whole = [
    files("everything in one pack", status: 0, error: nil, output: "READY") { _, _ in },
    files("a pack without its index", error: "is missing") { try $0.remove($1 + ".idx") },
    files("an index without its pack", error: "its pack cannot be read") {
      try $0.remove($1 + ".pack")
    },
    files("an empty pack", error: "its pack cannot be read") { try $0.write($1 + ".pack", "") },
    files("an empty index", error: index) { try $0.write($1 + ".idx", "") },
    files("a pack cut in half", error: "cannot be read: ") { repository, name in
      let pack = try repository.bytes(of: name + ".pack")
      try repository.write(name + ".pack", Array(pack.prefix(pack.count / 2)))
    },
    files("an index cut in half", error: index) { repository, name in
      let index = try repository.bytes(of: name + ".idx")
      try repository.write(name + ".idx", Array(index.prefix(index.count / 2)))
    },
    files("an index that declares four billion objects", error: index) { repository, name in
      var index = try repository.bytes(of: name + ".idx")
      index.replaceSubrange(8..<1032, with: [UInt8](repeating: 0xFF, count: 1024))
      try repository.write(name + ".idx", index)
    },
    files("an index of zeros", error: index) { repository, name in
      let count = try repository.bytes(of: name + ".idx").count
      try repository.write(name + ".idx", [UInt8](repeating: 0, count: count))
    },
    files("a pack of zeros", error: "its pack cannot be read") { repository, name in
      let count = try repository.bytes(of: name + ".pack").count
      try repository.write(name + ".pack", [UInt8](repeating: 0, count: count))
    },
    files("a named pipe for a pack", error: "its pack cannot be read") { repository, name in
      try repository.remove(name + ".pack")
      try repository.pipe(name + ".pack")
    },
    files("a named pipe for an index", error: index) { repository, name in
      try repository.remove(name + ".idx")
      try repository.pipe(name + ".idx")
    },
    files("a folder for a pack", error: "its pack cannot be read") { repository, name in
      try repository.remove(name + ".pack")
      try repository.write(name + ".pack/x", "")
    },
    files("an index over many packs that is none", status: 0, error: nil, output: "READY") {
      repository, _ in
      try repository.write("objects/pack/multi-pack-index", [UInt8](repeating: 7, count: 5000))
    },
    files("a graph of commits that is none", status: 0, error: nil, output: "READY") {
      repository, _ in
      try repository.write("objects/info/commit-graph", [UInt8](repeating: 7, count: 5000))
    },
  ]

  @Test("files of packs", arguments: whole)
  func file(_ hostile: HostileCase) throws { try hostile.run() }
}
