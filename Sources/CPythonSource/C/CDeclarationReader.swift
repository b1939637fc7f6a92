/// Reads what a file declares at file level: functions, variables, types, enum constants, and the
/// members of structures.
struct CDeclarationReader {
  var declarations: [COutline.Declaration] = []
  var members: [COutline.Member] = []
  var conditions: CConditionStack
  var faults: [COutline.Fault] = []
  let macros: CMacroTable
  /// In a header, everything is given to those who include it.
  let isHeader: Bool
  let words = CWord.table

  /// Structures inside each other, and macros in macros, are read to this depth.
  static let nestingBound = SourceBound.cStructures.limit
  private var expansions = 0
  private var expandedBytes = 0
  private var isBeyondBound = false

  init(_ lexer: CLexer, macros: CMacroTable, isHeader: Bool) {
    conditions = lexer.conditions
    self.macros = macros
    self.isHeader = isHeader
  }

  /// What a macro stands for, as far as the bounds on all of them allow.
  mutating func expansion(_ definition: Int, arguments: [[UInt8]]) -> [UInt8]? {
    guard expansions < SourceBound.cMemberMacros.limit,
      expandedBytes < SourceBound.cMemberText.limit
    else {
      if !isBeyondBound {
        faults.append(COutline.Fault(message: "too many macros stand for members", line: 1))
      }
      isBeyondBound = true
      return nil
    }
    expansions += 1
    let text = macros.expansion(definition, arguments: arguments)
    expandedBytes += text?.count ?? 0
    return text
  }

  mutating func readFile(_ tokens: CTokens, in bytes: Span<UInt8>) {
    var item = CItem()
    var index = 0
    while index < tokens.count {
      item.collect(tokens, in: index..<tokens.count, depth: 0, bytes: bytes, words: words)
      if item.count > 1 { read(item, tokens, in: bytes) }
      index = item.next
    }
    adoptTypedefNames()
    if declarations.indices.dropFirst().contains(where: {
      declarations[$0].line < declarations[$0 - 1].line
    }) {
      declarations.sort { $0.line < $1.line }
    }
  }

  private mutating func read(_ item: CItem, _ tokens: CTokens, in bytes: Span<UInt8>) {
    guard let specifiers = CSpecifiers(item, tokens, in: bytes) else { return }
    let declarators = declarators(of: item, after: specifiers, tokens)
    if let aggregate = specifiers.aggregate {
      readAggregate(aggregate, specifiers, declarators, tokens, in: bytes)
    }
    guard specifiers.hasType || specifiers.mayHaveType || item.hasBody else { return }
    for declarator in declarators {
      record(declarator, specifiers, isDefined: item.hasBody, tokens, in: bytes)
      if item.hasBody { return }
    }
  }

  /// The declarators of an item, in order.
  func declarators(
    of item: CItem, after specifiers: CSpecifiers, _ tokens: CTokens
  ) -> [CDeclarator] {
    var declarators: [CDeclarator] = []
    var index = specifiers.next
    while index < item.count {
      let declarator = CDeclarator(item, at: index, tokens)
      declarators.append(declarator)
      index = max(declarator.next, index)
      guard item.isPunctuator(.comma, at: index) else { break }
      index += 1
    }
    return declarators
  }

  private mutating func record(
    _ declarator: CDeclarator, _ specifiers: CSpecifiers, isDefined: Bool, _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) {
    guard let name = declarator.name else { return }
    if specifiers.aggregate != nil, definesBody(name, tokens, in: bytes) { return }
    let isFunction = declarator.parameters != nil
    var kind = COutline.DeclarationKind.variable
    if specifiers.isTypedef {
      kind = .typedef
    } else if isFunction {
      kind = specifiers.isInline && specifiers.isStatic ? .staticInlineFunction : .function
    }
    let isMarked =
      specifiers.isTypedef || specifiers.isExported || specifiers.isExtern
      || (specifiers.isInline && specifiers.isStatic)
    var parameters: [String]?
    if let open = declarator.parameters, !specifiers.isTypedef {
      parameters = self.parameters(ofGroupAt: open, tokens, in: bytes)
    }
    declarations.append(
      COutline.Declaration(
        kind: kind, name: CText.string(tokens[name], in: bytes), line: Int(tokens[name].line),
        condition: tokens.condition(at: name), isDeclared: isHeader || isMarked,
        parameters: parameters, type: type(of: declarator, specifiers, tokens, in: bytes),
        isExported: specifiers.isExported))
  }

