extension PythonReader {
  /// Reads the line as the header of a compound statement, and its body if that is on the line.
  /// - Returns: false if it is none.
  mutating func readHeader(_ word: PythonWord, _ source: Span<UInt8>) -> Bool {
    switch word {
    case .if, .while: readPlainHeader(source)
    case .elif, .else, .finally: readPlainHeader(source, isConditional: true)
    case .try:
      setTried(outline.imports.count..<Int.max)
      readPlainHeader(source)
    case .except: readExcept(source)
    case .for: readFor(from: 0, source)
    case .with: readWith(from: 0, source)
    case .def: readFunction(from: 0, source)
    case .class: readClass(source)
    case .async: return readAsync(source)
    case .match: return readMatch(source)
    case .case where here.isMatch: readCase(source)
    default: return false
    }
    return true
  }

  /// The colon of a header, or a fault and the end of the line.
  func colon(from start: Int) -> Int { headerColon(from: start) ?? lexer.tokens.count }

  private mutating func expectColon(at index: Int) {
    if index >= lexer.tokens.count {
      lexer.fault("a colon is missing", line: Int(lexer.tokens[0].line))
    }
  }

  private mutating func readPlainHeader(_ source: Span<UInt8>, isConditional: Bool = false) {
    let colon = colon(from: 1)
    expectColon(at: colon)
    lookConditionally(1..<colon, isConditional, source)
    if here.scope == 0, !here.isScriptOnly, colon > 1 {
      readCallStatement(lexer.tokens[1].word == .not ? 2..<colon : 1..<colon, source)
    }
    var block = here.nested()
    if here.scope == 0, lexer.tokens[0].word == .if || lexer.tokens[0].word == .elif {
      block.isScriptOnly = block.isScriptOnly || asksForScript(1..<colon, source)
    }
    if lexer.tokens[0].word == .while { block.isInLoop = true }
    if isServing { block.question = question(before: colon, source) }
    readBody(after: colon, as: block, source)
  }

  /// `__name__ == '__main__'`, either way round, alone or with more after `and`.
  private func asksForScript(_ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    let range = withoutParentheses(range)
    guard range.count >= 3 else { return false }
    let first = range.lowerBound
    guard lexer.tokens[first + 1].kind == .looseOperator, isSpelled("==", first + 1, source),
      range.count == 3 || lexer.tokens[first + 3].word == .and
    else { return false }
    for index in range.dropFirst(3) where lexer.tokens[index].word == .or { return false }
    let (name, text) =
      lexer.tokens[first].kind == .name ? (first, first + 2) : (first + 2, first)
    return lexer.tokens[name].kind == .name && isSpelled("__name__", name, source)
      && lexer.tokens[text].kind == .string
      && readStrings(text..<text + 1, source) == .string("__main__")
  }

  private mutating func lookConditionally(
    _ range: Range<Int>, _ isConditional: Bool, _ source: Span<UInt8>
  ) {
    let wasConditional = here.isConditional
    here.isConditional = wasConditional || isConditional
    look(range, source)
    here.isConditional = wasConditional
  }

  private mutating func readAsync(_ source: Span<UInt8>) -> Bool {
    guard lexer.tokens.count > 1 else { return false }
    switch lexer.tokens[1].word {
    case .def:
      readFunction(from: 1, source)
      return true
    case .for: readFor(from: 1, source)
    case .with: readWith(from: 1, source)
    default: return false
    }
    if outline.scopes[here.scope].kind != .asyncFunction {
      refuse("an async statement stands outside of an async function", at: 0)
    }
    return true
  }

  private mutating func readFor(from keyword: Int, _ source: Span<UInt8>) {
    let all = 0..<lexer.tokens.count
    var middle = keyword + 1
    while middle < all.upperBound, lexer.tokens[middle].word != .in {
      middle = next(after: middle, in: all)
    }
    let colon = colon(from: middle)
    expectColon(at: colon)
    let firstBinding = outline.bindings.count
    bindConditionally(keyword + 1..<min(middle, colon), as: .forTarget, source)
    if keepsValues, middle < colon {
      keepElements(
        of: readValue(middle + 1..<colon, source), in: keyword + 1..<middle, from: firstBinding,
        source)
    }
    look(keyword + 1..<colon, source)
    var block = here.nested()
    block.isInLoop = true
    if !keepsValues { block.loop = Int(lexer.tokens[0].start) }
    if isServing { block.question = question(before: colon, source) }
    readBody(after: colon, as: block, source)
  }

  /// Gives the targets of a loop what they stand for.
  private mutating func keepElements(
    of value: Value, in targets: Range<Int>, from first: Int, _ source: Span<UInt8>
  ) {
    guard value != .opaque else { return }
    let names = loopTargets(targets, source)
    for index in first..<outline.bindings.count {
      guard let position = names.firstIndex(of: outline.bindings[index].name) else { continue }
      outline.bindings[index].value = .element(
        of: value, position: names.count == 1 ? nil : position)
    }
  }

  private mutating func bindConditionally(
    _ range: Range<Int>, as kind: PythonOutline.BindingKind, _ source: Span<UInt8>
  ) {
    let wasConditional = here.isConditional
    here.isConditional = true
    readTargets(range, as: kind, value: nil, source)
    here.isConditional = wasConditional
  }

  // MARK: with

