/// What was announced as removed, held against the tree.
package struct RemovalLedger: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case gone
    /// Gone from the headers, still exported for old binaries.
    case keptForABI = "kept-for-abi"
    case present
    case undetermined
    /// Announced, but the baseline does not have it either.
    case phantom
  }

  /// Something that the tree says of a name besides that it was removed.
  package struct Entry: Hashable, Sendable {
    package var symbol: String
    /// The series that is said to remove it.
    package var series: Series?
    /// Where the tree says so; empty for what left without a word.
    package var sources: [Location]
    /// Where it is; for what left, where it was in the baseline.
    package var places: [Location]

    package init(symbol: String, series: Series?, sources: [Location], places: [Location]) {
      self.symbol = symbol
      self.series = series
      self.sources = sources
      self.places = places
    }
  }

  package struct Row: Hashable, Sendable {
    package var symbol: String
    package var verdict: Verdict
    /// Where it is announced: a place in the tree, or nil when check data alone name it.
    package var announcement: Location?
    /// PEP or issue, from check data.
    package var source: String
    /// For gone: what was read. For present: where it is.
    package var places: [Location]
    /// Why it is undetermined; or what a reader needs to know.
    package var note: String?

    package init(
      symbol: String, verdict: Verdict, announcement: Location?, source: String,
      places: [Location], note: String? = nil
    ) {
      self.symbol = symbol
      self.verdict = verdict
      self.announcement = announcement
      self.source = source
      self.places = places
      self.note = note
    }
  }

  /// In order of the symbols.
  package var rows: [Row]

  /// What left the API and is named nowhere.
  package var unannounced: [Entry]
  /// What this series or an earlier one was to remove, and is still there.
  package var overdue: [Entry]
  /// What this series is said to remove and may hold for now: in an alpha.
  package var stillToGo: [Entry]
  /// What the next series is said to remove.
  package var next: [Entry]

  package init(
    rows: [Row], unannounced: [Entry] = [], overdue: [Entry] = [], stillToGo: [Entry] = [],
    next: [Entry] = []
  ) {
    self.rows = rows
    self.unannounced = unannounced
    self.overdue = overdue
    self.stillToGo = stillToGo
    self.next = next
  }

  package func count(_ verdict: Verdict) -> Int { rows.count { $0.verdict == verdict } }
}

/// A removal that check data set for a later tag of the series.
package struct DueRemoval: Hashable, Sendable {
  package var symbol: String
  /// The version from which it is to be gone.
  package var by: ReleaseVersion
  /// Where it stands now. Empty if it is gone already or could not be determined.
  package var locations: [Location]

  package init(symbol: String, by: ReleaseVersion, locations: [Location]) {
    self.symbol = symbol
    self.by = by
    self.locations = locations
  }
}
