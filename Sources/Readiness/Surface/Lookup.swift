/// What a name stands for, as far as members of it can be sought.
indirect enum Entity: Hashable {
  case pythonModule(PythonModule)
  /// A folder of modules without an `__init__.py`.
  case namespacePackage(name: String, folder: RepoPath)
  /// A module written in C, by its name.
  case cModule(String)
  case pythonClass(PythonModule, scope: Int)
  case pythonFunction(PythonModule, scope: Int)
  /// A named tuple, by its field names.
  case fields([String])
  /// A class that a call makes from a list of names, such as `Enum('Tea', 'GREEN BLACK')`: the names, and
  /// the file of the call.
  case listed([String], RepoPath)
  /// The class that `_convert_` makes: the module, and the position of the call among its dynamics.
  case converted(PythonModule, dynamic: Int)
  /// An instance of a class.
  case instance(Entity)
  /// A type written in C: the module whose sources define it, and its C name.
  case cType(module: String, cName: String)
  /// An exception that C code makes: its base is not known.
  case cException
  /// A class that C code makes while it runs.
  case cMade(CMadeClass)
  /// A function written in C: the module whose sources have it, the C name of the type that it is a method
  /// of, and its name.
  case cFunction(module: String, owner: String?, name: String)
  /// Something that is there, but whose members cannot be told.
  case opaque
}

/// One place at which a name was found.
struct Sighting: Hashable {
  var entity: Entity
  var kind: SymbolKind
  var location: Location
}

/// The result of looking for a name: where it is, and what stands in the way of saying that it
/// is not there.
struct Lookup {
  var sightings: [Sighting] = []
  /// Why an absence cannot be told from here.
  var openings: [Message] = []
  /// Where the name is mentioned in an opening, for the reader.
  var mentions: [Location] = []
  /// In the order of reading, each once.
  var lookedAt: [RepoPath] = []

  var isFound: Bool { !sightings.isEmpty }

  mutating func look(at path: RepoPath) {
    if !lookedAt.contains(path) { lookedAt.append(path) }
  }

  /// - Parameter paths: Each once.
  mutating func look(at paths: [RepoPath]) {
    if lookedAt.isEmpty {
      lookedAt = paths
    } else if lookedAt.count + paths.count < 32 {
      for path in paths { look(at: path) }
    } else {
      var seen = Set(lookedAt)
      for path in paths where seen.insert(path).inserted { lookedAt.append(path) }
    }
  }

  mutating func see(_ entity: Entity, _ kind: SymbolKind, _ path: RepoPath, line: Int) {
    sightings.append(Sighting(entity: entity, kind: kind, location: Location(path, line: line)))
  }

  mutating func open(_ reason: Message) {
    if !openings.contains(reason) { openings.append(reason) }
  }

  mutating func open(_ error: ReadError) { open(error.message) }

  mutating func merge(_ other: Lookup) {
    for sighting in other.sightings where !sightings.contains(sighting) {
      sightings.append(sighting)
    }
    for item in other.openings { open(item) }
    mentions += other.mentions
    look(at: other.lookedAt)
  }
}

/// A module written in Python.
struct PythonModule: Hashable {
  /// Dotted, such as `unittest.case`.
  let name: String
  let path: RepoPath
  /// Whether it is the `__init__.py` of a package.
  let isPackage: Bool

  /// Whether a module of that name is a program: `python -m package` runs `package.__main__`.
  static func isProgram(_ name: String) -> Bool {
    name == "__main__" || name.hasSuffix(".__main__")
  }

  /// The package that its relative imports start from.
  var package: String {
    if isPackage { return name }
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
  }

  /// The module that `from …module import` names here; nil if it leaves the top.
  func target(of module: String, level: Int) -> String? {
    if level == 0 { return module }
    var parts = package.split(separator: ".").map(String.init)
    guard level - 1 < parts.count || (level == 1 && !parts.isEmpty) else { return nil }
    parts.removeLast(level - 1)
    if !module.isEmpty { parts.append(module) }
    return parts.joined(separator: ".")
  }
}
