/// The macros of a file, and how to expand one.
///
/// It holds its own copy of the definitions' text, so that it does not need the file's bytes.
struct CMacroTable {
  private(set) var macros: [CMacro] = []
  private var tokens: [CToken] = []
  private var pool: [UInt8] = []
  /// The last definition of each name.
  private var names = CNameTable()

  /// Macros with more parameters than this are not expanded.
  static let parameterBound = SourceBound.cMacroParameters.limit
  /// Expansions longer than this are given up.
  static let expansionBound = SourceBound.cExpansion.limit

  init(_ lexer: CLexer, in bytes: Span<UInt8>) {
    tokens = lexer.macroTokens
    macros = lexer.macros
    for index in macros.indices { take(index, in: bytes) }
  }

  /// Copies a definition's text and moves its offsets to the copy.
  private mutating func take(_ index: Int, in bytes: Span<UInt8>) {
    var macro = macros[index]
    macro.earlier = names.find(macro.name, in: bytes)
    names.set(macro.name, in: bytes, value: index)
    let start = macro.name.lowerBound
    var end = macro.name.upperBound
    if let last = macro.parameters?.last { end = max(end, last.upperBound) }
    if let last = macro.body.last { end = max(end, Int(tokens[last].end)) }
    let base = pool.count
    pool.append(copying: bytes.extracting(start..<end))
    func moved(_ range: Range<Int>) -> Range<Int> {
      (range.lowerBound - start + base)..<(range.upperBound - start + base)
    }
    macro.name = moved(macro.name)
    macro.parameters = macro.parameters?.map(moved)
    for token in macro.body {
      let range = moved(tokens[token].range)
      tokens[token].start = UInt32(truncatingIfNeeded: range.lowerBound)
      tokens[token].end = UInt32(truncatingIfNeeded: range.upperBound)
    }
    macros[index] = macro
  }

  /// The definitions of a name, the last one first, at most four.
  func definitions(of range: Range<Int>, in bytes: Span<UInt8>) -> [Int] {
    if macros.isEmpty { return [] }
    return definitions(of: range, hash: CNameTable.hash(range, in: bytes), in: bytes)
  }

  func definitions(of range: Range<Int>, hash: UInt32, in bytes: Span<UInt8>) -> [Int] {
    var found: [Int] = []
    var next = names.find(range, hash: hash, in: bytes)
    while let index = next, found.count < 4 {
      if !macros[index].isUndefinition { found.append(index) }
      next = macros[index].earlier
    }
    return found
  }

  /// The definitions of a name that hold at a token of the file: not those after it, nor those that an
  /// `#undef` took away. All of them, if none does.
  func definitions(of range: Range<Int>, in bytes: Span<UInt8>, at token: Int) -> [Int] {
    if macros.isEmpty { return [] }
    var found: [Int] = []
    var next = names.find(range, in: bytes)
    while let index = next, found.count < 4 {
      next = macros[index].earlier
      if macros[index].tokenCount > token { continue }
      if macros[index].isUndefinition {
        if found.isEmpty, macros[index].condition != 0 { continue }
        break
      }
      found.append(index)
    }
    return found.isEmpty ? definitions(of: range, in: bytes) : found
  }

  func name(_ index: Int) -> String { CText.string(macros[index].name, in: pool.span) }

  /// The parameters as written; the last one is `...` for a variadic macro.
  func parameters(_ index: Int) -> [String]? {
    guard let parameters = macros[index].parameters else { return nil }
    let names = parameters.map { CText.string($0, in: pool.span) }
    return macros[index].isVariadic ? names + ["..."] : names
  }

  /// The replacement, white space normalised, at most so many bytes of it.
  func replacement(_ index: Int, limit: Int) -> String {
    CText.string(macros[index].body, of: tokens, in: pool.span, limit: limit)
  }

  func body(_ index: Int) -> ArraySlice<CToken> { tokens[macros[index].body] }

  /// The bytes that the tokens of macro bodies are in.
  var text: [UInt8] { pool }

  /// The conditions around the definition whose body has a token of ``allTokens``.
  func condition(ofToken index: Int) -> Int {
    var low = 0
    var high = macros.count
    while low < high {
      let middle = (low + high) / 2
      if macros[middle].body.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return macros.indices.contains(low) ? macros[low].condition : 0
  }

  /// The bodies of all macros, one after the other.
  var allTokens: CTokens { CTokens(list: tokens) }

  /// The text of tokens of a macro's body is in these bytes.
  func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(pool.span) }

  /// The text that an invocation stands for: parameters replaced, `#` and `##` done, nothing else
  /// expanded. Nil if the macro takes too many parameters or the text grows too long.
  func expansion(_ index: Int, arguments: [[UInt8]]) -> [UInt8]? {
    let macro = macros[index]
    let parameters = macro.parameters ?? []
    guard parameters.count <= Self.parameterBound else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(128)
    var previousEnd: UInt32?
    var pastes = false
    var stringises = false
    for token in body(index) {
      if token.kind == .paste {
        pastes = true
        continue
      }
      if token.is(.hash), macro.parameters != nil {
        stringises = true
        continue
      }
      if !pastes, let previousEnd, token.start > previousEnd { text.append(.space) }
      let argument = argument(for: token, of: macro, parameters, arguments)
      if let argument, stringises {
        Self.appendLiteral(argument, to: &text)
      } else if let argument {
        text.append(contentsOf: argument)
      } else {
        text.append(copying: pool.span.extracting(token.range))
      }
      guard text.count <= Self.expansionBound else { return nil }
      pastes = false
      stringises = false
      previousEnd = token.end
    }
    return text
  }

  private func argument(
    for token: CToken, of macro: CMacro, _ parameters: [Range<Int>], _ arguments: [[UInt8]]
  ) -> [UInt8]? {
    guard token.isIdentifier, macro.parameters != nil else { return nil }
    let name = pool[token.range]
    if let position = parameters.firstIndex(where: { pool[$0].elementsEqual(name) }) {
      return position < arguments.count ? arguments[position] : []
    }
    if macro.isVariadic, CText.equal(token, "__VA_ARGS__", in: pool.span) {
      return Array(arguments.dropFirst(parameters.count).joined(separator: [.comma]))
    }
    return nil
  }

  private static func appendLiteral(_ argument: [UInt8], to text: inout [UInt8]) {
    text.append(.quote)
    for byte in argument {
      if byte == .quote || byte == .backslash { text.append(.backslash) }
      text.append(byte)
    }
    text.append(.quote)
  }
}

extension CTokens {
  /// The arguments of the call whose parenthesis opens at an index, each as text without line ends.
  func arguments(ofCallAt open: Int, in bytes: Span<UInt8>) -> [[UInt8]] {
    pieces(of: interior(ofGroupAt: open), depth: list[open].depth + 1).map { piece in
      CText.bytes(piece, of: self, in: bytes).map { $0 == .newline ? .space : $0 }
    }
  }
}
