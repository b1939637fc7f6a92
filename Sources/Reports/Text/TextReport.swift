package import Readiness

extension Report {
  /// The report as plain text, for a terminal or a log.
  package func text(_ style: TextStyle) -> String { ReportEntry.text([.report(self)], style) }
}

/// A report on its way to plain text.
struct TextReport {
  let report: Report
  let style: TextStyle

  /// All lines but the last one, the verdict.
  var lines: [String] {
    var lines = [titleLine, ""]
    lines += identity.map { "  " + $0 } + [""] + since
    for result in report.failed(.blocker) { lines += failure(result, "blocker", .blocker) }
    for result in report.undetermined(blocking: true) { lines += openQuestion(result) }
    for result in report.failed(.warning) { lines += failure(result, "warning", .warning) }
    if report.phase == .opening {
      for result in report.failed(.note) { lines += failure(result, "to do", .bold) }
    }
    if style.isVerbose {
      for result in report.undetermined(blocking: false) { lines += openQuestion(result) }
      if report.phase != .opening {
        for result in report.failed(.note) { lines += failure(result, "note", .bold) }
      }
      lines += waivedLines + quietResults
    }
    return lines + waiverProblems + summary + [""]
      + style.wrapped(words(report.countsLine), indent: 2)
  }

  /// What both the first and the last line say.
  var verdict: String { Self.verdict(report, style) }

  static func verdict(_ report: Report, _ style: TextStyle) -> String {
    let phrase = report.verdictPhrase
    let word = phrase.prefix { $0 != "," }
    let color: TextColor =
      switch report.verdict {
      case .ready: .ready
      case .notReady: .blocker
      case .undetermined: .undetermined
      }
    return style.paint(String(word), color) + phrase.dropFirst(word.count)
  }

  private var titleLine: String {
    let title = report.titleLine
    return title.dropLast(report.verdictPhrase.count) + verdict
  }

  /// What changed since an earlier report.
  private var since: [String] {
    guard let since = report.since else { return [] }
    let sentences = [since.sentence] + since.remarks
    let text = sentences.map { words($0) } + (report.newOnlySentence.map { [$0] } ?? [])
    let head = "since \(visible(since.file)): " + text.joined(separator: " ")
    let limit = style.isVerbose ? Int.max : style.findingLimit
    var lines = style.wrapped(head, indent: 2)
    let lists = [
      ("resolved", since.resolved), ("not decided again", since.undetermined),
      ("not asked for", since.notAsked),
    ]
    for (word, past) in lists {
      lines += past.prefix(limit).map { "  \(word)[\(visible($0.check))]: \(words($0.line))" }
      if past.count > limit { lines.append("  … and \(past.count - limit) more") }
    }
    return lines + [""]
  }

  /// What was inspected, and with what it was compared.
  private var identity: [String] {
    [subjectLine, signatureLine].compactMap { $0 } + style.wrapped(scheduleLine, indent: 2)
      + report.waivers.flatMap { style.wrapped("waivers: " + words($0.summary), indent: 2) }
  }

  private func visible(_ text: String) -> String { VisibleText(text).text }

  private var subjectLine: String {
    let id = report.commit.id.short
    let name = visible(report.subject.name)
    let made = "committed \(report.commit.committer.moment.text)"
    guard case .tag = report.subject else { return "\(name)  \(id)  not tagged, \(made)" }
    guard let tag = report.tagObject else { return "\(name)  \(id)  lightweight tag, \(made)" }
    let inner =
      tag.innerName == report.subject.name ? "" : "; names itself \(visible(tag.innerName))"
    guard let tagger = tag.tagger else {
      return "\(name)  \(id)  tag without tagger, \(made)\(inner)"
    }
    return "\(name)  \(id)  tagged \(tagger.moment.text) by \(visible(tagger.name))\(inner)"
  }

  private var signatureLine: String? {
    guard let tag = report.tagObject else { return nil }
    switch tag.signature {
    case .none: return "no signature"
    case .ssh: return "SSH signature, not read"
    case .unreadable: return "OpenPGP signature, could not be parsed"
    case .openPGP(let fingerprint, _, let holder):
      let key = fingerprint.map { "names \(visible($0))" } ?? "names no key"
      return
        "signature \(key)\(holder.map { " (\(visible($0)))" } ?? ""); \(tag.verification.words)"
    }
  }

  private var scheduleLine: String {
    let schedule = report.schedule
    let day =
      schedule.date.map { date in
        "\(report.version.stageText) set for \(visible(date))"
          + (report.lateness.map { ": " + $0 } ?? "")
      } ?? report.missingDate
    let comparison = report.comparison
    let missing = comparison.missingBaseline.map { " (\(visible($0)) is missing)" } ?? ""
    func named(_ tag: String) -> String {
      visible(tag) + (comparison.unread.contains(tag) ? " (could not be read)" : "")
    }
    let baseline = comparison.baseline.map { named($0) + missing }
    let tags = [baseline, comparison.previous.map(named)].compactMap { $0 }
    let compared =
      tags.isEmpty
      ? "compared with no other tag" + missing : "compared with " + tags.joined(separator: " and ")
    return "\(day); \(compared)"
  }
}
