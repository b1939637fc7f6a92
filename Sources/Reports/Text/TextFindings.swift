internal import Readiness

// Each check that failed or could not be decided, with its findings.
extension TextReport {
  func failure(_ result: CheckResult, _ word: String, _ color: TextColor) -> [String] {
    let id = result.check.id.text
    var lines = ["\(style.paint(word, color))[\(id)]: \(plain(result.check.fault))"]
    let remedies = Remedies(result.findings, general: result.check.remedy)
    lines += items(result.findings, of: result, remedies)
    if !result.undecided.isEmpty {
      lines.append("  not determined beside these:")
      lines += items(result.undecided, of: result, nil)
    }
    return lines + mend(result, remedies) + [""]
  }

  func openQuestion(_ result: CheckResult) -> [String] {
    let word = style.paint("undetermined", .undetermined)
    let head = "\(word)[\(result.check.id.text)]: \(plain(result.check.title))"
    let remedies = Remedies(result.undecided, general: nil)
    return [head] + items(result.undecided, of: result, remedies) + mend(result, remedies) + [""]
  }

  private func mend(_ result: CheckResult, _ remedies: Remedies) -> [String] {
    let rise = result.blocksFrom.map { "Blocks from \($0.beginText)." }
    // Without a full stop, if nothing follows: it may be a command, and is copied.
    let remedy = remedies.common.map { "mend: " + words($0) }
    let parts = [rise == nil ? remedy : remedy?.sentence, rise].compactMap { $0 }
    return parts.isEmpty ? [] : style.wrapped("  " + parts.joined(separator: " "), indent: 4)
  }

  private func items(
    _ findings: [Finding], of result: CheckResult, _ remedies: Remedies?
  ) -> [String] {
    func line(_ finding: Finding) -> String {
      self.line(finding, showsRemedy: remedies?.isEach ?? true)
    }
    let shown = style.isVerbose ? findings[...] : findings.prefix(max(1, style.findingLimit))
    let rest = findings.count - shown.count
    if rest == 0 { return shown.map(line) }
    let all = report.command(showing: result.check.id).map { ": " + $0 } ?? ""
    return shown.map(line) + ["  … and \(rest) more\(all)"]
  }

  /// A finding on one line, its place first: never broken or shortened, since it is copied.
  private func line(_ finding: Finding, showsRemedy: Bool) -> String {
    var parts: [String] = []
    let first = finding.locations.first
    if let first { parts.append(place(first, isHead: true)) }
    if finding.isNew == true { parts.append("new") }
    if let subject = FindingLine(finding).subject { parts.append(VisibleText(subject).text) }
    let message = words(FindingLine.afterPlace(finding))
    if !message.isEmpty { parts.append(message) }
    var text = "  " + parts.joined(separator: ": ")
    let named = Set(finding.message.places)
    let others = finding.locations.dropFirst().filter { !named.contains($0) }
    text += also(Array(others), first)
    if finding.isNew != true, let tag = finding.sinceTag {
      text += "; since \(VisibleText(tag).text)"
    }
    guard showsRemedy, let remedy = finding.remedy else { return text }
    return text + "; mend: " + words(remedy)
  }

  /// `; also lines 13, 15`, or the places of other files.
  private func also(_ places: [Location], _ first: Location?) -> String {
    guard !places.isEmpty else { return "" }
    let shown = style.isVerbose ? places[...] : places.prefix(9)
    let more = places.count > shown.count ? " and \(places.count - shown.count) more" : ""
    let lines = shown.compactMap { $0.path == first?.path && $0.tag == first?.tag ? $0.line : nil }
    if lines.count == shown.count {
      let word = lines.count == 1 && more.isEmpty ? "line" : "lines"
      return "; also \(word) " + lines.map(String.init).joined(separator: ", ") + more
    }
    return "; also " + shown.map { place($0) }.joined(separator: ", ") + more
  }

  /// `path:line`, with the tag if it is another one's.
  func place(_ place: Location, isHead: Bool = false) -> String {
    let text = VisibleText(place).text
    let tag = place.tag.map { " (\(VisibleText($0).text))" } ?? ""
    return (isHead ? style.paint(text, .bold) : text) + tag
  }

  /// A message as it is read, without marks.
  func words(_ message: Message) -> String {
    message.pieces.map { piece in
      switch piece {
      case .words(let words): plain(words, keepsEnds: true)
      case .foreign(let text): VisibleText(text).text
      case .place(let location): place(location)
      }
    }.joined()
  }

  /// relcheck's own words without the backticks of code.
  func plain(_ words: String, keepsEnds: Bool = false) -> String {
    let text = words.filter { $0 != "`" }
    let line = keepsEnds ? text.replacing("\n", with: " ") : text.oneLine
    return VisibleText.ownWords(line)
  }
}

// What is waived, and what is wrong with waivers.
extension TextReport {
  /// With `--verbose`: each finding that a waiver covers, with the reason.
  var waivedLines: [String] {
    let all = report.waivedFindings
    let lines = all.map { result, waived in
      let open = waived.isDetermined ? "" : "not determined: "
      let why =
        "\(VisibleText(waived.waiver.reason).text) (\(waived.waiver.place)\(waived.waiver.limit))"
      return
        "waived[\(result.check.id.text)]: \(open)\(line(waived.finding, showsRemedy: false).dropFirst(2)); "
        + "waived: \(why)"
    }
    return lines.isEmpty ? [] : lines + [""]
  }

