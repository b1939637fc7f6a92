internal import Readiness

/// The part of a page that is about one tag.
struct HTMLReport {
  let report: Report
  let linkBase: String?
  /// 1 on a page of its own, 2 below an index.
  let level: Int

  /// The most findings of a check outside folds.
  private static let findingLimit = 20
  /// The most findings of a check on the page.
  static let foldLimit = 1_000

  init(_ report: Report, linkBase: String?, level: Int = 1) {
    self.report = report.inOrder
    self.linkBase = linkBase
    self.level = level
  }

  var blocks: [String] {
    let name = report.anchorBase
    let verdict = report.verdict.rawValue
    let title = report.titleLine.split(separator: ": ", maxSplits: 1).map(String.init)
    let phrase = title.last ?? ""
    let word = phrase.prefix { $0 != "," }
    let rest = phrase.dropFirst(word.count)
    let heading =
      "<h\(level) id=\"\(name)\">\(HTMLText.escaped(title.first ?? "")): "
      + "<span class=\"\(verdict)\">\(HTMLText.escaped(String(word)))</span>"
      + "\(HTMLText.escaped(String(rest)))</h\(level)>"
    return [
      heading, "<p>\(html(report.countsSentence)) \(html(report.countsLine)).</p>", identity,
    ] + since + section("blockers", "Blockers", report.failed(.blocker))
      + undeterminedSection
      + section("todo", "To do", report.phase == .opening ? report.failed(.note) : [])
      + section("warnings", "Warnings", report.failed(.warning)) + waiverProblems + removals + due
      + manual
      + evidence
      + [
        "<p class=\"soft\">Check data \(HTMLText.code(VisibleText(report.checksDigest)))\(wayBack)</p>"
      ]
  }

  // MARK: Pieces

  /// Below an index, from the end of a report to the table with its row.
  private var wayBack: String {
    let series = report.version.series
    return level == 1
      ? "" : ". <a href=\"#\(HTMLMatrix.anchor(series))\">All of \(series.seriesText)</a>"
  }

  func h(_ depth: Int, _ id: String, _ text: String) -> String {
    let number = min(level + depth, 6)
    return "<h\(number) id=\"\(anchor(id))\">\(text)</h\(number)>"
  }

  func anchor(_ id: String) -> String { "\(report.anchorBase)--\(id)" }

  func html(_ message: Message) -> String {
    var text = ""
    for piece in message.pieces {
      switch piece {
      case .words(let words): text += HTMLText.prose(words)
      case .foreign(let foreign): text += HTMLText.code(VisibleText(foreign))
      case .place(let place): text += html(place)
      }
    }
    return text
  }

  func html(_ place: Location) -> String {
    let code = HTMLText.code(VisibleText(place))
    let text = address(of: place).map { "<a href=\"\(HTMLText.escaped($0))\">\(code)</a>" } ?? code
    return text + (place.tag.map { " in " + HTMLText.code(VisibleText($0)) } ?? "")
  }

  private func address(of place: Location) -> String? {
    guard let linkBase else { return nil }
    let revision = place.tag ?? report.commit.id.hex
    guard revision.isPlainName else { return nil }
    let line = place.line.map { "#L\($0)" } ?? ""
    return "\(linkBase)/blob/\(revision)/\(percentEncoded(place.path.bytes))\(line)"
  }

  private var identity: String {
    var items: [(String, String)] = []
    if case .tag(let name) = report.subject {
      items.append(("Tag", HTMLText.code(VisibleText(name))))
    }
    items.append(("Commit", HTMLText.code(VisibleText(report.commit.id.hex))))
    if let tagger = report.tagObject?.tagger {
      let who = HTMLText.code(VisibleText("\(tagger.name) <\(tagger.email)>"))
      items.append(("Tagged", "\(who), \(HTMLText.escaped(tagger.moment.text))"))
    }
    if let date = report.schedule.date {
      let late = report.lateness.map { ", made \($0)" } ?? ""
      items.append(("Set for", HTMLText.escaped(date + late)))
    }
    let compared = [report.comparison.baseline, report.comparison.previous].compactMap { $0 }
    if !compared.isEmpty {
      let unread = report.comparison.unread
      let names = compared.map {
        HTMLText.code(VisibleText($0)) + (unread.contains($0) ? " (could not be read)" : "")
      }.joined(separator: " and ")
      items.append(("Compared with", names))
    }
    if !report.waivers.isEmpty {
      let files = report.waivers.map { html($0.summary) }.joined(separator: "; ")
      items.append(("Waivers", files))
    }
    return "<dl>\n" + items.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>\n" }.joined() + "</dl>"
  }

