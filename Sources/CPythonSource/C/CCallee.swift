/// What the name of a function or macro that is called says, worked out once for each name.
struct CCallee {
  var word: CModuleWord?
  /// Whether it says that it adds something; not asked if ``word`` says so.
  var isHint: Bool
  /// Whether it is all capitals.
  var isMacroLike: Bool
  /// Whether it is a macro of the file that gives names when it is expanded.
  var givesNames: Bool
}

/// The names that were called so far.
struct CCallees {
  private var numbers = CNameTable()
  private var known: [CCallee] = []

  func find(_ name: Range<Int>, in bytes: Span<UInt8>) -> CCallee? {
    numbers.find(name, in: bytes).map { known[$0] }
  }

  mutating func add(_ callee: CCallee, _ name: Range<Int>, in bytes: Span<UInt8>) {
    numbers.insert(name, in: bytes, value: known.count)
    known.append(callee)
  }
}

extension CModuleReader {
  mutating func callee(_ name: Range<Int>, in bytes: Span<UInt8>) -> CCallee {
    if let known = callees.find(name, in: bytes) { return known }
    let word = CModuleWord.find(name, in: bytes)
    let callee = CCallee(
      word: word, isHint: word == nil && CModuleWord.isHint(name, in: bytes),
      isMacroLike: Self.isMacroLike(name, in: bytes),
      givesNames: macros.definitions(of: name, in: bytes).contains { givesNames[$0] })
    callees.add(callee, name, in: bytes)
    return callee
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
