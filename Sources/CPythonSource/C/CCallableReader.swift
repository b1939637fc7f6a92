/// Reads what a C file tells of the arguments of its functions.
struct CCallableReader {
  var callables = CCallables()
  let macros: CMacroTable
  /// How many bytes macros of tables may still expand to.
  private var budget: Int

  init(macros: CMacroTable, size: Int) {
    self.macros = macros
    budget = 8 * size + (1 << 20)
  }

  mutating func readFile(_ tokens: CTokens, in bytes: Span<UInt8>) {
    var head: Int?
    for index in tokens.list.indices {
      let token = tokens[index]
      if token.isString {
        if !(tokens.at(index - 1)?.isString ?? false) { readDocstring(index, tokens, in: bytes) }
      } else if token.is(.openBrace) {
        if tokens.isPunctuator(.equals, at: index - 1) {
          readInitialiser(index, tokens, isOutside: token.depth == 0, in: bytes)
        } else if token.depth == 0, let head {
          readBody(of: head, tokens.interior(ofGroupAt: index), tokens, in: bytes)
        }
      } else if token.depth == 0 {
        if token.isIdentifier, tokens.isPunctuator(.openParen, at: index + 1) {
          head = index
        } else if token.is(.semicolon) || token.is(.equals) {
          head = nil
        }
      }
    }
  }

  // MARK: Docstrings

  private mutating func readDocstring(_ index: Int, _ tokens: CTokens, in bytes: Span<UInt8>) {
    guard let prototype = prototype(at: index, tokens, in: bytes) else { return }
    callables.prototypes.append(prototype)
  }

  /// The prototype that begins the string literals at an index.
  private func prototype(
    at index: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> CPrototype? {
    let first = CText.contents(of: tokens[index], in: bytes)
    guard let start = first.first, bytes[start].startsIdentifier else { return nil }
    var end = start
    while end < first.upperBound, bytes[end].continuesIdentifier || bytes[end] == .dot { end += 1 }
    guard end < first.upperBound, bytes[end] == .openParen else { return nil }
    var text: [UInt8] = []
    var next = index
    while let token = tokens.at(next), token.isString, text.count < CPrototype.bound {
      Self.append(CText.contents(of: token, in: bytes), in: bytes, to: &text)
      next += 1
    }
    return CPrototype(
      text, variable: variable(before: index, tokens, in: bytes), line: Int(tokens[index].line))
  }

  /// Appends the contents of a literal, its escapes undone as far as they stand in docstrings.
  private static func append(
    _ range: Range<Int>, in bytes: Span<UInt8>, to text: inout [UInt8]
  ) {
    var index = range.lowerBound
    while index < range.upperBound, text.count < CPrototype.bound {
      let byte = bytes[index]
      index += 1
      guard byte == .backslash, index < range.upperBound else {
        text.append(byte)
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "n"): text.append(.newline)
      case UInt8(ascii: "t"): text.append(.space)
      case .newline: break
      case .carriageReturn: if index + 1 < range.upperBound { index += 1 }
      case let other: text.append(other)
      }
      index += 1
    }
  }

