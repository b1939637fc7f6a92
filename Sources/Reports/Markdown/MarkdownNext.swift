internal import Readiness

// At most five lines on what to do now.
extension MarkdownReport {
  private static let nextLimit = 5

  var next: [String] {
    var steps = report.verdict == .notReady ? repairs : []
    if report.undeterminedBlockers > 0 {
      let name = link(counted(report.undeterminedBlockers, "blocker"), to: "undetermined")
      steps.append("Let the \(name) be determined: what is missing is named there.")
    }
    steps += [toDo, newFindings].compactMap { $0 }
    if report.verdict != .notReady { steps += [byHand].compactMap { $0 } }
    steps += [removalsDue].compactMap { $0 }
    var shown = steps.prefix(Self.nextLimit)
    if report.verdict != .ready, style.checksRevisions, let again = askAgain {
      shown = shown.prefix(Self.nextLimit - 1) + [again]
    }
    if shown.isEmpty { shown = ["Nothing that a repository can tell is left to do."] }
    let lines = shown.enumerated().map { "\($0.offset + 1). \($0.element)" }
    return [section("next", "Next"), lines.joined(separator: "\n")]
  }

  private var repairs: [String] {
    let blockers = report.failed(.blocker).count
    var steps: [String] = []
    if blockers > 0 {
      steps.append(
        "Mend the \(blockers == 1 ? "blocker" : "\(blockers) blockers") on branch "
          + "`\(report.branch)`.")
    }
    if report.isStrict, case let warnings = report.failed(.warning).count, warnings > 0 {
      let what = link(warnings == 1 ? "warning" : "\(warnings) warnings", to: "warnings")
      steps.append("Mend the \(what): asked with `--strict`, they block.")
    }
    if case .tag = report.subject {
      steps.append(
        "A tag that was pushed must not be moved: the next release carries the change. "
          + "One that was not: delete it and tag again.")
    }
    return steps
  }

  private var toDo: String? {
    let count = report.failed(.note).count
    guard report.phase == .opening, count > 0 else { return nil }
    let things = link(counted(count, "thing"), to: "todo")
    return "Do the \(things) that opening a branch takes, on branch `\(report.branch)`."
  }

  private var newFindings: String? {
    guard let previous = report.comparedWith else { return nil }
    let results = report.failed(.warning).filter { $0.findings.contains { $0.isNew == true } }
    let count = results.reduce(0) { $0 + $1.findings.count { $0.isNew == true } }
    guard count > 0 else { return nil }
    let links = results.prefix(5).map { link("`\($0.check.id.text)`", to: $0.check.id.text) }
    let more = results.count > 5 ? " and \(counted(results.count - 5, "more check"))" : ""
    let what = count == 1 ? "finding that is" : "\(count) findings that are"
    return "Look at the \(what) new since \(MarkdownText.code(VisibleText(previous))): "
      + links.joined(separator: ", ") + more + "."
  }

  private var byHand: String? {
    guard !report.manual.isEmpty else { return nil }
    let steps = link(counted(report.manual.count, "step"), to: "by-hand")
    return "Work through the \(steps) that no repository can tell."
  }

  private var removalsDue: String? {
    let due = report.due.filter { !$0.locations.isEmpty }
    guard !due.isEmpty else { return nil }
    let removals = link(counted(due.count, "removal"), to: "due")
    let verb = due.count == 1 ? "is" : "are"
    let freeze = report.schedule.milestones.first { $0.version.level == .beta }
    if let freeze, report.version < freeze.version,
      due.allSatisfy({ $0.by <= freeze.version || $0.by.level == .final })
    {
      return "Until beta 1 (\(MarkdownText.phrase(freeze.date))) \(removals) \(verb) due."
    }
    return "Before \(report.version.firstFinalText) \(removals) \(verb) due."
  }

  private var askAgain: String? {
    let version = report.version.versionText
    switch report.subject {
    case .tag:
      return "Ask again before tagging: `relcheck check \(report.branch) --as \(version)`"
    case .revision(let name):
      guard name.isPlainName else { return nil }
      return "Ask again before tagging: `relcheck check \(name) --as \(version)`"
    }
  }
}

extension Report {
  /// Where a change for the next tag goes: a series has a branch of its own from beta 1 on.
  var branch: String {
    switch phase {
    case .opening, .alpha: "main"
    case .beta, .candidate, .final, .bugfix, .security: version.series.seriesText
    }
  }
}
