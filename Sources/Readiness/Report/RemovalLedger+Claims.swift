extension RemovalLedger {
  /// Rows for what What's New lists as removed and check data do not have.
  static func rows(of claims: TreeClaims, besides known: Set<String>) -> [Row] {
    var seen = known
    return claims.announced.compactMap { judged in
      let claim = judged.claim
      guard claim.isListed, seen.insert(claim.symbol.text).inserted else { return nil }
      let needsNote = judged.verdict == .undetermined || judged.verdict == .phantom
      let near = judged.near.map { "near: \($0)" }
      return Row(
        symbol: claim.symbol.text, verdict: Verdict(judged.verdict),
        announcement: claim.source.location, source: "What's New", places: judged.places,
        note: near ?? (needsNote ? judged.reason.plain : nil))
    }
  }

  /// The lists beside the rows.
  mutating func addLists(from claims: TreeClaims, of inspection: Inspection) {
    let series = inspection.version.series
    let isEarly = inspection.phase == .opening || inspection.phase == .alpha
    let late = claims.overdue(in: series)
    let isDue = { (item: OverdueRemoval) in item.judged.claim.series == series }
    overdue = late.filter { !isEarly || !isDue($0) }.map { Entry($0) }
    stillToGo = isEarly ? late.filter(isDue).map { Entry($0) } : []
    let following = Series(major: series.major, minor: series.minor + 1)
    var seen: Set<String> = []
    next = claims.pending.filter {
      $0.claim.series == following && $0.verdict == .present
        && seen.insert($0.claim.symbol.text).inserted
    }.map {
      Entry(
        symbol: $0.claim.symbol.text, series: following, sources: [$0.claim.source.location],
        places: Array($0.places.prefix(4)))
    }.sorted { $0.symbol < $1.symbol }
  }

  /// What the check of unannounced removals found.
  mutating func addUnannounced(from results: [CheckResult]) {
    for result in results where result.check.probe == .removals(.unannounced) {
      guard case .failed(let findings, _) = result.outcome else { continue }
      unannounced = findings.map {
        Entry(symbol: $0.subject, series: nil, sources: [], places: $0.locations)
      }.sorted { $0.symbol < $1.symbol }
    }
  }
}

extension RemovalLedger.Entry {
  fileprivate init(_ item: OverdueRemoval) {
    self.init(
      symbol: item.judged.claim.symbol.text, series: item.judged.claim.series,
      sources: item.sources, places: Array(item.judged.places.prefix(4)))
  }
}

extension RemovalLedger.Verdict {
  init(_ verdict: JudgedClaim.Verdict) {
    self =
      switch verdict {
      case .gone: .gone
      case .present: .present
      case .undetermined: .undetermined
      case .phantom: .phantom
      case .keptForABI: .keptForABI
      }
  }
}
