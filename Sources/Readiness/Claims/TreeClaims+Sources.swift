internal import CPythonSource

extension TreeClaimReader {
  /// What code says at run time: `warnings._deprecated(…, remove=…)` and texts of warnings.
  mutating func readNotices() {
    let tree = now.tree
    for entry in tree.noticeEntries {
      let found = noting { () throws(ReadError) in
        try tree.notices(at: entry.path, as: .pythonNotices)
      }
      for notice in found ?? [] {
        read(notice, at: entry.path, module: Self.module(of: entry.path))
      }
    }
    for entry in tree.noticeSources {
      let found = noting { () throws(ReadError) in
        try tree.notices(at: entry.path, as: .cNotices)
      }
      for notice in found ?? [] { read(notice, at: entry.path, module: nil) }
    }
  }

  static func module(of path: RepoPath) -> String {
    var parts = path.text.dropFirst("Lib/".count).dropLast(3).split(separator: "/").map(String.init)
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }

  private mutating func read(_ notice: RemovalNotice, at path: RepoPath, module: String?) {
    let reader = NoticeClaims(notice, at: path, module: module, series: series, ownResolver)
    for claim in reader.claims() { add(claim) }
  }

  /// `abi_only`: gone from the headers, kept for old binaries.
  mutating func readStableABI() {
    let tree = now.tree
    let kept = KeptNames(in: tree)
    if let error = kept.unread, !gaps.contains(error.message) { gaps.append(error.message) }
    for (name, line) in kept.lines.sorted(by: { $0.value < $1.value }) {
      guard let symbol = Symbol(name), resolver.before.cLookup(name).isFound else { continue }
      add(
        Claim(
          symbol: symbol, kind: resolver.present(name)?.kind ?? .function,
          verb: now.cLookup(name).isFound ? .notInLimitedAPI : .removed,
          series: series,
          source: .init(kind: .stableABI, location: Location(kept.path, line: line)),
          confidence: .exact, spelling: name))
    }
  }

  /// What check data expect of the series.
  mutating func readCheckData(_ removals: [Removal]) {
    for removal in removals {
      let path = RepoPath("checks/removals/\(series).toml")
      add(
        Claim(
          symbol: removal.symbol, kind: resolver.present(removal.symbol.text)?.kind ?? .name,
          verb: removal.due <= version ? .removed : .pendingRemoval, series: series,
          source: .init(kind: .checkData, location: Location(path)), confidence: .exact,
          spelling: removal.symbol.text))
    }
  }
}

/// The claims of what code says at run time.
struct NoticeClaims {
  private let notice: RemovalNotice
  private let path: RepoPath
  private let module: String?
  private let series: Series
  private let resolver: NameResolver

  init(
    _ notice: RemovalNotice, at path: RepoPath, module: String?, series: Series,
    _ resolver: NameResolver
  ) {
    self.notice = notice
    self.path = path
    self.module = module
    self.series = series
    self.resolver = resolver
  }

  func claims() -> [Claim] {
    switch notice.form {
    case .deprecatedCall(let name): call(name)
    case .text(let text): self.text(text)
    }
  }

  private func call(_ name: RemovalNotice.Name) -> [Claim] {
    guard let version = notice.version, let module else { return [] }
    let series = Series(major: version.major, minor: version.minor)
    let symbol: String?
    switch name {
    case .module: symbol = module
    case .computed: symbol = enclosing
    case .literal(let text): symbol = full(text)
    }
    guard let symbol, let parsed = Symbol(symbol) else { return [] }
    let reading = resolver.now.reading(of: parsed, beside: resolver.before)
    return [
      Claim(
        symbol: parsed, kind: reading.kind, verb: .pendingRemoval, series: series,
        source: .init(
          kind: .warningsDeprecated, location: Location(path, line: notice.line)),
        confidence: reading.verdict == .present ? .exact : .low, spelling: symbol)
    ]
  }

  /// The full name of the first argument: it may lack the module, or describe the thing in words.
  private func full(_ text: String) -> String? {
    guard let module, let name = SpokenName(literal: text, line: notice.line), name.sort == .literal
    else { return enclosing }
    for candidate in [name.text, "\(module).\(name.text)"] + within(name.text) {
      guard let symbol = Symbol(candidate) else { continue }
      if resolver.now.reading(of: symbol).verdict == .present { return candidate }
    }
    return name.isDotted ? name.text : "\(module).\(name.text)"
  }

  private func within(_ name: String) -> [String] {
    guard let module else { return [] }
    return notice.scope.indices.reversed().map { end in
      ([module] + notice.scope[...end] + [name]).joined(separator: ".")
    }
  }

  /// The class or function around; nil at the top of a module and in `__getattr__`.
  private var enclosing: String? {
    guard let module, !notice.scope.isEmpty, !notice.scope.contains("__getattr__") else {
      return nil
    }
    var scope = notice.scope
    if scope.count > 1, ["__new__", "__init__", "__init_subclass__"].contains(scope.last) {
      scope.removeLast()
    }
    return ([module] + scope).joined(separator: ".")
  }

  // MARK: Texts

  private func text(_ text: String) -> [Claim] {
    guard text.utf8.count < 1_000 else { return [] }
    let runs = [DocsRun(kind: .text, text: text, line: notice.line)]
    var context: [[SpokenName]] = []
    if let module {
      context.append([SpokenName(sort: .module, parts: [module], line: notice.line)])
    }
    for sentence in Sentence.sentences(of: runs) {
      var reader = SentenceReader(sentence, expected: nil, series: series)
      for statement in reader.read().statements where statement.verb == .pendingRemoval {
        guard let said = statement.series else { continue }
        return claims(statement, said, context)
      }
    }
    return []
  }

  private func claims(
    _ statement: Statement, _ said: Series, _ context: [[SpokenName]]
  ) -> [Claim] {
    var found: [Claim] = []
    for group in statement.groups {
      for name in group.names {
        let spoken = SpokenClaim(
          name: name, group: group, verb: .pendingRemoval, series: said,
          context: (group.owners.isEmpty ? [] : [group.owners]) + context, isOfC: false,
          isInSection: false, isExplicit: true)
        for resolution in resolver.resolve(spoken) where resolution.confidence > .low {
          guard let symbol = Symbol(resolution.symbol) else { continue }
          found.append(
            Claim(
              symbol: symbol, kind: resolution.kind, verb: .pendingRemoval, series: said,
              source: .init(kind: .warningText, location: Location(path, line: notice.line)),
              confidence: .likely, spelling: name.text))
        }
      }
    }
    return found
  }
}
