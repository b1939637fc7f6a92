/// Cuts a Python source into logical lines of tokens, in place.
///
/// It follows CPython's Parser/tokenizer, with f-strings as PEP 701 has them, and takes
/// Python 2 as well. Every byte is looked at a bounded number of times.
struct PythonLexer: ~Copyable {
  /// As CPython's MAXLEVEL.
  static let deepestBracket = 200
  static let mostFaults = 50

  /// The tokens of the logical line read last.
  var tokens: [PythonToken] = []
  var marks: PythonMarks = []
  /// The indentation of that line, a tab going to the next multiple of 8.
  var column = 0

  var position = 0
  var line = 1
  var faults: [PythonOutline.Fault] = []

  /// A bracket that is not closed yet.
  struct OpenBracket {
    /// Its index in ``tokens``.
    var token: Int
    var closer: UInt8
    /// Whether it is the brace of an f-string's replacement field.
    var isField = false
  }
  var brackets: [OpenBracket] = []
  /// The number of open brackets beyond the deepest that is followed.
  var excess = 0
  var templates: [Template] = []
  /// Bytes that were read in vain as an f-string of PEP 701.
  var wasted = 0
  /// The place and the token count at the last line break inside brackets.
  var lineBreak = (position: 0, tokens: -1)

  let classes = PythonByteClass.table
  let words = PythonWordTable.shared

  /// Reads the next logical line that holds a token.
  /// - Returns: false at the end of the source.
  mutating func readLine(_ source: Span<UInt8>) -> Bool {
    tokens.removeAll(keepingCapacity: true)
    marks = []
    lineBreak.tokens = -1
    guard beginLine(source) else { return false }
    let classes = classes
    while position < source.count {
      let byte = source[position]
      switch classes[Int(byte)] & PythonByteClass.beginning {
      case PythonByteClass.space: position += 1
      case PythonByteClass.name:
        if readName(source) { return true }
      case PythonByteClass.symbol: readSymbol(byte, source)
      case PythonByteClass.newline:
        passNewline(source)
        if brackets.isEmpty, excess == 0 {
          if !tokens.isEmpty { return true }
          guard beginLine(source) else { return false }
        } else {
          lineBreak = (position, tokens.count)
        }
      case PythonByteClass.comment: passComment(source)
      case PythonByteClass.digit: readNumber(source)
      case PythonByteClass.quote:
        readString(from: position, isTemplate: false, isBytes: false, source)
      case PythonByteClass.backslash: passContinuation(source)
      default:
        fault("no Python begins with the byte \(byte)")
        position += 1
      }
      if position >= source.count, !templates.isEmpty { abandonTemplate(source) }
    }
    closeAll()
    return !tokens.isEmpty
  }

  mutating func fault(_ message: String, line: Int? = nil) {
    if faults.count < Self.mostFaults {
      faults.append(.init(message: message, line: line ?? self.line))
    } else if faults.count == Self.mostFaults {
      faults.append(.init(message: "further faults are not listed", line: line ?? self.line))
    }
  }

  @inline(__always)
  mutating func append(
    _ kind: PythonToken.Kind, _ word: PythonWord = .none, from start: Int, to end: Int
  ) {
    // Beyond the deepest bracket nothing can be told apart, so nothing is kept.
    guard excess == 0 else { return }
    tokens.append(
      PythonToken(
        kind: kind, word: word, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end), line: UInt32(truncatingIfNeeded: line)))
  }

  /// Reads a name, or the string literal that it is the prefix of.
  /// - Returns: whether the logical line ends before it, because it can only begin a statement.
  private mutating func readName(_ source: Span<UInt8>) -> Bool {
    let start = position
    let classes = classes
    var end = start + 1
    while end < source.count, classes[Int(source[end])] & PythonByteClass.inName != 0 { end += 1 }
    position = end
    let length = end - start
    if length <= 2, end < source.count,
      classes[Int(source[end])] & PythonByteClass.beginning == PythonByteClass.quote,
      let prefix = StringPrefix(packed: tail(start, end, source))
    {
      readString(
        from: start, isTemplate: prefix == .template, isBytes: prefix == .bytes, source)
      return false
    }
    let isCandidate = words.hasWord(first: source[start], length: length)
    let word = isCandidate ? words.word(tail: tail(start, end, source)) : .none
    if word != .none {
      if word.isDynamic || word == .exports { marks.insert(.dynamic) }
      if tokens.count == lineBreak.tokens, word.isStatementOnly {
        return endLineBefore(source)
      }
    }
    append(.name, word, from: start, to: end)
    // A name is often followed by one space.
    if end < source.count, source[end] == UInt8(ascii: " ") { position = end + 1 }
    return false
  }

  /// The last eight bytes of a name, the first of them the most significant.
  @inline(__always)
  private func tail(_ start: Int, _ end: Int, _ source: Span<UInt8>) -> UInt64 {
    var tail: UInt64 = 0
    for index in max(start, end - 8)..<end { tail = tail &<< 8 | UInt64(source[index]) }
    return tail
  }

  /// Ends a logical line whose brackets cannot be closed any more, since a statement begins.
  private mutating func endLineBefore(_ source: Span<UInt8>) -> Bool {
    guard templates.isEmpty else {
      abandonTemplate(source)
      return false
    }
    position = lineBreak.position
    closeAll()
    return true
  }

  /// Ends what is still open in the logical line.
  private mutating func closeAll() {
    if let open = brackets.first {
      fault("a bracket is never closed", line: Int(tokens[open.token].line))
    }
    for open in brackets { tokens[open.token].partner = UInt32(truncatingIfNeeded: tokens.count) }
    brackets.removeAll(keepingCapacity: true)
    templates.removeAll(keepingCapacity: true)
    excess = 0
  }

  /// `1_000`, `0x1F`, `1.5e-3j`, `10L`; a keyword may follow at once, as in `1if x else 2`.
  private mutating func readNumber(_ source: Span<UInt8>) {
    let start = position
    let second = start + 1 < source.count ? source[start + 1] | 0x20 : 0
    if source[start] == UInt8(ascii: "0"), second == UInt8(ascii: "x") {
      position += 2
      passDigits(source, hexadecimal: true)
    } else if source[start] == UInt8(ascii: "0"),
      second == UInt8(ascii: "o") || second == UInt8(ascii: "b")
    {
      position += 2
      passDigits(source)
    } else {
      passDigits(source)
      if position < source.count, source[position] == UInt8(ascii: ".") {
        position += 1
        passDigits(source)
      }
      passExponent(source)
    }
    if position < source.count {
      let suffix = source[position] | 0x20
      if suffix == UInt8(ascii: "j") || suffix == UInt8(ascii: "l") {
        let next = position + 1
        if next >= source.count || classes[Int(source[next])] & PythonByteClass.inName == 0 {
          position = next
        }
      }
    }
    append(.number, from: start, to: position)
  }

  private mutating func passDigits(_ source: Span<UInt8>, hexadecimal: Bool = false) {
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): position += 1
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        guard hexadecimal else { return }
        position += 1
      default: return
      }
    }
  }

  private mutating func passExponent(_ source: Span<UInt8>) {
    guard position < source.count, source[position] | 0x20 == UInt8(ascii: "e") else { return }
    var digit = position + 1
    if digit < source.count,
      source[digit] == UInt8(ascii: "+") || source[digit] == UInt8(ascii: "-")
    {
      digit += 1
    }
    guard digit < source.count,
      classes[Int(source[digit])] & PythonByteClass.beginning == PythonByteClass.digit
    else { return }
    position = digit
    passDigits(source)
  }
}
