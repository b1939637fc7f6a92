internal import CPythonSource

/// The files that implement one module, and the names in them.
final class CModuleSources {
  struct File {
    let path: RepoPath
    let outline: COutline
    let module: CModuleOutline
  }

  /// A call that adds a name, with its file.
  typealias Added = (addition: CModuleOutline.Addition, path: RepoPath, outline: COutline)

  /// A call that makes a class, with its file.
  typealias Made = (making: CModuleOutline.Making, path: RepoPath)

  private(set) var files: [File] = []
  private(set) var unread: [ReadError] = []
  /// Tables by their C name, with the file that holds them.
  private(set) var tables: [String: [(table: CModuleOutline.Table, path: RepoPath)]] = [:]
  /// The C names of the tables, in the order of reading.
  private(set) var tableNames: [String] = []
  /// Names that a `…_METHODDEF` macro stands for.
  private(set) var definitions: [String: [CModuleOutline.Named]] = [:]
  /// Those of them that are defined under a condition only.
  private(set) var conditionalDefinitions: Set<String> = []
  /// C functions that are methods of something.
  private(set) var methodFunctions: Set<String> = []
  private(set) var types: [(type: CModuleOutline.TypeDefinition, path: RepoPath)] = []
  /// The C name of the first type of each folded name.
  private lazy var typesByFoldedName = Dictionary(
    types.map { (folded($0.type.cName), $0.type.cName) }, uniquingKeysWith: { first, _ in first })
  private(set) var clinic:
    [String: [(declaration: CModuleOutline.ClinicDeclaration, path: RepoPath)]] = [:]
  private(set) var additions: [String: [(addition: CModuleOutline.Addition, path: RepoPath)]] = [:]
  /// Names that stand in a table, resolved macros included, with one place.
  private(set) var tableEntries: [String: Location] = [:]
  /// C names of tables that belong to a type.
  private(set) var typeTables: Set<String> = []
  /// C names of tables that give a module its functions.
  private(set) var moduleTables: Set<String> = []
  /// Calls that give the module a name which is no literal.
  private(set) var dynamicAdditions: [Added] = []
  /// Calls that make a class, by the variable that it is assigned to.
  private(set) var makings: [String: [Made]] = [:]
  /// Those by the function that they stand in.
  private(set) var makingsByFunction: [String: [Made]] = [:]
  /// Those that make one from a specification or description, by its C name.
  private(set) var makingsBySpecification: [String: [Made]] = [:]

  func add(_ path: RepoPath, _ outline: COutline) {
    guard let module = outline.module else { return }
    files.append(File(path: path, outline: outline, module: module))
    for table in module.tables {
      if tables[table.cName] == nil { tableNames.append(table.cName) }
      tables[table.cName, default: []].append((table, path))
      methodFunctions.formUnion(table.functions)
    }
    for macro in module.definitionMacros {
      let isConditional = macro.names.allSatisfy { self.isConditional($0.condition, outline) }
      if definitions[macro.macro] == nil, isConditional {
        conditionalDefinitions.insert(macro.macro)
      } else if !isConditional {
        conditionalDefinitions.remove(macro.macro)
      }
      definitions[macro.macro, default: []] += macro.names
    }
    for type in module.types {
      types.append((type, path))
      typeTables.formUnion(type.tables)
    }
    moduleTables.formUnion(module.definitions.compactMap(\.methods))
    dynamicAdditions += module.dynamicAdditions.map { ($0, path, outline) }
    for making in module.makings {
      makings[making.variable, default: []].append((making, path))
      if making.maker.makesClass {
        makingsByFunction[making.function, default: []].append((making, path))
      }
      for word in making.specifications {
        makingsBySpecification[word, default: []].append((making, path))
      }
    }
    for declaration in module.clinic {
      let last = declaration.name.split(separator: ".").last.map(String.init) ?? ""
      clinic[last, default: []].append((declaration, path))
    }
    for addition in module.additions {
      additions[addition.name, default: []].append((addition, path))
    }
  }

  /// The calls that give a name to a type: in the order of the files those with a name, then those
  /// that take names from tables.
  private(set) lazy var typeAdditions: [TypeAddition] =
    files.flatMap(\.module.additions).filter(CAdditionTarget.isOfType)
    .map { TypeAddition($0, isNamed: true) }
    + dynamicAdditions.map(\.addition).filter(CAdditionTarget.isOfType)
    .map { TypeAddition($0, isNamed: false) }

