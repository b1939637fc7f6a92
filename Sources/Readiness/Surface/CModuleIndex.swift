internal import CPythonSource

/// The C files of a tree that may implement modules, by what they initialise and define.
struct CModuleIndex {
  /// Where modules written in C live.
  static let sourceFolders: [RepoPath] = ["Modules", "Python", "Objects", "PC", "Parser"]

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

  func initialiser(of module: String) -> Location? { initialisers[module] }

  mutating func add(_ outline: COutline, at path: RepoPath) {
    guard let module = outline.module else { return }
    for function in module.initFunctions {
      if let name = Self.moduleName(ofInitialiser: function.name) {
        add(name, Location(path, line: function.line))
      }
    }
    for declaration in outline.declarations where declaration.kind == .macro {
      if let name = declaration.type.flatMap(Self.moduleName(ofInitialiser:)) {
        add(name, Location(path, line: declaration.line))
      }
    }
    for name in module.moduleNames { add(name.name, Location(path, line: name.line)) }
    for type in module.types {
      if typeFiles[type.cName] == nil { typeFiles[type.cName] = path }
      guard let name = type.pythonName?.split(separator: ".").last else { continue }
      typesByName[String(name), default: []].insert(type.cName)
      typeNames[type.cName] = String(name)
    }
    if path.folder == "Objects" || path.folder == "Python" {
      for making in module.makings where making.maker.makesClass && !making.variable.isEmpty {
        makings[making.variable, default: []].append((making, path))
      }
    }
    for addition in module.additions where !addition.function.isEmpty {
      guard let owner = CAdditionTarget.stranger(addition) else { continue }
      strangers[owner, default: []].append((addition, path, outline))
    }
    for addition in module.dynamicAdditions where !addition.function.isEmpty {
      guard let owner = CAdditionTarget.stranger(addition) else { continue }
      let names = Set(addition.words)
      for table in module.tables where names.contains(table.cName) {
        for entry in table.entries {
          var found = addition
          found.name = entry.name
          found.line = entry.line
          found.condition = entry.condition
          strangers[owner, default: []].append((found, path, outline))
        }
      }
    }
  }

  private mutating func add(_ name: String, _ location: Location) {
    let isBetter =
      initialisers[name].map { $0.path.text.hasPrefix("Modules/_test") } ?? true
    if isBetter { initialisers[name] = location }
  }

  /// `PyInit_x` (3.x), `initx` (2.x)
  private static func moduleName(ofInitialiser function: String) -> String? {
    if function.hasPrefix("PyInit_") { return String(function.dropFirst("PyInit_".count)) }
    guard function.hasPrefix("init"), function.utf8.count > 4 else { return nil }
    let name = String(function.dropFirst("init".count))
    return name.utf8.allSatisfy {
      $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0)
    }
      ? name : nil
  }
}

extension Surface {
  /// The index over all C files that may implement a module; made once.
  func cModuleIndex() throws(ReadError) -> CModuleIndex {
    if let cModules { return cModules }
    var index = CModuleIndex()
    for folder in CModuleIndex.sourceFolders {
      if try tree.hasFolder(folder) { index.folders.append(folder) }
      for entry in tree.listing.entries(below: folder)
      where entry.path.text.hasSuffix(".c") && entry.kind != .link {
        do throws(ReadError) {
          if let outline = try tree.c(at: entry.path, as: .cSource) {
            index.add(outline, at: entry.path)
          }
        } catch {
          index.unread.append(error)
        }
      }
    }
    cModules = index
    return index
  }
}
