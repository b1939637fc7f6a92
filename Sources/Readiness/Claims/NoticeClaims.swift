internal import CPythonSource

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
    case .deprecatedCall(let name, let message): call(name, message)
    case .text(let text): claims(of: text, .warningText)
    }
  }

  private func call(_ name: RemovalNotice.Name, _ message: String?) -> [Claim] {
    guard let version = notice.version, let module else { return [] }
    switch name {
    case .module: return claim(module)
    case .ofModule(let rest): return claim("\(module).\(rest)")
    // It could be anything: the parameters of the function around, one by one.
    case .computed: return []
    case .literal(let text):
      if let said = parameters(text) { return said }
      if let symbol = full(text) { return claim(symbol) }
      // The one is put into the other, maybe often.
      guard text.utf8.count < 200, message?.utf8.count ?? 0 < 1_000 else { return [] }
      let said = "Python \(version.major).\(version.minor)"
      let message = (message ?? "{name!r} is deprecated and slated for removal in Python {remove}")
        .replacing("{name!r}", with: text).replacing("{name}", with: text)
        .replacing("Python {remove}", with: said)
      return claims(of: message, .warningsDeprecated)
    }
  }

  private func claim(_ name: String) -> [Claim] {
    guard let version = notice.version, let symbol = Symbol(name) else { return [] }
    let reading = resolver.now.reading(of: symbol, beside: resolver.before)
    return [
      Claim(
        symbol: symbol, kind: reading.kind, verb: .pendingRemoval,
        series: Series(major: version.major, minor: version.minor),
        source: .init(
          kind: .warningsDeprecated, location: Location(path, line: notice.line)),
        confidence: reading.verdict == .present ? .exact : .low, spelling: name)
    ]
  }

  /// `pathlib.PurePath(**kwargs)`: those of the parameters named that the function has; nil if the text
  /// is no call.
  private func parameters(_ text: String) -> [Claim]? {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close,
      let function = full(String(text[..<open]))
    else { return nil }
    let arguments = text[text.index(after: open)..<close].split(separator: ",")
    guard !arguments.isEmpty else { return claim(function) }
    return arguments.flatMap { argument -> [Claim] in
      let parameter = argument.drop { $0 == " " || $0 == "*" }.prefix { $0 != " " && $0 != "=" }
      let name = "\(function)(\(parameter))"
      guard let symbol = Symbol(name), resolver.now.reading(of: symbol).verdict == .present else {
        return []
      }
      return claim(name)
    }
  }

  /// The full name of the first argument, which may lack the module; nil if it describes the thing in words.
  private func full(_ text: String) -> String? {
    guard let module, let name = SpokenName(literal: text, line: notice.line), name.sort == .literal
    else { return nil }
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

  // MARK: Texts

  /// What a text says, in the name of `source`.
  private func claims(of text: String, _ source: Claim.Source.Kind) -> [Claim] {
    guard text.utf8.count < 1_000, namesSeries(text) else { return [] }
    let runs = runs(of: text)
    var context: [[SpokenName]] = []
    if let module {
      context.append([SpokenName(sort: .module, parts: [module], line: notice.line)])
    }
    for sentence in Sentence.sentences(of: runs) {
      var reader = SentenceReader(sentence, expected: nil, series: series)
      for statement in reader.read().statements where statement.verb == .pendingRemoval {
        guard let said = statement.series else { continue }
        return claims(statement, said, context, source)
      }
    }
    return []
  }

  /// Whether a version stands in a text at all; most that speak of something removed name none.
  private func namesSeries(_ text: String) -> Bool {
    text.split { !($0.isNumber || $0 == ".") }.contains { word in
      Series(spoken: String(word.last == "." ? word.dropLast() : word)) != nil
    }
  }

  /// The text with its names marked up: what stands in quotes, and words that only a name of the
  /// tree can be.
  private func runs(of text: String) -> [DocsRun] {
    var runs: [DocsRun] = []
    var plain = ""
    func add(_ kind: DocsRun.Kind, _ text: String) {
      if !text.isEmpty { runs.append(DocsRun(kind: kind, text: text, line: notice.line)) }
    }
    var rest = Substring(text)
    while let first = rest.first {
      if first == "'", plain.last?.isLetter != true, let name = quoted(rest) {
        add(.text, plain)
        add(.literal, String(name))
        plain = ""
        rest = rest.dropFirst(name.count + 2)
      } else if first.isLetter || first == "_" {
        var word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        while word.last == "." { word = word.dropLast() }
        if isName(word) {
          add(.text, plain)
          add(.literal, String(word))
          plain = ""
        } else {
          plain += word
        }
        rest = rest.dropFirst(word.count)
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    add(.text, plain)
    return runs
  }

  private func quoted(_ text: Substring) -> Substring? {
    guard let end = text.dropFirst().firstIndex(of: "'") else { return nil }
    let name = text[text.index(after: text.startIndex)..<end]
    return SpokenName(literal: String(name), line: notice.line) == nil ? nil : name
  }

  private func isName(_ word: Substring) -> Bool {
    guard word.contains(".") || word.dropFirst().contains(where: \.isUppercase) else {
      return false
    }
    let candidates = [String(word)] + (module.map { ["\($0).\(word)"] } ?? [])
    return candidates.contains { candidate in
      Symbol(candidate).map { resolver.now.reading(of: $0).verdict == .present } ?? false
    }
  }

  private func claims(
    _ statement: Statement, _ said: Series, _ context: [[SpokenName]],
    _ source: Claim.Source.Kind
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
              source: .init(kind: source, location: Location(path, line: notice.line)),
              confidence: .likely, spelling: name.text))
        }
      }
    }
    return found
  }
}
