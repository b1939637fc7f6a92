/// One declaration, cut into its parts: from the end of the one before to its `;` or body.
struct CItem {
  /// A token at the item's own depth; a bracket group is one part.
  struct Part {
    var token: Int
    /// The index after it, which differs for groups.
    var end: Int
    var kind: CToken.Kind
    /// What the word means, if it is an identifier with a meaning.
    var word: CWord?

    var isName: Bool { kind == .identifier && word == nil }
    func `is`(_ byte: UInt8) -> Bool { kind.rawValue == byte }
  }

  var parts: [Part] = []
  /// Whether it ends with a function body.
  var hasBody = false
  /// The index after it.
  var next = 0

  var count: Int { parts.count }

  /// The part, if there is one at the index.
  func at(_ index: Int) -> Part? { index >= 0 && index < parts.count ? parts[index] : nil }
  func isPunctuator(_ byte: UInt8, at index: Int) -> Bool { at(index)?.is(byte) ?? false }

  /// Collects the parts of the item that starts at an index.
  mutating func collect(
    _ tokens: CTokens, in range: Range<Int>, depth: UInt8, bytes: Span<UInt8>, words: CNameTable
  ) {
    parts.removeAll(keepingCapacity: true)
    hasBody = false
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      if token.depth > depth {
        index += 1
        continue
      }
      if token.is(.semicolon) || token.depth < depth || token.isClosing {
        index += 1
        break
      }
      guard token.isOpening else {
        let word = token.isIdentifier ? words.find(token.range, in: bytes) : nil
        parts.append(
          Part(
            token: index, end: index + 1, kind: token.kind,
            word: word.flatMap(CWord.init(rawValue:))))
        index += 1
        continue
      }
      let end = min(tokens.end(ofGroupAt: index), range.upperBound)
      let endsItem = token.is(.openBrace) && !isInsideItem
      parts.append(Part(token: index, end: end, kind: token.kind))
      index = end
      if endsItem {
        hasBody = true
        break
      }
    }
    next = index
  }

  /// Whether a brace after the parts so far is an initialiser or the body of a structure or
  /// enumeration, not of a function.
  private var isInsideItem: Bool {
    if parts.contains(where: { $0.is(.equals) }) { return true }
    var index = parts.count - 1
    if isPunctuator(.openParen, at: index), at(index - 1)?.word == .attribute { index -= 2 }
    var names = 0
    while let part = at(index), names < 3 {
      switch part.word {
      case .structWord, .unionWord, .enumWord: return true
      default: break
      }
      guard part.kind == .identifier || part.is(.closeParen) else { return false }
      names += 1
      index -= 1
      if isPunctuator(.openParen, at: index), at(index - 1)?.word == .attribute { index -= 2 }
    }
    return false
  }
}
