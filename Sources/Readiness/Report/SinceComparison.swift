/// What changed since an earlier report: `--since`.
package struct SinceComparison: Hashable, Sendable {
  /// The report that this one is compared with.
  package struct Earlier: Hashable, Sendable {
    /// The tag or revision, as it was asked for.
    package let name: String
    /// As it was written.
    package let version: String
    /// The id of the commit, as it was written.
    package let commit: String
    /// Whether the same check data and the same relcheck made it.
    package let isSameProgram: Bool

    package init(name: String, version: String, commit: String, isSameProgram: Bool) {
      self.name = name
      self.version = version
      self.commit = commit
      self.isSameProgram = isSameProgram
    }
  }

  /// A finding of the earlier report that this one does not have.
  package struct Past: Hashable, Sendable {
    /// The id of the check.
    package let check: String
    package let severity: String
    package let subject: String
    /// `path:line` of its first place as it was; nil if it had none.
    package let place: String?
    package let message: String

    package init(
      check: String, severity: String, subject: String, place: String?, message: String
    ) {
      self.check = check
      self.severity = severity
      self.subject = subject
      self.place = place
      self.message = message
    }
  }

  /// The name of the file, without its folder.
  package let file: String
  /// Nil if the file has no report of this tag, revision or series: nothing is marked then.
  package let earlier: Earlier?
  /// Findings that count and were not there, or did not count.
  package let new: Int
  /// Findings that count and did so before.
  package let unchanged: Int
  /// Not there any more, though the check was decided.
  package let resolved: [Past]
  /// Not seen, but the check could not be decided.
  package let undetermined: [Past]
  /// Of checks that were not asked this time.
  package let notAsked: [Past]
  /// Whether new findings alone decide about the exit status (`--new-only`).
  package let isNewOnly: Bool

  package init(
    file: String, earlier: Earlier?, new: Int = 0, unchanged: Int = 0, resolved: [Past] = [],
    undetermined: [Past] = [], notAsked: [Past] = [], isNewOnly: Bool
  ) {
    self.file = file
    self.earlier = earlier
    self.new = new
    self.unchanged = unchanged
    self.resolved = resolved
    self.undetermined = undetermined
    self.notAsked = notAsked
    self.isNewOnly = isNewOnly
  }
}

extension Report {
  /// The verdict that the exit status follows: by new findings alone if that was asked for and there
  /// is something to compare with.
  package var statusVerdict: Verdict {
    since?.isNewOnly == true && since?.earlier != nil ? withNewFindingsAlone.verdict : verdict
  }

  /// The report as if every finding that is not new were not there.
  private var withNewFindingsAlone: Report {
    var report = self
    for index in report.results.indices {
      var result = results[index]
      let whole = result.check.severity.severity(in: phase, of: version) ?? result.severity
      switch result.outcome {
      case .failed(let findings, let undetermined):
        let new = findings.filter { $0.isNew != false }
        let open = undetermined.filter { $0.isNew != false }
        if new.isEmpty {
          result.outcome = open.isEmpty ? .passed(lookedAt: []) : .undetermined(open)
        } else {
          result.outcome = .failed(new, undetermined: open)
        }
      case .undetermined(let findings):
        let open = findings.filter { $0.isNew != false }
        result.outcome = open.isEmpty ? .passed(lookedAt: []) : .undetermined(open)
      case .passed, .notApplicable, .waived: continue
      }
      result.severity = result.outcome.severity(atMost: whole)
      report.results[index] = result
    }
    return report
  }
}
