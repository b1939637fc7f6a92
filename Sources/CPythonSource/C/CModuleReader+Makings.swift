/// What the calls of a function that makes a class from its parameters stand for.
struct CMakerTemplate {
  enum Argument {
    case written(String)
    case parameter(Int)
  }

  var maker: CModuleOutline.Maker
  var arguments: [Argument]
  /// The parameter that the class is assigned to, if it is one.
  var variable: Int?
}

extension CModuleReader {
  /// Arguments longer than this are cut.
  private static let textBound = 160

  /// The end of a call that makes a class, or of one of a function of the file that does.
  mutating func noteMaking(
    _ frame: CWalk.Frame, _ callee: Int, end: Int, _ walk: CWalk, in bytes: Span<UInt8>
  ) {
    guard !walk.isMacroText, walk.isInBody else { return }
    let tokens = walk.tokens
    let pieces = tokens.pieces(
      of: (callee + 2)..<max(callee + 2, end), depth: tokens[callee].depth + 1)
    if case .maker(let maker) = frame.word {
      guard let (maker, pieces) = making(maker, pieces, tokens, in: bytes) else { return }
      let variable = variable(ofCallAt: callee, walk)
      if noteTemplate(maker, pieces, variable, walk, in: bytes) { return }
      append(
        maker, pieces.map { text($0, tokens, in: bytes) },
        variable: variable.map { CText.string(tokens[$0], in: bytes) } ?? "", callee, walk)
    } else if let number = frame.template {
      expand(makerTemplates[number], pieces, callee, walk, in: bytes)
    } else if frame.isHint {
      noteGift(pieces, callee, walk, in: bytes)
    }
  }

  func text(_ piece: Range<Int>, _ tokens: CTokens, in bytes: Span<UInt8>) -> String {
    CText.string(piece, of: tokens, in: bytes, limit: Self.textBound)
  }

  mutating func append(
    _ maker: CModuleOutline.Maker, _ arguments: [String], variable: String, given: [String] = [],
    _ callee: Int, _ walk: CWalk
  ) {
    if !variable.isEmpty {
      let name = Array(variable.utf8)
      madeVariables.insert(0..<name.count, in: name.span, value: 0)
    }
    module.makings.append(
      CModuleOutline.Making(
        maker: maker, variable: variable,
        arguments: arguments.map { CModuleOutline.Expression($0) }, given: given,
        line: Int(walk.tokens[callee].line)))
  }

  /// The arguments in the order that the maker says; nil if the call makes no class.
  private func making(
    _ maker: CModuleOutline.Maker, _ pieces: [Range<Int>], _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) -> (CModuleOutline.Maker, [Range<Int>])? {
    switch maker {
    case .call:
      let makesClass = pieces.prefix(2).contains { piece in
        piece.contains {
          CText.equal(tokens[$0], "PyType_Type", in: bytes)
            || CText.equal(tokens[$0], "\"namedtuple\"", in: bytes)
        }
      }
      return makesClass ? (maker, pieces) : nil
    case .initialisedSequence:
      // `_PyStructSequence_InitBuiltin(interp, &X, &x_desc)`
      let first = pieces.firstIndex { piece in
        piece.contains { tokens[$0].is(.ampersand) }
      }
      return (maker, Array(pieces.dropFirst(first ?? 0)))
    default: return pieces.isEmpty ? nil : (maker, pieces)
    }
  }

  /// The last word of what a call's result is assigned to, or of the first argument of the call that
  /// it is an argument of: `ASSIGN(Error, PyErr_NewException(…))`.
  private func variable(ofCallAt callee: Int, _ walk: CWalk) -> Int? {
    let tokens = walk.tokens
    let before = beforeCasts(callee - 1, tokens)
    if tokens.isPunctuator(.equals, at: before) { return assigned(before: before, tokens) }
    let depth = tokens[callee].depth
    guard depth > 0, let outer = walk.frame(atDepth: depth), outer.callee != nil,
      outer.argument > 0, outer.word == nil
    else { return nil }
    return outer.first.last { tokens[$0].isIdentifier }
  }

  /// The token before the casts that end at an index.
  private func beforeCasts(_ index: Int, _ tokens: CTokens) -> Int {
    var index = index
    while tokens.isPunctuator(.closeParen, at: index) {
      let depth = tokens[index].depth
      index -= 1
      while index >= 0, tokens[index].depth > depth { index -= 1 }
      index -= 1
    }
    return index
  }

  /// The last word of what stands before an equals sign: `x` in `state->x`, `(x)`, `x[i]`.
  private func assigned(before equals: Int, _ tokens: CTokens) -> Int? {
    var index = equals - 1
    if tokens.isPunctuator(.closeSquare, at: index) {
      let depth = tokens[index].depth
      index -= 1
      while index >= 0, tokens[index].depth > depth { index -= 1 }
      index -= 1
    }
    while tokens.isPunctuator(.closeParen, at: index) { index -= 1 }
    return tokens.at(index)?.isIdentifier ?? false ? index : nil
  }

