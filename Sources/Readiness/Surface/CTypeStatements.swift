internal import CPythonSource

/// The statements of C files that give a type its base when they run, as lists of identifiers:
/// `X.tp_base = &Y;`, `PyType_FromModuleAndSpec(m, &x_spec, base);`, `ADD_TYPE(m, &x_spec, x, &Y);`.
package struct CTypeStatements: Sendable {
  /// A statement that gives a base to a type.
  struct Inheritance: Sendable {
    var words: Set<String>
    /// The type that gets it, if it is an assignment to its `tp_base`: the others are not its heirs.
    var heir: String?
    /// The identifiers behind a macro that is named for types, in order: the first type among them is the heir.
    var arguments: [String] = []
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
        inheritances.append(
          Inheritance(words: words, heir: heir, arguments: Self.arguments(in: statement)))
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

  /// `&X_Type`, `&M_Type`, `&Y_Type` of `ADD_TYPE(&X_Type, &M_Type, &Y_Type)`.
  private static func arguments(in statement: Span<UInt8>) -> [String] {
    var found: [String] = []
    var isBehindMacro = false
    var index = 0
    while index < statement.count, found.count < 8 {
      guard isOfWord(statement[index]) else {
        index &+= 1
        continue
      }
      let start = index
      repeat { index &+= 1 } while index < statement.count && isOfWord(statement[index])
      let word = String(repairing: statement.extracting(start..<index))
      if isBehindMacro {
        found.append(word)
      } else if isMacroOfTypes(word) {
        isBehindMacro = index < statement.count && statement[index] == UInt8(ascii: "(")
      }
    }
    return found
  }

  private static func isMacroOfTypes(_ word: String) -> Bool {
    word.utf8.allSatisfy({ !(0x61...0x7A).contains($0) }) && word.holds("TYPE")
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
    if isMacroOfTypes(word) { return true }
    return word.hasSuffix("_type")
      && ["add_", "create_", "init_", "new_", "make_"].contains { word.hasPrefix($0) }
  }
}
