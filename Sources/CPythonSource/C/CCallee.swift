/// What the name of a function or macro that is called says, worked out once for each name.
struct CCallee {
  var word: CModuleWord?
  /// Whether it says that it adds something; not asked if ``word`` says so.
  var isHint: Bool
  /// Whether it is all capitals.
  var isMacroLike: Bool
  /// Whether it is a macro of the file that gives names when it is expanded.
  var givesNames: Bool
  /// Whether it asks for what something else has: `PyImport_ImportModule`, `PyObject_GetAttrString`,
  /// `PyObject_CallMethod`. Its strings give no names.
  var asks: Bool
  /// Whether it makes a text of its arguments: `PyErr_Format`, `PyUnicode_FromFormat`, `fprintf`.
  var formats: Bool
}

/// The names that were called so far.
struct CCallees {
  private var numbers = CNameTable()
  private var known: [CCallee] = []

  func find(_ name: Range<Int>, hash: UInt32, in bytes: Span<UInt8>) -> CCallee? {
    guard let number = numbers.find(name, hash: hash, in: bytes) else { return nil }
    return known[number]
  }

  mutating func add(
    _ callee: CCallee, _ name: Range<Int>, hash: UInt32, in bytes: Span<UInt8>
  ) {
    numbers.insertNew(name, hash: hash, in: bytes, value: known.count)
    known.append(callee)
  }
}

extension CModuleReader {
  mutating func callee(_ name: Range<Int>, in bytes: Span<UInt8>) -> CCallee {
    let hash = CNameTable.hash(name, in: bytes)
    if let known = callees.find(name, hash: hash, in: bytes) { return known }
    let word = CModuleWord.find(name, hash: hash, in: bytes)
    let callee = CCallee(
      word: word, isHint: word == nil && CModuleWord.isHint(name, in: bytes),
      isMacroLike: Self.isMacroLike(name, in: bytes),
      givesNames: macros.definitions(of: name, hash: hash, in: bytes).contains { givesNames[$0] },
      asks: Self.asks(name, in: bytes), formats: Self.formats(name, in: bytes))
    callees.add(callee, name, hash: hash, in: bytes)
    return callee
  }

  private static func asks(_ name: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard name.count > 9, CModuleWord.startsLikeInterface(name, in: bytes) else { return false }
    let text = CText.string(name, in: bytes)
    return ["Import", "_GetAttr", "_LookupAttr", "_HasAttr", "_GetOptionalAttr", "_CallMethod"]
      .contains { text.holds($0) }
  }

  private static func formats(_ name: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard name.count > 5 else { return false }
    let text = CText.string(name, in: bytes)
    return text.hasSuffix("printf")
      || CModuleWord.startsLikeInterface(name, in: bytes)
        && ["_Format", "FromFormat", "WarnFormat"].contains { text.holds($0) }
  }

  private static func isMacroLike(_ name: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var hasLetter = false
    for index in name {
      if bytes[index].isLowercase { return false }
      if bytes[index].isUppercase { hasLetter = true }
    }
    return hasLetter
  }
}
