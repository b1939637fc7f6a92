internal import CPythonSource

extension Surface {
  /// A parameter that a function may take through `**keywords`: it is followed to what the function
  /// calls with them.
  ///
  /// A method is followed by its name to every function of that name in the same package, since what
  /// it is called on is not known. If all of them were found and none takes the parameter, nothing does.
  func forwardedParameter(
    _ name: String, from scope: Int, rest: String, of module: PythonModule,
    _ index: OutlineIndex, depth: Int
  ) -> Lookup {
    var lookup = Lookup()
    let function = index.outline.scopes[scope]
    let place = Location(module.path, line: function.line)
    let forwards = function.forwards
    guard depth < 4, !forwards.isEmpty, !forwards.contains(where: \.isEmpty) else {
      lookup.open("\(place) takes **\(rest)")
      return lookup
    }
    for callee in Set(forwards).sorted(by: { $0.joined() < $1.joined() }) {
      let targets = targets(of: callee, from: scope, of: module, index)
      if targets.isEmpty {
        lookup.open("\(place) passes **\(rest) on to \(callee.joined(separator: "."))")
      }
      for target in targets {
        let found = parameter(
          name, of: target.entity, callee.joined(separator: "."), depth: depth + 1)
        if found.isFound {
          // What takes it may not be what is called here.
          lookup.open("\(place) passes **\(rest) on to \(callee.joined(separator: "."))")
        }
        for item in found.openings { lookup.open(item) }
        lookup.look(at: found.lookedAt)
      }
    }
    return lookup
  }

  private func targets(
    of callee: [String], from scope: Int, of module: PythonModule, _ index: OutlineIndex
  ) -> [Sighting] {
    if callee.count == 1 {
      return member(callee[0], of: .pythonModule(module)).sightings
    }
    guard let method = callee.last else { return [] }
    var found: [Sighting] = []
    for entry in tree.listing.entries(below: RepoPath(String(module.path.folder)))
    where entry.path.folder == module.path.folder && entry.path.text.hasSuffix(".py")
      && (entry.path == module.path || module.path.folder != "Lib")
    {
      guard let other = try? self.index(of: entry.path) else { return [] }
      let name = entry.path.name.dropLast(3)
      let sibling = PythonModule(
        name: module.package + "." + name, path: entry.path, isPackage: name == "__init__")
      for (position, candidate) in other.outline.scopes.enumerated()
      where candidate.name == method && candidate.kind != .class && candidate.kind != .module {
        found.append(
          Sighting(
            entity: .pythonFunction(sibling, scope: position), kind: .method,
            location: Location(entry.path, line: candidate.line)))
      }
    }
    return found
  }
}
