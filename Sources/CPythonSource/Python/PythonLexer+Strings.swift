/// What the letters before a string literal's quote make of it.
enum StringPrefix {
  case plain, bytes, template

  /// - Parameter packed: one or two letters, the last in the lowest byte.
  init?(packed: UInt64) {
    switch packed | 0x2020 {
    case 0x2000 | 0x72, 0x2000 | 0x75, 0x7572: self = .plain  // r, u, ur
    case 0x2000 | 0x62, 0x6272, 0x7262: self = .bytes  // b, br, rb
    case 0x2000 | 0x66, 0x6672, 0x7266: self = .template  // f, fr, rf
    case 0x2000 | 0x74, 0x7472, 0x7274: self = .template  // t, tr, rt
    default: return nil
    }
  }
}

extension PythonLexer {
  /// An f-string or t-string that is being read.
  struct Template {
    var quote: UInt8
    var isTriple: Bool
    var isRaw: Bool
    /// The index of its token.
    var token: Int
    /// The number of brackets open around it.
    var floor: Int
    /// Where the literal begins, to begin again if it is none of PEP 701.
    var start: Int
    var line: Int
    /// The number of faults before it.
    var faults: Int
    /// For the outermost: whether a literal in a field of it needs PEP 701.
    var isOfPEP701 = false
  }

  /// As CPython's MAXFSTRINGLEVEL.
  static var deepestTemplate: Int { 150 }

  /// Reads a string literal whose prefix begins at `start`, and whose quote is at ``position``.
  mutating func readString(
    from start: Int, isTemplate: Bool, isBytes: Bool,
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    let quote = source[position]
    let isTriple =
      position + 2 < source.count && source[position + 1] == quote && source[position + 2] == quote
    if isTemplate,
      source[start] | 0x20 == UInt8(ascii: "t") || source[start + 1] == UInt8(ascii: "t")
    {
      note(.templateString, line: line)
    }
    if isTemplate, excess == 0, wasted <= source.count, templates.count < Self.deepestTemplate {
      if !templates.isEmpty { noteLiteralInField(from: start, quote, isTriple: isTriple, source) }
      templates.append(
        Template(
          quote: quote, isTriple: isTriple, isRaw: isRaw(from: start, source),
          token: self.tokens.count, floor: brackets.count, start: start, line: line,
          faults: faults.count))
      position += isTriple ? 3 : 1
      append(.template, from: start, to: position, &tokens)
      readTemplateText(&tokens, source)
      return
    }
    let firstLine = line
    position += isTriple ? 3 : 1
    let isClosed = passString(quote, isTriple: isTriple, source)
    if !isClosed {
      if !templates.isEmpty { return abandonTemplate(&tokens, source) }
      fault("a string literal is never closed", line: firstLine)
    }
    if !templates.isEmpty { noteLiteralInField(from: start, quote, isTriple: isTriple, source) }
    append(isTemplate ? .template : isBytes ? .bytes : .string, from: start, to: position, &tokens)
    if excess == 0 {
      tokens[self.tokens.count - 1].line = UInt32(truncatingIfNeeded: firstLine)
      if !isTemplate, !isBytes { marks.insert(.string) }
    }
  }

  private func isRaw(from start: Int, _ source: Span<UInt8>) -> Bool {
    for index in start..<position where source[index] | 0x20 == UInt8(ascii: "r") { return true }
    return false
  }

  /// Passes the rest of a literal and its closing quote.
  /// - Returns: false if it ends without: a single-quoted one at the end of its line.
  private mutating func passString(
    _ quote: UInt8, isTriple: Bool, _ source: Span<UInt8>
  ) -> Bool {
    while position < source.count {
      position = endOfPlainText(quote, source)
      guard position < source.count else { return false }
      let byte = source[position]
      if byte == quote {
        position += 1
        guard isTriple else { return true }
        if position + 1 < source.count, source[position] == quote, source[position + 1] == quote {
          position += 2
          return true
        }
      } else if byte == UInt8(ascii: "\\") {
        passEscaped(source)
      } else if isNewline(at: position, source) {
        guard isTriple else { return false }
        passNewline(source)
      } else {
        position += 1
      }
    }
    return false
  }

  /// The index of the next byte that may end a literal or needs a second look.
  @inline(__always)
  private func endOfPlainText(_ quote: UInt8, _ source: Span<UInt8>) -> Int {
    var end = position
    while end &+ 8 <= source.count {
      let word = ByteWord(source, at: end)
      let stops =
        word.places(of: quote) | word.places(of: UInt8(ascii: "\\"))
        | word.places(of: UInt8(ascii: "\n")) | word.places(of: UInt8(ascii: "\r"))
      if stops != 0 { return end &+ ByteWord.first(stops) }
      end &+= 8
    }
    while end < source.count, source[end] != quote, source[end] != UInt8(ascii: "\\"),
      source[end] != UInt8(ascii: "\n"), source[end] != UInt8(ascii: "\r")
    {
      end &+= 1
    }
    return end
  }

