internal import CPythonSource

extension Surface {
  /// A name served by the module's own `__getattr__` (PEP 562): it stands as a string in there, in a
  /// value of the module that is used there, or in the `__all__` of a module that is.
  func servedMember(
    _ name: String, of module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    for binding in index.moduleBindings(of: "__getattr__") {
      guard let body = binding.body else {
        lookup.open("\(Location(module.path, line: binding.line)) may serve names at run time")
        continue
      }
      var found = mentioned(name, in: body, line: binding.line, of: module, index)
      if found.isFound {
        found.give(servedValues(name, by: body, of: module, index))
      } else if let line = lineServingAny(name, by: body, of: module, index) {
        found.open("\(Location(module.path, line: line)) gives something for every name")
      }
      lookup.merge(found)
    }
    return lookup
  }

  /// What `__getattr__` gives for a name that it binds in the module as well: `global X`.
  func servedBinding(
    _ binding: PythonOutline.Binding, of module: PythonModule, _ index: OutlineIndex
  ) -> Lookup? {
    guard binding.scope != 0, binding.kind == .assignment,
      index.outline.servings.contains(where: { $0.scope == binding.scope })
    else { return nil }
    var lookup = Lookup()
    lookup.see(.opaque, .name, module.path, line: binding.line)
    lookup.give(servedValues(binding.name, by: binding.scope, of: module, index))
    return lookup.sightings.contains { $0.entity != .opaque } ? lookup : nil
  }

  /// Where a `__getattr__` mentions a name.
  private func mentioned(
    _ name: String, in body: Int, line: Int, of module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let place = Location(module.path, line: line)
    let getter = index.outline.scopes[body]
    if getter.strings.contains(name) {
      lookup.see(.opaque, .name, module.path, line: line)
    }
    let used = Set(getter.references.compactMap(\.first))
    if let line = index.lineOfString(name, assignedTo: used) {
      lookup.see(.opaque, .name, module.path, line: line)
    }
    for reference in getter.references where !lookup.isFound {
      lookup.merge(served(name, through: reference, from: body, of: module, index, place))
    }
    return lookup
  }

  /// What a name that `__getattr__` uses says about the name that is asked for.
  private func served(
    _ name: String, through reference: [String], from scope: Int, of module: PythonModule,
    _ index: OutlineIndex, _ place: Location
  ) -> Lookup {
    var lookup = Lookup()
    let isList = reference.count > 1 && reference.last == "__all__"
    let path = isList ? Array(reference.dropLast()) : reference
    guard isList || reference.count == 1, reference != ["__name__"] else { return lookup }
    let entities = referenced(path, scope: scope, in: module, index)
    if isList, entities.isEmpty {
      lookup.open("\(place) serves names of a list that was not found")
    }
    for (entity, _) in entities {
      switch entity {
      case .pythonModule(let other) where isList:
        switch isAmong(exports(of: entity, depth: 0), name) {
        case .yes: lookup.see(.opaque, .name, place.path, line: place.line ?? 1)
        case .unknown:
          lookup.open("\(place) serves names of \(other.name), whose list cannot be told")
        case .no: break
        }
      case .pythonModule, .cModule:
        if !name.hasPrefix("_"), member(name, of: entity).isFound {
          lookup.open("\(place) may pass the name on to another module")
        }
      case _ where isList:
        lookup.open("\(place) serves names of a list that cannot be told")
      default: break
      }
    }
    return lookup
  }
}

extension Lookup {
  /// Says what the thing that was found is, where it was opaque.
  fileprivate mutating func give(_ values: [(Entity, SymbolKind?)]) {
    guard !values.isEmpty else { return }
    sightings = sightings.flatMap { sighting in
      guard sighting.entity == .opaque else { return [sighting] }
      return values.map { entity, kind in
        Sighting(entity: entity, kind: kind ?? sighting.kind, location: sighting.location)
      }
    }
  }
}
