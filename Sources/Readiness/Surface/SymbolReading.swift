/// What kind of thing a symbol names.
package enum SymbolKind: String, Hashable, Sendable, CaseIterable {
  case module, function, `class`, method, attribute, constant, property, parameter
  case variable, macro, type, structure, member
  case enumConstant = "enum-constant"
  case path, folder, instruction
  /// A name whose kind is not known.
  case name

  /// "a function", "an enum constant".
  package var withArticle: String {
    let words = rawValue.replacing("-", with: " ")
    return words.first.map { "aeiou".contains($0) } ?? false ? "an " + words : "a " + words
  }
}

/// What a tree says about a symbol.
package struct SymbolReading: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    /// Every place where it would be was read, and it is in none.
    case gone
    case present
    /// A place could not be read, or the name may be made in a way that reading cannot follow.
    case undetermined
  }

  package var verdict: Verdict
  package var kind: SymbolKind
  /// For gone and undetermined, why.
  package var reason: Message
  /// The files and folders that were read for it.
  package var lookedAt: [RepoPath]
  /// Where it is, for present; where it is named, for undetermined.
  package var evidence: [Location]

  package init(
    verdict: Verdict, kind: SymbolKind, reason: Message = "", lookedAt: [RepoPath],
    evidence: [Location] = []
  ) {
    self.verdict = verdict
    self.kind = kind
    self.reason = reason
    self.lookedAt = lookedAt
    self.evidence = evidence
  }
}
