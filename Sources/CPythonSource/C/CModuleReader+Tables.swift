extension CModuleReader {
  /// Reads `type name[] = {…}` if the type means something, or if it is a table of names.
  ///
  /// - Parameter index: Of the equals sign.
  mutating func readInitialiser(
    _ index: Int, _ tokens: CTokens, nesting: Int, in bytes: Span<UInt8>
  ) {
    guard let (name, word) = declaration(before: index, tokens, in: bytes) else { return }
    let open = index + 1
    let table = CModuleOutline.Table(
      kind: .other, cName: CText.string(tokens[name], in: bytes), line: Int(tokens[name].line),
      entries: [], macros: [])
    switch word {
    case .methods: readTable(table, .methods, open, tokens, nesting, in: bytes)
    case .getters: readTable(table, .getters, open, tokens, nesting, in: bytes)
    case .members: readTable(table, .members, open, tokens, nesting, in: bytes)
    case .fields: readTable(table, .structSequence, open, tokens, nesting, in: bytes)
    case .slots: readSlots(table, open, tokens, in: bytes)
    case .suite(let kind): readSuite(table, kind, open, tokens, in: bytes)
    // `PyTypeObject *types[] = {&A, &B}`
    case .typeObject where tokens.isPunctuator(.closeSquare, at: index - 1),
      .typeSpec where tokens.isPunctuator(.closeSquare, at: index - 1):
      readTable(table, .other, open, tokens, nesting, in: bytes)
    case .typeObject: readTypeObject(name, open, tokens, in: bytes)
    case .typeSpec: readTypeSpec(name, open, tokens, in: bytes)
    case .structureDescription: readDescription(name, open, tokens, in: bytes)
    case .moduleDefinition: readModuleDefinition(name, open, tokens, in: bytes)
    default: readTable(table, .other, open, tokens, nesting, in: bytes)
    }
  }

  /// The variable declared before an equals sign, and what its type means.
  private func declaration(
    before index: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> (name: Int, word: CModuleWord?)? {
    var name = index - 1
    var steps = 0
    while let token = tokens.at(name), steps < 64, token.is(.closeSquare) || steps > 0 {
      if token.depth == tokens[index].depth, token.isIdentifier { break }
      steps += 1
      name -= 1
    }
    guard let token = tokens.at(name), token.isIdentifier else { return nil }
    for step in 1...4 {
      guard let before = tokens.at(name - step), before.isIdentifier || before.is(.star) else {
        break
      }
      if before.isIdentifier, let word = CModuleWord.find(before.range, in: bytes) {
        return (name, word)
      }
    }
    return (name, nil)
  }

  private mutating func readTable(
    _ table: CModuleOutline.Table, _ kind: CModuleOutline.TableKind, _ open: Int,
    _ tokens: CTokens, _ nesting: Int, in bytes: Span<UInt8>
  ) {
    var table = table
    table.kind = kind
    let range = tokens.interior(ofGroupAt: open)
    let depth = tokens[open].depth + 1
    if kind == .methods { table.functions = functions(ofTableAt: open, tokens, in: bytes) }
    if kind == .other {
      for index in range where tokens[index].is(.ampersand) && table.references.count < 1000 {
        guard let name = tokens.at(index + 1), name.isIdentifier else { continue }
        table.references.append(CText.string(name, in: bytes))
      }
    }
    // One structure alone, not an array: `PyMethodDef x = {"name", …};`
    if kind != .other, let name = entryName(ofGroupAt: open, tokens, in: bytes) {
      table.entries.append(name)
    } else {
      readEntries(range, depth, &table, tokens, nesting, in: bytes)
    }
    if kind == .other, table.entries.isEmpty, table.references.isEmpty { return }
    module.tables.append(table)
  }

  /// The second value of each entry: the C function of a method.
  private func functions(
    ofTableAt open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> [String] {
    let depth = tokens[open].depth + 1
    var found: [String] = []
    for index in tokens.interior(ofGroupAt: open)
    where tokens[index].is(.openBrace) && tokens[index].depth == depth {
      let values = tokens.pieces(of: tokens.interior(ofGroupAt: index), depth: depth + 1)
      guard values.count > 1,
        let name = values[1].last(where: { tokens[$0].isIdentifier })
      else { continue }
      found.append(CText.string(tokens[name], in: bytes))
    }
    return found
  }

  private mutating func readEntries(
    _ range: Range<Int>, _ depth: UInt8, _ table: inout CModuleOutline.Table, _ tokens: CTokens,
    _ nesting: Int, condition: Int? = nil, in bytes: Span<UInt8>
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      if token.is(.openBrace) {
        let name = entryName(ofGroupAt: index, tokens, in: bytes)
        if var name = name
          ?? (table.kind == .other ? anyName(ofGroupAt: index, tokens, in: bytes) : nil)
        {
          name.condition = condition ?? tokens.condition(at: index)
          table.entries.append(name)
        }
        index = tokens.end(ofGroupAt: index)
      } else if table.kind == .other, token.isString, token.depth == depth {
        // `const char *names[] = {"A", "B"}`
        if isLoneValue(index, in: range, tokens),
          let name = CText.identifier(literal: token, in: bytes)
        {
          table.entries.append(
            CModuleOutline.Named(
              name: CText.string(name, in: bytes), line: Int(token.line),
              condition: condition ?? tokens.condition(at: index)))
        }
        index += 1
      } else if token.isIdentifier, token.depth == depth {
        index = readEntryMacro(index, &table, tokens, nesting, condition, in: bytes)
      } else {
        index = token.isOpening ? tokens.end(ofGroupAt: index) : index + 1
      }
    }
  }

  /// A macro that stands for entries: expanded if this file defines it and it takes arguments.
  ///
  /// - Returns: The index after it.
  private mutating func readEntryMacro(
    _ index: Int, _ table: inout CModuleOutline.Table, _ tokens: CTokens, _ nesting: Int,
    _ outer: Int?, in bytes: Span<UInt8>
  ) -> Int {
    let condition = outer ?? tokens.condition(at: index)
    let token = tokens[index]
    let hasCall = tokens.isPunctuator(.openParen, at: index + 1)
    let end = hasCall ? tokens.end(ofGroupAt: index + 1) : index + 1
    if hasCall, nesting < Self.nestingBound {
      let before = table.entries.count
      let arguments = tokens.arguments(ofCallAt: index + 1, in: bytes)
      for definition in macros.definitions(of: token.range, in: bytes) {
        guard let text = macros.expansion(definition, arguments: arguments),
          take(text.count + 64, line: token.line)
        else { continue }
        readEntries(ofText: text, line: token.line, &table, nesting + 1, condition)
      }
      if table.entries.count > before { return end }
    }
    if table.kind != .other, !CText.equal(token, "NULL", in: bytes) {
      table.macros.append(
        CModuleOutline.Named(
          name: CText.string(token, in: bytes), line: Int(token.line), condition: condition))
    }
    return end
  }

  private mutating func readEntries(
    ofText text: [UInt8], line: UInt32, _ table: inout CModuleOutline.Table, _ nesting: Int,
    _ condition: Int
  ) {
    var lexer = CLexer()
    lexer.readText(text.span, line: line)
    let tokens = lexer.tokens
    for token in tokens.list where token.isString { noteString(token, in: text.span) }
    if table.kind == .other {
      for index in tokens.list.indices where tokens[index].is(.ampersand) {
        guard let name = tokens.at(index + 1), name.isIdentifier else { continue }
        table.references.append(CText.string(name, in: text.span))
      }
    }
    readEntries(
      0..<tokens.count, 0, &table, tokens, nesting, condition: condition, in: text.span)
  }

  /// The first string of `{VALUE, "name"}` that is a value by itself.
  private func anyName(
    ofGroupAt open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> CModuleOutline.Named? {
    let range = tokens.interior(ofGroupAt: open)
    for index in range.prefix(64)
    where tokens[index].isString && isLoneValue(index, in: range, tokens) {
      guard let name = CText.identifier(literal: tokens[index], in: bytes) else { continue }
      return CModuleOutline.Named(
        name: CText.string(name, in: bytes), line: Int(tokens[index].line))
    }
    return nil
  }

  /// Whether a token of a list is a value of it by itself.
  private func isLoneValue(_ index: Int, in range: Range<Int>, _ tokens: CTokens) -> Bool {
    let startsValue =
      index == range.lowerBound || tokens.isPunctuator(.comma, at: index - 1)
      || tokens.isPunctuator(.equals, at: index - 1)
    return startsValue
      && (index + 1 == range.upperBound || tokens.isPunctuator(.comma, at: index + 1))
  }

  /// The name in `{"name", …}` or `{.ml_name = "name", …}`.
  func entryName(
    ofGroupAt open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> CModuleOutline.Named? {
    var index = open + 1
    if tokens.isPunctuator(.dot, at: index) {
      guard let name = designatedName(ofGroupAt: open, tokens) else { return nil }
      index = name
    }
    while tokens.isPunctuator(.openParen, at: index) { index = tokens.end(ofGroupAt: index) }
    guard let token = tokens.at(index), token.isString, token.depth == tokens[open].depth + 1
    else { return nil }
    // Literals side by side are one: "open_" #NAME
    var last = index
    while tokens.at(last + 1)?.isString ?? false { last += 1 }
    guard let next = tokens.at(last + 1), next.is(.comma) || next.is(.closeBrace),
      let name = name(index...last, tokens, in: bytes)
    else { return nil }
    return CModuleOutline.Named(name: name, line: Int(token.line))
  }

  /// The first value after `.name =`, `.ml_name =`, `.d_name =`: the first designated string.
  private func designatedName(ofGroupAt open: Int, _ tokens: CTokens) -> Int? {
    let depth = tokens[open].depth + 1
    for index in tokens.interior(ofGroupAt: open)
    where tokens[index].depth == depth && tokens[index].is(.equals) {
      if tokens.at(index + 1)?.isString ?? false { return index + 1 }
    }
    return nil
  }
}