  private mutating func readWith(from keyword: Int, _ source: Span<UInt8>) {
    let colon = colon(from: keyword + 1)
    expectColon(at: colon)
    var items = keyword + 1..<colon
    if let inner = parenthesizedItems(items) {
      lexer.note(.parenthesizedItems, line: Int(lexer.tokens[keyword].line))
      items = inner
    }
    var isGuarded = false
    var start = items.lowerBound
    while start < items.upperBound {
      var end = start
      var name: Int?
      while end < items.upperBound, lexer.tokens[end].kind != .comma {
        if lexer.tokens[end].word == .as, name == nil { name = end + 1 }
        end = next(after: end, in: items)
      }
      if let name { readTargets(name..<end, as: .withTarget, value: nil, source) }
      isGuarded = isGuarded || suppressesImportErrors(start..<(name ?? end), source)
      start = end + 1
    }
    look(keyword + 1..<colon, source)
    var block = here.nested()
    block.isGuarded = block.isGuarded || isGuarded
    if isServing { block.question = question(before: colon, source) }
    readBody(after: colon, as: block, source)
  }

  /// The inside of parentheses that hold all items of a `with` statement: there is an `as` in it.
  private func parenthesizedItems(_ items: Range<Int>) -> Range<Int>? {
    guard !items.isEmpty, lexer.tokens[items.lowerBound].kind == .openParenthesis,
      next(after: items.lowerBound, in: items) == items.upperBound
    else { return nil }
    let inner = items.lowerBound + 1..<max(items.lowerBound + 1, items.upperBound - 1)
    var index = inner.lowerBound
    while index < inner.upperBound {
      if lexer.tokens[index].word == .as { return inner }
      index = next(after: index, in: inner)
    }
    return nil
  }

  private func suppressesImportErrors(_ item: Range<Int>, _ source: Span<UInt8>) -> Bool {
    for index in item.dropLast()
    where lexer.tokens[index].kind == .name && lexer.tokens[index + 1].kind == .openParenthesis {
      return isSpelled("suppress", index, source)
        && catchesImportErrors(index + 1..<item.upperBound, source)
    }
    return false
  }

  // MARK: except

  private mutating func readExcept(_ source: Span<UInt8>) {
    let colon = colon(from: 1)
    expectColon(at: colon)
    let header = 1..<colon
    var end = header.lowerBound
    if !header.isEmpty, lexer.tokens[1].kind == .star {
      lexer.note(.exceptionGroups, line: Int(lexer.tokens[0].line))
    }
    while end < header.upperBound, lexer.tokens[end].word != .as, lexer.tokens[end].kind != .comma {
      end = next(after: end, in: header)
    }
    if end < header.upperBound {
      let target = end + 1..<header.upperBound
      if lexer.tokens[end].word == .as || isPython2Target(target, source) {
        bindConditionally(target, as: .exceptTarget, source)
      }
    }
    markTriedImports(1..<end, source)
    lookConditionally(header, true, source)
    var block = here.nested()
    if isServing { block.question = question(before: colon, source) }
    readBody(after: colon, as: block, source)
  }

  /// Whether what follows the comma of `except E, x:` is the target of Python 2, and not a
  /// further exception (PEP 758): exceptions begin with a capital letter.
  private func isPython2Target(_ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    guard let first = range.first, lexer.tokens[first].kind == .name else { return false }
    switch source[Int(lexer.tokens[first].start)] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): break
    default: return false
    }
    var index = first
    while index < range.upperBound {
      if lexer.tokens[index].kind == .comma { return false }
      index = next(after: index, in: range)
    }
    return range.count == 1
  }

  private mutating func markTriedImports(_ handled: Range<Int>, _ source: Span<UInt8>) {
    guard let tried = here.tried else { return }
    let end = min(tried.upperBound, outline.imports.count)
    guard catchesImportErrors(handled, source) else {
      return setTried(min(tried.lowerBound, end)..<end)
    }
    for index in min(tried.lowerBound, end)..<end where outline.imports[index].scope == here.scope {
      outline.imports[index].isGuarded = true
    }
    setTried(nil)
  }

  private func catchesImportErrors(_ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    if range.isEmpty { return true }
    for index in range where lexer.tokens[index].kind == .name {
      switch text(index, source) {
      case "ImportError", "ModuleNotFoundError", "Exception", "BaseException": return true
      default: break
      }
    }
    return false
  }

  // MARK: match

  private mutating func readMatch(_ source: Span<UInt8>) -> Bool {
    let last = lexer.tokens.count - 1
    guard last > 1, lexer.tokens[last].kind == .colon, lexer.tokens[1].kind != .colon else {
      return false
    }
    lexer.note(.matchStatement, line: Int(lexer.tokens[0].line))
    look(1..<last, source)
    var block = here.nested()
    block.isMatch = true
    block.asksName = asksName(1..<last, source)
    readBody(after: last, as: block, source)
    return true
  }

  /// `case pattern if guard:`, whose pattern binds each bare name in it.
  private mutating func readCase(_ source: Span<UInt8>) {
    let all = 1..<lexer.tokens.count
    var end = all.lowerBound
    while end < all.upperBound, lexer.tokens[end].word != .if, lexer.tokens[end].kind != .colon {
      end = next(after: end, in: all)
    }
    let colon = colon(from: end)
    expectColon(at: colon)
    for index in 1..<end {
      let token = lexer.tokens[index]
      guard token.kind == .name, !token.word.isHardKeyword, token.word != .underscore,
        lexer.tokens[index - 1].kind != .dot
      else { continue }
      if index + 1 < end {
        switch lexer.tokens[index + 1].kind {
        case .dot, .openParenthesis, .assign: continue
        default: break
        }
      }
      bind(index, as: .matchTarget, source)
    }
    lookConditionally(1..<colon, true, source)
    var block = here.nested()
    if isServing { block.question = question(ofCase: end, isGuarded: end < colon, source) }
    readBody(after: colon, as: block, source)
  }
}
