extension PythonReader {
  typealias Value = PythonOutline.Value

  /// Displays and calls nested deeper than this are ``PythonOutline/Value/opaque``.
  static let deepestValue = SourceBound.pythonValues.limit
  /// String literals longer than this, in bytes of the source, are opaque.
  static let longestString = SourceBound.pythonString.limit

  /// Reads an expression as far as names can be told from it.
  func readValue(_ range: Range<Int>, depth: Int = 0, _ source: Span<UInt8>) -> Value {
    let range = withoutParentheses(range)
    guard depth <= Self.deepestValue, !range.isEmpty else { return .opaque }
    let shape = shape(of: range)
    if shape.isLoose { return readChoice(range, depth: depth, source) ?? .opaque }
    if shape.hasComma { return .sequence(readElements(range, depth: depth + 1, source)) }
    if shape.pluses > 0 { return readSum(range, depth: depth, source) }
    if shape.isTight { return readFormat(range, depth: depth, source) ?? .opaque }
    return readPrimary(range, depth: depth, source)
  }

  /// What operators an expression has outside brackets.
  private struct Shape {
    /// Any that makes it something no names can be told from.
    var isLoose = false
    var hasComma = false
    var pluses = 0
    /// One that binds tighter than `+`.
    var isTight = false
  }

  private func shape(of range: Range<Int>) -> Shape {
    var shape = Shape()
    var index = range.lowerBound
    var isOperand = false
    var lambdas = 0
    while index < range.upperBound {
      let token = lexer.tokens[index]
      switch token.kind {
      case .comma where lambdas == 0:
        shape.hasComma = true
      case .plus where isOperand: shape.pluses += 1
      case .minus where isOperand: shape.isLoose = true
      case .plus, .minus, .tightOperator, .star, .doubleStar, .slash, .at: shape.isTight = true
      case .looseOperator, .walrus, .assign: shape.isLoose = true
      case .colon where lambdas > 0:
        lambdas -= 1
        shape.isLoose = true
      case .colon: shape.isLoose = true
      case .name where token.word == .lambda: lambdas += 1
      case .name where token.word == .for || token.word == .yield:
        return Shape(isLoose: true)
      case .name where token.word.isHardKeyword && token.word != .constant: shape.isLoose = true
      case .name
      where token.word == .await && index + 1 < range.upperBound
        && lexer.tokens[index + 1].kind == .name:
        shape.isTight = true
      default: break
      }
      isOperand = token.isOpening || token.endsOperand
      index = next(after: index, in: range)
    }
    // Operators in a tuple are its elements'.
    if shape.hasComma { return Shape(hasComma: true) }
    return shape
  }

  private func readElements(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> [Value] {
    var elements: [Value] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = comma(from: start, in: range)
      if start < end { elements.append(readElement(start..<end, depth: depth, source)) }
      start = end + 1
    }
    return elements
  }

  private func readElement(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    guard lexer.tokens[range.lowerBound].kind == .star else {
      return readValue(range, depth: depth, source)
    }
    return .starred(readValue(range.dropFirst(), depth: depth, source))
  }

