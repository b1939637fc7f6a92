/// One token of a logical line: where it lies in the source, and what it is.
struct PythonToken {
  /// Names and keywords are ``name``; what else a token can be is told apart as far as the
  /// outline needs it.
  enum Kind: UInt8 {
    case name, number, string, bytes
    /// The start of an f-string or t-string. Its replacement fields follow as groups in braces.
    case template
    case openParenthesis, openBracket, openBrace, close
    case comma, colon, semicolon, dot, assign, augmentedAssign, walrus
    case star, doubleStar, slash, plus, minus, at, arrow
    /// An operator that binds tighter than `+`, such as `%`.
    case tightOperator
    /// An operator that binds looser than `+`, such as `==`; and the backticks of Python 2.
    case looseOperator
  }

  var kind: Kind
  /// For a name, which of the known words it is.
  var word: PythonWord = .none
  /// The bytes of the token in the source; at most 4 GiB are read.
  var start: UInt32
  var end: UInt32
  /// The line of its first byte, counted from 1.
  var line: UInt32
  /// For a bracket, the index of its partner in the logical line; the line's token count
  /// if it is never closed.
  var partner: UInt32 = 0

  var isOpening: Bool {
    switch kind {
    case .openParenthesis, .openBracket, .openBrace: true
    default: false
    }
  }

  /// Whether an expression can end in this token, so that a sign after it has two operands.
  var endsOperand: Bool {
    switch kind {
    case .name: !word.isHardKeyword || word == .constant
    case .number, .string, .bytes, .template, .close: true
    default: false
    }
  }
}

/// The tokens of a logical line, in storage that is used again for the next.
struct PythonTokens {
  /// The first ``count`` of them are the line's; what follows is left over.
  var storage: [PythonToken] = []
  var count = 0

  @inline(__always)
  subscript(index: Int) -> PythonToken { storage[index] }

  /// Makes room for at least as many tokens again.
  static func grow(_ storage: inout [PythonToken]) {
    let blank = PythonToken(kind: .comma, start: 0, end: 0, line: 0)
    storage.append(repeating: blank, count: max(storage.count, 512))
  }
}

/// What a logical line contains, noted while it is cut into tokens, so that a line without
/// such a thing need not be looked through for it.
struct PythonMarks: OptionSet {
  let rawValue: UInt8

  /// `=`, an augmented assignment or `:` outside brackets.
  static let binding = PythonMarks(rawValue: 1)
  static let walrus = PythonMarks(rawValue: 2)
  /// A word with which names can be made at run time.
  static let dynamic = PythonMarks(rawValue: 4)
  static let string = PythonMarks(rawValue: 8)
  static let semicolon = PythonMarks(rawValue: 16)
  static let yield = PythonMarks(rawValue: 32)
}
