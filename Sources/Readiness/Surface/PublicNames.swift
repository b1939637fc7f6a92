internal import CPythonSource

/// The names of a module that are its own and public: functions, classes with their members, constants.
package struct PublicNames: Sendable {
  /// Each with its line; limited to what `__all__` lists, if it can be read.
  let offered: [String: Int]
  /// Every name that is bound, imported ones too.
  let all: Set<String>

  init(_ outline: PythonOutline) {
    var paths: [Int: String] = [0: ""]
    for (index, scope) in outline.scopes.enumerated()
    where index > 0 && scope.kind == .class && scope.parent < index {
      guard let parent = paths[scope.parent] else { continue }
      paths[index] = parent.isEmpty ? scope.name : parent + "." + scope.name
    }
    let exports = Self.exports(outline)
    var offered: [String: Int] = [:]
    var all: Set<String> = []
    for binding in outline.bindings where binding.kind.binds {
      guard let path = paths[binding.scope] else { continue }
      let symbol = path.isEmpty ? binding.name : path + "." + binding.name
      all.insert(symbol)
      guard binding.kind != .importModule, binding.kind != .importFrom else { continue }
      let first = String(symbol.prefix { $0 != "." })
      guard !symbol.split(separator: ".").contains(where: { $0.hasPrefix("_") }),
        isDefinition(binding, inClass: !path.isEmpty),
        exports?.contains(first) ?? true || binding.kind.isOfCode
      else { continue }
      if offered[symbol] == nil { offered[symbol] = binding.line }
    }
    self.offered = offered
    self.all = all
  }

  private static func exports(_ outline: PythonOutline) -> Set<String>? {
    // A list that is made of the module's own names, as that of types, lets out all public ones.
    let isMade = outline.exports.contains {
      if case .comprehension = $0.value { true } else { false }
    }
    guard !outline.exports.isEmpty, !isMade else { return nil }
    return Set(outline.exports.flatMap { $0.value.strings() })
  }
}

extension PythonOutline.BindingKind {
  fileprivate var isOfCode: Bool { self == .function || self == .asyncFunction || self == .class }
}

/// Whether a statement makes a name of the API, and not a variable of a loop or handler.
private func isDefinition(_ binding: PythonOutline.Binding, inClass: Bool) -> Bool {
  switch binding.kind {
  case .function, .asyncFunction, .class: true
  // A class gives its instances their first values in this way.
  case .assignment, .annotated, .typeAlias: !inClass
  default: false
  }
}
