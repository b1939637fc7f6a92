/// What was announced as removed, held against the tree.
package struct RemovalLedger: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case gone
    /// Gone from the headers, still exported for old binaries.
    case keptForABI = "kept-for-abi"
    case present
    case undetermined
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

  package init(rows: [Row]) { self.rows = rows }

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
