/// The readiness of one tag: everything that a page about it says, as a value.
///
/// The same inputs give the same value; it holds no clock, host or absolute path.
package struct Report: Hashable, Sendable {
  package var subject: Subject
  package var version: ReleaseVersion
  package var phase: Phase
  package var commit: CommitFacts
  /// The tag object; nil for a lightweight tag, and for what is not tagged.
  package var tagObject: TagFacts?
  package var schedule: ScheduleFacts
  package var comparison: Comparison
  /// One for each check that was selected, in the order of groups, then ids.
  package var results: [CheckResult]
  /// How many checks there are in all, selected or not.
  package var checkCount: Int
  /// The patterns of `--select` and `--ignore`, as given; empty if all checks were asked.
  package var selection: [String]
  /// Whether warnings block (`--strict`).
  package var isStrict: Bool
  package var removals: RemovalLedger
  /// What this series is still to remove, in order of the symbols; empty outside alpha and beta.
  package var due: [DueRemoval]
  /// The steps that no repository can tell, in order.
  package var manual: [ManualStep]
  /// What the tag holds, for the reader: facts as sentences, in order.
  package var holds: [HeldFact]
  /// `sha256:` and 64 hexadecimal digits over the check data that were used.
  package var checksDigest: String
  /// What each file of waivers did, in the order in which they count; empty without any.
  package var waivers: [WaiverUse] = []
  /// What changed since an earlier report; nil if none was given.
  package var since: SinceComparison?
  /// What tells anchors and files of this report from those of another one on the same version, in
  /// a run that has both; empty in most.
  package var distinction = ""

  package init(
    subject: Subject, version: ReleaseVersion, phase: Phase, commit: CommitFacts,
    tagObject: TagFacts?, schedule: ScheduleFacts, comparison: Comparison,
    results: [CheckResult], checkCount: Int, selection: [String] = [], isStrict: Bool = false,
    removals: RemovalLedger, due: [DueRemoval], manual: [ManualStep], holds: [HeldFact],
    checksDigest: String
  ) {
    self.subject = subject
    self.version = version
    self.phase = phase
    self.commit = commit
    self.tagObject = tagObject
    self.schedule = schedule
    self.comparison = comparison
    self.results = results
    self.checkCount = checkCount
    self.selection = selection
    self.isStrict = isStrict
    self.removals = removals
    self.due = due
    self.manual = manual
    self.holds = holds
    self.checksDigest = checksDigest
  }
}

extension Report {
  /// What was asked about.
  package enum Subject: Hashable, Sendable {
    /// A tag by its name, annotated or lightweight.
    case tag(String)
    /// A revision that is not tagged, as the user wrote it, inspected as a version.
    case revision(String)

    /// The name as the user wrote it.
    package var name: String {
      switch self {
      case .tag(let name), .revision(let name): name
      }
    }
  }

  package enum Verdict: String, Hashable, Sendable {
    case ready
    case notReady = "not-ready"
    case undetermined
  }

  /// How many checks ended in each way. The parts add up to ``total``.
  package struct Counts: Hashable, Sendable {
    package var passed = 0
    package var blockers = 0
    package var warnings = 0
    package var notes = 0
    package var notApplicable = 0
    package var undetermined = 0
    package var waived = 0

    package init() {}

    package var total: Int {
      passed + blockers + warnings + notes + notApplicable + undetermined + waived
    }
  }

  package var counts: Counts {
    var counts = Counts()
    for result in results {
      switch (result.outcome, result.severity) {
      case (.passed, _): counts.passed += 1
      case (.notApplicable, _): counts.notApplicable += 1
      case (.undetermined, _): counts.undetermined += 1
      case (.waived, _): counts.waived += 1
      case (.failed, .blocker): counts.blockers += 1
      case (.failed, .warning): counts.warnings += 1
      case (.failed, .note): counts.notes += 1
      }
    }
    return counts
  }

  /// How many blockers could not be determined.
  package var undeterminedBlockers: Int {
    results.count { result in
      switch result.outcome {
      case .undetermined: result.severity == .blocker
      // What failed weighs less than what could not be decided beside it.
      case .failed(_, let undetermined):
        !undetermined.isEmpty && result.severity != .blocker
          && result.check.severity.severity(in: phase, of: version) == .blocker
      default: false
      }
    }
  }

  /// The verdict follows from the results alone. A report without a decided check is never ready.
  package var verdict: Verdict {
    let counts = counts
    if counts.blockers > 0 || (isStrict && counts.warnings > 0) { return .notReady }
    let decided = counts.passed + counts.warnings + counts.notes + counts.waived
    if undeterminedBlockers > 0 || decided == 0 { return .undetermined }
    return .ready
  }
}

/// A check and what it found at this tag.
package struct CheckResult: Hashable, Sendable {
  package var check: Check
  /// The effective one in this phase; for a check that is not asked in it, its greatest in any.
  package var severity: Severity
  package var outcome: Outcome
  /// The phase from which on it blocks, if it does not yet.
  package var blocksFrom: SeverityByPhase.Key?
  /// What waivers cover, apart from the outcome: it does not count.
  package var waived: [WaivedFinding] = []

  package init(
    check: Check, severity: Severity, outcome: Outcome, blocksFrom: SeverityByPhase.Key? = nil
  ) {
    self.check = check
    self.severity = severity
    self.outcome = outcome
    self.blocksFrom = blocksFrom
  }
}

/// A step that no repository can tell.
package struct ManualStep: Hashable, Sendable {
  package var text: Message

  package init(_ text: Message) { self.text = text }
}

/// A fact for the reader: "Version", and a sentence.
package struct HeldFact: Hashable, Sendable {
  package var label: String
  package var text: Message

  package init(label: String, text: Message) {
    self.label = label
    self.text = text
  }
}
