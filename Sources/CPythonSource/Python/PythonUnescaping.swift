/// Replaces the escape sequences of a Python string literal.
struct PythonUnescaping {
  let isRaw: Bool
  private var text: [UInt8] = []

  init(isRaw: Bool) { self.isRaw = isRaw }

  /// - Returns: nil if it has `\N{…}`, for which names of characters would have to be known,
  ///   or a surrogate, which no Swift string can hold.
  mutating func unescape(_ body: String) -> String? {
    let bytes = Array(body.utf8)
    let source = bytes.span
    text.removeAll(keepingCapacity: true)
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      index += 1
      if byte == UInt8(ascii: "\r") {
        passLineFeed(source, &index)
        text.append(UInt8(ascii: "\n"))
      } else if byte == UInt8(ascii: "\\"), !isRaw, index < source.count {
        guard appendEscape(source, &index) else { return nil }
      } else {
        text.append(byte)
      }
    }
    return String(repairing: text.span)
  }

  /// Passes the second byte of CRLF.
  private func passLineFeed(_ source: Span<UInt8>, _ index: inout Int) {
    if index < source.count, source[index] == UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func appendEscape(_ source: Span<UInt8>, _ index: inout Int) -> Bool {
    let letter = source[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): passLineFeed(source, &index)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(letter)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "x"): return appendHex(2, source, &index)
    case UInt8(ascii: "u"): return appendHex(4, source, &index)
    case UInt8(ascii: "U"): return appendHex(8, source, &index)
    case UInt8(ascii: "N"): return false
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return appendOctal(letter, source, &index)
    default:
      // What follows the backslash stands for itself, and so does the backslash.
      text.append(UInt8(ascii: "\\"))
      text.append(letter)
    }
    return true
  }

  private mutating func append(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return true
  }

  private mutating func appendHex(
    _ count: Int, _ source: Span<UInt8>, _ index: inout Int
  ) -> Bool {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < source.count, let digit = Self.hexDigit(source[index]) else { return false }
      value = value << 4 | digit
      index += 1
    }
    return append(value)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x41 + 10
    default: nil
    }
  }

  /// Up to three octal digits.
  private mutating func appendOctal(
    _ first: UInt8, _ source: Span<UInt8>, _ index: inout Int
  ) -> Bool {
    var value = UInt32(first) - 0x30
    var digits = 1
    while digits < 3, index < source.count, source[index] &- 0x30 < 8 {
      value = value << 3 | (UInt32(source[index]) - 0x30)
      index += 1
      digits += 1
    }
    return append(value)
  }
}