  /// Whether a name after a structure's tag is a macro that stands for the body:
  /// `struct x BODY(1);`.
  private func definesBody(_ name: Int, _ tokens: CTokens, in bytes: Span<UInt8>) -> Bool {
    guard tokens.isPunctuator(.openParen, at: name + 1) else { return false }
    return macros.definitions(of: tokens[name].range, in: bytes).contains { opensBrace($0) }
  }

  func opensBrace(_ macro: Int) -> Bool {
    macros.body(macro).first?.is(.openBrace) ?? false
  }

  private func parameters(
    ofGroupAt open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> [String] {
    let interior = tokens.interior(ofGroupAt: open)
    let pieces = tokens.pieces(of: interior, depth: tokens[open].depth + 1)
    let names = pieces.map { CText.string($0, of: tokens, in: bytes) }
    return names == ["void"] ? [] : names
  }

  /// The type as written, white space normalised; the name is left out of it.
  func type(
    of declarator: CDeclarator, _ specifiers: CSpecifiers, _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) -> String {
    // Most types are one range.
    var only = 0..<0
    var text: [UInt8] = []
    func append(_ range: Range<Int>) {
      guard !range.isEmpty else { return }
      if text.isEmpty, only.isEmpty {
        only = range
        return
      }
      if text.isEmpty { CText.append(only, of: tokens.list, in: bytes, to: &text) }
      let isOpen = text.last == .openParen || text.last == .star
      if !text.isEmpty, !isOpen, !tokens[range.lowerBound].is(.closeParen) { text.append(.space) }
      CText.append(range, of: tokens.list, in: bytes, to: &text)
    }
    if let open = specifiers.typeMacro { append(tokens.interior(ofGroupAt: open)) }
    if let aggregate = specifiers.aggregate {
      append(aggregate.keyword..<(aggregate.keyword + 1))
      if let tag = aggregate.tag { append(tag..<(tag + 1)) }
    } else if let start = specifiers.typeStart, start < declarator.before.lowerBound {
      append(start..<specifierEnd(specifiers, declarator, tokens))
    }
    append(declarator.before)
    if declarator.parameters == nil || specifiers.isTypedef { append(declarator.after) }
    if text.isEmpty { return CText.string(only, of: tokens, in: bytes) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Where the specifiers end: before the first declarator, of which this may be a later one.
  private func specifierEnd(
    _ specifiers: CSpecifiers, _ declarator: CDeclarator, _ tokens: CTokens
  ) -> Int {
    min(specifiers.end ?? declarator.before.lowerBound, declarator.before.lowerBound)
  }

  /// Gives members of `struct tag` the name of a typedef of it that stands apart.
  private mutating func adoptTypedefNames() {
    guard members.contains(where: { $0.tag == $0.structure }) else { return }
    var names: [String: String] = [:]
    for declaration in declarations where declaration.kind == .typedef {
      guard let type = declaration.type else { continue }
      let words = type.split(separator: " ")
      guard words.count == 2, words[0] == "struct" || words[0] == "union" else { continue }
      if names[String(words[1])] == nil { names[String(words[1])] = declaration.name }
    }
    for index in members.indices {
      guard let tag = members[index].tag, tag == members[index].structure else { continue }
      if let name = names[tag] { members[index].structure = name }
    }
  }
}
