internal import Readiness

// The five lines that say what was inspected, and what it was compared with; and a sixth on waivers
// where there are any.
extension MarkdownReport {
  var identity: String {
    MarkdownText.list(
      [
        "**Tag:** " + tagLine, "**Commit:** " + commitLine, "**Signature:** " + signatureLine,
        "**Schedule:** " + scheduleLine, "**Compared with:** " + comparisonLine,
      ] + (report.waivers.isEmpty ? [] : ["**Waivers:** " + waiverLine]))
  }

  private var waiverLine: String {
    report.waivers.map { sentence($0.summary) }.joined(separator: "; ")
  }

  private func code(_ foreign: String) -> String { MarkdownText.code(VisibleText(foreign)) }

  private var tagLine: String {
    guard case .tag(let name) = report.subject else {
      return
        "none: commit, as \(report.version.versionText) (given as \(code(report.subject.name)))"
    }
    guard let tag = report.tagObject else {
      return code(name) + ", lightweight: no tagger, no message"
    }
    let inner = tag.innerName == name ? "" : "; the object names itself \(code(tag.innerName))"
    guard let tagger = tag.tagger else { return code(name) + ", annotated, no tagger" + inner }
    return "\(code(name)), annotated, by \(MarkdownText.phrase(tagger.name)) "
      + "\(code("<\(tagger.email)>")), \(tagger.moment.text)\(inner)"
  }

  private var commitLine: String {
    let commit = report.commit
    let summary =
      commit.summary.isPlainPhrase ? "\"\(commit.summary)\"" : code(commit.summary)
    var line = "`\(commit.id.hex)` \(summary)"
    if !report.isDayOfTag { line += ", committed \(commit.committer.moment.text)" }
    guard let previous = report.comparison.previous else { return line }
    line +=
      commit.commitsSincePrevious.map { ", \(counted($0, "commit")) after \(code(previous))" } ?? ""
    if commit.descendsFromPrevious == false { line += ", not a descendant of \(code(previous))" }
    if commit.descendsFromPrevious == nil, commit.commitsSincePrevious == nil {
      line += ", its way from \(code(previous)) not read"
    }
    return line
  }

  private var signatureLine: String {
    guard case .tag = report.subject else { return "none: not tagged" }
    guard let tag = report.tagObject else { return "none: a lightweight tag cannot carry one" }
    switch tag.signature {
    case .none: return "none"
    case .ssh: return "SSH, not read"
    case .unreadable: return "OpenPGP, could not be parsed"
    case .openPGP(let fingerprint, let digest, let holder):
      let hash = digest.map { " with " + MarkdownText.phrase($0) } ?? ""
      let key = fingerprint.map { ", names the key \(code($0))" } ?? ", names no key"
      let owner = holder.map { " (\(MarkdownText.phrase($0)))" } ?? ""
      let hint = report.manual.isEmpty ? "" : ", see \(link("by hand", to: "by-hand"))"
      return "OpenPGP\(hash)\(key)\(owner); \(tag.verification.words)\(hint)"
    }
  }

  private var scheduleLine: String {
    let schedule = report.schedule
    let next = schedule.next.map { "Next: \($0.version.versionText) on \(phrase($0.date))" }
    guard let date = schedule.date else {
      return report.missingDate + (next.map { ". " + $0 } ?? "")
    }
    let maker = report.isDayOfTag ? "tag" : "commit"
    let day = report.lateness.map { "; the \(maker) was made \($0) (UTC)" } ?? ""
    return "\(report.version.stageText) is set for \(phrase(date))\(day)"
      + (next.map { ". " + $0 } ?? "")
  }

  private func phrase(_ text: String) -> String { MarkdownText.phrase(text) }

  private var comparisonLine: String {
    let comparison = report.comparison
    var baseline: String
    if let tag = comparison.baseline {
      let how =
        comparison.isBaselineGiven
        ? " (given with `--baseline`)"
        : comparison.missingBaseline == nil ? " (final of the series before)" : " instead"
      baseline = code(tag) + how + (comparison.unread.contains(tag) ? ", could not be read" : "")
    } else {
      baseline = "no release of a series before"
    }
    if let missing = comparison.missingBaseline {
      baseline = "\(code(missing)) is not in this repository: " + baseline
    }
    let previous =
      comparison.previous.map { tag in
        "\(code(tag)) (previous tag\(comparison.unread.contains(tag) ? ", could not be read" : ""))"
      } ?? "no earlier tag of this series"
    return comparison.baseline == nil || comparison.previous == nil
      ? "\(baseline); \(previous)" : "\(baseline) and \(previous)"
  }
}
