/// Where the body of a function began, and what had been added by then.
struct CFunctionStart {
  var token = 0
  var additions = 0
  var dynamicAdditions = 0
}

extension CModuleReader {
  /// Functions longer than this many tokens are not searched for assignments.
  private static let bodyBound = 1 << 16

  func startBody(_ index: Int, _ walk: inout CWalk) {
    walk.isInBody = true
    walk.body = CFunctionStart(
      token: index, additions: module.additions.count,
      dynamicAdditions: module.dynamicAdditions.count)
  }

  /// The end of a function: what it added gets the function's name, and what its variables stand for.
  mutating func endBody(_ index: Int, _ walk: inout CWalk, in bytes: Span<UInt8>) {
    guard walk.isInBody else { return }
    walk.isInBody = false
    let start = walk.body
    let additions = start.additions..<module.additions.count
    let dynamics = start.dynamicAdditions..<module.dynamicAdditions.count
    guard walk.nesting == 0, !walk.isMacroText, !additions.isEmpty || !dynamics.isEmpty,
      index - start.token < Self.bodyBound
    else { return }
    let assigned = assignments(in: start.token..<index, walk.tokens, in: bytes)
    let function = walk.function.map { CText.string(walk.tokens[$0], in: bytes) } ?? ""
    for position in additions {
      module.additions[position].function = function
      module.additions[position].origin = assigned.origin(
        of: module.additions[position].target, before: module.additions[position].line)
    }
    for position in dynamics {
      let addition = module.dynamicAdditions[position]
      module.dynamicAdditions[position].function = function
      module.dynamicAdditions[position].origin = assigned.origin(
        of: addition.target, before: addition.line)
      module.dynamicAdditions[position].words = assigned.words(
        behind: addition.name, before: addition.line)
      module.dynamicAdditions[position].prefix = loopPrefix(
        before: addition.line, in: start.token..<index, walk.tokens, in: bytes)
    }
  }

  private func assignments(
    in body: Range<Int>, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> CAssignments {
    var found = CAssignments()
    for index in body where tokens[index].is(.equals) {
      guard let name = tokens.at(index - 1), name.isIdentifier,
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
        CText.string(name, in: bytes), line: Int(name.line),
        CText.string((index + 1)..<end, of: tokens, in: bytes, limit: 120))
    }
    return found
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
        .filter { $0.contains("_") && !$0.utf8.contains { (0x61...0x7A).contains($0) } }
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

/// The assignments of a function: each variable with the text of its values.
struct CAssignments {
  private var values: [String: [(line: Int, text: String)]] = [:]

  mutating func add(_ name: String, line: Int, _ value: String) {
    if values[name, default: []].count < 64 { values[name, default: []].append((line, value)) }
  }

  /// What the last variable of an expression was assigned last before a line.
  func origin(of target: String, before line: Int) -> String {
    guard let name = Self.words(of: target).last, let found = values[name] else { return "" }
    return (found.last { $0.line <= line } ?? found[0]).text
  }

  /// The words that an expression is made from, variables followed over three assignments, those after
  /// a line left out.
  func words(behind expression: String, before line: Int) -> [String] {
    var found = Self.words(of: expression)
    var position = 0
    var end = found.count
    for _ in 0..<3 {
      while position < end, found.count < 64 {
        let own = values[found[position], default: []].filter { $0.line <= line }
        for word in own.flatMap({ Self.words(of: $0.text) }) where !found.contains(word) {
          found.append(word)
        }
        position += 1
      }
      end = found.count
    }
    return Array(found.prefix(64))
  }

  static func words(of text: String) -> [String] {
    text.utf8.split { !$0.continuesIdentifier }.compactMap {
      guard let first = $0.first, first.startsIdentifier else { return nil }
      return String($0)
    }
  }
}
