internal import Readiness

// The folds at the end: what a reader may want to see, and need not.
extension MarkdownReport {
  var evidence: [String] {
    let folds =
      [
        holdsFold, undecidedFold, notesFold, waivedFold, groupsFold, notApplicableFold, leftOutFold,
      ]
      .compactMap { $0 }
    return folds.isEmpty ? [] : [section("evidence", "Evidence")] + folds
  }

  private var holdsFold: String? {
    guard !report.holds.isEmpty, !isLeftOut(.holds) else { return nil }
    let items = report.holds.map {
      "\(MarkdownText.prose($0.label, startsLine: true)): \(sentence($0.text))"
    }
    return MarkdownText.fold("What this tag holds", [MarkdownText.list(items)])
  }

  private var undecidedFold: String? {
    let results = report.undetermined(blocking: false)
    guard !results.isEmpty else { return nil }
    let isShort = isLeftOut(.notes)
    let items = results.map { result in
      isShort ? "`\(result.check.id.text)`" : nested(result, result.undecided)
    }
    let list =
      isShort ? items.joined(separator: ", ") : items.map { "- " + $0 }.joined(separator: "\n")
    return MarkdownText.fold("Undetermined, not blocking: \(results.count)", [list])
  }

  private var notesFold: String? {
    let results = report.failed(.note)
    guard !results.isEmpty, !isLeftOut(.notes), report.phase != .opening else { return nil }
    let items = results.map { nested($0, $0.findings) }
    return MarkdownText.fold("Notes: \(results.count)", [MarkdownText.list(items)])
  }

  private var waivedFold: String? {
    let all = report.waivedFindings
    guard !all.isEmpty else { return nil }
    let shown = all.prefix(style.isVerbose ? Int.max : isLeftOut(.notes) ? 20 : 200)
    var named: Set<CheckID> = []
    var items = shown.map { result, waived in
      // One place for each check to be linked to, unless it stands elsewhere on the page.
      let isFirst = named.insert(result.check.id).inserted
      let id = result.check.id.text
      let isHere: Bool = if case .waived = result.outcome { isFirst } else { false }
      let open = waived.isDetermined ? "" : "Not determined: "
      return
        "\(isHere ? anchor(id) : "")`\(id)`: \(open)\(line(waived.finding, showsRemedy: false).sentence) "
        + "Waived: \(MarkdownText.code(VisibleText(waived.waiver.reason))) "
        + "(`\(waived.waiver.place)`\(waived.waiver.limit))"
    }
    if all.count > shown.count { items.append("… and \(all.count - shown.count) more") }
    return MarkdownText.fold("Waived: \(counted(all.count, "finding"))", [MarkdownText.list(items)])
  }

  /// What is wrong with waivers: seen, since a waiver that does nothing is a promise forgotten.
  var waiverProblems: [String] {
    let problems = report.waiverProblems
    guard !problems.isEmpty else { return [] }
    let limit = style.isVerbose ? Int.max : 20
    var items = problems.prefix(limit).map { sentence($0, startsLine: true).sentence }
    if problems.count > items.count { items.append("… and \(problems.count - items.count) more.") }
    return [section("waivers", "Waivers"), MarkdownText.list(items)]
  }

  /// A check as an item of a list: one finding on the same line, several below it.
  private func nested(_ result: CheckResult, _ findings: [Finding]) -> String {
    let id = result.check.id.text
    let head = "\(anchor(id))`\(id)`: "
    if findings.count == 1, let finding = findings.first { return head + line(finding) }
    let what = result.isFailed ? result.check.fault : "Not determined: " + result.check.title
    let shown = findings.prefix(findingLimit)
    var lines = ["\(head)\(MarkdownText.prose(what.oneLine)) (\(findings.count))"]
    lines += shown.map { "  - " + line($0) }
    let rest = findings.count - shown.count
    if rest > 0 {
      let all = report.command(showing: result.check.id).map { ": `\($0)`" } ?? ""
      lines.append("  - … and \(rest) more\(all)")
    }
    return lines.joined(separator: "\n")
  }

