internal import Readiness

// What is waived, and what changed since an earlier report.
extension HTMLReport {
  var waivedFold: [String] {
    let all = report.waivedFindings
    guard !all.isEmpty else { return [] }
    var items = all.prefix(Self.foldLimit).map { result, waived in
      let open = waived.isDetermined ? "" : "not determined: "
      let place = HTMLText.code(VisibleText(waived.waiver.place))
      return
        "<code>\(result.check.id.text)</code>: \(open)\(line(waived.finding, showsRemedy: false).sentence) "
        + "Waived: \(HTMLText.code(VisibleText(waived.waiver.reason))) "
        + "(\(place)\(HTMLText.escaped(waived.waiver.limit)))"
    }
    // Within the fold, so that a link to it opens that.
    items[0] = "<span id=\"\(anchor("waived"))\">\(items[0])</span>"
    return [HTMLText.fold("Waived: \(counted(all.count, "finding"))", [HTMLText.list(items)])]
  }

  var waiverProblems: [String] {
    let problems = report.waiverProblems
    guard !problems.isEmpty else { return [] }
    let items = problems.prefix(Self.foldLimit).map { html($0).sentence }
    return [h(1, "waivers", "Waivers"), HTMLText.list(items)]
  }

  var since: [String] {
    guard let since = report.since else { return [] }
    let text = ([since.sentence] + since.remarks).map(html).joined(separator: " ")
    let alone = report.newOnlySentence.map { " " + HTMLText.escaped($0) } ?? ""
    var items = report.resultsWithNewFindings.map { result in
      let id = result.check.id.text
      return "<strong>New:</strong> <a href=\"#\(anchor(id))\"><code>\(id)</code></a>"
    }
    if since.earlier == nil { items = [] }
    let lists = [
      ("Resolved", since.resolved), ("Not decided again", since.undetermined),
      ("Not asked for", since.notAsked),
    ]
    for (title, past) in lists {
      items += past.prefix(Self.foldLimit).map { finding in
        "<strong>\(title):</strong> \(HTMLText.code(VisibleText(finding.check))): \(html(finding.line))"
      }
    }
    return [
      h(1, "since", "Since \(HTMLText.code(VisibleText(since.file)))"), "<p>\(text)\(alone)</p>",
    ] + (items.isEmpty ? [] : [HTMLText.list(items)])
  }
}
