/// The strings that the interpreter makes once, as a generated header lists them.
package struct GlobalStrings: Sendable {
  /// Those with the text of their name, by their lines.
  package private(set) var identifiers: [String: Int] = [:]
  /// Those with another text.
  package private(set) var literals: [String: Int] = [:]

  /// - Parameter header: The bytes of `pycore_global_strings.h`, with `STRUCT_FOR_ID(name)`; of the header
  ///   that initialises them, with `INIT_ID(name)`; or of the one that interns them, with `&_Py_ID(name)`.
  package init(header: [UInt8]) {
    for line in SourceLines(header) {
      var cursor = line.cursor
      cursor.skipBlanks()
      if cursor.rest.first == UInt8(ascii: "#") { continue }
      if cursor.skip("STRUCT_FOR_ID(") || cursor.skip("INIT_ID(")
        || cursor.skip("string = &_Py_ID(")
      {
        if let name = cursor.takeName() { identifiers[name] = line.number }
      } else if cursor.skip("STRUCT_FOR_STR(") || cursor.skip("INIT_STR(") {
        if let name = cursor.takeName() { literals[name] = line.number }
      }
    }
  }
}

/// Where a source uses such strings, `&_Py_ID(name)` and `&_Py_STR(name)`; not in macros, whose
/// arguments may be the names.
package struct GlobalStringUses: Sendable {
  /// A name, and where it stands first.
  package struct Use: Hashable, Sendable {
    package let name: String
    /// How many bytes stand before it.
    package let offset: Int
  }

  package private(set) var identifiers: [Use] = []
  package private(set) var literals: [Use] = []

  package init(source: Span<UInt8>) {
    var seen: Set<String> = []
    var start = 0
    while let found = SourceWords.place(
      of: "&_Py_", in: source.extracting(start..<source.count))
    {
      let place = start + found
      start = place + "&_Py_".utf8.count
      let isIdentifier = SourceWords.starts(source, at: start, with: "ID(")
      guard isIdentifier || SourceWords.starts(source, at: start, with: "STR(") else { continue }
      start += isIdentifier ? 3 : 4
      let end = source.endOfName(from: start)
      guard end > start, !Self.isInMacro(source, place) else { continue }
      let use = Use(name: String(repairing: source.extracting(start..<end)), offset: place)
      guard seen.insert(isIdentifier ? use.name : "." + use.name).inserted else { continue }
      if isIdentifier { identifiers.append(use) } else { literals.append(use) }
    }
  }

  /// Whether a place is in a line that begins with `#`, or that a backslash joins to the one above.
  private static func isInMacro(_ source: Span<UInt8>, _ place: Int) -> Bool {
    var start = place
    while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = start - 2
    if end >= 0, source[end] == UInt8(ascii: "\r") { end -= 1 }
    if end >= 0, source[end] == UInt8(ascii: "\\") { return true }
    while start < place, source[start].isSpaceOrTab { start += 1 }
    return source[start] == UInt8(ascii: "#")
  }
}

extension ByteCursor {
  /// Takes a name that may begin with a digit.
  fileprivate mutating func takeName() -> String? {
    let word = take(while: \.isWord)
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }
}
