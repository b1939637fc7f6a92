internal import CPythonSource

/// The claims of a `.. deprecated-removed::` directive.
///
/// It speaks of what it stands in, or of a parameter of it that its text names, or of how the thing
/// behaves. It stays as history after the removal.
struct DirectiveClaims {
  private let directive: DeprecatedRemoved
  private let path: RepoPath
  private let resolver: NameResolver

  init(_ directive: DeprecatedRemoved, at path: RepoPath, _ resolver: NameResolver) {
    self.directive = directive
    self.path = path
    self.resolver = resolver
  }

  /// Words by which a text speaks of behaviour.
  private static let behaviours: Set<String> = [
    "passing", "support", "using", "calling", "in", "if", "when", "before", "automatic", "default",
    "accepting", "returning", "testing", "implicit", "this", "currently", "previously", "setting",
    "inheriting", "creating", "values", "any", "all", "only", "usage", "formerly", "unknown",
    "moved",
  ]

  /// Words by which the subject of a text is a use of the thing, not the thing.
  private static let uses: Set<String> = [
    "support", "call", "calls", "mode", "modes", "syntax", "handling", "ability", "option",
    "options",
    "inheritance", "expression", "expressions", "chaining", "implicit", "default", "use", "uses",
  ]

  func claims() -> [Claim] {
    guard let series = Series(spoken: directive.removed) else { return [] }
    let owner = enclosing()
    let sentences = Sentence.sentences(of: directive.text)
    let parameters = parameters(in: sentences.first)
    let first = sentences.first?.tokens.first { $0.word != "the" }
    if let owner, let first, first.name?.sort == .parameter || speaksOfParameters(sentences.first),
      !parameters.isEmpty
    {
      return parameters.prefix(8).compactMap { name in
        claim("\(owner)(\(name.text))", series, name.text)
      }
    }
    let isUse = speaksOfBehaviour(sentences.first)
    if !isUse, let named = subject(of: sentences.first), named.text != owner,
      owner?.hasSuffix("." + named.text) != true
    {
      // It stands where it does for want of a better place.
      guard let text = known(named, in: owner) else {
        return [claim(owner ?? directive.module ?? "", series, named.text, isBehaviour: true)]
          .compactMap { $0 }
      }
      return [claim(text, series, named.text)].compactMap { $0 }
    }
    let isBehaviour = isUse || owner == nil && !speaksOfModule(sentences)
    if !isBehaviour, let named = first?.name, named.sort == .module || owner == nil {
      guard let text = full(named) else { return [] }
      return [claim(text, series, named.text)].compactMap { $0 }
    }
    guard let all = owner.map({ others() + [$0] }) ?? directive.module.map({ [$0] }) else {
      return []
    }
    return all.compactMap { claim($0, series, $0, isBehaviour: isBehaviour) }
  }

  /// The full names of what is described together with what the directive stands in.
  private func others() -> [String] {
    guard let inner = directive.described.first else { return [] }
    return inner.others.compactMap { enclosing(inner: $0) }
  }

  /// The name that the text says it of: "The ``a.b`` namespace is deprecated".
  private func subject(of sentence: Sentence?) -> SpokenName? {
    guard let tokens = sentence?.tokens.drop(while: { $0.word == "the" }),
      let name = tokens.first?.name, name.sort != .parameter, name.sort != .path
    else { return nil }
    let verb = tokens.dropFirst().prefix(3).firstIndex { token in
      RemovalWords.finites.contains(token.word ?? "")
    }
    return verb == nil ? nil : name
  }

  /// The full name of what the tree has: of the thing around, or of the module.
  private func known(_ name: SpokenName, in owner: String?) -> String? {
    let outer = [owner, directive.module].compactMap { $0 }
    return ([name.text] + outer.map { "\($0).\(name.text)" }).first { resolver.present($0) != nil }
  }

  /// `*name*`, and what is called a parameter by the word beside it, up to the verb.
  private func parameters(in sentence: Sentence?) -> [SpokenName] {
    guard let all = sentence?.tokens else { return [] }
    let end = all.firstIndex { token in
      token.isMark(";") || RemovalWords.finites.contains(token.word ?? "")
    }
    let tokens = Array(all[..<(end ?? all.endIndex)])
    func isNoun(_ index: Int) -> Bool {
      tokens.indices.contains(index)
        && RemovalWords.parameters.contains(tokens[index].word ?? "")
    }
    return tokens.indices.compactMap { index in
      guard let name = tokens[index].name, !name.isDotted else { return nil }
      let isNamed = name.sort == .literal && (isNoun(index + 1) || isNoun(index - 1))
      return name.sort == .parameter || isNamed ? name : nil
    }
  }

