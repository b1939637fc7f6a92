internal import Readiness

// What changed since an earlier report: what a reader of a nightly page looks for first.
extension MarkdownReport {
  /// How many resolved findings stand outside a fold.
  private static let sinceLimit = 20

  var since: [String] {
    guard let since = report.since else { return [] }
    let file = MarkdownText.code(VisibleText(since.file))
    let sentences =
      [since.sentence] + since.remarks
      + (report.newOnlySentence.map { [Message([.words($0)])] } ?? [])
    let text = sentences.map { sentence($0) }.joined(separator: " ")
    let blocks = [section("since", "Since \(file)"), text]
    guard since.earlier != nil else { return blocks }
    let items =
      newChecks + pastItems("Resolved", since.resolved)
      + pastItems("Not decided again", since.undetermined)
      + pastItems("Not asked for", since.notAsked)
    return blocks + (items.isEmpty ? [] : [MarkdownText.list(items)])
  }

  private var newChecks: [String] {
    report.resultsWithNewFindings.map { result in
      let count = (result.findings + result.undecided).count { $0.isNew == true }
      let id = result.check.id.text
      let word = result.isFailed ? result.severity.rawValue : "undetermined"
      return "**New:** \(link("`\(id)`", to: id)), \(word), \(counted(count, "finding"))"
    }
  }

  private func pastItems(_ title: String, _ past: [SinceComparison.Past]) -> [String] {
    let limit = style.isVerbose ? Int.max : Self.sinceLimit
    let items = past.prefix(limit).map { finding in
      let check = MarkdownText.code(VisibleText(finding.check))
      let severity = MarkdownText.phrase(finding.severity)
      return "**\(title):** \(check), \(severity): \(sentence(finding.line))"
    }
    let rest = past.count - items.count
    return items + (rest > 0 ? ["**\(title):** \(rest) more; JSON has all of them"] : [])
  }
}
