internal import CPythonSource

extension Surface {
  /// What a type written in C inherits from: the bases in its definition, and those that the module
  /// gives it when it is made.
  func bases(
    of type: CModuleOutline.TypeDefinition, at path: RepoPath, _ module: String,
    _ sources: CModuleSources
  ) throws(ReadError) -> [Entity] {
    let key = Entity.cType(module: module, cName: type.cName)
    return try kept(\.typeBases, key, as: .bases(key)) { () throws(ReadError) in
      try readBases(of: type, at: path, module, sources)
    }
  }

  private func readBases(
    of type: CModuleOutline.TypeDefinition, at path: RepoPath, _ module: String,
    _ sources: CModuleSources
  ) throws(ReadError) -> [Entity] {
    var bases: [Entity] = []
    for base in type.bases where base != "PyBaseObject_Type" && base != type.cName {
      bases.append(.cType(module: try owner(ofType: base, preferring: module), cName: base))
    }
    if let given = try givenBases(of: type, module, sources) {
      for base in given where !bases.contains(base) { bases.append(base) }
      return bases
    }
    // `PyType_FromSpecWithBases(&x_spec, bases)`, where the bases are a variable.
    var isMadeWithBases = false
    let paths = bases.isEmpty ? [path] + (sources.files.first.map { [$0.path] } ?? []) : []
    for path in Set(paths).sorted() {
      // A statement about one type is short; a long one lists many.
      for inheritance in try tree.cTypeStatements(at: path)?.inheritances ?? []
      where inheritance.words.contains(type.cName) && inheritance.words.count < 24
        && !inheritance.words.contains("PyVarObject_HEAD_INIT")
        && isHeir(type, by: inheritance, sources)
      {
        let words = inheritance.words
        if words.contains(where: { $0.hasSuffix("WithBases") }) { isMadeWithBases = true }
        var others: [Entity] = []
        var metaclasses: [Entity] = []
        for word in words.sorted() {
          guard let base = try base(named: word, besides: type, module, sources) else { continue }
          if !inheritance.arguments.isEmpty, case .cType(_, let name) = base,
            try isMetaclass(name, at: path, sources)
          {
            metaclasses.append(base)
          } else {
            others.append(base)
          }
        }
        // `ADD_TYPE(&X_Type, &XMeta_Type, &Y_Type)` names the metaclass, too.
        bases += others.isEmpty ? metaclasses : others
      }
    }
    if bases.isEmpty, isMadeWithBases { bases = [.opaque] }
    return bases
  }

  /// Whether a statement that names a type can give it a base.
  private func isHeir(
    _ type: CModuleOutline.TypeDefinition, by inheritance: CTypeStatements.Inheritance,
    _ sources: CModuleSources
  ) -> Bool {
    let own = folded(type.cName)
    if let heir = inheritance.heir { return heir == type.cName || folded(heir) == own }
    let first = inheritance.arguments.first { sources.type(folded: folded($0)) != nil }
    return first.map { folded($0) == own } ?? true
  }

  /// Whether a type of the module is given `type` as its base.
  private func isMetaclass(
    _ name: String, at path: RepoPath, _ sources: CModuleSources
  ) throws(ReadError) -> Bool {
    guard let (type, _) = sources.type(name), type.cName != "PyType_Type" else { return false }
    if type.bases.contains("PyType_Type") { return true }
    for inheritance in try tree.cTypeStatements(at: path)?.inheritances ?? []
    where inheritance.words.contains("PyType_Type") && inheritance.words.contains(type.cName)
      && inheritance.words.count < 24 && isHeir(type, by: inheritance, sources)
    {
      return true
    }
    return false
  }

  /// The bases that calls give a type when they make it; nil if no call that makes it was read.
  private func givenBases(
    of type: CModuleOutline.TypeDefinition, _ module: String, _ sources: CModuleSources
  ) throws(ReadError) -> [Entity]? {
    var found: [Entity] = []
    var isGiven = false
    let calls =
      sources.makingsBySpecification[type.cName, default: []]
      + sources.makings[type.cName, default: []].filter { $0.making.maker == .base }
    for (making, path) in calls {
      isGiven = true
      guard let position = making.maker.basesPlace else { continue }
      let place = CExpressionPlace(
        module: module, sources: sources, path: path, function: making.function)
      for base in try bases(of: making, at: position, place)
      where base != .cType(module: "builtins", cName: "PyBaseObject_Type")
        && base != .cType(module: module, cName: type.cName) && !found.contains(base)
      {
        found.append(base)
      }
    }
    return isGiven ? found : nil
  }

