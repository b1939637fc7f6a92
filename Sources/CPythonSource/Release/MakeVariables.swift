/// The variables of a makefile whose values are lists of words.
package struct MakeVariables: Sendable {
  /// A word of a list, and where it stands.
  package typealias Word = Mention

  private let values: [String: [Word]]

  /// - Parameter makefile: Lines `NAME= word word \`, continued after a backslash. The last
  ///   definition of a name counts; recipes, which begin with a tab, are none.
  package init(makefile: [UInt8]) {
    var values: [String: [Word]] = [:]
    var current: String?
    for line in SourceLines(makefile) {
      var cursor = line.cursor
      var name = current
      if name == nil {
        guard let word = cursor.takeIdentifier() else { continue }
        cursor.skipBlanks()
        guard cursor.skip("=") else { continue }
        name = word
        values[word] = []
      }
      guard let name else { continue }
      let isContinued = cursor.rest.last == UInt8(ascii: "\\")
      let text = isContinued ? cursor.rest.dropLast() : cursor.rest
      let code = text.prefix { $0 != UInt8(ascii: "#") }
      for word in code.split(whereSeparator: \.isSpaceOrTab) {
        values[name, default: []].append(
          Word(String(decoding: word, as: UTF8.self), line: line.number))
      }
      current = isContinued ? name : nil
    }
    self.values = values
  }

  /// Whether there is such a variable.
  package func has(_ name: String) -> Bool { values[name] != nil }

  /// The words of a variable, with `$(OTHER)` among them replaced by the words of the other.
  package func words(of name: String) -> [Word] {
    var found: [Word] = []
    var seen: Set<String> = [name]
    var pending = (values[name] ?? []).reversed() as [Word]
    while let word = pending.popLast(), found.count < 20_000 {
      if word.text.hasPrefix("$("), word.text.hasSuffix(")") {
        let other = String(word.text.dropFirst(2).dropLast())
        if seen.insert(other).inserted { pending += (values[other] ?? []).reversed() }
      } else {
        found.append(word)
      }
    }
    return found
  }
}
