/// A place in a line of bytes, and the ways to move it forward.
///
/// Every step is bounded by what is left; a step that does not apply leaves the place unchanged.
struct ByteCursor {
  var rest: ArraySlice<UInt8>

  init(_ rest: ArraySlice<UInt8>) { self.rest = rest }

  var isAtEnd: Bool { rest.isEmpty }

  /// Skips spaces and tabs.
  mutating func skipBlanks() { rest = rest.drop(while: \.isSpaceOrTab) }

  /// Whether `literal` stands here; moves past it if so.
  mutating func skip(_ literal: String) -> Bool {
    guard rest.starts(with: literal.utf8) else { return false }
    rest = rest.dropFirst(literal.utf8.count)
    return true
  }

  /// Takes one byte; 0 at the end.
  mutating func takeByte() -> UInt8 { rest.popFirst() ?? 0 }

  /// Takes the bytes here that satisfy `condition`, maybe none.
  mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = rest.prefix(while: condition)
    rest = rest[taken.endIndex...]
    return taken
  }

  /// Takes an identifier of C or Python; nil if none stands here.
  mutating func takeIdentifier() -> String? {
    guard let first = rest.first, first.isWord, !first.isDigit else { return nil }
    return String(decoding: take(while: \.isWord), as: UTF8.self)
  }

  /// Takes a number in C's decimal or hexadecimal notation; nil if none stands here or if it
  /// does not fit.
  mutating func takeNumber() -> Int? {
    let start = rest
    if skip("0x") || skip("0X") {
      let digits = take(while: \.isHexDigit)
      if let value = Int(String(decoding: digits, as: UTF8.self), radix: 16) { return value }
      rest = start
      return nil
    }
    guard let value = Int(String(decoding: take(while: \.isDigit), as: UTF8.self)) else {
      rest = start
      return nil
    }
    return value
  }

  /// Takes a version of digits, with dots between digits, such as `3.12`; nil if none stands here.
  mutating func takeDottedNumber() -> String? {
    let start = rest
    guard !take(while: \.isDigit).isEmpty else { return nil }
    while rest.first == UInt8(ascii: "."), rest.dropFirst().first?.isDigit == true {
      rest = rest.dropFirst()
      _ = take(while: \.isDigit)
    }
    return String(decoding: start[..<rest.startIndex], as: UTF8.self)
  }

  /// Takes a string in single or double quotes, without escapes; nil if none is closed here.
  mutating func takeQuoted() -> String? {
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return nil }
    let text = String(decoding: rest[rest.index(after: rest.startIndex)..<end], as: UTF8.self)
    rest = rest[rest.index(after: end)...]
    return text
  }

  /// Moves to the next place where `literal` stands, past it; false, and to the end, if nowhere.
  ///
  /// The time is that of the line's length times the literal's.
  mutating func seek(past literal: String) -> Bool {
    guard let first = literal.utf8.first else { return true }
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if skip(literal) { return true }
      rest = rest.dropFirst()
    }
    rest = rest[rest.endIndex...]
    return false
  }
}

extension UInt8 {
  var isSpaceOrTab: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }

  /// Whether it may stand in an identifier of C.
  var isWord: Bool {
    isDigit || self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without spaces and tabs at either end.
  var trimmingBlanks: Self {
    let start = drop(while: \.isSpaceOrTab)
    guard let last = start.lastIndex(where: { !$0.isSpaceOrTab }) else { return [] }
    return start[...last]
  }
}
