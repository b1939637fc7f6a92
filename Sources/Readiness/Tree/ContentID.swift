/// The name of an object by its contents: git's SHA-1 object id.
package struct ContentID: Hashable, Sendable {
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// - Parameter bytes: The 20 bytes of the id; nil if there are more or fewer.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 20 else { return nil }
    var words: [UInt64] = [0, 0, 0]
    for (index, byte) in bytes.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    high = words[0]
    middle = words[1]
    low = UInt32(truncatingIfNeeded: words[2])
  }

  /// The id as big-endian words of 8, 8 and 4 bytes; walks through history take hundreds of
  /// thousands of ids apart and put them together.
  package var words: (UInt64, UInt64, UInt32) { (high, middle, low) }

  /// The id of such words.
  package init(words: (UInt64, UInt64, UInt32)) { (high, middle, low) = words }

  /// Forty zeros: git's name for no object.
  package static let zero = Self(high: 0, middle: 0, low: 0)

  private init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// - Parameter hex: Forty hexadecimal digits.
  package init?(hex: String) {
    let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard hex.utf8.count == 40, digits.count == 40 else { return nil }
    let bytes = stride(from: 0, to: 40, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    self.init(bytes: bytes)
  }

  /// The 20 bytes.
  package var bytes: [UInt8] {
    (0..<20).map { index in
      switch index {
      case ..<8: UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index))
      case ..<16: UInt8(truncatingIfNeeded: middle >> UInt64(56 - 8 * (index - 8)))
      default: UInt8(truncatingIfNeeded: low >> UInt32(24 - 8 * (index - 16)))
      }
    }
  }

  /// Forty hexadecimal digits, lower case.
  package var hex: String {
    var text = ""
    for byte in bytes {
      text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return text
  }

  /// The first twelve digits, as people write it.
  package var short: String { String(hex.prefix(12)) }
}

extension ContentID: CustomStringConvertible {
  package var description: String { hex }
}
