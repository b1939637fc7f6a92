/// The string literals of a stretch of Python or C, by place.
struct StringPieces {
  struct Piece {
    /// The place of its first quote, or of its prefix.
    var start: Int
    var end: Int
    var text: String
    var line: Int
    var isFormatted: Bool
  }

  private(set) var pieces: [Piece] = []
  /// The places of line breaks.
  private var breaks: [Int] = []
  private let firstLine: Int

  /// - Parameter line: Of the first byte.
  init(_ source: Span<UInt8>, line: Int) {
    firstLine = line
    var index = 0
    while index < source.count {
      switch source[index] {
      case 0x0A:
        breaks.append(index)
        index += 1
      case UInt8(ascii: "#"):
        while index < source.count, source[index] != 0x0A { index += 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): index = read(source, from: index)
      default: index += 1
      }
    }
  }

  func line(of place: Int) -> Int { firstLine + breaks.count { $0 < place } }

  private mutating func read(_ source: Span<UInt8>, from open: Int) -> Int {
    let quote = source[open]
    let isTriple =
      open + 2 < source.count && source[open + 1] == quote && source[open + 2] == quote
    let width = isTriple ? 3 : 1
    var start = open
    var isFormatted = false
    while start > 0, open - start < 2, (0x61...0x7A).contains(source[start - 1] | 0x20) {
      start -= 1
      isFormatted = isFormatted || source[start] | 0x20 == UInt8(ascii: "f")
    }
    let line = line(of: open)
    var bytes: [UInt8] = []
    var index = open + width
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "\\"), index + 1 < source.count {
        bytes.append(0x20)
        if source[index + 1] == 0x0A { breaks.append(index + 1) }
        index += 2
        continue
      }
      if byte == quote {
        let isEnd =
          !isTriple
          || index + 2 < source.count && source[index + 1] == quote && source[index + 2] == quote
        if isEnd { break }
      }
      if byte == 0x0A {
        if !isTriple { break }
        breaks.append(index)
      }
      bytes.append(byte)
      index += 1
    }
    let end = min(index + width, source.count)
    pieces.append(
      Piece(
        start: start, end: end, text: String(decoding: bytes, as: UTF8.self), line: line,
        isFormatted: isFormatted))
    gaps.append(Self.isBlank(source, from: previousEnd, to: start))
    previousEnd = end
    return max(end, open + 1)
  }

  /// For each piece, whether nothing but white space stands between it and the one before.
  private var gaps: [Bool] = []
  private var previousEnd = 0

  private static func isBlank(_ source: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start < end else { return true }
    for index in start..<end {
      let byte = source[index]
      if byte > 0x20, byte != UInt8(ascii: "\\") { return false }
    }
    return true
  }

  /// The text of a piece and of those that stand right beside it.
  func text(from place: Int) -> String {
    var text = pieces[place].text
    var next = place + 1
    while next < pieces.count, gaps[next] {
      text += pieces[next].text
      next += 1
    }
    return text
  }

  /// Literals that stand side by side are one text.
  var joined: [(text: String, line: Int)] {
    var texts: [(text: String, line: Int)] = []
    for (number, piece) in pieces.enumerated() {
      if number > 0, gaps[number], let last = texts.indices.last {
        texts[last].text += piece.text
      } else {
        texts.append((piece.text, piece.line))
      }
    }
    return texts
  }
}
