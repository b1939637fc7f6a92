extension CDeclarationReader {
  /// Whether a macro stands for members here, such as `PyObject_HEAD`.
  ///
  /// - Returns: The index after it.
  func macroMember(
    at index: Int, in range: Range<Int>, _ depth: UInt8, _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) -> Int? {
    let token = tokens[index]
    guard token.isIdentifier, token.depth == depth,
      words.find(token.range, in: bytes) == nil
    else { return nil }
    var end = index + 1
    if tokens.isPunctuator(.openParen, at: end) { end = tokens.end(ofGroupAt: end) }
    let next = end < range.upperBound ? tokens[end] : nil
    let isMember =
      next?.is(.semicolon) ?? false || standsForMembers(token, in: bytes)
      || CText.hasSuffix(token, "_HEAD", in: bytes)
      || CText.hasSuffix(token, "_HEAD_EXTRA", in: bytes)
      || standsAlone(token, before: tokens[end - 1], next, isFirst: index == range.lowerBound)
    guard isMember else { return nil }
    return next?.is(.semicolon) ?? false ? end + 1 : min(end, range.upperBound)
  }

  /// Whether a macro of this file has members in it.
  private func standsForMembers(_ token: CToken, in bytes: Span<UInt8>) -> Bool {
    macros.definitions(of: token.range, in: bytes).contains { definition in
      macros.body(definition).contains { $0.is(.semicolon) && $0.depth == 0 }
    }
  }

  /// Whether a word has its line for itself, and what follows starts a declaration.
  private func standsAlone(
    _ token: CToken, before last: CToken, _ next: CToken?, isFirst: Bool
  ) -> Bool {
    guard let next else { return true }
    return next.isIdentifier && next.line > last.line
  }

  /// Reads constants that a macro of this file stands for: `enum { FOR_EACH(CONSTANT) }`.
  mutating func readConstants(
    invokedAt index: Int, _ tokens: CTokens, in bytes: Span<UInt8>, nesting: Int
  ) {
    guard nesting < Self.nestingBound else { return }
    let arguments = tokens.arguments(ofCallAt: index + 1, in: bytes)
    for definition in macros.definitions(of: tokens[index].range, in: bytes).reversed() {
      guard let text = expansion(definition, arguments: arguments) else { continue }
      var lexer = CLexer()
      lexer.tokens.marks = [CTokens.Mark(token: 0, condition: tokens.condition(at: index))]
      lexer.readText(text.span, line: tokens[index].line)
      let range = 0..<lexer.tokens.count
      readConstants(range, depth: 0, lexer.tokens, in: text.span, nesting: nesting + 1)
    }
  }

  /// Reads the members that a macro of this file stands for.
  mutating func readExpansion(
    invokedAt index: Int, _ tokens: CTokens, in bytes: Span<UInt8>, _ owner: CMemberOwner
  ) {
    let definitions = macros.definitions(of: tokens[index].range, in: bytes)
    guard !definitions.isEmpty, owner.nesting < Self.nestingBound else { return }
    let hasCall = tokens.isPunctuator(.openParen, at: index + 1)
    let arguments = hasCall ? tokens.arguments(ofCallAt: index + 1, in: bytes) : []
    for definition in definitions.reversed() {
      guard let text = expansion(definition, arguments: arguments), !text.isEmpty else { continue }
      let outer = tokens.condition(at: index)
      let condition = conditions.joined(outer, macros.macros[definition].condition)
      readMembers(ofText: text, line: tokens[index].line, condition, owner.nested())
    }
  }

  private mutating func readMembers(
    ofText text: [UInt8], line: UInt32, _ condition: Int, _ owner: CMemberOwner
  ) {
    var lexer = CLexer()
    lexer.tokens.marks = [CTokens.Mark(token: 0, condition: condition)]
    lexer.readText(text.span, line: line)
    let tokens = lexer.tokens
    guard tokens.count > 0 else { return }
    if tokens[0].is(.openBrace) {
      let interior = tokens.interior(ofGroupAt: 0)
      readMembers(interior, tokens[0].depth + 1, owner, tokens, in: text.span)
    } else {
      readMembers(0..<tokens.count, 0, owner, tokens, in: text.span)
    }
  }
}