  /// By the last part of its owner's name: the functions that Argument Clinic declares.
  private(set) lazy var clinicMembers: [String: Set<String>] = {
    var members: [String: Set<String>] = [:]
    for declaration in files.flatMap(\.module.clinic) where declaration.kind == .function {
      let parts = declaration.name.split(separator: ".").suffix(2).map(String.init)
      if parts.count == 2 { members[parts[0], default: []].insert(parts[1]) }
    }
    return members
  }()

  /// By the C name of a table, for each table of that name: the lines of its entries by their name.
  private(set) lazy var tableLines: [String: [[String: [Int]]]] = tables.mapValues { entries in
    entries.map { entry in
      var lines: [String: [Int]] = [:]
      for named in names(in: entry.table) { lines[named.name, default: []].append(named.line) }
      return lines
    }
  }

  /// Where the tables that may be a module's own have functions, by name.
  private(set) lazy var functions: [String: [Location]] = {
    var functions: [String: [Location]] = [:]
    for cName in tableNames where moduleTables.contains(cName) || !typeTables.contains(cName) {
      for (table, path) in tables[cName, default: []] where table.kind == .methods {
        for entry in names(in: table) {
          functions[entry.name, default: []].append(Location(path, line: entry.line))
        }
      }
    }
    return functions
  }()

  /// The types by the last part of their Python name.
  private(set) lazy var typesByName = Dictionary(
    grouping: types.filter { $0.type.pythonName?.isEmpty == false },
    by: { $0.type.pythonName?.split(separator: ".").last ?? "" })

  /// The C names of the types by the word that each gives.
  private(set) lazy var cNamesByWord = Dictionary(grouping: types.map(\.type.cName), by: Self.word)
    .mapValues { Set($0) }

  /// `Tkapp_Type_spec` and `TkappType` both give `tkapptype`.
  static func word(of name: String) -> String {
    var text = name.lowercased().filter { $0 != "_" }
    for ending in ["spec", "desc"] where text.hasSuffix(ending) { text.removeLast(ending.count) }
    return text
  }

  /// The position of the first type of each C name.
  private lazy var positions = Dictionary(
    types.enumerated().map { ($1.type.cName, $0) }, uniquingKeysWith: { first, _ in first })

  /// The first type of a C name.
  func type(_ cName: String) -> (type: CModuleOutline.TypeDefinition, path: RepoPath)? {
    positions[cName].map { types[$0] }
  }

  func add(unread error: ReadError) { unread.append(error) }

  /// Called once after the last file.
  func finish() {
    for name in tableNames {
      for (table, path) in tables[name, default: []] {
        for entry in names(in: table) where tableEntries[entry.name] == nil {
          tableEntries[entry.name] = Location(path, line: entry.line)
        }
      }
    }
  }

  /// The C name of the type whose folded name is this one.
  func type(folded name: Substring) -> String? { typesByFoldedName[name] }

  /// The names of a table, those of its macros included.
  func names(in table: CModuleOutline.Table) -> [CModuleOutline.Named] {
    table.entries
      + table.macros.flatMap { macro in
        definitions[macro.name, default: []].map { named in
          var entry = named
          entry.line = macro.line
          return entry
        }
      }
  }

  /// Macros of a table that no file of the module defines.
  func unknownMacros(in table: CModuleOutline.Table) -> [CModuleOutline.Named] {
    table.macros.filter { definitions[$0.name] == nil }
  }

  /// How many entries of tables are macros that no file of the module defines.
  private(set) lazy var unknownMacroCount = tables.values.reduce(0) { sum, entries in
    sum + entries.reduce(0) { $0 + unknownMacros(in: $1.table).count }
  }

  /// Where the name is a string or an argument of a macro.
  func mention(of name: String) -> Location? {
    for file in files {
      if let line = file.module.strings[name] { return Location(file.path, line: line) }
    }
    return nil
  }

  /// What a macro without parameters stands for; nil if no file of these defines it, or several ways.
  func macroText(of name: String) -> String? {
    macroTexts[name].flatMap { $0.count == 1 ? $0.first : nil }
  }

  private lazy var macroTexts: [String: Set<String>] = {
    var texts: [String: Set<String>] = [:]
    for file in files {
      for declaration in file.outline.declarations
      where declaration.kind == .macro && !declaration.isUndefinition {
        texts[declaration.name, default: []].insert(declaration.type ?? "")
      }
    }
    return texts
  }()

  func macroArgument(_ name: String) -> Location? {
    for file in files {
      if let line = file.module.macroArguments[name] { return Location(file.path, line: line) }
    }
    return nil
  }
}