  // MARK: Functions that make classes

  /// Whether the call makes a class from parameters of the function around, which are noted then.
  private mutating func noteTemplate(
    _ maker: CModuleOutline.Maker, _ pieces: [Range<Int>], _ variable: Int?, _ walk: CWalk,
    in bytes: Span<UInt8>
  ) -> Bool {
    guard walk.nesting == 0, let function = walk.function else { return false }
    let tokens = walk.tokens
    let parameters = parameters(ofFunctionAt: function, tokens)
    func parameter(_ index: Int?) -> Int? {
      guard let index else { return nil }
      return parameters.firstIndex {
        $0.map { CText.equal(tokens[$0], CText.string(tokens[index], in: bytes), in: bytes) }
          ?? false
      }
    }
    var isFromParameter = false
    let arguments = pieces.enumerated().map { place, piece -> CMakerTemplate.Argument in
      let words = piece.filter { tokens[$0].isIdentifier }
      let isLone = words.count == 1 || tokens.isPunctuator(.closeParen, at: piece.upperBound - 2)
      guard isLone, let position = parameter(words.last) else {
        return .written(text(piece, tokens, in: bytes))
      }
      if !(maker.isModule(at: place)) { isFromParameter = true }
      return .parameter(position)
    }
    guard isFromParameter else { return false }
    if makers.insert(
      tokens[function].range, in: bytes, value: makerTemplates.count)
    {
      makerTemplates.append(
        CMakerTemplate(maker: maker, arguments: arguments, variable: parameter(variable)))
    }
    return true
  }

  /// The tokens of the parameters' names; nil for one without.
  private func parameters(ofFunctionAt name: Int, _ tokens: CTokens) -> [Int?] {
    guard tokens.isPunctuator(.openParen, at: name + 1) else { return [] }
    return tokens.pieces(
      of: tokens.interior(ofGroupAt: name + 1), depth: tokens[name].depth + 1
    ).map { piece in piece.last { tokens[$0].isIdentifier } }
  }

  /// A call of a function that makes a class from its parameters.
  private mutating func expand(
    _ template: CMakerTemplate, _ pieces: [Range<Int>], _ callee: Int, _ walk: CWalk,
    in bytes: Span<UInt8>
  ) {
    let tokens = walk.tokens
    func argument(_ position: Int) -> String {
      pieces.indices.contains(position) ? text(pieces[position], tokens, in: bytes) : ""
    }
    let arguments = template.arguments.map { part in
      switch part {
      case .written(let text): text
      case .parameter(let position): argument(position)
      }
    }
    let word = template.variable.flatMap { position in
      pieces.indices.contains(position)
        ? pieces[position].last { tokens[$0].isIdentifier } : nil
    }
    let variable = word ?? variable(ofCallAt: callee, walk)
    append(
      template.maker, arguments,
      variable: variable.map { CText.string(tokens[$0], in: bytes) } ?? "",
      given: words(of: pieces, tokens, in: bytes), callee, walk)
  }

  private func words(
    of pieces: [Range<Int>], _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> [String] {
    pieces.flatMap { piece in
      piece.filter { tokens[$0].isIdentifier }.map { CText.string(tokens[$0], in: bytes) }
    }
  }

  // MARK: What classes are given

  /// `add_fields(state, state->x_type, x_fields)`: a class that was made gets something more.
  private mutating func noteGift(
    _ pieces: [Range<Int>], _ callee: Int, _ walk: CWalk, in bytes: Span<UInt8>
  ) {
    let tokens = walk.tokens
    // What a macro of the file stands for is read by itself.
    guard madeVariables.count > 0, pieces.count > 1,
      macros.definitions(of: tokens[callee].range, in: bytes).isEmpty
    else { return }
    let made = pieces.compactMap { piece in piece.last { tokens[$0].isIdentifier } }
      .first { madeVariables.find(tokens[$0].range, in: bytes) != nil }
    guard let made else { return }
    module.makings.append(
      CModuleOutline.Making(
        maker: .addition, variable: CText.string(tokens[made], in: bytes),
        arguments: [CModuleOutline.Expression(CText.string(tokens[callee], in: bytes))],
        given: words(of: pieces, tokens, in: bytes), line: Int(tokens[callee].line)))
  }
}

extension CModuleOutline.Maker {
  var isMade: Bool { self != .base && self != .addition && self != .alias }

  /// Whether the argument at a place is the module, which says nothing about the class.
  fileprivate func isModule(at place: Int) -> Bool {
    switch self {
    case .moduleSpecification: place == 0
    case .metaclass: place == 1
    default: false
    }
  }
}
