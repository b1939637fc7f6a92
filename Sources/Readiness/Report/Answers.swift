extension Inspection {
  /// Puts checks to the release, in the order given; findings are not marked as new yet.
  package func answers(to checks: [Check]) -> Answers {
    var answers = Answers(of: self)
    for check in checks {
      uses.begin()
      let before = tree.unread.count
      let result = result(of: check)
      answers.add(
        result, isOfTree: !uses.isOfMore && asks(check),
        isOpen: tree.listing.hasUnread || tree.unread.count > before)
    }
    return answers
  }

  private func result(of check: Check) -> CheckResult {
    let severity = check.severity.severity(in: phase, of: version)
    let greatest = Severity.allCases.first { check.severity.levels.values.contains($0) } ?? .note
    if let reason = check.reasonNotToApply(to: version) {
      return CheckResult(
        check: check, severity: severity ?? greatest, outcome: .notApplicable(reason))
    }
    guard let severity else {
      return CheckResult(
        check: check, severity: greatest,
        outcome: .notApplicable("not asked of \(words: phase.spokenName)"))
    }
    if let reason = reasonNotToAsk(check) {
      return CheckResult(check: check, severity: severity, outcome: .notApplicable(reason))
    }
    let outcome = answer(to: check).bounded
    return CheckResult(
      check: check, severity: outcome.severity(atMost: severity), outcome: outcome,
      blocksFrom: severity == .blocker
        ? nil : check.severity.blocksFrom(after: phase, version))
  }

  /// The outcome of a check's question. Nothing is well, or not there to be asked of, while what might
  /// tell otherwise could not be read.
  private func answer(to check: Check) -> Outcome {
    let trees = [tree, givenBaseline?.tree, givenPrevious?.tree].compactMap { $0 }
    let before = trees.map(\.unread.count)
    let outcome = check.probe.examine(self)
    var open = Findings()
    for (tree, count) in zip(trees, before) where tree.unread.count > count {
      guard let error = tree.unread.last else { continue }
      open.leaveOpen(error.path.text, error.message, at: Location(error.path))
    }
    if case .notApplicable = outcome, let reason = reasonOfLack {
      open.leaveOpen(subject.name, reason)
    }
    guard case .undetermined(let opened) = open.outcome(ifNothing: "") else { return outcome }
    switch outcome {
    case .undetermined, .waived: return outcome
    case .failed(let failures, let undetermined):
      let known = Set(undetermined.map(\.subject))
      return .failed(
        failures, undetermined: undetermined + opened.filter { !known.contains($0.subject) })
    case .passed, .notApplicable: return .undetermined(opened)
    }
  }

  /// Whether a check is put to the release, and not merely listed as not applying.
  package func asks(_ check: Check) -> Bool {
    check.reasonNotToApply(to: version) == nil && reasonNotToAsk(check) == nil
      && check.severity.severity(in: phase, of: version) != nil
  }

  /// Marks which findings were not there at the previous tag, by asking the same of that tag.
  ///
  /// - Parameter earlier: The answers that tag gave, if it was asked itself before.
  package func markNew(_ results: inout [CheckResult], knowing earlier: Answers? = nil) {
    guard let before = beforeThis else { return }
    for index in results.indices {
      guard case .failed(let findings, let undetermined) = results[index].outcome else { continue }
      let check = results[index].check
      let known =
        earlier?.findings(of: check, at: before, for: version.series)
        ?? before.found(by: check)
      let marked = findings.map { finding in
        var marked = finding
        // What could not be read there may have been the same.
        let isKnown = known.identities.contains(finding.identity)
        marked.isNew = !isKnown && known.isOpen ? nil : !isKnown
        return marked
      }
      results[index].outcome = .failed(marked, undetermined: undetermined)
    }
  }

  /// The checks that failed and have to be put to the previous tag, with that tag; empty without one.
  package func checksOfPrevious(
    for results: [CheckResult], knowing earlier: Answers?
  ) -> (checks: [Check], inspection: Inspection)? {
    guard let before = beforeThis else { return nil }
    let checks = results.filter { result in
      guard case .failed = result.outcome else { return false }
      return earlier?.findings(of: result.check, at: before, for: version.series) == nil
    }.map(\.check)
    return checks.isEmpty ? nil : (checks, before)
  }

  private func found(by check: Check) -> FoundBefore {
    let before = tree.unread.count
    let outcome = check.probe.examine(self).bounded
    return FoundBefore(
      outcome, isOpen: tree.listing.hasUnread || tree.unread.count > before)
  }

  /// The previous tag, as it can be asked the same.
  private var beforeThis: Inspection? {
    previous.map { previous in
      let provenance = ReleaseTag(previous.tag).flatMap { tag in
        try? self.provenance?.lineage.provenance(of: tag)
      }
      return Inspection(
        subject: .tag(previous.tag), version: previous.version,
        phase: Phase(of: previous.version, schedule: nil, on: nil), tree: previous.tree,
        surface: previous.surface, baseline: baseline, others: others, schedule: schedule,
        removals: removals, provenance: provenance, keys: keys)
    }
  }
}

/// What a check found at the tag before.
private struct FoundBefore {
  private(set) var identities: Set<Finding.Identity> = []
  /// Whether it met something that could not be read, and might have found more there.
  let isOpen: Bool

  init(_ outcome: Outcome, isOpen: Bool) {
    self.isOpen = isOpen
    if case .failed(let findings, _) = outcome { identities = Set(findings.map(\.identity)) }
  }
}

/// What checks found at a release.
package struct Answers: Sendable {
  /// In the order asked.
  package var results: [CheckResult] = []
  private let subject: Report.Subject
  private let version: ReleaseVersion
  private let phase: Phase
  private let baseline: String?
  /// For each check that was put to the release and looked at no more than is known of a previous one.
  private var findings: [CheckID: FoundBefore] = [:]

  fileprivate init(of inspection: Inspection) {
    subject = inspection.subject
    version = inspection.version
    phase = inspection.phase
    baseline = inspection.baseline?.tag
  }

  /// Adds what further checks found at the same release.
  package mutating func add(_ others: Answers) {
    results += others.results
    findings.merge(others.findings) { first, _ in first }
  }

  fileprivate mutating func add(_ result: CheckResult, isOfTree: Bool, isOpen: Bool) {
    results.append(result)
    if isOfTree { findings[result.check.id] = FoundBefore(result.outcome, isOpen: isOpen) }
  }

  /// What a check found; nil if it was not asked, or not in the way in which the inspection would
  /// ask it: for the same series, compared with the same baseline, in the same phase.
  fileprivate func findings(
    of check: Check, at inspection: Inspection, for series: Series
  ) -> FoundBefore? {
    guard subject == inspection.subject, version == inspection.version, version.series == series,
      baseline == inspection.baseline?.tag, Self.isAlike(phase, inspection.phase)
    else { return nil }
    return findings[check.id]
  }

  /// Bug-fix and security releases are asked the same: which of them a release is tells its schedule,
  /// which does not count for the one before.
  private static func isAlike(_ left: Phase, _ right: Phase) -> Bool {
    left == right || [.bugfix, .security].contains(left) && [.bugfix, .security].contains(right)
  }
}

extension Finding {
  /// What a finding is known by across tags: its place without the line, and its subject.
  struct Identity: Hashable, Sendable {
    let path: RepoPath?
    let subject: String
  }

  var identity: Identity { Identity(path: locations.first?.path, subject: subject) }
}
