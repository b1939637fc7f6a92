package import Readiness

/// A report as a JSON file holds it: whole but for its checks, which check data give.
package struct ReadReport: Sendable {
  /// Without results.
  private var bare: Report
  private let results: [ReadResult]
  private let verdict: Report.Verdict
  private let counts: Report.Counts

  /// The name as the user wrote it.
  package var name: String { bare.subject.name }
  package var version: ReleaseVersion { bare.version }
  package var checksDigest: String { bare.checksDigest }
  package var isStrict: Bool { bare.isStrict }
  package var selection: [String] { bare.selection }

  /// The whole report.
  ///
  /// - Parameter checks: Those of the check data that the report was made with.
  package func report(_ checks: [CheckID: Check]) throws(ReportFault) -> Report {
    var report = bare
    var known: Set<CheckID> = []
    for group in results.runs(by: \.id) {
      let id = group[0].id
      guard let check = checks[id] else {
        throw .report(name, "it has a check '\(id.text)' that the check data lack")
      }
      guard known.insert(id).inserted, let result = ReadResult.together(group, check) else {
        throw .report(name, "its results of '\(id.text)' contradict one another")
      }
      report.results.append(result)
    }
    guard report.verdict == verdict, report.counts == counts else {
      throw .report(name, "its verdict and counts do not follow from its results")
    }
    return report
  }
}

extension ReadReport: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    let subject: Report.Subject =
      if let tag: String = try members.nullable("tag") { .tag(tag) } else {
        .revision(try members.value("revision"))
      }
    bare = Report(
      subject: subject, version: try members.value("version"),
      phase: try members.oneWord("phase"), commit: try Self.commit(members),
      tagObject: try members.nullable("tag_object"), schedule: try members.value("schedule"),
      comparison: Comparison(
        baseline: try members.nullable("baseline"),
        missingBaseline: try members.nullable("missing_baseline"),
        isBaselineGiven: try members.value("baseline_given"),
        previous: try members.nullable("previous")),
      results: [], checkCount: try members.value("check_count"),
      selection: try members.value("selection"), isStrict: try members.value("strict"),
      removals: try members.value("removals"), due: try members.value("due"),
      manual: try Self.manual(members), holds: try members.value("holds"),
      checksDigest: try members.value("checks_digest"))
    bare.comparison.unread = try members.optional("unread_tags") ?? []
    bare.waivers = try members.value("waivers")
    bare.since = try members.nullable("since")
    results = try members.value("results")
    verdict = try members.oneWord("verdict")
    counts = try Self.counts(members.nestedContainer(keyedBy: JSONKey.self, forKey: "counts"))
  }

  private static func commit(_ members: JSONMembers) throws -> CommitFacts {
    let details = try members.nestedContainer(keyedBy: JSONKey.self, forKey: "commit_details")
    return CommitFacts(
      id: try members.value("commit"), tree: try members.value("tree"),
      author: try details.value("author"), committer: try details.value("committer"),
      summary: try details.value("summary"), parents: try details.value("parents"),
      commitsSincePrevious: try details.nullable("since_previous"),
      descendsFromPrevious: try details.nullable("descends_from_previous"))
  }

  private static func manual(_ members: JSONMembers) throws -> [ManualStep] {
    if let parts: [Message] = try members.optional("manual_parts") {
      return parts.map { ManualStep($0) }
    }
    let texts: [String] = try members.value("manual")
    return texts.map { ManualStep(Message([.words($0)])) }
  }

  private static func counts(_ members: JSONMembers) throws -> Report.Counts {
    var counts = Report.Counts()
    counts.passed = try members.value("passed")
    counts.blockers = try members.value("blockers")
    counts.warnings = try members.value("warnings")
    counts.notes = try members.value("notes")
    counts.notApplicable = try members.value("not_applicable")
    counts.undetermined = try members.value("undetermined")
    counts.waived = try members.value("waived")
    return counts
  }
}

/// An entry of `results`.
private struct ReadResult: Decodable, Sendable {
  enum Kind: String {
    case passed, failed, undetermined, waived
    case notApplicable = "not-applicable"
  }

  let id: CheckID
  let kind: Kind
  /// Of the check.
  let severity: Severity
  let blocksFrom: SeverityByPhase.Key?
  /// What passed has its places here, what is not applicable its reason.
  let finding: Finding
  /// Of what is waived.
  let waived: WaivedFinding?

  init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    guard let id = CheckID(try members.value("id")) else {
      throw members.fault("id", "is not the id of a check")
    }
    self.id = id
    kind = try members.oneWord("outcome")
    let isLess = members.contains("at_most")
    severity = try members.oneWord(
      members.contains("check_severity") ? "check_severity" : "severity")
    blocksFrom = try members.word("blocks_from")
    let finding = Finding(
      subject: try members.value("subject"),
      try members.message("message", parts: "message_parts"),
      at: try members.value("locations"), remedy: try members.optional("remedy_parts"),
      atMost: isLess ? try members.oneWord("at_most") : nil, isNew: try members.nullable("new"),
      sinceTag: try members.nullable("since_tag"))
    self.finding = finding
    waived = kind == .waived ? try Self.waived(finding, members) : nil
  }

  private static func waived(
    _ finding: Finding, _ members: JSONMembers
  ) throws -> WaivedFinding {
    let waiver = try members.nestedContainer(keyedBy: JSONKey.self, forKey: "waiver")
    let outcome: Kind = try waiver.oneWord("outcome")
    return WaivedFinding(
      finding, isDetermined: outcome == .failed, waiver: try members.value("waiver"),
      severity: try members.oneWord("severity"))
  }

  /// All entries of one check, as what it found; nil if they do not fit together.
  static func together(_ results: [ReadResult], _ check: Check) -> CheckResult? {
    guard let first = results.first,
      results.allSatisfy({
        $0.severity == first.severity && $0.blocksFrom == first.blocksFrom
      })
    else { return nil }
    let waived = results.compactMap(\.waived)
    if waived.count == results.count {
      var result = CheckResult(
        check: check, severity: first.severity, outcome: .waived, blocksFrom: first.blocksFrom)
      result.waived = waived
      return result
    }
    let failed = results.filter { $0.kind == .failed }.map(\.finding)
    let open = results.filter { $0.kind == .undetermined }.map(\.finding)
    let outcome: Outcome
    switch first.kind {
    case .passed where results.count == 1: outcome = .passed(lookedAt: first.finding.locations)
    case .notApplicable where results.count == 1: outcome = .notApplicable(first.finding.message)
    case .failed, .undetermined:
      guard failed.count + open.count + waived.count == results.count else { return nil }
      outcome = failed.isEmpty ? .undetermined(open) : .failed(failed, undetermined: open)
    case .passed, .notApplicable, .waived: return nil
    }
    var result = CheckResult(
      check: check, severity: first.severity, outcome: outcome, blocksFrom: first.blocksFrom)
    result.waived = waived
    return result
  }
}

extension Array {
  /// Neighbours with the same key, together.
  fileprivate func runs<Key: Equatable>(by key: (Element) -> Key) -> [[Element]] {
    var runs: [[Element]] = []
    for element in self {
      if let last = runs.last?.last, key(last) == key(element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
    return runs
  }
}
