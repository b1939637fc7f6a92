extension CLexer {
  /// Reads the rest of a directive's line; the position is after its `#`.
  mutating func readDirective(_ bytes: Span<UInt8>) {
    _ = skipBlanks(bytes, inDirective: true)
    let word = readWord(bytes)
    let candidate = guardCandidate
    guardCandidate = nil
    switch CDirective(word, in: bytes) {
    case .define: readDefinition(bytes, guard: candidate)
    case .undef: readUndefinition(bytes)
    case .include: readInclude(bytes)
    case .if: openCondition(bytes, readExpression(bytes))
    case .ifdef: openCondition(bytes, "defined(" + readExpression(bytes) + ")")
    case .ifndef: openGuardOrCondition(bytes)
    case .elif: nextCondition(readExpression(bytes))
    case .elifdef: nextCondition("defined(" + readExpression(bytes) + ")")
    case .elifndef: nextCondition("!defined(" + readExpression(bytes) + ")")
    case .else: nextCondition(nil)
    case .endif: closeCondition()
    case nil: break
    }
    skipRestOfLine(bytes)
  }

  /// The identifier at the position.
  private mutating func readWord(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = position
    if start < bytes.count, bytes[start].startsIdentifier {
      position = endOfIdentifier(bytes, from: start + 1)
    }
    return start..<position
  }

  /// Goes to the line end, over comments and continued lines.
  private mutating func skipRestOfLine(_ bytes: Span<UInt8>) {
    while position < bytes.count, bytes[position] != .newline {
      _ = skipBlanks(bytes, inDirective: true)
      if position < bytes.count, bytes[position] != .newline { position += 1 }
    }
  }

  /// The rest of the line, comments and continuations taken out, white space normalised.
  private mutating func readExpression(_ bytes: Span<UInt8>) -> String {
    _ = skipBlanks(bytes, inDirective: true)
    if let end = endOfPlainLine(bytes) {
      let start = position
      position = end
      return CText.string(start..<end, in: bytes)
    }
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != .newline {
      text.append(bytes[position])
      position += 1
      let before = position
      _ = skipBlanks(bytes, inDirective: true)
      if position > before, position < bytes.count, bytes[position] != .newline {
        text.append(.space)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The line's end, if from the position on it has neither comments nor continuations, and its
  /// words are one space apart.
  private func endOfPlainLine(_ bytes: Span<UInt8>) -> Int? {
    var index = position
    var previous = UInt8.newline
    while index < bytes.count, bytes[index] != .newline {
      let byte = bytes[index]
      if byte == .slash || byte == .backslash { return nil }
      if byte.isBlank, byte != .space || previous == .space { return nil }
      previous = byte
      index += 1
    }
    return previous == .space ? nil : index
  }

  private mutating func openCondition(_ bytes: Span<UInt8>, _ expression: String) {
    conditions.open(expression, brackets: brackets.state)
    mark()
  }

  /// `#ifndef X`: a guard if nothing but conditions stands before it and `#define X` follows.
  private mutating func openGuardOrCondition(_ bytes: Span<UInt8>) {
    _ = skipBlanks(bytes, inDirective: true)
    let start = position
    let name = readWord(bytes)
    if count == 0, macros.isEmpty, includes.isEmpty { guardCandidate = name }
    position = start
    openCondition(bytes, "!defined(" + readExpression(bytes) + ")")
  }

  private mutating func nextCondition(_ expression: String?) {
    guard let state = conditions.next(expression, brackets: brackets.state) else {
      fault("#else or #elif without #if")
      return
    }
    brackets.restore(state)
    mark()
  }

  private mutating func closeCondition() {
    guard let state = conditions.close(brackets: brackets.state) else {
      fault("#endif without #if")
      return
    }
    brackets.restore(state)
    mark()
  }

  private mutating func mark() {
    tokens.marks.append(CTokens.Mark(token: count, condition: conditions.current))
  }

  private mutating func readInclude(_ bytes: Span<UInt8>) {
    _ = skipBlanks(bytes, inDirective: true)
    guard position < bytes.count else { return }
    let isSystem = bytes[position] == 0x3C
    guard isSystem || bytes[position] == .quote else { return }
    let start = position + 1
    var end = start
    let closing: UInt8 = isSystem ? 0x3E : .quote
    while end < bytes.count, bytes[end] != closing, bytes[end] != .newline { end += 1 }
    position = end
    includes.append(
      COutline.Include(
        path: CText.string(start..<end, in: bytes), isSystem: isSystem, line: Int(line),
        condition: conditions.current))
  }

  private mutating func readUndefinition(_ bytes: Span<UInt8>) {
    _ = skipBlanks(bytes, inDirective: true)
    let line = Int(line)
    let name = readWord(bytes)
    guard !name.isEmpty else { return }
    let end = macroTokens.count
    macros.append(
      CMacro(
        name: name, parameters: nil, body: end..<end, line: line, condition: conditions.current,
        isUndefinition: true, tokenCount: count))
  }

  private mutating func readDefinition(_ bytes: Span<UInt8>, guard candidate: Range<Int>?) {
    _ = skipBlanks(bytes, inDirective: true)
    let line = Int(line)
    let name = readWord(bytes)
    guard !name.isEmpty else { return }
    if let candidate, count == 0, isEqual(candidate, name, in: bytes) {
      conditions.markGuard()
      mark()
    }
    var macro = CMacro(
      name: name, parameters: nil, body: 0..<0, line: line, condition: conditions.current,
      tokenCount: count)
    if position < bytes.count, bytes[position] == .openParen { readParameters(bytes, of: &macro) }
    macro.body = readBody(bytes)
    macros.append(macro)
  }

  private func isEqual(_ left: Range<Int>, _ right: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] { return false }
    return true
  }

  private mutating func readParameters(_ bytes: Span<UInt8>, of macro: inout CMacro) {
    var parameters: [Range<Int>] = []
    position += 1
    while true {
      _ = skipBlanks(bytes, inDirective: true)
      guard position < bytes.count, bytes[position] != .newline else { break }
      let byte = bytes[position]
      if byte.startsIdentifier {
        parameters.append(readWord(bytes))
        continue
      }
      position += 1
      if byte == .closeParen { break }
      if byte == .dot { macro.isVariadic = true }
    }
    macro.parameters = parameters
  }

  private mutating func readBody(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = macroTokens.count
    var depths = CBrackets()
    while true {
      _ = skipBlanks(bytes, inDirective: true)
      guard position < bytes.count, bytes[position] != .newline else { break }
      let byte = bytes[position]
      if byte == .closeParen || byte == .closeBrace || byte == .closeSquare {
        _ = depths.close(byte)
      }
      macroTokens.append(scan(bytes, depth: depths.depth))
      if byte == .openParen || byte == .openBrace || byte == .openSquare { depths.open(byte) }
    }
    return start..<macroTokens.count
  }

  /// Skips a branch that cannot be compiled, up to the `#` line that ends it.
  mutating func skipDeadBranch(_ bytes: Span<UInt8>) {
    var nesting = 0
    while position < bytes.count, conditions.isDead {
      let crossed = skipBlanks(bytes, inDirective: false)
      guard position < bytes.count else { return }
      guard crossed, bytes[position] == .hash else {
        skipDeadLine(bytes)
        continue
      }
      let start = position
      let startLine = line
      position += 1
      _ = skipBlanks(bytes, inDirective: true)
      switch CDirective(readWord(bytes), in: bytes) {
      case .if, .ifdef, .ifndef: nesting += 1
      case .endif where nesting > 0: nesting -= 1
      case .else, .elif, .elifdef, .elifndef, .endif:
        guard nesting == 0 else { break }
        position = start + 1
        line = startLine
        readDirective(bytes)
        continue
      default: break
      }
      skipDeadLine(bytes)
    }
  }

  /// Goes to the end of a line that is not read, over the comments that begin in it.
  private mutating func skipDeadLine(_ bytes: Span<UInt8>) {
    while position < bytes.count, bytes[position] != .newline {
      if bytes[position] == .quote {
        position += 1
        while position < bytes.count, bytes[position] != .quote, bytes[position] != .newline {
          let escapes = bytes[position] == .backslash && position + 1 < bytes.count
          position += escapes && bytes[position + 1] != .newline ? 2 : 1
        }
        if position < bytes.count, bytes[position] == .quote { position += 1 }
      } else {
        _ = skipBlanks(bytes, inDirective: true)
        if position < bytes.count, bytes[position] != .newline { position += 1 }
      }
    }
  }
}
