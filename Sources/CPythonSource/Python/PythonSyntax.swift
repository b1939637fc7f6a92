/// A construct of the grammar that came to Python 3 after its first releases.
package enum PythonSyntax: UInt8, Hashable, Sendable, CaseIterable {
  /// `(n := x)`, PEP 572
  case assignmentExpression
  /// `def f(x, /)`, PEP 570
  case positionalOnlyParameters
  /// `@buttons[0].clicked.connect`, PEP 614
  case decoratorExpression
  /// `with (open(x) as a, open(y) as b):`. 3.9 takes it, 3.10 documents it.
  case parenthesizedItems
  /// `match x:`, PEP 634
  case matchStatement
  /// `except* E:`, PEP 654
  case exceptionGroups
  /// `def f[T](x: T)`, PEP 695
  case typeParameters
  /// `type X = int`, PEP 695
  case typeStatement
  /// `f"{x["a"]}"` and `f"{'\n'.join(x)}"`, PEP 701
  case quotesInFields
  /// `def f[T = int](x: T)`, PEP 696
  case typeParameterDefaults
  /// `t"{x}"`, PEP 750
  case templateString

  /// The minor version of the first Python 3 that has it.
  package var since: Int {
    switch self {
    case .assignmentExpression, .positionalOnlyParameters: 8
    case .decoratorExpression, .parenthesizedItems: 9
    case .matchStatement: 10
    case .exceptionGroups: 11
    case .typeParameters, .typeStatement, .quotesInFields: 12
    case .typeParameterDefaults: 13
    case .templateString: 14
    }
  }

  /// For a message, such as `a match statement`.
  package var words: String {
    switch self {
    case .assignmentExpression: "an assignment expression"
    case .positionalOnlyParameters: "a mark of positional-only parameters"
    case .parenthesizedItems: "a with statement with its items in parentheses"
    case .matchStatement: "a match statement"
    case .exceptionGroups: "an except* clause"
    case .typeParameters: "type parameters"
    case .typeStatement: "a type statement"
    case .quotesInFields: "a quote or backslash in a field of an f-string"
    case .decoratorExpression: "a decorator that is more than a name and a call"
    case .typeParameterDefaults: "a default of a type parameter"
    case .templateString: "a template string"
    }
  }

  /// The first place of a construct in a file.
  package struct Use: Hashable, Sendable {
    package let syntax: PythonSyntax
    /// Counted from 1.
    package let line: Int
  }
}

extension PythonLexer {
  /// Notes the first use of a construct.
  mutating func note(_ syntax: PythonSyntax, line: Int) {
    let bit = UInt16(1) << UInt16(syntax.rawValue)
    guard notedSyntax & bit == 0 else { return }
    notedSyntax |= bit
    syntaxUses.append(.init(syntax: syntax, line: line))
  }

  /// Marks the outermost f-string if a literal in its fields, up to ``position``, is one that only PEP 701
  /// allows: with a quote that ended an f-string before, or a backslash.
  mutating func noteLiteralInField(
    from start: Int, _ quote: UInt8, isTriple: Bool, _ source: Span<UInt8>
  ) {
    guard let outermost = templates.first, !outermost.isOfPEP701 else { return }
    var isOfPEP701 = templates.contains { $0.quote == quote && (isTriple || !$0.isTriple) }
    var index = start
    while !isOfPEP701, index < position {
      isOfPEP701 = source[index] == UInt8(ascii: "\\")
      index += 1
    }
    templates[0].isOfPEP701 = isOfPEP701
  }
}
