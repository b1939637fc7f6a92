/// A small reader for JSON (RFC 8259): values with the lines they begin in.
package enum JSONText {
  package struct Value: Sendable {
    package indirect enum Kind: Sendable {
      case object([(key: String, value: Value)])
      case array([Value])
      case string(String)
      /// A number, `true`, `false` or `null`, as written.
      case word(String)
    }
    package let kind: Kind
    /// Counted from 1.
    package let line: Int
  }

  private static let depthLimit = SourceBound.jsonNesting.limit
  private static let valueLimit = SourceBound.jsonValues.limit

  /// - Returns: nil if the text is not JSON, too deep or too large.
  package static func value(of bytes: [UInt8]) -> Value? {
    var reader = Reader(bytes: bytes)
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipBlanks()
    return reader.isAtEnd ? value : nil
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0
    var line = 1
    var count = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index >= bytes.count }
    private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func skipBlanks() {
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\n"): line += 1
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
        default: return
        }
        index += 1
      }
    }

    private mutating func take(_ expected: UInt8) -> Bool {
      skipBlanks()
      guard byte == expected, !isAtEnd else { return false }
      index += 1
      return true
    }

    /// The depth is bounded, so the stack is.
    mutating func value(depth: Int) -> Value? {
      count += 1
      guard depth < depthLimit, count < valueLimit else { return nil }
      skipBlanks()
      let start = line
      switch byte {
      case UInt8(ascii: "{"): return object(depth).map { Value(kind: .object($0), line: start) }
      case UInt8(ascii: "["): return array(depth).map { Value(kind: .array($0), line: start) }
      case UInt8(ascii: "\""): return string().map { Value(kind: .string($0), line: start) }
      default:
        let first = index
        while byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
          || byte == UInt8(ascii: ".")
        {
          index += 1
        }
        guard index > first else { return nil }
        let word = String(decoding: bytes[first..<index], as: UTF8.self)
        return Value(kind: .word(word), line: start)
      }
    }

    private mutating func object(_ depth: Int) -> [(key: String, value: Value)]? {
      index += 1
      var members: [(key: String, value: Value)] = []
      if take(UInt8(ascii: "}")) { return members }
      repeat {
        skipBlanks()
        guard byte == UInt8(ascii: "\""), let key = string(), take(UInt8(ascii: ":")),
          let value = value(depth: depth + 1)
        else { return nil }
        members.append((key, value))
      } while take(UInt8(ascii: ","))
      return take(UInt8(ascii: "}")) ? members : nil
    }

    private mutating func array(_ depth: Int) -> [Value]? {
      index += 1
      var values: [Value] = []
      if take(UInt8(ascii: "]")) { return values }
      repeat {
        guard let value = value(depth: depth + 1) else { return nil }
        values.append(value)
      } while take(UInt8(ascii: ","))
      return take(UInt8(ascii: "]")) ? values : nil
    }

    private mutating func string() -> String? {
      index += 1
      var text: [UInt8] = []
      while !isAtEnd {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let escaped = escape() else { return nil }
          text += escaped
        case ..<0x20: return nil
        default: text.append(byte)
        }
      }
      return nil
    }

    private mutating func escape() -> [UInt8]? {
      let byte = self.byte
      index += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
      case UInt8(ascii: "n"): return [0x0A]
      case UInt8(ascii: "t"): return [0x09]
      case UInt8(ascii: "r"): return [0x0D]
      case UInt8(ascii: "b"): return [0x08]
      case UInt8(ascii: "f"): return [0x0C]
      case UInt8(ascii: "u"):
        guard index + 4 <= bytes.count,
          let number = UInt32(
            String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { return nil }
        index += 4
        return Array(String(Character(Unicode.Scalar(number) ?? "\u{FFFD}")).utf8)
      default: return nil
      }
    }
  }
}

extension JSONText.Value {
  /// The value of a key; nil if this is no object or has no such key.
  package subscript(key: String) -> JSONText.Value? {
    guard case .object(let members) = kind else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The text of a string; nil for other values.
  package var text: String? {
    guard case .string(let text) = kind else { return nil }
    return text
  }

  /// The values of an array; none for other values.
  package var values: [JSONText.Value] {
    guard case .array(let values) = kind else { return [] }
    return values
  }
}