  // MARK: Findings

  private func section(_ id: String, _ title: String, _ results: [CheckResult]) -> [String] {
    guard !results.isEmpty else { return [] }
    return [h(1, id, title)] + results.map { check($0, $0.findings, $0.check.fault.oneLine) }
  }

  private var undeterminedSection: [String] {
    let results = report.undetermined(blocking: true)
    guard !results.isEmpty else { return [] }
    return [h(1, "undetermined", "Undetermined")]
      + results.map { check($0, $0.undecided, "not determined: " + $0.check.title.oneLine) }
  }

  private func check(_ result: CheckResult, _ findings: [Finding], _ text: String) -> String {
    let id = result.check.id.text
    let remedies = Remedies(findings, general: result.isFailed ? result.check.remedy : nil)
    let severity = result.isFailed ? result.severity.rawValue : "undetermined"
    var blocks = [
      h(
        2, id,
        "<code>\(id)</code> <span class=\"\(severity)\">\(severity.withCapital):</span> "
          + HTMLText.prose(text))
    ]
    blocks += list(findings, showsRemedy: remedies.isEach)
    if result.isFailed, !result.undecided.isEmpty {
      blocks.append("<p>Not determined beside these:</p>")
      blocks += list(result.undecided, showsRemedy: true)
    }
    if let common = remedies.common {
      blocks.append("<p><strong>Mend:</strong> \(html(common).sentence)</p>")
    }
    return
      "<section aria-labelledby=\"\(anchor(id))\">\n\(blocks.joined(separator: "\n"))\n</section>"
  }

  private func list(_ findings: [Finding], showsRemedy: Bool) -> [String] {
    let lines = findings.prefix(Self.foldLimit).map { line($0, showsRemedy: showsRemedy) }
    var blocks = [HTMLText.list(Array(lines.prefix(Self.findingLimit)))]
    let rest = Array(lines.dropFirst(Self.findingLimit))
    if !rest.isEmpty {
      blocks.append(
        HTMLText.fold(counted(rest.count, "more finding"), [HTMLText.list(rest)]))
    }
    let more = findings.count - lines.count
    if more > 0 { blocks.append("<p>… and \(more) more; JSON has all of them.</p>") }
    return blocks
  }

  func line(_ finding: Finding, showsRemedy: Bool) -> String {
    let parts = FindingLine(finding)
    var lead: [String] = []
    if let subject = parts.subject { lead.append(HTMLText.code(VisibleText(subject))) }
    let places = (parts.place.map { [$0] } ?? []) + parts.furtherPlaces
    if !places.isEmpty { lead.append(self.places(places)) }
    let message = html(parts.message)
    var text = (lead + (message.isEmpty ? [] : [message])).joined(separator: ": ")
    if finding.isNew == true { text = "<strong>New.</strong> " + text }
    if finding.isNew != true, let tag = finding.sinceTag {
      text = text.sentence + " There since \(HTMLText.code(VisibleText(tag)))."
    }
    if showsRemedy, let remedy = finding.remedy {
      text = text.sentence + " Mend: \(html(remedy).sentence)"
    }
    return text
  }

  private func places(_ places: [Location]) -> String {
    let shown = places.prefix(10).map(html).joined(separator: ", ")
    return places.count > 10 ? shown + " and \(counted(places.count - 10, "more place"))" : shown
  }
}

