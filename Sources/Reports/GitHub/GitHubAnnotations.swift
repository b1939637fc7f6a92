internal import Readiness

/// Workflow commands of GitHub Actions: an annotation a finding, the verdict last.
///
/// This is the one format whose output is commands: foreign text stands only inside a message or a
/// property, escaped.
package struct GitHubAnnotations: Sendable {
  private enum Kind: String, CaseIterable { case error, warning, notice }

  /// GitHub shows ten annotations of a kind a step and drops the rest without a word.
  private static let kindLimit = 10

  private let entries: [ReportEntry]
  private let isVerbose: Bool
  private let checkedOut: String?

  /// - Parameters:
  ///   - isVerbose: Whether notes are annotated, too.
  ///   - checkedOut: The id of the commit that the job has checked out, if it is known: annotations
  ///     of another commit name no files.
  package init(_ entries: [ReportEntry], isVerbose: Bool, checkedOut: String?) {
    self.entries = entries.map { entry in
      if case .report(let report) = entry { .report(report.inOrder) } else { entry }
    }
    self.isVerbose = isVerbose
    self.checkedOut = checkedOut
  }

  package func text() -> String {
    // The verdict takes one place of its kind.
    var room: [Kind: Int] = [:]
    for kind in Kind.allCases { room[kind] = Self.kindLimit - 1 }
    for entry in entries { room[verdictKind(entry), default: 0] -= entries.count > 1 ? 1 : 0 }
    return overall + entries.map { lines($0, room: &room) }.joined()
  }

  /// The sum, where GitHub would not show every verdict.
  private var overall: String {
    let kinds = entries.map(verdictKind)
    guard Kind.allCases.contains(where: { kind in kinds.count { $0 == kind } >= Self.kindLimit })
    else { return "" }
    let state = ReportIndex(entries, links: .anchors).state(entries)
    let names = entries.filter { verdictKind($0) == .error }.map { VisibleText($0.name).text }
    let more = names.count > 50 ? " and \(names.count - 50) more" : ""
    let text =
      (names.isEmpty ? "" : names.prefix(50).joined(separator: ", ") + more + ". ")
      + "Whole report: job summary."
    let title = Self.property("\(counted(entries.count, "verdict")): \(state)")
    let kind = names.isEmpty ? Kind.notice : .error
    return "::\(kind.rawValue) title=\(title)::\(Self.message(text))\n"
  }

  private func lines(_ entry: ReportEntry, room: inout [Kind: Int]) -> String {
    let name = VisibleText(entry.name).text
    guard let report = entry.report else { return verdict(entry, name) }
    let counting = report.reportedFindings.filter { $0.waiver == nil }
    let annotations = counting.compactMap { found in
      kind(found, report).map { ($0, found) }
    }
    let hasPlaces = checkedOut.map { $0 == report.commit.id.hex } ?? true
    var text = "::group::" + Self.message("\(name): \(report.verdictPhrase)") + "\n"
    text += waivers(of: report, name, room: &room)
    for kind in Kind.allCases {
      let all = annotations.filter { $0.0 == kind }.map(\.1)
      let limit = max(0, room[kind] ?? 0)
      // The last one that is shown says how many are not.
      let shown = all.count > limit ? max(0, limit - 1) : all.count
      for found in all.prefix(shown) { text += annotation(kind, found, hasPlaces: hasPlaces) }
      if all.count > shown, limit > 0 {
        let rest = "and \(counted(all.count - shown, "more \(kind.rawValue)")): see the job summary"
        text += "::\(kind.rawValue) title=\(Self.property(name))::\(Self.message(rest))\n"
      }
      room[kind] = limit - min(all.count, shown + (all.count > shown ? 1 : 0))
    }
    return text + "::endgroup::\n" + verdict(entry, name)
  }

  /// What is waived, and what is wrong with waivers, in one notice: the first problem is said whole.
  private func waivers(of report: Report, _ name: String, room: inout [Kind: Int]) -> String {
    let waived = report.waivedFindings.count
    let problems = report.waiverProblems
    guard waived + problems.count > 0, (room[.notice] ?? 0) > 0 else { return "" }
    room[.notice, default: 0] -= 1
    let more = problems.count > 1 ? " (and \(counted(problems.count - 1, "more problem")))" : ""
    let problem = problems.first.map { $0.visible + more }
    let parts = [waived > 0 ? "\(counted(waived, "finding")) waived" : nil, problem]
    let text = parts.compactMap { $0 }.joined(separator: "; ").sentence
    return "::notice title=\(Self.property("\(name): waivers"))::\(Self.message(text))\n"
  }

  private func kind(_ found: ReportedFinding, _ report: Report) -> Kind? {
    switch SARIFLevel(
      found.result.severity, isDetermined: found.isDetermined, isStrict: report.isStrict)
    {
    case .error: .error
    case .warning: .warning
    case .note: isVerbose && found.isDetermined ? .notice : nil
    }
  }

  private func annotation(
    _ kind: Kind, _ found: ReportedFinding, hasPlaces: Bool
  ) -> String {
    var properties: [String] = []
    if hasPlaces, let place = found.place, place.path.rawBytes == nil {
      properties.append("file=" + Self.property(VisibleText(place.path).text))
      if let line = place.line { properties.append("line=\(line)") }
    }
    properties.append("title=" + Self.property(found.result.check.id.text))
    var words = found.sentence
    if !hasPlaces, let place = found.place, !words.contains(VisibleText(place).text) {
      words += " (" + VisibleText(place).text + ")"
    }
    if !found.remedy.isEmpty { words += " Mend: " + found.remedy }
    return "::\(kind.rawValue) \(properties.joined(separator: ","))::\(Self.message(words))\n"
  }

  private func verdictKind(_ entry: ReportEntry) -> Kind {
    entry.report?.verdict == .ready ? .notice : .error
  }

  private func verdict(_ entry: ReportEntry, _ name: String) -> String {
    let words = entry.report.map { report in
      let counts = report.counts
      let since = report.since.flatMap { since in
        since.earlier == nil
          ? nil : "Since \(VisibleText(since.file).text): \(since.counts). "
      }
      return "\(counted(counts.blockers, "blocker")), \(counted(counts.warnings, "warning")). "
        + (since ?? "") + "Whole report: job summary."
    }
    let phrase = entry.verdictPhrase.split(separator: ",").first.map(String.init) ?? ""
    let title = Self.property("\(name): \(phrase)")
    let text = Self.message(words ?? entry.verdictPhrase)
    return "::\(verdictKind(entry).rawValue) title=\(title)::\(text)\n"
  }

  /// The escapes that the runner undoes, `%` first.
  private static func message(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in message(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
