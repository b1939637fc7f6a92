extension PythonReader {
  typealias Dynamic = PythonOutline.Dynamic

  /// Records what in a statement may make names at run time.
  mutating func readDynamics(_ range: Range<Int>, _ source: Span<UInt8>) {
    var opened: [Int] = []
    for index in range {
      let token = lexer.tokens[index]
      if token.isOpening { opened.append(index) }
      if token.kind == .close { _ = opened.popLast() }
      guard token.kind == .name, token.word.isDynamic || token.word == .exports else { continue }
      let isMember = index > range.lowerBound && lexer.tokens[index - 1].kind == .dot
      switch token.word {
      case .exports where !isMember: readExportCall(index, in: range, source)
      case .globals where !isMember, .vars where !isMember, .locals where !isMember:
        readNamespace(index, in: range, inside: opened.last, source)
      case .exec, .execfile, .eval:
        if !isMember || isBuiltin(index - 2, in: range, source) {
          readExecution(index, in: range, source)
        }
      case .setattr where !isMember: readSetattr(index, in: range, source)
      case .modules where isMember: readSysModules(index, in: range, source)
      case .dictionary where isMember: readDictionaryOf(index, in: range, source)
      case .convert where isMember: readConvert(index, in: range, source)
      default: break
      }
    }
  }

  /// Records a class that `@global_enum` copies the members of into its module.
  mutating func recordGlobalEnum(_ scope: PythonOutline.ScopeIndex) {
    for decorator in outline.scopes[scope].decorators {
      let callee: [String]
      switch decorator {
      case .reference(let path): callee = path
      case .call(let path, _, _): callee = path
      default: continue
      }
      guard callee.last == "global_enum" else { continue }
      outline.dynamics.append(
        .init(
          kind: .globalEnum, scope: here.scope, line: outline.scopes[scope].line, arguments: [],
          target: [outline.scopes[scope].name], word: "global_enum"))
    }
  }

  mutating func record(
    _ kind: Dynamic.Kind, _ index: Int, _ arguments: [Value], target: [String],
    usage: Dynamic.Usage = .call, _ source: Span<UInt8>
  ) {
    guard !here.isScriptOnly else { return }
    let arguments =
      kind == .setattr || kind == .globals ? withLoopVariables(arguments, source) : arguments
    outline.dynamics.append(
      .init(
        kind: kind, scope: here.scope, line: Int(lexer.tokens[index].line), arguments: arguments,
        target: target, word: text(index, source), usage: usage))
  }

  func isOpen(_ index: Int, in range: Range<Int>) -> Bool {
    index < range.upperBound && lexer.tokens[index].kind == .openParenthesis
  }

  func isBuiltin(_ index: Int, in range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    guard index >= range.lowerBound else { return false }
    return ["builtins", "__builtin__", "__builtins__"].contains(text(index, source))
  }

  /// The arguments of the call whose parenthesis opens at `open`.
  ///
  /// - Parameter hasKeys: Whether keywords are names that it adds, as those of `update` are.
  func callArguments(
    _ open: Int, in range: Range<Int>, hasKeys: Bool = false, _ source: Span<UInt8>
  ) -> [Value] {
    let end = next(after: open, in: range)
    let read = readArguments(open + 1..<max(open + 1, end - 1), depth: 1, source)
    guard hasKeys, !read.keywords.isEmpty else { return read.values }
    return read.values + [.dictionary(keys: read.keywords.compactMap(\.name))]
      + read.keywords.filter { $0.name == nil }.map(\.value)
  }

  /// The dotted name that a value refers to or calls.
  func path(of value: Value?) -> [String] {
    switch value {
    case .reference(let path): path
    case .call(let path, _, _): path
    default: []
    }
  }

  private mutating func readExecution(
    _ index: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) {
    if isOpen(index + 1, in: range) {
      guard !isDefined(index, in: range) else { return }
      let arguments = callArguments(index + 1, in: range, source)
      let target = arguments.count > 1 ? path(of: arguments[1]) : []
      record(.exec, index, arguments, target: target, source)
      return
    }
    guard lexer.tokens[index].word == .exec, index == range.lowerBound,
      index + 1 < range.upperBound
    else { return }
    switch lexer.tokens[index + 1].kind {
    case .name, .string, .bytes, .template: break
    default: return
    }
    // Python 2: `exec code in names`
    var end = index + 1
    while end < range.upperBound, lexer.tokens[end].word != .in {
      end = next(after: end, in: range)
    }
    let names = min(end + 1, range.upperBound)..<range.upperBound
    let target = names.isEmpty ? [] : path(of: readValue(names, depth: 1, source))
    record(
      .exec, index, [readValue(index + 1..<end, depth: 1, source)], target: target, source)
  }

  private mutating func readSetattr(_ index: Int, in range: Range<Int>, _ source: Span<UInt8>) {
    guard isOpen(index + 1, in: range), !isDefined(index, in: range) else { return }
    let arguments = callArguments(index + 1, in: range, source)
    var target = path(of: arguments.first)
    if target.isEmpty, isSysModulesItem(index + 2, in: range, source) {
      target = ["sys", "modules"]
    }
    record(.setattr, index, arguments, target: target, source)
  }

  private func isSysModulesItem(
    _ index: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) -> Bool {
    index + 3 < range.upperBound && isSpelled("sys", index, source)
      && lexer.tokens[index + 2].word == .modules && lexer.tokens[index + 3].kind == .openBracket
  }

  /// `sys.modules[key] = …`, `sys.modules[key].name = …`, `sys.modules.update(…)`
  private mutating func readSysModules(
    _ index: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) {
    guard index - 2 >= range.lowerBound, isSpelled("sys", index - 2, source) else { return }
    let target = ["sys", "modules"]
    if readUse(of: target, .sysModules, index, after: index + 1, in: range, source) { return }
    guard index + 1 < range.upperBound, lexer.tokens[index + 1].kind == .openBracket else { return }
    let dot = next(after: index + 1, in: range)
    guard dot + 2 < range.upperBound, lexer.tokens[dot].kind == .dot, isAssignment(dot + 2) else {
      return
    }
    let key = readValue(index + 2..<max(index + 2, dot - 1), depth: 1, source)
    let name = text(dot + 1, source)
    if name == "__class__" {
      record(.sysModules, index, [key], target: target, usage: .item, source)
    } else {
      record(.setattr, index, [key, .string(name)], target: target, source)
    }
  }

  private mutating func readConvert(_ index: Int, in range: Range<Int>, _ source: Span<UInt8>) {
    guard isOpen(index + 1, in: range) else { return }
    switch text(index, source) {
    case "_convert", "_convert_": break
    default: return
    }
    let end = next(after: index + 1, in: range)
    let read = readArguments(index + 2..<max(index + 2, end - 1), depth: 1, source)
    guard read.values.count + read.keywords.count > 1 else { return }
    // `source=_ssl` says where the constants come from, `name.startswith('OP_')` which they are.
    let inside = index + 2..<max(index + 2, end - 1)
    record(
      .enumConvert, index,
      read.values + read.keywords.map(\.value)
        + prefixes(in: inside, source) + choices(in: inside, source),
      target: objectPath(before: index - 1, in: range, source), source)
  }

  /// What stands in parentheses after `in`: `lambda x: x in ('A', 'B')`.
  private func choices(in range: Range<Int>, _ source: Span<UInt8>) -> [Value] {
    var found: [Value] = []
    for index in range.dropLast() where lexer.tokens[index].word == .in {
      guard lexer.tokens[index + 1].isOpening else { continue }
      let end = next(after: index + 1, in: range)
      let choice = readValue(index + 1..<end, depth: 1, source)
      if case .sequence = choice { found.append(choice) }
    }
    return found
  }

  /// The arguments of calls of `startswith`: a sum of each, or the key of a dictionary after `not`.
  private func prefixes(in range: Range<Int>, _ source: Span<UInt8>) -> [Value] {
    var found: [Value] = []
    for index in range
    where lexer.tokens[index].kind == .name && isOpen(index + 1, in: range)
      && text(index, source) == "startswith"
    {
      let isNegated = index - 3 >= range.lowerBound && lexer.tokens[index - 3].word == .not
      for argument in callArguments(index + 1, in: range, source) {
        var texts: [Value] = []
        switch argument {
        case .string: texts = [argument]
        case .sequence(let elements): texts = elements
        default: break
        }
        for case .string(let text) in texts {
          found.append(isNegated ? .dictionary(keys: [text]) : .sum([.string(text)]))
        }
      }
    }
    return found
  }
}
