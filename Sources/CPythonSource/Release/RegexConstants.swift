/// What `Lib/re/_constants.py` (`Lib/sre_constants.py` up to 3.10) numbers for the engine in C.
package struct RegexConstants: Sendable {
  /// A constant by the name that it has in C.
  package struct Constant: Hashable, Sendable {
    /// `SRE_OP_LITERAL`
    package let name: String
    package let number: Int
    /// Counted from 1.
    package let line: Int
  }

  /// In the order of the module: the magic number, the codes of `_makecodes`, flags.
  package private(set) var constants: [Constant] = []

  package init(module: [UInt8]) {
    // The list that is open, and the lists with what was found in them.
    var open: String?
    var lists: [(name: String, words: [Mention])] = []
    for line in SourceLines(module) {
      var cursor = line.cursor
      if open == nil {
        open = readStart(&cursor, line.number, &lists)
        if let name = open { lists.append((name, [])) }
      }
      guard open != nil, let last = lists.indices.last else { continue }
      while let byte = cursor.rest.first, byte != UInt8(ascii: "#"), open != nil {
        if let word = cursor.takeIdentifier() {
          lists[last].words.append(Mention(word, line: line.number))
        } else if cursor.takeByte() == UInt8(ascii: ")") {
          open = nil
        }
      }
    }
    for list in lists {
      let prefix = list.name == "OPCODES" ? "SRE_OP_" : "SRE_"
      for (number, word) in list.words.enumerated() {
        constants.append(Constant(name: prefix + word.text, number: number, line: word.line))
      }
    }
  }

  /// A line outside of lists; gives the name of the list that it begins.
  private mutating func readStart(
    _ cursor: inout ByteCursor, _ line: Int, _ lists: inout [(name: String, words: [Mention])]
  ) -> String? {
    guard let name = cursor.takeIdentifier() else { return nil }
    cursor.skipBlanks()
    // `del OPCODES[-2:]` takes codes back that are for Python alone.
    if name == "del", let list = cursor.takeIdentifier(), cursor.skip("[-"),
      let count = cursor.takeNumber(), cursor.skip(":]"),
      let place = lists.firstIndex(where: { $0.name == list })
    {
      lists[place].words.removeLast(min(count, lists[place].words.count))
      return nil
    }
    guard cursor.skip("=") else { return nil }
    cursor.skipBlanks()
    if cursor.skip("_makecodes(") { return name }
    let isStated = name == "MAGIC" || name.hasPrefix("SRE_FLAG_") || name.hasPrefix("SRE_INFO_")
    if isStated, let number = cursor.takeNumber() {
      let name = name == "MAGIC" ? "SRE_MAGIC" : name
      constants.append(Constant(name: name, number: number, line: line))
    }
    return nil
  }
}
