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
    outline.dynamics.append(
      .init(
        kind: kind, scope: here.scope, line: Int(lexer.tokens[index].line), arguments: arguments,
        target: target, word: text(index, source), usage: usage))
  }

  func isOpen(_ index: Int, in range: Range<Int>) -> Bool {
    index < range.upperBound && lexer.tokens[index].kind == .openParenthesis
  }

  private func isBuiltin(_ index: Int, in range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    guard index >= range.lowerBound else { return false }
    return ["builtins", "__builtin__", "__builtins__"].contains(text(index, source))
  }

  /// The arguments of the call whose parenthesis opens at `open`.
  ///
  /// - Parameter hasKeys: Whether keywords are names that it adds, as those of `update` are.
  private func callArguments(
    _ open: Int, in range: Range<Int>, hasKeys: Bool = false, _ source: Span<UInt8>
  ) -> [Value] {
    let end = next(after: open, in: range)
    let read = readArguments(open + 1..<max(open + 1, end - 1), depth: 1, source)
    guard hasKeys, !read.keywords.isEmpty else { return read.values }
    return read.values + [.dictionary(keys: read.keywords.compactMap(\.name))]
      + read.keywords.filter { $0.name == nil }.map(\.value)
  }

  /// The dotted name that a value refers to or calls.
  private func path(of value: Value?) -> [String] {
    switch value {
    case .reference(let path): path
    case .call(let path, _, _): path
    default: []
    }
  }

  // MARK: __all__

  private mutating func readExportCall(
    _ index: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) {
    guard isOpen(index + 3, in: range), lexer.tokens[index + 1].kind == .dot else { return }
    let arguments = callArguments(index + 3, in: range, source)
    var operation = PythonOutline.Export.Operation.other
    if index == range.lowerBound, here.scope == 0, arguments.count == 1 {
      switch text(index + 2, source) {
      case "extend": operation = .extend
      case "append": operation = .append
      case "remove": operation = .remove
      default: break
      }
    }
    switch text(index + 2, source) {
    case "index", "count", "copy", "sort", "reverse": return
    default: break
    }
    outline.exports.append(
      .init(
        operation: operation, value: operation == .other ? .opaque : arguments[0],
        line: Int(lexer.tokens[index].line), isConditional: here.isConditional))
  }

  // MARK: Dictionaries of names

  private mutating func readNamespace(
    _ index: Int, in range: Range<Int>, inside bracket: Int?, _ source: Span<UInt8>
  ) {
    guard isOpen(index + 1, in: range), !isDefined(index, in: range) else { return }
    let arguments = callArguments(index + 1, in: range, source)
    let after = next(after: index + 1, in: range)
    if !arguments.isEmpty {
      let target = path(of: arguments[0])
      readUse(of: target, .setattr, index, after: after, in: range, source)
      return
    }
    let word = lexer.tokens[index].word
    // The local names of a function are no one else's.
    if word != .globals, outline.scopes[here.scope].kind != .module,
      outline.scopes[here.scope].kind != .class
    {
      return
    }
    let target = [text(index, source)]
    if readUse(of: target, .globals, index, after: after, in: range, source) { return }
    if isOnlyRead(index, in: range, inside: bracket, source) { return }
    if isNamed(index, in: range, after: after, source) { return }
    if after < range.upperBound {
      switch lexer.tokens[after].kind {
      case .dot, .openBracket: return
      default: break
      }
    }
    record(.globals, index, [], target: target, usage: .escapes, source)
  }

  /// Records names made in the dictionary that the expression before `after` stands for.
  @discardableResult
  mutating func readUse(
    of target: [String], _ kind: Dynamic.Kind, _ index: Int, after: Int, in range: Range<Int>,
    _ source: Span<UInt8>
  ) -> Bool {
    guard after < range.upperBound else { return false }
    switch lexer.tokens[after].kind {
    case .dot where isOpen(after + 2, in: range):
      switch text(after + 1, source) {
      case "update", "setdefault", "__setitem__", "__ior__": break
      default: return false
      }
      let isUpdate = isSpelled("update", after + 1, source)
      let arguments = callArguments(after + 2, in: range, hasKeys: isUpdate, source)
      record(kind, index, arguments, target: target, usage: .update, source)
    case .openBracket:
      let end = next(after: after, in: range)
      guard end < range.upperBound, isAssignment(end) else { return false }
      let key = readValue(after + 1..<max(after + 1, end - 1), depth: 1, source)
      record(kind, index, [key], target: target, usage: .item, source)
    case .augmentedAssign:
      let value = readValue(after + 1..<range.upperBound, depth: 1, source)
      record(kind, index, [value], target: target, usage: .update, source)
    default: return false
    }
    return true
  }

  private func isAssignment(_ index: Int) -> Bool {
    lexer.tokens[index].kind == .assign || lexer.tokens[index].kind == .augmentedAssign
  }

  private func isDefined(_ index: Int, in range: Range<Int>) -> Bool {
    index > 0 && (lexer.tokens[index - 1].word == .def || lexer.tokens[index - 1].word == .class)
  }

  /// Whether the dictionary is searched, formatted or given to a function that leaves it alone.
  func isOnlyRead(
    _ index: Int, in range: Range<Int>, inside bracket: Int?, _ source: Span<UInt8>
  ) -> Bool {
    if index > range.lowerBound {
      let before = lexer.tokens[index - 1]
      if before.word == .in || before.kind == .tightOperator { return true }
    }
    guard let bracket, bracket > range.lowerBound, lexer.tokens[bracket].kind == .openParenthesis,
      lexer.tokens[bracket - 1].kind == .name
    else { return false }
    switch text(bracket - 1, source) {
    case "__import__", "eval", "exec", "execfile", "len", "list", "dict", "set", "sorted", "repr",
      "id", "iter", "print":
      return true
    default: return false
    }
  }

  /// `object.__dict__`
  private mutating func readDictionaryOf(
    _ index: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) {
    readUse(
      of: objectPath(before: index - 1, in: range, source), .setattr, index, after: index + 1,
      in: range, source)
  }

  /// The dotted name that ends before the dot at `dot`, of up to 16 names.
  private func objectPath(
    before dot: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) -> [String] {
    var start = dot - 1
    guard start >= range.lowerBound else { return [] }
    if lexer.tokens[start].kind == .close {
      // `sys.modules[…].__dict__`
      let open = Int(lexer.tokens[start].partner)
      let isModules = open - 3 >= range.lowerBound && lexer.tokens[open - 1].word == .modules
      return isModules && text(open - 3, source) == "sys" ? ["sys", "modules"] : []
    }
    guard lexer.tokens[start].kind == .name else { return [] }
    var names = 1
    while start - 2 >= range.lowerBound, lexer.tokens[start - 1].kind == .dot {
      guard lexer.tokens[start - 2].kind == .name, names < 16 else { return [] }
      start -= 2
      names += 1
    }
    if start > range.lowerBound, lexer.tokens[start - 1].kind == .dot { return [] }
    return dottedName(from: start, in: start..<dot, source).names
  }

  // MARK: Calls

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
        + prefixes(in: inside, source).map { .sum([.string($0)]) } + choices(in: inside, source),
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

  /// The arguments of calls of `startswith`.
  private func prefixes(in range: Range<Int>, _ source: Span<UInt8>) -> [String] {
    var found: [String] = []
    for index in range
    where lexer.tokens[index].kind == .name && isOpen(index + 1, in: range)
      && text(index, source) == "startswith"
    {
      for argument in callArguments(index + 1, in: range, source) {
        switch argument {
        case .string(let text): found.append(text)
        case .sequence(let elements):
          for case .string(let text) in elements { found.append(text) }
        default: break
        }
      }
    }
    return found
  }
}
