package import Readiness

/// What `claims` says of a tag.
package struct ClaimAnswer: Hashable, Sendable {
  package var tag: String
  package var baseline: String?
  package var claims: TreeClaims
  /// What an announcement states besides removals; nil if none was given.
  package var facts: AnnouncedFacts?

  package init(tag: String, baseline: String?, claims: TreeClaims) {
    self.tag = tag
    self.baseline = baseline
    self.claims = claims
  }

  /// `claims --format json`: one object a line.
  package func json() -> String {
    claims.judged.map { $0.json.line + "\n" }.joined() + (facts?.jsonLines() ?? "")
  }

  /// One line a claim, under its source.
  package func text(_ style: TextStyle) -> String {
    var lines: [String] = []
    var path: RepoPath?
    for judged in claims.judged {
      let place = judged.claim.source.location
      if place.path != path {
        if path != nil { lines.append("") }
        lines.append(VisibleText(place.path).text)
        path = place.path
      }
      lines.append("  " + judged.line(style))
    }
    lines.append(counts)
    lines += claims.gaps.map { "not read: \(VisibleText($0.plain).text)" }
    return style.page(lines) + (facts.map { "\n" + $0.text(style) } ?? "")
  }

  private var counts: String {
    let parts = JudgedClaim.Verdict.allCases.map { verdict in
      "\(claims.judged.count { $0.verdict == verdict }) \(verdict.rawValue)"
    }
    return "\(claims.judged.count) claims: " + parts.joined(separator: ", ")
  }

  /// A table, and below it the reasons.
  package func markdown() -> String {
    let rows = claims.judged.map { judged in
      let claim = judged.claim
      return [
        MarkdownText.code(VisibleText(claim.name), isCell: true), claim.kind.rawValue,
        claim.verb.rawValue, claim.series.map { "\($0.major).\($0.minor)" } ?? "",
        MarkdownText.code(VisibleText(claim.source.location), isCell: true),
        judged.verdict.rawValue, claim.confidence.rawValue,
      ]
    }
    let title = "# What \(MarkdownText.code(VisibleText(tag))) announces"
    let table = MarkdownText.table(
      ["Symbol", "Kind", "Says", "In", "Where", "Verdict", "Confidence"], rows)
    let notes = claims.judged.compactMap(\.note)
    let gaps = claims.gaps.map { "not read: " + MarkdownText.code(VisibleText($0.plain)) }
    var blocks = [title, counts + "."] + (rows.isEmpty ? [] : [table])
    if !notes.isEmpty { blocks.append(MarkdownText.list(notes)) }
    if !gaps.isEmpty { blocks.append(MarkdownText.list(gaps)) }
    if let facts {
      blocks += ["## What the announcement states besides", facts.markdown()]
      return blocks.joined(separator: "\n\n")
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

extension JudgedClaim {
  fileprivate var json: JSONValue {
    .object([
      .init("symbol", .string(claim.name)), .init("kind", .string(claim.kind.rawValue)),
      .init("verb", .string(claim.verb.rawValue)),
      .init("in", .optional(claim.series.map { "\($0.major).\($0.minor)" })),
      .init(
        "source",
        .object([
          .init("kind", .string(claim.source.kind.rawValue)),
          .init("path", .string(VisibleText.programPath(claim.source.location.path))),
          .init("line", claim.source.location.line.map { .number($0) } ?? .null),
        ])),
      .init("verdict", .string(verdict.rawValue)),
      .init("confidence", .string(claim.confidence.rawValue)),
      .init("reason", .string(reason.plain)),
      .init("places", .array(places.map(JSONValue.place))), .init("near", .optional(near)),
    ])
  }

  fileprivate func line(_ style: TextStyle) -> String {
    let color: TextColor? =
      switch verdict {
      case .gone, .keptForABI: .bold
      case .present: claim.verb == .removed ? .blocker : .ready
      case .undetermined, .phantom: .undetermined
      }
    let number = claim.source.location.line.map { "\($0): " } ?? ""
    let said = claim.verb.rawValue + (claim.series.map { " \($0.major).\($0.minor)" } ?? "")
    var text =
      "\(number)\(VisibleText(claim.name).text) (\(claim.kind.rawValue)) \(said): "
      + style.paint(verdict.rawValue, color)
    if verdict == .present, let place = places.first { text += " at \(VisibleText(place).text)" }
    if verdict == .undetermined { text += ", \(VisibleText(reason.plain).text)" }
    if let near { text += "; near: \(VisibleText(near).text)" }
    return claim.confidence == .exact ? text : text + " [\(claim.confidence.rawValue)]"
  }

  /// What a reader of the table needs to know besides.
  fileprivate var note: String? {
    let symbol = MarkdownText.code(VisibleText(claim.name))
    switch verdict {
    case .present where claim.verb == .removed:
      return symbol + " is at "
        + places.prefix(3).map { MarkdownText.code(VisibleText($0)) }.joined(separator: ", ")
    case .phantom:
      return symbol + " was never there"
        + (near.map { "; near: \(MarkdownText.code(VisibleText($0)))" } ?? "")
    case .undetermined: return symbol + ": " + MarkdownText.code(VisibleText(reason.plain))
    default: return nil
    }
  }
}
