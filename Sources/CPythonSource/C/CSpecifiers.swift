/// What stands before the first declarator of a declaration: storage, type, structure.
struct CSpecifiers {
  /// A structure, union or enumeration named or defined by the type.
  struct Aggregate {
    var kind: CWord
    var keyword: Int
    var tag: Int?
    /// The token of the opening brace.
    var body: Int?
  }

  var isTypedef = false
  var isStatic = false
  var isExtern = false
  var isInline = false
  var isExported = false
  var hasType = false
  /// Whether a macro with an argument stands where the type would be.
  var mayHaveType = false
  /// The token the type starts with.
  var typeStart: Int?
  /// The token of the parenthesis of `PyAPI_FUNC(type)`.
  var typeMacro: Int?
  var aggregate: Aggregate?
  /// The part that the first declarator starts with.
  var next = 0
  /// The token that the first declarator starts with.
  var end: Int?

  /// Reads them off an item. Nil if it is a statement.
  init?(_ item: CItem, _ tokens: CTokens, in bytes: Span<UInt8>) {
    while let part = item.at(next) {
      guard part.kind == .identifier else {
        guard part.kind == .string else { break }
        next += 1
        continue
      }
      guard let word = part.word else {
        if takeName(part, item, tokens, in: bytes) { continue }
        break
      }
      guard take(word, part, item) else { return nil }
    }
    end = item.at(next)?.token
  }

  /// - Returns: False for a statement.
  private mutating func take(_ word: CWord, _ part: CItem.Part, _ item: CItem) -> Bool {
    let hasGroup = item.isPunctuator(.openParen, at: next + 1)
    switch word {
    case .statement: return false
    case .typedefWord: restart { $0.isTypedef = true }
    case .staticWord: restart { $0.isStatic = true }
    case .externWord: restart { $0.isExtern = true }
    case .inlineWord: restart { $0.isInline = true }
    case .attribute: next += hasGroup ? 2 : 1
    case .initMacro: restart { ($0.isExported, $0.hasType) = (true, true) }
    case .mark: next += 1
    case .qualifier:
      typeStart = typeStart ?? part.token
      next += 1
    case .typeKeyword:
      typeStart = typeStart ?? part.token
      hasType = true
      next += 1
    case .exportMacro, .localMacro, .localInlineMacro:
      hasType = true
      if word == .exportMacro { isExported = true } else { isStatic = true }
      if word == .localInlineMacro { isInline = true }
      if hasGroup { typeMacro = item.parts[next + 1].token }
      next += hasGroup ? 2 : 1
      typeStart = nil
    case .structWord, .unionWord, .enumWord:
      typeStart = typeStart ?? part.token
      hasType = true
      takeAggregate(word, part, item)
    }
    return true
  }

  /// A storage class: what stood before it was no type.
  private mutating func restart(_ change: (inout CSpecifiers) -> Void) {
    change(&self)
    if !hasType { typeStart = nil }
    next += 1
  }

  private mutating func takeAggregate(_ word: CWord, _ part: CItem.Part, _ item: CItem) {
    var aggregate = Aggregate(kind: word, keyword: part.token)
    next += 1
    while let part = item.at(next) {
      if part.word == .attribute {
        next += item.isPunctuator(.openParen, at: next + 1) ? 2 : 1
      } else if part.is(.openBrace) {
        aggregate.body = part.token
        next += 1
        break
      } else if part.kind == .identifier, aggregate.tag == nil || opensBody(item, at: next + 1) {
        aggregate.tag = part.token
        next += 1
      } else {
        break
      }
    }
    self.aggregate = aggregate
  }

  private func opensBody(_ item: CItem, at index: Int) -> Bool {
    item.isPunctuator(.openBrace, at: index)
  }

  /// Takes an ordinary word as part of the type.
  ///
  /// - Returns: False if it is the declarator.
  private mutating func takeName(
    _ part: CItem.Part, _ item: CItem, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> Bool {
    guard let following = item.at(next + 1) else { return false }
    if following.is(.openParen) {
      if hasType { return false }
      let after = item.at(next + 2)
      if let after, after.is(.openParen) || after.is(.openSquare),
        isPointer(following, tokens)
      {
        typeStart = typeStart ?? part.token
        hasType = true
        next += 1
        return false
      }
      guard let after, after.kind == .identifier || after.is(.star) else { return false }
      if mayHaveType, after.word == nil || after.word == .attribute,
        hasLowercase(tokens[part.token], in: bytes)
      {
        return false
      }
      mayHaveType = true
      next += 2
      return true
    }
    guard following.kind == .identifier || following.is(.star), following.word != .attribute else {
      return false
    }
    typeStart = typeStart ?? part.token
    hasType = true
    next += 1
    return true
  }

  private func hasLowercase(_ token: CToken, in bytes: Span<UInt8>) -> Bool {
    token.range.contains { bytes[$0].isLowercase }
  }

  /// Whether a group is the `(*name)` of a pointer's declarator.
  private func isPointer(_ group: CItem.Part, _ tokens: CTokens) -> Bool {
    var index = group.token + 1
    if tokens.at(index)?.isIdentifier ?? false { index += 1 }
    guard tokens.isPunctuator(.star, at: index) else { return false }
    while tokens.isPunctuator(.star, at: index) { index += 1 }
    return tokens.at(index)?.isIdentifier ?? false || tokens.isPunctuator(.openParen, at: index)
  }
}
