internal import CPythonSource

extension CModuleSources {
  /// The names that the module may have, to be looked up one by one.
  func candidates(for module: String) -> Set<String> {
    // The sources of builtins and sys are those of other modules, too.
    let isShared = ["builtins", "__builtin__", "sys"].contains(module)
    var names: Set<String> = []
    for (name, entries) in additions {
      let isModules = entries.contains { addition, path in
        (!isShared || path == files.first?.path)
          && (Self.isModule(addition.target) || Self.isDictionary(addition.target))
      }
      if isModules { names.insert(name) }
    }
    let prefix = module + "."
    for declarations in clinic.values {
      for (declaration, _) in declarations
      where declaration.kind != .module && declaration.name.hasPrefix(prefix) {
        let rest = declaration.name.dropFirst(prefix.count)
        if !rest.contains(".") { names.insert(String(rest)) }
      }
    }
    for (cName, entries) in tables {
      for (table, _) in entries {
        let isModules = moduleTables.contains(cName) || !typeTables.contains(cName)
        let isConstants = table.kind == .other && !dynamicAdditions.isEmpty
        guard table.kind == .methods && isModules || isConstants else { continue }
        names.formUnion(self.names(in: table).map(\.name))
      }
    }
    let added = Set(files.flatMap { $0.module.typeAdditions.map(\.cName) })
    for (type, path) in types {
      guard let name = type.pythonName else { continue }
      if added.contains(type.cName) || isListed(type, at: path, in: module) {
        names.insert(String(name.split(separator: ".").last ?? ""))
      }
    }
    return names.filter(Surface.isIdentifier)
  }

  /// Whether a type that these sources define is of the module, and not one of another module that
  /// shares them.
  private func isListed(
    _ type: CModuleOutline.TypeDefinition, at path: RepoPath, in module: String
  ) -> Bool {
    guard let name = type.pythonName else { return false }
    if name.hasPrefix(module + ".") { return true }
    guard name.contains(".") else { return module == "builtins" || module == "__builtin__" }
    return path == files.first?.path
  }

  /// Whether the first argument of a call that adds a name is a module: `m`, `module`, `mod`.
  static func isModule(_ target: String) -> Bool {
    let last = lastWord(target)
    return last == "m" || last.lowercased().contains("mod")
  }

  /// Whether it is a dictionary, which may be a module's or a type's: `d`, `dict`, `interp->sysdict`.
  private static func isDictionary(_ target: String) -> Bool {
    ["d", "dict", "sysdict", "bdict"].contains(lastWord(target))
  }

  private static func lastWord(_ target: String) -> Substring {
    target.split { !($0.isLetter || $0.isNumber || $0 == "_") }.last ?? ""
  }

  /// By the Python name of each type of the module: what its tables and clinic blocks give it.
  func typeMembers(in module: String) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for (type, path) in types where isListed(type, at: path, in: module) {
      guard let full = type.pythonName, let name = full.split(separator: ".").last.map(String.init),
        Surface.isIdentifier(name)
      else { continue }
      for table in type.tables {
        for (entries, _) in tables[table, default: []]
        where [.methods, .getters, .members, .structSequence].contains(entries.kind) {
          found[name, default: []].formUnion(names(in: entries).map(\.name))
        }
      }
      found[name, default: []].formUnion([])
    }
    for declarations in clinic.values {
      for (declaration, _) in declarations where declaration.kind == .function {
        let parts = declaration.name.split(separator: ".").map(String.init)
        guard parts.count > 1, found[parts[parts.count - 2]] != nil else { continue }
        found[parts[parts.count - 2]]?.insert(parts[parts.count - 1])
      }
    }
    return found.mapValues { $0.filter(Surface.isIdentifier) }
  }
}

extension TreeSurface.CNames {
  init(_ index: HeaderIndex) {
    for (name, entries) in index.declarations {
      // A name may be a function for one build and a macro for another: it is in both lists.
      let kinds = Set(entries.map { SymbolKind($0.declaration.kind) })
      if kinds.contains(.function) { functions.append(name) }
      if kinds.contains(.variable) { variables.append(name) }
      if kinds.contains(.macro) { macros.append(name) }
      if kinds.contains(.type) || kinds.contains(.structure) { types.append(name) }
      if kinds.contains(.enumConstant) { constants.append(name) }
    }
    functions.sort()
    variables.sort()
    macros.sort()
    types.sort()
    constants.sort()
    for (structure, entries) in index.members {
      var names: Set<String> = []
      for entry in entries {
        guard let first = entry.member.path.first else { continue }
        guard entry.member.type == "(macro)" else {
          names.insert(first)
          continue
        }
        // `PyObject ob_base;`: the last word of each declaration of the macro.
        for declared in index.declarations[first, default: []] {
          for part in (declared.declaration.type ?? "").split(separator: ";") {
            let words = part.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            if words.count > 1, let last = words.last { names.insert(String(last)) }
          }
        }
      }
      members[structure] = names.sorted()
    }
  }
}
