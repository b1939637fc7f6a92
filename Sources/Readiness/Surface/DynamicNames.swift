internal import CPythonSource

extension Surface {
  /// Looks for a name among those that a module makes at run time, and says where it could be made
  /// in a way that reading cannot follow.
  func dynamicMember(
    _ name: String, of module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    for (position, dynamic) in index.outline.dynamics.enumerated() {
      let place = Location(module.path, line: dynamic.line)
      switch dynamic.kind {
      case .enumConvert:
        if dynamic.arguments.first == .string(name) {
          lookup.see(.converted(module, dynamic: position), .class, module.path, line: dynamic.line)
        } else {
          lookup.merge(converted(name, by: dynamic, in: module, index))
        }
      case .globalEnum:
        // The decorated class gives its members to the module.
        for scope in index.outline.scopes.indices
        where index.outline.scopes[scope].kind == .class
          && index.outline.scopes[scope].decorators.contains(where: {
            $0.callee?.last == "global_enum"
          })
        {
          if isMember(name, ofEnumeration: scope, module, index) != .no {
            lookup.merge(ownMember(name, of: module, scope, index))
          }
        }
      case .globals:
        // `vars()` and `locals()` of a class body are the class's names.
        guard dynamic.target.first == "globals" || isAtModuleLevel(dynamic, index) else { continue }
        // What a module `__getattr__` keeps are the names that it serves, which are read for themselves.
        guard !isInGetattr(dynamic, index) else { continue }
        lookup.merge(updated(name, by: dynamic, in: module, index))
      case .exec:
        // A function body that is not run at import makes no name of the module.
        if isAtModuleLevel(dynamic, index) || isCalledByModule(dynamic, index) {
          lookup.open("\(place) runs code that is made at run time")
          mention(name, by: dynamic, in: module, index, &lookup)
        }
      case .sysModules:
        if dynamic.arguments.first == .string("\(module.name).\(name)") {
          // Without a file: it can be imported.
          let others = modules(replacing: module, by: dynamic, index)
          for other in others.isEmpty ? [.opaque] : others {
            lookup.see(other, .module, module.path, line: dynamic.line)
          }
        } else if replacesItself(dynamic, index),
          modules(replacing: module, by: dynamic, index).isEmpty
        {
          lookup.open("\(place) puts another object in the module's place")
        }
      case .setattr:
        if isAtModuleLevel(dynamic, index), dynamic.target == ["sys", "modules"] {
          lookup.open("\(place) sets attributes of the module at run time")
        } else if dynamic.arguments.dropFirst().first == .string(name) {
          lookup.open("\(place) gives the name to something")
        }
      }
    }
    return lookup
  }

  /// `sys.modules['package.name'] = …` in the package: another object stands in the module's place.
  func replacement(of module: PythonModule) -> Lookup {
    var lookup = Lookup()
    guard module.name.holds("."), let place = try? self.module(module.package),
      case .pythonModule(let package) = place.entity, package != module,
      let index = try? index(of: package.path)
    else { return lookup }
    for dynamic in index.outline.dynamics
    where dynamic.kind == .sysModules && dynamic.arguments.first == .string(module.name) {
      let line = Location(package.path, line: dynamic.line)
      lookup.open("\(line) puts another object in the module's place")
    }
    return lookup
  }

  private func isAtModuleLevel(
    _ dynamic: PythonOutline.Dynamic, _ index: OutlineIndex
  ) -> Bool {
    guard index.outline.scopes.indices.contains(dynamic.scope) else { return true }
    return index.outline.scopes[dynamic.scope].kind == .module
  }

  /// Whether it stands in a function that the module itself calls.
  private func isCalledByModule(_ dynamic: PythonOutline.Dynamic, _ index: OutlineIndex) -> Bool {
    index.outline.calls.contains { call in
      call.callee.count == 1
        && index.moduleBindings(of: call.callee[0]).contains { binding in
          binding.body.map { index.isBelow(dynamic.scope, $0) } ?? false
        }
    }
  }

  /// What the module gives to the function that makes names says which it makes.
  private func mention(
    _ name: String, by dynamic: PythonOutline.Dynamic, in module: PythonModule,
    _ index: OutlineIndex, _ lookup: inout Lookup
  ) {
    if mentions(inCallsOf: dynamic.scope, in: module, index).contains(name) {
      // Names that go with a class stand for what it has under them.
      let made = memberOfClass(name, inCallsOf: dynamic.scope, in: module, index)
      for (entity, kind) in made { lookup.see(entity, kind, module.path, line: dynamic.line) }
      if made.isEmpty { lookup.see(.opaque, .name, module.path, line: dynamic.line) }
    } else if let line = index.lineOfString(name) {
      lookup.mentions.append(Location(module.path, line: line))
    }
  }

