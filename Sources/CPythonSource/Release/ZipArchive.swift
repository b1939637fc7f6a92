internal import Deflate

/// A zip archive in memory: its directory, and members inflated one at a time.
package struct ZipArchive: Sendable {
  /// One member of the directory.
  package struct Member: Hashable, Sendable {
    package let name: String
    fileprivate let method: Int
    /// 0 stands for one that is not told.
    fileprivate let checkValue: UInt32
    fileprivate let packedSize: Int
    let size: Int
    fileprivate let offset: Int
  }

  /// The most members that are read.
  package static let memberLimit = SourceBound.zipMembers.limit
  private let bytes: [UInt8]
  /// In the order of the directory.
  package let members: [Member]

  /// - Parameter bytes: The whole archive. Nil if it has no directory where one must be.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = Self.endOfDirectory(bytes) else { return nil }
    let count = Self.number(bytes, at: end + 10, length: 2)
    var index = Self.number(bytes, at: end + 16, length: 4)
    var members: [Member] = []
    while members.count < min(count, Self.memberLimit) {
      guard index + 46 <= bytes.count, Self.number(bytes, at: index, length: 4) == 0x0201_4B50
      else { return nil }
      let nameLength = Self.number(bytes, at: index + 28, length: 2)
      let rest =
        Self.number(bytes, at: index + 30, length: 2)
        + Self.number(bytes, at: index + 32, length: 2)
      guard index + 46 + nameLength <= bytes.count else { return nil }
      members.append(
        Member(
          name: String(decoding: bytes[(index + 46)..<(index + 46 + nameLength)], as: UTF8.self),
          method: Self.number(bytes, at: index + 10, length: 2),
          checkValue: UInt32(Self.number(bytes, at: index + 16, length: 4)),
          packedSize: Self.number(bytes, at: index + 20, length: 4),
          size: Self.number(bytes, at: index + 24, length: 4),
          offset: Self.number(bytes, at: index + 42, length: 4)))
      index += 46 + nameLength + rest
    }
    self.members = members
  }

  /// The contents of a member; nil if they are damaged, packed in another way than deflate, or longer
  /// than `limit`.
  package func contents(of member: Member, limit: Int) -> [UInt8]? {
    let header = member.offset
    guard member.size <= limit, header + 30 <= bytes.count,
      Self.number(bytes, at: header, length: 4) == 0x0403_4B50
    else { return nil }
    let start =
      header + 30 + Self.number(bytes, at: header + 26, length: 2)
      + Self.number(bytes, at: header + 28, length: 2)
    guard start + member.packedSize <= bytes.count else { return nil }
    let packed = Array(bytes[start..<(start + member.packedSize)])
    switch member.method {
    case 0: return packed.count <= limit ? packed : nil
    case 8: return RawDeflate.inflated(packed, limit: min(limit, member.size))
    default: return nil
    }
  }

  /// The most bytes that members may come to when they are looked at one after the other.
  private static let totalLimit = 1 << 27
  /// Deflate packs no better than this.
  private static let bestRatio = 1032

  /// The first member whose contents are not what the directory says; nil if there is none among the
  /// first 128 MiB.
  package var damagedMember: Member? {
    var total = 0
    for member in members {
      total += member.size
      guard total <= Self.totalLimit else { return nil }
      guard member.size <= member.packedSize * Self.bestRatio + 64,
        let contents = contents(of: member, limit: member.size), contents.count == member.size,
        member.checkValue == 0 || member.checkValue == CRC32.value(of: contents)
      else { return member }
    }
    return nil
  }

  /// Where the record that ends the directory begins: 22 bytes, and a comment of up to 65,535.
  private static func endOfDirectory(_ bytes: [UInt8]) -> Int? {
    var index = bytes.count - 22
    let last = max(0, bytes.count - 22 - 65_535)
    while index >= last {
      if number(bytes, at: index, length: 4) == 0x0605_4B50 { return index }
      index -= 1
    }
    return nil
  }

  /// A number, the lowest byte first; 0 past the end.
  private static func number(_ bytes: [UInt8], at index: Int, length: Int) -> Int {
    guard index >= 0, index + length <= bytes.count else { return 0 }
    return (0..<length).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
  }
}
