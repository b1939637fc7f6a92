package import Readiness

extension SymbolHistory {
  /// `when --format json`: one object on one line.
  package func json() -> String {
    JSONValue.object([
      .init("symbol", .string(symbol.text)), .init("kind", .string(kind.rawValue)),
      .init(
        "asked",
        .object([.init("from", .string(firstAsked.name)), .init("to", .string(lastAsked.name))])),
      .init("first", Self.json(first)), .init("last", Self.json(last)),
      .init("gone_since", .optional(goneSince?.name)),
      .init("removed_by", Self.json(removal)),
      .init("moved_to", .optional(removal?.movedTo.map(VisibleText.programPath))),
      .init("absences", .array(absences.map(Self.json))),
      .init("verdict", .string(verdict.rawValue)), .init("reason", .string(reason.plain)),
      .init("undetermined", .array(undetermined.map { .string($0.name) })),
      .init("near", .array(near.map { .string($0) })),
    ]).line + "\n"
  }

  private static func json(_ sighting: Sighting?) -> JSONValue {
    guard let sighting else { return .null }
    return .object([
      .init("tag", .string(sighting.tag.name)),
      .init("places", .array(sighting.places.map(JSONValue.place))),
    ])
  }

  private static func json(_ removal: Removal?) -> JSONValue {
    guard let removal else { return .null }
    return .object([
      .init("commit", .string(removal.note.commit.hex)),
      .init("summary", .string(removal.note.summary)),
      .init("issues", .array(removal.issues.map { .string($0) })),
      .init("date", .string(removal.note.moment.text)),
    ])
  }

  private static func json(_ absence: Absence) -> JSONValue {
    .object([
      .init("from", .string(absence.first.name)), .init("to", .string(absence.last.name)),
      .init("back", .string(absence.back.name)), .init("removed_by", json(absence.removal)),
    ])
  }
}

extension SymbolHistory {
  /// A fact about the symbol: what it is about, and what is said.
  private struct Line {
    let label: String
    /// relcheck's own words and tags.
    var words = ""
    /// Text from outside, which each format makes inert.
    var foreign: [VisibleText] = []
  }

  private var lines: [Line] {
    guard let first, let last else {
      let known = undetermined.isEmpty ? "in no tag" : "in no tag of which it can be told"
      let range = "\(known), from \(firstAsked.name) to \(lastAsked.name)"
      return [Line(label: "never", words: range)]
        + (near.isEmpty ? [] : [Line(label: "near", foreign: near.map { VisibleText($0) })])
        + reasonLines
    }
    var lines = [
      Line(
        label: "first", words: first.tag.name,
        foreign: first.places.prefix(3).map { VisibleText($0) }),
      Line(
        label: "last", words: last.tag.name, foreign: last.places.prefix(3).map { VisibleText($0) }),
    ]
    for absence in absences {
      let range =
        absence.first == absence.last
        ? absence.first.name : "\(absence.first.name) to \(absence.last.name)"
      lines.append(Line(label: "absent", words: "\(range), back at \(absence.back.name)"))
      lines += Self.lines(absence.removal)
    }
    if let goneSince { lines.append(Line(label: "gone since", words: goneSince.name)) }
    return lines + Self.lines(removal) + reasonLines
  }

  private var reasonLines: [Line] {
    var lines: [Line] = []
    if !reason.pieces.isEmpty, !reason.plain.isEmpty {
      lines.append(Line(label: "reason", foreign: [VisibleText(reason.plain)]))
    }
    if !undetermined.isEmpty {
      let shown = undetermined.prefix(5).map(\.name).joined(separator: ", ")
      let more = undetermined.count > 5 ? " and \(undetermined.count - 5) more" : ""
      lines.append(Line(label: "undetermined", words: shown + more))
    }
    return lines
  }

  private static func lines(_ removal: Removal?) -> [Line] {
    guard let removal else { return [] }
    let issues =
      removal.issues.isEmpty ? "" : " (\(removal.issues.prefix(4).joined(separator: ", ")))"
    var lines = [
      Line(
        label: "removed by",
        words: "\(removal.note.commit.short)\(issues) \(removal.note.moment.text)",
        foreign: [VisibleText(removal.note.summary)])
    ]
    if let path = removal.movedTo {
      lines.append(Line(label: "moved to", foreign: [VisibleText(path)]))
    }
    return lines
  }

  /// The verdict first, then one fact a line.
  package func text(_ style: TextStyle) -> String {
    let name = VisibleText(symbol.text).text
    let color: TextColor? =
      switch verdict {
      case .gone: .bold
      case .present: .ready
      case .undetermined: .undetermined
      }
    let head =
      "\(name): \(style.paint(verdict.rawValue, color)) at \(lastAsked.name) (\(kind.rawValue))"
    if style.isQuiet { return style.page([head]) }
    let width = lines.map(\.label.count).max() ?? 0
    return style.page(
      [head]
        + lines.map { line in
          let padding = String(repeating: " ", count: width - line.label.count)
          let parts = [line.words, line.foreign.map(\.text).joined(separator: ", ")]
          return "  \(line.label)\(padding)  "
            + parts.filter { !$0.isEmpty }.joined(separator: "  ")
        })
  }

  /// A heading with the verdict, then a list of facts.
  package func markdown() -> String {
    let name = MarkdownText.code(VisibleText(symbol.text))
    let items = lines.map { line in
      let foreign = line.foreign.map { MarkdownText.code($0) }.joined(separator: ", ")
      let words = line.words.isEmpty ? "" : MarkdownText.prose(line.words, quotesLinks: true)
      return "\(line.label): " + [words, foreign].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return "\(name) (\(kind.rawValue)): **\(verdict.rawValue)** at \(lastAsked.name)\n\n"
      + MarkdownText.list(items) + "\n"
  }
}
