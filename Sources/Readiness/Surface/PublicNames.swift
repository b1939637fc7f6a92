internal import CPythonSource

/// The names of a module that are its own and public: functions, classes with their members, constants; and
/// what it lets out of others.
package struct PublicNames: Sendable {
  /// Each with its line; limited to what `__all__` lists, if it can be read.
  let offered: [String: Int]
  /// Every name that is bound, imported ones too.
  let all: Set<String>
  /// Those of ``offered`` that are members of enumerations.
  let members: Set<String>
  /// What `__all__` lists by name, with the line.
  let exported: [String: Int]
  /// Whether ``exported`` is all that `__all__` lists.
  let isExportedWhole: Bool
  /// The modules from which everything is imported.
  let starred: [Starred: Int]
  /// How the functions that are offered are called, and the classes by their constructors; several where a
  /// name is bound several times.
  let signatures: [String: [Signature]]

  /// `from ..module import *`
  struct Starred: Hashable, Sendable {
    /// Dotted; empty for `from . import *`.
    let module: String
    /// The number of leading dots.
    let level: Int
  }

  /// What a function takes, without the instance or class of a method.
  struct Signature: Sendable {
    let parameters: [PythonOutline.Parameter]
    let line: Int
  }

  init(_ outline: PythonOutline) {
    var paths: [Int: String] = [0: ""]
    for (index, scope) in outline.scopes.enumerated()
    where index > 0 && scope.kind == .class && scope.parent < index {
      guard let parent = paths[scope.parent] else { continue }
      paths[index] = parent.isEmpty ? scope.name : parent + "." + scope.name
    }
    let exports = Self.exports(outline)
    var offered: [String: Int] = [:]
    var members: Set<String> = []
    var all: Set<String> = []
    var signatures: [String: [Signature]] = [:]
    for binding in outline.bindings where binding.kind.binds {
      guard let path = paths[binding.scope] else { continue }
      let symbol = path.isEmpty ? binding.name : path + "." + binding.name
      all.insert(symbol)
      guard binding.kind != .importModule, binding.kind != .importFrom else { continue }
      let first = String(symbol.prefix { $0 != "." })
      let isExported = exports?.contains(first) ?? true
      if isExported, let (called, signature) = Self.signature(of: binding, in: path, outline),
        !Self.isPrivate(called)
      {
        signatures[called, default: []].append(signature)
      }
      guard !Self.isPrivate(symbol), isDefinition(binding, in: outline.scopes[binding.scope]),
        isExported || binding.kind.isOfCode
      else { continue }
      if offered[symbol] == nil { offered[symbol] = binding.line }
      if !path.isEmpty, !binding.kind.isOfCode { members.insert(symbol) }
    }
    self.offered = offered
    self.members = members
    self.all = all
    self.signatures = signatures
    exported = Dictionary(
      outline.exports.flatMap { export in export.value.strings().map { ($0, export.line) } },
      uniquingKeysWith: { first, _ in first })
    isExportedWhole =
      !outline.exports.isEmpty
      && outline.exports.allSatisfy {
        $0.operation != .other && $0.operation != .remove && $0.value.isOfStrings
      }
    starred = Dictionary(
      outline.imports.filter { $0.scope == 0 && $0.name == "*" }.map {
        (Starred(module: $0.module, level: $0.level), $0.line)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func isPrivate(_ symbol: String) -> Bool {
    symbol.split(separator: ".").contains { $0.hasPrefix("_") }
  }

  /// What is called by which name: a function by its own, a constructor by its class'. Nil for everything else,
  /// and for what is not called as it is written.
  private static func signature(
    of binding: PythonOutline.Binding, in path: String, _ outline: PythonOutline
  ) -> (name: String, Signature)? {
    guard binding.kind == .function || binding.kind == .asyncFunction, let body = binding.body
    else { return nil }
    let function = outline.scopes[body]
    let decorators = function.decorators.map { $0.callee?.last ?? "" }
    guard decorators.allSatisfy({ !uncalled.contains($0) && !$0.hasSuffix("property") })
    else { return nil }
    let isConstructor = binding.name == "__init__" || binding.name == "__new__"
    let isStatic = decorators.contains("staticmethod") && !isConstructor
    let signature = Signature(
      parameters: Array(function.parameters.dropFirst(path.isEmpty || isStatic ? 0 : 1)),
      line: binding.line)
    if path.isEmpty { return (binding.name, signature) }
    return (isConstructor ? path : path + "." + binding.name, signature)
  }

  /// Decorators of what is no function to those who use it, or one way to call it of several.
  private static let uncalled: Set<String> = ["setter", "getter", "deleter", "overload"]

  private static func exports(_ outline: PythonOutline) -> Set<String>? {
    // A list that is made of the module's own names, as that of types, lets out all public ones.
    let isMade = outline.exports.contains {
      if case .comprehension = $0.value { true } else { false }
    }
    guard !outline.exports.isEmpty, !isMade else { return nil }
    return Set(outline.exports.flatMap { $0.value.strings() })
  }
}

extension PythonOutline.Value {
  /// Whether it is a string, or a list of nothing else.
  fileprivate var isOfStrings: Bool {
    switch self {
    case .string: true
    case .sequence(let elements): elements.allSatisfy(\.isOfStrings)
    case .sum(let parts): parts.allSatisfy(\.isOfStrings)
    default: false
    }
  }
}

extension PythonOutline.BindingKind {
  fileprivate var isOfCode: Bool { self == .function || self == .asyncFunction || self == .class }
}

/// Whether a statement makes a name of the API, and not a variable of a loop or handler.
private func isDefinition(
  _ binding: PythonOutline.Binding, in scope: PythonOutline.Scope
) -> Bool {
  switch binding.kind {
  case .function, .asyncFunction, .class: true
  // A class gives its instances their first values in this way; those of an enumeration are its members.
  case .assignment, .annotated, .typeAlias: scope.kind != .class || scope.isEnumeration
  default: false
  }
}