  var waiverProblems: [String] {
    let problems = report.waiverProblems
    let shown = style.isVerbose ? problems[...] : problems.prefix(style.findingLimit)
    var lines = shown.map { style.paint("waivers", .warning) + ": " + words($0) }
    if problems.count > shown.count { lines.append("  … and \(problems.count - shown.count) more") }
    return lines.isEmpty ? [] : lines + [""]
  }
}

// What follows the findings.
extension TextReport {
  /// With `--verbose`: what passed and what does not apply, by group.
  var quietResults: [String] {
    let groups = CheckGroup.allCases.compactMap { group -> String? in
      let passed = report.results.filter { $0.check.group == group && $0.isPassed }
      guard !passed.isEmpty else { return nil }
      return "passed, \(group.title): " + passed.map(\.check.id.text).joined(separator: ", ")
    }
    let others = report.results.compactMap { result in
      result.inapplicability.map { "not applicable: \(result.check.id.text): \(words($0))" }
    }
    let held = report.holds.map { "\(plain($0.label)): \(words($0.text))" }
    return [held, groups, others].flatMap { $0.isEmpty ? [] : $0 + [""] }
  }

  /// Removals, what is due, what is to be done by hand.
  var summary: [String] {
    var lines: [String] = []
    if !report.removals.rows.isEmpty {
      let announced = report.removals.rows.count { $0.announcement != nil }
      let others = report.removals.rows.count - announced
      let heads =
        (announced > 0 ? ["\(announced) announced"] : [])
        + (others > 0 ? ["\(others) expected by check data"] : [])
      lines += style.wrapped(
        "removals: \(heads.joined(separator: ", ")): \(report.removals.countsText)", indent: 2)
    }
    if style.isVerbose {
      lines += report.removals.rows.map { row in
        let note = row.note.map { ": " + plain($0) } ?? ""
        let source = row.announcement.map { place($0) } ?? plain(row.source)
        return "  \(source): \(VisibleText(row.symbol).text): \(row.verdict.words)\(note)"
      }
    }
    lines += ledgerLines + due
    return lines + byHand
  }

  /// How long each list of the ledger is; with `--verbose`, the lists.
  private var ledgerLines: [String] {
    let ledger = report.removals
    let lists: [(String, [RemovalLedger.Entry])] = [
      ("unannounced", ledger.unannounced), ("overdue", ledger.overdue),
      ("still to go", ledger.stillToGo), ("pending in the next series", ledger.next),
    ].filter { !$0.1.isEmpty }
    guard !lists.isEmpty else { return [] }
    let counts = lists.map { "\($0.1.count) \($0.0)" }.joined(separator: ", ")
    guard style.isVerbose else { return style.wrapped("besides: " + counts, indent: 2) }
    return lists.flatMap { title, entries in
      entries.map { entry in
        let places = (entry.sources.first ?? entry.places.first).map { place($0) } ?? ""
        return "  \(title): \(places): \(VisibleText(entry.symbol).text)"
      }
    }
  }

  /// What is to go next first; at a tag that opens a branch, by release.
  private var due: [String] {
    let plan = DuePlan(report.due)
    guard !plan.releases.isEmpty else { return [] }
    var lines: [String] = []
    if report.phase == .opening {
      for release in plan.releases {
        let head = "due in \(release.version.versionText), \(counted(release.count, "removal"))"
        lines += names(of: [release], head)
      }
    } else {
      lines = names(of: plan.releases, "due before \(report.version.firstFinalText)")
    }
    guard style.isVerbose else { return lines }
    return lines + report.due.flatMap(dueLines)
  }

  private func names(of releases: [DuePlan.Release], _ head: String) -> [String] {
    let symbols = DuePlan.symbols(of: releases).map { VisibleText($0).text }
    let count = releases.reduce(0) { $0 + $1.count }
    let shown = count <= 5 || style.isVerbose ? symbols[...] : symbols.prefix(4)
    let more = style.isVerbose ? 0 : count - shown.count
    let text = shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return style.wrapped("\(head): \(text)", indent: 2)
  }

  private func dueLines(_ removal: DueRemoval) -> [String] {
    let what = "\(VisibleText(removal.symbol).text), due in \(removal.by.versionText)"
    return removal.locations.map { "  \(place($0, isHead: true)): \(what)" }
  }

  private var byHand: [String] {
    guard !report.manual.isEmpty else { return [] }
    let steps = counted(report.manual.count, "step")
    if style.isVerbose {
      return ["by hand: \(steps)"] + report.manual.map { "  " + words($0.text) }
    }
    return ["by hand: \(steps)" + (report.markdownCommand.map { " (\($0))" } ?? "")]
  }
}

extension Report {
  fileprivate var markdownCommand: String? {
    guard subject.name.isPlainName else { return nil }
    return switch subject {
    case .tag(let name): "relcheck \(name) --format markdown"
    case .revision(let name):
      "relcheck check \(name) --as \(version.versionText) --format markdown"
    }
  }
}
