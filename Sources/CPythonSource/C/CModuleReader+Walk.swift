extension CModuleReader {
  /// Goes over a text once, token by token.
  mutating func read(_ walk: inout CWalk, in bytes: Span<UInt8>) {
    let tokens = walk.tokens
    let list = tokens.list.span
    var index = 0
    var before: UInt8 = 0
    while index < list.count {
      let token = list[index]
      let kind = token.kind.rawValue
      switch kind {
      case CToken.Kind.identifier.rawValue:
        // Others are no argument by themselves.
        if before == .openParen || before == .comma || before == .ampersand {
          readWord(index, &walk, in: bytes)
        }
      case CToken.Kind.string.rawValue:
        // The names that are asked for are the first two arguments.
        let frame = walk.frame(atDepth: token.depth)
        if frame?.asks != true || (frame?.argument ?? 0) > 1, !isInText(token.depth, walk) {
          noteString(token, in: bytes)
        }
        readString(index, &walk, in: bytes)
      case .openParen: openCall(index, &walk, in: bytes)
      case .openBrace, .openSquare:
        walk.setFrame(CWalk.Frame(first: 0..<0), atDepth: token.depth + 1)
        if token.depth == 0, token.is(.openBrace) { startBody(index, &walk) }
      case .comma: nextArgument(index, &walk)
      case .closeParen: closeCall(index, &walk, in: bytes)
      case .closeBrace where token.depth == 0: endBody(index, &walk, in: bytes)
      case .equals where !walk.isMacroText && index >= walk.initialiserEnd:
        if walk.tokens.isPunctuator(.openBrace, at: index + 1) {
          walk.initialiserEnd = walk.tokens.end(ofGroupAt: index + 1)
          readInitialiser(index, walk.tokens, nesting: walk.nesting, in: bytes)
        } else if walk.isInBody {
          noteAssignment(index, walk, in: bytes)
        }
      default: break
      }
      before = kind
      index += 1
    }
  }

  private func nextArgument(_ index: Int, _ walk: inout CWalk) {
    let depth = Int(walk.tokens[index].depth)
    guard depth < walk.frames.count else { return }
    if walk.frames[depth].argument == 0 {
      let start = walk.frames[depth].first.lowerBound
      walk.frames[depth].first = start..<max(start, index)
    }
    walk.frames[depth].argument += 1
  }

  private mutating func openCall(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    let depth = walk.tokens[index].depth
    var frame = CWalk.Frame(first: (index + 1)..<(index + 1))
    defer { walk.setFrame(frame, atDepth: depth + 1) }
    guard let callee = walk.tokens.at(index - 1), callee.isIdentifier else { return }
    frame.callee = index - 1
    if depth == 0, !walk.isInBody {
      walk.function = index - 1
      readInitFunction(index - 1, walk.tokens, in: bytes)
    }
    let known = self.callee(callee.range, in: bytes)
    frame.word = known.word
    if frame.word == nil, wrappers.count > 0,
      let position = wrappers.find(callee.range, in: bytes)
    {
      frame.word = .adder(position)
    }
    if frame.word == nil {
      frame.isHint = known.isHint
      if makers.count > 0 { frame.template = makers.find(callee.range, in: bytes) }
    }
    frame.isMacroLike = known.isMacroLike
    frame.asks = known.asks
    frame.formats = known.formats
    if known.givesNames, !walk.isMacroText { expand(callee, callAt: index, walk, in: bytes) }
  }

  /// Whether the brackets around, or a call that those stand in, make a text of what is in them.
  private func isInText(_ depth: UInt8, _ walk: CWalk) -> Bool {
    guard let frame = walk.frame(atDepth: depth) else { return false }
    if frame.callee != nil { return frame.formats }
    return depth > 1 && walk.frame(atDepth: depth - 1)?.formats == true
  }

  /// Expands a macro of this file that gives names, and reads what comes out.
  private mutating func expand(
    _ callee: CToken, callAt index: Int, _ walk: CWalk, in bytes: Span<UInt8>
  ) {
    guard walk.nesting < Self.nestingBound else { return }
    let place = walk.outerToken ?? index
    let definitions = macros.definitions(of: callee.range, in: bytes, at: place)
    let arguments = walk.tokens.arguments(ofCallAt: index, in: bytes)
    for definition in definitions where givesNames[definition] {
      guard let text = macros.expansion(definition, arguments: arguments),
        take(text.count + 64, line: callee.line)
      else { continue }
      read(
        text, line: callee.line, nesting: walk.nesting + 1, condition: walk.condition(at: index),
        place: place)
    }
  }

  private mutating func read(
    _ text: [UInt8], line: UInt32, nesting: Int, condition: Int, place: Int
  ) {
    var lexer = CLexer()
    lexer.readText(text.span, line: line)
    var walk = CWalk(lexer.tokens)
    walk.nesting = nesting
    walk.outerCondition = condition
    walk.outerToken = place
    walk.isInBody = true
    read(&walk, in: text.span)
  }

  /// `PyInit_x(…)`, `PyMODINIT_FUNC initx(…)`
  private mutating func readInitFunction(
    _ name: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    let token = tokens[name]
    let isInit =
      CText.hasPrefix(token, "PyInit_", in: bytes) || isInitOfPython2(name, tokens, in: bytes)
    guard isInit, CModuleWord.find(token.range, in: bytes) == nil else { return }
    module.initFunctions.append(
      CModuleOutline.Named(name: CText.string(token, in: bytes), line: Int(token.line)))
  }

  private func isInitOfPython2(_ name: Int, _ tokens: CTokens, in bytes: Span<UInt8>) -> Bool {
    guard CText.hasPrefix(tokens[name], "init", in: bytes) else { return false }
    var index = name - 1
    if tokens.isPunctuator(.closeParen, at: index) {
      // DL_EXPORT(void) initx(void)
      return tokens.at(index - 3).map { CText.equal($0, "DL_EXPORT", in: bytes) } ?? false
    }
    if tokens.at(index)?.isString ?? false { index -= 1 }
    guard let before = tokens.at(index), before.isIdentifier else { return false }
    return CModuleWord.find(before.range, in: bytes) == .initMark
  }
}
