internal import Readiness

// Blockers, what could not be determined, and warnings.
extension MarkdownReport {
  var blockers: [String] {
    findingSection("blockers", "Blockers", report.failed(.blocker), isShort: isLeftOut(.blockers))
  }

  var warnings: [String] {
    findingSection("warnings", "Warnings", report.failed(.warning), isShort: isLeftOut(.warnings))
  }

  /// At a tag that opens a branch, whose report is a list of what is to be done before alpha 1.
  var todo: [String] {
    report.phase == .opening
      ? findingSection("todo", "To do", report.failed(.note), isShort: isLeftOut(.warnings)) : []
  }

  var undetermined: [String] {
    let results = report.undetermined(blocking: true)
    guard !results.isEmpty else { return [] }
    let head = section("undetermined", "Undetermined")
    if isLeftOut(.blockers) { return [head, MarkdownText.list(results.map(shortLine))] }
    return [head]
      + results.flatMap { result in
        let remedies = Remedies(result.undecided, general: nil)
        return [checkHeading(result, "Not determined: " + result.check.title.oneLine)]
          + items(result.undecided, of: result, remedies) + mend(result, remedies)
      }
  }

  private func findingSection(
    _ name: String, _ title: String, _ results: [CheckResult], isShort: Bool
  ) -> [String] {
    guard !results.isEmpty else { return [] }
    if isShort { return [section(name, title), MarkdownText.list(results.map(shortLine))] }
    return [section(name, title)] + results.flatMap(findingBlocks)
  }

  /// One check on one line, for a page that is too long otherwise.
  private func shortLine(_ result: CheckResult) -> String {
    let id = result.check.id.text
    let findings = result.findings.isEmpty ? result.undecided : result.findings
    let count = findings.count > 1 ? " (\(findings.count))" : ""
    let place = findings.first?.locations.first.map { ": " + code($0) } ?? ""
    let fault = result.isFailed ? result.check.fault : "not determined"
    return "\(anchor(id))`\(id)` \(MarkdownText.prose(fault.oneLine))\(count)\(place)"
  }

  private func checkHeading(_ result: CheckResult, _ text: String) -> String {
    let id = result.check.id.text
    return "\(hashes(3)) \(anchor(id))`\(id)` \(MarkdownText.prose(text.withCapital))"
  }

  private func findingBlocks(_ result: CheckResult) -> [String] {
    var blocks = [checkHeading(result, result.check.fault.oneLine)]
    let remedies = Remedies(result.findings, general: result.check.remedy)
    blocks += items(result.findings, of: result, remedies)
    if !result.undecided.isEmpty {
      blocks.append("Not determined beside these:")
      blocks += items(result.undecided, of: result, nil)
    }
    return blocks + mend(result, remedies)
  }

  private func mend(_ result: CheckResult, _ remedies: Remedies) -> [String] {
    let parts = [
      remedies.common.map { "**Mend:** " + sentence($0).sentence },
      result.blocksFrom.map { "**Blocks from:** \($0.beginText)." },
    ].compactMap { $0 }
    return parts.isEmpty ? [] : [parts.joined(separator: " ")]
  }

  /// How many findings of a check stand outside folds.
  var findingLimit: Int {
    style.isVerbose ? Int.max : isLeftOut(.findingsBeyond5) ? 5 : 20
  }

  /// How many more stand in a fold.
  private var foldLimit: Int { isLeftOut(.findingsBeyond20) ? 0 : 200 }

  private func items(
    _ findings: [Finding], of result: CheckResult, _ remedies: Remedies?
  ) -> [String] {
    func line(_ finding: Finding) -> String {
      self.line(finding, showsRemedy: remedies?.isEach ?? true)
    }
    let shown = findings.prefix(findingLimit)
    let folded = findings.dropFirst(findingLimit).prefix(foldLimit)
    let rest = findings.count - shown.count - folded.count
    var blocks = [MarkdownText.list(shown.map(line))]
    if !folded.isEmpty {
      let summary = counted(folded.count, "more finding")
      blocks.append(MarkdownText.fold(summary, [MarkdownText.list(folded.map(line))]))
    }
    if rest > 0 { blocks.append("… and \(rest) more." + allOfThem(result)) }
    return blocks
  }

  private func allOfThem(_ result: CheckResult) -> String {
    report.command(showing: result.check.id).map { " All of them: `\($0)`" } ?? ""
  }

  /// A finding on its line.
  func line(_ finding: Finding, showsRemedy: Bool = true) -> String {
    let parts = FindingLine(finding)
    var lead: [String] = []
    if let subject = parts.subject { lead.append(MarkdownText.code(VisibleText(subject))) }
    if let place = parts.place { lead.append(codes([place] + parts.furtherPlaces)) }
    let message = sentence(parts.message, startsLine: lead.isEmpty)
    var text = (lead + (message.isEmpty ? [] : [message])).joined(separator: ": ")
    var more: [String] = []
    if parts.place == nil, !parts.furtherPlaces.isEmpty {
      more.append("Also \(codes(parts.furtherPlaces)).")
    }
    if finding.isNew != true, let tag = finding.sinceTag {
      more.append("There since \(MarkdownText.code(VisibleText(tag))).")
    }
    if showsRemedy, let remedy = finding.remedy {
      more.append("Mend: " + sentence(remedy).sentence)
    }
    if !more.isEmpty { text = ([text.sentence] + more).joined(separator: " ") }
    return (finding.isNew == true ? "**New.** " : "") + text
  }
}

extension Report {
  /// The command that shows all findings of a check; nil if the name asked for is not to be pasted
  /// into a shell.
  func command(showing id: CheckID) -> String? {
    guard subject.name.isPlainName else { return nil }
    return switch subject {
    case .tag(let name): "relcheck \(name) --select \(id.text) --verbose"
    case .revision(let name):
      "relcheck check \(name) --as \(version.versionText) --select \(id.text) --verbose"
    }
  }
}
