package import Readiness

extension SymbolAnswer {
  /// `find --format json`: one object a line, in the order asked.
  package static func jsonLines(_ answers: [SymbolAnswer]) -> String {
    answers.map { $0.json.line + "\n" }.joined()
  }

  private var json: JSONValue {
    let members: [JSONValue.Member] = [
      .init("symbol", .string(symbol)), .init("tag", .string(tag)),
      .init("kind", .string(kind.rawValue)), .init("verdict", .string(verdict.rawValue)),
      .init("reason", .string(reason)),
      .init("looked_at", .array(lookedAt.map { .string(VisibleText.programPath($0)) })),
      .init("evidence", .array(evidence.map(JSONValue.place))),
    ]
    return .object(members + (error.map { [.init("error", .string($0))] } ?? []))
  }

  /// One line a symbol: `path:line` first where there is one, so that it can be opened.
  package static func text(_ answers: [SymbolAnswer], _ style: TextStyle) -> String {
    let width = answers.map { VisibleText($0.symbol).text.count }.max() ?? 0
    return style.page(
      answers.map { answer in
        let symbol = VisibleText(answer.symbol).text
        let padding = String(repeating: " ", count: width - symbol.count)
        let color: TextColor? =
          switch answer.verdict {
          case .gone: .bold
          case .present: .ready
          case .undetermined: .undetermined
          }
        let word = style.paint(answer.verdict.rawValue, color)
        let detail = answer.details.map { ": " + $0 } ?? ""
        return "\(symbol)\(padding)  \(word) (\(answer.kind.rawValue))\(detail)"
      })
  }

  /// Where it is, or why it is not known to be there, or where it was looked for.
  private var details: String? {
    var parts = evidence.prefix(3).map { VisibleText($0).text }
    if evidence.count > 3 { parts.append("and \(evidence.count - 3) more") }
    if !reason.isEmpty { parts.append(VisibleText(reason).text) }
    if verdict != .present, !lookedAt.isEmpty {
      let more = lookedAt.count > 3 ? " and \(lookedAt.count - 3) more" : ""
      let read = lookedAt.prefix(3).map { VisibleText($0).text }.joined(separator: ", ")
      parts.append("read: \(read)\(more)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// A table, and below it the reasons.
  package static func markdown(_ answers: [SymbolAnswer]) -> String {
    let rows = answers.map { answer in
      let places = answer.evidence.isEmpty ? answer.lookedAt.map { Location($0) } : answer.evidence
      let shown = places.prefix(3).map { MarkdownText.code(VisibleText($0), isCell: true) }
      let more = places.count > 3 ? " and \(places.count - 3) more" : ""
      return [
        MarkdownText.code(VisibleText(answer.symbol), isCell: true), answer.kind.rawValue,
        MarkdownText.code(VisibleText(answer.tag), isCell: true), answer.verdict.rawValue,
        shown.joined(separator: ", ") + more,
      ]
    }
    let reasons = answers.filter { !$0.reason.isEmpty }.map { answer in
      "\(MarkdownText.code(VisibleText(answer.symbol))): "
        + MarkdownText.code(VisibleText(answer.reason))
    }
    let table = MarkdownText.table(["Symbol", "Kind", "Tag", "Verdict", "Read or found in"], rows)
    let blocks = [table] + (reasons.isEmpty ? [] : [MarkdownText.list(reasons)])
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