  /// The types of a module from which other types of it are made: what has `type`, or another of them,
  /// as its base.
  func metaclasses(
    of module: String, _ sources: CModuleSources
  ) throws(ReadError) -> [(type: CModuleOutline.TypeDefinition, path: RepoPath)] {
    try kept(\.metaclasses, module, as: .metaclasses(module)) { () throws(ReadError) in
      try readMetaclasses(of: module, sources)
    }
  }

  private func readMetaclasses(
    of module: String, _ sources: CModuleSources
  ) throws(ReadError) -> [(type: CModuleOutline.TypeDefinition, path: RepoPath)] {
    var classes: Set<Entity> = [.cType(module: "builtins", cName: "PyType_Type")]
    var found: [(type: CModuleOutline.TypeDefinition, path: RepoPath)] = []
    var rest = sources.types
    var isChanged = true
    while isChanged {
      isChanged = false
      var left: [(type: CModuleOutline.TypeDefinition, path: RepoPath)] = []
      for (candidate, path) in rest {
        let bases = try bases(of: candidate, at: path, module, sources)
        if bases.contains(where: classes.contains) {
          // The built-in types have no metaclass but `type` itself.
          if module != "builtins" {
            classes.insert(.cType(module: module, cName: candidate.cName))
          }
          found.append((candidate, path))
          isChanged = true
        } else {
          left.append((candidate, path))
        }
      }
      rest = left
    }
    return found
  }

  /// Whether the statement that makes a type names the metaclass, by a variable that is named as the
  /// metaclass' specification: `ADD_TYPE(st->X, &x_spec, st->XType_Type)` with `x_type_spec`.
  func isMade(
    _ type: CModuleOutline.TypeDefinition, from meta: CModuleOutline.TypeDefinition,
    _ paths: [RepoPath], _ sources: CModuleSources
  ) throws(ReadError) -> Bool {
    let own = foldedOnce(meta.cName)
    for path in paths {
      for inheritance in try tree.cTypeStatements(at: path)?.inheritances ?? []
      where inheritance.words.contains(type.cName)
        && inheritance.words.contains(where: { foldedOnce($0) == own })
        && isHeir(type, by: inheritance, sources)
      {
        return true
      }
    }
    return false
  }

  /// The type that an identifier of such a statement stands for; nil for everything else.
  private func base(
    named word: String, besides type: CModuleOutline.TypeDefinition, _ module: String,
    _ sources: CModuleSources
  ) throws(ReadError) -> Entity? {
    if word.hasPrefix("PyExc_") { return .cType(module: "builtins", cName: "_" + word) }
    let name = folded(word)
    guard word != type.cName, name != folded(type.cName), word != "PyBaseObject_Type"
    else {
      return nil
    }
    // A variable that holds a type made from a specification of nearly the same name.
    if let own = sources.type(folded: name) { return .cType(module: module, cName: own) }
    guard try cModuleIndex().typeFiles[word] != nil else { return nil }
    return .cType(module: try owner(ofType: word, preferring: module), cName: word)
  }
}

/// `PyBufferedIOBase_Type` and `bufferediobase_spec` both give `bufferediobase`.
func folded(_ name: String) -> Substring {
  var text = Substring(name.lowercased().filter { $0 != "_" })
  if text.hasPrefix("py") { text = text.dropFirst(2) }
  for ending in ["spec", "type"] where text.hasSuffix(ending) { text = text.dropLast(4) }
  return text
}

/// `PyWidgetType_Type` and `pywidget_type_spec` both give `widgettype`.
private func foldedOnce(_ name: String) -> Substring {
  var text = Substring(name.lowercased().filter { $0 != "_" })
  if text.hasPrefix("py") { text = text.dropFirst(2) }
  if text.hasSuffix("spec") || text.hasSuffix("type") { text = text.dropLast(4) }
  return text
}
