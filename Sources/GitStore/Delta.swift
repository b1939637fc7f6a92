/// A delta of a pack: how to make one object from another (gitformat-pack(5), "Deltified
/// representation").
struct Delta {
  /// How many bytes the object has that it starts from.
  let baseSize: Int
  /// How many bytes the object has that it makes.
  let size: Int
  /// Where in it the instructions begin.
  private let start: Int

  /// The most bytes that both sizes take: more than 56 bits of a size are refused.
  static let headSize = 2 * 9

  /// Reads both sizes; nil if they are not there, or too large for any object.
  init?(_ delta: UnsafeRawBufferPointer) {
    var position = 0
    guard let baseSize = Self.number(in: delta, at: &position),
      let size = Self.number(in: delta, at: &position)
    else { return nil }
    (self.baseSize, self.size, start) = (baseSize, size, position)
  }

  /// Seven bits a byte, the lowest first; the highest bit tells that more follow.
  private static func number(in bytes: UnsafeRawBufferPointer, at position: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while position < bytes.count, shift < 56 {
      let byte = bytes[position]
      position += 1
      value |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }

  /// Makes the object from `base` into `target`, which has to have ``size`` bytes, by the instructions of `delta`.
  ///
  /// - Returns: False if they do not fill it exactly, or reach outside of `base`.
  func apply(
    _ delta: UnsafeRawBufferPointer, to base: UnsafeRawBufferPointer,
    into target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard base.count == baseSize, target.count == size else { return false }
    var position = start
    var filled = 0
    while position < delta.count {
      let instruction = delta[position]
      position += 1
      let source: UnsafeRawBufferPointer
      if instruction & 0x80 != 0 {
        guard let copy = Self.copy(instruction, in: delta, at: &position),
          copy.offset <= base.count, copy.count <= base.count - copy.offset
        else { return false }
        source = UnsafeRawBufferPointer(rebasing: base[copy.offset..<copy.offset + copy.count])
      } else {
        // Nought is kept for later versions of the format.
        let count = Int(instruction)
        guard count > 0, count <= delta.count - position else { return false }
        source = UnsafeRawBufferPointer(rebasing: delta[position..<position + count])
        position += count
      }
      guard source.count <= target.count - filled, let from = source.baseAddress,
        let place = target.baseAddress
      else { return false }
      place.advanced(by: filled).copyMemory(from: from, byteCount: source.count)
      filled += source.count
    }
    return filled == target.count
  }

  /// The numbers behind the instruction to copy: each of its bits tells whether a byte of them follows.
  private static func copy(
    _ instruction: UInt8, in delta: UnsafeRawBufferPointer, at position: inout Int
  ) -> (offset: Int, count: Int)? {
    var fields = 0
    for bit in 0..<7 where instruction & 1 << UInt8(bit) != 0 {
      guard position < delta.count else { return nil }
      fields |= Int(delta[position]) << (8 * bit)
      position += 1
    }
    let count = fields >> 32
    return (fields & 0xFFFF_FFFF, count == 0 ? 0x10000 : count)
  }
}
