internal import CPythonSource

extension RemovalLedger {
  /// The ledger of an inspection: each removal of check data that is due by its version, with what
  /// the tree holds and where What's New names it.
  static func of(_ inspection: Inspection, _ results: [CheckResult]) -> RemovalLedger {
    let claims = inspection.claims
    let known = checkData(inspection, claims)
    let others = rows(of: claims, besides: Set(known.map(\.symbol)))
    var ledger = RemovalLedger(rows: (known + others).sorted { $0.symbol < $1.symbol })
    ledger.addLists(from: claims, of: inspection)
    ledger.addUnannounced(from: results)
    return ledger
  }

  /// What check data expect to be gone.
  private static func checkData(_ inspection: Inspection, _ claims: TreeClaims) -> [Row] {
    let due = inspection.removals.filter { $0.due <= inspection.version }
    guard !due.isEmpty else { return [] }
    let said = Dictionary(
      claims.announced.map { ($0.claim.symbol.text, $0.claim.source.location) },
      uniquingKeysWith: { first, _ in first })
    let announcements = Announcements(in: inspection.tree, of: inspection.version.series)
    let kept = KeptNames(in: inspection.tree)
    return due.map { removal in
      let reading = inspection.surface.reading(
        of: removal.symbol, beside: inspection.baseline?.surface)
      let isOpen =
        reading.verdict == .gone && kept.unread != nil
        && inspection.surface.mayBeKept(removal.symbol, beside: inspection.baseline?.surface)
      let isKept = reading.verdict == .gone && kept.lines[removal.symbol.text] != nil
      let places =
        reading.verdict == .gone ? reading.lookedAt.map { Location($0) } : reading.evidence
      return Row(
        symbol: removal.symbol.text,
        verdict: isKept ? .keptForABI : isOpen ? .undetermined : Verdict(reading.verdict),
        announcement: said[removal.symbol.text] ?? announcements.line(naming: removal.symbol),
        source: removal.source,
        places: isKept
          ? [Location(kept.path, line: kept.lines[removal.symbol.text])] : Array(places.prefix(8)),
        note: removal.note
          ?? (isOpen ? kept.unread?.message.plain : nil)
          ?? (reading.verdict == .undetermined ? reading.reason.plain : nil))
    }
  }
}

extension RemovalLedger.Verdict {
  init(_ verdict: SymbolReading.Verdict) {
    self =
      switch verdict {
      case .gone: .gone
      case .present: .present
      case .undetermined: .undetermined
      }
  }
}

extension Message {
  /// The pieces as plain text, for a value that keeps no pieces.
  package var plain: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .foreign(let text): text
      case .place(let place): place.path.text + (place.line.map { ":\($0)" } ?? "")
      }
    }.joined()
  }
}
