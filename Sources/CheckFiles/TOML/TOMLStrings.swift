/// The four kinds of strings.
extension TOMLReader {
  /// Reads a string that begins here with a quote.
  mutating func string(mayBeMultiline: Bool) throws(TOMLSyntaxError) -> String {
    let start = line
    let text: [UInt8]
    if take("\"\"\"") {
      text = try multiline(quote: UInt8(ascii: "\""), from: start)
    } else if take("'''") {
      text = try multiline(quote: UInt8(ascii: "'"), from: start)
    } else {
      return try singleLine()
    }
    guard mayBeMultiline else {
      throw TOMLSyntaxError(line: start, message: "a key is a multi-line string")
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func singleLine() throws(TOMLSyntaxError) -> String {
    let quote = bytes[position]
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      guard !Self.isControl(byte) else { break }
      position += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        text += try escape()
      } else {
        text.append(byte)
      }
    }
    throw fault("a string does not end in its line")
  }

  private mutating func multiline(
    quote: UInt8, from start: Int
  ) throws(TOMLSyntaxError) -> [UInt8] {
    _ = takeLineEnd()
    var text: [UInt8] = []
    while let byte = peek {
      if byte == quote {
        let count = countQuotes(quote)
        position += count
        // Up to two quotes may stand before the three that end the string.
        text += Array(repeating: quote, count: count >= 3 ? count - 3 : count)
        if count >= 3 { return text }
      } else if takeLineEnd() {
        text.append(UInt8(ascii: "\n"))
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        position += 1
        if try !skipFoldedLines() { text += try escape() }
      } else {
        guard !Self.isControl(byte) else { throw fault("a control character in a string") }
        text.append(byte)
        position += 1
      }
    }
    throw TOMLSyntaxError(line: start, message: "a multi-line string does not end")
  }

  /// How many quotes stand here, at most five.
  private func countQuotes(_ quote: UInt8) -> Int {
    bytes[position...].prefix(5).prefix { $0 == quote }.count
  }

  /// After a backslash at the end of a line: skips to the next text. False if it is none.
  private mutating func skipFoldedLines() throws(TOMLSyntaxError) -> Bool {
    let start = position
    skipBlanks()
    guard takeLineEnd() else {
      position = start
      return false
    }
    repeat { skipBlanks() } while takeLineEnd()
    return true
  }

  /// The bytes that an escape stands for; the backslash was read.
  private mutating func escape() throws(TOMLSyntaxError) -> [UInt8] {
    guard let byte = peek else { throw fault("a string ends with a backslash") }
    position += 1
    switch byte {
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    case UInt8(ascii: "u"): return try codePoint(digits: 4)
    case UInt8(ascii: "U"): return try codePoint(digits: 8)
    default: throw fault("an escape in a string is unknown")
    }
  }

  private mutating func codePoint(digits: Int) throws(TOMLSyntaxError) -> [UInt8] {
    let written = bytes[position...].prefix(digits)
    let text = String(decoding: written, as: UTF8.self)
    guard text.utf8.count == digits, text.utf8.allSatisfy({ Self.isBare($0) }),
      let number = UInt32(text, radix: 16), let scalar = Unicode.Scalar(number)
    else { throw fault("an escape in a string is no code point") }
    position += digits
    return Array(String(Character(scalar)).utf8)
  }
}
