package import Readiness

/// What `list-checks`, `explain` and the generated reference say: all from the checks themselves.
package struct CheckCatalogue: Sendable {
  /// By group, then id.
  package let checks: [Check]

  package init(_ checks: [Check]) {
    let order = CheckGroup.allCases
    self.checks = checks.sorted { left, right in
      let groups = (order.firstIndex(of: left.group) ?? 0, order.firstIndex(of: right.group) ?? 0)
      return groups.0 != groups.1 ? groups.0 < groups.1 : left.id < right.id
    }
  }

  /// One line a check: id, weight, what it asks.
  package func listText() -> String {
    let width = checks.map(\.id.text.count).max() ?? 0
    return checks.map { check in
      let padding = String(repeating: " ", count: width - check.id.text.count)
      let weight = check.severity.greatest?.rawValue ?? "never"
      let gap = String(repeating: " ", count: max(0, 7 - weight.count))
      return "\(check.id.text)\(padding)  \(weight)\(gap)  \(CheckSheet.plain(check.title))\n"
    }.joined()
  }

  /// The same as a table.
  package func listMarkdown() -> String { table(checks) + "\n" }

  private func table(_ checks: [Check]) -> String {
    MarkdownText.table(
      ["Check", "Group", "Weighs at most", "Asks"],
      checks.map { check in
        [
          "`\(check.id.text)`", check.group.title, check.severity.greatest?.rawValue ?? "never",
          MarkdownText.prose(check.title.oneLine, isCell: true),
        ]
      })
  }

  /// `docs/checks.md`: every check with all that is known of it.
  package func reference() -> String {
    var blocks = [
      "# Checks",
      "This page is generated from `checks/release/`: do not edit it.",
      "\(counted(checks.count, "check")) in all. `relcheck explain CHECK` says the same of one.",
    ]
    for group in CheckGroup.allCases {
      let members = checks.filter { $0.group == group }
      if members.isEmpty { continue }
      blocks.append("## \(group.title)")
      blocks += members.flatMap { CheckSheet($0).markdownBlocks(level: 3) }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

/// One check, explained.
package struct CheckSheet: Sendable {
  let check: Check

  package init(_ check: Check) { self.check = check }

  /// For a terminal; prose is broken at the width of the style.
  package func text(_ style: TextStyle) -> String {
    var lines = ["\(check.id.text): \(Self.plain(check.title))", ""]
    lines += style.wrapped(Self.plain(check.why)) + [""]
    for (label, value) in facts {
      lines += style.wrapped("\(label): \(Self.plain(value))", indent: 2)
    }
    return style.page(lines)
  }

  /// As a page of its own.
  package func markdown() -> String {
    markdownBlocks(level: 1).joined(separator: "\n\n") + "\n"
  }

  func markdownBlocks(level: Int) -> [String] {
    let hashes = String(repeating: "#", count: level)
    let items = facts.map { "**\($0.label.withCapital):** \(MarkdownText.prose($0.value))" }
    return [
      "\(hashes) <a id=\"\(check.id.text)\"></a>`\(check.id.text)`",
      MarkdownText.prose(check.title.oneLine.withCapital, startsLine: true).sentence,
      MarkdownText.prose(check.why.oneLine, startsLine: true), MarkdownText.list(items),
    ]
  }

  private var facts: [(label: String, value: String)] {
    [
      ("group", check.group.title), ("severity", check.severity.words),
      ("applies", Self.range(check.from, check.before)),
      ("when it fails", check.fault.oneLine), ("mend", check.remedy.oneLine),
      ("source", check.source.oneLine),
    ]
  }

  private static func range(_ from: ReleaseVersion?, _ before: ReleaseVersion?) -> String {
    switch (from, before) {
    case (nil, nil): "to every version"
    case (let from?, nil): "from \(from.versionText) on"
    case (nil, let before?): "before \(before.versionText)"
    case (let from?, let before?): "from \(from.versionText), before \(before.versionText)"
    }
  }

  static func plain(_ words: String) -> String {
    VisibleText.ownWords(words.oneLine.filter { $0 != "`" })
  }
}

extension SeverityByPhase {
  /// The greatest one in any phase.
  var greatest: Severity? {
    Severity.allCases.first { severity in levels.values.contains(severity) }
  }

  /// `blocker from rc on` and the like: each phase that is named, with its weight.
  var words: String {
    let named = Key.allCases.compactMap { key in
      levels[key].map {
        "\($0.rawValue) \(key == .all ? "in all other phases" : "in \(key.phase)")"
      }
    }
    if levels.count == 1, let level = levels[.all] { return "\(level.rawValue) in every phase" }
    return named.isEmpty ? "asked in no phase" : named.joined(separator: ", ")
  }
}

extension SeverityByPhase.Key {
  fileprivate var phase: String {
    switch self {
    case .a0: "the opening tag"
    case .alpha: "alphas"
    case .beta: "betas"
    case .beta2: "betas from the second on"
    case .rc: "candidates"
    case .rc2: "candidates from the second on"
    case .final: "the final"
    case .bugfix: "maintenance releases"
    case .security: "security releases"
    case .all: "all phases"
    }
  }
}
