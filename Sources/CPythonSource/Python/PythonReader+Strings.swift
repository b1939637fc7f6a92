extension PythonReader {
  /// Reads adjacent string literals as one; `"a b".split()` as the sequence it makes.
  func readStrings(_ range: Range<Int>, _ source: Span<UInt8>) -> Value {
    var end = range.lowerBound
    while end < range.upperBound, lexer.tokens[end].kind == .string { end += 1 }
    guard let text = joined(range.lowerBound..<end, source) else { return .opaque }
    if end == range.upperBound { return .string(text) }
    guard range.upperBound - end == 4, lexer.tokens[end].kind == .dot,
      isSpelled("split", end + 1, source), lexer.tokens[end + 2].kind == .openParenthesis,
      lexer.tokens[end + 3].kind == .close
    else { return .opaque }
    return .sequence(text.split(whereSeparator: \.isWhitespace).map { .string(String($0)) })
  }

  /// Records the string literals of a range that are not part of an f-string.
  mutating func collectStrings(_ range: Range<Int>, _ source: Span<UInt8>) {
    guard let collector = collectors[here.scope] else { return }
    var index = range.lowerBound
    while index < range.upperBound {
      guard lexer.tokens[index].kind == .string else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, lexer.tokens[index].kind == .string { index += 1 }
      if index < range.upperBound, lexer.tokens[index].kind == .template { continue }
      if followsTemplate(start, in: range) { continue }
      guard let text = joined(start..<index, source) else { continue }
      outline.scopes[collector].strings.append(text)
      if here.scope != collector { outline.scopes[here.scope].strings.append(text) }
    }
  }

  /// Whether the token comes right after an f-string, whose fields are groups in braces.
  private func followsTemplate(_ index: Int, in range: Range<Int>) -> Bool {
    var before = index - 1
    while before >= range.lowerBound {
      let token = lexer.tokens[before]
      if token.kind == .template { return true }
      guard token.kind == .close, Int(token.partner) < before,
        lexer.tokens[Int(token.partner)].kind == .openBrace
      else { return false }
      before = Int(token.partner) - 1
    }
    return false
  }

  /// The text of adjacent string literals; nil if it is too long or no valid text.
  private func joined(_ range: Range<Int>, _ source: Span<UInt8>) -> String? {
    var length = 0
    for index in range { length += Int(lexer.tokens[index].end - lexer.tokens[index].start) }
    guard !range.isEmpty, length <= Self.longestString else { return nil }
    if range.count == 1 { return literal(range.lowerBound, source) }
    var text = ""
    for index in range {
      guard let part = literal(index, source) else { return nil }
      text += part
    }
    return text
  }

  /// What a string literal stands for.
  private func literal(_ index: Int, _ source: Span<UInt8>) -> String? {
    var start = Int(lexer.tokens[index].start)
    var end = Int(lexer.tokens[index].end)
    var isRaw = false
    while start < end, source[start] != UInt8(ascii: "\""), source[start] != UInt8(ascii: "'") {
      isRaw = isRaw || source[start] | 0x20 == UInt8(ascii: "r")
      start += 1
    }
    guard start < end else { return nil }
    let quote = source[start]
    let isTriple =
      end - start >= 6 && source[start + 1] == quote && source[start + 2] == quote
    let width = isTriple ? 3 : 1
    guard end - start >= 2 * width, source[end - 1] == quote else { return nil }
    start += width
    end -= width
    let isPlain = isPlain(start..<end, source)
    guard isDecodable(start..<end, source) else { return nil }
    if isPlain { return text(start..<end, source) }
    var unescaping = PythonUnescaping(isRaw: isRaw)
    return unescaping.unescape(text(start..<end, source))
  }

  /// Whether a literal's text stands for itself.
  private func isPlain(_ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound {
      let word = ByteWord(source, at: position)
      if word.places(of: UInt8(ascii: "\r")) | word.places(of: UInt8(ascii: "\\")) != 0 {
        return false
      }
      position &+= 8
    }
    while position < range.upperBound {
      if source[position] == UInt8(ascii: "\r") || source[position] == UInt8(ascii: "\\") {
        return false
      }
      position &+= 1
    }
    return true
  }

  /// Whether the encoding of the bytes is one that is decoded here.
  private func isDecodable(_ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    switch encoding {
    case .utf8, .latin1: return true
    case .other, .unreadable: break
    }
    for position in range where source[position] >= 0x80 { return false }
    return true
  }
}
