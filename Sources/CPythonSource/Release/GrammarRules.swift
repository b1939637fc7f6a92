/// The rules of `Grammar/python.gram`.
package struct GrammarRules: Sendable {
  /// The names that stand before `:` or `[type]:` at the start of a line, in order.
  package let defined: [Mention]

  package init(grammar: [UInt8]) {
    var defined: [Mention] = []
    var isQuoted = false
    for line in SourceLines(grammar) {
      let quotes = Self.count(of: "\'\'\'", in: line) + Self.count(of: "\"\"\"", in: line)
      let wasQuoted = isQuoted
      if quotes % 2 == 1 { isQuoted.toggle() }
      guard !wasQuoted, quotes == 0 else { continue }
      var cursor = line.cursor
      guard let name = cursor.takeIdentifier() else { continue }
      if cursor.skip("[") {
        _ = cursor.take { $0 != UInt8(ascii: "]") }
        _ = cursor.skip("]")
      }
      cursor.skipBlanks()
      if cursor.skip("(memo)") { cursor.skipBlanks() }
      if cursor.skip(":") { defined.append(Mention(name, line: line.number)) }
    }
    self.defined = defined
  }

  /// The rules that a generated parser declares before it defines them; not those with names of the
  /// generator's own, which begin with `_`.
  package func madeRules(in parser: [UInt8]) -> [Mention] {
    SourceLines(parser).compactMap { line in
      var cursor = line.cursor
      guard cursor.skip("static "), line.bytes.last == UInt8(ascii: ";"),
        cursor.seek(past: "_rule(Parser")
      else { return nil }
      let end = cursor.rest.startIndex - "_rule(Parser".utf8.count
      let name = line.bytes[..<end].reversed().prefix(while: \.isWord).reversed()
      guard let first = name.first, first != UInt8(ascii: "_") else { return nil }
      return Mention(String(decoding: name, as: UTF8.self), line: line.number)
    }
  }

  private static func count(of quotes: String, in line: SourceLines.Line) -> Int {
    var cursor = line.cursor
    var count = 0
    while cursor.seek(past: quotes) { count += 1 }
    return count
  }
}

/// The nodes that `Parser/Python.asdl` describes.
package enum SyntaxNodes {
  /// The constructors, each behind `=` or `|`, in order.
  package static func constructors(in description: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    for line in SourceLines(description) {
      var cursor = line.cursor
      var isExpected = false
      while !cursor.isAtEnd, !cursor.rest.starts(with: "--".utf8) {
        if let name = cursor.takeIdentifier() {
          if isExpected, name.first?.isUppercase == true {
            found.append(Mention(name, line: line.number))
          }
          isExpected = false
          continue
        }
        let byte = cursor.takeByte()
        if byte == UInt8(ascii: "=") || byte == UInt8(ascii: "|") {
          isExpected = true
        } else if !byte.isSpaceOrTab {
          isExpected = false
        }
      }
    }
    return found
  }
}
