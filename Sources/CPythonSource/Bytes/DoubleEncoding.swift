/// Characters that were encoded as UTF-8 twice: bytes of UTF-8 were taken for Windows-1252 or Latin-1, and
/// encoded again. `é` (C3 A9) becomes `Ã©` (C3 83 C2 A9).
enum DoubleEncoding {
  /// Where such a character ends; nil if none begins here.
  ///
  /// The text must be valid UTF-8 here.
  @inline(__always)
  static func end(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    // The first byte of a character of two or more, C2 to F4, is a letter of Latin-1.
    guard bytes[start] == 0xC3, start &+ 1 < bytes.count, (0x82...0xB4).contains(bytes[start &+ 1])
    else { return nil }
    return rest(bytes, of: bytes[start &+ 1] | 0x40, from: start &+ 2)
  }

  private static func rest(_ bytes: Span<UInt8>, of first: UInt8, from start: Int) -> Int? {
    var index = start
    for place in 0..<(first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3) {
      guard let (byte, end) = single(bytes, at: index) else { return nil }
      if place == 0, !seconds(of: first).contains(byte) { return nil }
      index = end
    }
    return index
  }

  private static func seconds(of first: UInt8) -> ClosedRange<UInt8> {
    switch first {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  /// The byte from 80 to BF that a character stands for in Windows-1252 or Latin-1, and where it ends.
  private static func single(_ bytes: Span<UInt8>, at index: Int) -> (byte: UInt8, end: Int)? {
    guard index &+ 1 < bytes.count else { return nil }
    if bytes[index] == 0xC2 { return (bytes[index &+ 1], index &+ 2) }
    let first = bytes[index]
    let length = first < 0xE0 ? 2 : 3
    guard first >= 0xC5, first <= 0xE2, index &+ length <= bytes.count else { return nil }
    var scalar = UInt32(first & (length == 2 ? 0x1F : 0x0F))
    for offset in 1..<length { scalar = scalar &<< 6 | UInt32(bytes[index &+ offset] & 0x3F) }
    return windows[scalar].map { ($0, index &+ length) }
  }

  /// The characters of Windows-1252 that are not where Latin-1 has them.
  private static let windows: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
