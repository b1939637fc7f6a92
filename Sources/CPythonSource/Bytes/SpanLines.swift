extension Span<UInt8> {
  /// The index of the next line feed from `start` on, or the end.
  func endOfLine(from start: Int) -> Int {
    let feed = UInt8(ascii: "\n")
    var index = start
    while index &+ 8 <= count {
      let places = ByteWord(self, at: index).places(of: feed)
      if places != 0 { return index &+ ByteWord.first(places) }
      index &+= 8
    }
    while index < count, self[index] != feed { index &+= 1 }
    return index
  }

  /// The index of the first byte that is no space or tab from `start` on, at most `end`.
  func endOfBlanks(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, self[index].isSpaceOrTab { index &+= 1 }
    return index
  }

  /// The bytes as text; those that are no UTF-8 are replaced by U+FFFD.
  func text(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a range begins with these bytes.
  func begins(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= bytes.count else { return false }
    var offset = 0
    while offset < bytes.count {
      if self[range.lowerBound &+ offset] != bytes[offset] { return false }
      offset &+= 1
    }
    return true
  }
}
