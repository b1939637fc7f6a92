internal import CPythonSource

extension Surface {
  /// Looks for a name among those that a module makes at run time, and says where it could be made
  /// in a way that reading cannot follow.
  func dynamicMember(
    _ name: String, of module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    for dynamic in index.outline.dynamics {
      let place = Location(module.path, line: dynamic.line)
      switch dynamic.kind {
      case .enumConvert:
        lookup.merge(converted(name, by: dynamic, in: module, index))
      case .globalEnum:
        // The decorated class gives its members to the module.
        for scope in index.outline.scopes.indices
        where index.outline.scopes[scope].kind == .class
          && index.outline.scopes[scope].decorators.contains(where: {
            $0.callee?.last == "global_enum"
          })
        {
          lookup.merge(ownMember(name, of: module, scope, index))
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
          mention(name, in: module, index, &lookup)
        }
      case .sysModules:
        if replacesItself(dynamic, index) {
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

  /// A list of names in the module may say what the code that is made at run time is about.
  private func mention(
    _ name: String, in module: PythonModule, _ index: OutlineIndex, _ lookup: inout Lookup
  ) {
    if let line = index.lineOfString(name) {
      lookup.see(.opaque, .name, module.path, line: line)
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

  /// Whether it stands in the module's own `__getattr__`.
  private func isInGetattr(_ dynamic: PythonOutline.Dynamic, _ index: OutlineIndex) -> Bool {
    index.bindings(of: "__getattr__", in: 0).contains { binding in
      binding.body.map { index.isBelow(dynamic.scope, $0) } ?? false
    }
  }

  /// `IntEnum._convert_('Name', __name__, filter, source=module)`: a new class, and in the module the
  /// members that the filter takes from the source.
  private func converted(
    _ name: String, by dynamic: PythonOutline.Dynamic, in module: PythonModule,
    _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    if case .string(name)? = dynamic.arguments.first {
      lookup.see(.opaque, .class, module.path, line: dynamic.line)
      return lookup
    }
    let prefixes = dynamic.arguments.compactMap { argument -> String? in
      guard case .sum(let parts) = argument, case .string(let prefix)? = parts.first else {
        return nil
      }
      return prefix
    }
    guard prefixes.isEmpty || prefixes.contains(where: { name.hasPrefix($0) }) else {
      return lookup
    }
    for argument in dynamic.arguments.dropFirst(2) {
      guard case .reference(let path) = argument else { continue }
      for (entity, _) in referenced(path, scope: 0, in: module, index) {
        switch entity {
        case .pythonModule, .cModule: break
        default: continue
        }
        let found = member(name, of: entity)
        let isConstant = !name.utf8.contains { (0x61...0x7A).contains($0) }
        if found.isFound, isConstant {
          lookup.see(.opaque, .constant, module.path, line: dynamic.line)
        } else if found.isFound {
          lookup.open("\(Location(module.path, line: dynamic.line)) takes constants from a module")
        }
        for item in found.lookedAt { lookup.look(at: item) }
        for opening in found.openings where !found.isFound { lookup.open(opening) }
      }
    }
    return lookup
  }

  /// The members of an enumeration: a class, or what `Enum('Name', 'A B')` makes.
  ///
  /// - Returns: Whether all of them could be told.
  private func addMembers(
    of path: [String], _ name: String, _ dynamic: PythonOutline.Dynamic, _ module: PythonModule,
    _ index: OutlineIndex, to lookup: inout Lookup
  ) -> Bool {
    if path.count == 1 {
      for case .call(_, let arguments, let keywords)? in index.moduleBindings(of: path[0])
        .map(\.value)
      {
        let fields = fieldNames(arguments, keywords)
        guard !fields.isEmpty else { continue }
        if fields.contains(name) {
          lookup.see(.opaque, .constant, module.path, line: dynamic.line)
        }
        return !fields.contains(Self.untoldField)
      }
    }
    var isRead = false
    for (entity, _) in referenced(path, scope: 0, in: module, index) {
      guard case .pythonClass(let owner, let scope) = entity,
        let classIndex = try? self.index(of: owner.path)
      else { continue }
      isRead = true
      lookup.merge(ownMember(name, of: owner, scope, classIndex))
    }
    return isRead
  }

  /// `globals().update(…)`, `globals()[…] = …` and the like.
  private func updated(
    _ name: String, by dynamic: PythonOutline.Dynamic, in module: PythonModule,
    _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let place = Location(module.path, line: dynamic.line)
    var isRead = !dynamic.arguments.isEmpty && dynamic.usage != .escapes
    for argument in dynamic.arguments {
      switch argument {
      case .string(let key):
        if key == name { lookup.see(.opaque, .name, module.path, line: dynamic.line) }
      case .sum(let parts):
        // `"CO_" + name`: names that begin so.
        guard case .string(let prefix)? = parts.first else {
          isRead = false
          continue
        }
        if name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count {
          lookup.see(.opaque, .constant, module.path, line: dynamic.line)
        }
      case .dictionary(let keys):
        if keys.contains(name) { lookup.see(.opaque, .name, module.path, line: dynamic.line) }
      case .reference(let path) where path.last == "__members__" && path.count > 1:
        if !addMembers(of: Array(path.dropLast()), name, dynamic, module, index, to: &lookup) {
          isRead = false
        }
      default: isRead = false
      }
    }
    if !isRead {
      lookup.open("\(place) changes the module's names at run time")
      mention(name, in: module, index, &lookup)
    }
    return lookup
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
    case .sequence(let values), .sum(let values):
      return values.contains { $0.mentions(text, depth: depth + 1) }
    case .starred(let value): return value.mentions(text, depth: depth + 1)
    case .call(_, let arguments, let keywords):
      return arguments.contains { $0.mentions(text, depth: depth + 1) }
        || keywords.contains { $0.value.mentions(text, depth: depth + 1) }
    case .dictionary(let keys): return keys.contains(text)
    case .reference, .opaque: return false
    }
  }
}

extension OutlineIndex {
  /// The line of a statement of the module that assigns a value in which the string stands.
  ///
  /// - Parameter names: Only assignments to these names count; nil for all but `__all__`.
  func lineOfString(_ text: String, assignedTo names: Set<String>? = nil) -> Int? {
    outline.bindings.first {
      $0.scope == 0 && (names?.contains($0.name) ?? ($0.name != "__all__"))
        && ($0.value?.mentions(text) ?? false)
    }?.line
  }
}
