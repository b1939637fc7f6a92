internal import CPythonSource

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
        lookup.open("\(place) imports * from \(target), which is not in the tree")
        return lookup
      }
      var isListed: Bool?
      if case .pythonModule(let exporter) = source.entity, let index = try index(of: exporter.path)
      {
        if !index.outline.exports.isEmpty {
          switch isAmong(exports(of: source.entity, depth: 0), name) {
          case .yes: isListed = true
          case .no:
            // Its list says no: with another, the answer would be another.
            isListed = false
            lookup.look(at: exporter.path)
          case .unknown: break
          }
        }
        if isListed != false, isBound(name, tooLateFor: module, in: exporter, index) {
          lookup.look(at: exporter.path)
          return lookup
        }
      }
      guard isListed ?? !name.hasPrefix("_") else { return lookup }
      lookup.merge(member(name, of: source.entity))
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// Whether a package binds the name only after it has imported the submodule that imports all its
  /// names: the submodule cannot be there before its package, so it gets no more than what stands
  /// above that line.
  private func isBound(
    _ name: String, tooLateFor module: PythonModule, in package: PythonModule,
    _ index: OutlineIndex
  ) -> Bool {
    guard package.isPackage, module.name.hasPrefix(package.name + ".") else { return false }
    let lines = index.outline.imports.compactMap { statement -> Int? in
      guard statement.scope == 0, !statement.isConditional,
        let target = package.target(of: statement.module, level: statement.level)
      else { return nil }
      let isIt =
        target == module.name
        || statement.name.map { target + "." + $0 == module.name } ?? false
      return isIt ? statement.line : nil
    }
    guard let first = lines.min() else { return false }
    let bindings = index.moduleBindings(of: name)
    return !bindings.isEmpty && bindings.allSatisfy { $0.scope == 0 && $0.line >= first }
  }

  /// What the module's `__all__` lists; unknown if it has none.
  func exports(of entity: Entity, depth: Int) -> [NameSource] {
    guard case .pythonModule(let module) = entity, depth < 16,
      let index = try? index(of: module.path), !index.outline.exports.isEmpty
    else { return [.unknown] }
    let place = NamePlace(module: module, index: index, depth: depth)
    var sources: [NameSource] = []
    for export in index.outline.exports {
      switch export.operation {
      case .assign: sources = elements(of: export.value, place)
      case .augment, .extend: sources += elements(of: export.value, place)
      case .append: sources += texts(of: export.value, place)
      case .remove:
        if case .string(let name) = export.value { sources.removeAll { $0.wholeText == name } }
      case .other: sources.append(.unknown)
      }
    }
    return sources
  }
}
