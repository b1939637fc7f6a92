internal import CPythonSource

extension Surface {
  /// A parameter of a function or method written in C.
  ///
  /// Signatures in docstrings tell it, the lists of keywords that the function parses, and Argument
  /// Clinic. Arguments that are taken by position alone and named nowhere leave it open.
  func cFunctionParameter(
    _ name: String, of function: String, owner: String?, in module: String, _ spelling: String
  ) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      guard let sources = try sources(of: module) else { return lookup }
      let signatures = try signatures(of: module)
      for error in signatures.unread { lookup.open(error) }
      let type = owner.flatMap(sources.type)?.type
      let tables =
        type?.tables
        ?? sources.tableNames.filter {
          sources.moduleTables.contains($0) || !sources.typeTables.contains($0)
        }
      let entries = tables.flatMap { signatures.entries(named: function, in: $0) }
      let clinic = clinicDeclarations(of: function, type, module, sources)
      for (declaration, path) in clinic where declaration.parameters.contains(name) {
        lookup.look(at: path)
        lookup.see(.opaque, .parameter, path, line: declaration.line)
      }
      for (entry, path) in entries {
        lookup.look(at: path)
        if name == "self", type != nil, !entry.flags.contains("METH_STATIC"),
          !entry.flags.contains("METH_CLASS")
        {
          // `list.append` takes the list, as a method of Python does.
          lookup.see(.opaque, .parameter, path, line: entry.line)
        }
        lookup.merge(parameter(name, of: entry, isMethod: type != nil, signatures, spelling))
      }
      guard entries.isEmpty else { return lookup }
      // The table is made by macros.
      var told = Told.unknown
      for (prototype, path) in signatures.prototypesByName[function, default: []]
      where (prototype.receiver == "module") == (type == nil) {
        told = note(name, prototype, path, told, &lookup)
      }
      for (declaration, path) in clinic where !declaration.parameters.isEmpty {
        lookup.look(at: path)
        told = .yes
      }
      if told != .yes { lookup.open("what \(spelling) takes cannot be told") }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// A parameter of the function that an entry of a table of methods names.
  private func parameter(
    _ name: String, of entry: CCallables.Entry, isMethod: Bool, _ signatures: CSignatures,
    _ spelling: String
  ) -> Lookup {
    var lookup = Lookup()
    var told: Told = entry.flags.contains("METH_NOARGS") ? .yes : .unknown
    var prototypes = signatures.prototypes[entry.documentation, default: []]
    if entry.documentation.isEmpty { prototypes = [] }
    if let own = entry.prototype {
      told = note(name, own, nil, told, &lookup)
      if lookup.isFound { return lookup }
    }
    if prototypes.isEmpty, entry.prototype == nil {
      prototypes = signatures.prototypesByName[entry.name, default: []].filter {
        $0.prototype.isSignature && ($0.prototype.receiver == "module") == !isMethod
      }
    }
    var parsed = Told.unknown
    for (body, path) in signatures.bodies[entry.function, default: []] where body.parsesKeywords {
      lookup.look(at: path)
      let lists = signatures.keywords(of: body)
      if lists.contains(where: { $0.contains(name) }) {
        lookup.see(.opaque, .parameter, path, line: body.line)
      }
      // Those that are taken by position alone have no name there.
      if !lists.isEmpty, parsed != .no { parsed = lists.joined().contains("") ? .no : .yes }
    }
    for (prototype, path) in prototypes {
      told = note(name, prototype, path, told, isClosed: parsed == .yes, &lookup)
    }
    if told != .yes, parsed != .yes {
      lookup.open(
        entry.flags.contains("METH_KEYWORDS")
          ? "what \(spelling) takes is told by its code alone"
          : "\(spelling) takes its arguments by position, and no signature names them")
    }
    return lookup
  }

  /// Takes what a prototype says of a name.
  ///
  /// - Parameter isClosed: Whether the function is known to take no more than the prototype names.
  /// - Returns: Whether it is told now what the function takes.
  func note(
    _ name: String, _ prototype: CPrototype, _ path: RepoPath?, _ told: Told,
    isClosed: Bool = false, _ lookup: inout Lookup
  ) -> Told {
    if let path { lookup.look(at: path) }
    if prototype.parameters.contains(name) {
      let place = path ?? lookup.lookedAt.last ?? "Modules"
      lookup.see(.opaque, .parameter, place, line: prototype.line)
    }
    return prototype.isSignature && (!prototype.isOpen || isClosed) ? .yes : told
  }

  /// What Argument Clinic declares for a function: of a type by its last two names, of a module by all.
  private func clinicDeclarations(
    of function: String, _ type: CModuleOutline.TypeDefinition?, _ module: String,
    _ sources: CModuleSources
  ) -> [(declaration: CModuleOutline.ClinicDeclaration, path: RepoPath)] {
    let owner = type?.pythonName?.split(separator: ".").last
    return sources.clinic[function, default: []].filter { declaration, _ in
      guard declaration.kind == .function else { return false }
      let outer = declaration.name.split(separator: ".").dropLast()
      guard let type else { return outer.joined(separator: ".") == module || outer.count < 2 }
      return outer.last == owner || outer.last.map(String.init) == type.cName
    }
  }
}