  /// `sys.modules[__name__] = …`; a key that cannot be told counts where it is run at import.
  private func replacesItself(
    _ dynamic: PythonOutline.Dynamic, _ index: OutlineIndex
  ) -> Bool {
    switch dynamic.arguments.first {
    case .string: false
    case .reference(let path): path == ["__name__"]
    default: isAtModuleLevel(dynamic, index)
    }
  }

  /// The modules that are put in a module's own place; empty if it is something else, or cannot be told.
  func modules(
    replacing module: PythonModule, by dynamic: PythonOutline.Dynamic, _ index: OutlineIndex
  ) -> [Entity] {
    guard dynamic.arguments.count > 1, case .reference(let path) = dynamic.arguments[1] else {
      return []
    }
    return referenced(path, scope: dynamic.scope, in: module, index).map(\.0).filter {
      switch $0 {
      case .pythonModule(let other): other != module
      case .cModule: true
      default: false
      }
    }
  }

  /// Whether it stands in the module's own `__getattr__`.
  private func isInGetattr(_ dynamic: PythonOutline.Dynamic, _ index: OutlineIndex) -> Bool {
    index.bindings(of: "__getattr__", in: 0).contains { binding in
      binding.body.map { index.isBelow(dynamic.scope, $0) } ?? false
    }
  }

  /// `globals().update(…)`, `globals()[…] = …` and the like.
  private func updated(
    _ name: String, by dynamic: PythonOutline.Dynamic, in module: PythonModule,
    _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let place = Location(module.path, line: dynamic.line)
    let sources = sources(of: dynamic, in: module, index)
    switch isAmong(sources, name) {
    case .yes:
      let taken = dynamic.usage == .update ? self.taken(name, from: sources) : []
      for (entity, kind) in taken { lookup.see(entity, kind, module.path, line: dynamic.line) }
      if taken.isEmpty { lookup.see(.opaque, .name, module.path, line: dynamic.line) }
    case .no: break
    case .unknown:
      lookup.open("\(place) changes the module's names at run time")
      mention(name, by: dynamic, in: module, index, &lookup)
    }
    return lookup
  }

  /// What a name stands for that is taken, as it is, from among those of something else: the same there.
  private func taken(_ name: String, from sources: [NameSource]) -> [(Entity, SymbolKind)] {
    sources.flatMap { source -> [(Entity, SymbolKind)] in
      guard case .members(let entity) = source.origin, source.part(of: name) == name else {
        return []
      }
      return member(name, of: entity).sightings.map { ($0.entity, $0.kind) }
    }
  }

  /// The names that a construct adds to a dictionary of names.
  func sources(
    of dynamic: PythonOutline.Dynamic, in module: PythonModule, _ index: OutlineIndex
  ) -> [NameSource] {
    let place = NamePlace(module: module, index: index, scope: dynamic.scope)
    switch dynamic.usage {
    case .item: return dynamic.arguments.flatMap { texts(of: $0, place) }
    case .update where !dynamic.arguments.isEmpty:
      return dynamic.arguments.flatMap { keys(of: $0, place) }
    case .update, .call, .escapes: return [.unknown]
    }
  }
}

extension PythonOutline.Value {
  /// The dotted name of a reference, or of what a call calls.
  var callee: [String]? {
    switch self {
    case .reference(let path): path
    case .call(let callee, _, _): callee
    default: nil
    }
  }

  /// Whether the string stands somewhere in the expression.
  func mentions(_ text: String, depth: Int = 0) -> Bool {
    guard depth < 12 else { return false }
    switch self {
    case .string(let string): return string == text
    case .sequence(let values), .sum(let values), .choice(let values):
      return values.contains { $0.mentions(text, depth: depth + 1) }
    case .starred(let value): return value.mentions(text, depth: depth + 1)
    case .call(_, let arguments, let keywords):
      return arguments.contains { $0.mentions(text, depth: depth + 1) }
        || keywords.contains { $0.value.mentions(text, depth: depth + 1) }
    case .dictionary(let keys, _, _): return keys.contains(text)
    case .template(let pieces): return pieces.contains { $0.mentions(text, depth: depth + 1) }
    case .reference, .method, .comprehension, .element, .item, .part, .opaque: return false
    }
  }
}

extension OutlineIndex {
  /// The line of a statement of the module that assigns a value in which the string stands.
  ///
  /// - Parameter names: Only assignments to these names count; nil for all but `__all__`.
  func lineOfString(_ text: String, assignedTo names: Set<String>? = nil) -> Int? {
    outline.bindings.first {
      $0.scope == 0 && !$0.isScriptOnly && (names?.contains($0.name) ?? ($0.name != "__all__"))
        && ($0.value?.mentions(text) ?? false)
    }?.line
  }
}
