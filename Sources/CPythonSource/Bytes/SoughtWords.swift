extension [UInt8] {
  /// Those of some words that stand in a script or source: what C calls identifiers, and the names of
  /// headers.
  package func words(among wanted: Set<String>) -> Set<String> {
    // `configure` has a hundred thousand words: few of them are made strings.
    let keys = Set(wanted.map { Self.key(of: Array($0.utf8).span) })
    var found: Set<String> = []
    let bytes = span
    func note(_ place: Range<Int>) {
      let word = bytes.extracting(place)
      if keys.contains(Self.key(of: word)) { found.insert(String(repairing: word)) }
    }
    var index = 0
    while index < bytes.count {
      guard bytes[index].isWord else {
        index += 1
        continue
      }
      let start = index
      var part = index
      while index < bytes.count, bytes[index].isWord || Self.isOfHeader(bytes[index]) {
        if !bytes[index].isWord {
          if part < index { note(part..<index) }
          part = index + 1
        }
        index += 1
      }
      if part < index { note(part..<index) }
      if part > start { note(start..<index) }
    }
    return found.intersection(wanted)
  }

  /// What the name of a header has besides.
  private static func isOfHeader(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// A number that is nearly always another one for another word (FNV-1a).
  private static func key(of word: Span<UInt8>) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in word.indices { sum = (sum ^ UInt64(word[index])) &* 0x100_0000_01B3 }
    return sum
  }
}
