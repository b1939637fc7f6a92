extension CModuleReader {
  /// An identifier: an argument by itself may be a name.
  mutating func readWord(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    let token = walk.tokens[index]
    let depth = token.depth
    if walk.tokens.isPunctuator(.ampersand, at: index - 1) {
      readKey(index, &walk, in: bytes)
      return
    }
    guard depth > 0, walk.isLone(index), Int(depth) < walk.frames.count,
      walk.frames[Int(depth)].callee != nil
    else { return }
    let frame = walk.frames[Int(depth)]
    if frame.isMacroLike || frame.isHint || frame.word?.isCallee ?? false {
      noteArgument(token, in: bytes)
    }
    switch frame.word {
    case .macroAdder(let position) where frame.argument == position:
      add(CText.string(token, in: bytes), index, depth, &walk, in: bytes)
    case .adder(let position) where frame.argument == position:
      if let name = macroLiteral(token, in: bytes) {
        add(name, index, depth, &walk, in: bytes)
      } else if noteWrapper(index, walk, in: bytes) {
        walk.frames[Int(depth)].isUsed = true
      }
    case .nameMaker:
      readMadeName(index, &walk, in: bytes)
    case nil where frame.isMacroLike && frame.isHint && !frame.isUsed:
      let isName = frame.argument == 1 || walk.tokens.isPunctuator(.closeParen, at: index + 1)
      guard isName, frame.argument < 2, !isLocalMacro(frame, walk, in: bytes) else { return }
      add(CText.string(token, in: bytes), index, depth, &walk, in: bytes)
    default: break
    }
  }

  private func isLocalMacro(
    _ frame: CWalk.Frame, _ walk: CWalk, in bytes: Span<UInt8>
  ) -> Bool {
    guard let callee = frame.callee else { return false }
    return !macros.definitions(of: walk.tokens[callee].range, in: bytes).isEmpty
  }

  /// `_Py_ID(name)` inside of a call that takes the name as an object.
  private mutating func readMadeName(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    let depth = walk.tokens[index].depth
    guard depth > 1, let outer = walk.frame(atDepth: depth - 1) else { return }
    if outer.asks { noteAsked(walk.tokens[index].range, index, outer, walk, in: bytes) }
    guard case .keyAdder(let position) = outer.word, outer.argument == position else { return }
    add(CText.string(walk.tokens[index], in: bytes), index, depth - 1, &walk, in: bytes)
  }

  /// `&PyId_name` as a key.
  private mutating func readKey(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    let token = walk.tokens[index]
    guard let frame = walk.frame(atDepth: token.depth),
      CText.hasPrefix(token, "PyId_", in: bytes)
    else { return }
    if frame.asks {
      noteAsked((Int(token.start) + 5)..<Int(token.end), index, frame, walk, in: bytes)
    }
    guard case .keyAdder(let position) = frame.word, frame.argument == position else { return }
    let name = CText.string((Int(token.start) + 5)..<Int(token.end), in: bytes)
    add(name, index, token.depth, &walk, in: bytes)
  }

  /// A string, or the first of several that are joined: an argument by itself may be a name.
  mutating func readString(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    let token = walk.tokens[index]
    guard token.depth > 0, !(walk.tokens.at(index - 1)?.isString ?? false) else { return }
    var last = index
    while walk.tokens.at(last + 1)?.isString ?? false { last += 1 }
    guard walk.isLone(index, through: last),
      var frame = walk.frame(atDepth: token.depth)
    else { return }
    var depth = token.depth
    if frame.callee == nil, depth > 1, walk.tokens.isPunctuator(.closeParen, at: last + 1),
      let outer = walk.frame(atDepth: depth - 1)
    {
      // ("name"), as macros write their parameters
      frame = outer
      depth -= 1
    }
    if frame.asks, frame.argument == 1,
      let name = CText.identifier(literal: token, in: bytes)
    {
      noteAsked(name, index, frame, walk, in: bytes)
    }
    guard frame.callee != nil, let name = name(index...last, walk.tokens, in: bytes) else { return }
    switch frame.word {
    case .adder(let position) where frame.argument == position:
      add(name, index, depth, &walk, in: bytes)
    case .initialiser where frame.argument == 0:
      module.moduleNames.append(CModuleOutline.Named(name: name, line: Int(token.line)))
    case nil where frame.isHint && frame.argument <= 2 && !frame.isUsed:
      add(name, index, depth, &walk, in: bytes)
    default: break
    }
  }

  /// The contents of string literals that are joined, if they are an identifier.
  func name(
    _ range: ClosedRange<Int>, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> String? {
    if range.count == 1 {
      return CText.identifier(literal: tokens[range.lowerBound], in: bytes).map {
        CText.string($0, in: bytes)
      }
    }
    var text: [UInt8] = []
    for index in range {
      for offset in CText.contents(of: tokens[index], in: bytes) { text.append(bytes[offset]) }
    }
    guard let first = text.first, first.startsIdentifier else { return nil }
    return text.allSatisfy(\.continuesIdentifier) ? String(decoding: text, as: UTF8.self) : nil
  }

  private mutating func add(
    _ name: String, _ index: Int, _ depth: UInt8, _ walk: inout CWalk, in bytes: Span<UInt8>
  ) {
    guard let frame = walk.frame(atDepth: depth), let callee = frame.callee else { return }
    walk.frames[Int(depth)].isUsed = true
    let range = frame.argument < 2 ? frame.first : target(ofCallAt: callee, walk, in: bytes)
    let target = CText.string(range, of: walk.tokens, in: bytes, limit: 80)
    module.additions.append(
      CModuleOutline.Addition(
        name: name, callee: CText.string(walk.tokens[callee], in: bytes),
        target: frame.argument == 0 ? "" : target, line: Int(walk.tokens[index].line),
        value: CModuleOutline.Expression(value(behind: index, depth, walk, in: bytes)),
        condition: condition(at: index, walk)))
  }

  /// The argument of a call that is a module by its name, else the first one.
  private func target(ofCallAt callee: Int, _ walk: CWalk, in bytes: Span<UInt8>) -> Range<Int> {
    let tokens = walk.tokens
    let arguments = tokens.pieces(
      of: tokens.interior(ofGroupAt: callee + 1), depth: tokens[callee].depth + 1)
    let module = arguments.first { argument in
      argument.count == 1
        && ["m", "mod", "module"].contains(CText.string(tokens[argument.lowerBound], in: bytes))
    }
    return module ?? arguments.first ?? 0..<0
  }

  /// The conditions around a token; around the definition for the text of a macro.
  private func condition(at index: Int, _ walk: CWalk) -> Int {
    guard walk.isMacroText else { return walk.condition(at: index) }
    return macros.condition(ofToken: index)
  }

  /// A name that the function around gets as a parameter: calls of that function add names.
  ///
  /// - Returns: Whether it is one.
  private mutating func noteWrapper(_ index: Int, _ walk: CWalk, in bytes: Span<UInt8>) -> Bool {
    guard walk.nesting == 0, walk.isInBody, let function = walk.function,
      walk.tokens.isPunctuator(.openParen, at: function + 1)
    else { return false }
    let name = walk.tokens[index]
    var position = 0
    for candidate in (function + 2)..<min(function + 100, walk.tokens.count) {
      let token = walk.tokens[candidate]
      if token.depth == 0 { return false }
      guard token.depth == 1 else { continue }
      if token.is(.comma) { position += 1 }
      if token.isIdentifier, equal(token, name, in: bytes),
        let next = walk.tokens.at(candidate + 1), next.is(.comma) || next.is(.closeParen)
      {
        wrappers.set(walk.tokens[function].range, in: bytes, value: position)
        return true
      }
    }
    return false
  }

  private func equal(_ left: CToken, _ right: CToken, in bytes: Span<UInt8>) -> Bool {
    guard left.range.count == right.range.count else { return false }
    for offset in 0..<left.range.count
    where bytes[Int(left.start) + offset] != bytes[Int(right.start) + offset] { return false }
    return true
  }

  /// A call that adds a name which does not stand in it.
  private mutating func noteDynamicName(
    _ frame: CWalk.Frame, _ callee: Int, end: Int, _ walk: CWalk, in bytes: Span<UInt8>
  ) {
    guard case .adder(let position) = frame.word, !frame.isUsed, !walk.isMacroText,
      frame.argument >= position
    else { return }
    let depth = walk.tokens[callee].depth + 1
    let arguments = walk.tokens.pieces(of: (callee + 2)..<max(callee + 2, end), depth: depth)
    guard arguments.indices.contains(position) else { return }
    let text = CText.string(arguments[position], of: walk.tokens, in: bytes, limit: 80)
    module.dynamicAdditions.append(
      CModuleOutline.Addition(
        name: text, callee: CText.string(walk.tokens[callee], in: bytes),
        target: CText.string(arguments[0], of: walk.tokens, in: bytes, limit: 80),
        line: Int(walk.tokens[callee].line),
        value: CModuleOutline.Expression(
          arguments.indices.contains(position + 1)
            ? CText.string(arguments[position + 1], of: walk.tokens, in: bytes, limit: 160) : ""),
        condition: walk.condition(at: callee)))
  }

  /// `PyTypeObject *type = &X; … PyModule_AddType(m, type)`: what the variable was assigned is added;
  /// of `type = list[i]` the list.
  private mutating func noteTypeValue(
    of name: Int, callee: Int, _ target: Range<Int>, _ walk: CWalk, in bytes: Span<UInt8>
  ) {
    let tokens = walk.tokens
    for index in (max(1, callee - 200)..<callee).reversed()
    where tokens[index].is(.equals) && tokens[index - 1].isIdentifier
      && !tokens.isPunctuator(.equals, at: index + 1)
      && equal(tokens[index - 1], tokens[name], in: bytes)
    {
      var position = index + 1
      // What a call on the way takes, as the base of a type that it makes, is not the value.
      var isInCall = false
      while position < min(index + 40, callee), !tokens[position].is(.semicolon) {
        if tokens[position].depth == tokens[index].depth {
          isInCall = tokens[position].is(.openParen) && tokens[position - 1].isIdentifier
        }
        let isList =
          tokens[position].isIdentifier && tokens.isPunctuator(.openSquare, at: position + 1)
        let place = isList ? position : tokens[position].is(.ampersand) ? position + 1 : nil
        if !isInCall, let place, let value = tokens.at(place), value.isIdentifier {
          module.typeAdditions.append(
            CModuleOutline.TypeAddition(
              cName: CText.string(value, in: bytes),
              callee: CText.string(tokens[callee], in: bytes),
              target: CText.string(target, of: tokens, in: bytes, limit: 80),
              line: Int(tokens[callee].line), condition: condition(at: callee, walk)))
        }
        position += 1
      }
      return
    }
  }

  /// `PyObject_SetAttr(state->arg_type, state->annotation, Py_None)`: a variable is named as the string
  /// that it holds.
  private mutating func noteTypeAttribute(
    _ frame: CWalk.Frame, _ callee: Int, end: Int, _ walk: CWalk, in bytes: Span<UInt8>
  ) {
    guard frame.word == .keyAdder(1), !frame.isUsed, frame.argument == 2 else { return }
    let tokens = walk.tokens
    let depth = tokens[callee].depth + 1
    let arguments = tokens.pieces(of: (callee + 2)..<max(callee + 2, end), depth: depth)
    guard arguments.count == 3, arguments[1].count == 4, let last = arguments[1].last,
      tokens[last].isIdentifier
    else { return }
    let target = CText.string(arguments[0], of: tokens, in: bytes, limit: 80)
    guard target.hasSuffix("_type") || target == "type" else { return }
    module.additions.append(
      CModuleOutline.Addition(
        name: CText.string(tokens[last], in: bytes),
        callee: CText.string(tokens[callee], in: bytes), target: target,
        line: Int(tokens[callee].line), condition: condition(at: callee, walk)))
  }

  /// Whether a word stands between square brackets: `i` in `types[i]`.
  private func isIndex(_ index: Int, in range: Range<Int>, _ tokens: CTokens) -> Bool {
    let depth = tokens[index].depth
    let open = range.last { $0 < index && tokens[$0].depth < depth }
    return open.map { tokens[$0].is(.openSquare) } ?? false
  }

  /// The end of a call: `PyModule_AddType(m, &X)`, `Py_InitModule("x", methods)`.
  mutating func closeCall(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    let depth = walk.tokens[index].depth
    guard let frame = walk.frame(atDepth: depth + 1), let callee = frame.callee else { return }
    noteDynamicName(frame, callee, end: index, walk, in: bytes)
    noteTypeAttribute(frame, callee, end: index, walk, in: bytes)
    noteMaking(frame, callee, end: index, walk, in: bytes)
    let isTypeAdder = frame.word == .typeAdder
    guard isTypeAdder || frame.word == .initialiser, frame.argument >= 1 else { return }
    let arguments = walk.tokens.pieces(of: (callee + 2)..<max(callee + 2, index), depth: depth + 1)
    guard arguments.count >= 2,
      let last = arguments[1].last(where: {
        walk.tokens[$0].isIdentifier && !isIndex($0, in: arguments[1], walk.tokens)
      })
    else { return }
    let name = CText.string(walk.tokens[last], in: bytes)
    let line = Int(walk.tokens[callee].line)
    if isTypeAdder {
      noteTypeValue(of: last, callee: callee, arguments[0], walk, in: bytes)
      module.typeAdditions.append(
        CModuleOutline.TypeAddition(
          cName: name, callee: CText.string(walk.tokens[callee], in: bytes),
          target: CText.string(arguments[0], of: walk.tokens, in: bytes, limit: 80), line: line,
          value: CModuleOutline.Expression(
            CText.string(arguments[1], of: walk.tokens, in: bytes, limit: 160)),
          condition: condition(at: callee, walk)))
    } else {
      module.definitions.append(
        CModuleOutline.ModuleDefinition(
          cName: "", name: literal(arguments[0], walk.tokens, in: bytes), methods: name, line: line)
      )
    }
  }
}
