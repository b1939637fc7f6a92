internal import CPythonSource

/// What the classes and functions of a module bring, to seek in.
struct ModuleContents {
  /// By name of a member: the classes of the module that bind it, dotted.
  var classes: [String: [String]] = [:]
  /// By name of a parameter: the public functions and methods that take it, dotted.
  var functions: [String: [String]] = [:]

  fileprivate mutating func add(_ index: OutlineIndex) {
    let scopes = index.outline.scopes
    for scope in scopes.indices {
      switch scopes[scope].kind {
      case .class:
        guard let path = index.classPath(of: scope) else { continue }
        for name in index.names(in: scope) { add(name, to: path) }
      case .function, .asyncFunction:
        add(parametersOf: scope, index)
      case .module: continue
      }
    }
    for attribute in index.outline.attributes where attribute.object == ["self"] {
      guard scopes.indices.contains(attribute.scope) else { continue }
      let owner = scopes[attribute.scope].parent
      if scopes[owner].kind == .class, let path = index.classPath(of: owner) {
        add(attribute.name, to: path)
      }
    }
  }

  fileprivate mutating func add(_ name: String, to type: String) {
    if classes[name]?.contains(type) != true { classes[name, default: []].append(type) }
  }

  private mutating func add(parametersOf scope: Int, _ index: OutlineIndex) {
    let function = index.outline.scopes[scope]
    let isSpecial = function.name == "__init__" || function.name == "__new__"
    guard isSpecial || !function.name.hasPrefix("_") else { return }
    let parent = index.outline.scopes[function.parent]
    var path = function.name
    if parent.kind == .class {
      guard let owner = index.classPath(of: function.parent), !owner.hasPrefix("_") else { return }
      path = owner + "." + function.name
    } else if parent.kind != .module {
      return
    }
    for parameter in function.parameters { functions[parameter.name, default: []].append(path) }
  }
}

extension NameResolver {
  /// The contents of a module of the baseline; of a package those of its modules too, as far as the
  /// package gives them its own name.
  func contents(of module: String) -> ModuleContents {
    if let known = searches.contents[module] { return known }
    var contents = ModuleContents()
    for name in [module] + submodules(of: module) {
      guard case .python(let place)? = try? before.place(of: name),
        let index = try? before.index(of: place.path)
      else { continue }
      contents.add(index)
    }
    for name in [module, "_" + module] where !name.holds(".") {
      guard let sources = try? before.sources(of: name),
        let names = try? before.names(of: name, sources),
        let types = try? before.typeMembers(of: name, sources, names).members
      else { continue }
      for (type, members) in types.sorted(by: { $0.key < $1.key }) {
        for member in members { contents.add(member, to: type) }
      }
    }
    searches.contents[module] = contents
    return contents
  }

  /// The modules of a package, at any depth, tests left out.
  func submodules(of module: String) -> [String] {
    if let known = searches.submodules[module] { return known }
    let folder = "Lib/" + module.split(separator: ".").joined(separator: "/")
    var found: [String] = []
    for entry in before.tree.listing.entries(below: RepoPath(folder)).prefix(400) {
      let text = entry.path.text
      guard text.hasSuffix(".py"), !text.holds("/test"), !text.holds("/idle_test/") else {
        continue
      }
      var parts = text.dropFirst("Lib/".count).dropLast(3).split(separator: "/").map(String.init)
      if parts.last == "__init__" { parts.removeLast() }
      let name = parts.joined(separator: ".")
      if name != module { found.append(name) }
    }
    searches.submodules[module] = found
    return found
  }

  /// The places in a module where a name stands: in a class of it, in a module of a package.
  func search(_ parts: [String], in module: String) -> [String] {
    guard let first = parts.first else { return [] }
    let rest = parts.joined(separator: ".")
    var found = contents(of: module).classes[first, default: []].map {
      "\(module).\($0).\(rest)"
    }.filter { present($0) != nil }
    if !found.isEmpty { return found }
    for submodule in submodules(of: module) {
      if parts.count == 1, submodule.hasSuffix("." + first) { return [submodule] }
      let full = submodule + "." + rest
      if present(full) != nil, !found.contains(full), isDefined(first, in: submodule) {
        found.append(full)
      }
    }
    if !found.isEmpty { return found }
    for submodule in submodules(of: module) {
      for type in contents(of: submodule).classes[first, default: []] {
        let full = "\(submodule).\(type).\(rest)"
        if present(full) != nil { found.append(full) }
      }
    }
    return found
  }

  /// Whether a module makes a name, and does not merely import it.
  private func isDefined(_ name: String, in module: String) -> Bool {
    guard case .python(let place)? = try? before.place(of: module),
      let index = try? before.index(of: place.path)
    else { return false }
    return index.moduleBindings(of: name).contains {
      $0.kind != .importFrom && $0.kind != .importModule
    }
  }
}

/// The classes and functions of the whole library by name.
struct LibraryIndex {
  private var modules: [String: [String]] = [:]
  private var members: [String: [String]] = [:]

  init(_ surface: Surface) {
    for entry in surface.tree.listing.entries(below: "Lib") {
      let text = entry.path.text
      guard text.hasSuffix(".py"), entry.kind != .link, !text.holds("/test"),
        !text.holds("idlelib/"), let index = try? surface.index(of: entry.path)
      else { continue }
      var parts = text.dropFirst("Lib/".count).dropLast(3).split(separator: "/").map(String.init)
      if parts.last == "__init__" { parts.removeLast() }
      add(index, parts.joined(separator: "."))
    }
  }

  private mutating func add(_ index: OutlineIndex, _ module: String) {
    for name in index.names(in: 0) {
      let isMade = index.bindings(of: name, in: 0).contains {
        $0.kind == .class || $0.kind == .function || $0.kind == .asyncFunction
      }
      if isMade { modules[name, default: []].append(module) }
    }
    for scope in index.outline.scopes.indices {
      guard let path = index.classPath(of: scope) else { continue }
      for name in index.names(in: scope) {
        members[name, default: []].append(module + "." + path)
      }
    }
  }

  /// The full names that end with these parts.
  func places(of parts: [String]) -> [String] {
    guard let first = parts.first else { return [] }
    let rest = parts.joined(separator: ".")
    return (modules[first, default: []] + (parts.count == 1 ? members[first, default: []] : []))
      .map { $0 + "." + rest }
  }
}