  /// The variable of `PyDoc_STRVAR(x, "…")`, `char x[] = "…"`, `char x[] = PyDoc_STR("…")`.
  private func variable(
    before index: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> String {
    var index = index - 1
    if tokens.isPunctuator(.comma, at: index), tokens.isPunctuator(.openParen, at: index - 2),
      let name = tokens.at(index - 1), name.isIdentifier
    {
      return CText.string(name, in: bytes)
    }
    if tokens.isPunctuator(.openParen, at: index), tokens.at(index - 1)?.isIdentifier ?? false {
      index -= 2
    }
    guard tokens.isPunctuator(.equals, at: index) else { return "" }
    index -= 1
    while index > 0, tokens.isPunctuator(.closeSquare, at: index) {
      let depth = tokens[index].depth
      index -= 1
      while index > 0, tokens[index].depth > depth { index -= 1 }
      index -= 1
    }
    guard let name = tokens.at(index), name.isIdentifier else { return "" }
    return CText.string(name, in: bytes)
  }

  // MARK: Macros

  /// `#define X_METHODDEF {"x", …},` and `#define X_doc "x(a)\n--\n\n…"`
  mutating func readMacros() {
    let pool = macros.text
    for index in macros.macros.indices where macros.macros[index].parameters == nil {
      let body = CTokens(list: Array(macros.body(index)))
      guard let first = body.at(0) else { continue }
      let line = macros.macros[index].line
      if first.isString {
        if var prototype = prototype(at: 0, body, in: pool.span) {
          prototype.variable = macros.name(index)
          prototype.line = line
          callables.prototypes.append(prototype)
        }
      } else if first.is(.openBrace) {
        readEntries(
          0..<body.count, depth: 0, of: macros.name(index), body, line: line, in: pool.span)
      }
    }
  }

  // MARK: Tables

  private mutating func readInitialiser(
    _ open: Int, _ tokens: CTokens, isOutside: Bool, in bytes: Span<UInt8>
  ) {
    let depth = tokens[open].depth
    var name = open - 2
    let first = max(open - 64, 0)
    while name > first, !(tokens[name].isIdentifier && tokens[name].depth == depth) { name -= 1 }
    guard let token = tokens.at(name), token.isIdentifier, token.depth == depth else { return }
    let isMethods = (1...4).contains { step in
      tokens.at(name - step).map { $0.isIdentifier && CText.equal($0, "PyMethodDef", in: bytes) }
        ?? false
    }
    if isMethods {
      let table = CText.string(token, in: bytes)
      if tokens.at(open + 1)?.isString ?? false {
        readEntry(open, of: table, tokens, line: nil, in: bytes)
      } else {
        readEntries(
          tokens.interior(ofGroupAt: open), depth: depth + 1, of: table, tokens, line: nil,
          in: bytes)
      }
    } else if isOutside, let list = Self.list(open, tokens, in: bytes) {
      callables.lists[CText.string(token, in: bytes)] = list
    }
  }

  private mutating func readEntries(
    _ range: Range<Int>, depth: UInt8, of table: String, _ tokens: CTokens, line: Int?,
    nesting: Int = 0, in bytes: Span<UInt8>
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      if token.is(.openBrace) {
        readEntry(index, of: table, tokens, line: line, in: bytes)
        index = tokens.end(ofGroupAt: index)
      } else if token.isIdentifier, token.depth == depth {
        let hasCall = tokens.isPunctuator(.openParen, at: index + 1)
        let end = hasCall ? tokens.end(ofGroupAt: index + 1) : index + 1
        if hasCall, nesting < SourceBound.cMacros.limit {
          let arguments = tokens.arguments(ofCallAt: index + 1, in: bytes)
          for definition in macros.definitions(of: token.range, in: bytes) {
            guard budget > 0, let text = macros.expansion(definition, arguments: arguments) else {
              continue
            }
            budget -= text.count + 64
            var lexer = CLexer()
            lexer.readText(text.span, line: token.line)
            readEntries(
              0..<lexer.tokens.count, depth: 0, of: table, lexer.tokens,
              line: line ?? Int(token.line), nesting: nesting + 1, in: text.span)
          }
        } else {
          callables.macros[table, default: []].append(CText.string(token, in: bytes))
        }
        index = end
      } else {
        index = token.isOpening ? tokens.end(ofGroupAt: index) : index + 1
      }
    }
  }

