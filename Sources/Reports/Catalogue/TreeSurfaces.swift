package import Readiness

/// What `surface` says of one tag.
package struct SurfaceAnswer: Hashable, Sendable {
  package var tag: String
  package var commit: ContentID
  package var surface: TreeSurface
  /// Whether only some modules were asked for: then every name is shown, and no C names.
  package var isPart: Bool

  package init(tag: String, commit: ContentID, surface: TreeSurface, isPart: Bool) {
    self.tag = tag
    self.commit = commit
    self.surface = surface
    self.isPart = isPart
  }

  /// `surface --format json`: one object.
  package func json() -> String {
    let modules = surface.modules.sorted { $0.key < $1.key }.map {
      name, module -> JSONValue.Member in
      var members: [JSONValue.Member] = [
        .init("kind", .string(module.kind.rawValue)), .init("names", .strings(module.names)),
        .init("classes", .lists(module.classes)),
      ]
      if module.kind == .c {
        members.append(.init("conditional", .strings(module.conditional)))
        members.append(.init("late", .strings(module.late)))
      }
      return JSONValue.Member(name, .object(members))
    }
    let c = surface.c
    var members: [JSONValue.Member] = [
      .init("tag", .string(tag)), .init("commit", .string(commit.hex)),
      .init("modules", .object(modules)),
    ]
    if !isPart {
      members.append(
        .init(
          "c",
          .object([
            .init("functions", .strings(c.functions)), .init("variables", .strings(c.variables)),
            .init("macros", .strings(c.macros)), .init("types", .strings(c.types)),
            .init("constants", .strings(c.constants)), .init("members", .lists(c.members)),
          ])))
    }
    members.append(.init("gaps", .array(surface.gaps.map { .string($0.plain) })))
    return JSONValue.object(members).line + "\n"
  }

  private var counts: [(String, Int)] {
    let modules = surface.modules.values
    let c = surface.c
    return [
      ("modules in Python", modules.count { $0.kind == .python }),
      ("modules in C", modules.count { $0.kind == .c }),
      ("names of modules", modules.reduce(0) { $0 + $1.names.count }),
      ("classes", modules.reduce(0) { $0 + $1.classes.count }),
      (
        "names of classes", modules.reduce(0) { $0 + $1.classes.values.reduce(0) { $0 + $1.count } }
      ),
    ]
      + (isPart
        ? []
        : [
          ("C functions", c.functions.count), ("C variables", c.variables.count),
          ("C macros", c.macros.count), ("C types", c.types.count),
          ("C enum constants", c.constants.count),
          ("C structure members", c.members.values.reduce(0) { $0 + $1.count }),
        ])
  }

  /// The names, one a line, of the modules asked for.
  private var names: [VisibleText] {
    guard isPart else { return [] }
    return surface.modules.sorted { $0.key < $1.key }.flatMap { name, module in
      let own = module.names.map { "\(name).\($0)" }
      let members = module.classes.sorted { $0.key < $1.key }.flatMap { type, names in
        names.map { "\(name).\(type).\($0)" }
      }
      return (own + members).map { VisibleText($0) }
    }
  }

  /// How much there is; for modules that were asked for by name, their names.
  package func text(_ style: TextStyle) -> String {
    let gaps = surface.gaps.map { "  not read: \(VisibleText($0.plain).text)" }
    let head = "\(VisibleText(tag).text): the API that its tree defines"
    let lines = counts.map { "  \($0.0): \($0.1)" }
    return style.page([head] + lines + gaps + names.map(\.text))
  }

  /// A table of counts; for modules that were asked for by name, a list of their names.
  package func markdown() -> String {
    var text = "# The API of \(MarkdownText.code(VisibleText(tag)))\n\n"
    text += MarkdownText.table(["What", "Number"], counts.map { [$0.0, String($0.1)] }) + "\n"
    if !names.isEmpty {
      text += "\n" + MarkdownText.list(names.map { MarkdownText.code($0) }) + "\n"
    }
    let gaps = surface.gaps.map { "not read: " + MarkdownText.code(VisibleText($0.plain)) }
    if !gaps.isEmpty { text += "\n" + MarkdownText.list(gaps) + "\n" }
    return text
  }
}

extension JSONValue {
  static func strings(_ strings: [String]) -> JSONValue { .array(strings.map { .string($0) }) }

  /// An object of lists, sorted by key.
  static func lists(_ lists: [String: [String]]) -> JSONValue {
    .object(lists.sorted { $0.key < $1.key }.map { Member($0.key, .strings($0.value)) })
  }
}
