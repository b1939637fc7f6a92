extension PythonReader {
  /// Records `callee(…)` as a statement of the module, or as what a condition of it asks.
  mutating func readCallStatement(_ range: Range<Int>, _ source: Span<UInt8>) {
    guard let first = range.first, lexer.tokens[first].kind == .name,
      lexer.tokens[range.upperBound - 1].kind == .close,
      case .call(let callee, let arguments, _) = readValue(range, source)
    else { return }
    outline.calls.append(
      .init(
        callee: callee, arguments: arguments, line: Int(lexer.tokens[first].line)))
  }

  /// Records what a `__getattr__` of the module refers to, and what a function with `**keywords`
  /// passes them on to.
  mutating func collectUses(_ range: Range<Int>, for collector: Int, _ source: Span<UInt8>) {
    let scope = outline.scopes[collector]
    let isGetattr = scope.name == "__getattr__"
    let keywords = scope.parameters.last { $0.kind == .keywords }?.name
    guard isGetattr || keywords != nil else { return }
    var opened: [Int] = []
    for index in range {
      let token = lexer.tokens[index]
      if token.isOpening { opened.append(index) }
      if token.kind == .close { _ = opened.popLast() }
      if isGetattr, token.kind == .name, !token.word.isHardKeyword,
        index == range.lowerBound || lexer.tokens[index - 1].kind != .dot
      {
        let path = dottedName(from: index, in: range, source).names
        if outline.scopes[collector].references.count < 200,
          !outline.scopes[collector].references.contains(path)
        {
          outline.scopes[collector].references.append(path)
        }
      }
      guard let keywords, token.kind == .doubleStar, index + 1 < range.upperBound,
        lexer.tokens[index + 1].kind == .name, text(index + 1, source) == keywords,
        let open = opened.last, lexer.tokens[open].kind == .openParenthesis
      else { continue }
      let callee = calleePath(before: open, in: range, source)
      if outline.scopes[collector].forwards.count < 50 {
        outline.scopes[collector].forwards.append(callee)
      }
    }
  }

  /// The names that end before the parenthesis at `open`: as many as stand there, the last being the
  /// function's. Empty if it is no name.
  private func calleePath(
    before open: Int, in range: Range<Int>, _ source: Span<UInt8>
  ) -> [String] {
    guard open > range.lowerBound, lexer.tokens[open - 1].kind == .name,
      !lexer.tokens[open - 1].word.isHardKeyword
    else { return [] }
    var start = open - 1
    var count = 1
    while start - 2 >= range.lowerBound, lexer.tokens[start - 1].kind == .dot, count < 16 {
      guard lexer.tokens[start - 2].kind == .name else {
        // `f(x).name(…)`: what it is a method of is not known, its name is.
        return ["", text(open - 1, source)]
      }
      start -= 2
      count += 1
    }
    return dottedName(from: start, in: range, source).names
  }

  /// `name = globals()` as a whole statement: what is done to the name is followed instead.
  mutating func isNamed(
    _ index: Int, in range: Range<Int>, after: Int, _ source: Span<UInt8>
  ) -> Bool {
    guard index == range.lowerBound + 2, after == range.upperBound,
      lexer.tokens[range.lowerBound].kind == .name,
      lexer.tokens[range.lowerBound + 1].kind == .assign, namespaceNames.count < 16
    else { return false }
    namespaceNames.insert(text(range.lowerBound, source))
    return true
  }

  /// Records names made through a name of the module's dictionary, and where it is given away.
  mutating func readNamespaceUses(_ range: Range<Int>, _ source: Span<UInt8>) {
    var opened: [Int] = []
    for index in range {
      let token = lexer.tokens[index]
      if token.isOpening { opened.append(index) }
      if token.kind == .close { _ = opened.popLast() }
      guard token.kind == .name, token.word == .none,
        index == range.lowerBound || lexer.tokens[index - 1].kind != .dot,
        namespaceNames.contains(text(index, source))
      else { continue }
      let target = ["globals"]
      if readUse(of: target, .globals, index, after: index + 1, in: range, source) { continue }
      // As an argument that is not only read, or kept under another name.
      let isArgument =
        opened.last.map { open in
          lexer.tokens[open].kind == .openParenthesis && open > range.lowerBound
            && lexer.tokens[open - 1].kind == .name && !lexer.tokens[open - 1].word.isHardKeyword
        } ?? false
      let isBare =
        index + 1 >= range.upperBound || lexer.tokens[index + 1].kind == .comma
        || lexer.tokens[index + 1].kind == .close
      guard isArgument, isBare,
        !isOnlyRead(index, in: range, inside: opened.last, source)
      else { continue }
      record(.globals, index, [], target: target, usage: .escapes, source)
    }
  }
}
