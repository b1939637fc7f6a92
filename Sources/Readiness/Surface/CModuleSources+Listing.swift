internal import CPythonSource

extension CModuleSources {
  /// Whether a file of these sources is of that module alone: the sources of builtins and sys are those of
  /// other modules, too.
  func isOwn(_ path: RepoPath, of module: String) -> Bool {
    !isShared(module) || path == files.first?.path
  }

  private func isShared(_ module: String) -> Bool {
    ["builtins", "__builtin__", "sys"].contains(module)
  }

  /// Whether what stands under conditions is there for some builds only.
  func isConditional(_ condition: Int, _ outline: COutline) -> Bool {
    outline.visibility(ofCondition: condition) == .maybe
  }

  func place(
    _ addition: CModuleOutline.Addition, _ path: RepoPath, _ outline: COutline
  ) -> CModuleNames.Place {
    CModuleNames.Place(
      location: Location(path, line: addition.line),
      isConditional: isConditional(addition.condition, outline),
      isLate: addition.function.hasSuffix("_impl") || methodFunctions.contains(addition.function),
      value: addition.value, function: addition.function)
  }

  /// The names that calls in these sources add, and those that other files give to the module.
  func allAdditions(besides module: String, _ index: CModuleIndex) -> [Added] {
    let own = files.flatMap { file in
      file.module.additions.map { ($0, file.path, file.outline) }
    }
    let paths = Set(files.map(\.path))
    return own
      + index.strangers.filter {
        $0.key == module || isShared(module) && CAdditionTarget.isShort($0.key, for: module)
      }
      .sorted { $0.key < $1.key }.flatMap(\.value).filter {
        !paths.contains($0.path) || !isOwn($0.path, of: module)
      }
  }

  /// Whether a table gives the module its functions.
  func isMethodTable(_ cName: String, of module: String) -> Bool {
    let own = files.flatMap { $0.module.definitions }.filter { $0.name == module }
      .compactMap(\.methods)
    if own.contains(cName) { return true }
    guard own.isEmpty else { return false }
    if !isShared(module) {
      return moduleTables.contains(cName) || !typeTables.contains(cName)
    }
    return files.first?.module.definitions.contains { $0.methods == cName } ?? false
  }

  /// One name of a table.
  struct PlacedName {
    var name: String
    var line: Int
    var isConditional: Bool
  }

  func placedNames(in table: CModuleOutline.Table, at path: RepoPath) -> [PlacedName] {
    guard let outline = files.first(where: { $0.path == path })?.outline else { return [] }
    let own = table.entries.map {
      PlacedName(
        name: $0.name, line: $0.line, isConditional: isConditional($0.condition, outline))
    }
    return own
      + table.macros.flatMap { macro in
        let isConditional =
          conditionalDefinitions.contains(macro.name) || isConditional(macro.condition, outline)
        return definitions[macro.name, default: []].map {
          PlacedName(name: $0.name, line: macro.line, isConditional: isConditional)
        }
      }
  }

  /// The strings that a macro of these sources stands for, as one name each.
  func macroStrings(of word: String) -> [String] {
    guard word.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return [] }
    return files.flatMap(\.outline.declarations).filter { $0.kind == .macro && $0.name == word }
      .compactMap { declaration in
        guard let text = declaration.type, text.hasPrefix("\""), text.hasSuffix("\""),
          text.utf8.count > 2
        else { return nil }
        return String(text.dropFirst().dropLast())
      }.filter(Surface.isIdentifier)
  }
}

extension CModuleSources {
  /// A call that gives a type a name, with the words that tell which type.
  struct TypeAddition {
    let addition: CModuleOutline.Addition
    /// Whether the name stands in the call; if not, it is one of the entries of tables.
    let isNamed: Bool
    private let words: Set<Substring>
    private let foldedWords: Set<Substring>

    init(_ addition: CModuleOutline.Addition, isNamed: Bool) {
      self.addition = addition
      self.isNamed = isNamed
      // A variable that is named as a type says which; where it comes from names its base, too.
      let isType = addition.target.lowercased().hasSuffix("_type")
      words = Set(
        (addition.target + (isType ? "" : " " + addition.origin))
          .words)
      foldedWords = Set(words.map(Self.typeWord))
    }

    /// The words by which the tables of the names may be told.
    var tableWords: [String] { isNamed ? [] : addition.words }

