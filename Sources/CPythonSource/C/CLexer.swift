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

  /// Larger texts are not read.
  static let sizeBound = 1 << 28

  /// Reads a whole file.
  mutating func readFile(_ bytes: Span<UInt8>) {
    guard bytes.count <= Self.sizeBound else {
      fault("the file is larger than 256 MiB and was not read")
      return
    }
    tokens.list.reserveCapacity(bytes.count / 3)
    tokens.marks.append(CTokens.Mark(token: 0, condition: 0))
    skipByteOrderMark(bytes)
    var atLineStart = true
    while true {
      if skipBlanks(bytes, inDirective: false) { atLineStart = true }
      guard position < bytes.count else { break }
      if atLineStart, bytes[position] == .hash {
        position += 1
        readDirective(bytes)
        if conditions.isDead { skipDeadBranch(bytes) }
      } else {
        readToken(bytes)
      }
      atLineStart = false
    }
    if conditions.isOpen { fault("a conditional is not closed") }
    if brackets.depth > 0 { fault("a bracket is not closed") }
    if brackets.isTooDeep { fault("brackets nest too deep") }
    if conditions.isBeyondBound { fault("conditions nest too deep or are too many") }
  }

  /// Reads a text without directives, such as an expanded macro. All its tokens get one line.
  mutating func readText(_ bytes: Span<UInt8>, line: UInt32) {
    while true {
      self.line = line
      _ = skipBlanks(bytes, inDirective: false)
      guard position < bytes.count else { return }
      self.line = line
      readToken(bytes)
    }
  }

  mutating func fault(_ message: String) {
    guard faults.count < 100 else { return }
    faults.append(COutline.Fault(message: message, line: Int(line)))
  }

  private mutating func skipByteOrderMark(_ bytes: Span<UInt8>) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// Reads one token and keeps it, with the brackets around it.
  @inline(__always)
  private mutating func readToken(_ bytes: Span<UInt8>) {
    let byte = bytes[position]
    if byte.startsIdentifier {
      tokens.list.append(scan(bytes, depth: brackets.depth))
      return
    }
    switch byte {
    case .openBrace where opensLinkage(bytes):
      tokens.list.removeLast(2)
      position += 1
    case .openParen, .openBrace, .openSquare:
      tokens.list.append(scan(bytes, depth: brackets.depth))
      brackets.open(byte)
    case .closeParen, .closeBrace, .closeSquare:
      let isKnown = brackets.close(byte)
      let token = scan(bytes, depth: brackets.depth)
      if isKnown { tokens.list.append(token) }
    default:
      tokens.list.append(scan(bytes, depth: brackets.depth))
    }
  }

  /// Whether the brace here belongs to `extern "C" {`, which is transparent.
  private func opensLinkage(_ bytes: Span<UInt8>) -> Bool {
    let count = tokens.count
    return count >= 2 && tokens[count - 1].isString && tokens[count - 2].isIdentifier
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
