internal import CheckFiles
internal import GitStore
internal import Readiness
internal import Reports

/// Makes the reports of a run, in order; each is finished after the next one was begun, so that no worker
/// waits for what another one still finds.
struct ReportPipeline {
  private let run: CheckRun
  private let reader: ReleaseReader
  /// Who asks what needs no names, and what left the API, at the same time; nil if nobody does.
  private let lane: CheckLane?
  /// Who reads ahead for what comes next; nil if nobody does.
  private let scout: CheckLane?
  private var ahead: Task<Bool, Never>?
  /// What the lane was given last.
  private var found: Task<[CheckResult]?, Never>?
  private var isFirst = true
  /// The warnings that were given.
  private var said: Set<String> = []
  private var begun: (subject: CheckSubject, report: BegunReport)?

  /// - Parameter lanes: At most two are used.
  init(run: CheckRun, reader: ReleaseReader, lanes: [CheckLane]) {
    self.run = run
    self.reader = reader
    lane = lanes.first
    scout = lanes.dropFirst().first
  }

  /// What is known of a release when the next one is begun.
  struct BegunReport {
    fileprivate let release: ReleaseReader.Release
    fileprivate let assessment: Assessment
    fileprivate let answers: Answers
    /// What is asked when the difference is there.
    fileprivate let last: [Check]
    fileprivate let difference: Task<SurfaceDifference?, Never>?
    /// What the lane asks.
    fileprivate let others: [Check]
    fileprivate let found: Task<[CheckResult]?, Never>?
  }

  /// Begins the report on a release: puts the checks to it that are not for others.
  ///
  /// - Parameter next: What is inspected after it: its files are read ahead meanwhile.
  mutating func begin(
    _ subject: CheckSubject, before next: CheckSubject?
  ) async -> (CheckSubject, Result<BegunReport, Complaint>) {
    let isReadAhead = await ahead?.value ?? false
    reader.facts.makeRoom()
    if !isFirst { GitLibrary.giveBackMemory() }
    isFirst = false
    do throws(Complaint) {
      let release = try reader.release(subject, baseline: run.baseline)
      warn(release.warnings)
      return (
        subject, .success(await begin(release, of: subject, before: next, isReadAhead: isReadAhead))
      )
    } catch {
      return (subject, .failure(error))
    }
  }

  private mutating func begin(
    _ release: ReleaseReader.Release, of subject: CheckSubject, before next: CheckSubject?,
    isReadAhead: Bool
  ) async -> BegunReport {
    let assessment = run.assessment(of: release.inspection.version, by: reader.data)
    let selected = assessment.selected
    // A signature is verified once, and the report tells the outcome, too.
    let isOwn = { [lane] (check: Check) in
      lane == nil || check.probe.looksUpNames || check.group == .tag
    }
    let own = selected.filter(isOwn)
    let others = selected.filter { !isOwn($0) }
    let files = isReadAhead ? [] : reader.files(of: release.inspection, for: others)
    if !isReadAhead { await reader.readAhead(release, for: own, before: files) }
    let baseline = run.baseline
    let commit = release.facts.commit.id
    ahead = scout.map { scout in
      Task { await scout.readAhead(selected, at: next, baseline: baseline) }
    }
    let last = lane == nil ? [] : own.filter { $0.probe.comparesSurfaces }
    let isCompared = last.contains(where: release.inspection.asks)
    // One after the other: what the lane found at the tag before is of use at this one.
    let earlier = found
    let difference =
      isCompared
      ? lane.map { lane in
        Task {
          _ = await earlier?.value
          return await lane.difference(at: subject, commit: commit, baseline: baseline)
        }
      } : nil
    found = lane.map { lane in
      Task {
        _ = await earlier?.value
        _ = await difference?.value
        return await lane.results(
          of: others, at: subject, commit: commit, baseline: baseline, files: files)
      }
    }
    let first = own.filter { check in !last.contains { $0.id == check.id } }
    return BegunReport(
      release: release, assessment: assessment, answers: release.inspection.answers(to: first),
      last: last, difference: difference, others: others, found: found)
  }

  /// Takes what was begun, and finishes the reports that nothing more is begun before.
  mutating func take(
    _ next: (subject: CheckSubject, report: Result<BegunReport, Complaint>), isLast: Bool
  ) async -> [(CheckSubject, Result<Report, Complaint>)] {
    var finished: [(CheckSubject, Result<Report, Complaint>)] = []
    if let (subject, report) = begun {
      finished.append((subject, await finish(report, of: subject)))
    }
    begun = nil
    switch next.report {
    case .failure(let error): finished.append((next.subject, .failure(error)))
    case .success(let report) where isLast || lane == nil:
      finished.append((next.subject, await finish(report, of: next.subject)))
    case .success(let report): begun = (next.subject, report)
    }
    return finished
  }

  private func finish(
    _ begun: BegunReport, of subject: CheckSubject
  ) async -> Result<Report, Complaint> {
    let release = begun.release
    var answers = begun.answers
    if let difference = await begun.difference?.value { release.inspection.take(difference) }
    answers.add(release.inspection.answers(to: begun.last))
    var results = await reader.marked(answers, at: release)
    if let found = await begun.found?.value {
      results += found
    } else if !begun.others.isEmpty {
      results += await reader.results(of: begun.others, at: release)
    }
    let report = begun.assessment.report(
      on: release.inspection, facts: release.facts, results: results)
    if run.verifiesBlobs, let fault = unsoundness(of: subject) { return .failure(fault) }
    return .success(
      run.amendments.amended(
        report, of: release.inspection.tree, among: reader.data.checks.map(\.id)))
  }

  private mutating func warn(_ warnings: [String]) {
    guard !run.common.quiet else { return }
    for warning in warnings where said.insert(warning).inserted { Streams.warn(warning) }
  }

  /// Why a report is refused that was made from objects of which one turned out not to be what its id
  /// says; nil if all are.
  private func unsoundness(of subject: CheckSubject) -> Complaint? {
    let faults = reader.opened.repository.faults.entries
    guard !faults.isEmpty else { return nil }
    let shown = faults.prefix(20).map { "\($0.id): \(VisibleText($0.reason).text)" }
    let rest = faults.count - shown.count
    return Complaint(
      "\(VisibleText(subject.name).text): \(faults.count) object\(faults.count == 1 ? "" : "s") "
        + "of this repository cannot be read or verified",
      advice: shown + (rest > 0 ? ["… and \(rest) more"] : [])
        + ["Look at the repository: git fsck"])
  }
}

extension CheckRun {
  /// How a version is judged.
  fileprivate func assessment(of version: ReleaseVersion, by data: CheckData) -> Assessment {
    var options = Assessment.Options()
    options.selection = selection.patterns
    options.isSelected = { selection.includes($0) }
    options.isStrict = isStrict
    return Assessment(
      checks: data.checks, checksDigest: data.digest(for: version.series), options: options)
  }
}

/// What a run found so far, in the order of the tags.
struct InspectedTags {
  private(set) var entries: [ReportEntry] = []
  private(set) var statuses: [Int32] = []

  mutating func add(_ report: Report) {
    entries.append(.report(report))
    statuses.append(ExitStatus.of(report.statusVerdict))
  }

  /// Adds that a tag could not be inspected.
  @discardableResult
  mutating func add(_ error: Complaint, of subject: CheckSubject) -> ReportEntry {
    let entry = ReportEntry.notInspected(
      .init(name: subject.name, version: subject.version, error: error.what))
    entries.append(entry)
    statuses.append(error.status)
    return entry
  }
}