  /// Whether the text speaks of a use of the thing: of a mode, of a default, of support for it.
  private func speaksOfBehaviour(_ sentence: Sentence?) -> Bool {
    guard let tokens = sentence?.tokens, let start = tokens.firstIndex(where: { $0.word != "the" })
    else { return false }
    if let name = tokens[start].name {
      if name.sort == .exception, name.text.hasSuffix("Warning") { return true }
    } else if let word = tokens[start].word {
      if RemovalWords.replacements.contains(word) { return false }
      if word == "this" {
        let noun = start + 1 < tokens.count ? tokens[start + 1].word ?? "" : ""
        return RemovalWords.wholes[noun] == nil && RemovalWords.members[noun] == nil
      }
      if Self.behaviours.contains(word) { return true }
    }
    let subject = tokens[start...].prefix { token in
      !RemovalWords.finites.contains(token.word ?? "")
    }.prefix(12)
    let isOfSomethingElse = subject.contains { Self.uses.contains($0.word ?? "") }
    let words = tokens.prefix(8).map { $0.word ?? "" }
    return isOfSomethingElse || words.contains("longer")
  }

  /// Whether what stands in no description of anything is about the module.
  private func speaksOfModule(_ sentences: [Sentence]) -> Bool {
    guard !directive.isNested else { return false }
    guard let first = sentences.first?.tokens.first else { return true }
    if let subject = subjectPhrase(of: sentences[0]), !subject.contains(where: namesModule) {
      // "`pyvenv` was the way to make environments; use ``venv``": of something else.
      return RemovalWords.replacements.contains(first.word ?? "")
    }
    let words = sentences.flatMap { $0.tokens.map { $0.name?.text ?? $0.word ?? "" } }
    // As written: the nodes of an AST are not the module.
    let isNamed = sentences.contains { sentence in
      sentence.tokens.contains { $0.name?.text ?? $0.text == directive.module }
    }
    return isNamed || RemovalWords.replacements.contains(first.word ?? "")
      || words.contains(where: Self.modules.contains)
  }

  private static let modules: Set<String> = ["module", "package", "modules", "library"]

  /// Whether it is the module's name, a word for it, or a pronoun.
  private func namesModule(_ token: SentenceToken) -> Bool {
    if token.name?.text ?? token.text == directive.module { return true }
    let word = token.name?.text ?? token.word ?? ""
    return Self.modules.contains(word) || ["it", "this", "they", "these"].contains(word)
  }

  /// What stands before the first verb; nil without one, or with nothing before it.
  private func subjectPhrase(of sentence: Sentence) -> ArraySlice<SentenceToken>? {
    guard
      let verb = sentence.tokens.firstIndex(where: { token in
        RemovalWords.finites.contains(token.word ?? "")
      }), verb > 0
    else { return nil }
    return sentence.tokens[..<verb]
  }

  private func speaksOfParameters(_ sentence: Sentence?) -> Bool {
    guard let sentence else { return false }
    let start = sentence.tokens.prefix(8)
    return !parameters(in: sentence).isEmpty
      && start.contains { RemovalWords.parameters.contains($0.word ?? "") }
  }

  private func full(_ name: SpokenName) -> String? {
    if resolver.present(name.text) != nil { return name.text }
    return directive.module.map { "\($0).\(name.text)" } ?? name.text
  }

  /// The full name of what the directive stands in.
  ///
  /// - Parameter inner: Another signature of the innermost description.
  private func enclosing(inner: String? = nil) -> String? {
    var parts: [String] = []
    for (place, description) in directive.described.enumerated() {
      var described = description
      if place == 0, let inner { described.name = inner }
      let isC = described.directive.hasPrefix("c:")
      if isC {
        let outer = directive.described.dropFirst(place + 1).first
        let isMember = described.directive == "c:member" && !described.name.holds(".")
        guard isMember, let outer, outer.directive.hasPrefix("c:") else { return described.name }
        return outer.name + "." + described.name
      }
      guard Self.describing.contains(described.directive.replacing("py:", with: "")) else {
        continue
      }
      var own = described.name.split(separator: ".").map(String.init)
      // `C.f` in the description of C is not `C.C.f`.
      if let inner = parts.first, own.count == 1, inner == own[0], parts.count > 1 { own = [] }
      parts.insert(contentsOf: own, at: 0)
    }
    guard !parts.isEmpty else { return nil }
    let text = parts.joined(separator: ".")
    guard let module = directive.module else { return text }
    return text.hasPrefix(module + ".") ? text : "\(module).\(text)"
  }

  private static let describing: Set<String> = [
    "function", "class", "method", "attribute", "data", "exception", "classmethod", "staticmethod",
    "decorator", "property", "abstractmethod", "coroutinefunction", "coroutinemethod",
    "decoratormethod", "awaitablefunction", "awaitablemethod",
  ]

  private func claim(
    _ text: String, _ series: Series, _ spelling: String, isBehaviour: Bool = false
  ) -> Claim? {
    guard let symbol = Symbol(text) else { return nil }
    let reading = resolver.present(text)
    return Claim(
      symbol: symbol, kind: reading?.kind ?? .name,
      verb: isBehaviour ? .behaviour : .pendingRemoval, series: series,
      source: .init(kind: .deprecatedRemoved, location: Location(path, line: directive.line)),
      confidence: reading == nil ? .low : .likely, spelling: spelling)
  }
}
