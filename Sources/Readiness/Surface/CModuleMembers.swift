internal import CPythonSource

extension Surface {
  /// Looks for a name in a module written in C.
  func cModuleMember(_ name: String, of module: String) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      guard let sources = try sources(of: module) else { return lookup }
      lookup.look(at: sources.files.map(\.path))
      if let made = try self.module("\(module).\(name)") {
        lookup.sightings.append(made)
        return lookup
      }
      let names = try names(of: module, sources)
      if let places = names.places[name], let first = places.first {
        var untold: Location?
        for place in places {
          let before = lookup.sightings.count
          let expression = CExpressionPlace(
            module: module, sources: sources, path: place.location.path, function: place.function)
          for entity in try classes(of: place.value, expression) {
            lookup.see(entity, .class, place.location.path, line: place.location.line ?? 1)
          }
          for taken in try taken(place.value) {
            lookup.see(
              taken.entity, taken.kind, place.location.path, line: place.location.line ?? 1)
          }
          if lookup.sightings.count == before, !place.value.text.isEmpty { untold = place.location }
        }
        if lookup.isFound {
          // Given at two places, it may be what the other one gives.
          if let untold { lookup.see(.opaque, .constant, untold.path, line: untold.line ?? 1) }
          return lookup
        }
        find(name, of: module, in: sources, &lookup)
        if !lookup.isFound {
          for place in places.prefix(8) {
            lookup.see(
              typeEntity(named: name, module, sources), .constant, place.location.path,
              line: place.location.line ?? 1)
          }
        }
        lookup.look(at: first.location.path)
        return lookup
      }
      for error in sources.unread { lookup.open(error) }
      if let first = sources.files.first?.path, Surface.isModuleTable(first) {
        lookup.open("\(first) names the module \(words: module), and its own source was not found")
      }
      if ["__name__", "__doc__", "__spec__", "__loader__", "__package__", "__file__", "__dict__"]
        .contains(name), let path = sources.files.first?.path
      {
        lookup.see(.opaque, .attribute, path, line: 1)
        return lookup
      }
      var guess = Lookup()
      find(name, of: module, in: sources, &guess)
      if let place = names.uncertain[name] {
        lookup.open("\(place) gives the name to something")
      } else if guess.isFound, let place = names.unknownType {
        lookup.open("\(place) gives the module a type that cannot be told")
      } else if !guess.isFound, isUnexplained(name, in: sources),
        let place = sources.mention(of: name)
      {
        lookup.open("\(place) names it, and what for cannot be told")
        lookup.mentions.append(place)
      }
      // The functions of sysmodule.c that set a name are the C API's: others call them with literals.
      if module != "sys", let place = names.opening(for: name) {
        if let user = try usedNames(of: module, names)[name] {
          lookup.see(.opaque, .constant, place.path, line: place.line ?? 1)
          lookup.look(at: user.path)
          return lookup
        }
        lookup.open("\(place) gives the module names that are made at run time")
      }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  private func find(
    _ name: String, of module: String, in sources: CModuleSources, _ lookup: inout Lookup
  ) {
    for (declaration, path) in sources.clinic[name, default: []] {
      let parts = declaration.name.split(separator: ".").map(String.init)
      guard
        parts.dropLast() == module.split(separator: ".").map(String.init)[...]
          || parts.count <= 2 && declaration.kind == .function && !isOfType(parts, sources)
      else { continue }
      switch declaration.kind {
      case .function:
        lookup.see(
          .cFunction(module: module, owner: nil, name: name), .function, path,
          line: declaration.line)
      case .class:
        lookup.see(typeEntity(named: name, module, sources), .class, path, line: declaration.line)
      case .module: break
      }
    }
    for place in sources.functions[name, default: []] {
      lookup.see(
        .cFunction(module: module, owner: nil, name: name), .function, place.path,
        line: place.line ?? 1)
    }
    for (type, path) in sources.typesByName[name[...], default: []] {
      lookup.see(.cType(module: module, cName: type.cName), .class, path, line: type.line)
    }
    guard !lookup.isFound else { return }
    findAddedType(name, in: sources, &lookup)
    if module == "builtins" || module == "__builtin__" { findInSite(name, of: module, &lookup) }
    // `PyErr_NewException("module.Name")`
    let owner = module.drop { $0 == "_" }
    if let place = sources.mention(of: module + "." + name)
      ?? sources.mention(of: String(owner) + "." + name)
    {
      lookup.see(
        typeEntity(named: name, module, sources), .class, place.path, line: place.line ?? 1)
    }
    guard !lookup.isFound else { return }
    for (addition, path) in sources.additions[name, default: []] {
      let isType = addition.target.holds("tp_dict") || addition.target.holds("type->")
      guard !isType else { continue }
      lookup.see(typeEntity(named: name, module, sources), .constant, path, line: addition.line)
    }
    guard !lookup.isFound, let place = sources.macroArgument(name) else { return }
    lookup.see(
      typeEntity(named: name, module, sources), .constant, place.path, line: place.line ?? 1)
  }