// Removals, what is due, what is to be done by hand, and the folds.
extension HTMLReport {
  private var removals: [String] {
    let rows = report.removals.rows
    guard !rows.isEmpty else { return [] }
    let cells = rows.map { row in
      [
        HTMLText.code(VisibleText(row.symbol)), HTMLText.escaped(row.verdict.words),
        row.announcement.map(html) ?? "", row.places.prefix(3).map(html).joined(separator: ", "),
      ]
    }
    let table = HTMLText.table(
      id: anchor("removals-table"), caption: "Each removal and what the tree holds",
      head: ["Symbol", "Outcome", "Announced in", "Read or found in"], rows: cells)
    return [
      h(1, "removals", "Removals"),
      "<p>\(counted(rows.count, "removal")): \(report.removals.countsText).</p>",
      HTMLText.fold("Each removal and what the tree holds", [table]),
    ]
  }

  private var due: [String] {
    guard !report.due.isEmpty else { return [] }
    let items = report.due.map { removal in
      let places = removal.locations.prefix(3).map(html).joined(separator: ", ")
      return "\(HTMLText.code(VisibleText(removal.symbol))), by "
        + HTMLText.escaped(removal.by.versionText) + (places.isEmpty ? "" : ": " + places)
    }
    let summary = counted(items.count, "removal")
    return [
      h(1, "due", "Due later in this series"), HTMLText.fold(summary, [HTMLText.list(items)]),
    ]
  }

  private var manual: [String] {
    guard !report.manual.isEmpty else { return [] }
    let summary = "\(counted(report.manual.count, "step")) that no repository can tell"
    return [
      h(1, "by-hand", "By hand"),
      HTMLText.fold(summary, [HTMLText.list(report.manual.map { html($0.text) })]),
    ]
  }

  private var evidence: [String] {
    let notes = report.phase == .opening ? [] : report.failed(.note)
    let open = report.undetermined(blocking: false)
    let idle = report.results.filter { $0.inapplicability != nil }
    func item(_ result: CheckResult, _ findings: [Finding]) -> String {
      let lines = findings.prefix(Self.foldLimit).map { line($0, showsRemedy: true) }
      let fault = HTMLText.prose(
        result.isFailed ? result.check.fault.oneLine : result.check.title.oneLine)
      let head = "<code>\(result.check.id.text)</code>: \(fault)"
      return "<span id=\"\(anchor(result.check.id.text))\">\(head)</span>\n" + HTMLText.list(lines)
    }
    var blocks = [h(1, "evidence", "Evidence")]
    if !notes.isEmpty {
      blocks.append(
        HTMLText.fold("Notes: \(notes.count)", [HTMLText.list(notes.map { item($0, $0.findings) })])
      )
    }
    if !open.isEmpty {
      blocks.append(
        HTMLText.fold(
          "Undetermined, not blocking: \(open.count)",
          [HTMLText.list(open.map { item($0, $0.undecided) })]))
    }
    blocks += waivedFold + [groups]
    if !idle.isEmpty {
      let items = idle.map { result in
        "<code>\(result.check.id.text)</code>: \(result.inapplicability.map(html) ?? "")"
      }
      blocks.append(
        HTMLText.fold("Not applicable: \(counted(idle.count, "check"))", [HTMLText.list(items)]))
    }
    return blocks
  }

  private var groups: String {
    let groups = CheckGroup.allCases.filter { group in
      report.results.contains { $0.check.group == group }
    }
    let rows = groups.map { group in
      let counts = report.counts(of: report.results.filter { $0.check.group == group })
      return [HTMLText.escaped(group.title)]
        + [
          counts.passed, counts.blockers, counts.warnings, counts.notes, counts.notApplicable,
          counts.undetermined, counts.waived,
        ].map(String.init)
    }
    let table = HTMLText.table(
      id: anchor("groups"),
      caption: "Outcomes by group at " + VisibleText(report.subject.name).text,
      head: [
        "Group", "Passed", "Blockers", "Warnings", "Notes", "Not applicable", "Undetermined",
        "Waived",
      ], rows: rows, rowIDs: groups.map { anchor("group-" + $0.rawValue) })
    return HTMLText.fold("All checks by group", [table])
  }
}
