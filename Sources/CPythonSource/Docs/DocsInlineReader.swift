extension DocsReader {
  /// The text of some lines, the first of them from a range on.
  func inline(from start: Int, to end: Int, first: Range<Int>) -> [DocsRun] {
    var pieces = [first]
    if start + 1 < end { pieces += (start + 1..<end).map { lines[$0].content } }
    return inline(pieces, firstLine: start)
  }

  /// The text of pieces of lines that follow one another.
  func inline(_ pieces: [Range<Int>], firstLine: Int) -> [DocsRun] {
    var bytes: [UInt8] = []
    for (number, piece) in pieces.enumerated() {
      if number > 0 { bytes.append(0x0A) }
      bytes += lines.source[piece]
    }
    var reader = DocsInlineReader(bytes, line: firstLine + 1)
    reader.readAll()
    return reader.runs
  }
}

/// Reads the markup inside a paragraph.
private struct DocsInlineReader {
  private let bytes: [UInt8]
  private var index = 0
  private var line: Int
  private(set) var runs: [DocsRun] = []
  private var plain: [UInt8] = []
  private var plainLine: Int
  /// Delimiters of which no further one was found: not to be sought again.
  private var exhausted: Set<[UInt8]> = []

  init(_ bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
    plainLine = line
  }

  private func at(_ place: Int) -> UInt8 {
    bytes.indices.contains(place) ? bytes[place] : 0x0A
  }

