/// A pass over tokens that knows which call it is in.
struct CWalk {
  /// What is known of the bracket around a token.
  struct Frame {
    /// The token of the callee; nil if the bracket is no call's.
    var callee: Int?
    var word: CModuleWord?
    /// The callee's template, if it is a function of the file that makes a class.
    var template: Int?
    /// Whether the callee's name says that it adds something.
    var isHint = false
    /// Whether the callee asks for what something else has: its strings are names there.
    var asks = false
    /// Whether the callee makes a text of its arguments: its strings are no names.
    var formats = false
    /// Whether the callee's name is all capitals.
    var isMacroLike = false
    /// The number of commas so far.
    var argument = 0
    /// The tokens of the first argument.
    var first: Range<Int>
    /// Whether a name was taken from it.
    var isUsed = false
  }

  let tokens: CTokens
  /// Macros around this text.
  var nesting = 0
  /// Whether these are the bodies of macros, not text that is compiled.
  var isMacroText = false
  /// By depth.
  var frames: [Frame]
  /// Tokens before this index belong to an initialiser that was read.
  var initialiserEnd = 0
  /// The last name with parentheses at file level: what a body would belong to.
  var function: Int?
  var isInBody = false
  /// Where the body of the function began, and what had been added by then.
  var body = CFunctionStart()
  /// The stack of conditions around a text that a macro stands for.
  var outerCondition: Int?
  /// The token of the file at which such a text stands.
  var outerToken: Int?

  init(_ tokens: CTokens) {
    self.tokens = tokens
    frames = [Frame(first: 0..<0)]
  }

  func condition(at index: Int) -> Int { outerCondition ?? tokens.condition(at: index) }

  func frame(atDepth depth: UInt8) -> Frame? {
    Int(depth) < frames.count ? frames[Int(depth)] : nil
  }

  mutating func setFrame(_ frame: Frame, atDepth depth: UInt8) {
    while frames.count <= Int(depth) { frames.append(Frame(first: 0..<0)) }
    frames[Int(depth)] = frame
  }

  /// Whether a token, or tokens up to a last one, are an argument by themselves.
  func isLone(_ index: Int, through last: Int? = nil) -> Bool {
    let before = index - 1
    let after = (last ?? index) + 1
    guard before >= 0, after < tokens.count else { return false }
    let list = tokens.list.span
    return (list[before].is(.openParen) || list[before].is(.comma))
      && (list[after].is(.closeParen) || list[after].is(.comma))
  }
}
