internal import CPythonSource

extension Surface {
  /// `IntEnum._convert_('Name', __name__, filter, source=module)`: the members that the filter takes
  /// from the source, which are those of the new class and names of the module.
  func converted(
    _ name: String, by dynamic: PythonOutline.Dynamic, in module: PythonModule,
    _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    guard isAsked(name, by: dynamic) else { return lookup }
    for argument in dynamic.arguments.dropFirst(2) {
      guard case .reference(let path) = argument else { continue }
      for (entity, _) in referenced(path, scope: 0, in: module, index) {
        switch entity {
        case .pythonModule, .cModule: break
        default: continue
        }
        let found = member(name, of: entity)
        let isConstant =
          !prefixes(of: dynamic).isEmpty || !name.utf8.contains { (0x61...0x7A).contains($0) }
        if found.isFound, isConstant {
          lookup.see(.opaque, .constant, module.path, line: dynamic.line)
        } else if found.isFound {
          lookup.open("\(Location(module.path, line: dynamic.line)) takes constants from a module")
        }
        lookup.look(at: found.lookedAt)
        for opening in found.openings where !found.isFound { lookup.open(opening) }
      }
    }
    return lookup
  }

  /// Whether the filter may take the name.
  private func isAsked(_ name: String, by dynamic: PythonOutline.Dynamic) -> Bool {
    let prefixes = prefixes(of: dynamic)
    let choices = dynamic.arguments.filter { if case .sequence = $0 { true } else { false } }
    let refused = dynamic.arguments.flatMap { argument -> [String] in
      if case .dictionary(let keys, _, _) = argument { keys.filter(name.hasPrefix) } else { [] }
    }
    let isPrefixed = prefixes.contains { prefix in
      name.hasPrefix(prefix) && !refused.contains { $0.hasPrefix(prefix) }
    }
    return prefixes.isEmpty && choices.isEmpty && refused.isEmpty || isPrefixed
      || choices.contains { $0.mentions(name) }
  }

  /// What names the filter asks for must begin with; empty if it asks for something else.
  private func prefixes(of dynamic: PythonOutline.Dynamic) -> [String] {
    dynamic.arguments.compactMap { argument in
      guard case .sum(let parts) = argument, case .string(let prefix)? = parts.first else {
        return nil
      }
      return prefix
    }
  }

  /// A member of the class that such a conversion makes, or of the enumeration that it extends.
  func convertedMember(_ name: String, of module: PythonModule, dynamic position: Int) -> Lookup {
    var lookup = Lookup()
    lookup.look(at: module.path)
    guard let index = try? index(of: module.path),
      index.outline.dynamics.indices.contains(position)
    else { return lookup }
    let dynamic = index.outline.dynamics[position]
    lookup.merge(madeMember(name, by: dynamic, in: module, index))
    let bases = referenced(dynamic.target, scope: 0, in: module, index)
    for (base, _) in bases where !lookup.isFound {
      lookup.merge(member(name, of: base))
    }
    if bases.isEmpty { lookup.open("what an enumeration extends cannot be told") }
    return lookup
  }

  /// A member that such a conversion itself gives to the class.
  func madeMember(
    _ name: String, by dynamic: PythonOutline.Dynamic, in module: PythonModule,
    _ index: OutlineIndex
  ) -> Lookup {
    var lookup = converted(name, by: dynamic, in: module, index)
    let hasSource = dynamic.arguments.dropFirst(2).contains {
      if case .reference = $0 { true } else { false }
    }
    if !hasSource, isAsked(name, by: dynamic), member(name, of: .pythonModule(module)).isFound {
      // Without a source, the constants are the module's own.
      lookup.see(.opaque, .constant, module.path, line: dynamic.line)
    }
    return lookup
  }
}
