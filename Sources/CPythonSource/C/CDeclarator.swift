/// One name of a declaration, with what the syntax around the name says about it.
struct CDeclarator {
  /// The token of the name; nil for a bit-field without one.
  var name: Int?
  /// The tokens before and after the name that belong to its type.
  var before: Range<Int>
  var after: Range<Int>
  /// The parenthesis of a function's parameters.
  var parameters: Int?
  var isPointer = false
  /// The part after it: a comma or the end.
  var next: Int

  /// Reads the declarator that starts with a part.
  init(_ item: CItem, at start: Int, _ tokens: CTokens) {
    var index = start
    let first = item.at(start)?.token ?? 0
    before = first..<first
    after = first..<first
    next = start
    while let part = item.at(index), Self.isPrefix(part, item, at: index) {
      if part.is(.star) { isPointer = true }
      index += part.word == .attribute && item.isPunctuator(.openParen, at: index + 1) ? 2 : 1
    }
    guard let part = item.at(index) else {
      next = index
      return
    }
    if part.isName {
      takeName(part, first)
      if let group = item.at(index + 1), group.is(.openParen) { parameters = group.token }
      index += 1
    } else if part.is(.openParen) {
      takeGroup(part, first, item.at(index + 1), tokens)
      index += 1
    }
    takeRest(item, from: index)
  }

  /// Stars, qualifiers, and words such as a calling convention before the name.
  private static func isPrefix(_ part: CItem.Part, _ item: CItem, at index: Int) -> Bool {
    if part.is(.star) { return true }
    if part.word == .qualifier || part.word == .mark || part.word == .attribute { return true }
    guard part.kind == .identifier, let following = item.at(index + 1) else { return false }
    switch following.word {
    case .attribute, .qualifier, .mark: return false
    default: break
    }
    return following.kind == .identifier || following.is(.star)
  }

  private mutating func takeName(_ part: CItem.Part, _ first: Int) {
    name = part.token
    before = first..<part.token
  }

  /// `(*name)`, `(name)`, `(*name[3])`, `(*(*name)(int))`: the name is in the innermost group.
  private mutating func takeGroup(
    _ group: CItem.Part, _ first: Int, _ following: CItem.Part?, _ tokens: CTokens
  ) {
    var open = group.token
    var hasStar = false
    var found: Int?
    search: while true {
      found = nil
      for index in tokens.interior(ofGroupAt: open) {
        let token = tokens[index]
        guard token.depth == tokens[open].depth + 1 else { continue }
        if token.is(.star) { hasStar = true }
        if token.isIdentifier { found = index }
        if token.is(.openParen), found == nil || tokens.isPunctuator(.star, at: index - 1) {
          open = index
          continue search
        }
        if token.isOpening { break }
      }
      break
    }
    guard let found else { return }
    takeName(CItem.Part(token: found, end: found + 1, kind: .identifier), first)
    isPointer = hasStar
    if !hasStar, let following, following.is(.openParen) {
      parameters = following.token
      before = first..<group.token
    }
  }

  /// Goes to the comma or the end; arrays, parameters and bit-field widths belong to the type.
  private mutating func takeRest(_ item: CItem, from start: Int) {
    var index = start
    var end: Int?
    while let part = item.at(index), !part.is(.comma) {
      if part.is(.equals) || part.kind == .identifier || part.is(.openBrace) {
        end = end ?? part.token
      }
      index += 1
    }
    let from = (name ?? before.upperBound - 1) + 1
    let last = item.at(index - 1)?.end ?? from
    after = from..<max(from, end ?? last)
    next = index
  }
}
