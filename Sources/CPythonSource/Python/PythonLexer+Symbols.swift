extension PythonLexer {
  /// Reads an operator, a bracket or a separator.
  @inline(__always)
  mutating func readSymbol(
    _ byte: UInt8, _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    switch byte {
    case UInt8(ascii: "("): open(.openParenthesis, closer: UInt8(ascii: ")"), &tokens)
    case UInt8(ascii: "["): open(.openBracket, closer: UInt8(ascii: "]"), &tokens)
    case UInt8(ascii: "{"): open(.openBrace, closer: UInt8(ascii: "}"), &tokens)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte, &tokens, source)
    case UInt8(ascii: ","): take(.comma, 1, &tokens)
    case UInt8(ascii: ";"):
      marks.insert(.semicolon)
      take(.semicolon, 1, &tokens)
    case UInt8(ascii: "."):
      if position + 1 < source.count,
        source[position + 1] &- UInt8(ascii: "0") < 10
      {
        readFraction(&tokens, source)
      } else {
        take(.dot, 1, &tokens)
      }
    case UInt8(ascii: ":"): readColon(&tokens, source)
    case UInt8(ascii: "="):
      if follows(UInt8(ascii: "="), 1, source) {
        take(.looseOperator, 2, &tokens)
      } else {
        if brackets.isEmpty { marks.insert(.binding) }
        take(.assign, 1, &tokens)
      }
    case UInt8(ascii: "!"): readExclamation(&tokens, source)
    case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "@"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"),
      UInt8(ascii: "~"):
      readOperator(byte, &tokens, source)
    default:
      fault("no Python begins with the byte \(byte)")
      position += 1
    }
  }

  @inline(__always)
  private mutating func take(
    _ kind: PythonToken.Kind, _ length: Int, _ tokens: inout MutableSpan<PythonToken>
  ) {
    append(kind, from: position, to: position + length, &tokens)
    position += length
  }

  private func follows(_ byte: UInt8, _ distance: Int, _ source: Span<UInt8>) -> Bool {
    position + distance < source.count && source[position + distance] == byte
  }

  private mutating func readFraction(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    let start = position
    position += 1
    while position < source.count,
      source[position].isInName, source[position] < 0x80
    {
      let isExponent = source[position] | 0x20 == UInt8(ascii: "e")
      position += 1
      if isExponent, position < source.count,
        source[position] == UInt8(ascii: "+") || source[position] == UInt8(ascii: "-")
      {
        position += 1
      }
    }
    append(.number, from: start, to: position, &tokens)
  }

  private mutating func readColon(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    if let top = brackets.last, top.isField, excess == 0 {
      position += 1
      readTemplateText(&tokens, source)
    } else if follows(UInt8(ascii: "="), 1, source) {
      marks.insert(.walrus)
      take(.walrus, 2, &tokens)
    } else {
      if brackets.isEmpty { marks.insert(.binding) }
      take(.colon, 1, &tokens)
    }
  }

  private mutating func readExclamation(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    if follows(UInt8(ascii: "="), 1, source) {
      take(.looseOperator, 2, &tokens)
    } else {
      // The conversion of a replacement field, `!r`.
      if templates.isEmpty { fault("`!` stands alone") }
      position += 1
    }
  }

  private mutating func readOperator(
    _ byte: UInt8, _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    var length = 1
    var kind: PythonToken.Kind
    switch byte {
    case UInt8(ascii: "+"): kind = .plus
    case UInt8(ascii: "-"):
      if follows(UInt8(ascii: ">"), 1, source) { return take(.arrow, 2, &tokens) }
      kind = .minus
    case UInt8(ascii: "*"):
      length = follows(byte, 1, source) ? 2 : 1
      kind = length == 2 ? .doubleStar : .star
    case UInt8(ascii: "/"):
      length = follows(byte, 1, source) ? 2 : 1
      kind = length == 2 ? .tightOperator : .slash
    case UInt8(ascii: "@"): kind = .at
    case UInt8(ascii: "%"), UInt8(ascii: "~"): kind = .tightOperator
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      if follows(UInt8(ascii: "="), 1, source) { return take(.looseOperator, 2, &tokens) }
      length = follows(byte, 1, source) ? 2 : 1
      if byte == UInt8(ascii: "<"), follows(UInt8(ascii: ">"), 1, source) { length = 2 }
      kind = .looseOperator
    default: kind = .looseOperator
    }
    if byte != UInt8(ascii: "~"), byte != UInt8(ascii: "`"),
      follows(UInt8(ascii: "="), length, source)
    {
      if brackets.isEmpty { marks.insert(.binding) }
      kind = .augmentedAssign
      length += 1
    }
    take(kind, length, &tokens)
  }

  private mutating func open(
    _ kind: PythonToken.Kind, closer: UInt8, _ tokens: inout MutableSpan<PythonToken>
  ) {
    guard brackets.count < Self.deepestBracket, excess == 0 else {
      if excess == 0 { fault("brackets nest too deeply") }
      excess += 1
      position += 1
      return
    }
    brackets.append(OpenBracket(token: self.tokens.count, closer: closer))
    take(kind, 1, &tokens)
  }

  private mutating func close(
    _ byte: UInt8, _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    if excess > 0 {
      excess -= 1
      position += 1
      return
    }
    guard let top = brackets.last else {
      fault("a bracket was never opened")
      position += 1
      return
    }
    guard top.closer == byte else {
      if !templates.isEmpty { return abandonTemplate(&tokens, source) }
      fault("a bracket does not match the one opened on line \(tokens[top.token].line)")
      return closeBracket(&tokens)
    }
    closeBracket(&tokens)
    if top.isField { readTemplateText(&tokens, source) }
  }

  /// Closes the innermost bracket with the byte at ``position``.
  mutating func closeBracket(_ tokens: inout MutableSpan<PythonToken>) {
    guard let top = brackets.popLast() else { return }
    let index = UInt32(truncatingIfNeeded: self.tokens.count)
    tokens[top.token].partner = index
    take(.close, 1, &tokens)
    tokens[self.tokens.count - 1].partner = UInt32(truncatingIfNeeded: top.token)
  }
}
