internal import Readiness

extension Report {
  /// `READY, with 4 warnings`; `NOT READY, 1 blocker; 2 could not be checked`.
  var verdictPhrase: String {
    let counts = counts
    let unchecked = undeterminedBlockers
    switch verdict {
    case .ready:
      let parts =
        (counts.warnings > 0 ? [counted(counts.warnings, "warning")] : [])
        + (waivedBlockers > 0 ? [counted(waivedBlockers, "waived blocker")] : [])
        + (phase == .opening && counts.notes > 0
          ? [counted(counts.notes, "thing") + " to do"] : [])
      return parts.isEmpty ? "READY" : "READY, with " + listed(parts)
    case .notReady:
      let cause =
        counts.blockers > 0
        ? counted(counts.blockers, "blocker") : "\(counted(counts.warnings, "warning")) (strict)"
      return "NOT READY, \(cause)" + (unchecked > 0 ? "; \(unchecked) could not be checked" : "")
    case .undetermined:
      return unchecked > 0
        ? "UNDETERMINED, \(counted(unchecked, "blocker")) could not be checked"
        : "UNDETERMINED, no check could be decided"
    }
  }

  /// How many checks would block, or be open blockers, but for waivers.
  private var waivedBlockers: Int {
    results.count { $0.waived.contains { $0.severity == .blocker } }
  }

  /// `Python 3.12.0a1: READY`; for what has no tag, with the commit.
  var titleLine: String {
    switch subject {
    case .tag: "Python \(version.versionText): \(verdictPhrase)"
    case .revision:
      "Python \(version.versionText) (commit \(commit.id.short), not tagged): \(verdictPhrase)"
    }
  }

  /// `122 checks: 85 passed, 0 blockers, …`: always all seven numbers, and whether these are all
  /// checks.
  var countsLine: Message {
    let counts = counts
    var line = Message([])
    if selection.isEmpty && results.count == checkCount {
      line.pieces += [.words(counted(results.count, "check") + ": ")]
    } else {
      line.pieces += [.words("\(results.count) of \(counted(checkCount, "check"))")]
      for (index, pattern) in selection.enumerated() {
        line.pieces += [.words(index == 0 ? " (selected by " : ", "), .foreign(pattern)]
      }
      line.pieces += [.words(selection.isEmpty ? ": " : "): ")]
    }
    let parts = [
      "\(counts.passed) passed", counted(counts.blockers, "blocker"),
      counted(counts.warnings, "warning"), counted(counts.notes, "note"),
      "\(counts.notApplicable) not applicable", "\(counts.undetermined) undetermined",
      "\(counts.waived) waived",
    ]
    line.pieces += [.words(parts.joined(separator: ", "))]
    return line
  }

  /// What the counts mean, in one sentence.
  var countsSentence: Message {
    let counts = counts
    if counts.blockers > 0 {
      let unchecked =
        undeterminedBlockers > 0 ? "; \(undeterminedBlockers) could not be determined" : ""
      return
        "\(words: counted(counts.blockers, "blocker")) failed\(newBlockers)\(words: unchecked)."
    }
    if undeterminedBlockers > 0 {
      return "No blocker failed, but \(undeterminedBlockers) could not be determined."
    }
    if verdict == .undetermined { return "No check could be decided." }
    if isStrict && counts.warnings > 0 {
      return "No blocker failed, but warnings block (strict), and \(counts.warnings) failed."
    }
    if counts.undetermined == 0 { return "No blocker failed and every check could be decided." }
    let open = counted(counts.undetermined, "check")
    return "No blocker failed; \(words: open) of less weight could not be decided."
  }

  /// `, 1 of them new since v3.9.0rc2`, where the previous tag was compared.
  private var newBlockers: Message {
    let findings = failed(.blocker).map(\.findings)
    guard let previous = comparedWith,
      findings.allSatisfy({ $0.allSatisfy { $0.isNew != nil } })
    else { return Message([]) }
    let new = findings.count { $0.allSatisfy { $0.isNew == true } }
    return new == 0
      ? ", none of them new since \(previous)" : ", \(new) of them new since \(previous)"
  }
}
