/// A piece of C text: an identifier, number, literal or punctuator, as offsets into the bytes.
struct CToken {
  var start: UInt32
  var end: UInt32
  /// Counted from 1.
  var line: UInt32
  /// How many brackets are open around it. A bracket counts as outside of its own pair.
  var depth: UInt8
  var kind: Kind

  /// Punctuators are their own byte, one byte each but for `##`.
  struct Kind: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt8

    static var identifier: Kind { Kind(rawValue: 1) }
    static var number: Kind { Kind(rawValue: 2) }
    static var string: Kind { Kind(rawValue: 3) }
    static var character: Kind { Kind(rawValue: 4) }
    /// `##`
    static var paste: Kind { Kind(rawValue: 5) }
  }

  func `is`(_ byte: UInt8) -> Bool { kind.rawValue == byte }
  var isIdentifier: Bool { kind == .identifier }
  var isString: Bool { kind == .string }
  var isOpening: Bool { self.is(.openParen) || self.is(.openBrace) || self.is(.openSquare) }
  var isClosing: Bool { self.is(.closeParen) || self.is(.closeBrace) || self.is(.closeSquare) }
  var range: Range<Int> { Int(start)..<Int(end) }
}

extension UInt8 {
  static var newline: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var tab: UInt8 { 0x09 }
  static var space: UInt8 { 0x20 }
  static var hash: UInt8 { 0x23 }
  static var quote: UInt8 { 0x22 }
  static var dollar: UInt8 { 0x24 }
  static var ampersand: UInt8 { 0x26 }
  static var apostrophe: UInt8 { 0x27 }
  static var openParen: UInt8 { 0x28 }
  static var closeParen: UInt8 { 0x29 }
  static var star: UInt8 { 0x2A }
  static var comma: UInt8 { 0x2C }
  static var dot: UInt8 { 0x2E }
  static var slash: UInt8 { 0x2F }
  static var colon: UInt8 { 0x3A }
  static var semicolon: UInt8 { 0x3B }
  static var equals: UInt8 { 0x3D }
  static var openSquare: UInt8 { 0x5B }
  static var backslash: UInt8 { 0x5C }
  static var closeSquare: UInt8 { 0x5D }
  static var underscore: UInt8 { 0x5F }
  static var openBrace: UInt8 { 0x7B }
  static var closeBrace: UInt8 { 0x7D }

  /// Letters, `_`, `$` and bytes beyond ASCII.
  @inline(__always) var startsIdentifier: Bool {
    let letter = (self | 0x20) &- 0x61
    return letter < 26 || self == .underscore || self >= 0x80 || self == .dollar
  }
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var continuesIdentifier: Bool { startsIdentifier || isDigit }
  @inline(__always) var isUppercase: Bool { self &- 0x41 < 26 }
  @inline(__always) var isLowercase: Bool { self &- 0x61 < 26 }
  /// Space, tab, carriage return, form feed, vertical tab; not the line end.
  @inline(__always) var isBlank: Bool {
    self == .space || self == .tab || self == .carriageReturn || self == 0x0C || self == 0x0B
  }
}

/// The tokens of one text, and where its conditions change.
struct CTokens {
  var list: [CToken] = []
  /// From the token of that index on, the stack of conditions is this one.
  var marks: [Mark] = []

  struct Mark {
    var token: Int
    var condition: Int
  }

  var count: Int { list.count }
  subscript(index: Int) -> CToken { list[index] }

  /// The token, if there is one at the index.
  func at(_ index: Int) -> CToken? {
    index >= 0 && index < list.count ? list[index] : nil
  }

  func isPunctuator(_ byte: UInt8, at index: Int) -> Bool {
    index >= 0 && index < list.count && list[index].is(byte)
  }

  /// The stack of conditions that a token stands under.
  func condition(at index: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].token <= index { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : marks[low - 1].condition
  }

  /// The index after the bracket group that opens at an index.
  ///
  /// A group that a condition cuts off (`#else` goes back to the depth of its `#if`) ends there.
  func end(ofGroupAt open: Int) -> Int {
    let depth = list[open].depth
    var index = open + 1
    while index < list.count, list[index].depth > depth { index += 1 }
    if index < list.count, list[index].isClosing, list[index].depth == depth { index += 1 }
    return index
  }

  /// Whether a group was closed by its bracket, given the index after it.
  func isClosed(_ open: Int, before end: Int) -> Bool {
    end > open + 1 && list[end - 1].isClosing && list[end - 1].depth == list[open].depth
  }

  /// The range of what stands between the brackets of a group.
  func interior(ofGroupAt open: Int) -> Range<Int> {
    let end = end(ofGroupAt: open)
    return (open + 1)..<(isClosed(open, before: end) ? end - 1 : max(end, open + 1))
  }

  /// Splits a range at the commas of a depth. Empty pieces are kept, an empty range gives none.
  func pieces(of range: Range<Int>, depth: UInt8) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where list[index].is(.comma) && list[index].depth == depth {
      pieces.append(start..<index)
      start = index + 1
    }
    pieces.append(start..<range.upperBound)
    return pieces
  }
}
