/// A finding that a waiver covers.
package struct WaivedFinding: Hashable, Sendable {
  package var finding: Finding
  /// Whether it is known to be wrong; false for what could not be decided.
  package var isDetermined: Bool
  package var waiver: Waiver
  /// What it would weigh.
  package var severity: Severity

  package init(_ finding: Finding, isDetermined: Bool, waiver: Waiver, severity: Severity) {
    self.finding = finding
    self.isDetermined = isDetermined
    self.severity = severity
    self.waiver = waiver
  }
}

/// What a file of waivers did to a report.
package struct WaiverUse: Hashable, Sendable {
  /// Why a waiver does nothing.
  package enum Idleness: String, Hashable, Sendable {
    /// What it covered counts again.
    case expired
    /// Every check that it names was decided, and found nothing that it covers.
    case matchesNothing = "matches-nothing"
    /// No check has an id that it names.
    case noSuchCheck = "no-such-check"
  }

  /// A waiver that does nothing, though it is meant for this release.
  package struct Idle: Hashable, Sendable {
    package let waiver: Waiver
    package let why: Idleness

    package init(waiver: Waiver, why: Idleness) {
      self.waiver = waiver
      self.why = why
    }
  }

  package let origin: WaiverFile.Origin
  /// As the report names the file.
  package let name: String
  /// What is wrong with the file; then none of its waivers holds.
  package let faults: [String]
  /// How many of its waivers are meant for this release.
  package let count: Int
  /// How many of those cover a finding.
  package let used: Int
  /// In order of the file.
  package let idle: [Idle]

  package init(
    origin: WaiverFile.Origin, name: String, faults: [String], count: Int, used: Int, idle: [Idle]
  ) {
    self.origin = origin
    self.name = name
    self.faults = faults
    self.count = count
    self.used = used
    self.idle = idle
  }
}

extension Report {
  /// The report with the findings set aside that waivers cover.
  ///
  /// The first waiver that covers a finding is named with it. What is left of a check weighs as
  /// much as its gravest finding.
  ///
  /// - Parameters:
  ///   - files: In the order in which they count.
  ///   - checks: Every check that there is, asked or not.
  package func waived(by files: [WaiverFile], among checks: [CheckID]) -> Report {
    guard !files.isEmpty else { return self }
    var report = self
    var waiving = Waiving(files, at: version, on: day)
    for index in report.results.indices { report.waive(index, by: &waiving) }
    report.waivers = files.map { file in waiving.use(of: file, in: results, among: checks) }
    return report
  }

  /// The day (UTC) on which the release was made.
  private var day: CivilDay {
    let moment = tagObject?.tagger?.moment ?? commit.committer.moment
    return CivilDay(secondsSince1970: moment.seconds)
  }

  private mutating func waive(_ index: Int, by waiving: inout Waiving) {
    var result = results[index]
    let failed: [Finding]
    let open: [Finding]
    switch result.outcome {
    case .failed(let findings, let undetermined): (failed, open) = (findings, undetermined)
    case .undetermined(let findings): (failed, open) = ([], findings)
    case .passed, .notApplicable, .waived: return
    }
    let whole = result.check.severity.severity(in: phase, of: version) ?? result.severity
    let id = result.check.id
    func isKept(_ finding: Finding, _ isDetermined: Bool) -> Bool {
      guard let waiver = waiving.waiver(of: finding, of: id) else { return true }
      result.waived.append(
        WaivedFinding(
          finding, isDetermined: isDetermined, waiver: waiver,
          severity: finding.severity(in: whole)))
      return false
    }
    let keptFailed = failed.filter { isKept($0, true) }
    let keptOpen = open.filter { isKept($0, false) }
    guard !result.waived.isEmpty else { return }
    if !keptFailed.isEmpty {
      result.outcome = .failed(keptFailed, undetermined: keptOpen)
    } else {
      result.outcome = keptOpen.isEmpty ? .waived : .undetermined(keptOpen)
    }
    if case .waived = result.outcome {
    } else {
      result.severity = result.outcome.severity(atMost: whole)
    }
    results[index] = result
  }
}

/// The waivers of a report at work.
private struct Waiving {
  /// Those meant for the release that hold, in the order in which they count.
  private let holding: [Waiver]
  private let expired: Set<Waiver>
  private var used: Set<Waiver> = []
  private let version: ReleaseVersion

  init(_ files: [WaiverFile], at version: ReleaseVersion, on day: CivilDay) {
    self.version = version
    let tag = ReleaseTag(of: version).name
    let meant = files.flatMap(\.waivers).filter { $0.isFor(version, tag: tag) }
    holding = meant.filter { !$0.isExpired(at: version, on: day) }
    expired = Set(meant.filter { $0.isExpired(at: version, on: day) })
  }

  /// The first waiver that covers a finding; all that do count as used.
  mutating func waiver(of finding: Finding, of check: CheckID) -> Waiver? {
    let covering = holding.filter { $0.covers(finding, of: check) }
    used.formUnion(covering)
    return covering.first
  }

  /// - Parameter results: As they were before anything was set aside.
  func use(
    of file: WaiverFile, in results: [CheckResult], among checks: [CheckID]
  ) -> WaiverUse {
    let tag = ReleaseTag(of: version).name
    let meant = file.waivers.filter { $0.isFor(version, tag: tag) }
    return WaiverUse(
      origin: file.origin, name: file.name, faults: file.faults, count: meant.count,
      used: meant.count { used.contains($0) },
      idle: meant.compactMap { waiver in
        idleness(of: waiver, in: results, among: checks).map { .init(waiver: waiver, why: $0) }
      })
  }

  private func idleness(
    of waiver: Waiver, in results: [CheckResult], among checks: [CheckID]
  ) -> WaiverUse.Idleness? {
    if expired.contains(waiver) { return .expired }
    if used.contains(waiver) { return nil }
    guard checks.contains(where: { waiver.check.matches($0.text) }) else { return .noSuchCheck }
    // A check that left something open may yet find what the waiver is for; one that is not asked
    // of this release says nothing.
    let named = results.filter { result in
      if case .notApplicable = result.outcome { return false }
      return waiver.check.matches(result.check.id.text)
    }
    return !named.isEmpty && named.allSatisfy(\.isDecided) ? .matchesNothing : nil
  }
}

extension CheckResult {
  fileprivate var isDecided: Bool {
    switch outcome {
    case .passed, .waived: true
    case .failed(_, let undetermined): undetermined.isEmpty
    case .undetermined, .notApplicable: false
    }
  }
}
