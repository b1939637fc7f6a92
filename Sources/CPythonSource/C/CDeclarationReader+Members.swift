/// The structure whose members are read, and where in it.
struct CMemberOwner {
  var structure: String
  var tag: String?
  var path: [String] = []
  /// Structures and macros around it.
  var nesting = 0

  func nested(_ name: String? = nil) -> CMemberOwner {
    var owner = self
    owner.nesting += 1
    if let name { owner.path.append(name) }
    return owner
  }
}

extension CDeclarationReader {
  /// Reads the body of a structure or enumeration at file level.
  mutating func readAggregate(
    _ aggregate: CSpecifiers.Aggregate, _ specifiers: CSpecifiers, _ declarators: [CDeclarator],
    _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    let macro = bodyMacro(aggregate, declarators, tokens, in: bytes)
    guard aggregate.body != nil || macro != nil || declarators.isEmpty else { return }
    recordTag(of: aggregate, tokens, in: bytes)
    let tag = aggregate.tag.map { CText.string(tokens[$0], in: bytes) }
    var name = tag
    if specifiers.isTypedef,
      let named = declarators.first(where: { !$0.isPointer && $0.name != nil })?.name
    {
      name = CText.string(tokens[named], in: bytes)
    }
    if let body = aggregate.body {
      guard let owner = owner(name, tag) else {
        return readConstants(aggregate, body, tokens, in: bytes)
      }
      readBody(aggregate, body, owner, tokens, in: bytes)
    } else if let macro, let owner = owner(name, tag) {
      readExpansion(invokedAt: macro, tokens, in: bytes, owner)
    }
  }

  private func owner(_ name: String?, _ tag: String?) -> CMemberOwner? {
    name.map { CMemberOwner(structure: $0, tag: tag) }
  }

  /// Constants of an enumeration without a name; nothing for a structure without one.
  private mutating func readConstants(
    _ aggregate: CSpecifiers.Aggregate, _ body: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    if aggregate.kind == .enumWord { readEnumeration(body, tokens, in: bytes) }
  }

  /// The name after a structure's tag that is a macro for its body.
  private func bodyMacro(
    _ aggregate: CSpecifiers.Aggregate, _ declarators: [CDeclarator], _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) -> Int? {
    guard aggregate.body == nil, aggregate.tag != nil, let name = declarators.first?.name,
      tokens.isPunctuator(.openParen, at: name + 1)
    else { return nil }
    let definitions = macros.definitions(of: tokens[name].range, in: bytes)
    return definitions.contains { opensBrace($0) } ? name : nil
  }

  private mutating func recordTag(
    of aggregate: CSpecifiers.Aggregate, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    guard let tag = aggregate.tag else { return }
    let kind: COutline.DeclarationKind =
      switch aggregate.kind {
      case .unionWord: .union
      case .enumWord: .enumeration
      default: .structure
      }
    declarations.append(
      COutline.Declaration(
        kind: kind, name: CText.string(tokens[tag], in: bytes), line: Int(tokens[tag].line),
        condition: tokens.condition(at: tag), isDeclared: true))
  }

  private mutating func readBody(
    _ aggregate: CSpecifiers.Aggregate, _ body: Int, _ owner: CMemberOwner, _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) {
    if aggregate.kind == .enumWord {
      readEnumeration(body, tokens, in: bytes)
    } else {
      let depth = tokens[body].depth + 1
      readMembers(tokens.interior(ofGroupAt: body), depth, owner, tokens, in: bytes)
    }
  }

  private mutating func readEnumeration(
    _ body: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    let interior = tokens.interior(ofGroupAt: body)
    readConstants(interior, depth: tokens[body].depth + 1, tokens, in: bytes, nesting: 0)
  }

