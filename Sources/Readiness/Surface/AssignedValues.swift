internal import CPythonSource

extension Surface {
  /// What an assignment in a module or class body binds its name to.
  func assigned(
    _ binding: PythonOutline.Binding, in module: PythonModule, _ index: OutlineIndex,
    isMember: Bool
  ) -> Lookup {
    var lookup = Lookup()
    let place = Location(module.path, line: binding.line)
    let found = entity(
      of: binding.value ?? .opaque, scope: binding.scope, in: module, index, name: binding.name)
    let plain: SymbolKind =
      isMember
      ? .attribute : binding.name.utf8.allSatisfy { !isLower($0) } ? .constant : .variable
    if found.isEmpty {
      lookup.sightings.append(Sighting(entity: .opaque, kind: plain, location: place))
    }
    for (entity, kind) in found {
      lookup.sightings.append(
        Sighting(
          entity: entity, kind: kind.map { isMember && $0 == .function ? .method : $0 } ?? plain,
          location: place))
    }
    return lookup
  }

  private func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// What an expression stands for, as far as it can be told: aliases followed, calls of
  /// `namedtuple`, `type` and classes understood. Empty if it cannot.
  func entity(
    of value: PythonOutline.Value, scope: Int, in module: PythonModule, _ index: OutlineIndex,
    name: String
  ) -> [(Entity, SymbolKind?)] {
    switch value {
    case .reference(let path):
      // `TimeoutError = TimeoutError` takes the built-in one.
      if path == [name], scope == 0 {
        return member(name, of: .cModule("builtins")).sightings.map { ($0.entity, $0.kind) }
      }
      return referenced(path, scope: scope, in: module, index, excluding: name)
    case .choice(let values):
      let found = values.map {
        entity(of: $0, scope: scope, in: module, index, name: name)
      }
      return found.contains { $0.isEmpty } ? [] : found.flatMap(\.self)
    case .call(let written, let arguments, let keywords):
      let callee = index.unaliased(written)
      if callee.last == "namedtuple" || callee.last == "NamedTuple" {
        let place = NamePlace(module: module, index: index, scope: scope)
        return [(.fields(tupleFields(arguments, keywords, place)), .class)]
      }
      if callee.last == "global_enum", let made = arguments.first {
        return entity(of: made, scope: scope, in: module, index, name: name)
      }
      if callee == ["type"], arguments.count == 1 {
        let found = classes(ofObject: arguments[0], scope: scope, in: module, index)
        return found.isEmpty ? declaredType(name, of: module) : found
      }
      if ["staticmethod", "classmethod"].contains(callee), arguments.count == 1,
        case .reference(let path) = arguments[0]
      {
        return referenced(path, scope: scope, in: module, index, excluding: name)
      }
      let isEnumeration = callee.last.map { $0.hasSuffix("Enum") || $0.hasSuffix("Flag") } ?? false
      if isEnumeration, case .string? = arguments.first {
        let base = referenced(callee, scope: scope, in: module, index, excluding: name)
        return [(.listed(fieldNames(arguments, keywords), module.path), .class)] + base
      }
      if case .string? = arguments.first, arguments.count == 2,
        case .sequence(let elements) = arguments[1], !elements.isEmpty
      {
        // A function that makes a class of that name from a list: it has these, and maybe others.
        let listed = fieldNames(arguments, [])
        if referenced(callee, scope: scope, in: module, index, excluding: name)
          .contains(where: { $0.1 == .function })
        {
          return [(.listed(listed + [Self.untoldField], module.path), .class)]
        }
      }
      if callee.last == "property" { return [(.opaque, .property)] }
      // `old = deprecated(new)` is a function if `new` is one.
      if let first = arguments.first, case .reference(let path) = first, arguments.count == 1 {
        let target = referenced(path, scope: scope, in: module, index, excluding: name)
        let isFunction = target.contains { $0.1 == .function || $0.1 == .method }
        if isFunction {
          let made = functions(madeBy: callee, scope: scope, in: module, index)
          return made.isEmpty ? [(.opaque, .function)] : made
        }
      }
      return referenced(callee, scope: scope, in: module, index, excluding: name).compactMap {
        switch $0.0 {
        case .pythonClass(let module, let scope):
          (.instance(.pythonClass(module, scope: scope)), nil)
        case .cType, .fields, .listed: (.instance($0.0), nil)
        default: nil
        }
      }
    default: return []
    }
  }

  /// Follows a dotted reference from a scope outwards, then through its members.
  func referenced(
    _ path: [String], scope: Int, in module: PythonModule, _ index: OutlineIndex,
    excluding name: String? = nil
  ) -> [(Entity, SymbolKind?)] {
    guard let first = path.first, !(path.count == 1 && first == name && scope == 0) else {
      return []
    }
    var start = Lookup()
    if scope != 0, index.outline.scopes.indices.contains(scope) {
      for binding in index.bindings(of: first, in: scope) where binding.kind.binds {
        guard !(path.count == 1 && first == name) else { continue }
        start.merge(
          guarded(.pythonClass(module, scope: scope), first) {
            resolve(binding, in: module, index)
          })
      }
    }
    if !start.isFound {
      start = member(first, of: .pythonModule(module))
    }
    if !start.isFound {
      // A name that the module deletes when it has used it.
      for binding in index.bindings(of: first, in: 0) where binding.kind.binds && first != name {
        start.merge(
          guarded(.pythonModule(module), first + "-") { resolve(binding, in: module, index) })
      }
    }
    if !start.isFound { start = member(first, of: .cModule("builtins")) }
    var sightings = start.sightings
    for next in path.dropFirst() {
      sightings = sightings.flatMap { member(next, of: $0.entity).sightings }
    }
    return sightings.map { ($0.entity, $0.kind) }
  }

  /// Runs `body` unless the same name of the same entity is being followed already.
  private func guarded(_ entity: Entity, _ name: String, _ body: () -> Lookup) -> Lookup {
    following(.init(entity: entity, name: name + "="), body) ?? Lookup()
  }
}
