/// Reads bytes as tokens of C, and the preprocessor's lines among them.
///
/// Nothing is included and no macro is expanded. Every branch of a condition is read, but for the
/// ones that cannot be compiled (`#if 0`). Linear in its input.
struct CLexer {
  var tokens = CTokens()
  /// The tokens of macro bodies, one after the other; ``CMacro/body`` is a range of them.
  var macroTokens: [CToken] = []
  var macros: [CMacro] = []
  var includes: [COutline.Include] = []
  /// Comments that begin with `[clinic input]`.
  var clinicBlocks: [(range: Range<Int>, line: Int)] = []
  var conditions = CConditionStack()
  var brackets = CBrackets()
  var faults: [COutline.Fault] = []
  var position = 0
  var line: UInt32 = 1
  /// A `#ifndef X` with nothing before it, which is a guard if `#define X` follows.
  var guardCandidate: Range<Int>?
  /// The number of tokens read.
  private(set) var count = 0
  private var isAtLineStart = true

  /// Larger texts are not read.
  static let sizeBound = SourceBound.cText.limit

  /// Reads a whole file.
  mutating func readFile(_ bytes: Span<UInt8>) {
    guard bytes.count <= Self.sizeBound else {
      fault("the file is larger than 256 MiB and was not read", hidesRest: true)
      return
    }
    if bytes.count > 1, bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF
    {
      fault("it is encoded as UTF-16", hidesRest: true)
    }
    tokens.marks.append(CTokens.Mark(token: 0, condition: 0))
    skipByteOrderMark(bytes)
    readTokens(bytes, inLine: nil)
    if conditions.isOpen { fault("a conditional is not closed") }
    if brackets.depth > 0 { fault("a bracket is not closed") }
    if brackets.isTooDeep { fault("brackets nest too deep") }
    if conditions.isBeyondBound { fault("conditions nest too deep or are too many") }
  }

  /// Reads a text without directives, such as an expanded macro. All its tokens get one line.
  mutating func readText(_ bytes: Span<UInt8>, line: UInt32) {
    readTokens(bytes, inLine: line)
  }

  /// - Parameter line: What all tokens get for their line, if it is a text without directives.
  private mutating func readTokens(_ bytes: Span<UInt8>, inLine line: UInt32?) {
    // The storage is taken out while it is written to.
    var storage: [CToken] = []
    swap(&storage, &tokens.list)
    let blank = CToken(start: 0, end: 0, line: 0, depth: 0, kind: .number)
    var size = bytes.count / (line == nil ? 6 : 3) + 16
    var isDone = false
    while !isDone {
      storage.append(repeating: blank, count: size)
      var written = storage.mutableSpan
      isDone =
        if let line { readText(bytes, line, &written) } else { readFile(bytes, &written) }
      size = storage.count / 2
    }
    storage.removeLast(storage.count - count)
    swap(&storage, &tokens.list)
  }

  /// - Returns: False if the storage is full.
  private mutating func readFile(
    _ bytes: Span<UInt8>, _ tokens: inout MutableSpan<CToken>
  ) -> Bool {
    while count < tokens.count {
      if !passSpace(bytes), skipBlanks(bytes, inDirective: false) { isAtLineStart = true }
      guard position < bytes.count else { return true }
      if isAtLineStart, bytes[position] == .hash {
        position += 1
        readDirective(bytes)
        if conditions.isDead { skipDeadBranch(bytes) }
      } else {
        readToken(bytes, &tokens)
      }
      isAtLineStart = false
    }
    return false
  }

  /// - Returns: False if the storage is full.
  private mutating func readText(
    _ bytes: Span<UInt8>, _ line: UInt32, _ tokens: inout MutableSpan<CToken>
  ) -> Bool {
    while count < tokens.count {
      self.line = line
      if !passSpace(bytes) { _ = skipBlanks(bytes, inDirective: false) }
      guard position < bytes.count else { return true }
      self.line = line
      readToken(bytes, &tokens)
    }
    return false
  }

  mutating func fault(_ message: String, hidesRest: Bool = false) {
    guard faults.count < 100 else { return }
    faults.append(COutline.Fault(message: message, line: Int(line), hidesRest: hidesRest))
  }

  private mutating func skipByteOrderMark(_ bytes: Span<UInt8>) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// Reads one token and keeps it, with the brackets around it.
  @inline(__always)
  private mutating func readToken(
    _ bytes: Span<UInt8>, _ tokens: inout MutableSpan<CToken>
  ) {
    let byte = bytes[position]
    if byte.startsIdentifier {
      tokens[count] = identifier(bytes, depth: brackets.depth)
      count &+= 1
      return
    }
    switch byte {
    case .openBrace where opensLinkage(bytes, tokens):
      count -= 2
      position += 1
    case .openParen, .openBrace, .openSquare:
      tokens[count] = punctuator(byte)
      count &+= 1
      brackets.open(byte)
    case .closeParen, .closeBrace, .closeSquare:
      let isKnown = brackets.close(byte)
      let token = punctuator(byte)
      guard isKnown else { return }
      tokens[count] = token
      count &+= 1
    case .quote, .apostrophe, .dot, .hash, 0x30...0x39, 0...0x1F:
      tokens[count] = scan(bytes, depth: brackets.depth)
      count &+= 1
    default:
      tokens[count] = punctuator(byte)
      count &+= 1
    }
  }

  /// The token of one byte at the position.
  @inline(__always)
  private mutating func punctuator(_ byte: UInt8) -> CToken {
    let start = UInt32(truncatingIfNeeded: position)
    position &+= 1
    return CToken(
      start: start, end: start &+ 1, line: line, depth: brackets.depth,
      kind: CToken.Kind(rawValue: byte))
  }

  /// Whether the brace here belongs to `extern "C" {`, which is transparent.
  private func opensLinkage(_ bytes: Span<UInt8>, _ tokens: borrowing MutableSpan<CToken>) -> Bool {
    count >= 2 && tokens[count - 1].isString && tokens[count - 2].isIdentifier
      && CText.equal(tokens[count - 2], "extern", in: bytes)
  }
}

/// A macro as it was defined.
struct CMacro {
  var name: Range<Int>
  /// Nil for an object-like macro. `...` is `__VA_ARGS__`.
  var parameters: [Range<Int>]?
  var isVariadic = false
  /// Indices into ``CLexer/macroTokens``.
  var body: Range<Int>
  var line: Int
  var condition: Int
  var isUndefinition = false
  /// An earlier definition of the same name.
  var earlier: Int?
  /// How many tokens stand before it.
  var tokenCount: Int
}
