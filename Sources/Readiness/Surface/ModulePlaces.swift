internal import CPythonSource

/// Where a module is implemented.
enum ModulePlace {
  case python(PythonModule)
  case namespacePackage(folder: RepoPath)
  /// Written in C; the place is the line that names it.
  case c(name: String, Location)
  /// Named in a list of modules, but no source of it was found.
  case listed(Location)
  case absent(lookedAt: [RepoPath])
}

extension Surface {
  /// Where the module `name` (dotted) is implemented.
  func place(of name: String) throws(ReadError) -> ModulePlace {
    try kept(\.places, name, as: .place(name)) { () throws(ReadError) in try findPlace(of: name) }
  }

  /// Modules that the interpreter holds under a second name (`Python/frozen.c`, `importlib._bootstrap`).
  private static let frozenAliases = [
    "_frozen_importlib": "importlib._bootstrap",
    "_frozen_importlib_external": "importlib._bootstrap_external",
  ]

  private func findPlace(of name: String) throws(ReadError) -> ModulePlace {
    if let alias = Self.frozenAliases[name] {
      let place = try place(of: alias)
      if case .python = place { return place }
    }
    let path = name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "/")
    guard !path.isEmpty else { return .absent(lookedAt: []) }
    let isTop = !name.holds(".")
    let folders = isTop ? searchFolders : ["Lib"]
    for folder in folders {
      if let found = try pythonPlace(name, at: folder + "/" + path) { return found }
    }
    guard isTop else {
      // `sys.monitoring`: a module in C that another one makes.
      if let dot = name.lastIndex(of: "."), case .c = try place(of: String(name[..<dot])),
        let location = try cModuleIndex().initialiser(of: name)
      {
        return .c(name: name, location)
      }
      return .absent(lookedAt: [RepoPath("Lib/" + path + ".py")])
    }
    let index = try cModuleIndex()
    if let location = index.initialiser(of: name) { return .c(name: name, location) }
    if let listed = try listing(of: name) { return .listed(listed) }
    if let gap = index.unread.first { throw gap }
    let lists = try moduleListPaths()
    return .absent(lookedAt: [RepoPath("Lib")] + index.folders + lists)
  }

  private func pythonPlace(_ name: String, at path: String) throws(ReadError) -> ModulePlace? {
    let initial = RepoPath(path + "/__init__.py")
    if try tree.contains(initial) {
      return .python(PythonModule(name: name, path: initial, isPackage: true))
    }
    let file = RepoPath(path + ".py")
    if try tree.contains(file) {
      return .python(PythonModule(name: name, path: file, isPackage: false))
    }
    let folder = RepoPath(path)
    if tree.listing.entries(below: folder).contains(where: { $0.path.text.hasSuffix(".py") }) {
      return .namespacePackage(folder: folder)
    }
    if let gap = tree.gaps(below: folder).first { throw gap }
    return nil
  }

  /// What `name` stands for as a module; nil if there is no such module.
  func module(_ name: String) throws(ReadError) -> Sighting? {
    switch try place(of: name) {
    case .python(let module):
      Sighting(
        entity: .pythonModule(module), kind: .module, location: Location(module.path, line: 1))
    case .namespacePackage(let folder):
      Sighting(
        entity: .namespacePackage(name: name, folder: folder), kind: .module,
        location: Location(folder))
    case .c(let name, let location):
      Sighting(entity: .cModule(name), kind: .module, location: location)
    case .listed, .absent: nil
    }
  }
}
