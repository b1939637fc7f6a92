/// The lines of a text, each with its indentation.
struct DocsLines {
  struct Line {
    /// The columns before the first byte that is no white space; tabs reach to the next multiple of 8.
    var indent: Int
    /// What stands between the white space at both ends, as a range of the source.
    var content: Range<Int>

    var isBlank: Bool { content.isEmpty }
  }

  let source: [UInt8]
  private(set) var lines: [Line] = []

  init(_ span: Span<UInt8>) {
    var bytes: [UInt8] = []
    bytes.append(copying: span)
    source = bytes
    var start = 0
    // The mark that some editors put before UTF-8.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start <= bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      lines.append(Self.line(bytes, start..<end))
      start = end + 1
    }
  }

  private static func line(_ bytes: [UInt8], _ range: Range<Int>) -> Line {
    var start = range.lowerBound
    var column = 0
    while start < range.upperBound, isSpace(bytes[start]) {
      column = bytes[start] == 0x09 ? (column / 8 + 1) * 8 : column + 1
      start += 1
    }
    var end = range.upperBound
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return Line(indent: start == end ? 0 : column, content: start..<end)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  var count: Int { lines.count }

  subscript(index: Int) -> Line { lines[index] }

  /// The byte at a place of a line's content; 0 beyond its end.
  func byte(_ line: Line, _ offset: Int) -> UInt8 {
    let index = line.content.lowerBound + offset
    return index < line.content.upperBound ? source[index] : 0
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  func starts(_ line: Line, with prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard line.content.count >= length else { return false }
    var index = line.content.lowerBound
    for byte in prefix.description.utf8 {
      if source[index] != byte { return false }
      index += 1
    }
    return true
  }

  /// The character that a line is made of, if it is one of punctuation, two times or more.
  func adornment(_ line: Line) -> UInt8? {
    guard line.content.count >= 2, let first = source[line.content].first,
      Self.isPunctuation(first), source[line.content].allSatisfy({ $0 == first })
    else { return nil }
    return first
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }
}
