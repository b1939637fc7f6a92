extension PythonReader {
  /// The spelling of a token.
  func text(_ index: Int, _ source: Span<UInt8>) -> String {
    text(Int(lexer.tokens[index].start)..<Int(lexer.tokens[index].end), source)
  }

  /// The text of some bytes of the source; what is not of its encoding is repaired.
  func text(_ range: Range<Int>, _ source: Span<UInt8>) -> String {
    let bytes = source.extracting(range)
    if encoding == .latin1 {
      var text = ""
      for index in bytes.indices {
        text.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      }
      return text
    }
    return String(repairing: bytes)
  }

  func isSpelled(_ spelling: StaticString, _ index: Int, _ source: Span<UInt8>) -> Bool {
    let token = lexer.tokens[index]
    guard Int(token.end) - Int(token.start) == spelling.utf8CodeUnitCount else { return false }
    return text(index, source) == spelling.description
  }

  /// The names of `a.b.c` from `start` on, and the index of the token after them.
  func dottedName(
    from start: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) -> (names: [String], end: Int) {
    let end = dottedNameEnd(from: start, in: range)
    guard end > start else { return ([], start) }
    var names: [String] = []
    var index = start
    while index < end {
      names.append(text(index, source))
      index += 2
    }
    return (names, end)
  }

  /// The index of the token after `a.b.c`; `start` if no name is there.
  func dottedNameEnd(from start: Int, in range: Range<Int>) -> Int {
    var index = start
    while index < range.upperBound, lexer.tokens[index].kind == .name,
      !lexer.tokens[index].word.isHardKeyword
    {
      index += 1
      guard index + 1 < range.upperBound, lexer.tokens[index].kind == .dot,
        lexer.tokens[index + 1].kind == .name, !lexer.tokens[index + 1].word.isHardKeyword
      else { return index }
      index += 1
    }
    return index
  }

  /// The index of the next comma outside brackets and lambda parameters, or the range's end.
  func comma(from start: Int, in range: Range<Int>) -> Int {
    var lambdas = 0
    var index = start
    while index < range.upperBound {
      let token = lexer.tokens[index]
      if token.word == .lambda {
        lambdas += 1
      } else if token.kind == .colon, lambdas > 0 {
        lambdas -= 1
      } else if token.kind == .comma, lambdas == 0 {
        return index
      }
      index = next(after: index, in: range)
    }
    return range.upperBound
  }
}
