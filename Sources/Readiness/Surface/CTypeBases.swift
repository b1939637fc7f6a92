internal import CPythonSource

/// The statements of C files that give a type its base when they run, as lists of identifiers:
/// `X.tp_base = &Y;`, `PyType_FromModuleAndSpec(m, &x_spec, base);`, `ADD_TYPE(m, &x_spec, x, &Y);`.
package struct CTypeStatements: Sendable {
  /// A statement that gives a base to a type.
  struct Inheritance: Sendable {
    var words: Set<String>
    /// The type that gets it, if it is an assignment to its `tp_base`: the others are not its heirs.
    var heir: String?
  }

  private(set) var inheritances: [Inheritance] = []

  /// A statement that makes a type or an exception, or lists types.
  struct Making: Sendable {
    var words: Set<String>
    /// The last part of the first string, if the statement makes an exception.
    var exception: String?
    var isList: Bool
  }

  private var makings: [Making] = []
  private var makingsByWord: [String: [Int]] = [:]

  /// The statements that make a type or list types, and that hold the word.
  func statements(with word: String) -> [Making] {
    makingsByWord[word, default: []].map { makings[$0] }
  }

  init(_ source: Span<UInt8>) {
    // Words cost much more than bytes, and few statements are about types: the marks lead to them.
    var places = Self.marks.map { $0.place(in: source, from: 0)?.lowerBound }
    var behind = 0
    while let place = places.compactMap(\.self).min() {
      var start = place
      while start > behind, source[start - 1] != UInt8(ascii: ";") { start -= 1 }
      var end = place
      while end < source.count, source[end] != UInt8(ascii: ";") { end += 1 }
      behind = min(end + 1, source.count)
      for (index, mark) in Self.marks.enumerated() where places[index].map({ $0 < behind }) ?? false
      {
        places[index] = mark.place(in: source, from: behind)?.lowerBound
      }
      let statement = source.extracting(start..<end)
      let words = Self.words(of: statement)
      if words.contains(where: Self.makesType) {
        let heir = words.contains("tp_base") ? Self.heir(in: statement) : nil
        inheritances.append(Inheritance(words: words, heir: heir))
      }
      addMaking(statement, words)
    }
  }

  private mutating func addMaking(_ statement: Span<UInt8>, _ words: Set<String>) {
    let isException = words.contains { $0.hasPrefix("PyErr_NewException") }
    let isList =
      words.contains("PyTypeObject")
      && statement.indices.contains { statement[$0] == UInt8(ascii: "[") }
      && statement.indices.contains { statement[$0] == UInt8(ascii: "{") }
    guard
      isException || isList
        || words.contains(where: {
          Self.makesType($0) || $0.hasPrefix("PyStructSequence_") || Self.isAboutTypes($0)
        })
    else { return }
    for word in words where word.utf8.count > 2 && !Self.common.contains(word) {
      makingsByWord[word, default: []].append(makings.count)
    }
    makings.append(
      Making(
        words: words, exception: isException ? Self.exceptionName(in: statement) : nil,
        isList: isList))
  }

  private static let common: Set<String> = [
    "static", "const", "struct", "NULL", "PyTypeObject", "PyObject", "module", "state", "return",
    "goto",
    "int", "for", "type", "PyModule_AddType",
  ]

  /// A function or macro of the file whose name says that it makes types: `init_sha3type`.
  private static func isAboutTypes(_ word: String) -> Bool {
    guard word.utf8.count > 4, !word.hasPrefix("Py"), !word.hasPrefix("_Py") else { return false }
    let text = word.lowercased()
    return text.holds("type")
      && ["add", "create", "init", "new", "make"].contains { text.holds($0) }
  }

  /// `PyErr_NewException("module.Name", …)`; the strings may be joined: `MODULE ".Name"`.
  private static func exceptionName(in statement: Span<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    guard let open = statement.indices.first(where: { statement[$0] == quote }),
      let close = statement.indices.first(where: { $0 > open && statement[$0] == quote })
    else { return nil }
    let text = String(decoding: (open + 1..<close).map { statement[$0] }, as: UTF8.self)
    return text.split(separator: ".").last.map(String.init)
  }

  /// Each statement that is about types holds one of these.
  private static let marks = ["tp_base", "TYPE", "ype", "PyErr_New", "PyStructSequence_"].map {
    SoughtWord($0)
  }

  /// `X` of `X.tp_base = &Y` and of `state->X->tp_base = Y`.
  private static func heir(in statement: Span<UInt8>) -> String? {
    let mark = SoughtWord("tp_base")
    guard let place = mark.place(in: statement, from: 0) else { return nil }
    var end = place.upperBound
    while end < statement.count, statement[end] == 0x20 { end += 1 }
    guard end < statement.count, statement[end] == UInt8(ascii: "=") else { return nil }
    var last = place.lowerBound
    while last > 0, ".-> ".utf8.contains(statement[last - 1]) { last -= 1 }
    var first = last
    while first > 0, isOfWord(statement[first - 1]) { first -= 1 }
    guard first < last, last < place.lowerBound else { return nil }
    return String(repairing: statement.extracting(first..<last))
  }

  /// Every word of some text of C.
  static func words(of text: Span<UInt8>) -> Set<String> {
    var words: Set<String> = []
    var index = 0
    while index < text.count {
      guard isOfWord(text[index]) else {
        index &+= 1
        continue
      }
      let start = index
      repeat { index &+= 1 } while index < text.count && isOfWord(text[index])
      words.insert(String(repairing: text.extracting(start..<index)))
    }
    return words
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// `tp_base`, `PyType_FromSpec…`, and macros and functions named so: `ADD_TYPE`, `create_type`.
  private static func makesType(_ word: String) -> Bool {
    if word == "tp_base" || word.hasPrefix("PyType_From") { return true }
    if word.utf8.allSatisfy({ !(0x61...0x7A).contains($0) }), word.holds("TYPE") { return true }
    return word.hasSuffix("_type")
      && ["add_", "create_", "init_", "new_", "make_"].contains { word.hasPrefix($0) }
  }
}

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
        && inheritance.heir.map({ $0 == type.cName || folded($0) == folded(type.cName) }) != false
      {
        let words = inheritance.words
        if words.contains(where: { $0.hasSuffix("WithBases") }) { isMadeWithBases = true }
        for word in words.sorted() {
          if let base = try base(named: word, besides: type, module, sources) {
            bases.append(base)
          }
        }
      }
    }
    if bases.isEmpty, isMadeWithBases { bases = [.opaque] }
    return bases
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
    _ paths: [RepoPath]
  ) throws(ReadError) -> Bool {
    let own = foldedOnce(meta.cName)
    for path in paths {
      for inheritance in try tree.cTypeStatements(at: path)?.inheritances ?? []
      where inheritance.words.contains(type.cName)
        && inheritance.words.contains(where: { foldedOnce($0) == own })
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