  /// Reads enum constants: what follows the start or a comma.
  mutating func readConstants(
    _ range: Range<Int>, depth: UInt8, _ tokens: CTokens, in bytes: Span<UInt8>, nesting: Int
  ) {
    var expectsName = true
    var index = range.lowerBound
    // The number of the next constant; nil if it cannot be told.
    var number: Int64? = nesting == 0 ? 0 : nil
    var condition: Int?
    while index < range.upperBound {
      let token = tokens[index]
      index += 1
      guard token.depth == depth else { continue }
      if token.is(.comma) {
        expectsName = true
      } else if expectsName, token.isIdentifier, tokens.isPunctuator(.openParen, at: index) {
        readConstants(invokedAt: index - 1, tokens, in: bytes, nesting: nesting)
        index = tokens.end(ofGroupAt: index)
        number = nil
      } else if expectsName, token.isIdentifier {
        expectsName = false
        // Some constants of the list may be left out.
        if let condition, condition != tokens.condition(at: index - 1) { number = nil }
        condition = tokens.condition(at: index - 1)
        number = self.number(writtenAt: index, in: range, depth, tokens, in: bytes) ?? number
        declarations.append(
          COutline.Declaration(
            kind: .enumConstant, name: CText.string(token, in: bytes), line: Int(token.line),
            condition: tokens.condition(at: index - 1), isDeclared: true,
            type: number.flatMap { $0 == .min ? nil : String($0) }))
        number = number.flatMap { $0 == .min || $0 == .max ? nil : $0 + 1 }
      }
    }
  }

  /// The value behind the `=` of an enum constant; nil without one, `Int64.min` for one that is not
  /// followed.
  private func number(
    writtenAt index: Int, in range: Range<Int>, _ depth: UInt8, _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) -> Int64? {
    guard index < range.upperBound, tokens[index].is(.equals), tokens[index].depth == depth else {
      return nil
    }
    var end = index + 1
    while end < range.upperBound, !(tokens[end].is(.comma) && tokens[end].depth == depth) {
      end += 1
    }
    return CConstant.value(of: CText.string((index + 1)..<end, of: tokens, in: bytes)) ?? .min
  }

  /// Reads the members between the braces of a structure.
  mutating func readMembers(
    _ range: Range<Int>, _ depth: UInt8, _ owner: CMemberOwner, _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) {
    guard owner.nesting < Self.nestingBound else {
      let line = tokens.at(range.lowerBound).map { Int($0.line) } ?? 0
      faults.append(COutline.Fault(message: "structures nest too deep", line: line))
      return
    }
    var item = CItem()
    var index = range.lowerBound
    while index < range.upperBound {
      if let end = macroMember(at: index, in: range, depth, tokens, in: bytes) {
        recordMember(index, path: owner.path, type: "(macro)", owner, tokens, in: bytes)
        readExpansion(invokedAt: index, tokens, in: bytes, owner)
        index = end
        continue
      }
      let rest = index..<range.upperBound
      item.collect(tokens, in: rest, depth: depth, bytes: bytes, words: words)
      if item.count > 0 { readMember(item, owner, tokens, in: bytes) }
      index = max(item.next, index + 1)
    }
  }

  private mutating func readMember(
    _ item: CItem, _ owner: CMemberOwner, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    guard let specifiers = CSpecifiers(item, tokens, in: bytes) else { return }
    let declarators = declarators(of: item, after: specifiers, tokens)
    for declarator in declarators {
      guard let name = declarator.name else { continue }
      let type = type(of: declarator, specifiers, tokens, in: bytes)
      recordMember(name, path: owner.path, type: type, owner, tokens, in: bytes)
    }
    guard let aggregate = specifiers.aggregate, let body = aggregate.body else { return }
    recordTag(of: aggregate, tokens, in: bytes)
    if aggregate.kind == .enumWord {
      readEnumeration(body, tokens, in: bytes)
    } else if declarators.isEmpty, let tag = aggregate.tag {
      let tag = CText.string(tokens[tag], in: bytes)
      var inner = CMemberOwner(structure: tag, tag: tag)
      inner.nesting = owner.nesting + 1
      readBody(aggregate, body, inner, tokens, in: bytes)
    } else if declarators.isEmpty {
      readBody(aggregate, body, owner.nested(), tokens, in: bytes)
    } else if let name = declarators.first(where: { $0.name != nil })?.name {
      let inner = owner.nested(CText.string(tokens[name], in: bytes))
      readBody(aggregate, body, inner, tokens, in: bytes)
    }
  }

  private mutating func recordMember(
    _ name: Int, path: [String], type: String, _ owner: CMemberOwner, _ tokens: CTokens,
    in bytes: Span<UInt8>
  ) {
    members.append(
      COutline.Member(
        structure: owner.structure, tag: owner.tag,
        path: path + [CText.string(tokens[name], in: bytes)], type: type,
        line: Int(tokens[name].line), condition: tokens.condition(at: name)))
  }
}