  /// A type of another module's sources that this one is given: `PyModule_AddType(m, &PyODict_Type)`.
  private func findAddedType(_ name: String, in sources: CModuleSources, _ lookup: inout Lookup) {
    let others = cModules?.typesByName[name] ?? []
    for file in sources.files {
      for addition in file.module.typeAdditions {
        let isException = addition.cName == "PyExc_" + name
        guard isException || others.contains(addition.cName) else { continue }
        let path = cModules?.typeFiles[addition.cName]
        let owner = path?.folder == "Python" ? "sys" : "builtins"
        if let path { lookup.look(at: path) }
        lookup.see(
          .cType(module: owner, cName: isException ? "_PyExc_" + name : addition.cName), .class,
          file.path, line: addition.line)
      }
    }
    guard !lookup.isFound, let first = sources.files.first,
      let addition = first.module.typeAdditions.first(where: { addition in
        addition.callee.hasPrefix("PyModule_AddType") && !addition.cName.holds("_")
      })
    else { return }
    // A loop over a list of types: `PyModule_AddType(m, typelist[i])`.
    if !others.isDisjoint(with: words(at: first.path)) {
      lookup.open("\(Location(first.path, line: addition.line)) gives the module types of a list")
    }
  }

  /// Every word of a C file; told once.
  func words(at path: RepoPath) -> Set<String> {
    if let known = fileWords[path] { return known }
    let source = (try? tree.bytes(at: path)) ?? []
    let words = CTypeStatements.words(of: source.span)
    fileWords[path] = words
    return words
  }

  /// `builtins.exit = …`: names that `Lib/site.py` gives to the builtins of every interpreter.
  private func findInSite(_ name: String, of module: String, _ lookup: inout Lookup) {
    let site: RepoPath = "Lib/site.py"
    do throws(ReadError) {
      guard let index = try index(of: site) else { return }
      lookup.look(at: site)
      for position in index.attributes[name, default: []] {
        let attribute = index.outline.attributes[position]
        if attribute.object == ["builtins"] || attribute.object == ["__builtin__"] {
          lookup.see(.opaque, .variable, site, line: attribute.line)
        }
      }
    } catch {
      lookup.open(error)
    }
  }

  /// Whether a clinic name is that of a member: its owner is a type of these sources.
  private func isOfType(_ parts: [String], _ sources: CModuleSources) -> Bool {
    guard parts.count == 2 else { return false }
    return sources.typesByName[parts[0][...]] != nil
      || sources.clinic[parts[0], default: []].contains { $0.declaration.kind == .class }
  }

  private func typeEntity(named name: String, _ module: String, _ sources: CModuleSources) -> Entity
  {
    if let (type, _) = sources.typesByName[name[...]]?.first {
      return .cType(module: module, cName: type.cName)
    }
    if module == "builtins" || module == "__builtin__" || module == "exceptions" {
      return .cType(module: module, cName: "_PyExc_" + name)
    }
    if sources.mention(of: module + "." + name) != nil { return .cException }
    if name.hasSuffix("Error") || name.hasSuffix("Exception") || name.hasSuffix("Warning"),
      member(name, of: .cModule("builtins")).isFound
    {
      return .cType(module: "builtins", cName: "_PyExc_" + name)
    }
    // A type whose name is put together by the preprocessor: the only one of the file that declares
    // a class of that name.
    let files = Set(
      sources.clinic[name, default: []].filter { $0.declaration.kind == .class }.map(\.path))
    let unnamed = sources.types.filter { $0.type.pythonName == nil && files.contains($0.path) }
    if unnamed.count == 1 { return .cType(module: module, cName: unnamed[0].type.cName) }
    // A type that is given to the module under a name of its own: told by the C name.
    let alike = sources.cNamesByWord[CModuleSources.word(of: name), default: []]
    if alike.count == 1, let cName = alike.first { return .cType(module: module, cName: cName) }
    return .opaque
  }

  /// Whether the name is a string in the sources that no table, clinic block or addition accounts for.
  func isUnexplained(_ name: String, in sources: CModuleSources) -> Bool {
    sources.tableEntries[name] == nil && sources.clinic[name] == nil
      && sources.additions[name] == nil
  }
}
