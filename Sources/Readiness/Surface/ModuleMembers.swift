internal import CPythonSource

/// Names that every module has without a statement that binds them.
private let moduleNames: Set<String> = [
  "__name__", "__doc__", "__file__", "__dict__", "__loader__", "__spec__", "__package__",
  "__builtins__", "__cached__", "__path__",
]

extension Surface {
  /// Looks for a name in a module written in Python: its bindings, imports, star imports, submodules,
  /// `__getattr__`, and the constructs that make names at run time.
  func moduleMember(_ name: String, of module: PythonModule) -> Lookup {
    var lookup = Lookup()
    lookup.look(at: module.path)
    do throws(ReadError) {
      guard let index = try index(of: module.path) else { return lookup }
      if moduleNames.contains(name) {
        lookup.see(.opaque, .attribute, module.path, line: 1)
        return lookup
      }
      for binding in index.lastBindings(of: name) {
        lookup.merge(
          servedBinding(binding, of: module, index) ?? resolve(binding, in: module, index))
      }
      if module.isPackage, let submodule = try self.module(module.name + "." + name) {
        lookup.sightings.append(submodule)
      }
      // A star import below the name's own statements may put another thing in its place.
      // So may one above them, if all of them are conditional.
      let isCertain = index.lastBindings(of: name).contains { !$0.isConditional && $0.scope == 0 }
      let last = isCertain ? lookup.sightings.map { $0.location.line ?? 0 }.max() ?? 0 : 0
      for star in index.starImports where star.scope == 0 || !star.isConditional {
        guard star.line > last || !lookup.isFound else { continue }
        let found = starMember(name, through: star, of: module)
        if !lookup.isFound || found.isFound { lookup.merge(found) }
      }
      // Another module in its place has the names, too: its twin where the one in C is missing.
      for replacement in index.replacements {
        for other in modules(replacing: module, by: replacement, index) {
          lookup.merge(member(name, of: other))
        }
      }
      if lookup.isFound { return lookup }
      lookup.merge(dynamicMember(name, of: module, index))
      if let line = namesOfGlobalEnumerations(index)[name] {
        lookup.see(.opaque, .constant, module.path, line: line)
      }
      lookup.merge(replacement(of: module))
      lookup.merge(servedMember(name, of: module, index))
      lookup.merge(assignedFromOutside(name, of: module, index))
      if !lookup.isFound, let fault = index.outline.faults.first {
        lookup.open(
          "\(Location(module.path, line: fault.line)) could not be read: \(words: fault.message)")
      }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// A binding of a module or class, followed to what it stands for.
  func resolve(
    _ binding: PythonOutline.Binding, in module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let isMember =
      index.outline.scopes.indices.contains(binding.scope)
      && index.outline.scopes[binding.scope].kind == .class
    func see(_ entity: Entity, _ kind: SymbolKind) {
      lookup.see(entity, kind, module.path, line: binding.line)
    }
    switch binding.kind {
    case .function, .asyncFunction:
      let isProperty = binding.body.map { index.outline.scopes[$0].isProperty } ?? false
      let kind: SymbolKind = isProperty ? .property : isMember ? .method : .function
      if isProperty {
        see(.opaque, kind)
      } else {
        see(binding.body.map { .pythonFunction(module, scope: $0) } ?? .opaque, kind)
      }
    case .class:
      see(binding.body.map { .pythonClass(module, scope: $0) } ?? .opaque, .class)
    case .importModule, .importFrom:
      return imported(binding, in: module, index)
    case .assignment, .annotated:
      lookup.merge(assigned(binding, in: module, index, isMember: isMember))
    case .exceptTarget where deletesExceptTargets:
      // Python 3 deletes it where the handler ends.
      lookup.look(at: module.path)
    default:
      see(.opaque, isMember ? .attribute : .variable)
    }
    return lookup
  }

  private func imported(
    _ binding: PythonOutline.Binding, in module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let place = Location(module.path, line: binding.line)
    func seeOpaque() {
      lookup.sightings.append(Sighting(entity: .opaque, kind: .name, location: place))
    }
    guard let statement = index.importStatement(of: binding),
      let target = module.target(of: statement.module, level: statement.level)
    else {
      seeOpaque()
      return lookup
    }
    do throws(ReadError) {
      guard let name = statement.name else {
        // `import a.b.c` binds `a`, `import a.b.c as d` binds `a.b.c`.
        let bound = String(target.prefix { $0 != "." })
        let isPlain = statement.boundName == bound
        if let sighting = try self.module(isPlain ? bound : target) {
          lookup.sightings.append(
            Sighting(entity: sighting.entity, kind: .module, location: place))
        } else {
          missing(target, statement, place, &lookup)
        }
        return lookup
      }
      let sources = try modules(named: target)
      guard !sources.isEmpty else {
        missing(target, statement, place, &lookup)
        return lookup
      }
      var found = Lookup()
      for source in sources { found.merge(member(name, of: source)) }
      if found.isFound {
        lookup.sightings = found.sightings.map {
          Sighting(entity: $0.entity, kind: $0.kind, location: place)
        }
      } else if statement.isGuarded, found.openings.isEmpty {
        // The import is there for a platform or a version that has the name; this tree never does.
        lookup.look(at: found.lookedAt)
      } else {
        seeOpaque()
      }
    } catch {
      seeOpaque()
    }
    return lookup
  }

  /// The modules that a dotted name stands for: one of that name, or what the package holds under it, as
  /// `os` does under `path`.
  private func modules(named name: String) throws(ReadError) -> [Entity] {
    if let module = try module(name) { return [module.entity] }
    guard let dot = name.lastIndex(of: "."), let owner = try module(String(name[..<dot])) else {
      return []
    }
    return member(String(name[name.index(after: dot)...]), of: owner.entity).sightings
      .map(\.entity).filter {
        switch $0 {
        case .pythonModule, .cModule: true
        default: false
        }
      }
  }

  /// An import of a module that the tree does not hold.
  private func missing(
    _ target: String, _ statement: PythonOutline.Import, _ place: Location, _ lookup: inout Lookup
  ) {
    if statement.isGuarded {
      lookup.open("\(place) imports \(target), which is not in the tree")
    } else {
      lookup.sightings.append(Sighting(entity: .opaque, kind: .name, location: place))
    }
  }

  /// `module.name = …` in the file of the module's own package, which imports it.
  private func assignedFromOutside(
    _ name: String, of module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    for position in index.attributes[name, default: []] {
      let attribute = index.outline.attributes[position]
      let isOwn = attribute.object == ["sys", "modules", "__name__"]
      if isOwn { lookup.see(.opaque, .variable, module.path, line: attribute.line) }
    }
    return lookup
  }
}

extension PythonOutline.Scope {
  /// Whether a decorator makes it a property: members of it are those of what it returns.
  var isProperty: Bool {
    decorators.contains { decorator in
      guard case .reference(let path) = decorator, let last = path.last else { return false }
      return last.hasSuffix("property") || last == "setter" || last == "getter"
        || last == "DynamicClassAttribute"
    }
  }
}
