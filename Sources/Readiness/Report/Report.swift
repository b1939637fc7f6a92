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

/// A moment as git records it.
package struct Moment: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package var seconds: Int64
  /// Minutes east of UTC.
  package var offset: Int

  package init(seconds: Int64, offset: Int) {
    self.seconds = seconds
    self.offset = offset
  }
}

/// Who did something and when, as git records it.
package struct Actor: Hashable, Sendable {
  package var name: String
  package var email: String
  package var moment: Moment

  package init(name: String, email: String, moment: Moment) {
    self.name = name
    self.email = email
    self.moment = moment
  }
}

/// The commit that was inspected.
package struct CommitFacts: Hashable, Sendable {
  package var id: ContentID
  package var tree: ContentID
  package var author: Actor
  package var committer: Actor
  /// The first line of the message.
  package var summary: String
  package var parents: [ContentID]
  /// Commits since the previous tag; nil if unknown or there is none.
  package var commitsSincePrevious: Int?
  /// Whether the previous tag is an ancestor; nil if unknown or there is none.
  package var descendsFromPrevious: Bool?

  package init(
    id: ContentID, tree: ContentID, author: Actor, committer: Actor, summary: String,
    parents: [ContentID], commitsSincePrevious: Int? = nil, descendsFromPrevious: Bool? = nil
  ) {
    self.id = id
    self.tree = tree
    self.author = author
    self.committer = committer
    self.summary = summary
    self.parents = parents
    self.commitsSincePrevious = commitsSincePrevious
    self.descendsFromPrevious = descendsFromPrevious
  }
}

/// What an annotated tag says.
package struct TagFacts: Hashable, Sendable {
  /// What the object carries as a signature.
  package enum Signature: Hashable, Sendable {
    case none
    /// OpenPGP; the key it names and the digest, as far as the packet could be read.
    case openPGP(fingerprint: String?, digest: String?, holder: String?)
    case ssh
    case unreadable
  }

  /// What a keyring says of the signature.
  package enum Verification: Hashable, Sendable {
    /// It was made by this key, over this tag.
    case valid(fingerprint: String, by: String)
    /// It is not over this tag.
    case invalid
    /// The keyring does not hold the key.
    case unknownKey
    /// It could not be verified, and why.
    case notDone(String)
  }

  /// The `tag` header inside the object.
  package var innerName: String
  package var tagger: Actor?
  /// The message, without the signature.
  package var message: String
  package var signature: Signature
  /// When the signature says that it was made, in seconds since 1970; nil if it does not say.
  package var signatureTime: Int64?
  /// Nil where no keyring was given: the signature is a claim.
  package var verification: Verification?
  /// What the object marks: `commit` as a rule.
  package var targetType: String

  package init(
    innerName: String, tagger: Actor?, message: String, signature: Signature,
    signatureTime: Int64? = nil, verification: Verification? = nil,
    targetType: String = "commit"
  ) {
    self.innerName = innerName
    self.tagger = tagger
    self.message = message
    self.signature = signature
    self.signatureTime = signatureTime
    self.verification = verification
    self.targetType = targetType
  }
}

/// The version in the release schedule.
package struct ScheduleFacts: Hashable, Sendable {
  /// The day set for this version, `YYYY-MM-DD`; nil if the schedule does not have it.
  package var date: String?
  /// Days from the date set to the day (UTC) of the tag or commit: negative is early.
  package var daysLate: Int?
  /// Whether check data have a schedule for the series at all.
  package var hasSeries: Bool
  /// The next release of the schedule after this one.
  package var next: Next?

  package struct Next: Hashable, Sendable {
    package var version: ReleaseVersion
    package var date: String

    package init(version: ReleaseVersion, date: String) {
      self.version = version
      self.date = date
    }
  }
  /// The date of beta 1, of candidate 1 and of the final, where the schedule has them.
  package var milestones: [SeriesMilestone]

  package init(
    date: String?, daysLate: Int?, hasSeries: Bool, next: Next?,
    milestones: [SeriesMilestone] = []
  ) {
    self.date = date
    self.daysLate = daysLate
    self.hasSeries = hasSeries
    self.next = next
    self.milestones = milestones
  }
}

/// A release of a series that starts a phase.
package struct SeriesMilestone: Hashable, Sendable {
  package var version: ReleaseVersion
  /// `YYYY-MM-DD`
  package var date: String

  package init(version: ReleaseVersion, date: String) {
    self.version = version
    self.date = date
  }
}

/// The tags that this one is compared with.
package struct Comparison: Hashable, Sendable {
  /// The tag of the series before: its last final release, the one asked for, or a stand-in.
  package var baseline: String?
  /// The tag that should have been the baseline, if it is not in the repository.
  package var missingBaseline: String?
  /// Whether `--baseline` named it.
  package var isBaselineGiven: Bool
  /// The tag before this one in the series; nil for the first one.
  package var previous: String?

  package init(
    baseline: String?, missingBaseline: String? = nil, isBaselineGiven: Bool = false,
    previous: String?
  ) {
    self.baseline = baseline
    self.missingBaseline = missingBaseline
    self.isBaselineGiven = isBaselineGiven
    self.previous = previous
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