  private var groupsFold: String? {
    let groups = CheckGroup.allCases.compactMap { group -> (CheckGroup, [CheckResult])? in
      let results = report.results.filter { $0.check.group == group }
      return results.isEmpty ? nil : (group, results)
    }
    guard !groups.isEmpty else { return nil }
    let hasWaived = report.counts.waived > 0
    let table = MarkdownText.table(
      ["Group", "Passed", "Blockers", "Warnings", "Notes", "Not applicable", "Undetermined"]
        + (hasWaived ? ["Waived"] : []),
      groups.map { group, results in
        let counts = report.counts(of: results)
        let numbers =
          [
            counts.passed, counts.blockers, counts.warnings, counts.notes, counts.notApplicable,
            counts.undetermined,
          ] + (hasWaived ? [counts.waived] : [])
        return [group.title] + numbers.map(String.init)
      })
    let passed = groups.compactMap { group, results in
      let ids = results.filter(\.isPassed).map { "`\($0.check.id.text)`" }
      return ids.isEmpty ? nil : "\(group.title): " + ids.joined(separator: ", ")
    }
    if passed.isEmpty || isLeftOut(.passed) {
      return MarkdownText.fold("All checks by group", [table])
    }
    return MarkdownText.fold(
      "All checks by group", [table, "Passed:", MarkdownText.list(passed)])
  }

  private var notApplicableFold: String? {
    let results = report.results.filter { $0.inapplicability != nil }
    guard !results.isEmpty, !isLeftOut(.notApplicable) else { return nil }
    var reasons: [Message] = []
    var ids: [Message: [String]] = [:]
    for result in results {
      guard let reason = result.inapplicability else { continue }
      if ids[reason] == nil { reasons.append(reason) }
      ids[reason, default: []].append("`\(result.check.id.text)`")
    }
    let items = reasons.map { reason in
      let names = ids[reason] ?? []
      let count = names.count > 1 ? " (\(names.count))" : ""
      return sentence(reason, startsLine: true) + count + ": " + names.joined(separator: ", ")
    }
    let summary = "Not applicable: \(counted(results.count, "check")), with the reason"
    return MarkdownText.fold(summary, [MarkdownText.list(items)])
  }

  private var leftOutFold: String? {
    let parts = MarkdownCut.allCases.filter(isLeftOut).compactMap(leftOutLine)
    return parts.isEmpty
      ? nil : MarkdownText.fold("Left out for length", [MarkdownText.list(parts)])
  }

  private func leftOutLine(_ cut: MarkdownCut) -> String? {
    func line(_ what: String, _ count: Int) -> String? { count > 0 ? "\(what): \(count)" : nil }
    let counts = report.counts
    let shown = report.failed(.blocker) + report.failed(.warning)
    switch cut {
    case .passed: return line("Names of passed checks", counts.passed)
    case .notApplicable: return line("Checks that are not applicable", counts.notApplicable)
    case .notes: return line("Notes", counts.notes)
    case .findingsBeyond20:
      guard !isLeftOut(.findingsBeyond5) else { return nil }
      return line("Findings beyond 20 a check", findings(beyond: 20, of: shown))
    case .findingsBeyond5: return line("Findings beyond 5 a check", findings(beyond: 5, of: shown))
    case .removals: return line("Announced removals", report.removals.rows.count)
    case .due: return line("Removals that are due", report.due.count)
    case .holds: return line("Facts on what this tag holds", report.holds.count)
    case .warnings: return line("Details of warnings", counts.warnings)
    case .blockers:
      return line("Details of blockers", counts.blockers + report.undeterminedBlockers)
    }
  }

  private func findings(beyond limit: Int, of results: [CheckResult]) -> Int {
    results.reduce(0) { $0 + max(0, $1.findings.count - limit) }
  }
}
