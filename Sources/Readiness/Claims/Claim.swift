/// One thing that a tree says of a symbol: that it was removed, will be, or is deprecated.
package struct Claim: Hashable, Sendable {
  /// What is said.
  package enum Verb: String, CaseIterable, Hashable, Sendable {
    case removed, deprecated
    case pendingRemoval = "pending-removal"
    /// Left the limited C API; the headers keep it.
    case notInLimitedAPI = "not-in-limited-api"
    /// Moved to the internal C API.
    case madeInternal = "made-internal"
    /// What it does changed; it stays.
    case behaviour
  }

  /// How sure it is that the text says this of this symbol.
  package enum Confidence: String, Hashable, Sendable, Comparable {
    /// Named in full, or with what it belongs to, and known to the baseline.
    case exact
    /// What it belongs to was found by searching the baseline.
    case likely
    /// The baseline does not have it, or the text can be read in another way.
    case low

    private var rank: Int { self == .exact ? 2 : self == .likely ? 1 : 0 }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  }

  /// Where it is said.
  package struct Source: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case whatsnew
      case pendingList = "pending-list"
      case deprecatedRemoved = "deprecated-removed"
      case warningsDeprecated = "warnings-deprecated"
      case warningText = "warning-text"
      case stableABI = "stable-abi"
      case checkData = "check-data"
      case announcement, news
    }

    package var kind: Kind
    package var location: Location

    package init(kind: Kind, location: Location) {
      self.kind = kind
      self.location = location
    }
  }

  /// Fully qualified, as far as the baseline tells what it belongs to.
  package var symbol: Symbol
  package var kind: SymbolKind
  package var verb: Verb
  /// The series of which it is said: it was or will be removed in it. Nil if none is named.
  package var series: Series?
  package var source: Source
  package var confidence: Confidence
  /// As the text spells it.
  package var spelling: String
  /// Whether it stands in a section or list that is about this, and not in passing.
  package var isListed: Bool

  /// The symbol as users name it: `float.hex`, unless the text itself says `builtins`.
  package var name: String {
    let prefix = "builtins."
    let rest = symbol.text.dropFirst(prefix.count)
    guard symbol.text.hasPrefix(prefix), rest.contains("."), !spelling.hasPrefix(prefix) else {
      return symbol.text
    }
    return String(rest)
  }

  package init(
    symbol: Symbol, kind: SymbolKind, verb: Verb, series: Series?, source: Source,
    confidence: Confidence, spelling: String, isListed: Bool = true
  ) {
    self.symbol = symbol
    self.kind = kind
    self.verb = verb
    self.series = series
    self.source = source
    self.confidence = confidence
    self.spelling = spelling
    self.isListed = isListed
  }
}
