internal import CPythonSource

extension Surface {
  /// Whether a class is an enumeration: by the names of its bases, or made one by a decorator.
  func isEnumeration(_ scope: Int, _ index: OutlineIndex) -> Bool {
    index.outline.scopes[scope].isEnumeration
  }
}

extension PythonOutline.Scope {
  /// Whether a class is an enumeration: by the names of its bases, or made one by a decorator.
  var isEnumeration: Bool {
    let isDerived = bases.contains { base in
      guard case .reference(let path) = base, let last = path.last else { return false }
      return last.hasSuffix("Enum") || last.hasSuffix("Flag")
    }
    return isDerived
      || decorators.contains { $0.callee?.last?.hasSuffix("simple_enum") ?? false }
  }
}

extension Lookup {
  /// The same names as members of an enumeration: each is an instance of it, whatever value it is given,
  /// and may have what the class gives its members when it makes them.
  func asMembers(of enumeration: Entity) -> Lookup {
    var members = self
    members.sightings = []
    for sighting in sightings {
      for entity in [.instance(enumeration), Entity.opaque] {
        let member = Sighting(entity: entity, kind: sighting.kind, location: sighting.location)
        if !members.sightings.contains(member) { members.sightings.append(member) }
      }
    }
    return members
  }
}
