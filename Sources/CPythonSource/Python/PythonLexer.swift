/// Cuts a Python source into logical lines of tokens, in place.
///
/// It follows CPython's Parser/tokenizer, with f-strings as PEP 701 has them, and takes
/// Python 2 as well. Every byte is looked at a bounded number of times.
struct PythonLexer: ~Copyable {
  /// As CPython's MAXLEVEL.
  static let deepestBracket = SourceBound.pythonBrackets.limit
  static let mostFaults = 50

  /// The tokens of the logical line read last.
  var tokens = PythonTokens()
  var marks: PythonMarks = []
  /// The indentation of that line, a tab going to the next multiple of 8.
  var column = 0
  /// That indentation with a tab counted as one column, as CPython's altcol.
  var alternativeColumn = 0

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
  /// The constructs of ``syntaxUses``, a bit each.
  var notedSyntax: UInt16 = 0
  /// The first use of each construct that not every Python 3 has.
  var syntaxUses: [PythonSyntax.Use] = []
  /// Bytes that were read in vain as an f-string of PEP 701.
  var wasted = 0
  /// The place and the token count at the last line break inside brackets.
  var lineBreak = (position: 0, tokens: -1)

  let words = PythonWordTable.shared

  /// Reads the next logical line that holds a token.
  /// - Returns: false at the end of the source.
  mutating func readLine(_ source: Span<UInt8>) -> Bool {
    tokens.count = 0
    marks = []
    lineBreak.tokens = -1
    guard beginLine(source) else { return false }
    // The storage is taken out while it is written to.
    var storage: [PythonToken] = []
    swap(&storage, &tokens.storage)
    var ending = Ending.storage
    while ending == .storage {
      if storage.count - tokens.count < 2 * Self.room { PythonTokens.grow(&storage) }
      var written = storage.mutableSpan
      ending = readTokens(&written, source)
    }
    swap(&storage, &tokens.storage)
    return ending == .line || tokens.count > 0
  }

  /// Why reading tokens ended.
  private enum Ending {
    case line, source
    /// The storage may be too small for the next token.
    case storage
  }

  /// More tokens than are made at once: an f-string may close all brackets.
  private static var room: Int { Self.deepestBracket + 8 }

  /// Reads the tokens of a logical line, or of the rest of it.
  private mutating func readTokens(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) -> Ending {
    let last = tokens.count - Self.room
    while true {
      guard position < source.count else {
        guard !templates.isEmpty else { break }
        abandonTemplate(&tokens, source)
        continue
      }
      guard self.tokens.count < last else { return .storage }
      let byte = source[position]
      if byte.beginsName {
        if readName(&tokens, source) { return .line }
      } else {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: position += 1
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
          passNewline(source)
          if brackets.isEmpty, excess == 0 {
            if self.tokens.count > 0 { return .line }
            guard beginLine(source) else { return .source }
          } else {
            lineBreak = (position, self.tokens.count)
          }
        case UInt8(ascii: "#"): passComment(source)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber(&tokens, source)
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
          readString(from: position, isTemplate: false, isBytes: false, &tokens, source)
        case UInt8(ascii: "\\"): passContinuation(source)
        default: readSymbol(byte, &tokens, source)
        }
      }
    }
    closeAll(&tokens)
    return .source
  }

  mutating func fault(_ message: String, line: Int? = nil) {
    if faults.count < Self.mostFaults {
      faults.append(.init(message: message, line: line ?? self.line))
    } else if faults.count == Self.mostFaults {
      faults.append(.init(message: "further faults are not listed", line: line ?? self.line))
    }
  }

  /// Keeps a token.
  @inline(__always)
  mutating func append(
    _ kind: PythonToken.Kind, _ word: PythonWord = .none, from start: Int, to end: Int,
    _ tokens: inout MutableSpan<PythonToken>
  ) {
    let count = self.tokens.count
    // Beyond the deepest bracket nothing can be told apart, so nothing is kept.
    guard excess == 0, count < tokens.count else { return }
    tokens[count] = PythonToken(
      kind: kind, word: word, start: UInt32(truncatingIfNeeded: start),
      end: UInt32(truncatingIfNeeded: end), line: UInt32(truncatingIfNeeded: line))
    self.tokens.count = count &+ 1
  }

  /// Reads a name, or the string literal that it is the prefix of.
  /// - Returns: whether the logical line ends before it, because it can only begin a statement.
  @inline(__always)
  private mutating func readName(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) -> Bool {
    let start = position
    let end = source.endOfName(from: start)
    position = end
    let length = end &- start
    if length <= 2, end < source.count,
      source[end] == UInt8(ascii: "'") || source[end] == UInt8(ascii: "\""),
      let prefix = StringPrefix(packed: source.tail(of: start..<end))
    {
      readString(
        from: start, isTemplate: prefix == .template, isBytes: prefix == .bytes, &tokens, source)
      return false
    }
    let isCandidate = words.hasWord(first: source[start], length: length)
    let word = isCandidate ? words.word(tail: source.tail(of: start..<end)) : .none
    if word != .none {
      if word.isDynamic || word == .exports { marks.insert(.dynamic) }
      if word == .yield { marks.insert(.yield) }
      if self.tokens.count == lineBreak.tokens, word.isStatementOnly {
        return endLineBefore(&tokens, source)
      }
    }
    append(.name, word, from: start, to: end, &tokens)
    // A name is often followed by one space.
    if end < source.count, source[end] == UInt8(ascii: " ") { position = end &+ 1 }
    return false
  }

  /// Ends a logical line whose brackets cannot be closed any more, since a statement begins.
  private mutating func endLineBefore(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) -> Bool {
    guard templates.isEmpty else {
      abandonTemplate(&tokens, source)
      return false
    }
    position = lineBreak.position
    closeAll(&tokens)
    return true
  }

  /// Ends what is still open in the logical line.
  private mutating func closeAll(_ tokens: inout MutableSpan<PythonToken>) {
    if let open = brackets.first {
      fault("a bracket is never closed", line: Int(tokens[open.token].line))
    }
    for open in brackets {
      tokens[open.token].partner = UInt32(truncatingIfNeeded: self.tokens.count)
    }
    brackets.removeAll(keepingCapacity: true)
    templates.removeAll(keepingCapacity: true)
    excess = 0
  }

  /// `1_000`, `0x1F`, `1.5e-3j`, `10L`; a keyword may follow at once, as in `1if x else 2`.
  private mutating func readNumber(
    _ tokens: inout MutableSpan<PythonToken>, _ source: Span<UInt8>
  ) {
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
        if next >= source.count || !source[next].isInName {
          position = next
        }
      }
    }
    append(.number, from: start, to: position, &tokens)
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
    guard digit < source.count, source[digit] &- UInt8(ascii: "0") < 10 else { return }
    position = digit
    passDigits(source)
  }
}
