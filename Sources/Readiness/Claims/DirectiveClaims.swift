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
    "inheriting", "creating", "values", "any", "all", "only", "usage",
  ]

  func claims() -> [Claim] {
    guard let series = Series(spoken: directive.removed) else { return [] }
    let owner = enclosing()
    let sentences = Sentence.sentences(of: directive.text)
    let parameters = directive.text.compactMap { run -> SpokenName? in
      run.kind == .emphasis ? SpokenName(run) : nil
    }
    let first = sentences.first?.tokens.first { $0.word != "the" }
    if let owner, let first, first.name?.sort == .parameter || speaksOfParameters(sentences.first) {
      return parameters.prefix(8).compactMap { name in
        claim("\(owner)(\(name.text))", series, name.text)
      }
    }
    if let named = first?.name, named.sort == .module || owner == nil {
      guard let text = full(named) else { return [] }
      return [claim(text, series, named.text)].compactMap { $0 }
    }
    guard let owner = owner ?? directive.module else { return [] }
    let isBehaviour = first?.word.map { Self.behaviours.contains($0) } ?? false
    return [claim(owner, series, owner, isBehaviour: isBehaviour)].compactMap { $0 }
  }

  private func speaksOfParameters(_ sentence: Sentence?) -> Bool {
    guard let sentence else { return false }
    let start = sentence.tokens.prefix(8)
    return start.contains { $0.name?.sort == .parameter }
      && start.contains { RemovalWords.parameters.contains($0.word ?? "") }
  }

  private func full(_ name: SpokenName) -> String? {
    if resolver.present(name.text) != nil { return name.text }
    return directive.module.map { "\($0).\(name.text)" } ?? name.text
  }

  /// The full name of what the directive stands in.
  private func enclosing() -> String? {
    var parts: [String] = []
    for described in directive.described {
      let isC = described.directive.hasPrefix("c:")
      if isC { return described.name }
      guard Self.describing.contains(described.directive.replacing("py:", with: "")) else {
        continue
      }
      parts.insert(contentsOf: described.name.split(separator: ".").map(String.init), at: 0)
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
