internal import CPythonSource

/// What a draft says of removals.
extension AnnouncementDraft {
  /// Whether an instruction is still one of the compiler's own.
  private static func isPseudo(_ judged: JudgedClaim, _ tree: SourceTree) -> Bool {
    guard case .instruction(let name) = judged.claim.symbol.form else { return false }
    return Surface.instructionFiles.contains { path in
      let table = (try? tree.instructions(at: path)) ?? nil
      return table?.instructions[name]?.isPseudo == true
    }
  }

  mutating func addRemovals(
    _ claims: TreeClaims, _ removals: [Removal], _ tree: SourceTree
  ) {
    let gone = claims.judged.filter {
      $0.claim.verb == .removed && $0.verdict == .gone && $0.claim.series == series
        && $0.claim.source.kind == .whatsnew && !$0.isReplaced && !Self.isPseudo($0, tree)
        && !Self.isGuessed($0.claim)
    }
    guard !gone.isEmpty else { return }
    let functions = Set(
      gone.map(\.claim).filter { [.function, .method].contains($0.kind) }.map(\.symbol.text))
    let all = Set(gone.map(\.claim.symbol.text))
    add(.heading(2), "Removals")
    let sources = Dictionary(
      removals.map { ($0.symbol.text, $0.source) }, uniquingKeysWith: { first, _ in first })
    // What one issue took away is said at once.
    var groups: [(place: Location, symbols: [String])] = []
    for judged in gone where !Self.isWithin(all, judged.claim.symbol.text) {
      let symbol = judged.claim.symbol.text
      let place = judged.claim.source.location
      let last = groups.last
      let isSameIssue =
        sources[symbol] != nil && sources[symbol] == last?.symbols.first.flatMap { sources[$0] }
      if last?.place == place || isSameIssue {
        groups[groups.count - 1].symbols.append(symbol)
      } else {
        groups.append((place, [symbol]))
      }
    }
    for group in groups.prefix(60) {
      add(removal: group.symbols, functions, sources, at: group.place)
    }
    if groups.count > 60 { add(.item, "And \(groups.count - 60) more entries of What's New") }
  }

  /// Whether a name was given to its owner by guess: who reads the text holds it to that.
  private static func isGuessed(_ claim: Claim) -> Bool {
    claim.confidence == .low && claim.symbol.text.holds(".")
  }

  /// Whether what a name is in was removed with it.
  private static func isWithin(_ all: Set<String>, _ symbol: String) -> Bool {
    let parts = symbol.prefix { $0 != "(" }.split(separator: ".")
    return (1..<max(1, parts.count)).contains {
      all.contains(parts.prefix($0).joined(separator: "."))
    }
  }

  private mutating func add(
    removal symbols: [String], _ functions: Set<String>, _ sources: [String: String],
    at place: Location
  ) {
    var names: [[Message.Piece]] = []
    var parameters: [(name: String, callees: [String])] = []
    for symbol in symbols {
      guard case .parameter(let function, let name) = Symbol(symbol)?.form else {
        names.append(Self.name(of: symbol, isFunction: functions.contains(symbol)))
        continue
      }
      let owner = function.last == "__init__" ? Array(function.dropLast()) : function
      let callee = owner.joined(separator: ".") + "()"
      if let index = parameters.firstIndex(where: { $0.name == name }) {
        if !parameters[index].callees.contains(callee) { parameters[index].callees.append(callee) }
      } else {
        parameters.append((name, [callee]))
      }
    }
    names += parameters.map { Self.name(ofParameter: $0.name, of: $0.callees) }
    var text = Message([])
    for (index, name) in names.prefix(12).enumerated() {
      if index > 0 { text.pieces.append(.words(", ")) }
      text.pieces += name
    }
    if names.count > 12 { text.pieces.append(.words(" and \(names.count - 12) more")) }
    text.pieces.append(.words(symbols.count == 1 ? " was removed" : " were removed"))
    let known = Set(symbols.compactMap { sources[$0] }).sorted()
    if !known.isEmpty { text.pieces.append(.words(" (\(known.joined(separator: ", ")))")) }
    add(.item, text, source: "\(place)")
  }

  private static func name(of symbol: String, isFunction: Bool) -> [Message.Piece] {
    if case .instruction(let name) = Symbol(symbol)?.form {
      return [.words("the instruction "), .foreign(name)]
    }
    return [.foreign(isFunction ? symbol + "()" : symbol)]
  }

  /// A parameter is named with its function, and the first of several, since a name with brackets is a
  /// call.
  private static func name(ofParameter name: String, of callees: [String]) -> [Message.Piece] {
    var pieces: [Message.Piece] = [
      .words("the parameter "), .foreign(name), .words(" of "), .foreign(callees[0]),
    ]
    if callees.count > 1 {
      let others = callees.count == 2 ? "another function" : "\(callees.count - 1) other functions"
      pieces.append(.words(" and \(others)"))
    }
    return pieces
  }
}
