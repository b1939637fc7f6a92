internal import CPythonSource

extension Surface {
  /// Looks for a name in a type written in C: its tables, Argument Clinic declarations and bases.
  func cTypeMember(_ name: String, of cName: String, in module: String) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      guard let sources = try sources(of: module) else { return lookup }
      if cName.hasPrefix("_PyExc_"), let found = try exceptionMember(name, of: cName, sources) {
        return found
      }
      guard let (type, path) = sources.type(cName) else {
        if let file = try cModuleIndex().typeFiles[cName], file.text != module {
          return member(name, of: .cType(module: file.text, cName: cName))
        }
        lookup.open("the type \(cName) is made in a way that is not read")
        return lookup
      }
      lookup.look(at: path)
      let pythonName = type.pythonName?.split(separator: ".").last.map(String.init)
      for (declaration, path) in sources.clinic[name, default: []] {
        let owner = declaration.name.split(separator: ".").dropLast().last.map(String.init)
        if owner == pythonName || owner == cName {
          lookup.see(
            .cFunction(module: module, owner: cName, name: name), .method, path,
            line: declaration.line)
        }
      }
      let method = Entity.cFunction(module: module, owner: cName, name: name)
      find(name, inTables: type.tables, sources, method: method, &lookup)
      if isSpecial(name) { findSlot(name, of: type, at: path, sources, &lookup) }
      if lookup.isFound { return lookup }
      if hasSequenceFields(type, sources) {
        lookup.merge(try sequenceMember(name))
        if lookup.isFound { return lookup }
      }
      if isOfObject(name) {
        lookup.see(.opaque, .method, path, line: type.line)
        return lookup
      }
      let bases = try bases(of: type, at: path, module, sources)
      for base in bases {
        lookup.merge(member(name, of: base))
        if lookup.isFound { return lookup }
      }
      if bases.isEmpty || bases == [.opaque], Self.isExceptionName(pythonName ?? "") {
        lookup.merge(exceptionMember(name))
        if lookup.isFound { return lookup }
      }
      for (addition, path) in sources.additions[name, default: []] {
        if CAdditionTarget.isOfType(addition) {
          if isAbout(type, addition) {
            lookup.see(.opaque, .attribute, path, line: addition.line)
          } else if !sources.types.contains(where: { isAbout($0.type, addition) }) {
            lookup.open("\(Location(path, line: addition.line)) gives the name to a type")
          }
        } else if addition.isOnSelf {
          if isMethod(addition.function, of: type, sources) {
            lookup.see(.opaque, .attribute, path, line: addition.line)
          } else if try isOfUnknown(addition.function, of: module, sources) {
            lookup.open("\(Location(path, line: addition.line)) gives the name to something")
          }
        } else if case .unknown = CAdditionTarget(addition, of: module, isOwn: true) {
          lookup.open("\(Location(path, line: addition.line)) gives the name to something")
        }
      }
      findDynamic(name, of: type, sources, &lookup)
      if lookup.isFound { return lookup }
      lookup.merge(try metaclassMember(name, of: type, at: path, module, sources))
      if lookup.isFound { return lookup }
      if isUnexplained(name, in: sources), let place = sources.mention(of: name) {
        lookup.open("\(place) names it, and what for cannot be told")
      }
      if !isSpecial(name), let place = sources.asking(for: name, like: path, in: module) {
        lookup.open("\(place) asks for it: classes that are made from it may set it")
      }
      for error in sources.unread { lookup.open(error) }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// Looks for a name among those that calls give a type from a table.
  private func findDynamic(
    _ name: String, of type: CModuleOutline.TypeDefinition, _ sources: CModuleSources,
    _ lookup: inout Lookup
  ) {
    for (added, path, _) in sources.dynamicAdditions
    where CAdditionTarget.isOfType(added) && isAbout(type, added) {
      let tables = added.words.flatMap { sources.tables[$0, default: []] }
      for (table, path) in tables {
        for entry in sources.names(in: table) where entry.name == name {
          lookup.see(.opaque, .attribute, path, line: entry.line)
        }
      }
      if tables.isEmpty {
        lookup.open("\(Location(path, line: added.line)) gives a type names made at run time")
      }
    }
  }

