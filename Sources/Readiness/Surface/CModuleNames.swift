internal import CPythonSource

/// The names that one module written in C has, told from all of its sources at once.
struct CModuleNames {
  struct Place {
    var location: Location
    /// Whether it stands under a condition of the preprocessor.
    var isConditional: Bool
    /// Whether a function of the module adds it when it is called.
    var isLate: Bool
    /// What the name is given, and the function that gives it.
    var value = CModuleOutline.Expression()
    var function = ""
  }

  var places: [String: [Place]] = [:]
  /// Names given to something that cannot be told.
  var uncertain: [String: Location] = [:]
  /// Places that add names which do not stand in the sources, with what these begin with.
  var openings: [(location: Location, prefix: String)] = []
  /// C names of the types that are given to the module.
  var types: Set<String> = []
  /// A place that adds a type which could not be told.
  var unknownType: Location?

  mutating func add(_ name: String, _ place: Place) {
    guard Surface.isIdentifier(name) else { return }
    places[name, default: []].append(place)
  }

  /// Whether the name is there for some platforms or configurations only.
  func isConditional(_ name: String) -> Bool {
    places[name]?.allSatisfy(\.isConditional) ?? false
  }

  /// Whether the module gets the name only by a call of one of its functions.
  func isLate(_ name: String) -> Bool { places[name]?.allSatisfy(\.isLate) ?? false }

  /// Where a name could be added that stands nowhere.
  func opening(for name: String) -> Location? {
    openings.first { name.hasPrefix($0.prefix) }?.location
  }
}

extension Surface {
  /// The names of a module; worked out once.
  func names(of module: String, _ sources: CModuleSources) throws(ReadError) -> CModuleNames {
    try kept(\.cModuleNames, module, as: .names(module)) { () throws(ReadError) in
      try readNames(of: module, sources)
    }
  }

  private func readNames(
    of module: String, _ sources: CModuleSources
  ) throws(ReadError) -> CModuleNames {
    var names = CModuleNames()
    let index = try cModuleIndex()
    addFunctions(of: module, sources, to: &names)
    for (addition, path, outline) in sources.allAdditions(besides: module, index) {
      let isOwn = sources.isOwn(path, of: module)
      switch CAdditionTarget(addition, of: module, isOwn: isOwn) {
      case .module: names.add(addition.name, sources.place(addition, path, outline))
      case .unknown where isOwn:
        names.uncertain[addition.name] = Location(path, line: addition.line)
      default: break
      }
    }
    for (addition, path, outline) in sources.dynamicAdditions
    where sources.isOwn(path, of: module) {
      guard case .module = CAdditionTarget(addition, of: module, isOwn: true) else { continue }
      add(addition, sources.place(addition, path, outline), of: sources, index, to: &names)
    }
    try addTypes(of: module, sources, index, to: &names)
    if ["builtins", "__builtin__", "sys"].contains(module) { try addSite(module, to: &names) }
    return names
  }

  /// The module's own table of functions, and what Argument Clinic declares for it beside.
  private func addFunctions(
    of module: String, _ sources: CModuleSources, to names: inout CModuleNames
  ) {
    for cName in sources.tableNames where sources.isMethodTable(cName, of: module) {
      for (table, path) in sources.tables[cName, default: []] where table.kind == .methods {
        for entry in sources.placedNames(in: table, at: path) {
          names.add(
            entry.name,
            CModuleNames.Place(
              location: Location(path, line: entry.line), isConditional: entry.isConditional,
              isLate: false))
        }
      }
    }
    let prefix = module + "."
    for file in sources.files {
      let path = file.path
      for declaration in file.module.clinic
      where declaration.kind == .function && declaration.name.hasPrefix(prefix) {
        let name = String(declaration.name.dropFirst(prefix.count))
        guard !name.holds("."), names.places[name] == nil, sources.tableEntries[name] == nil
        else { continue }
        names.uncertain[name] = Location(path, line: declaration.line)
      }
    }
  }

  /// A name that does not stand in the call: it comes from a table or a macro, or the module is open.
  private func add(
    _ addition: CModuleOutline.Addition, _ place: CModuleNames.Place, of sources: CModuleSources,
    _ index: CModuleIndex, to names: inout CModuleNames
  ) {
    var isRead = false
    for word in addition.words {
      for (table, path) in sources.tables[word, default: []]
      where ![.slots, .structSequence].contains(table.kind) {
        isRead = true
        for entry in sources.placedNames(in: table, at: path) {
          names.add(
            entry.name,
            CModuleNames.Place(
              location: Location(path, line: entry.line),
              isConditional: entry.isConditional || place.isConditional, isLate: place.isLate,
              value: place.value, function: place.function))
        }
        for reference in table.references {
          guard let name = index.typeNames[reference] else { continue }
          names.types.insert(reference)
          names.add(name, place)
        }
      }
      for name in sources.macroStrings(of: word) {
        isRead = true
        names.add(name, place)
      }
    }
    if !isRead, addition.name.first?.isLowercase ?? false {
      names.openings.append((place.location, addition.prefix))
    }
  }

