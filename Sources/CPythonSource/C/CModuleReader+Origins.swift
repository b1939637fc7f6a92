/// Where the body of a function began, and what had been added by then.
struct CFunctionStart {
  var token = 0
  var additions = 0
  var dynamicAdditions = 0
  var typeAdditions = 0
  var makings = 0
}

extension CModuleReader {
  /// Functions longer than this many tokens are not searched for assignments.
  private static let bodyBound = SourceBound.cFunction.limit

  func startBody(_ index: Int, _ walk: inout CWalk) {
    walk.isInBody = true
    walk.body = CFunctionStart(
      token: index, additions: module.additions.count,
      dynamicAdditions: module.dynamicAdditions.count,
      typeAdditions: module.typeAdditions.count, makings: module.makings.count)
  }

  /// The end of a function: what it added gets the function's name, and what its variables stand for.
  mutating func endBody(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    guard walk.isInBody else { return }
    walk.isInBody = false
    let start = walk.body
    let additions = start.additions..<module.additions.count
    let dynamics = start.dynamicAdditions..<module.dynamicAdditions.count
    let types = start.typeAdditions..<module.typeAdditions.count
    let makings = start.makings..<module.makings.count
    let isEmpty = additions.isEmpty && dynamics.isEmpty && types.isEmpty && makings.isEmpty
    guard walk.nesting == 0, !walk.isMacroText, !isEmpty, index - start.token < Self.bodyBound
    else { return }
    let assigned = assignments(in: start.token..<index, walk.tokens, in: bytes)
    let function = walk.function.map { CText.string(walk.tokens[$0], in: bytes) } ?? ""
    for position in additions {
      module.additions[position].function = function
      module.additions[position].origin = assigned.origin(
        of: module.additions[position].target, before: module.additions[position].line)
      assigned.fill(
        &module.additions[position].value, before: module.additions[position].line)
    }
    for position in types {
      module.typeAdditions[position].function = function
      assigned.fill(
        &module.typeAdditions[position].value, before: module.typeAdditions[position].line)
    }
    for position in makings {
      module.makings[position].function = function
      let line = module.makings[position].line
      for place in module.makings[position].arguments.indices {
        assigned.fill(&module.makings[position].arguments[place], before: line)
      }
    }
    for position in dynamics {
      let addition = module.dynamicAdditions[position]
      module.dynamicAdditions[position].function = function
      module.dynamicAdditions[position].origin = assigned.origin(
        of: addition.target, before: addition.line)
      module.dynamicAdditions[position].words = assigned.words(
        behind: addition.name, before: addition.line)
      assigned.fill(&module.dynamicAdditions[position].value, before: addition.line)
      module.dynamicAdditions[position].prefix = loopPrefix(
        before: addition.line, in: start.token..<index, walk.tokens, in: bytes)
    }
  }

  private func assignments(
    in body: Range<Int>, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> CAssignments {
    var found = CAssignments()
    var braces = 0
    for index in body {
      if tokens[index].is(.openBrace) {
        braces += 1
        found.note(braces, fromLine: Int(tokens[index].line))
      } else if tokens[index].is(.closeBrace) {
        braces -= 1
        found.note(braces, fromLine: Int(tokens[index].line))
      }
      let isAssignment =
        tokens[index].is(.equals)
        || tokens[index].is(.comma) && isAssigningMacro(before: index, tokens, in: bytes)
      guard isAssignment, let name = tokens.at(index - 1), name.isIdentifier,
        !tokens.isPunctuator(.equals, at: index + 1)
      else { continue }
      var end = index + 1
      let depth = tokens[index].depth
      while end < body.upperBound, end - index < 48, tokens[end].depth >= depth,
        !(tokens[end].depth == depth && (tokens[end].is(.semicolon) || tokens[end].is(.comma)))
      {
        end += 1
      }
      found.add(
        CText.string(name, in: bytes), line: Int(name.line), depth: braces,
        CText.string((index + 1)..<end, of: tokens, in: bytes, limit: 160))
    }
    return found
  }

  /// Whether a comma ends the first argument of a macro of the file that assigns to its first parameter:
  /// `ASSIGN(state->x, y)`.
  private func isAssigningMacro(
    before comma: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> Bool {
    let depth = tokens[comma].depth
    var open = comma - 1
    while open > comma - 8, open > 0, tokens[open].depth >= depth, !tokens[open].is(.comma) {
      open -= 1
    }
    guard tokens[open].is(.openParen), let callee = tokens.at(open - 1), callee.isIdentifier
    else { return false }
    for definition in macros.definitions(of: callee.range, in: bytes) {
      guard let first = macros.parameters(definition)?.first else { continue }
      let body = macros.body(definition)
      let assigns = macros.withText { text in
        body.indices.dropLast().contains { position in
          body[position].isIdentifier && CText.equal(body[position], first, in: text)
            && body[position + 1].is(.equals)
            && !(position + 2 < body.endIndex && body[position + 2].is(.equals))
        }
      }
      if assigns { return true }
    }
    return false
  }

  /// What the names in capitals in the head of the last loop before a line begin with:
  /// `for (key = KEY_MIN; key < KEY_MAX; …)`.
  private func loopPrefix(
    before line: Int, in body: Range<Int>, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> String {
    var prefix = ""
    for index in body where Int(tokens[index].line) <= line {
      guard tokens[index].isIdentifier, CText.equal(tokens[index], "for", in: bytes),
        tokens.isPunctuator(.openParen, at: index + 1)
      else { continue }
      let names = tokens.interior(ofGroupAt: index + 1).filter { tokens[$0].isIdentifier }
        .map { CText.string(tokens[$0], in: bytes) }
        .filter { $0.holds("_") && !$0.utf8.contains { (0x61...0x7A).contains($0) } }
      prefix = names.count > 1 ? Self.commonPrefix(names) : ""
    }
    return prefix
  }

  /// The longest common beginning that ends with an underscore.
  private static func commonPrefix(_ names: [String]) -> String {
    var prefix = Substring(names[0])
    for name in names { while !name.hasPrefix(prefix) { prefix = prefix.dropLast() } }
    guard let last = prefix.lastIndex(of: "_") else { return "" }
    return String(prefix[...last])
  }
}
