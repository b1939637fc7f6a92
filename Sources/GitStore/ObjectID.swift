internal import CLibgit2

/// The SHA-1 name of a git object.
package struct ObjectID: Hashable, Sendable {
  /// The twenty bytes, in order, as big-endian words: a value without a heap allocation.
  private let head: UInt64
  private let middle: UInt64
  private let tail: UInt32

  /// The number of bytes in an id.
  package static let byteCount = 20

  /// The id whose bytes are `bytes`; nil unless there are twenty.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var head: UInt64 = 0
    var middle: UInt64 = 0
    var tail: UInt32 = 0
    for (index, byte) in bytes.enumerated() {
      switch index {
      case 0..<8: head = head << 8 | UInt64(byte)
      case 8..<16: middle = middle << 8 | UInt64(byte)
      default: tail = tail << 8 | UInt32(byte)
      }
    }
    (self.head, self.middle, self.tail) = (head, middle, tail)
  }

  /// The id written as forty hexadecimal digits of either case; nil if `hex` is anything else.
  package init?(hex: some StringProtocol) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    var high: UInt8?
    for digit in hex.utf8 {
      guard bytes.count < Self.byteCount, let value = hexadecimalValue(digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard high == nil else { return nil }
    self.init(bytes: bytes)
  }

  /// The id at `start`, which must have twenty bytes.
  init(twentyBytesAt start: UnsafeRawPointer) {
    head = UInt64(bigEndian: start.loadUnaligned(as: UInt64.self))
    middle = UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    tail = UInt32(bigEndian: start.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// libgit2's id as a value.
  init(_ raw: git_oid) {
    self = withUnsafeBytes(of: raw) { bytes in
      bytes.baseAddress.map { ObjectID(twentyBytesAt: $0) } ?? .zero
    }
  }

  private init(head: UInt64, middle: UInt64, tail: UInt32) {
    (self.head, self.middle, self.tail) = (head, middle, tail)
  }

  /// The id as big-endian words of 8, 8 and 4 bytes; walks through history take hundreds of
  /// thousands of ids apart and put them together.
  package var words: (UInt64, UInt64, UInt32) { (head, middle, tail) }

  /// The id of such words.
  package init(words: (UInt64, UInt64, UInt32)) { (head, middle, tail) = words }

  /// The id of no object: git writes it where there is none.
  package static let zero = Self(head: 0, middle: 0, tail: 0)

  /// The twenty bytes of the id.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: head.bigEndian, Array.init)
      + withUnsafeBytes(of: middle.bigEndian, Array.init)
      + withUnsafeBytes(of: tail.bigEndian, Array.init)
  }

  /// The id as libgit2 wants it.
  var raw: git_oid {
    var raw = git_oid()
    withUnsafeMutableBytes(of: &raw) { target in
      target.storeBytes(of: head.bigEndian, as: UInt64.self)
      target.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      target.storeBytes(of: tail.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return raw
  }
}

extension ObjectID: Comparable {
  /// The order of the ids' bytes.
  package static func < (left: Self, right: Self) -> Bool {
    (left.head, left.middle, left.tail) < (right.head, right.middle, right.tail)
  }
}

extension ObjectID: CustomStringConvertible {
  /// Forty lower-case hexadecimal digits.
  package var description: String {
    var text = ""
    text.reserveCapacity(2 * Self.byteCount)
    for byte in bytes {
      text.unicodeScalars.append(hexadecimalDigit(byte >> 4))
      text.unicodeScalars.append(hexadecimalDigit(byte & 15))
    }
    return text
  }
}

/// The value of an ASCII hexadecimal digit.
private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// The digit for a value below sixteen.
private func hexadecimalDigit(_ value: UInt8) -> Unicode.Scalar {
  Unicode.Scalar(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
}