  /// Names that the tree takes from a module of which it cannot be told what it makes at run time.
  ///
  /// `_curses` makes a name for each key of the terminal library: `Lib/curses` and its documentation say which it has.
  func usedNames(
    of module: String, _ names: CModuleNames
  ) throws(ReadError) -> [String: Location] {
    try kept(\.usedNames, module, as: .usedNames(module)) { () throws(ReadError) in
      try readUsedNames(of: module, names)
    }
  }

  private func readUsedNames(
    of module: String, _ names: CModuleNames
  ) throws(ReadError) -> [String: Location] {
    var found: [String: Location] = [:]
    let prefixes = names.openings.map(\.prefix).filter { !$0.isEmpty }
    let plain = module.drop { $0 == "_" }
    let pages = ["Doc/library/\(plain).rst", "Lib/\(plain).py"].map { RepoPath($0) }
    let files =
      pages.filter { tree.listing[$0] != nil }
      + tree.listing.entries(below: RepoPath("Lib/\(plain)")).map(\.path)
      .filter { $0.text.hasSuffix(".py") }
    for path in prefixes.isEmpty ? [] : files.prefix(200) {
      let words = (try tree.bytes(at: path) ?? []).split {
        !($0 == UInt8(ascii: "_") || (0x30...0x39).contains($0)
          || (0x61...0x7A).contains($0 | 0x20))
      }
      for word in words where !word.contains(where: { (0x61...0x7A).contains($0) }) {
        for prefix in prefixes
        where word.count > prefix.utf8.count && word.starts(with: prefix.utf8) {
          let name = String(decoding: word, as: UTF8.self)
          if found[name] == nil { found[name] = Location(path) }
        }
      }
    }
    return found
  }

  /// `builtins.exit = …` and `sys._home = …` in `Lib/site.py`.
  private func addSite(
    _ module: String, to names: inout CModuleNames
  ) throws(ReadError) {
    let site: RepoPath = "Lib/site.py"
    guard let index = try index(of: site) else { return }
    for attribute in index.outline.attributes
    where attribute.object == [module] && !attribute.isDeletion {
      names.add(
        attribute.name,
        CModuleNames.Place(
          location: Location(site, line: attribute.line), isConditional: false, isLate: false))
    }
  }

  /// The types that are given to the module by their own name.
  private func addTypes(
    of module: String, _ sources: CModuleSources, _ index: CModuleIndex,
    to names: inout CModuleNames
  ) throws(ReadError) {
    for file in sources.files where sources.isOwn(file.path, of: module) {
      guard !file.module.typeAdditions.isEmpty,
        let statements = try tree.cTypeStatements(at: file.path)
      else { continue }
      let given = GivenTypes(file, sources, statements: statements)
      for addition in file.module.typeAdditions {
        let place = CModuleNames.Place(
          location: Location(file.path, line: addition.line),
          isConditional: sources.isConditional(addition.condition, file.outline), isLate: false,
          value: addition.value, function: addition.function)
        var found = try ownNames(of: addition, at: file.path, module, sources, index)
        if found.isEmpty { found = given.names(of: addition, index) }
        for (name, cName) in found {
          var place = place
          if let cName {
            names.types.insert(cName)
            // Of a list of types, the one of that name.
            if found.count > 1 || addition.value.text.contains("[") {
              place.value = CModuleOutline.Expression("&" + cName)
            }
          }
          names.add(name, place)
        }
        if found.isEmpty { names.unknownType = names.unknownType ?? place.location }
      }
    }
  }

  /// The names of the classes that a call gives to the module, with the C names of those that are types;
  /// empty if they cannot all be told.
  private func ownNames(
    of addition: CModuleOutline.TypeAddition, at path: RepoPath, _ module: String,
    _ sources: CModuleSources, _ index: CModuleIndex
  ) throws(ReadError) -> [(name: String, cName: String?)] {
    let place = CExpressionPlace(
      module: module, sources: sources, path: path, function: addition.function)
    var found: [(name: String, cName: String?)] = []
    for entity in try classes(of: addition.value, place) {
      switch entity {
      case .cType(_, let cName):
        let own = sources.type(cName)?.type.pythonName?.split(separator: ".").last.map(String.init)
        guard let name = own ?? index.typeNames[cName] else { return [] }
        found.append((name, cName))
      case .cMade(let made):
        guard let name = made.name else { return [] }
        found.append((name, nil))
      default: return []
      }
    }
    return found
  }
}
