extension PythonReader {
  /// Reads `a or b` and `a if c else b`; nil if the expression is neither.
  func readChoice(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value? {
    guard depth < Self.deepestValue, let words = choiceWords(in: range) else { return nil }
    var values: [Value] = []
    var start = range.lowerBound
    var isCondition = false
    for index in words + [range.upperBound] {
      guard index > start else { return nil }
      if !isCondition { values.append(readValue(start..<index, depth: depth + 1, source)) }
      isCondition = index < range.upperBound && lexer.tokens[index].word == .if
      start = index + 1
    }
    return values.contains(.opaque) ? nil : .choice(values)
  }

  /// The tokens of `or`, `if` and `else` outside brackets; nil if something else makes the expression
  /// one that no names can be told from, or nothing does.
  private func choiceWords(in range: Range<Int>) -> [Int]? {
    var found: [Int] = []
    var conditions = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let token = lexer.tokens[index]
      switch token.word {
      case .or where conditions == 0: found.append(index)
      case .if:
        conditions += 1
        found.append(index)
      case .else:
        conditions -= 1
        found.append(index)
      case .lambda, .for, .yield: return nil
      case .and, .not, .in, .is: if conditions == 0 { return nil }
      default:
        let isLoose =
          token.kind == .looseOperator || token.kind == .walrus || token.kind == .colon
          || token.kind == .assign || token.kind == .comma
        if isLoose, conditions == 0 { return nil }
      }
      index = next(after: index, in: range)
    }
    return found.isEmpty || conditions != 0 ? nil : found
  }

  /// Reads a base of a class: of `Base[T]` the class `Base`, whose parameters say nothing about names.
  func readBase(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    let range = withoutParentheses(range)
    var end = range.lowerBound
    while end < range.upperBound, lexer.tokens[end].kind != .openBracket {
      end = next(after: end, in: range)
    }
    let isSubscript =
      end > range.lowerBound && end < range.upperBound
      && next(after: end, in: range) == range.upperBound
    return readValue(isSubscript ? range.lowerBound..<end : range, depth: depth, source)
  }
}