  mutating func readAll() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "`") where isStart(index): readBackquote()
      case UInt8(ascii: "*") where isStart(index): readStars()
      case UInt8(ascii: ":") where isStart(index): readRole()
      case UInt8(ascii: "\\"): readEscape()
      case UInt8(ascii: "_") where isReferenceEnd: readReferenceEnd()
      default: take()
      }
    }
    flush()
  }

  private mutating func take() {
    if plain.isEmpty { plainLine = line }
    if bytes[index] == 0x0A { line += 1 }
    plain.append(bytes[index])
    index += 1
  }

  private mutating func flush() {
    guard !plain.isEmpty else { return }
    runs.append(DocsRun(kind: .text, text: Self.normalised(plain[...]), line: plainLine))
    plain = []
  }

  /// Whether markup may begin here: at the start, after white space, or after an opening.
  private func isStart(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let before = at(place - 1)
    return DocsLines.isSpace(before) || before >= 0x80
      || DocsLines.isPunctuation(before) && before != UInt8(ascii: "`")
  }

  private mutating func readEscape() {
    let next = at(index + 1)
    if DocsLines.isSpace(next) {
      if next == 0x0A { line += 1 }
    } else {
      if plain.isEmpty { plainLine = line }
      plain.append(next)
    }
    index += 2
  }

  /// Where the delimiter is found next, after something that is no white space.
  private mutating func end(of delimiter: [UInt8], from start: Int) -> Int? {
    guard !exhausted.contains(delimiter), start < bytes.count,
      !DocsLines.isSpace(bytes[start])
    else { return nil }
    var place = start + 1
    while place + delimiter.count <= bytes.count {
      if bytes[place] == delimiter[0],
        bytes[place..<place + delimiter.count].elementsEqual(delimiter),
        !DocsLines.isSpace(bytes[place - 1]),
        bytes[place - 1] != UInt8(ascii: "\\") || delimiter.count == 2
      {
        return place
      }
      place += 1
    }
    exhausted.insert(delimiter)
    return nil
  }

  private mutating func add(_ kind: DocsRun.Kind, _ range: Range<Int>, to end: Int) {
    flush()
    runs.append(DocsRun(kind: kind, text: Self.normalised(bytes[range]), line: line))
    for byte in bytes[index..<end] where byte == 0x0A { line += 1 }
    index = end
  }

  private mutating func readBackquote() {
    if at(index + 1) == UInt8(ascii: "`") {
      guard let close = end(of: [0x60, 0x60], from: index + 2) else {
        take()
        take()
        return
      }
      // ```literal```: the last two close.
      var last = close
      while at(last + 2) == UInt8(ascii: "`") { last += 1 }
      add(.literal, index + 2..<last, to: last + 2)
      return
    }
    guard let close = end(of: [0x60], from: index + 1) else {
      take()
      return
    }
    let content = index + 1..<close
    if at(close + 1) == UInt8(ascii: "_") {
      let isAnonymous = at(close + 2) == UInt8(ascii: "_")
      addReference(content, to: close + (isAnonymous ? 3 : 2))
    } else if at(close + 1) == UInt8(ascii: ":"), let role = roleName(at: close + 1) {
      add(.role(role.name), content, to: role.end)
    } else {
      add(.role(""), content, to: close + 1)
    }
  }

  private mutating func addReference(_ content: Range<Int>, to end: Int) {
    var text = content
    var target: String?
    if bytes[content].last == UInt8(ascii: ">"),
      let open = bytes[content].lastIndex(of: UInt8(ascii: "<"))
    {
      target = Self.normalised(bytes[open + 1..<content.upperBound - 1])
      text = content.lowerBound..<open
    }
    add(.reference(target: target), text, to: end)
  }

  private mutating func readStars() {
    let isStrong = at(index + 1) == UInt8(ascii: "*")
    let delimiter: [UInt8] = isStrong ? [0x2A, 0x2A] : [0x2A]
    let start = index + delimiter.count
    guard let close = end(of: delimiter, from: start) else {
      for _ in delimiter where index < bytes.count { take() }
      return
    }
    add(isStrong ? .strong : .emphasis, start..<close, to: close + delimiter.count)
  }

  /// `:name:` at a place, and where it ends.
  private func roleName(at start: Int) -> (name: String, end: Int)? {
    var place = start + 1
    while place < bytes.count, place < start + 64 {
      let byte = bytes[place]
      let isName =
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
        || byte == 0x5F || byte == 0x2B || byte == 0x2E
      if byte == 0x3A {
        let next = at(place + 1)
        let goesOn = (0x61...0x7A).contains(next | 0x20)
        if !goesOn {
          guard place > start + 1 else { return nil }
          return (String(decoding: bytes[start + 1..<place], as: UTF8.self), place + 1)
        }
      } else if !isName {
        return nil
      }
      place += 1
    }
    return nil
  }

  private mutating func readRole() {
    guard let role = roleName(at: index), at(role.end) == UInt8(ascii: "`"),
      at(role.end + 1) != UInt8(ascii: "`"), let close = end(of: [0x60], from: role.end + 1)
    else {
      take()
      return
    }
    add(.role(role.name), role.end + 1..<close, to: close + 1)
  }

  /// Whether the underscore here ends a word that is a reference: `word_`.
  private var isReferenceEnd: Bool {
    let next = at(index + 1)
    guard DocsLines.isSpace(next) || DocsLines.isPunctuation(next), next != UInt8(ascii: "_"),
      next != UInt8(ascii: "("), let before = plain.last
    else { return false }
    return (0x61...0x7A).contains(before | 0x20) || (0x30...0x39).contains(before)
  }

  private mutating func readReferenceEnd() {
    var start = plain.count
    while start > 0, !DocsLines.isSpace(plain[start - 1]), plain[start - 1] != UInt8(ascii: "(") {
      start -= 1
    }
    let word = Array(plain[start...])
    plain.removeLast(word.count)
    flush()
    runs.append(
      DocsRun(kind: .reference(target: nil), text: Self.normalised(word[...]), line: line))
    index += 1
  }

  /// The text with white space made one space, and escapes taken out.
  private static func normalised(_ bytes: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isSpace = false
    for byte in bytes {
      if DocsLines.isSpace(byte) {
        if !isSpace { output.append(0x20) }
        isSpace = true
      } else {
        output.append(byte)
        isSpace = false
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
