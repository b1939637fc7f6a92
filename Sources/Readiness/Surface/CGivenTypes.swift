internal import CPythonSource

/// Tells which types a file means by the variables that it gives to a module.
///
/// `state->X = PyType_FromModuleAndSpec(m, &x_spec, NULL)` ties a variable to a specification: they stand in
/// one statement. So does `CREATE_TYPE(m, state->X, &x_spec)`, and a list `types[] = {&A, &B}`.
struct GivenTypes {
  private let sources: CModuleSources
  private let file: CModuleSources.File
  private let statements: CTypeStatements
  private var names: [String: String] = [:]

  init(_ file: CModuleSources.File, _ sources: CModuleSources, statements: CTypeStatements) {
    self.file = file
    self.sources = sources
    self.statements = statements
    for (type, _) in sources.types {
      guard let name = type.pythonName?.split(separator: ".").last else { continue }
      names[type.cName] = String(name)
    }
  }

  /// The names that an addition gives to the module, with the types they stand for.
  func names(
    of addition: CModuleOutline.TypeAddition, _ index: CModuleIndex
  ) -> [(name: String, cName: String?)] {
    let word = addition.cName
    if let name = names[word] ?? index.name(ofSharedType: word) { return [(name, word)] }
    if word.hasPrefix("PyExc_") { return [(String(word.dropFirst("PyExc_".count)), "_" + word)] }
    var found = listed(word, index)
    for statement in statements.statements(with: word) {
      for other in statement.words where other != word {
        if let name = names[other] { found.append((name, other)) }
      }
      if let exception = statement.exception { found.append((exception, nil)) }
    }
    // `state->X = PyObject_CallMethod(collections, "namedtuple", "(ss)", "X", …)`
    if found.isEmpty {
      found = sources.makings[word, default: []].compactMap { made in
        made.making.className.map { ($0, nil) }
      }
    }
    // `ADD_EXCEPTION(state, Error)`: the variable is named as the type.
    if found.isEmpty, file.module.strings[word] != nil { found.append((word, nil)) }
    if found.isEmpty {
      let folded = Self.folded(word)
      for (cName, name) in names where Self.folded(cName) == folded { found.append((name, cName)) }
    }
    return found
  }

  /// The types of a list, by the list's name.
  private func listed(_ word: String, _ index: CModuleIndex) -> [(name: String, cName: String?)] {
    var found: [(name: String, cName: String?)] = []
    for (table, _) in sources.tables[word, default: []] {
      for reference in table.references {
        if let name = names[reference] ?? index.name(ofSharedType: reference) {
          found.append((name, reference))
        }
      }
    }
    guard found.isEmpty else { return found }
    for statement in statements.statements(with: word) where statement.isList {
      for other in statement.words where other != word {
        for inner in statements.statements(with: other) {
          for spec in inner.words where names[spec] != nil && spec != other {
            found.append((names[spec] ?? "", spec))
          }
        }
      }
    }
    return found
  }

  /// `PyBlob_Type` and `blob_type_spec` both give `blob`.
  private static func folded(_ name: String) -> Substring {
    var text = Substring(name.lowercased().filter { $0 != "_" })
    if text.hasPrefix("py") { text = text.dropFirst(2) }
    for ending in ["spec", "desc", "type"] where text.hasSuffix(ending) { text = text.dropLast(4) }
    return text
  }
}
