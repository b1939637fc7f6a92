package import Readiness

/// What `diff` says of two tags.
package struct DifferenceAnswer: Hashable, Sendable {
  package var old: String
  package var new: String
  package var difference: SurfaceDifference

  package init(old: String, new: String, difference: SurfaceDifference) {
    self.old = old
    self.new = new
    self.difference = difference
  }

  /// `diff --format json`: one object.
  package func json() -> String {
    let announced = difference.cRemoved.filter(\.isAnnounced).map(\.symbol)
    return JSONValue.object([
      .init("old", .string(old)), .init("new", .string(new)),
      .init(
        "python",
        .object([
          .init("removed", .array(difference.pythonRemoved.map(Self.json))),
          .init("added", .strings(difference.pythonAdded)),
        ])),
      .init(
        "c",
        .object([
          .init("removed", .strings(difference.cRemoved.map(\.symbol))),
          .init("added", .strings(difference.cAdded)), .init("announced", .strings(announced)),
        ])),
      .init("gaps", .array(difference.gaps.map { .string($0.plain) })),
    ]).line + "\n"
  }

  private static func json(_ removed: SurfaceDifference.Removed) -> JSONValue {
    .object([
      .init("symbol", .string(removed.symbol)), .init("kind", .string(removed.kind.rawValue)),
      .init("announced", .bool(removed.isAnnounced)),
    ])
  }

  private struct Section {
    let title: String
    let names: [String]
  }

  private var sections: [Section] {
    func names(_ removed: [SurfaceDifference.Removed], _ isAnnounced: Bool) -> [String] {
      removed.filter { $0.isAnnounced == isAnnounced }.map(\.symbol)
    }
    let python = difference.pythonRemoved
    let c = difference.cRemoved
    return [
      Section(title: "Python: gone, not announced", names: names(python, false)),
      Section(title: "Python: gone and announced", names: names(python, true)),
      Section(title: "C: gone, not announced", names: names(c, false)),
      Section(title: "C: gone and announced", names: names(c, true)),
      Section(title: "Python: new", names: difference.pythonAdded),
      Section(title: "C: new", names: difference.cAdded),
    ]
  }

  private var gaps: [VisibleText] { difference.gaps.map { VisibleText($0.plain) } }

  /// How many names of each sort, and the names; new ones only with `--verbose`.
  package func text(_ style: TextStyle) -> String {
    var lines = ["from \(VisibleText(old).text) to \(VisibleText(new).text)"]
    for section in sections {
      lines.append("\(section.title): \(section.names.count)")
      let isNew = section.title.hasSuffix("new")
      guard !style.isQuiet, style.isVerbose || !isNew else { continue }
      lines += section.names.map { "  \(VisibleText($0).text)" }
    }
    return style.page(lines + gaps.map { "not read: \($0.text)" })
  }

  /// A section for each sort of name.
  package func markdown() -> String {
    var text =
      "# From \(MarkdownText.code(VisibleText(old))) to \(MarkdownText.code(VisibleText(new)))\n"
    for section in sections where !section.names.isEmpty {
      let names = section.names.map { MarkdownText.code(VisibleText($0)) }
      text += "\n## \(section.title) (\(names.count))\n\n" + MarkdownText.list(names) + "\n"
    }
    if sections.allSatisfy({ $0.names.isEmpty }) {
      text +=
        gaps.isEmpty
        ? "\nNo public name differs.\n"
        : "\nNo public name is known to differ; not everything could be read.\n"
    }
    let unread = gaps.map { "not read: " + MarkdownText.code($0) }
    return text + (unread.isEmpty ? "" : "\n" + MarkdownText.list(unread) + "\n")
  }
}
