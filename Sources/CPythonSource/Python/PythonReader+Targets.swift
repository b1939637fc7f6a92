extension PythonReader {
  /// Reads a statement that begins with an expression: an assignment of any kind, or none.
  mutating func readExpressionStatement(_ range: Range<Int>, _ source: Span<UInt8>) {
    guard lexer.marks.contains(.binding) else { return }
    var lambdas = 0
    var annotation: Int?
    var lastAssign: Int?
    var index = range.lowerBound
    scan: while index < range.upperBound {
      let token = lexer.tokens[index]
      switch token.kind {
      case .name where token.word == .lambda: lambdas += 1
      case .colon where lambdas > 0: lambdas -= 1
      case .colon where annotation == nil && lastAssign == nil: annotation = index
      case .assign where lambdas == 0: lastAssign = index
      case .augmentedAssign where lambdas == 0:
        readAugmented(range.lowerBound..<index, index + 1..<range.upperBound, source)
        return
      default: break
      }
      index = next(after: index, in: range)
    }
    if let annotation {
      let value = (lastAssign ?? range.upperBound - 1) + 1..<range.upperBound
      readAnnotated(range.lowerBound..<annotation, value, source)
    } else if let lastAssign {
      readChain(range, lastAssign, source)
    }
  }

  /// Whether the values of the scope that is read now are kept.
  var keepsValues: Bool {
    switch outline.scopes[here.scope].kind {
    case .module, .class: true
    case .function, .asyncFunction: false
    }
  }

  private mutating func readChain(_ range: Range<Int>, _ last: Int, _ source: Span<UInt8>) {
    let value = keepsValues ? readValue(last + 1..<range.upperBound, source) : nil
    if value == nil { readMaking(range, last, source) }
    var start = range.lowerBound
    while start <= last {
      var end = start
      while lexer.tokens[end].kind != .assign { end = next(after: end, in: start..<last + 1) }
      readTargets(start..<end, as: .assignment, value: value, source)
      start = end + 1
    }
  }

  /// Notes `name = object.__new__(type)` in a function.
  private mutating func readMaking(_ range: Range<Int>, _ last: Int, _ source: Span<UInt8>) {
    let close = range.upperBound - 1
    guard last == range.lowerBound + 1, lexer.tokens[close].kind == .close else { return }
    let open = Int(lexer.tokens[close].partner)
    guard open > last + 2, open + 1 < close, lexer.tokens[open].kind == .openParenthesis,
      lexer.tokens[open - 2].kind == .dot, isSpelled("__new__", open - 1, source),
      lexer.tokens[range.lowerBound].kind == .name, lexer.tokens[open + 1].kind == .name,
      open + 2 == close || lexer.tokens[open + 2].kind == .comma,
      outline.scopes[here.scope].made.count < 8
    else { return }
    outline.scopes[here.scope].made.append(
      .init(name: text(range.lowerBound, source), type: text(open + 1, source)))
  }

  private mutating func readAnnotated(
    _ target: Range<Int>, _ value: Range<Int>, _ source: Span<UInt8>
  ) {
    if value.isEmpty {
      let target = withoutParentheses(target)
      if target.count == 1 { bind(target.lowerBound, as: .annotationOnly, source) }
    } else {
      let value = keepsValues ? readValue(value, source) : nil
      readTargets(target, as: .annotated, value: value, source)
    }
  }

  private mutating func readAugmented(
    _ target: Range<Int>, _ value: Range<Int>, _ source: Span<UInt8>
  ) {
    let isExport =
      here.scope == 0 && target.count == 1 && lexer.tokens[target.lowerBound].word == .exports
    readTargets(
      target, as: .augmented, value: isExport ? readValue(value, source) : nil, source)
  }

  func withoutParentheses(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while range.count > 2, lexer.tokens[range.lowerBound].kind == .openParenthesis,
      next(after: range.lowerBound, in: range) == range.upperBound
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    return range
  }

  // MARK: Target lists

  /// Reads `a, b = x, y`: as many names as values, each for itself.
  ///
  /// - Returns: False if it is none.
  private mutating func readParallel(
    _ range: Range<Int>, as kind: PythonOutline.BindingKind, _ values: [PythonOutline.Value],
    _ source: Span<UInt8>
  ) -> Bool {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound, pieces.count <= values.count {
      let end = comma(from: start, in: range)
      guard start < end, dottedNameEnd(from: start, in: start..<end) == end else { return false }
      pieces.append(start..<end)
      start = end + 1
    }
    let isPlain = !values.contains { if case .starred = $0 { true } else { false } }
    guard isPlain, pieces.count == values.count else { return false }
    for (piece, value) in zip(pieces, values) { readTarget(piece, as: kind, value: value, source) }
    return true
  }

  /// Reads a target list: names, attributes, and tuples, lists and stars of them.
  mutating func readTargets(
    _ range: Range<Int>, as kind: PythonOutline.BindingKind, value: PythonOutline.Value?,
    _ source: Span<UInt8>
  ) {
    let whole = withoutParentheses(range)
    if dottedNameEnd(from: whole.lowerBound, in: whole) == whole.upperBound, !whole.isEmpty {
      readTarget(whole, as: kind, value: value, source)
      return
    }
    if case .sequence(let values)? = value, readParallel(whole, as: kind, values, source) { return }
    var index = range.lowerBound
    while index < range.upperBound {
      let token = lexer.tokens[index]
      switch token.kind {
      case .comma, .star, .close: index += 1
      case .openParenthesis, .openBracket:
        let after = next(after: index, in: range)
        if after == range.upperBound || isEndOfTarget(after) {
          index += 1
        } else {
          index = endOfTarget(from: index, in: range)
        }
      default:
        let end = max(endOfTarget(from: index, in: range), index + 1)
        readTarget(index..<end, as: kind, value: nil, source)
        index = end
      }
    }
  }

  private func isEndOfTarget(_ index: Int) -> Bool {
    lexer.tokens[index].kind == .comma || lexer.tokens[index].kind == .close
  }

  private func endOfTarget(from start: Int, in range: Range<Int>) -> Int {
    var index = start
    while index < range.upperBound, !isEndOfTarget(index) { index = next(after: index, in: range) }
    return index
  }

  private mutating func readTarget(
    _ range: Range<Int>, as kind: PythonOutline.BindingKind, value: PythonOutline.Value?,
    _ source: Span<UInt8>
  ) {
    let first = range.lowerBound
    guard dottedNameEnd(from: first, in: range) == range.upperBound else {
      if lexer.tokens[first].word == .exports { export(.other, .opaque, first) }
      readItemOfBody(range, source)
      return
    }
    if range.count == 1 {
      bind(first, as: kind, value: value, source)
      return
    }
    let path = dottedName(from: first, in: first..<range.upperBound - 2, source)
    outline.attributes.append(
      .init(
        scope: here.scope, object: path.names, name: text(range.upperBound - 1, source),
        line: Int(lexer.tokens[range.upperBound - 1].line), isDeletion: kind == .deletion,
        value: keepsValues ? value : nil))
  }

  /// `body['name'] = …` in the `__new__` or `__prepare__` of a class, which a metaclass may be: the classes that
  /// it makes have the name.
  private mutating func readItemOfBody(_ range: Range<Int>, _ source: Span<UInt8>) {
    let first = range.lowerBound
    let scope = outline.scopes[here.scope]
    guard range.count == 4, scope.name == "__new__" || scope.name == "__prepare__",
      lexer.tokens[first].kind == .name, lexer.tokens[first + 1].kind == .openBracket,
      case .string(let name) = readStrings(first + 2..<first + 3, source)
    else { return }
    outline.items.append(
      .init(
        scope: here.scope, object: text(first, source), name: name,
        line: Int(lexer.tokens[first].line)))
  }

  /// Records that a statement binds the name at `index`.
  mutating func bind(
    _ index: Int, as kind: PythonOutline.BindingKind, value: PythonOutline.Value? = nil,
    _ source: Span<UInt8>
  ) {
    let token = lexer.tokens[index]
    guard token.kind == .name, !token.word.isHardKeyword else { return }
    if token.word == .exports {
      switch kind {
      case .assignment, .annotated: export(value == nil ? .other : .assign, value ?? .opaque, index)
      case .augmented: export(.augment, value ?? .opaque, index)
      case .annotationOnly: break
      default: export(.other, .opaque, index)
      }
    }
    let isAssigned = kind == .assignment || kind == .annotated
    outline.bindings.append(
      .init(
        scope: here.scope, name: text(index, source), kind: kind, line: Int(token.line),
        isConditional: here.isConditional, value: isAssigned ? value : nil,
        isScriptOnly: here.isScriptOnly))
  }

  /// Records an operation on `__all__`, unless it is another scope's own variable.
  private mutating func export(
    _ operation: PythonOutline.Export.Operation, _ value: PythonOutline.Value, _ index: Int
  ) {
    guard here.scope == 0 else { return }
    outline.exports.append(
      .init(
        operation: operation, value: value, line: Int(lexer.tokens[index].line),
        isConditional: here.isConditional))
  }

  // MARK: Other bindings

  /// `global a, b` or `nonlocal a, b`
  mutating func readDeclaration(
    _ kind: PythonOutline.BindingKind, _ range: Range<Int>, _ source: Span<UInt8>
  ) {
    if kind == .nonlocalStatement { examineNonlocal(at: range.lowerBound) }
    for index in range.dropFirst() {
      bind(index, as: kind, source)
      if lexer.tokens[index].word == .exports, here.scope != 0 {
        outline.exports.append(
          .init(operation: .other, value: .opaque, line: Int(lexer.tokens[index].line)))
      }
    }
  }

  /// Whether it is `type X = …` or `type X[T] = …` (PEP 695).
  func isTypeAlias(_ range: Range<Int>) -> Bool {
    guard range.count > 3, lexer.tokens[range.lowerBound + 1].kind == .name,
      !lexer.tokens[range.lowerBound + 1].word.isHardKeyword
    else { return false }
    var index = range.lowerBound + 2
    if lexer.tokens[index].kind == .openBracket { index = next(after: index, in: range) }
    return index < range.upperBound && lexer.tokens[index].kind == .assign
  }

  /// Binds the names before `:=`, but for those in the body of a lambda, whose own they are.
  mutating func readWalruses(_ range: Range<Int>, _ source: Span<UInt8>) {
    var lambdas = PythonLambdas()
    for index in range {
      let token = lexer.tokens[index]
      lambdas.take(token)
      if token.kind == .walrus { lexer.note(.assignmentExpression, line: Int(token.line)) }
      if token.kind == .walrus, !lambdas.isInBody, index > range.lowerBound {
        bind(index - 1, as: .walrus, source)
      }
    }
  }
}