  /// `{"name", (PyCFunction)function, FLAGS, documentation}`, in order or by `.ml_name = …`.
  private mutating func readEntry(
    _ open: Int, of table: String, _ tokens: CTokens, line: Int?, in bytes: Span<UInt8>
  ) {
    var entry = CCallables.Entry(
      table: table, name: "", function: "", flags: [], documentation: "",
      line: line ?? Int(tokens[open].line))
    let depth = tokens[open].depth + 1
    let pieces = tokens.pieces(of: tokens.interior(ofGroupAt: open), depth: depth)
    for (place, piece) in pieces.enumerated() where !piece.isEmpty {
      var value = piece
      var field = ["ml_name", "ml_meth", "ml_flags", "ml_doc"].prefix(place + 1).last ?? ""
      if place > 3 { field = "" }
      if piece.count > 3, tokens[piece.lowerBound].is(.dot),
        tokens[piece.lowerBound + 2].is(.equals)
      {
        field = CText.string(tokens[piece.lowerBound + 1], in: bytes)
        value = piece.dropFirst(3)
      }
      let words = value.filter { tokens[$0].isIdentifier }
      let literal = value.first { tokens[$0].isString }
      switch field {
      case "ml_name":
        // Literals side by side are one.
        let parts = value.filter { tokens[$0].isString }.map {
          CText.contents(of: tokens[$0], in: bytes)
        }
        entry.name = parts.map { CText.string($0, in: bytes) }.joined()
      case "ml_meth": entry.function = words.last.map { CText.string(tokens[$0], in: bytes) } ?? ""
      case "ml_flags": entry.flags = words.map { CText.string(tokens[$0], in: bytes) }
      case "ml_doc":
        if let literal {
          entry.prototype = prototype(at: literal, tokens, in: bytes)
        } else {
          entry.documentation = words.last.map { CText.string(tokens[$0], in: bytes) } ?? ""
        }
      default: break
      }
    }
    if !entry.name.isEmpty { callables.entries.append(entry) }
  }

  /// `{"a", "b", NULL}`
  private static func list(
    _ open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> [String]? {
    var list: [String] = []
    let range = tokens.interior(ofGroupAt: open)
    guard range.count < 200 else { return nil }
    for piece in tokens.pieces(of: range, depth: tokens[open].depth + 1) where !piece.isEmpty {
      guard let last = piece.last else { continue }
      let token = tokens[last]
      if token.isString {
        list.append(CText.string(CText.contents(of: token, in: bytes), in: bytes))
      } else if !(token.isIdentifier && CText.equal(token, "NULL", in: bytes))
        && token.kind != .number
      {
        return nil
      }
    }
    return list
  }

  // MARK: Functions

  private mutating func readBody(
    of head: Int, _ range: Range<Int>, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    var body = CCallables.Body(
      function: CText.string(tokens[head], in: bytes), line: Int(tokens[head].line))
    var lists: [(name: String, list: [String])] = []
    var isAboutKeywords = false
    for index in range {
      let token = tokens[index]
      if token.is(.openBrace), tokens.isPunctuator(.equals, at: index - 1) {
        var name = index - 2
        let first = max(range.lowerBound, index - 64)
        while name > first, !tokens[name].isIdentifier { name -= 1 }
        if tokens.isPunctuator(.closeSquare, at: index - 2), tokens[name].isIdentifier,
          let list = Self.list(index, tokens, in: bytes)
        {
          lists.append((CText.string(tokens[name], in: bytes), list))
        }
      }
      guard token.isIdentifier, token.range.count > 9 else { continue }
      let isParser = CText.equal(token, "_PyArg_Parser", in: bytes)
      let parses =
        isParser || CText.hasSuffix(token, "AndKeywords", in: bytes)
        || CText.hasSuffix(token, "AndKeywordsFast", in: bytes)
        || CText.hasSuffix(token, "UnpackKeywords", in: bytes)
      if parses {
        isAboutKeywords = true
        body.parsesKeywords = true
        let open = tokens.isPunctuator(.openParen, at: index + 1) ? index + 1 : index + 3
        if isParser || open == index + 1, let token = tokens.at(open), token.isOpening {
          for word in tokens.interior(ofGroupAt: open).prefix(200) where tokens[word].isIdentifier {
            body.words.append(CText.string(tokens[word], in: bytes))
          }
        }
      } else if CText.hasSuffix(token, "NoKeywords", in: bytes)
        || CText.hasSuffix(token, "NoKwnames", in: bytes)
      {
        isAboutKeywords = true
      } else if CText.hasPrefix(token, "PyArg_", in: bytes)
        || CText.hasPrefix(token, "_PyArg_", in: bytes)
        || CText.hasPrefix(token, "PyTuple_GET_ITEM", in: bytes)
        || CText.hasPrefix(token, "PyTuple_GetItem", in: bytes)
      {
        body.unpacks = true
      }
    }
    guard isAboutKeywords else { return }
    body.lists = lists.filter { body.words.contains($0.name) }.map(\.list)
    callables.bodies.append(body)
  }
}
