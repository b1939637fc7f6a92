internal import CZlib
package import GitStore

/// A pack written byte by byte, whatever libgit2 or git would think of it.
package struct RawPack {
  /// What an object of the pack is made from.
  package enum Base: Sendable {
    /// It is whole, and of this type: 1 commit, 2 tree, 3 blob, 4 tag.
    case none(type: Int)
    /// A delta of what begins so many bytes before it.
    case distance(Int)
    /// A delta of the object of that id.
    case id(ObjectID)
  }

  private var pack: [UInt8] = Array("PACK".utf8)
  private var places: [(id: ObjectID, offset: Int)] = []

  /// Changed before it is written: where the index says that objects are.
  package var shift = 0

  /// An empty pack.
  package init() { pack += Self.number(2) + Self.number(0) }

  /// How long the pack is so far: where the next object begins.
  package var count: Int { pack.count }

  /// Appends an object.
  ///
  /// - Parameters:
  ///   - size: What its head declares; the size of `content` if nil.
  ///   - content: The object, or the instructions of a delta, to be deflated.
  package mutating func add(
    _ id: ObjectID, _ base: Base, size: Int? = nil, content: [UInt8]
  ) throws {
    places.append((id, pack.count))
    let (type, reference): (Int, [UInt8]) =
      switch base {
      case .none(let type): (type, [])
      case .distance(let distance): (6, Self.distance(distance))
      case .id(let id): (7, id.bytes)
      }
    var rest = size ?? content.count
    var byte = type << 4 | rest & 15
    rest >>= 4
    while rest > 0 {
      pack.append(UInt8(byte | 0x80))
      byte = rest & 0x7F
      rest >>= 7
    }
    pack.append(UInt8(byte))
    pack += reference + (try FixtureRepository.deflated(content))
  }

  /// Writes the pack and its index into the repository, and gives their name without an ending.
  @discardableResult
  package func write(to repository: FixtureRepository) throws -> String {
    let sum = [UInt8](repeating: 0x5A, count: 20)
    let lines = places.sorted { $0.id < $1.id }
    var whole = pack
    whole.replaceSubrange(8..<12, with: Self.number(places.count))
    var index: [UInt8] = [0xFF, 0x74, 0x4F, 0x63] + Self.number(2)
    for first in 0...255 {
      index += Self.number(lines.count { Int($0.id.bytes[0]) <= first })
    }
    index += lines.flatMap(\.id.bytes) + [UInt8](repeating: 0, count: 4 * lines.count)
    index += lines.flatMap { Self.number($0.offset + shift) } + sum + sum
    let name = "objects/pack/pack-" + String(repeating: "5a", count: 20)
    try repository.write(name + ".pack", whole + sum)
    try repository.write(name + ".idx", index)
    return name
  }

  /// The instructions of a delta that copies the first `copied` bytes of its base so many times.
  package static func delta(from: Int, to: Int, copying copied: Int, times: Int = 1) -> [UInt8] {
    // 0x10000 bytes from the beginning are the shortest instruction: one byte.
    let copy: [UInt8] =
      copied == 0x10000 ? [0x80] : [0xB0, UInt8(copied & 0xFF), UInt8(copied >> 8)]
    return variable(from) + variable(to) + (0..<times).flatMap { _ in copy }
  }

  private static func variable(_ number: Int) -> [UInt8] {
    var (rest, bytes): (Int, [UInt8]) = (number, [])
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static func distance(_ number: Int) -> [UInt8] {
    var bytes = [UInt8(number & 0x7F)]
    var rest = number >> 7
    while rest > 0 {
      rest -= 1
      bytes.insert(UInt8(rest & 0x7F | 0x80), at: 0)
      rest >>= 7
    }
    return bytes
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
