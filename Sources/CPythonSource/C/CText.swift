/// Turns ranges of tokens into text.
enum CText {
  /// The bytes of a range as text, repaired where they are not UTF-8.
  static func string(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
    String(repairing: bytes.extracting(range))
  }

  static func string(_ token: CToken, in bytes: Span<UInt8>) -> String {
    string(token.range, in: bytes)
  }

  /// The text of some tokens: as written, a gap of any kind is one space.
  static func bytes(
    _ range: Range<Int>, of tokens: CTokens, in bytes: Span<UInt8>, limit: Int = .max
  ) -> [UInt8] {
    var buffer: [UInt8] = []
    append(range, of: tokens.list, in: bytes, to: &buffer, limit: limit)
    return buffer
  }

  static func append(
    _ range: Range<Int>, of tokens: [CToken], in bytes: Span<UInt8>, to buffer: inout [UInt8],
    limit: Int = .max
  ) {
    var previousEnd = UInt32.max
    for index in range {
      let token = tokens[index]
      if token.start > previousEnd { buffer.append(.space) }
      buffer.append(copying: bytes.extracting(token.range))
      previousEnd = token.end
      if buffer.count > limit {
        buffer.removeLast(buffer.count - limit)
        return
      }
    }
  }

  static func string(
    _ range: Range<Int>, of tokens: CTokens, in bytes: Span<UInt8>, limit: Int = .max
  ) -> String {
    string(range, of: tokens.list, in: bytes, limit: limit)
  }

  static func string(
    _ range: Range<Int>, of tokens: [CToken], in bytes: Span<UInt8>, limit: Int = .max
  ) -> String {
    if let written = asWritten(range, of: tokens, in: bytes) {
      return string(written.lowerBound..<written.lowerBound + min(written.count, limit), in: bytes)
    }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(64)
    append(range, of: tokens, in: bytes, to: &buffer, limit: limit)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// The bytes of some tokens, if every gap between them is one space or none.
  private static func asWritten(
    _ range: Range<Int>, of tokens: [CToken], in bytes: Span<UInt8>
  ) -> Range<Int>? {
    guard !range.isEmpty else { return 0..<0 }
    let tokens = tokens.span
    var end = tokens[range.lowerBound].end
    for index in range.dropFirst() {
      let token = tokens[index]
      guard token.start == end || (token.start == end &+ 1 && bytes[Int(end)] == .space) else {
        return nil
      }
      end = token.end
    }
    return Int(tokens[range.lowerBound].start)..<Int(end)
  }

  /// The contents of a string literal, if it is an identifier: the bytes between the quotes.
  static func identifier(literal token: CToken, in bytes: Span<UInt8>) -> Range<Int>? {
    let range = contents(of: token, in: bytes)
    guard !range.isEmpty, bytes[range.lowerBound].startsIdentifier else { return nil }
    for index in range where !bytes[index].continuesIdentifier { return nil }
    return range
  }

  /// The contents of a string literal, if it is an identifier or several joined by dots; a dot at
  /// the start is left out.
  static func dottedName(literal token: CToken, in bytes: Span<UInt8>) -> Range<Int>? {
    var range = contents(of: token, in: bytes)
    if let first = range.first, bytes[first] == .dot { range = range.dropFirst() }
    var atStart = true
    for index in range {
      let byte = bytes[index]
      if byte == .dot {
        guard !atStart else { return nil }
        atStart = true
      } else {
        guard atStart ? byte.startsIdentifier : byte.continuesIdentifier else { return nil }
        atStart = false
      }
    }
    return atStart ? nil : range
  }

  /// What stands between the quotes of a literal, escapes as written.
  static func contents(of token: CToken, in bytes: Span<UInt8>) -> Range<Int> {
    let range = token.range
    guard range.count >= 2, bytes[range.upperBound - 1] == bytes[range.lowerBound] else {
      return range.lowerBound..<range.lowerBound
    }
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }

  static func equal(_ token: CToken, _ text: StaticWord, in bytes: Span<UInt8>) -> Bool {
    equal(token.range, text, in: bytes)
  }

  static func equal(_ range: Range<Int>, _ text: StaticWord, in bytes: Span<UInt8>) -> Bool {
    guard range.count == text.utf8.count else { return false }
    var index = range.lowerBound
    for byte in text.utf8 {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  static func hasPrefix(_ token: CToken, _ text: StaticWord, in bytes: Span<UInt8>) -> Bool {
    guard token.range.count >= text.utf8.count else { return false }
    var index = Int(token.start)
    for byte in text.utf8 {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  static func hasSuffix(_ token: CToken, _ text: StaticWord, in bytes: Span<UInt8>) -> Bool {
    let count = text.utf8.count
    guard token.range.count >= count else { return false }
    return equal((Int(token.end) - count)..<Int(token.end), text, in: bytes)
  }
}

/// A word written in the program, to compare bytes with.
typealias StaticWord = String
