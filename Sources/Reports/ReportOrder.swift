internal import Readiness

extension Report {
  /// The same report with each check's findings by path, line and subject.
  var inOrder: Report {
    var report = self
    for index in report.results.indices {
      report.results[index].waived.sort { Finding.standsBefore($0.finding, $1.finding) }
      switch report.results[index].outcome {
      case .failed(let findings, let undetermined):
        report.results[index].outcome = .failed(
          findings.sorted(by: Finding.standsBefore),
          undetermined: undetermined.sorted(by: Finding.standsBefore))
      case .undetermined(let findings):
        report.results[index].outcome = .undetermined(findings.sorted(by: Finding.standsBefore))
      case .passed, .notApplicable, .waived: break
      }
    }
    return report
  }

  /// How some of the checks ended.
  func counts(of results: [CheckResult]) -> Counts {
    var part = self
    part.results = results
    return part.counts
  }

  func failed(_ severity: Severity) -> [CheckResult] {
    results.filter { $0.severity == severity && $0.isFailed }
  }

  /// The checks that could not be decided, and weigh so much that the verdict depends on them, or not.
  func undetermined(blocking: Bool) -> [CheckResult] {
    results.filter { $0.isUndetermined && ($0.severity == .blocker) == blocking }
  }
}

extension CheckResult {
  var isFailed: Bool { if case .failed = outcome { true } else { false } }
  var isUndetermined: Bool { if case .undetermined = outcome { true } else { false } }
  var isPassed: Bool { if case .passed = outcome { true } else { false } }

  /// What failed.
  var findings: [Finding] { if case .failed(let findings, _) = outcome { findings } else { [] } }

  /// What could not be decided.
  var undecided: [Finding] {
    switch outcome {
    case .failed(_, let undetermined): undetermined
    case .undetermined(let findings): findings
    case .passed, .notApplicable, .waived: []
    }
  }

  /// Why the question does not arise.
  var inapplicability: Message? {
    if case .notApplicable(let reason) = outcome { reason } else { nil }
  }
}

extension Finding {
  static func standsBefore(_ left: Finding, _ right: Finding) -> Bool {
    switch (left.locations.first, right.locations.first) {
    case (nil, nil): break
    case (nil, _): return true
    case (_, nil): return false
    case (let first?, let second?):
      if first.path != second.path { return first.path < second.path }
      if first.line != second.line { return (first.line ?? 0) < (second.line ?? 0) }
    }
    return left.subject.utf8.lexicographicallyPrecedes(right.subject.utf8)
  }
}
