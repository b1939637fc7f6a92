extension CLexer {
  /// Passes one space, if no more than that stands before the next token.
  ///
  /// - Returns: Whether a token follows for sure.
  @inline(__always)
  mutating func passSpace(_ bytes: Span<UInt8>) -> Bool {
    var index = position
    guard index &+ 1 < bytes.count else { return false }
    if bytes[index] == .space { index &+= 1 }
    let byte = bytes[index]
    guard byte > .space, byte != .slash, byte != .backslash else { return false }
    position = index
    return true
  }

  /// Skips white space and comments. In a directive, stops before the end of its line.
  ///
  /// - Returns: Whether a line ended.
  mutating func skipBlanks(_ bytes: Span<UInt8>, inDirective: Bool) -> Bool {
    var crossed = false
    var index = position
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte == .space || byte == .tab {
        index += 1
      } else if byte == .newline {
        if inDirective { break }
        crossed = true
        line &+= 1
        index = bytes.endOfSpaces(from: index &+ 1)
      } else if byte == .slash, let next = endOfComment(bytes, at: index) {
        index = next
      } else if byte == .backslash, let next = endOfContinuation(bytes, at: index) {
        line &+= 1
        index = next
      } else if byte.isBlank {
        index += 1
      } else {
        break
      }
    }
    position = index
    return crossed
  }

  /// The index after a backslash and the line end that it takes away, if one stands here.
  func endOfContinuation(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    let count = bytes.count
    if index + 1 < count, bytes[index + 1] == .newline { return index + 2 }
    if index + 2 < count, bytes[index + 1] == .carriageReturn, bytes[index + 2] == .newline {
      return index + 3
    }
    return nil
  }

  /// The index after a comment, if one starts here; counts its lines. A `//` comment ends before
  /// its line end.
  mutating func endOfComment(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    let count = bytes.count
    guard start + 1 < count else { return nil }
    if bytes[start + 1] == .star { return endOfBlockComment(bytes, at: start) }
    guard bytes[start + 1] == .slash else { return nil }
    var index = start + 2
    while true {
      index = endOfLine(bytes, from: index)
      guard index < count, bytes[index] != .newline else { break }
      if bytes[index] == .backslash, let next = endOfContinuation(bytes, at: index) {
        line &+= 1
        index = next
      } else {
        index += 1
      }
    }
    return index
  }

  /// The index of the next newline or backslash.
  private func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= bytes.count {
      let word = ByteWord(bytes, at: index)
      let stops = word.places(of: .newline) | word.places(of: .backslash)
      if stops != 0 { return index &+ ByteWord.first(stops) }
      index &+= 8
    }
    while index < bytes.count, bytes[index] != .newline, bytes[index] != .backslash { index &+= 1 }
    return index
  }

  private mutating func endOfBlockComment(_ bytes: Span<UInt8>, at start: Int) -> Int {
    let count = bytes.count
    let startLine = line
    var lines: UInt32 = 0
    var index = start + 2
    while index < count {
      if index &+ 8 <= count {
        let word = ByteWord(bytes, at: index)
        let stars = word.places(of: .star)
        if stars == 0 {
          lines &+= word.count(of: .newline)
          index &+= 8
          continue
        }
      }
      let byte = bytes[index]
      index += 1
      if byte == .newline {
        lines &+= 1
      } else if byte == .star, index < count, bytes[index] == .slash {
        index += 1
        line &+= lines
        if bytes[start + 2] == .openSquare { keepClinicBlock(bytes, start..<index, startLine) }
        return index
      }
    }
    line &+= lines
    fault("a comment is not closed", hidesRest: true)
    return count
  }

  private mutating func keepClinicBlock(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ line: UInt32
  ) {
    let header = "/*[clinic input]"
    guard range.count > header.utf8.count else { return }
    let start = range.lowerBound..<(range.lowerBound + header.utf8.count)
    if CText.equal(start, header, in: bytes) { clinicBlocks.append((range, Int(line))) }
  }

  /// Reads the token at the position, which is not blank. Only literals may hold line ends.
  @inline(__always)
  mutating func scan(_ bytes: Span<UInt8>, depth: UInt8) -> CToken {
    let start = position
    let startLine = line
    let byte = bytes[start]
    var kind = CToken.Kind(rawValue: byte)
    var end = start + 1
    if byte.startsIdentifier {
      return identifier(bytes, depth: depth)
    } else if byte == .quote {
      kind = .string
      end = endOfLiteral(bytes, at: start)
    } else if byte == .apostrophe {
      kind = .character
      end = endOfLiteral(bytes, at: start)
    } else if byte.isDigit || (byte == .dot && end < bytes.count && bytes[end].isDigit) {
      kind = .number
      end = endOfNumber(bytes, from: end)
    } else if byte == .hash, end < bytes.count, bytes[end] == .hash {
      kind = .paste
      end += 1
    } else if byte < 0x20 {
      // A control byte must not pass for one of the named kinds.
      kind = CToken.Kind(rawValue: 0)
    }
    position = end
    return CToken(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      line: startLine, depth: depth, kind: kind)
  }

  /// Reads the identifier at the position, or the string literal that it is the prefix of.
  @inline(__always)
  mutating func identifier(_ bytes: Span<UInt8>, depth: UInt8) -> CToken {
    let start = position
    let startLine = line
    var kind = CToken.Kind.identifier
    var end = endOfIdentifier(bytes, from: start)
    if end < bytes.count, bytes[end] == .quote, isStringPrefix(bytes, start..<end) {
      kind = .string
      end = endOfLiteral(bytes, at: end)
    }
    position = end
    return CToken(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      line: startLine, depth: depth, kind: kind)
  }

  @inline(__always)
  func endOfIdentifier(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = bytes.endOfName(from: start)
    while index < bytes.count, bytes[index] == .dollar {
      index = bytes.endOfName(from: index &+ 1)
    }
    return index
  }

  /// Whether an identifier before a quote is `L`, `u`, `U` or `u8`.
  private func isStringPrefix(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if range.count == 1 { return first == 0x4C || first | 0x20 == 0x75 }
    return range.count == 2 && first == 0x75 && bytes[range.lowerBound + 1] == 0x38
  }

  /// The index after a string or character literal. One that its line does not close ends there.
  private mutating func endOfLiteral(_ bytes: Span<UInt8>, at start: Int) -> Int {
    let quote = bytes[start]
    let count = bytes.count
    var index = start + 1
    while index < count {
      if index &+ 8 <= count {
        let word = ByteWord(bytes, at: index)
        let stops =
          word.places(of: quote) | word.places(of: .backslash) | word.places(of: .newline)
        guard stops != 0 else {
          index &+= 8
          continue
        }
        index &+= ByteWord.first(stops)
      }
      let byte = bytes[index]
      if byte == quote { return index + 1 }
      if byte == .newline { break }
      if byte == .backslash {
        if let next = endOfContinuation(bytes, at: index) {
          line &+= 1
          index = next
          continue
        }
        index += 1
      }
      index += 1
    }
    fault("a literal is not closed")
    return min(index, count)
  }

  private func endOfNumber(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte.continuesIdentifier || byte == .dot {
        index += 1
      } else if byte == 0x2B || byte == 0x2D, bytes[index - 1] | 0x20 == 0x65 {
        index += 1
      } else {
        break
      }
    }
    return index
  }
}
