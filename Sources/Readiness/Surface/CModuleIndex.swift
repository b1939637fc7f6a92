internal import CPythonSource

/// The C files of a tree that may implement modules, by what they initialise and define.
struct CModuleIndex {
  /// Where modules written in C live.
  static let sourceFolders: [RepoPath] = ["Modules", "Python", "Objects", "PC", "Parser"]

  /// Whether a file may implement a module: C, or C++ as some of Windows are.
  static func isSource(_ path: RepoPath) -> Bool {
    path.text.hasSuffix(".c") || path.text.hasSuffix(".cpp")
  }

  /// The folders that were read.
  var folders: [RepoPath] = []
  /// The first place that initialises or names each module.
  var initialisers: [String: Location] = [:]
  /// The file that defines each type, by the type's C name.
  var typeFiles: [String: RepoPath] = [:]
  /// The C names of the types that have a Python name, by its last part.
  var typesByName: [String: Set<String>] = [:]
  /// The Python name of each type that has one, without its module, by the type's C name.
  var typeNames: [String: String] = [:]
  /// What files of the interpreter give to a module of another file, by a word for it: the module's name as
  /// a string or variable there.
  var strangers: [String: [CModuleSources.Added]] = [:]
  /// Calls of the interpreter's own files that make a class, by the variable that it is assigned to.
  var makings: [String: [CModuleSources.Made]] = [:]
  /// Files that could not be read: a module may be in any of them.
  var unread: [ReadError] = []

  /// The Python name of a type of the interpreter's own files, which every module can give away.
  func name(ofSharedType cName: String) -> String? {
    guard let folder = typeFiles[cName]?.folder, folder == "Objects" || folder == "Python" else {
      return nil
    }
    return typeNames[cName]
  }

  func initialiser(of module: String) -> Location? { initialisers[module] }

  mutating func add(_ entry: CModuleEntry, at path: RepoPath) {
    for module in entry.modules { add(module.name, Location(path, line: module.line)) }
    for type in entry.types {
      if typeFiles[type.cName] == nil { typeFiles[type.cName] = path }
      guard let name = type.name else { continue }
      typesByName[name, default: []].insert(type.cName)
      typeNames[type.cName] = name
    }
    let makings = entry.outline.module?.makings ?? []
    if path.folder == "Objects" || path.folder == "Python" {
      for making in makings where making.maker.makesClass && !making.variable.isEmpty {
        self.makings[making.variable, default: []].append((making, path))
      }
    }
    // What is deeper below PC are other programs.
    let isOfInterpreter = path.folder == "PC" || !path.text.hasPrefix("PC/")
    for (owner, addition) in isOfInterpreter ? entry.strangers : [] {
      strangers[owner, default: []].append((addition, path, entry.outline))
    }
  }

  private mutating func add(_ name: String, _ location: Location) {
    let isBetter =
      initialisers[name].map {
        $0.path.text.hasPrefix("Modules/_test")
          // The table of built-in modules names those that a later file of its folder defines.
          || Surface.isModuleTable($0.path) && !Surface.isModuleTable(location.path)
            && location.path.folder == $0.path.folder
      } ?? true
    if isBetter { initialisers[name] = location }
  }
}

extension Surface {
  /// The index over all C files that may implement a module; made once.
  func cModuleIndex() throws(ReadError) -> CModuleIndex {
    if let cModules { return cModules }
    let index = try tree.unread.kept { () throws(ReadError) in try makeCModuleIndex() }
    cModules = index
    return index
  }

  private func makeCModuleIndex() throws(ReadError) -> CModuleIndex {
    var index = CModuleIndex()
    for folder in CModuleIndex.sourceFolders {
      if try tree.hasFolder(folder) { index.folders.append(folder) }
      index.unread += tree.gaps(below: folder)
      for entry in tree.listing.entries(below: folder)
      where CModuleIndex.isSource(entry.path) && entry.kind != .link {
        do throws(ReadError) {
          if let found = try tree.cModule(at: entry.path) { index.add(found, at: entry.path) }
        } catch {
          index.unread.append(error)
        }
      }
    }
    return index
  }
}
