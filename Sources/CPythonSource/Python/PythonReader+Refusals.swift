/// What CPython's compiler refuses although the reader can follow it.
///
/// Only what every Python 3 refuses is told; most of the grammar is not looked at.
extension PythonReader {
  static let mostRefusals = 8

  mutating func refuse(_ message: String, at token: Int) {
    refuse(message, line: Int(lexer.tokens[token].line))
  }

  mutating func refuse(_ message: String, line: Int) {
    guard outline.refusals.count < Self.mostRefusals else { return }
    outline.refusals.append(.init(message: message, line: line))
  }

  /// Notes that the depth of a line hangs on the width of a tab.
  mutating func refuseTabs() {
    refuse("tabs and spaces are mixed in the indentation", line: Int(lexer.tokens[0].line))
  }

  // MARK: statements

  /// What of a compound statement stands before a line in its block.
  enum Chain: UInt8 {
    case none
    /// `if` or `elif`
    case condition
    /// `for` or `while`
    case loop
    /// `try`, still without a handler
    case tried
    /// `except`
    case handled
    /// `else` after `except`
    case handledElse
  }

  /// Looks at how the line that was read last follows the statement before it in its block.
  mutating func followChain() {
    let first = lexer.tokens[0].word
    let before = here.chain
    let word = first == .async && lexer.tokens.count > 1 ? lexer.tokens[1].word : first
    var after = Chain.none
    var fits = before != .tried
    switch word {
    case .if: after = .condition
    case .for, .while: after = .loop
    case .try: after = .tried
    case .elif:
      fits = before == .condition
      after = .condition
    case .else:
      fits = before == .condition || before == .loop || before == .handled
      after = before == .handled ? .handledElse : .none
    case .except:
      fits = before == .tried || before == .handled
      after = .handled
    case .finally: fits = before == .tried || before == .handled || before == .handledElse
    default: break
    }
    if !fits {
      let isContinuation = word == .elif || word == .else || word == .except || word == .finally
      refuse(
        isContinuation
          ? "a clause has no statement that it belongs to"
          : "a try statement has neither except nor finally", at: 0)
    }
    blocks[blocks.count - 1].chain = after
    here.chain = after
  }

  /// What may come next of what stands before `from __future__ import`.
  enum Beginning {
    case docstring, imports, over
  }

  /// Looks whether a line that imports from `__future__` stands at the beginning of the module.
  mutating func examineFuture(_ source: Span<UInt8>) {
    let isOfFuture =
      lexer.tokens[0].word == .from && lexer.tokens.count > 2 && lexer.tokens[1].kind == .name
      && lexer.tokens[2].word == .import && text(1, source) == "__future__"
    switch beginning {
    case .over:
      if isOfFuture { refuse("an import from __future__ stands behind other statements", at: 0) }
    case .docstring
    where (0..<lexer.tokens.count).allSatisfy({ lexer.tokens[$0].kind == .string }):
      beginning = .imports
    default: beginning = isOfFuture ? .imports : .over
    }
  }

  /// Looks whether there is a function around whose names `nonlocal` may speak of.
  mutating func examineNonlocal(at index: Int) {
    var scope = outline.scopes[here.scope].parent
    while scope > 0 {
      if outline.scopes[scope].kind != .class { return }
      scope = outline.scopes[scope].parent
    }
    refuse("a nonlocal names what no function around it binds", at: index)
  }

  /// Looks whether a block may end.
  mutating func endChain(of block: Block, line: Int) {
    if block.chain == .tried {
      refuse("a try statement has neither except nor finally", line: line)
    }
  }

  /// Whether the statements that are read now are those of a function.
  private var isInFunction: Bool {
    switch outline.scopes[here.scope].kind {
    case .function, .asyncFunction: true
    case .module, .class: false
    }
  }

