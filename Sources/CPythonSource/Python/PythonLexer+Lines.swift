extension PythonLexer {
  /// Passes blank lines and comments, up to the first token of a logical line, and measures
  /// its indentation.
  /// - Returns: false at the end of the source.
  mutating func beginLine(_ source: Span<UInt8>) -> Bool {
    var column = 0
    var tabs = 0
    // A backslash in the indentation joins lines; the first line's indentation counts.
    var continued: Int?
    while position < source.count {
      let first = source.endOfSpaces(from: position)
      column += first - position
      position = first
      guard first < source.count else { return false }
      switch source[first] {
      case UInt8(ascii: "\t"):
        tabs += (column / 8 + 1) * 8 - column - 1
        column = (column / 8 + 1) * 8
      case 0x0C:
        column = 0
        tabs = 0
      case UInt8(ascii: "#"):
        passComment(source)
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        passNewline(source)
        column = 0
        tabs = 0
        continued = nil
        continue
      case UInt8(ascii: "\\"):
        guard isNewline(at: position + 1, source) else {
          setColumn(continued ?? column, tabs)
          return true
        }
        continued = continued ?? column
        position += 1
        passNewline(source)
        continue
      default:
        setColumn(continued ?? column, tabs)
        return true
      }
      position += 1
    }
    return false
  }

  /// - Parameter tabs: by how much tabs have made the indentation wider.
  private mutating func setColumn(_ column: Int, _ tabs: Int) {
    self.column = column
    alternativeColumn = max(column - tabs, 0)
  }

  func isNewline(at index: Int, _ source: Span<UInt8>) -> Bool {
    index < source.count
      && (source[index] == UInt8(ascii: "\n") || source[index] == UInt8(ascii: "\r"))
  }

  /// Passes LF, CR or CRLF.
  mutating func passNewline(_ source: Span<UInt8>) {
    let isReturn = source[position] == UInt8(ascii: "\r")
    position += 1
    if isReturn, position < source.count, source[position] == UInt8(ascii: "\n") { position += 1 }
    line += 1
  }

  mutating func passComment(_ source: Span<UInt8>) {
    var end = position
    while end &+ 8 <= source.count {
      let word = ByteWord(source, at: end)
      let stops = word.places(of: UInt8(ascii: "\n")) | word.places(of: UInt8(ascii: "\r"))
      if stops != 0 {
        position = end &+ ByteWord.first(stops)
        return
      }
      end &+= 8
    }
    while end < source.count {
      let byte = source[end]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      end &+= 1
    }
    position = end
  }

  mutating func passContinuation(_ source: Span<UInt8>) {
    position += 1
    if isNewline(at: position, source) {
      passNewline(source)
    } else if position < source.count {
      fault("a backslash joins lines only at the end of a line")
    }
  }
}
