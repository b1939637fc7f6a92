// What a module's own `__getattr__` gives, and under which names (PEP 562).
extension PythonReader {
  typealias NameTest = PythonOutline.NameTest

  /// What is asked before a block is run, on top of what is asked before the one around it.
  struct Question {
    var outer: Int
    /// Nil for what is not about the name alone.
    var test: NameTest?
  }

  /// The most statements of one `__getattr__` that are kept.
  private static let mostServings = 256
  /// The most questions around one statement; of more, nothing is told.
  private static let mostTests = 32

  /// Whether the statement read now is one of the module's own `__getattr__`.
  var isServing: Bool { here.scope == getter }

  // MARK: Statements

  /// Records `return value`, and `name = value` for a name of the function's own.
  mutating func readServing(_ range: Range<Int>, _ source: Span<UInt8>) {
    switch lexer.tokens[range.lowerBound].word {
    case .return: serve(nil, range.dropFirst(), at: range.lowerBound, source)
    case .from, .import, .global, .raise, .del, .pass: break
    default: if lexer.marks.contains(.binding) { readServedTargets(range, source) }
    }
  }

  private mutating func readServedTargets(_ range: Range<Int>, _ source: Span<UInt8>) {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if lexer.tokens[index].kind == .assign {
        pieces.append(start..<index)
        start = index + 1
      }
      index = next(after: index, in: range)
    }
    let value = start..<range.upperBound
    for piece in pieces {
      let names = loopTargets(piece, source)
      for (position, name) in names.enumerated() where !name.isEmpty {
        serve(
          name, value, at: piece.lowerBound, part: names.count > 1 ? position : nil, source)
      }
    }
  }

  private mutating func serve(
    _ target: String?, _ range: Range<Int>, at index: Int, part position: Int? = nil,
    _ source: Span<UInt8>
  ) {
    // `None` has no names.
    let isConstant = range.count == 1 && lexer.tokens[range.lowerBound].word == .constant
    guard !range.isEmpty, !isConstant, outline.servings.count < Self.mostServings else { return }
    var value = readValue(range, source)
    if let position { value = .part(of: value, position: position) }
    var tests: [NameTest] = []
    var isConditional = false
    var question = here.question
    while question != 0, tests.count < Self.mostTests {
      if let test = questions[question].test { tests.append(test) } else { isConditional = true }
      question = questions[question].outer
    }
    outline.servings.append(
      .init(
        scope: here.scope, target: target, value: value, line: Int(lexer.tokens[index].line),
        tests: tests, isConditional: isConditional || question != 0))
  }

  // MARK: Questions

  private mutating func ask(_ test: NameTest?, on outer: Int) -> Int {
    questions.append(Question(outer: outer, test: test))
    return questions.count - 1
  }

  /// The question of the branches that come next beside the one read last.
  private var otherwise: Int? {
    get { blocks[blocks.count - 1].otherwise }
    set { blocks[blocks.count - 1].otherwise = newValue }
  }

  /// What the block asks that the line's header opens.
  mutating func question(before colon: Int, _ source: Span<UInt8>) -> Int {
    let word = lexer.tokens[0].word
    switch word {
    case .if, .elif:
      let outer = word == .if ? here.question : otherwise ?? ask(nil, on: here.question)
      let test = nameTest(1..<colon, source)
      otherwise = ask(test?.negated, on: outer)
      return ask(test, on: outer)
    case .else: return otherwise ?? ask(nil, on: here.question)
    case .try, .with, .finally:
      otherwise = nil
      return here.question
    default:
      otherwise = nil
      return ask(nil, on: here.question)
    }
  }

  /// What `case pattern:` asks, `colon` being where the pattern ends.
  mutating func question(ofCase colon: Int, isGuarded: Bool, _ source: Span<UInt8>) -> Int {
    let outer = otherwise ?? here.question
    let pattern = withoutParentheses(1..<colon)
    let isCapture =
      pattern.count == 1 && lexer.tokens[pattern.lowerBound].kind == .name
      && !lexer.tokens[pattern.lowerBound].word.isHardKeyword
    if here.asksName, isCapture, !isGuarded { return outer }
    let test = here.asksName && !isGuarded ? patternTest(pattern, source) : nil
    otherwise = ask(test?.negated, on: outer)
    return ask(test, on: outer)
  }

  /// `'a' | 'b'`
  private func patternTest(_ range: Range<Int>, _ source: Span<UInt8>) -> NameTest? {
    var names: [Value] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, lexer.tokens[end].kind == .string { end += 1 }
      guard end > start, end == range.upperBound || isSpelled("|", end, source) else { return nil }
      names.append(readStrings(start..<end, source))
      start = end + 1
    }
    return NameTest(names: .sequence(names), isNegated: false)
  }

  /// Whether the subject of `match` is the name that is sought.
  func asksName(_ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    let range = withoutParentheses(range)
    return isServing && range.count == 1 && isSought(range.lowerBound, source)
  }

  private func isSought(_ index: Int, _ source: Span<UInt8>) -> Bool {
    lexer.tokens[index].kind == .name
      && text(index, source) == outline.scopes[here.scope].parameters.first?.name
  }

  /// `name == 'x'`, `name in names`, and their like; nil for anything else.
  private func nameTest(_ range: Range<Int>, _ source: Span<UInt8>) -> NameTest? {
    var range = withoutParentheses(range)
    var isNegated = false
    while let first = range.first, lexer.tokens[first].word == .not {
      isNegated.toggle()
      range = withoutParentheses(range.dropFirst())
    }
    guard range.count >= 3, isSought(range.lowerBound, source) else { return nil }
    var operation = range.lowerBound + 1
    var isElement = false
    switch lexer.tokens[operation].word {
    case .not where lexer.tokens[operation + 1].word == .in:
      operation += 1
      isNegated.toggle()
      isElement = true
    case .in: isElement = true
    default:
      guard lexer.tokens[operation].kind == .looseOperator else { return nil }
      if isSpelled("!=", operation, source) {
        isNegated.toggle()
      } else if !isSpelled("==", operation, source) {
        return nil
      }
    }
    let operand = readValue(operation + 1..<range.upperBound, source)
    guard operand != .opaque else { return nil }
    return NameTest(names: isElement ? operand : .sequence([operand]), isNegated: isNegated)
  }

  // MARK: Items

  /// Reads `table[key]`, and `pair[0]`; opaque if it is neither.
  func readItem(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    let close = range.upperBound - 1
    guard depth < Self.deepestValue, lexer.tokens[close].kind == .close else { return .opaque }
    let open = Int(lexer.tokens[close].partner)
    guard open > range.lowerBound, open + 1 < close, lexer.tokens[open].kind == .openBracket else {
      return .opaque
    }
    let object = readValue(range.lowerBound..<open, depth: depth + 1, source)
    guard object != .opaque else { return .opaque }
    let key = open + 1..<close
    if key.count == 1, lexer.tokens[key.lowerBound].kind == .number {
      return Int(text(key.lowerBound, source)).map { .part(of: object, position: $0) } ?? .opaque
    }
    return .item(of: object, key: readValue(key, depth: depth + 1, source))
  }
}

extension PythonOutline.NameTest {
  fileprivate var negated: PythonOutline.NameTest {
    PythonOutline.NameTest(names: names, isNegated: !isNegated)
  }
}
