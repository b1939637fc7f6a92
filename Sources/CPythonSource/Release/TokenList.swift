/// The tokens of `Grammar/Tokens` and of `Lib/token.py`, in order.
package enum TokenList {
  /// The names in `Grammar/Tokens`: the first word of each line that is no comment.
  package static func names(inTokens file: [UInt8]) -> [Mention] {
    SourceLines(file).compactMap { line in
      var cursor = line.cursor
      cursor.skipBlanks()
      return cursor.takeIdentifier().map { Mention($0, line: line.number) }
    }
  }

  /// The operators of `Grammar/Tokens`: the name, and the text in quotes behind it.
  package static func operators(inTokens file: [UInt8]) -> [(token: Mention, text: String)] {
    SourceLines(file).compactMap { line in
      var cursor = line.cursor
      cursor.skipBlanks()
      guard let name = cursor.takeIdentifier() else { return nil }
      cursor.skipBlanks()
      return cursor.takeQuoted().map { (Mention(name, line: line.number), $0) }
    }
  }

  /// The names that `Parser/token.c` returns, `return LPAR;`.
  package static func returned(by source: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard cursor.seek(past: "return "), let name = cursor.takeIdentifier() else { continue }
      names.insert(name)
    }
    return names
  }

  /// The names of tokens in the order of their numbers, as the table of the tokenizer in C has them:
  /// `"LPAR",`, and `"<ERRORTOKEN>"` for those that are no tokens of the grammar.
  package static func inOrder(ofTable source: [UInt8]) -> [Mention] {
    var names: [Mention] = []
    var isInside = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard isInside else {
        isInside = cursor.seek(past: "_PyParser_TokenNames[]") && cursor.seek(past: "{")
        continue
      }
      if cursor.skip("}") { break }
      cursor.skipBlanks()
      guard let text = cursor.takeQuoted() else { continue }
      names.append(Mention(text.filter { $0 != "<" && $0 != ">" }, line: line.number))
    }
    return names
  }

  /// Whether `Lib/token.py` has the table of operators, as since 3.8.
  package static func hasOperators(inModule source: [UInt8]) -> Bool {
    SourceLines(source).contains { $0.bytes.starts(with: "EXACT_TOKEN_TYPES".utf8) }
  }

  /// One `NAME = number` line of a module.
  package struct Constant: Hashable, Sendable {
    package let name: String
    package let number: Int
    /// Counted from 1.
    package let line: Int
  }

  /// The numbers that `Lib/token.py` gives to names, at the start of a line.
  package static func constants(inModule source: [UInt8]) -> [Constant] {
    SourceLines(source).compactMap { line in
      var cursor = line.cursor
      guard let name = cursor.takeIdentifier() else { return nil }
      cursor.skipBlanks()
      guard cursor.skip("=") else { return nil }
      cursor.skipBlanks()
      guard let number = cursor.takeNumber(), cursor.rest.trimmingBlanks.isEmpty else { return nil }
      return Constant(name: name, number: number, line: line.number)
    }
  }
}
