internal import CPythonSource
internal import Synchronization

/// A Python outline with its bindings by scope and name.
package final class OutlineIndex: Sendable {
  let outline: PythonOutline
  /// For each scope, the positions of its bindings by name.
  private let byScope: [[String: [Int]]]
  /// Positions of bindings in functions that declare the name `global`, in ascending order.
  let globals: [String: [Int]]
  /// Positions of attribute assignments by the name assigned.
  let attributes: [String: [Int]]
  let starImports: [PythonOutline.Import]
  /// Where something is put in the place of the module itself, `sys.modules[__name__] = …`.
  let replacements: [PythonOutline.Dynamic]
  /// For classes: the functions of the module that their bodies give a name to, as methods.
  let sharedMethods: [Int: [Int]]
  /// For classes: the dotted names in their bodies that begin with an import, and may be methods.
  let importedMethods: [Int: [[String]]]
  private let assigned = Mutex<[Int: Set<String>]?>(nil)

  /// Assignments of the module that call `global_enum` for what an enumeration's call makes.
  let globalEnumerations: [PythonOutline.Binding]

  init(_ outline: PythonOutline) {
    self.outline = outline
    var byScope = [[String: [Int]]](repeating: [:], count: max(1, outline.scopes.count))
    var declaredGlobal: [Int: Set<String>] = [:]
    for (position, binding) in outline.bindings.enumerated() {
      guard byScope.indices.contains(binding.scope), !binding.isScriptOnly else { continue }
      byScope[binding.scope][binding.name, default: []].append(position)
      if binding.kind == .globalStatement {
        declaredGlobal[binding.scope, default: []].insert(binding.name)
      }
    }
    var globals: [String: [Int]] = [:]
    for (scope, names) in declaredGlobal.sorted(by: { $0.key < $1.key }) {
      for name in names {
        let positions = byScope[scope][name, default: []].filter {
          outline.bindings[$0].kind.binds
        }
        if !positions.isEmpty { globals[name, default: []] += positions }
      }
    }
    // A dictionary's order is another one in each run.
    globals = globals.mapValues { $0.sorted() }
    var attributes: [String: [Int]] = [:]
    for (position, attribute) in outline.attributes.enumerated() where !attribute.isDeletion {
      attributes[attribute.name, default: []].append(position)
    }
    self.byScope = byScope
    self.globals = globals
    self.attributes = attributes
    (sharedMethods, importedMethods) = Self.sharedMethods(of: outline, byScope[0])
    globalEnumerations = Self.globalEnumerations(of: outline)
    replacements = outline.dynamics.filter {
      $0.kind == .sysModules && $0.usage == .item && $0.arguments.first == .reference(["__name__"])
    }
    starImports = outline.imports.filter { $0.name == "*" && !$0.isScriptOnly }
  }

  /// Names that are assigned to something, by the classes whose members they may be; found out once.
  var assignedNames: [Int: Set<String>] {
    assigned.withLock { known in
      if let known { return known }
      let names = namesAssignedToClasses()
      known = names
      return names
    }
  }

  func bindings(of name: String, in scope: Int) -> [PythonOutline.Binding] {
    guard byScope.indices.contains(scope) else { return [] }
    return byScope[scope][name, default: []].map { outline.bindings[$0] }
  }

  /// The names bound in a scope.
  func names(in scope: Int) -> some Collection<String> { byScope[scope].keys }

  /// The bindings that make `name` a name of the module: its own and those of `global` statements.
  /// Empty if the last thing done to it, in any case, is to delete it.
  func moduleBindings(of name: String) -> [PythonOutline.Binding] {
    let own = bindings(of: name, in: 0)
    let isDeleted = own.last.map { $0.kind == .deletion && !$0.isConditional } ?? false
    let binding = isDeleted ? [] : own.filter(\.kind.binds)
    return binding + globals[name, default: []].map { outline.bindings[$0] }
  }

  /// The bindings of a name of the module that may hold at its end: not those before a class or function
  /// statement that stands in every case.
  func lastBindings(of name: String) -> ArraySlice<PythonOutline.Binding> {
    let all = moduleBindings(of: name)
    let last = all.lastIndex { binding in
      binding.scope == 0 && !binding.isConditional
        && [.class, .function, .asyncFunction].contains(binding.kind)
    }
    return all[(last ?? 0)...]
  }

  /// The import statement that a binding of kind `importFrom` or `importModule` comes from.
  func importStatement(of binding: PythonOutline.Binding) -> PythonOutline.Import? {
    outline.imports.first {
      $0.scope == binding.scope && $0.boundName == binding.name && $0.line == binding.line
    }
      ?? outline.imports.first { $0.scope == binding.scope && $0.boundName == binding.name }
  }

  /// A dotted name with the name that `from … import name as other` has for its first part.
  func unaliased(_ path: [String]) -> [String] {
    guard let first = path.first,
      let binding = bindings(of: first, in: 0).first(where: { $0.kind == .importFrom }),
      let name = importStatement(of: binding)?.name, name != "*"
    else { return path }
    return [name] + path.dropFirst()
  }

  /// Whether `scope` is the class `owner` or stands somewhere below it.
  func isBelow(_ scope: Int, _ owner: Int) -> Bool {
    var current = scope
    while outline.scopes.indices.contains(current) {
      if current == owner { return true }
      let parent = outline.scopes[current].parent
      if parent == current { return false }
      current = parent
    }
    return false
  }
}

extension PythonOutline.BindingKind {
  /// Whether the statement gives the name a value.
  var binds: Bool {
    switch self {
    case .deletion, .globalStatement, .nonlocalStatement, .annotationOnly: false
    default: true
    }
  }
}
