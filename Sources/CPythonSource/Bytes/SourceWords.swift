/// Looks for ASCII words in bytes.
enum SourceWords {
  static func contains(_ source: Span<UInt8>, _ word: StaticString) -> Bool {
    place(of: word, in: source) != nil
  }

  /// The first place of a word.
  static func place(of word: StaticString, in source: Span<UInt8>) -> Int? {
    let wanted = Array(word.description.utf8)
    guard source.count >= wanted.count, let (offset, byte) = rarest(of: wanted) else { return nil }
    var index = offset
    let end = source.count - wanted.count + offset
    while index <= end {
      if index &+ 8 <= source.count {
        let places = ByteWord(source, at: index).places(of: byte)
        if places == 0 {
          index &+= 8
          continue
        }
        index &+= ByteWord.first(places)
        if index > end { return nil }
      }
      if source[index] == byte, starts(source, at: index &- offset, with: wanted) {
        return index &- offset
      }
      index += 1
    }
    return nil
  }

  /// The byte of a word that texts and sources have least, so that it is seldom met in vain.
  private static func rarest(of word: [UInt8]) -> (offset: Int, byte: UInt8)? {
    func rank(_ byte: UInt8) -> Int { byCommonness.firstIndex(of: byte) ?? 0 }
    return word.enumerated().max { rank($0.element) < rank($1.element) }
      .map { ($0.offset, $0.element) }
  }

  /// The commonest first.
  private static let byCommonness = Array("etaoinsrlcdpumh_fg.,-:()=ybwvkxqzj".utf8)

  private static func starts(_ source: Span<UInt8>, at place: Int, with word: [UInt8]) -> Bool {
    for offset in word.indices where source[place &+ offset] != word[offset] { return false }
    return true
  }

  static func starts(_ source: Span<UInt8>, at place: Int, with word: StaticString) -> Bool {
    guard place + word.utf8CodeUnitCount <= source.count else { return false }
    var index = place
    for byte in word.description.utf8 {
      if source[index] != byte { return false }
      index += 1
    }
    return true
  }
}
