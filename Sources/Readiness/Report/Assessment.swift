/// Puts the checks to an inspection and gathers the report.
package struct Assessment {
  /// What is known of the release besides its tree.
  package struct Facts {
    package var commit: CommitFacts
    package var tagObject: TagFacts?
    package var schedule: ScheduleFacts
    package var comparison: Comparison

    package init(
      commit: CommitFacts, tagObject: TagFacts?, schedule: ScheduleFacts, comparison: Comparison
    ) {
      self.commit = commit
      self.tagObject = tagObject
      self.schedule = schedule
      self.comparison = comparison
    }
  }

  /// Which checks are put, and how strictly.
  package struct Options {
    /// Patterns of `--select` and `--ignore`, as given, for the report.
    package var selection: [String] = []
    package var isSelected: (CheckID) -> Bool = { _ in true }
    package var isStrict = false

    package init() {}
  }

  package let checks: [Check]
  package let checksDigest: String
  package let options: Options

  package init(checks: [Check], checksDigest: String, options: Options) {
    let order = Dictionary(
      uniqueKeysWithValues: CheckGroup.allCases.enumerated().map { ($1, $0) })
    self.checks = checks.sorted {
      (order[$0.group] ?? 0, $0.id.text) < (order[$1.group] ?? 0, $1.id.text)
    }
    self.checksDigest = checksDigest
    self.options = options
  }

  /// The report on one release.
  ///
  /// - Parameter results: Those of checks that were asked already.
  package func report(
    on inspection: Inspection, facts: Facts, results given: [CheckResult] = []
  ) -> Report {
    let known = Dictionary(given.map { ($0.check.id, $0) }, uniquingKeysWith: { first, _ in first })
    let asked = selected
    var rest = inspection.answers(to: asked.filter { known[$0.id] == nil }).results
    inspection.markNew(&rest)
    var others = rest[...]
    let results = asked.compactMap { known[$0.id] ?? others.popFirst() }
    return Report(
      subject: inspection.subject, version: inspection.version, phase: inspection.phase,
      commit: facts.commit, tagObject: facts.tagObject, schedule: facts.schedule,
      comparison: facts.comparison, results: results, checkCount: checks.count,
      selection: options.selection, isStrict: options.isStrict,
      removals: RemovalLedger.of(inspection, results), due: due(at: inspection),
      manual: ManualStep.steps(in: inspection.phase, tag: inspection.version.tagName)
        + stepsOfRelease(results, at: inspection),
      holds: HeldFact.facts(of: inspection, results: results), checksDigest: checksDigest)
  }

  /// The checks that are put, in the order of the report.
  package var selected: [Check] { checks.filter { options.isSelected($0.id) } }

  /// What the release script is still to do for a commit that is not tagged.
  private func stepsOfRelease(
    _ results: [CheckResult], at inspection: Inspection
  ) -> [ManualStep] {
    results.filter { result in
      guard case .notApplicable = result.outcome else { return false }
      return result.check.isMadeAtRelease && inspection.reasonNotToAsk(result.check) != nil
        && result.check.reasonNotToApply(to: inspection.version) == nil
    }.map { result in
      ManualStep("Done by the release script: \(words: result.check.title)")
    }
  }

  /// What check data expect to go later in this series, while there is time.
  private func due(at inspection: Inspection) -> [DueRemoval] {
    guard [.opening, .alpha, .beta, .candidate].contains(inspection.phase) else { return [] }
    return inspection.removals.filter { $0.due > inspection.version }.map { removal in
      let reading = inspection.surface.reading(
        of: removal.symbol, beside: inspection.baseline?.surface)
      return DueRemoval(
        symbol: removal.symbol.text, by: removal.due,
        locations: reading.verdict == .present ? Array(reading.evidence.prefix(4)) : [])
    }.sorted { $0.symbol < $1.symbol }
  }
}

extension Outcome {
  /// What the outcome of a check of this severity weighs: its findings may weigh less.
  func severity(atMost severity: Severity) -> Severity {
    let findings: [Finding]
    switch self {
    case .failed(let failed, _): findings = failed
    case .undetermined(let open): findings = open
    case .passed, .notApplicable, .waived: return severity
    }
    let levels = Severity.allCases
    return levels.first { level in findings.contains { $0.severity(in: severity) == level } }
      ?? severity
  }
}

extension Finding {
  /// What it weighs in a check of this severity.
  package func severity(in check: Severity) -> Severity {
    guard let atMost else { return check }
    let levels = Severity.allCases
    let places = [check, atMost].compactMap { levels.firstIndex(of: $0) }
    return places.max().map { levels[$0] } ?? check
  }
}

extension Check {
  /// Why the check is not for a version; nil if it is.
  package func reasonNotToApply(to version: ReleaseVersion) -> Message? {
    if let from, version < from { return "applies from \(words: from.text) on" }
    if let before, version >= before { return "applies before \(words: before.text) only" }
    return nil
  }
}

extension SeverityByPhase {
  /// The first phase after this one in which the check blocks.
  func blocksFrom(after phase: Phase, _ version: ReleaseVersion) -> Key? {
    let order: [Key] = [.alpha, .beta, .beta2, .rc, .rc2, .final, .bugfix]
    let current: Key =
      switch phase {
      case .opening: .a0
      case .alpha: .alpha
      case .beta: version.serial >= 2 ? .beta2 : .beta
      case .candidate: version.serial >= 2 ? .rc2 : .rc
      case .final: .final
      case .bugfix, .security: .bugfix
      }
    let position = order.firstIndex(of: current) ?? -1
    return order[(position + 1)...].first { levels[$0] == .blocker }
  }
}

extension Phase {
  /// As a sentence names it.
  package var spokenName: String {
    switch self {
    case .opening: "an opening tag"
    case .alpha: "an alpha"
    case .beta: "a beta"
    case .candidate: "a candidate"
    case .final: "a final release"
    case .bugfix: "a bug-fix release"
    case .security: "a security release"
    }
  }
}
