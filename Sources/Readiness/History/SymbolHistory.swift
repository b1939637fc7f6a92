/// When a symbol came, when it went, and what took it away.
package struct SymbolHistory: Hashable, Sendable {
  /// Whether the newest tag asked about has it.
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case gone, present, undetermined
  }

  /// A tag that has the symbol, and where.
  package struct Sighting: Hashable, Sendable {
    package var tag: ReleaseTag
    package var places: [Location]

    package init(tag: ReleaseTag, places: [Location]) {
      self.tag = tag
      self.places = places
    }
  }

  /// A commit that took the symbol away.
  package struct Removal: Hashable, Sendable {
    package var note: CommitNote
    /// Such as `gh-93243` or `bpo-36543`.
    package var issues: [String]
    /// Where the file went that had it.
    package var movedTo: RepoPath?

    package init(note: CommitNote, issues: [String], movedTo: RepoPath? = nil) {
      self.note = note
      self.issues = issues
      self.movedTo = movedTo
    }
  }

  /// Tags in a row, in release order, that do not have the symbol, though tags before and after do.
  package struct Absence: Hashable, Sendable {
    package var first: ReleaseTag
    package var last: ReleaseTag
    /// The next tag, which has it again.
    package var back: ReleaseTag
    /// Nil if the history of `first` never had it: another line of releases did.
    package var removal: Removal?

    package init(
      first: ReleaseTag, last: ReleaseTag, back: ReleaseTag, removal: Removal? = nil
    ) {
      self.first = first
      self.last = last
      self.back = back
      self.removal = removal
    }
  }

  package var symbol: Symbol
  package var kind: SymbolKind
  /// The first tag that was asked, in release order.
  package var firstAsked: ReleaseTag
  /// The last tag that was asked.
  package var lastAsked: ReleaseTag
  /// The first tag, in release order, that has it; nil if none has.
  package var first: Sighting?
  /// The last tag that has it.
  package var last: Sighting?
  package var absences: [Absence]
  /// The first tag after ``last`` that does not have it; nil if none was asked.
  package var goneSince: ReleaseTag?
  package var removal: Removal?
  package var verdict: Verdict
  /// Why it is gone at the newest tag, or what could not be told; empty if there is nothing to say.
  package var reason: Message
  /// Tags of which it could not be told whether they have it.
  package var undetermined: [ReleaseTag]
  /// Names that it may have been meant to be, if no tag has it.
  package var near: [String]

  package init(
    symbol: Symbol, kind: SymbolKind, firstAsked: ReleaseTag, lastAsked: ReleaseTag,
    first: Sighting? = nil, last: Sighting? = nil, absences: [Absence] = [],
    goneSince: ReleaseTag? = nil, removal: Removal? = nil, verdict: Verdict,
    reason: Message = "", undetermined: [ReleaseTag] = [], near: [String] = []
  ) {
    self.symbol = symbol
    self.kind = kind
    self.firstAsked = firstAsked
    self.lastAsked = lastAsked
    self.first = first
    self.last = last
    self.absences = absences
    self.goneSince = goneSince
    self.removal = removal
    self.verdict = verdict
    self.reason = reason
    self.undetermined = undetermined
    self.near = near
  }
}