  /// Passes a backslash and what it takes the meaning of.
  private mutating func passEscaped(_ source: Span<UInt8>) {
    position += 1
    guard position < source.count else { return }
    if isNewline(at: position, source) { passNewline(source) } else { position += 1 }
  }

  /// Reads on in the text of the innermost f-string, up to its next replacement field or its
  /// end. It is a format specification if a field of it is still open.
  mutating func readTemplateText(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    guard let template = templates.last else { return }
    while position < source.count {
      let byte = source[position]
      switch byte {
      case template.quote:
        guard !template.isTriple || closesTriple(template.quote, source) else {
          position += 1
          continue
        }
        guard brackets.count == template.floor else { return abandonTemplate(&tokens, source) }
        position += template.isTriple ? 3 : 1
        tokens[template.token].end = UInt32(truncatingIfNeeded: position)
        templates.removeLast()
        if templates.isEmpty, template.isOfPEP701 {
          note(.quotesInFields, line: template.line)
        }
        return
      case UInt8(ascii: "\\"): passTemplateEscape(isRaw: template.isRaw, source)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard template.isTriple else { return abandonTemplate(&tokens, source) }
        passNewline(source)
      case UInt8(ascii: "{"):
        if brackets.count == template.floor, isDoubled(byte, source) {
          position += 2
        } else {
          return openField(&tokens, source)
        }
      case UInt8(ascii: "}"):
        if brackets.count > template.floor {
          closeBracket(&tokens)
        } else if isDoubled(byte, source) {
          position += 2
        } else {
          return abandonTemplate(&tokens, source)
        }
      default: position += 1
      }
    }
    abandonTemplate(&tokens, source)
  }

  private func closesTriple(_ quote: UInt8, _ source: Span<UInt8>) -> Bool {
    position + 2 < source.count && source[position + 1] == quote && source[position + 2] == quote
  }

  private func isDoubled(_ byte: UInt8, _ source: Span<UInt8>) -> Bool {
    position + 1 < source.count && source[position + 1] == byte
  }

  private mutating func passTemplateEscape(isRaw: Bool, _ source: Span<UInt8>) {
    position += 1
    guard position < source.count else { return }
    switch source[position] {
    case UInt8(ascii: "{"), UInt8(ascii: "}"): return
    case UInt8(ascii: "N") where !isRaw && isOpenBrace(at: position + 1, source):
      // `\N{DASH}`: the braces are no field.
      position += 2
      while position < source.count,
        source[position].isInName
          || source[position] == UInt8(ascii: " ") || source[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      if position < source.count, source[position] == UInt8(ascii: "}") { position += 1 }
    default:
      if isNewline(at: position, source) { passNewline(source) } else { position += 1 }
    }
  }

  private func isOpenBrace(at index: Int, _ source: Span<UInt8>) -> Bool {
    index < source.count && source[index] == UInt8(ascii: "{")
  }

  private mutating func openField(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    guard brackets.count < Self.deepestBracket else { return abandonTemplate(&tokens, source) }
    brackets.append(OpenBracket(token: self.tokens.count, closer: UInt8(ascii: "}"), isField: true))
    append(.openBrace, from: position, to: position + 1, &tokens)
    position += 1
  }

  /// Begins the outermost f-string again, as a literal that ends at the next quote of its kind.
  ///
  /// What was read in vain is summed, and once the sum exceeds the source no literal is tried
  /// a second time, so that the whole stays linear.
  mutating func abandonTemplate(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    guard let first = templates.first else { return }
    wasted += position - first.start
    self.tokens.count = first.token
    brackets.removeLast(brackets.count - first.floor)
    faults.removeLast(faults.count - first.faults)
    templates.removeAll(keepingCapacity: true)
    excess = 0
    lineBreak.tokens = -1
    position = first.start
    line = first.line
    while position < source.count,
      source[position] != UInt8(ascii: "'"), source[position] != UInt8(ascii: "\"")
    {
      position += 1
    }
    readPlainTemplate(from: first.start, &tokens, source)
  }

  private mutating func readPlainTemplate(
    from start: Int, _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
    guard position < source.count else { return }
    let quote = source[position]
    let isTriple = closesTriple(quote, source)
    let firstLine = line
    position += isTriple ? 3 : 1
    if !passString(quote, isTriple: isTriple, source) {
      fault("a string literal is never closed", line: firstLine)
    }
    append(.template, from: start, to: position, &tokens)
    tokens[self.tokens.count - 1].line = UInt32(truncatingIfNeeded: firstLine)
  }
}
