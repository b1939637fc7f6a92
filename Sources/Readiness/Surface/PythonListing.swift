internal import CPythonSource

extension Surface {
  /// The names of a module written in Python, and those of its classes.
  func listing(of module: PythonModule) throws(ReadError) -> TreeSurface.Module {
    var listed = TreeSurface.Module(kind: .python, path: module.path)
    guard let index = try index(of: module.path) else { return listed }
    var candidates = try candidateNames(of: module, depth: 0)
    // No one takes from a program what it imports.
    if PythonModule.isProgram(module.name) {
      candidates = candidates.filter { !index.isImported($0) }
    }
    listed.names = candidates.filter {
      index.defines($0, in: 0) || member($0, of: .pythonModule(module)).isFound
    }.sorted()
    for scope in index.outline.scopes.indices {
      guard let path = index.classPath(of: scope) else { continue }
      let own = try ownNames(of: scope, module, index)
      listed.classes[path] = own.union(listed.classes[path] ?? []).sorted()
    }
    for name in listed.names where listed.classes[name] == nil && !index.definesNoClass(name) {
      listed.classes[name] = try madeClass(name, of: module, among: listed.names)?.sorted()
    }
    return listed
  }

  /// The names that a class binds itself, sets on its instances, or is given.
  private func ownNames(
    of scope: Int, _ module: PythonModule, _ index: OutlineIndex
  ) throws(ReadError) -> Set<String> {
    let candidates = index.memberCandidates(of: scope)
      .union(try madeNames(of: scope, module, index))
    return candidates.filter {
      ownMember($0, of: module, scope, index).isFound
        || forwarded($0, to: scope, module, index).isFound
    }
  }

  /// The members of a class that no class statement of the module makes: of a named tuple, of an
  /// enumeration of constants, or of a class of a private module that this one shows.
  ///
  /// - Parameter all: The names of the module, which may be the constants.
  private func madeClass(
    _ name: String, of module: PythonModule, among all: [String]
  ) throws(ReadError) -> Set<String>? {
    for sighting in member(name, of: .pythonModule(module)).sightings {
      switch sighting.entity {
      case .fields(let names), .listed(let names, _):
        let path = sighting.location.path
        guard path == module.path || path.name.hasPrefix("_") else { continue }
        return Set(names.filter(Self.isIdentifier))
      case .converted(module, let position):
        guard let index = try index(of: module.path) else { return nil }
        let dynamic = index.outline.dynamics[position]
        let names = try candidateNames(of: dynamic, module, index, depth: 0).union(all)
        return names.filter {
          madeMember($0, by: dynamic, in: module, index).sightings.contains {
            $0.location.path == module.path && $0.location.line == dynamic.line
          }
        }
      case .pythonClass(let owner, let scope) where owner != module && isPrivate(owner.name):
        guard let index = try index(of: owner.path), index.classPath(of: scope) == name else {
          continue
        }
        return try ownNames(of: scope, owner, index)
      case .cType(let owner, _) where isPrivate(owner):
        guard let sources = try sources(of: owner) else { return nil }
        return try typeMembers(of: owner, sources, try names(of: owner, sources)).members[name]
      default: continue
      }
    }
    return nil
  }

  private func isPrivate(_ module: String) -> Bool {
    module.split(separator: ".").contains { $0.hasPrefix("_") }
  }

  /// Names that may be given to a class at run time.
  private func madeNames(
    of scope: Int, _ module: PythonModule, _ index: OutlineIndex
  ) throws(ReadError) -> Set<String> {
    var names: Set<String> = []
    for dynamic in index.outline.dynamics {
      guard let sources = sources(of: dynamic, forClass: scope, module, index) else { continue }
      names.formUnion(try candidates(of: sources, depth: 0))
    }
    let own = index.outline.scopes[scope].name
    for call in index.outline.calls
    where call.callee.first == own || call.arguments.contains(.reference([own])) {
      for argument in call.arguments {
        names.formUnion(argument.strings().filter(Self.isIdentifier))
        guard case .reference(let path) = argument, path != [own] else { continue }
        for case (.pythonClass(let other, let scope), _) in referenced(
          path, scope: 0, in: module, index)
        {
          names.formUnion(
            try candidateNames(of: .pythonClass(other, scope: scope), depth: 0))
        }
      }
    }
    return names
  }
}

extension OutlineIndex {
  /// Whether all that binds the name in the module are functions, imports of modules and literals: it
  /// need not be looked up to tell that it is no class.
  fileprivate func definesNoClass(_ name: String) -> Bool {
    starImports.isEmpty && defines(name, in: 0)
      && lastBindings(of: name).allSatisfy { binding in
        switch binding.kind {
        case .function, .asyncFunction, .importModule: return true
        case .assignment, .annotated:
          switch binding.value {
          case .string, .template, .sequence, .dictionary: return true
          default: return false
          }
        default: return false
        }
      }
  }

  /// Whether the module has the name from its imports alone.
  fileprivate func isImported(_ name: String) -> Bool {
    moduleBindings(of: name).allSatisfy { $0.kind == .importModule || $0.kind == .importFrom }
  }

  /// The dotted name of a class that stands in the module or in other classes; nil for others.
  func classPath(of scope: Int) -> String? {
    var parts: [String] = []
    var current = scope
    while outline.scopes[current].kind == .class {
      parts.append(outline.scopes[current].name)
      current = outline.scopes[current].parent
    }
    guard !parts.isEmpty, outline.scopes[current].kind == .module else { return nil }
    return parts.reversed().joined(separator: ".")
  }

  /// Names that a class may have: bound in it, assigned to it or to what may be its instance, or
  /// listed in its `__slots__`.
  func memberCandidates(of scope: Int) -> Set<String> {
    var found = Set(names(in: scope))
    for list in ["__slots__", "_fields_"] {
      for binding in bindings(of: list, in: scope) {
        found.formUnion(binding.value?.strings().filter(Surface.isIdentifier) ?? [])
        if case .call(_, _, let keywords)? = binding.value {
          found.formUnion(keywords.compactMap(\.name))
        }
      }
    }
    found.formUnion(assignedNames[scope] ?? [])
    return found
  }

  /// Names that are assigned to something, by the classes whose members they may be.
  func namesAssignedToClasses() -> [Int: Set<String>] {
    let scopes = outline.scopes
    var byName: [String: [Int]] = [:]
    for scope in scopes.indices where scopes[scope].kind == .class {
      byName[scopes[scope].name, default: []].append(scope)
    }
    var found: [Int: Set<String>] = [:]
    for attribute in outline.attributes where !attribute.isDeletion {
      for scope in attribute.object.last.flatMap({ byName[$0] }) ?? [] {
        found[scope, default: []].insert(attribute.name)
      }
      var current = attribute.scope
      while scopes.indices.contains(current), scopes[current].parent != current,
        scopes[current].kind != .class
      {
        current = scopes[current].parent
      }
      if scopes.indices.contains(current), scopes[current].kind == .class {
        found[current, default: []].insert(attribute.name)
      }
      for scope in classes(sharing: attribute.scope) {
        found[scope, default: []].insert(attribute.name)
      }
    }
    return found
  }
}
