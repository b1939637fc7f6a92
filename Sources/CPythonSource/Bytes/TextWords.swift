extension StringProtocol where SubSequence == Substring {
  /// The words of a text: runs of letters, digits and `_`, as identifiers are made of.
  ///
  /// By scalars, which cost a tenth of characters.
  package var words: [Substring] { words { _ in false } }

  /// The words of a text, with what else may stand in one.
  package func words(with isOfWord: (Unicode.Scalar) -> Bool) -> [Substring] {
    var words: [Substring] = []
    var start: Index?
    var index = unicodeScalars.startIndex
    while index < unicodeScalars.endIndex {
      let scalar = unicodeScalars[index]
      if scalar.isOfIdentifier || isOfWord(scalar) {
        start = start ?? index
      } else if let begin = start {
        words.append(self[begin..<index])
        start = nil
      }
      index = unicodeScalars.index(after: index)
    }
    if let start { words.append(self[start...]) }
    return words
  }

  /// The parts between spaces, tabs and ends of lines, without those that are empty.
  package var partsBetweenBlanks: [Substring] {
    var parts: [Substring] = []
    var start = startIndex
    while let first = utf8[start...].firstIndex(where: { !$0.separatesParts }) {
      let end = utf8[first...].firstIndex(where: \.separatesParts) ?? endIndex
      parts.append(self[first..<end])
      start = end
    }
    return parts
  }
}

extension Unicode.Scalar {
  /// Letters, digits and `_`.
  package var isOfIdentifier: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case 0..<0x80: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}

extension UInt8 {
  fileprivate var separatesParts: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }
}
