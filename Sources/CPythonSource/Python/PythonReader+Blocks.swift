extension PythonReader {
  /// A body of statements.
  struct Block {
    var scope: PythonOutline.ScopeIndex
    /// The column of its statements.
    var column = 0
    /// The same with a tab counted as one column.
    var alternativeColumn = 0
    var isConditional = false
    /// Whether an import in it may fail by the will of the program.
    var isGuarded = false
    /// Whether it is the body of `match`, so that `case` is a keyword in it.
    var isMatch = false
    /// Whether it stands below `if __name__ == '__main__'`.
    var isScriptOnly = false
    /// The imports in the body of the `try` read last in this block, until a handler that
    /// catches their failure is found.
    var tried: Range<Int>?
    /// Whether it is in the body of a loop, in the same function.
    var isInLoop = false
    /// What its next line may belong to.
    var chain = Chain.none
    /// Where the header of a loop in a function begins whose body it is.
    var loop: Int?
    /// What is asked before it is run, in a module's own `__getattr__`.
    var question = 0
    /// What is asked if none of the branches read last in this block is run.
    var otherwise: Int?
    /// Whether it is the body of `match name`, in a module's own `__getattr__`.
    var asksName = false

    /// A block inside this one, in the same scope, whose statements may not be run.
    func nested() -> Block {
      Block(
        scope: scope, isConditional: true, isGuarded: isGuarded, isScriptOnly: isScriptOnly,
        isInLoop: isInLoop, question: question)
    }
  }

  /// Finds the block that a line at `column` belongs to.
  mutating func enterBlock(at column: Int) {
    if let block = announced {
      announced = nil
      if column > blocks[blocks.count - 1].column {
        guard blocks.count < Self.deepestBlock else {
          lexer.fault("blocks nest too deeply")
          deepest = column - 1
          here = blocks[blocks.count - 1]
          return
        }
        blocks.append(block)
        blocks[blocks.count - 1].column = column
        blocks[blocks.count - 1].alternativeColumn = lexer.alternativeColumn
        if lexer.alternativeColumn <= blocks[blocks.count - 2].alternativeColumn { refuseTabs() }
        here = blocks[blocks.count - 1]
        return
      }
      lexer.fault("an indented block is missing")
    }
    guard column != blocks[blocks.count - 1].column else {
      if lexer.alternativeColumn != blocks[blocks.count - 1].alternativeColumn { refuseTabs() }
      return
    }
    while blocks.count > 1, blocks[blocks.count - 1].column > column {
      endChain(of: blocks.removeLast(), line: Int(lexer.tokens[0].line))
    }
    if blocks[blocks.count - 1].column != column {
      lexer.fault("the indentation fits no block")
    } else if blocks[blocks.count - 1].alternativeColumn != lexer.alternativeColumn {
      refuseTabs()
    }
    here = blocks[blocks.count - 1]
  }

  /// Reads what follows a header's colon: a body on the same line, or none yet.
  mutating func readBody(after colon: Int, as block: Block, _ source: Span<UInt8>) {
    let body = min(colon + 1, lexer.tokens.count)..<lexer.tokens.count
    guard !body.isEmpty else {
      announced = block
      return
    }
    let outer = here
    here = block
    readStatements(body, source)
    here = outer
  }

  /// The index of the colon that ends a header, from `start` on.
  func headerColon(from start: Int) -> Int? {
    let all = 0..<lexer.tokens.count
    var lambdas = 0
    var index = start
    while index < all.upperBound {
      let token = lexer.tokens[index]
      if token.word == .lambda {
        lambdas += 1
      } else if token.kind == .colon {
        if lambdas == 0 { return index }
        lambdas -= 1
      }
      index = next(after: index, in: all)
    }
    return nil
  }

  /// Changes the record of the `try` read last, in the block that is read now.
  mutating func setTried(_ range: Range<Int>?) {
    blocks[blocks.count - 1].tried = range
    here.tried = range
  }
}
