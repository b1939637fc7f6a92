/// What an expression of C is, told from its text: the last word of a variable, or a call.
indirect enum CValueText: Hashable {
  /// `X` in `X`, `&X`, `(PyObject *)state->X`, `get_state(module)->X`.
  case word(String)
  /// A call, with the texts of its arguments.
  case call(String, [String])
  /// The contents of a string literal.
  case string(String)
  /// `NULL`, cast or not.
  case null
  /// Everything else.
  case other

  init(_ text: String) {
    var reader = Reader(Array(text.utf8))
    self = reader.value()
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func value() -> CValueText {
      skipPrefixes()
      guard position < bytes.count else { return .other }
      if bytes[position] == UInt8(ascii: "\"") { return .string(literals()) }
      guard let word = word() else { return .other }
      var result = CValueText.word(word)
      while position < bytes.count {
        skipBlanks()
        guard position < bytes.count else { break }
        switch bytes[position] {
        case UInt8(ascii: "("):
          guard case .word(let callee) = result, let inner = group() else { return .other }
          result = .call(callee, Self.arguments(inner))
        case UInt8(ascii: "["):
          guard group() != nil else { return .other }
        case UInt8(ascii: "."):
          position += 1
          guard let next = self.word() else { return .other }
          result = .word(next)
        case UInt8(ascii: "-") where position + 1 < bytes.count && bytes[position + 1] == 0x3E:
          position += 2
          guard let next = self.word() else { return .other }
          result = .word(next)
        case UInt8(ascii: "?"): return .other
        default: position = bytes.count
        }
      }
      return result == .word("NULL") ? .null : result
    }

    /// Casts, `&`, `*`, and parentheses around everything.
    private mutating func skipPrefixes() {
      while position < bytes.count {
        let byte = bytes[position]
        if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") || byte <= 0x20 {
          position += 1
        } else if byte == UInt8(ascii: "(") {
          let start = position
          guard group() != nil else { return }
          skipBlanks()
          let isCast =
            position < bytes.count
            && (Self.isOfWord(bytes[position])
              || [0x26, 0x2A, 0x28, 0x22].contains(bytes[position]))
          if !isCast { position = start + 1 }
        } else {
          return
        }
      }
    }

    private mutating func skipBlanks() {
      while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    private mutating func word() -> String? {
      skipBlanks()
      let start = position
      while position < bytes.count, Self.isOfWord(bytes[position]) { position += 1 }
      guard position > start, !(0x30...0x39).contains(bytes[start]) else { return nil }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// String literals that are joined, as one.
    private mutating func literals() -> String {
      var text: [UInt8] = []
      while position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
          text.append(bytes[position])
          position += 1
        }
        position += 1
        skipBlanks()
      }
      return String(decoding: text, as: UTF8.self)
    }

    /// The contents of the bracket group here; the position is behind it then. Nil if it is cut.
    private mutating func group() -> ArraySlice<UInt8>? {
      let start = position
      var depth = 0
      var isInString = false
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\"") { isInString.toggle() }
        guard !isInString else { continue }
        if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
          depth -= 1
          if depth == 0 { return bytes[(start + 1)..<(position - 1)] }
        }
      }
      position = start
      return nil
    }

    private static func arguments(_ text: ArraySlice<UInt8>) -> [String] {
      var found: [String] = []
      var start = text.startIndex
      var depth = 0
      var isInString = false
      for index in text.indices {
        let byte = text[index]
        if byte == UInt8(ascii: "\"") { isInString.toggle() }
        guard !isInString else { continue }
        if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { depth -= 1 }
        if byte == UInt8(ascii: ","), depth == 0 {
          found.append(String(decoding: text[start..<index], as: UTF8.self))
          start = index + 1
        }
      }
      found.append(String(decoding: text[start...], as: UTF8.self))
      return found.map { String($0.drop { $0 == " " }) }
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
        || (0x61...0x7A).contains(byte | 0x20)
    }
  }
}
