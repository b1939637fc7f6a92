/// Reads the statements of a Python source into an outline.
struct PythonReader: ~Copyable {
  var lexer = PythonLexer()
  var outline = PythonOutline()
  var encoding: PythonEncoding

  /// The enclosing blocks that have an indentation of their own; the first is the module.
  var blocks = [Block(scope: 0)]
  /// The block whose statements are read now.
  var here = Block(scope: 0)
  /// The block that a header line has announced, if its body begins on the next line.
  var announced: Block?
  /// Lines indented deeper than this are passed over, because their block is beyond the bound.
  var deepest = Int.max
  var decorators: [PythonOutline.Value] = []
  /// For each scope, the outermost function around it whose strings are collected.
  var collectors: [Int?] = [nil]
  /// How far the beginning of the module is read, where `from __future__ import` may stand.
  var beginning = Beginning.docstring
  /// The scope of the module's own `__getattr__` that was opened last; -1 if none was.
  var getter = -1
  /// What is asked before blocks of it are run; the first asks nothing.
  var questions = [Question(outer: 0, test: nil)]
  /// The variables of loops in functions that were asked for, by where the loop begins.
  var loops: [Int: [String: Value]] = [:]
  /// Names that `name = globals()` gave to a dictionary of names.
  var namespaceNames: Set<String> = []

  /// As CPython's MAXINDENT.
  static let deepestBlock = SourceBound.pythonBlocks.limit

  init(_ source: Span<UInt8>) {
    encoding = PythonEncoding(declaredIn: source)
    outline.isUTF8 = encoding == .utf8
    if encoding == .unreadable {
      lexer.fault("the declared encoding is read as UTF-8", line: 1)
    }
    if source.count >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF {
      lexer.position = 3
    }
    // About as many as the files of the standard library have.
    outline.bindings.reserveCapacity(source.count / 128)
    outline.scopes = [.init(kind: .module, name: "", parent: 0, line: 1)]
  }

  mutating func readAll(_ source: Span<UInt8>) {
    while lexer.readLine(source) { readLogicalLine(source) }
    for block in blocks { endChain(of: block, line: lexer.line) }
  }

  consuming func finish() -> PythonOutline {
    outline.faults = lexer.faults
    outline.syntax = lexer.syntaxUses
    return outline
  }

  private mutating func readLogicalLine(_ source: Span<UInt8>) {
    let column = lexer.column
    guard column <= deepest else { return }
    deepest = .max
    enterBlock(at: column)
    guard column <= deepest else { return }
    followChain()
    examineTokens(source)
    examineFuture(source)
    let count = lexer.tokens.count
    let first = lexer.tokens[0]
    if first.kind == .at {
      if !isPlainDecorator(1..<count) { lexer.note(.decoratorExpression, line: Int(first.line)) }
      decorators.append(readValue(1..<count, source))
      look(0..<count, source)
      return
    }
    let isHeader = first.word != .none && readHeader(first.word, source)
    if !isHeader { readStatements(0..<count, source) }
    if !decorators.isEmpty { decorators.removeAll() }
  }

  /// `a.b.c` or `a.b.c(…)`, all that a decorator was before 3.9.
  private func isPlainDecorator(_ range: Range<Int>) -> Bool {
    let end = dottedNameEnd(from: range.lowerBound, in: range)
    guard end > range.lowerBound, end < range.upperBound else { return end == range.upperBound }
    return lexer.tokens[end].kind == .openParenthesis
      && next(after: end, in: range) == range.upperBound
  }

  /// Reads simple statements separated by semicolons.
  mutating func readStatements(_ range: Range<Int>, _ source: Span<UInt8>) {
    guard lexer.marks.contains(.semicolon) else {
      if !range.isEmpty { readStatement(range, source) }
      return
    }
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let kind = lexer.tokens[index].kind
      if kind == .semicolon {
        if start < index { readStatement(start..<index, source) }
        start = index + 1
        index += 1
      } else {
        index = next(after: index, in: range)
      }
    }
    if start < range.upperBound { readStatement(start..<range.upperBound, source) }
  }

  /// Reads one simple statement.
  private mutating func readStatement(_ range: Range<Int>, _ source: Span<UInt8>) {
    examineStatement(range)
    if isServing { readServing(range, source) }
    switch lexer.tokens[range.lowerBound].word {
    case .import: readImport(range, source)
    case .from: readFromImport(range, source)
    case .global: readDeclaration(.globalStatement, range, source)
    case .nonlocal where range.count > 1 && lexer.tokens[range.lowerBound + 1].kind == .name:
      readDeclaration(.nonlocalStatement, range, source)
    case .del: readTargets(range.dropFirst(), as: .deletion, value: nil, source)
    case .type where isTypeAlias(range):
      lexer.note(.typeStatement, line: Int(lexer.tokens[range.lowerBound].line))
      bind(range.lowerBound + 1, as: .typeAlias, source)
    case .return where range.count == 2: readReturn(range.lowerBound + 1, source)
    case .none, .match, .case, .type, .underscore, .exports, .async, .await, .nonlocal, .globals,
      .vars, .locals, .exec, .execfile, .eval, .setattr, .modules, .dictionary, .convert:
      readExpressionStatement(range, source)
      if here.scope == 0, !here.isScriptOnly, lexer.tokens[range.upperBound - 1].kind == .close {
        readCallStatement(range, source)
      }
    default: break
    }
    look(range, source)
  }

  /// Notes the name that a function returns, where it may tell what a call of it gives.
  private mutating func readReturn(_ name: Int, _ source: Span<UInt8>) {
    let scope = outline.scopes[here.scope]
    guard lexer.tokens[name].kind == .name, lexer.tokens[name].word != .constant,
      scope.returns.count < 8,
      outline.scopes.count > here.scope + 1 || !scope.decorators.isEmpty || scope.name == "__new__"
    else { return }
    let text = text(name, source)
    if !scope.returns.contains(text) { outline.scopes[here.scope].returns.append(text) }
  }

  /// Looks through an expression or statement for what may stand anywhere in it.
  mutating func look(_ range: Range<Int>, _ source: Span<UInt8>) {
    if lexer.marks.contains(.walrus) { readWalruses(range, source) }
    if lexer.marks.contains(.dynamic) { readDynamics(range, source) }
    if lexer.marks.contains(.yield), range.contains(where: { lexer.tokens[$0].word == .yield }) {
      outline.scopes[here.scope].isGenerator = true
    }
    if !namespaceNames.isEmpty { readNamespaceUses(range, source) }
    if let collector = collectors[here.scope] {
      if lexer.marks.contains(.string) { collectStrings(range, source) }
      collectUses(range, for: collector, source)
    }
  }

  /// The index of the token after `index` outside brackets that open there.
  @inline(__always)
  func next(after index: Int, in range: Range<Int>) -> Int {
    let token = lexer.tokens[index]
    return token.isOpening ? min(max(Int(token.partner), index) + 1, range.upperBound) : index + 1
  }
}
