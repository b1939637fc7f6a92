/// What `find` says of one symbol at one tag.
package struct SymbolAnswer: Hashable, Sendable {
  /// What a symbol turned out to be.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case module, function, `class`, method, attribute, constant, property, parameter
    case variable, macro, type, structure, member
    case enumConstant = "enum-constant"
    case path, folder, instruction
    /// A name of which no more is known.
    case name
  }

  /// Whether the tree has it.
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// The place where it would have been was read, and it is not there.
    case gone
    /// It is there.
    case present
    /// That place could not be read, or reading cannot tell what it holds at run time.
    case undetermined
  }

  /// As the user wrote it; of what is no symbol, the text.
  package var symbol: String
  /// The tag that was asked, as the user wrote it.
  package var tag: String
  /// As far as the tree, or the baseline, tells it.
  package var kind: Kind
  /// Whether the tree has it.
  package var verdict: Verdict
  /// Why it is gone or undetermined, without full stop; empty if there is nothing to say.
  package var reason: String
  /// The files that were read for it, in the order of reading.
  package var lookedAt: [RepoPath]
  /// Where it is, the first the one to open; empty unless present.
  package var evidence: [Location]
  /// Why it could not be asked: it is no symbol. With the place of the line, `FILE:3: …`.
  package var error: String?

  package init(
    symbol: Symbol, tag: String, kind: Kind, verdict: Verdict, reason: String = "",
    lookedAt: [RepoPath], evidence: [Location] = []
  ) {
    self.symbol = symbol.text
    self.tag = tag
    self.kind = kind
    self.verdict = verdict
    self.reason = reason
    self.lookedAt = lookedAt
    self.evidence = evidence
  }

  /// The answer to a line of a list that is no symbol: it is undetermined.
  package init(unasked text: String, tag: String, reason: String, error: String) {
    self.symbol = text
    self.tag = tag
    self.kind = .name
    self.verdict = .undetermined
    self.reason = reason
    self.lookedAt = []
    self.evidence = []
    self.error = error
  }
}
