internal import CPythonSource

extension Surface {
  /// A name served by the module's own `__getattr__` (PEP 562): it stands as a string in there, in a
  /// value of the module that is used there, or in the `__all__` of a module that is.
  func servedMember(
    _ name: String, of module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    for binding in index.moduleBindings(of: "__getattr__") {
      let place = Location(module.path, line: binding.line)
      guard let body = binding.body else {
        lookup.open("\(place) may serve names at run time")
        continue
      }
      let getter = index.outline.scopes[body]
      if getter.strings.contains(name) {
        lookup.see(.opaque, .name, module.path, line: binding.line)
      }
      let used = Set(getter.references.compactMap(\.first))
      if let line = index.lineOfString(name, assignedTo: used) {
        lookup.see(.opaque, .name, module.path, line: line)
      }
      for reference in getter.references where !lookup.isFound {
        lookup.merge(served(name, through: reference, from: body, of: module, index, place))
      }
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
