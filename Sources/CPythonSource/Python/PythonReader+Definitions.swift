extension PythonReader {
  /// Reads `def name[T](parameters) -> annotation:` and opens its scope.
  mutating func readFunction(from keyword: Int, _ source: Span<UInt8>) {
    let name = keyword + 1
    guard name < lexer.tokens.count, lexer.tokens[name].kind == .name else {
      lexer.fault("a function has no name", line: Int(lexer.tokens[0].line))
      return readUnnamed(source)
    }
    let isAsync = keyword == 1
    var scope = PythonOutline.Scope(
      kind: isAsync ? .asyncFunction : .function, name: text(name, source), parent: here.scope,
      line: Int(lexer.tokens[0].line))
    let open = passTypeParameters(from: name + 1)
    var header = open
    if open < lexer.tokens.count, lexer.tokens[open].kind == .openParenthesis {
      header = next(after: open, in: 0..<lexer.tokens.count)
      scope.parameters = readParameters(open + 1..<max(open + 1, header - 1), source)
      examineParameters(scope.parameters)
    }
    let takesKeywords = scope.parameters.last?.kind == .keywords
    let collects =
      takesKeywords || scope.name == "__getattr__"
      || scope.name == "__signature__"
    enter(scope, as: isAsync ? .asyncFunction : .function, header: header, collects, source)
  }

  /// Reads `class name[T](bases, keywords):` and opens its scope.
  mutating func readClass(_ source: Span<UInt8>) {
    guard lexer.tokens.count > 1, lexer.tokens[1].kind == .name else {
      lexer.fault("a class has no name", line: Int(lexer.tokens[0].line))
      return readUnnamed(source)
    }
    var scope = PythonOutline.Scope(
      kind: .class, name: text(1, source), parent: here.scope, line: Int(lexer.tokens[0].line))
    let open = passTypeParameters(from: 2)
    var header = open
    if open < lexer.tokens.count, lexer.tokens[open].kind == .openParenthesis {
      header = next(after: open, in: 0..<lexer.tokens.count)
      let arguments = readArguments(
        open + 1..<max(open + 1, header - 1), depth: 0, isOfClass: true, source)
      // Every branch of a condition counts as present.
      scope.bases = arguments.values.flatMap { value in
        if case .choice(let values) = value { values } else { [value] }
      }
      scope.keywords = arguments.keywords
    }
    enter(scope, as: .class, header: header, false, source)
  }

  private mutating func enter(
    _ scope: PythonOutline.Scope, as kind: PythonOutline.BindingKind, header: Int,
    _ collects: Bool, _ source: Span<UInt8>
  ) {
    let colon = colon(from: header)
    if colon >= lexer.tokens.count { lexer.fault("a colon is missing", line: scope.line) }
    let index = outline.scopes.count
    outline.scopes.append(scope)
    if !decorators.isEmpty { outline.scopes[index].decorators = decorators }
    if here.scope == 0, kind != .class, scope.name == "__getattr__" { getter = index }
    collectors.append(collectors[here.scope] ?? (collects ? index : nil))
    outline.bindings.append(
      .init(
        scope: here.scope, name: scope.name, kind: kind, line: scope.line,
        isConditional: here.isConditional, body: index, isScriptOnly: here.isScriptOnly))
    if kind == .class { recordGlobalEnum(index) }
    look(1..<colon, source)
    readBody(after: colon, as: Block(scope: index), source)
  }

  /// Reads on after a `def` or `class` without a name, its body as one that may not be run.
  private mutating func readUnnamed(_ source: Span<UInt8>) {
    readBody(after: colon(from: 1), as: here.nested(), source)
  }

  /// Passes `[T, *Ts, **P]` (PEP 695).
  private mutating func passTypeParameters(from index: Int) -> Int {
    guard index < lexer.tokens.count, lexer.tokens[index].kind == .openBracket else { return index }
    lexer.note(.typeParameters, line: Int(lexer.tokens[index].line))
    let end = next(after: index, in: 0..<lexer.tokens.count)
    var inside = index + 1
    while inside < end {
      if lexer.tokens[inside].kind == .assign {
        lexer.note(.typeParameterDefaults, line: Int(lexer.tokens[inside].line))
      }
      inside = next(after: inside, in: 0..<end)
    }
    return end
  }

  private mutating func readParameters(
    _ range: Range<Int>, _ source: Span<UInt8>
  ) -> [PythonOutline.Parameter] {
    var parameters: [PythonOutline.Parameter] = []
    if !range.isEmpty { parameters.reserveCapacity(4) }
    var kind = PythonOutline.ParameterKind.ordinary
    var start = range.lowerBound
    while start < range.upperBound {
      let end = comma(from: start, in: range)
      switch lexer.tokens[start].kind {
      case .slash:
        lexer.note(.positionalOnlyParameters, line: Int(lexer.tokens[start].line))
        for index in parameters.indices where parameters[index].kind == .ordinary {
          parameters[index].kind = .positionalOnly
        }
      case .star:
        if let parameter = parameter(at: start + 1, in: range, .variadic, source) {
          parameters.append(parameter)
        }
        kind = .keywordOnly
      case .doubleStar:
        if let parameter = parameter(at: start + 1, in: range, .keywords, source) {
          parameters.append(parameter)
        }
      case .openParenthesis:
        // Python 2: `def f(a, (b, c)):`
        for index in start..<next(after: start, in: range) {
          if let parameter = parameter(at: index, in: range, kind, source) {
            parameters.append(parameter)
          }
        }
      default:
        if var parameter = parameter(at: start, in: range, kind, source) {
          parameter.hasDefault = hasDefault(start..<end)
          parameters.append(parameter)
        }
      }
      start = end + 1
    }
    return parameters
  }

  /// Whether there is an `=` outside of brackets.
  private func hasDefault(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound + 1
    while index < range.upperBound {
      if lexer.tokens[index].kind == .assign { return true }
      index = next(after: index, in: range)
    }
    return false
  }

  private func parameter(
    at index: Int, in range: Range<Int>, _ kind: PythonOutline.ParameterKind,
    _ source: Span<UInt8>
  ) -> PythonOutline.Parameter? {
    guard index < range.upperBound, lexer.tokens[index].kind == .name else { return nil }
    return .init(name: text(index, source), kind: kind, line: Int(lexer.tokens[index].line))
  }
}
