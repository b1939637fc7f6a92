/// A pattern for a whole text: `*` stands for any number of characters, `?` for one byte of UTF-8.
package struct GlobPattern: Hashable, Sendable {
  /// As it was written.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether it stands for more than one text.
  package var hasWildcard: Bool { text.utf8.contains(Self.star) || text.utf8.contains(Self.one) }

  /// What stands before the first wildcard.
  package var literalPrefix: Substring { text.prefix { $0 != "*" && $0 != "?" } }

  private static let star = UInt8(ascii: "*")
  private static let one = UInt8(ascii: "?")

  /// Whether the whole of a text is as the pattern says. At most the product of the lengths.
  package func matches(_ text: String) -> Bool {
    let pattern = Array(self.text.utf8)
    let text = Array(text.utf8)
    var place = 0
    var position = 0
    var star: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == Self.star {
        star = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == text[position] || pattern[place] == Self.one
      {
        place += 1
        position += 1
      } else if let last = star {
        place = last.place + 1
        position = last.position + 1
        star = (last.place, position)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == Self.star }
  }
}