  /// Looks at where a simple statement stands, and at what it assigns to.
  mutating func examineStatement(_ range: Range<Int>) {
    let first = range.lowerBound
    switch lexer.tokens[first].word {
    case .await: examineAwait(at: first, in: range)
    case .return:
      if !isInFunction { refuse("a return stands outside of a function", at: first) }
      examineAwait(at: first + 1, in: range)
    case .yield where !isInFunction: refuse("a yield stands outside of a function", at: first)
    case .break where !here.isInLoop: refuse("a break stands outside of a loop", at: first)
    case .continue where !here.isInLoop: refuse("a continue stands outside of a loop", at: first)
    case .raise:
      if comma(from: first, in: range) < range.upperBound {
        refuse("a raise statement of Python 2", at: first)
      }
    case .from where here.scope != 0 && lexer.tokens[range.upperBound - 1].kind == .star:
      refuse("an import of everything stands inside of a function or class", at: first)
    case .none where lexer.marks.contains(.binding): examineTargets(range)
    default: break
    }
  }

  /// Looks whether `await x` may stand where it does; alone `await` is a name before 3.7.
  private mutating func examineAwait(at index: Int, in range: Range<Int>) {
    guard index + 1 < range.upperBound, lexer.tokens[index].word == .await,
      lexer.tokens[index + 1].kind == .name, !lexer.tokens[index + 1].word.isHardKeyword,
      outline.scopes[here.scope].kind != .asyncFunction
    else { return }
    refuse("an await stands outside of an async function", at: index)
  }

