internal import CPythonSource

extension Surface {
  /// A parameter that a type written in C takes when it is called: its own, or its bases'.
  ///
  /// - Returns: Nil if it is made as `object` is, without arguments.
  func cTypeParameter(
    _ name: String, of cName: String, in module: String, _ spelling: String, depth: Int
  ) -> Lookup? {
    var lookup = Lookup()
    guard depth < 12 else {
      lookup.open("how \(spelling) is made cannot be told")
      return lookup
    }
    do throws(ReadError) {
      guard let sources = try sources(of: module) else { return lookup }
      guard let (type, path) = sources.type(cName) else {
        if let file = try cModuleIndex().typeFiles[cName], file.text != module {
          return cTypeParameter(name, of: cName, in: file.text, spelling, depth: depth + 1)
        }
        if cName.hasPrefix("_PyExc_") {
          return try exceptionParameter(name, of: cName, module, spelling, depth: depth)
        }
        lookup.open("how \(spelling) is made cannot be told")
        return lookup
      }
      lookup.look(at: path)
      if type.constructors.isEmpty && type.slots.isEmpty && !type.tables.isEmpty,
        type.tables.contains(where: { table in
          sources.tables[table, default: []].contains { $0.table.kind == .structSequence }
        })
      {
        return sequenceParameter(name, of: type.pythonName ?? cName, in: module, spelling)
      }
      let functions = type.constructors.filter {
        $0 != "PyType_GenericNew" && !$0.hasSuffix("tp_new") && !$0.hasSuffix("tp_init")
      }
      if !functions.isEmpty {
        lookup.merge(
          cTypeParameter(
            name, of: type.pythonName ?? cName, functions: functions,
            documentation: type.documentation, in: module, spelling))
        return lookup
      }
      let signatures = try signatures(of: module)
      if let documentation = type.documentation {
        for (prototype, path) in signatures.prototypes[documentation, default: []] {
          let told = note(name, prototype, path, .unknown, &lookup)
          if told == .yes { return lookup }
        }
      }
      if type.slots.isEmpty {
        lookup.open("how \(spelling) is made cannot be told")
        return lookup
      }
      var isPlain = true
      for base in try bases(of: type, at: path, module, sources) {
        guard let found = constructorParameter(name, of: base, spelling, depth: depth + 1) else {
          continue
        }
        isPlain = false
        lookup.merge(found)
      }
      if isPlain { return nil }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// A parameter of a structure sequence: those of `structseq_new(sequence, dict)`, what it has from tuples
  /// for `inspect`, and what Argument Clinic declares for the type itself.
  private func sequenceParameter(
    _ name: String, of pythonName: String, in module: String, _ spelling: String
  ) -> Lookup {
    let file: RepoPath = "Objects/structseq.c"
    var lookup = cTypeParameter(
      name, of: "structseq", functions: ["structseq_new", "structseq_new_impl"],
      documentation: nil, in: file.text, spelling)
    let tuple = constructorParameter(
      name, of: .cType(module: "builtins", cName: "PyTuple_Type"), spelling, depth: 8)
    let own = cTypeParameter(
      name, of: pythonName, functions: [], documentation: nil, in: module, spelling)
    for found in [own, tuple ?? Lookup()] where found.isFound { lookup.merge(found) }
    return lookup
  }

  /// A parameter of the functions that make and fill a type's instances.
  private func cTypeParameter(
    _ name: String, of pythonName: String, functions: [String], documentation: String?,
    in module: String, _ spelling: String
  ) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      guard let sources = try sources(of: module) else { return lookup }
      let signatures = try signatures(of: module)
      for error in signatures.unread { lookup.open(error) }
      let last = pythonName.split(separator: ".").last.map(String.init) ?? pythonName
      var told = Told.unknown
      var prototypes = documentation.map { signatures.prototypes[$0, default: []] } ?? []
      if prototypes.isEmpty {
        prototypes = signatures.prototypesByName[last, default: []].filter {
          $0.prototype.receiver.isEmpty
        }
      }
      var parsed = Told.unknown
      for function in functions {
        for (body, path) in signatures.bodies[function, default: []] {
          lookup.look(at: path)
          // It takes no keywords, and what is given by position as a whole.
          if !body.parsesKeywords, !body.unpacks, parsed == .unknown { parsed = .yes }
          guard body.parsesKeywords else { continue }
          let lists = signatures.keywords(of: body)
          if lists.contains(where: { $0.contains(name) }) {
            lookup.see(.opaque, .parameter, path, line: body.line)
          }
          if !lists.isEmpty, parsed != .no { parsed = lists.joined().contains("") ? .no : .yes }
        }
      }
      for (prototype, path) in prototypes {
        told = note(name, prototype, path, told, isClosed: parsed == .yes, &lookup)
      }
      for constructor in ["__new__", "__init__"] {
        for (declaration, path) in sources.clinic[constructor, default: []]
        where declaration.name.split(separator: ".").dropLast().last.map(String.init) == last
          && !declaration.parameters.isEmpty
        {
          lookup.look(at: path)
          told = .yes
          if declaration.parameters.contains(name) {
            lookup.see(.opaque, .parameter, path, line: declaration.line)
          }
        }
      }
      if let first = sources.files.first, lookup.lookedAt.isEmpty { lookup.look(at: first.path) }
      if told != .yes, parsed != .yes {
        lookup.open("what \(spelling) takes is told by its code alone")
      }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// A parameter of an exception that `Objects/exceptions.c` makes by macros: of the functions that are
  /// named after it, or after the exception that it extends.
  private func exceptionParameter(
    _ name: String, of cName: String, _ module: String, _ spelling: String, depth: Int
  ) throws(ReadError) -> Lookup {
    var lookup = Lookup()
    let path: RepoPath = "Objects/exceptions.c"
    guard let bytes = try tree.bytes(at: path) else {
      lookup.open("how \(spelling) is made cannot be told")
      return lookup
    }
    lookup.look(at: path)
    let signatures = try signatures(of: path.text)
    let hierarchy = ExceptionHierarchy(source: bytes.span)
    var current = String(cName.dropFirst("_PyExc_".count))
    guard hierarchy.definitions[current] != nil || Self.isExceptionName(current) else {
      lookup.open("how \(spelling) is made cannot be told")
      return lookup
    }
    for _ in 0..<16 {
      var isParsed = false
      for suffix in ["_new", "_init"] {
        for (body, path) in signatures.bodies[current + suffix, default: []] {
          guard body.parsesKeywords else { continue }
          isParsed = true
          if signatures.keywords(of: body).contains(where: { $0.contains(name) }) {
            lookup.see(.opaque, .parameter, path, line: body.line)
          }
        }
      }
      guard !isParsed, let definition = hierarchy.definitions[current] else { break }
      current = definition.base
    }
    if !lookup.isFound, ["args", "kwargs"].contains(name) {
      lookup.open("\(spelling) takes its arguments by position, and no signature names them")
    }
    return lookup
  }
}