  private func readSum(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    var terms: [Value] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let token = lexer.tokens[index]
      if token.kind == .plus, index > start,
        lexer.tokens[index - 1].endsOperand
      {
        let term = readValue(start..<index, depth: depth + 1, source)
        // `(a + b) + c` is `a + b + c`.
        if terms.isEmpty, case .sum(let inner) = term { terms = inner } else { terms.append(term) }
        start = index + 1
      }
      index = next(after: index, in: range)
    }
    terms.append(readValue(start..<range.upperBound, depth: depth + 1, source))
    return .sum(terms)
  }

  private func readPrimary(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    let first = range.lowerBound
    switch lexer.tokens[first].kind {
    case .name:
      if lexer.tokens[first].word == .constant { return .opaque }
      let end = dottedNameEnd(from: first, in: range)
      if end == range.upperBound {
        return .reference(dottedName(from: first, in: range, source).names)
      }
      guard end > first, lexer.tokens[end].kind == .openParenthesis,
        next(after: end, in: range) == range.upperBound
      else {
        let method = readMethod(range, depth: depth, source)
        return method == .opaque && isServing ? readItem(range, depth: depth, source) : method
      }
      let arguments = readArguments(inside(end, range), depth: depth + 1, source)
      return .call(
        dottedName(from: first, in: range, source).names, arguments: arguments.values,
        keywords: arguments.keywords)
    case .string: return readStrings(range, source)
    case .template: return readTemplate(range, depth: depth, source)
    case .openParenthesis, .openBracket, .openBrace:
      guard next(after: first, in: range) == range.upperBound else { return .opaque }
      return readDisplay(range, depth: depth, source)
    default: return .opaque
    }
  }

  /// Reads `callee(…).name(…)`, from the last call on: `names.strip().split()`.
  private func readMethod(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    let close = range.upperBound - 1
    guard depth < Self.deepestValue, lexer.tokens[close].kind == .close else { return .opaque }
    let open = Int(lexer.tokens[close].partner)
    guard open < close, open - 3 >= range.lowerBound,
      lexer.tokens[open].kind == .openParenthesis, lexer.tokens[open - 1].kind == .name,
      lexer.tokens[open - 2].kind == .dot, lexer.tokens[open - 3].kind == .close
    else { return .opaque }
    let object = readValue(range.lowerBound..<open - 2, depth: depth + 1, source)
    guard object != .opaque else { return .opaque }
    return .method(
      of: object, name: text(open - 1, source),
      arguments: readArguments(inside(open, range), depth: depth + 1, source).values)
  }

  /// The tokens between the bracket at `open` and its partner.
  private func inside(_ open: Int, _ range: Range<Int>) -> Range<Int> {
    let close = min(max(Int(lexer.tokens[open].partner), open + 1), range.upperBound)
    return open + 1..<close
  }

  private func readDisplay(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    let inner = inside(range.lowerBound, range)
    switch lexer.tokens[range.lowerBound].kind {
    case .openParenthesis:
      if inner.isEmpty { return .sequence([]) }
      return readValue(inner, depth: depth + 1, source)
    case .openBracket:
      if isComprehension(inner) { return readComprehension(inner, depth: depth + 1, source) }
      return .sequence(readElements(inner, depth: depth + 1, source))
    default:
      if isComprehension(inner) { return readComprehension(inner, depth: depth + 1, source) }
      if inner.isEmpty || isDictionary(inner) { return readDictionary(inner, source) }
      return .sequence(readElements(inner, depth: depth + 1, source))
    }
  }

  private func isComprehension(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if lexer.tokens[index].word == .for { return true }
      index = next(after: index, in: range)
    }
    return false
  }

  private func isDictionary(_ range: Range<Int>) -> Bool {
    if lexer.tokens[range.lowerBound].kind == .doubleStar { return true }
    let first = range.lowerBound..<comma(from: range.lowerBound, in: range)
    return colon(in: first) != nil
  }

  /// The index of the first colon outside brackets that is not a lambda's.
  private func colon(in range: Range<Int>) -> Int? {
    var lambdas = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let token = lexer.tokens[index]
      if token.word == .lambda {
        lambdas += 1
      } else if token.kind == .colon {
        if lambdas == 0 { return index }
        lambdas -= 1
      }
      index = next(after: index, in: range)
    }
    return nil
  }

  private func readDictionary(_ range: Range<Int>, _ source: Span<UInt8>) -> Value {
    var keys: [String] = []
    var values: [String] = []
    var entries: [PythonOutline.Entry] = []
    var isPlain = true
    var start = range.lowerBound
    while start < range.upperBound {
      let end = comma(from: start, in: range)
      let colon = colon(in: start..<end) ?? end
      var key: String?
      if lexer.tokens[start].kind == .string,
        case .string(let text) = readStrings(start..<colon, source)
      {
        key = text
      }
      let value = readEntry(min(colon + 1, end)..<end, source)
      var text: String?
      if case .string(let string) = value { text = string }
      if isPlain, key == nil || text == nil {
        isPlain = false
        entries = zip(keys, values).map { .init(key: $0, value: .string($1)) }
      }
      if !isPlain, let key, value != .opaque { entries.append(.init(key: key, value: value)) }
      if let key { keys.append(key) }
      if let text { values.append(text) }
      start = end + 1
    }
    if !isPlain, entries.isEmpty, keys.count == values.count {
      entries = keys.map { .init(key: $0, value: .opaque) }
    }
    return .dictionary(keys: keys, values: values, entries: entries)
  }

  /// Reads the value of an item of a dictionary: a string, a dotted name or a pair of strings.
  private func readEntry(_ range: Range<Int>, _ source: Span<UInt8>) -> Value {
    guard let first = range.first else { return .opaque }
    switch lexer.tokens[first].kind {
    case .string: return readStrings(range, source)
    case .name:
      guard dottedNameEnd(from: first, in: range) == range.upperBound else { return .opaque }
      return .reference(dottedName(from: first, in: range, source).names)
    case .openParenthesis:
      let isPair =
        range.count == 5 && lexer.tokens[first + 1].kind == .string
        && lexer.tokens[first + 2].kind == .comma && lexer.tokens[first + 3].kind == .string
      guard isPair else { return .opaque }
      return .sequence([
        readStrings(first + 1..<first + 2, source), readStrings(first + 3..<first + 4, source),
      ])
    default: return .opaque
    }
  }

  // MARK: Arguments

  /// Reads what stands in the parentheses of a call or a class statement.
  ///
  /// - Parameter isOfClass: Whether positional ones are bases, of which a subscript says nothing.
  func readArguments(
    _ range: Range<Int>, depth: Int, isOfClass: Bool = false, _ source: Span<UInt8>
  ) -> (values: [Value], keywords: [PythonOutline.Keyword]) {
    var values: [Value] = []
    var keywords: [PythonOutline.Keyword] = []
    if isComprehension(range) {
      return ([readComprehension(range, depth: depth, source)], [])
    }
    var start = range.lowerBound
    while start < range.upperBound {
      let end = comma(from: start, in: range)
      let first = lexer.tokens[start]
      if start == end {
        // Two commas in a row: no Python.
      } else if first.kind == .doubleStar {
        let value = readValue(start + 1..<end, depth: depth, source)
        keywords.append(.init(name: nil, value: value))
      } else if first.kind == .name, start + 1 < end, lexer.tokens[start + 1].kind == .assign {
        let value = readValue(start + 2..<end, depth: depth, source)
        keywords.append(.init(name: text(start, source), value: value))
      } else {
        values.append(
          isOfClass && first.kind != .star
            ? readBase(start..<end, depth: depth, source)
            : readElement(start..<end, depth: depth, source))
      }
      start = end + 1
    }
    return (values, keywords)
  }
}