  /// `f(x) = 1` assigns to a call.
  private mutating func examineTargets(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch lexer.tokens[index].kind {
      case .colon: return
      case .name where lexer.tokens[index].word == .lambda: return
      case .assign, .augmentedAssign:
        examineAwait(at: index + 1, in: range)
        guard index > range.lowerBound + 1, lexer.tokens[index - 1].kind == .close else { return }
        let open = Int(lexer.tokens[index - 1].partner)
        if open > range.lowerBound, lexer.tokens[open].kind == .openParenthesis,
          lexer.tokens[open - 1].endsOperand
        {
          refuse("a call is assigned to", at: index)
        }
        return
      default: break
      }
      index = next(after: index, in: range)
    }
  }

  /// Looks at the parameters of a function: each name once, and none without a default behind one with it.
  mutating func examineParameters(_ parameters: [PythonOutline.Parameter]) {
    var names: Set<String> = []
    var hasDefault = false
    for parameter in parameters {
      if !names.insert(parameter.name).inserted {
        refuse("a parameter is declared twice", line: parameter.line)
      }
      guard parameter.kind == .ordinary || parameter.kind == .positionalOnly else { continue }
      if hasDefault, !parameter.hasDefault {
        refuse("a parameter without a default follows one with it", line: parameter.line)
      }
      hasDefault = hasDefault || parameter.hasDefault
    }
  }

  // MARK: tokens

  /// Looks at each two tokens of the logical line that stand side by side.
  mutating func examineTokens(_ source: Span<UInt8>) {
    let count = lexer.tokens.count
    var before = lexer.tokens[0]
    if before.kind == .number { examineNumber(before, source) }
    for index in 1..<max(count, 1) {
      let token = lexer.tokens[index]
      let message =
        before.kind == .dot && token.kind != .name
        ? dotFault(at: index - 1) : fault(of: token, after: before, at: index, source)
      if let message { return refuse(message, at: index) }
      if token.kind == .number { examineNumber(token, source) }
      before = token
    }
    if before.isUnfinished { refuse("an expression breaks off", at: count - 1) }
    if before.kind == .dot, let message = dotFault(at: count - 1) { refuse(message, at: count - 1) }
  }

  /// What is wrong with a token behind another.
  @inline(__always)
  private func fault(
    of token: PythonToken, after before: PythonToken, at index: Int, _ source: Span<UInt8>
  ) -> String? {
    switch token.kind {
    case .name:
      if token.word.isHardKeyword {
        // `...` is an expression.
        let isMember = before.kind == .dot && lexer.tokens[max(index - 2, 0)].kind != .dot
        if isMember { return token.word == .import ? nil : "a keyword is used as a name" }
        if token.word != .constant { return keywordFault(token.word, after: before) }
      }
      guard before.endsOperand, !isSoft(before, before: index),
        source[Int(token.start) - 1] != UInt8(ascii: "!"), token.word != .async
      else { break }
      return "two expressions stand side by side"
    case .number, .string, .bytes, .template:
      guard before.endsOperand else { break }
      if token.kind != .number {
        switch before.kind {
        case .string, .bytes, .template: return mixes(before, token)
        case .close:
          // Behind the last field of an f-string, another literal may follow.
          if lexer.tokens[Int(before.partner)].kind == .openBrace { return nil }
        default: break
        }
      }
      return isSoft(before, before: index) ? nil : "two expressions stand side by side"
    case .close:
      // `f"{x=}"`
      let ends = before.isUnfinished && before.kind != .assign
      return ends ? "an expression breaks off" : nil
    case .comma:
      return before.isUnfinished || before.kind == .comma || before.isOpening
        ? "an expression is missing before a comma" : nil
    case .colon:
      return before.isUnfinished && before.kind != .comma ? "an expression breaks off" : nil
    case .assign, .augmentedAssign:
      return before.isUnfinished ? "an expression is missing before an assignment" : nil
    case .looseOperator where token.end - token.start == 2:
      let isUnequal =
        source[Int(token.start)] == UInt8(ascii: "<")
        && source[Int(token.start) + 1] == UInt8(ascii: ">")
      return isUnequal ? "`<>` is an operator of Python 2" : nil
    case .dot:
      guard !before.endsOperand, before.kind != .dot, lexer.tokens[0].word != .from,
        index + 1 < lexer.tokens.count, lexer.tokens[index + 1].kind == .name
      else { break }
      return "a name is missing before a dot"
    case .tightOperator where source[Int(token.start)] != UInt8(ascii: "~"):
      return before.endsOperand ? nil : "an expression is missing before an operator"
    default: break
    }
    return nil
  }

  /// What is wrong with a dot that no name follows: it is none of `...`, and not the first of a number.
  private func dotFault(at index: Int) -> String? {
    let isOfEllipsis =
      index > 0 && lexer.tokens[index - 1].kind == .dot
      || index + 1 < lexer.tokens.count && lexer.tokens[index + 1].kind == .dot
    return isOfEllipsis ? nil : "a name is missing behind a dot"
  }

  private func keywordFault(_ word: PythonWord, after before: PythonToken) -> String? {
    guard word.isStatementOnly else { return nil }
    switch before.kind {
    case .colon, .semicolon: return nil
    default:
      return before.word == .async || word == .import
        ? nil : "a statement stands in the middle of another"
    }
  }

  private func mixes(_ before: PythonToken, _ token: PythonToken) -> String? {
    (before.kind == .bytes) == (token.kind == .bytes)
      ? nil : "a literal of bytes and one of text are joined"
  }

  /// Whether a name may be a keyword where it stands: `match x:`, `type X = int`, `await x`.
  private func isSoft(_ token: PythonToken, before index: Int) -> Bool {
    switch token.word {
    case .async, .await, .nonlocal: return true
    case .match, .case, .type:
      guard index >= 2 else { return true }
      let kind = lexer.tokens[index - 2].kind
      return kind == .colon || kind == .semicolon
    default: return false
    }
  }

  /// `0777` and `10L` are numbers of Python 2.
  private mutating func examineNumber(_ token: PythonToken, _ source: Span<UInt8>) {
    let last = source[Int(token.end) - 1]
    var isOld = last | 0x20 == UInt8(ascii: "l")
    if token.end - token.start > 1, source[Int(token.start)] == UInt8(ascii: "0") {
      var isOctal = false
      for index in Int(token.start)..<Int(token.end) {
        let byte = source[index]
        guard byte == UInt8(ascii: "_") || byte &- UInt8(ascii: "0") < 10 else {
          isOctal = false
          break
        }
        if byte != UInt8(ascii: "_"), byte != UInt8(ascii: "0") { isOctal = true }
      }
      isOld = isOld || isOctal
    }
    if isOld { refuse("a number of Python 2", line: Int(token.line)) }
  }
}

extension PythonToken {
  /// Whether an expression cannot end in it.
  fileprivate var isUnfinished: Bool {
    switch kind {
    case .plus, .minus, .tightOperator, .looseOperator, .assign, .augmentedAssign, .walrus, .arrow:
      true
    case .name:
      switch word {
      case .and, .or, .not, .is, .in: true
      default: false
      }
    default: false
    }
  }
}
