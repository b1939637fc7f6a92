/// Tells which tokens of an expression are in the body of a lambda.
struct PythonLambdas {
  private struct Lambda {
    /// The number of brackets open around it.
    var depth: Int
    /// Whether its parameters are over.
    var isBody = false
  }

  private var open: [Lambda] = []
  private var bodies = 0
  private var depth = 0

  var isInBody: Bool { bodies > 0 }

  /// Takes the next token of the expression.
  mutating func take(_ token: PythonToken) {
    switch token.kind {
    case .openParenthesis, .openBracket, .openBrace: depth += 1
    case .close:
      while let last = open.last, last.depth >= depth { end(last) }
      depth -= 1
    case .name where token.word == .lambda: open.append(Lambda(depth: depth))
    case .name where token.word == .for: endBodies()
    case .comma: endBodies()
    case .colon:
      endBodies()
      if let last = open.last, last.depth == depth {
        open[open.count - 1].isBody = true
        bodies += 1
      }
    default: break
    }
  }

  /// Ends the lambdas whose body is at the depth of this token.
  private mutating func endBodies() {
    while let last = open.last, last.depth == depth, last.isBody { end(last) }
  }

  private mutating func end(_ last: Lambda) {
    if last.isBody { bodies -= 1 }
    open.removeLast()
  }
}