  /// Looks for a name among what `Objects/structseq.c` gives every structure sequence, and tuples.
  private func sequenceMember(_ name: String) throws(ReadError) -> Lookup {
    var lookup = Lookup()
    let path: RepoPath = "Objects/structseq.c"
    let sources = try sources(ofFile: path)
    lookup.look(at: path)
    for file in sources.files {
      for table in file.module.tables where table.kind == .methods {
        for entry in sources.names(in: table) where entry.name == name {
          lookup.see(.opaque, .method, path, line: entry.line)
        }
      }
      let isAttribute = name.hasPrefix("n_") || isSpecial(name)
      if isAttribute, let line = file.module.strings[name] {
        lookup.see(.opaque, .attribute, path, line: line)
      }
    }
    if !lookup.isFound {
      lookup.merge(member(name, of: .cType(module: "builtins", cName: "PyTuple_Type")))
    }
    return lookup
  }

  /// Looks for a name in the metaclasses of a module: a type has what its own metaclass has.
  private func metaclassMember(
    _ name: String, of type: CModuleOutline.TypeDefinition, at path: RepoPath, _ module: String,
    _ sources: CModuleSources
  ) throws(ReadError) -> Lookup {
    var lookup = Lookup()
    let paths = Set([path] + (sources.files.first.map { [$0.path] } ?? [])).sorted()
    for (meta, place) in try metaclasses(of: module, sources) where meta.cName != type.cName {
      var given = Lookup()
      find(name, inTables: meta.tables, sources, &given)
      guard given.isFound else { continue }
      if try isMade(type, from: meta, paths, sources) {
        lookup.merge(given)
      } else {
        lookup.open("\(Location(place, line: meta.line)) is a metaclass that has the name")
      }
    }
    return lookup
  }

  /// `NameError`, `Warning`
  static func isExceptionName(_ name: String) -> Bool {
    ["Error", "Exception", "Warning"].contains { name.hasSuffix($0) }
  }

  private func hasSequenceFields(
    _ type: CModuleOutline.TypeDefinition, _ sources: CModuleSources
  ) -> Bool {
    type.tables.contains { table in
      sources.tables[table, default: []].contains { $0.table.kind == .structSequence }
    }
  }

  private func find(
    _ name: String, inTables names: [String], _ sources: CModuleSources,
    method: Entity = .opaque, _ lookup: inout Lookup
  ) {
    for tableName in names {
      let lines = sources.tableLines[tableName, default: []]
      for ((table, path), lines) in zip(sources.tables[tableName, default: []], lines) {
        for line in lines[name, default: []] {
          let isMethod = table.kind == .methods
          lookup.see(
            isMethod ? method : .opaque, isMethod ? .method : .attribute, path, line: line)
        }
        if !lookup.isFound, let macro = sources.unknownMacros(in: table).first {
          lookup.open("\(Location(path, line: macro.line)) stands for an entry that was not found")
        }
      }
    }
  }

  /// The module whose sources define a type.
  func owner(ofType cName: String, preferring module: String) throws(ReadError) -> String {
    if let sources = try sources(of: module), sources.type(cName) != nil { return module }
    return "builtins"
  }

  /// Looks for a name in an exception: `Objects/exceptions.c` makes most of them by macros.
  private func exceptionMember(
    _ name: String, of cName: String, _ sources: CModuleSources
  ) throws(ReadError) -> Lookup? {
    let path: RepoPath = "Objects/exceptions.c"
    guard let bytes = try tree.bytes(at: path) else { return nil }
    let hierarchy = ExceptionHierarchy(source: bytes.span)
    var lookup = Lookup()
    lookup.look(at: path)
    var current = String(cName.dropFirst("_PyExc_".count))
    var steps = 0
    while steps < 16 {
      steps += 1
      guard let definition = hierarchy.definitions[current] else { break }
      find(name, inTables: definition.tables, sources, &lookup)
      findOnSelf(name, ofException: current, sources, &lookup)
      if lookup.isFound { return lookup }
      current = definition.base
    }
    for (type, _) in sources.types
    where type.cName == "_PyExc_" + current || type.pythonName == current {
      func method(of owner: String) -> Entity {
        .cFunction(module: "builtins", owner: owner, name: name)
      }
      find(name, inTables: type.tables, sources, method: method(of: type.cName), &lookup)
      for (base, _) in sources.types
      where !lookup.isFound && base.cName == "_PyExc_BaseException" {
        find(name, inTables: base.tables, sources, method: method(of: base.cName), &lookup)
      }
      for owner in [current, "BaseException"] where !lookup.isFound {
        findOnSelf(name, ofException: owner, sources, &lookup)
      }
      if isSpecial(name) {
        for type in ["PyBaseObject_Type", type.cName] {
          lookup.merge(member(name, of: .cType(module: "builtins", cName: type)))
        }
      }
      return lookup
    }
    return nil
  }
}
