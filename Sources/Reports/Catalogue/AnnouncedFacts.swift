package import Readiness

/// What a release announcement states besides removals, as `claims --announcement` shows it.
package struct AnnouncedFacts: Hashable, Sendable {
  package let facts: [AnnouncedFact]
  /// The file's name, without its folder: it need not lie in the repository.
  package let path: String

  package init(_ facts: [AnnouncedFact], path: String) {
    self.facts = facts
    self.path = path
  }

  /// One object a line, in the order of the text.
  package func jsonLines() -> String {
    facts.map { fact in
      let source = JSONValue.object([
        .init("kind", .string("announcement")), .init("path", .string(path)),
        .init("line", .number(fact.line)),
      ])
      let value = JSONValue.object([
        .init("fact", .string(fact.kind.rawValue)), .init("subject", .string(fact.subject)),
        .init("stated", .string(fact.stated)),
        .init("actual", fact.actual.isEmpty ? .null : .string(fact.actual)),
        .init("verdict", .string(fact.verdict.rawValue)),
        .init("reason", .string(fact.reason)), .init("source", source),
      ])
      return value.line + "\n"
    }.joined()
  }

  /// One line a fact: the place in the announcement, the verdict, what is stated and what is so.
  package func text(_ style: TextStyle) -> String {
    style.page(
      facts.map { fact in
        let color: TextColor? =
          switch fact.verdict {
          case .isTrue: .ready
          case .isFalse: .blocker
          case .changed: .warning
          case .undetermined: .undetermined
          }
        let place = VisibleText("\(path):\(fact.line)").text
        let verdict = style.paint(fact.verdict.rawValue, color)
        return "\(place): \(verdict): \(Self.sentence(fact))"
      } + [summary])
  }

  /// A table with what is wrong first.
  package func markdown() -> String {
    let rows = facts.enumerated().sorted { left, right in
      (Self.rank(left.element), left.offset) < (Self.rank(right.element), right.offset)
    }.map { _, fact in
      [
        fact.verdict.rawValue, fact.kind.rawValue,
        MarkdownText.code(VisibleText(fact.subject), isCell: true),
        MarkdownText.code(VisibleText(fact.stated), isCell: true),
        fact.actual.isEmpty ? "" : MarkdownText.code(VisibleText(fact.actual), isCell: true),
        MarkdownText.code(VisibleText("\(path):\(fact.line)"), isCell: true),
      ]
    }
    let head = ["Verdict", "Fact", "Of", "Stated", "So", "Where"]
    return summary + "\n\n" + MarkdownText.table(head, rows) + "\n"
  }

  /// How many facts there are, and what became of them.
  package var summary: String {
    let order: [AnnouncedFact.Verdict] = [.isFalse, .changed, .undetermined, .isTrue]
    let parts = order.compactMap { verdict in
      let count = facts.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    return facts.isEmpty
      ? "Nothing that can be held against the release and its schedule."
      : "\(facts.count) facts: \(parts.joined(separator: ", "))."
  }

  private static func rank(_ fact: AnnouncedFact) -> Int {
    switch fact.verdict {
    case .isFalse: 0
    case .changed: 1
    case .undetermined: 2
    case .isTrue: 3
    }
  }

  private static func sentence(_ fact: AnnouncedFact) -> String {
    let subject = VisibleText(fact.subject).text
    let stated = VisibleText(fact.stated).text
    let actual = VisibleText(fact.actual).text
    let head = "\(fact.kind.rawValue) of \(subject): \(stated)"
    let rest =
      switch fact.verdict {
      case .isTrue: ""
      case .isFalse: actual.isEmpty ? "" : ", but it is \(actual)"
      case .changed: actual.isEmpty ? "" : ", as planned then; it became \(actual)"
      case .undetermined: actual.isEmpty ? "" : ", now \(actual)"
      }
    return head + rest + (fact.reason.isEmpty ? "" : " (\(VisibleText(fact.reason).text))")
  }
}