    /// Whether the words of the call's target name the type.
    func isAbout(_ type: CModuleOutline.TypeDefinition) -> Bool {
      let name = type.pythonName?.split(separator: ".").last?.lowercased() ?? ""
      return words.contains(type.cName[...]) || foldedWords.contains(name[...])
        || foldedWords.contains(Self.typeWord(type.cName[...]))
    }

    /// `blake2b_type_spec`, `PyBlake2bType` and `blake2b_type` give one word.
    private static func typeWord(_ name: Substring) -> Substring {
      var text = Substring(name.lowercased().filter { $0 != "_" })
      if text.hasPrefix("py") { text = text.dropFirst(2) }
      for ending in ["spec", "desc", "type"] where text.hasSuffix(ending) {
        text = text.dropLast(4)
      }
      return text
    }
  }
}

extension Surface {
  /// By the name of each type of a module: what it has itself.
  func typeMembers(
    of module: String, _ sources: CModuleSources, _ names: CModuleNames
  ) throws(ReadError) -> (members: [String: Set<String>], conditional: Set<String>) {
    var found: [String: Set<String>] = [:]
    var conditional: Set<String> = []
    let index = try cModuleIndex()
    for (type, path) in sources.types
    where names.types.contains(type.cName) || isListed(type, at: path, in: module, sources, names) {
      add(type, sources, to: &found, &conditional)
    }
    // Types of other files that are given to the module.
    for cName in names.types where sources.type(cName) == nil {
      guard let path = index.typeFiles[cName] else { continue }
      let other = try self.sources(ofFile: path)
      for (type, _) in other.types where type.cName == cName {
        add(type, other, to: &found, &conditional)
      }
    }
    try addMade(module, sources, names, to: &found)
    return (found.mapValues { $0.filter(Surface.isIdentifier) }, conditional)
  }

  /// Adds the classes that calls make for the module, with what they have themselves.
  private func addMade(
    _ module: String, _ sources: CModuleSources, _ names: CModuleNames,
    to found: inout [String: Set<String>]
  ) throws(ReadError) {
    for (name, places) in names.places where found[name] == nil {
      for place in places where !place.value.text.isEmpty {
        let expression = CExpressionPlace(
          module: module, sources: sources, path: place.location.path, function: place.function)
        for entity in try classes(of: place.value, expression) {
          switch entity {
          case .cMade(let made): found[name, default: []].formUnion(ownNames(of: made, sources))
          case .fields(let fields): found[name, default: []].formUnion(fields)
          default: break
          }
        }
      }
    }
  }

  /// Whether the words of an addition's target name the type.
  func isAbout(
    _ type: CModuleOutline.TypeDefinition, _ added: CModuleOutline.Addition
  ) -> Bool {
    CModuleSources.TypeAddition(added, isNamed: true).isAbout(type)
  }

  private func add(
    _ type: CModuleOutline.TypeDefinition, _ sources: CModuleSources,
    to found: inout [String: Set<String>], _ conditional: inout Set<String>
  ) {
    guard let name = type.pythonName?.split(separator: ".").last.map(String.init),
      Surface.isIdentifier(name)
    else { return }
    var members: Set<String> = []
    for table in type.tables {
      for (entries, path) in sources.tables[table, default: []]
      where [.methods, .getters, .members, .structSequence].contains(entries.kind) {
        for entry in sources.placedNames(in: entries, at: path) {
          members.insert(entry.name)
          if entry.isConditional { conditional.insert(name + "." + entry.name) }
        }
        if entries.kind == .structSequence {
          members.formUnion(["n_fields", "n_sequence_fields", "n_unnamed_fields"])
        }
      }
    }
    members.formUnion(sources.clinicMembers[name, default: []])
    for added in sources.typeAdditions where added.isAbout(type) {
      if added.isNamed { members.insert(added.addition.name) }
      for (table, _) in added.tableWords.flatMap({ sources.tables[$0, default: []] }) {
        members.formUnion(sources.names(in: table).map(\.name))
      }
    }
    found[name, default: []].formUnion(members)
  }

  /// Whether a type that these sources define is of the module, and not one of another module that
  /// shares them.
  private func isListed(
    _ type: CModuleOutline.TypeDefinition, at path: RepoPath, in module: String,
    _ sources: CModuleSources, _ names: CModuleNames
  ) -> Bool {
    guard let name = type.pythonName else { return false }
    if name.hasPrefix(module + ".") { return true }
    if let last = name.split(separator: ".").last, names.places[String(last)] != nil {
      return sources.isOwn(path, of: module) || module != "sys"
    }
    guard name.holds(".") else { return module == "builtins" || module == "__builtin__" }
    return path == sources.files.first?.path
  }
}
