/// The words that stand in what may be import statements of a Python file: those of its module names among
/// them.
///
/// It is told without reading the file as Python, at a twentieth of the cost, so that what surely
/// imports nothing of interest need not be read. Words of texts and comments count as well.
package struct ImportedWords: Sendable {
  private var words: Set<Substring> = []

  package init(_ source: Span<UInt8>) {
    var place = 0
    while let found = Self.nextImport(in: source, from: place) {
      let start = Self.startOfStatement(source, before: found)
      place = Self.endOfStatement(source, after: found)
      addWords(source.extracting(start..<place))
    }
  }

  /// Whether a statement may name a module, by the parts of its dotted name.
  package func mayName(_ module: [Substring]) -> Bool { module.allSatisfy(words.contains) }

  /// The index of the next `import`, as a word or a part of one.
  private static func nextImport(in source: Span<UInt8>, from start: Int) -> Int? {
    var index = start + 2
    while index < source.count {
      // Of its letters, p is the rarest in Python.
      if index &+ 8 <= source.count {
        let places = ByteWord(source, at: index).places(of: UInt8(ascii: "p"))
        if places == 0 {
          index &+= 8
          continue
        }
        index &+= ByteWord.first(places)
      }
      if source[index] == UInt8(ascii: "p"),
        SourceWords.starts(source, at: index - 2, with: "import")
      {
        return index - 2
      }
      index &+= 1
    }
    return nil
  }

  /// The start of the line, or of the first of lines that are joined by a backslash.
  private static func startOfStatement(_ source: Span<UInt8>, before place: Int) -> Int {
    var index = place
    while index > 0 {
      if source[index - 1] == UInt8(ascii: "\n"), !isJoined(source, at: index - 1) { break }
      index -= 1
    }
    return index
  }

  /// The end of the line, of the lines that are joined to it, or of the brackets that it opens.
  private static func endOfStatement(_ source: Span<UInt8>, after place: Int) -> Int {
    var index = place
    var isInBrackets = false
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "("): isInBrackets = true
      case UInt8(ascii: ")"): isInBrackets = false
      case UInt8(ascii: "\n") where !isInBrackets && !isJoined(source, at: index): return index
      default: break
      }
      index += 1
    }
    return index
  }

  /// Whether a backslash stands before the end of a line.
  private static func isJoined(_ source: Span<UInt8>, at end: Int) -> Bool {
    let last = end > 0 && source[end - 1] == UInt8(ascii: "\r") ? end - 2 : end - 1
    return last >= 0 && source[last] == UInt8(ascii: "\\")
  }

  private mutating func addWords(_ text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      guard text[index].isInName else {
        index += 1
        continue
      }
      let end = text.endOfName(from: index)
      words.insert(String(repairing: text.extracting(index..<end))[...])
      index = end
    }
  }
}
