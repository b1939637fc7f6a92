// Names that are listed in `__all__`, or given through a dictionary of names.
extension PythonReader {
  // MARK: __all__

  mutating func readExportCall(
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

  mutating func readNamespace(
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
      guard isUpdate || isSpelled("__ior__", after + 1, source) else {
        // `setdefault(key, value)`
        record(kind, index, Array(arguments.prefix(1)), target: target, usage: .item, source)
        return true
      }
      record(kind, index, arguments, target: target, usage: .update, source)
    case .openBracket:
      let end = next(after: after, in: range)
      guard end < range.upperBound, isAssignment(end) else { return false }
      var arguments = [readValue(after + 1..<max(after + 1, end - 1), depth: 1, source)]
      if kind == .sysModules {
        arguments.append(readValue(end + 1..<range.upperBound, depth: 1, source))
      }
      record(kind, index, arguments, target: target, usage: .item, source)
    case .augmentedAssign:
      let value = readValue(after + 1..<range.upperBound, depth: 1, source)
      record(kind, index, [value], target: target, usage: .update, source)
    default: return false
    }
    return true
  }

  func isAssignment(_ index: Int) -> Bool {
    lexer.tokens[index].kind == .assign || lexer.tokens[index].kind == .augmentedAssign
  }

  func isDefined(_ index: Int, in range: Range<Int>) -> Bool {
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
  mutating func readDictionaryOf(
    _ index: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) {
    readUse(
      of: objectPath(before: index - 1, in: range, source), .setattr, index, after: index + 1,
      in: range, source)
  }

  /// The dotted name that ends before the dot at `dot`, of up to 16 names.
  func objectPath(
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
}
