/// Eight bytes of a text, looked at at once. The first byte is the lowest.
///
/// A set of bytes found in it has the highest bit of each such byte.
struct ByteWord {
  let bits: UInt64

  static let highest: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The eight bytes from an index on, which the text must have.
  @inline(__always)
  init(_ text: Span<UInt8>, at index: Int) {
    // One check for all eight; the optimiser makes one load of them.
    let bytes = text.extracting(index..<index &+ 8)
    let low =
      UInt64(bytes[0]) | UInt64(bytes[1]) &<< 8 | UInt64(bytes[2]) &<< 16 | UInt64(bytes[3]) &<< 24
    let high =
      UInt64(bytes[4]) &<< 32 | UInt64(bytes[5]) &<< 40 | UInt64(bytes[6]) &<< 48
      | UInt64(bytes[7]) &<< 56
    bits = low | high
  }

  /// The places of a byte. Exact up to the first of them.
  @inline(__always)
  func places(of byte: UInt8) -> UInt64 {
    let difference = bits ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highest
  }

  /// The places of bytes that are not this one. Exact up to the first of them.
  @inline(__always)
  func places(ofOtherThan byte: UInt8) -> UInt64 { bits ^ (Self.ones &* UInt64(byte)) }

  /// How often a byte is in it.
  @inline(__always)
  func count(of byte: UInt8) -> UInt32 {
    let difference = bits ^ (Self.ones &* UInt64(byte))
    let others = ((difference & ~Self.highest) &+ Self.ones &* 0x7F) | difference
    let places = ~others & Self.highest
    return UInt32(truncatingIfNeeded: ((places &>> 7) &* Self.ones) &>> 56)
  }

  /// The places of ASCII bytes that are no letter, digit or `_`.
  @inline(__always)
  var placesOutsideNames: UInt64 {
    let low = bits & ~Self.highest
    let letters = low | (Self.ones &* 0x20)
    // Adding carries into the highest bit from the first byte of a range on.
    let isLetter =
      (letters &+ Self.ones &* (0x80 - 0x61)) & ~(letters &+ Self.ones &* (0x80 - 0x7B))
    let isDigit = (low &+ Self.ones &* (0x80 - 0x30)) & ~(low &+ Self.ones &* (0x80 - 0x3A))
    let isOther = (low ^ (Self.ones &* 0x5F)) &+ Self.ones &* 0x7F
    return ~(isLetter | isDigit | bits) & isOther & Self.highest
  }

  /// The index of the first byte of a set.
  @inline(__always)
  static func first(_ places: UInt64) -> Int { places.trailingZeroBitCount &>> 3 }
}

extension Span<UInt8> {
  /// The index of the first byte from `start` on that is no letter, digit, `_` or beyond ASCII.
  @inline(__always)
  func endOfName(from start: Int) -> Int {
    var index = start
    while index &+ 8 <= count {
      let places = ByteWord(self, at: index).placesOutsideNames
      if places != 0 { return index &+ ByteWord.first(places) }
      index &+= 8
    }
    while index < count, self[index].isInName { index &+= 1 }
    return index
  }

  /// The index of the first byte from `start` on that is no space.
  @inline(__always)
  func endOfSpaces(from start: Int) -> Int {
    var index = start
    while index &+ 8 <= count {
      let others = ByteWord(self, at: index).places(ofOtherThan: UInt8(ascii: " "))
      if others != 0 { return index &+ ByteWord.first(others) }
      index &+= 8
    }
    while index < count, self[index] == UInt8(ascii: " ") { index &+= 1 }
    return index
  }

  /// The last eight bytes of a range, the first of them the most significant.
  @inline(__always)
  func tail(of range: Range<Int>) -> UInt64 {
    let length = range.upperBound &- range.lowerBound
    if range.upperBound >= 8 {
      let bits = ByteWord(self, at: range.upperBound &- 8).bits.byteSwapped
      return length >= 8 ? bits : bits & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
    }
    var tail: UInt64 = 0
    for index in range { tail = tail &<< 8 | UInt64(self[index]) }
    return tail
  }
}

extension UInt8 {
  /// ASCII letters, `_` and bytes beyond ASCII.
  @inline(__always) var beginsName: Bool {
    (self | 0x20) &- 0x61 < 26 || self == 0x5F || self >= 0x80
  }
  /// What can begin a name, and ASCII digits.
  @inline(__always) var isInName: Bool { beginsName || self &- 0x30 < 10 }
}
