extension PythonReader {
  /// Reads an f-string as its pieces: `f"CO_{name}"`. Opaque if a field of it has a format, or its
  /// text has escapes.
  func readTemplate(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    let first = lexer.tokens[range.lowerBound]
    var cursor = Int(first.start)
    while cursor < Int(first.end), source[cursor] != UInt8(ascii: "'"),
      source[cursor] != UInt8(ascii: "\"")
    {
      guard source[cursor] | 0x20 != UInt8(ascii: "t") else { return .opaque }
      cursor += 1
    }
    let quoted = Int(first.end) - cursor
    guard quoted >= 2, quoted <= Self.longestString, depth <= Self.deepestValue else {
      return .opaque
    }
    let isTriple =
      quoted >= 6 && source[cursor + 1] == source[cursor] && source[cursor + 2] == source[cursor]
    let width = isTriple ? 3 : 1
    cursor += width
    var pieces: [Value] = []
    var index = range.lowerBound + 1
    while index < range.upperBound {
      let open = lexer.tokens[index]
      guard open.kind == .openBrace, Int(open.start) >= cursor,
        let piece = plainText(cursor..<Int(open.start), source)
      else { return .opaque }
      let after = next(after: index, in: range)
      if !piece.isEmpty { pieces.append(.string(piece)) }
      // What is left before the brace is a format, which is no token.
      let isWhole = lexer.tokens[after - 2].end == lexer.tokens[after - 1].start
      let field = index + 1..<max(index + 1, after - 1)
      pieces.append(isWhole ? readValue(field, depth: depth + 1, source) : .opaque)
      cursor = Int(lexer.tokens[after - 1].end)
      index = after
    }
    let end = Int(first.end) - width
    guard cursor <= end, let piece = plainText(cursor..<end, source) else { return .opaque }
    if !piece.isEmpty { pieces.append(.string(piece)) }
    return .template(pieces)
  }

  /// Text of an f-string that stands for itself.
  private func plainText(_ range: Range<Int>, _ source: Span<UInt8>) -> String? {
    for position in range {
      switch source[position] {
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\r"): return nil
      case 0x80...: return nil
      default: break
      }
    }
    return text(range, source)
  }

  /// Reads `'CO_%s' % name` as its pieces; nil if it is no such thing.
  func readFormat(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value? {
    guard range.count >= 3, depth <= Self.deepestValue,
      lexer.tokens[range.lowerBound].kind == .string,
      lexer.tokens[range.lowerBound + 1].kind == .tightOperator,
      isSpelled("%", range.lowerBound + 1, source),
      case .string(let format) = readStrings(range.lowerBound..<range.lowerBound + 1, source)
    else { return nil }
    let value = readValue(range.lowerBound + 2..<range.upperBound, depth: depth + 1, source)
    var operands = [value]
    if case .sequence(let elements) = value { operands = elements }
    let texts = format.split(separator: "%s", omittingEmptySubsequences: false).map(String.init)
    guard texts.count == operands.count + 1, !texts.contains(where: { $0.holds("%") }) else {
      return nil
    }
    var pieces: [Value] = []
    for (position, text) in texts.enumerated() {
      if !text.isEmpty { pieces.append(.string(text)) }
      if position < operands.count { pieces.append(operands[position]) }
    }
    return .template(pieces)
  }
}
