internal import CPythonSource

/// What a module gives to `from module import *`.
struct ExportedNames {
  /// The names that `__all__` lists, as far as they could be read.
  var names: Set<String> = []
  /// Whether something was done to `__all__` that could not be read.
  var isOpen = false
  /// Whether the module has an `__all__` at all.
  var isDeclared = false
}

extension Surface {
  /// Looks for a name through `from … import *`.
  func starMember(
    _ name: String, through star: PythonOutline.Import, of module: PythonModule
  ) -> Lookup {
    var lookup = Lookup()
    guard let target = module.target(of: star.module, level: star.level) else { return lookup }
    let place = Location(module.path, line: star.line)
    do throws(ReadError) {
      guard let source = try self.module(target) else {
        if !star.isGuarded {
          lookup.open("\(place) imports * from \(target), which is not in the tree")
        }
        return lookup
      }
      var isListed: Bool?
      if case .pythonModule(let exporter) = source.entity {
        let exported = try exportedNames(of: exporter, depth: 0)
        if exported.isDeclared && !exported.isOpen { isListed = exported.names.contains(name) }
        if exported.names.contains(name) { isListed = true }
      }
      guard isListed ?? !name.hasPrefix("_") else { return lookup }
      let found = member(name, of: source.entity)
      lookup.merge(found)
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// The names of `__all__`, sums and extensions followed into other modules.
  func exportedNames(of module: PythonModule, depth: Int) throws(ReadError) -> ExportedNames {
    var exported = ExportedNames()
    guard depth < 16, let index = try index(of: module.path) else {
      exported.isOpen = true
      return exported
    }
    for export in index.outline.exports {
      exported.isDeclared = true
      switch export.operation {
      case .assign:
        exported.names = []
        exported.isOpen = false
        try add(export.value, of: module, index, to: &exported, depth: depth)
      case .augment, .extend:
        try add(export.value, of: module, index, to: &exported, depth: depth)
      case .append:
        try add(.sequence([export.value]), of: module, index, to: &exported, depth: depth)
      case .remove:
        if case .string(let name) = export.value { exported.names.remove(name) }
      case .other:
        exported.isOpen = true
      }
    }
    return exported
  }

  private func add(
    _ value: PythonOutline.Value, of module: PythonModule, _ index: OutlineIndex,
    to exported: inout ExportedNames, depth: Int
  ) throws(ReadError) {
    switch value {
    case .sequence(let elements):
      for element in elements {
        switch element {
        case .string(let name): exported.names.insert(name)
        case .starred(let inner):
          try add(inner, of: module, index, to: &exported, depth: depth + 1)
        default: exported.isOpen = true
        }
      }
    case .sum(let parts):
      for part in parts { try add(part, of: module, index, to: &exported, depth: depth) }
    case .reference(let path):
      try addReferenced(path, of: module, index, to: &exported, depth: depth)
    case .call(let callee, let arguments, _)
    where ["list", "tuple", "sorted", "set"].contains(callee.last) && arguments.count == 1:
      try add(arguments[0], of: module, index, to: &exported, depth: depth)
    default:
      exported.isOpen = true
    }
  }

  /// `other.__all__`, or a list of the same module by its name.
  private func addReferenced(
    _ path: [String], of module: PythonModule, _ index: OutlineIndex,
    to exported: inout ExportedNames, depth: Int
  ) throws(ReadError) {
    if path.last == "__all__", path.count > 1 {
      let owners = referenced(Array(path.dropLast()), scope: 0, in: module, index)
      var isResolved = false
      for (entity, _) in owners {
        guard case .pythonModule(let other) = entity else { continue }
        let more = try exportedNames(of: other, depth: depth + 1)
        exported.names.formUnion(more.names)
        exported.isOpen = exported.isOpen || more.isOpen || !more.isDeclared
        isResolved = true
      }
      if !isResolved { exported.isOpen = true }
      return
    }
    let values = path.count == 1 ? index.moduleBindings(of: path[0]).compactMap(\.value) : []
    guard !values.isEmpty, depth < 8 else {
      exported.isOpen = true
      return
    }
    for value in values {
      try add(value, of: module, index, to: &exported, depth: depth + 1)
    }
  }
}
