internal import CPythonSource

extension APIFrozen {
  /// Parameters of functions that callers could name and cannot now, or that they have to give now.
  static func findParameters(
    of module: Compared, _ surface: Surface, _ release: ComparedTree, _ findings: inout Findings
  ) {
    for (name, before) in module.earlier.signatures.sorted(by: { $0.key < $1.key }) {
      guard let now = module.names.signatures[name] else { continue }
      let function = "\(module.name).\(name)"
      let places = [
        Location(module.path, line: now[0].line),
        Location(module.before, line: before[0].line, tag: release.tag),
      ]
      func fail(_ parameter: String, _ message: Message) {
        findings.fail(Finding(subject: "\(function)(\(parameter))", message, at: places))
      }
      for parameter in Set(before.flatMap(\.nameable)).sorted()
      where !now.contains(where: { $0.nameable.contains(parameter) }) {
        // One that is there has to be given by its position.
        guard
          now.contains(where: { $0.names.contains(parameter) })
            || isGone("\(function)(\(parameter))", surface)
        else { continue }
        fail(parameter, "\(function) takes no \(parameter) by name since \(release.tag)")
      }
      if let parameter = moved(of: now, before: before) {
        fail(
          parameter,
          "\(function) does not take \(parameter) at its place any more since \(release.tag)")
      }
      for parameter in asked(of: now, before: before) {
        fail(parameter, "\(function) has to be given \(parameter) since \(release.tag)")
      }
    }
  }

  private static func isGone(_ symbol: String, _ surface: Surface) -> Bool {
    Symbol(symbol).map { surface.reading(of: $0).verdict == .gone } ?? false
  }

  /// The first parameter that could be given by its position and now is elsewhere, or has to be named.
  private static func moved(
    of now: [PublicNames.Signature], before: [PublicNames.Signature]
  ) -> String? {
    guard now.count == 1, before.count == 1 else { return nil }
    let places = now[0].positional
    // What left, or has another name, is told as such.
    guard Set(before[0].positional).isSubset(of: now[0].names) else { return nil }
    return zip(
      before[0].positional, places + Array(repeating: "", count: before[0].positional.count)
    )
    .first { $0 != $1 }?.0
  }

  /// The parameters that a function cannot do without, and could before: one had a default, or is new.
  private static func asked(
    of now: [PublicNames.Signature], before: [PublicNames.Signature]
  ) -> [String] {
    guard now.count == 1, before.count == 1 else { return [] }
    let (new, old) = (now[0], before[0])
    // A name for another one is told as that which left.
    guard new.required.count > old.required.count else { return [] }
    let isNew = { !old.takesAny && !old.names.contains($0) }
    return new.required.filter { old.optional.contains($0) || isNew($0) }
  }
}

extension PublicNames.Signature {
  /// The names that arguments can be given by.
  fileprivate var nameable: [String] {
    parameters.filter { $0.kind == .ordinary || $0.kind == .keywordOnly }.map(\.name)
      .filter { !$0.hasPrefix("_") }
  }

  fileprivate var names: [String] { named.map(\.name) }

  /// Those that can be given by their position, in their order.
  fileprivate var positional: [String] {
    parameters.filter { $0.kind == .ordinary || $0.kind == .positionalOnly }.map(\.name)
  }

  fileprivate var required: [String] { named.filter { !$0.hasDefault }.map(\.name) }

  fileprivate var optional: [String] { named.filter(\.hasDefault).map(\.name) }

  /// Whether it takes what it has no name for: it may have been given there.
  fileprivate var takesAny: Bool {
    parameters.contains { $0.kind == .variadic || $0.kind == .keywords }
  }

  private var named: [PythonOutline.Parameter] {
    parameters.filter { $0.kind != .variadic && $0.kind != .keywords }
  }
}
