internal import CPythonSource

/// The statements of C files that give a type its base when they run, as lists of identifiers:
/// `X.tp_base = &Y;`, `PyType_FromModuleAndSpec(m, &x_spec, base);`, `ADD_TYPE(m, &x_spec, x, &Y);`.
package struct CTypeStatements: Sendable {
  private(set) var statements: [Set<String>] = []

  init(_ source: Span<UInt8>) {
    var start = 0
    while start < source.count {
      var end = start
      while end < source.count, source[end] != UInt8(ascii: ";") { end += 1 }
      let statement = source.extracting(start..<end)
      start = end + 1
      // Words cost much more than bytes, and few statements are about types.
      guard Self.marks.contains(where: { $0.isIn(statement) }) else { continue }
      let words = Self.words(of: statement)
      if words.contains(where: Self.makesType) { statements.append(words) }
    }
  }

  /// Each word that makes a type holds one of these.
  private static let marks = ["tp_base", "PyType_From", "TYPE", "_type"].map { ByteWord($0) }

  /// Every word of some text of C.
  static func words(of text: Span<UInt8>) -> Set<String> {
    var words: Set<String> = []
    var word: [UInt8] = []
    for index in text.indices {
      if isOfWord(text[index]) {
        word.append(text[index])
      } else if !word.isEmpty {
        words.insert(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.insert(String(decoding: word, as: UTF8.self)) }
    return words
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// `tp_base`, `PyType_FromSpec…`, and macros and functions named so: `ADD_TYPE`, `create_type`.
  private static func makesType(_ word: String) -> Bool {
    if word == "tp_base" || word.hasPrefix("PyType_From") { return true }
    if word.utf8.allSatisfy({ !(0x61...0x7A).contains($0) }), word.contains("TYPE") { return true }
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
    if let known = typeBases[key] { return known }
    var bases: [Entity] = []
    for base in type.bases where base != "PyBaseObject_Type" && base != type.cName {
      bases.append(.cType(module: try owner(ofType: base, preferring: module), cName: base))
    }
    // `PyType_FromSpecWithBases(&x_spec, bases)`, where the bases are a variable.
    var isMadeWithBases = false
    let paths = bases.isEmpty ? [path] + (sources.files.first.map { [$0.path] } ?? []) : []
    for path in Set(paths).sorted() {
      let statements = try tree.cTypeStatements(at: path)?.statements ?? []
      for words in statements where words.contains(type.cName) {
        if words.contains(where: { $0.hasSuffix("WithBases") }) { isMadeWithBases = true }
        for word in words.sorted() {
          if let base = try base(named: word, besides: type, module, sources) {
            bases.append(base)
          }
        }
      }
    }
    if bases.isEmpty, isMadeWithBases { bases = [.opaque] }
    typeBases[key] = bases
    return bases
  }

  /// The types of a module from which other types of it are made: what has `type` as its base.
  func metaclasses(
    of module: String, _ sources: CModuleSources
  ) throws(ReadError) -> [(type: CModuleOutline.TypeDefinition, path: RepoPath)] {
    if let known = metaclasses[module] { return known }
    let type = Entity.cType(module: "builtins", cName: "PyType_Type")
    var found: [(type: CModuleOutline.TypeDefinition, path: RepoPath)] = []
    for (candidate, path) in sources.types
    where try bases(of: candidate, at: path, module, sources).contains(type) {
      found.append((candidate, path))
    }
    metaclasses[module] = found
    return found
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
