internal import Readiness

/// The checks with a result, as the rules of a run, sorted by id.
struct SARIFRules {
  static let leftOutID = "left-out"
  /// The most characters that GitHub shows of a description.
  private static let descriptionLimit = 1_024

  private let ids: [CheckID]
  private(set) var values: [JSONValue]

  init(_ checks: [Check], in report: Report) {
    var seen: [CheckID: Check] = [:]
    for check in checks { seen[check.id] = check }
    ids = seen.keys.sorted()
    values = ids.compactMap { seen[$0] }.map { Self.rule($0, in: report) }
  }

  func index(of id: CheckID) -> Int? { ids.firstIndex(of: id) }

  /// The rule of the result that says how many were left out.
  mutating func addLeftOut() {
    values.append(
      .object([
        .init("id", .string(Self.leftOutID)), .init("name", .string("LeftOut")),
        .init("shortDescription", Self.text("Results were left out")),
        .init("defaultConfiguration", .object([.init("level", .string("note"))])),
      ]))
  }

  private static func rule(_ check: Check, in report: Report) -> JSONValue {
    let severity = check.severity.severity(in: report.phase, of: report.version) ?? .note
    let level = SARIFLevel(severity, isDetermined: true, isStrict: report.isStrict)
    let remedy = check.remedy.oneLine.withCapital.sentence
    let help =
      "\(remedy) Source: \(check.source.oneLine.sentence) More: relcheck explain \(check.id.text)"
    let markdown =
      "\(MarkdownText.prose(remedy))\n\nSource: \(MarkdownText.prose(check.source.oneLine.sentence)) "
      + "More: `relcheck explain \(check.id.text)`"
    return .object([
      .init("id", .string(check.id.text)), .init("name", .string(pascalCase(check.id.text))),
      .init("shortDescription", text(check.title.oneLine)),
      .init("fullDescription", text(check.why.oneLine)),
      .init(
        "help", .object([.init("text", .string(help)), .init("markdown", .string(markdown))])),
      .init("defaultConfiguration", .object([.init("level", .string(level.rawValue))])),
      .init(
        "properties",
        .object([
          .init("tags", .array([.string(check.group.rawValue)])),
          .init("precision", .string("very-high")),
          .init(
            "problem.severity",
            .string(level == .note ? "recommendation" : level.rawValue)),
        ])),
    ])
  }

  private static func text(_ words: String) -> JSONValue {
    let visible = VisibleText.ownWords(words)
    let short =
      visible.count > descriptionLimit ? visible.prefix(descriptionLimit - 1) + "…" : visible[...]
    return .object([.init("text", .string(String(short)))])
  }

  /// `tree-conflict` as `TreeConflict`.
  private static func pascalCase(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
