extension PythonReader {
  /// Reads `element for targets in source if condition …`; opaque if there is no `for` in it.
  ///
  /// Of `key: value for …` the key is the element.
  func readComprehension(_ range: Range<Int>, depth: Int, _ source: Span<UInt8>) -> Value {
    var starts: [Int] = []
    var colon: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let token = lexer.tokens[index]
      switch token.word {
      case .for: starts.append(index)
      case .lambda where starts.isEmpty: return .opaque
      default: break
      }
      if token.kind == .colon, starts.isEmpty, colon == nil { colon = index }
      index = next(after: index, in: range)
    }
    guard depth <= Self.deepestValue, let first = starts.first, starts.count <= 4 else {
      return .opaque
    }
    var end = colon ?? first
    if end > range.lowerBound, lexer.tokens[end - 1].word == .async { end -= 1 }
    var clauses: [PythonOutline.Clause] = []
    for (position, start) in starts.enumerated() {
      let stop = position + 1 < starts.count ? starts[position + 1] : range.upperBound
      guard let clause = readClause(start + 1..<stop, depth: depth + 1, source) else {
        return .opaque
      }
      clauses.append(clause)
    }
    return .comprehension(
      element: readValue(range.lowerBound..<end, depth: depth + 1, source), clauses)
  }

  /// `targets in source if condition if condition`
  private func readClause(
    _ range: Range<Int>, depth: Int, _ source: Span<UInt8>
  ) -> PythonOutline.Clause? {
    var middle = range.lowerBound
    while middle < range.upperBound, lexer.tokens[middle].word != .in {
      middle = next(after: middle, in: range)
    }
    guard middle < range.upperBound else { return nil }
    var ends: [Int] = []
    var index = middle
    while index < range.upperBound {
      if lexer.tokens[index].word == .if { ends.append(index) }
      index = next(after: index, in: range)
    }
    let iterated = middle + 1..<(ends.first ?? range.upperBound)
    var clause = PythonOutline.Clause(
      targets: loopTargets(range.lowerBound..<middle, source),
      source: readValue(iterated, depth: depth, source), conditions: [])
    for (position, start) in ends.enumerated() {
      let stop = position + 1 < ends.count ? ends[position + 1] : range.upperBound
      clause.conditions += readConditions(start + 1..<stop, depth: depth, source)
    }
    return clause
  }

  /// The names of a loop's targets: one, or those of a tuple; empty for what is no bare name.
  func loopTargets(_ range: Range<Int>, _ source: Span<UInt8>) -> [String] {
    let range = withoutParentheses(range)
    var names: [String] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = comma(from: start, in: range)
      let isName = end == start + 1 && lexer.tokens[start].kind == .name
      names.append(isName ? text(start, source) : "")
      start = end + 1
    }
    return names
  }

  // MARK: Conditions

  /// Reads `a and not b and …`: each part as a condition of its own.
  private func readConditions(
    _ range: Range<Int>, depth: Int, _ source: Span<UInt8>
  ) -> [PythonOutline.Condition] {
    let range = withoutParentheses(range)
    var conditions: [PythonOutline.Condition] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      switch lexer.tokens[index].word {
      case .or, .if, .else, .lambda: return [.other]
      case .and:
        conditions.append(readCondition(start..<index, depth: depth, source))
        start = index + 1
      default: break
      }
      index = next(after: index, in: range)
    }
    conditions.append(readCondition(start..<range.upperBound, depth: depth, source))
    return conditions
  }

  private func readCondition(
    _ range: Range<Int>, depth: Int, _ source: Span<UInt8>
  ) -> PythonOutline.Condition {
    var range = withoutParentheses(range)
    var isNegated = false
    while let first = range.first, lexer.tokens[first].word == .not {
      isNegated.toggle()
      range = withoutParentheses(range.dropFirst())
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let token = lexer.tokens[index]
      let isEqual = token.kind == .looseOperator && isSpelled("==", index, source)
      let isUnequal = token.kind == .looseOperator && isSpelled("!=", index, source)
      if token.word == .in || isEqual || isUnequal {
        let isNot = index > range.lowerBound && lexer.tokens[index - 1].word == .not
        let left = range.lowerBound..<(isNot ? index - 1 : index)
        let right = readValue(index + 1..<range.upperBound, depth: depth, source)
        if isNot || isUnequal { isNegated.toggle() }
        return comparison(
          left, right, isMember: token.word == .in, isNegated: isNegated, depth: depth, source)
      }
      index = next(after: index, in: range)
    }
    guard case .call(let callee, let arguments, _) = readValue(range, depth: depth, source) else {
      return .other
    }
    return test(callee, arguments, isNegated: isNegated)
  }

  /// `name in ('a', 'b')`, `name == 'a'`, `name[0] == '_'`
  private func comparison(
    _ left: Range<Int>, _ right: Value, isMember: Bool, isNegated: Bool, depth: Int,
    _ source: Span<UInt8>
  ) -> PythonOutline.Condition {
    let operand = isMember ? right : .sequence([right])
    if case .reference(let path) = readValue(left, depth: depth, source), path.count == 1 {
      return .init(.isElement, subject: path[0], operand: operand, isNegated: isNegated)
    }
    // `name[0]`, `name[:1]`
    let count = left.count
    guard count == 4 || count == 5, lexer.tokens[left.lowerBound].kind == .name,
      lexer.tokens[left.lowerBound + 1].kind == .openBracket, case .string = right, !isMember
    else { return .other }
    return .init(
      .startsWith, subject: text(left.lowerBound, source), operand: operand, isNegated: isNegated)
  }

  /// `name.startswith('_')`, `name.isupper()`, `isinstance(object, Type)`, `ismodule(object)`
  private func test(
    _ callee: [String], _ arguments: [Value], isNegated: Bool
  ) -> PythonOutline.Condition {
    let operand = arguments.last ?? .opaque
    switch callee.last {
    case "startswith" where callee.count == 2 && arguments.count == 1:
      return .init(.startsWith, subject: callee[0], operand: operand, isNegated: isNegated)
    case "endswith" where callee.count == 2 && arguments.count == 1:
      return .init(.endsWith, subject: callee[0], operand: operand, isNegated: isNegated)
    case "isupper" where callee.count == 2 && arguments.isEmpty:
      return .init(.isUpper, subject: callee[0], operand: .opaque, isNegated: isNegated)
    case "isinstance" where arguments.count == 2:
      guard case .reference(let path) = arguments[0], path.count == 1,
        case .reference(let type) = operand, type.last == "ModuleType"
      else { return .other }
      return .init(.isModule, subject: path[0], operand: .opaque, isNegated: isNegated)
    case "ismodule" where arguments.count == 1:
      guard case .reference(let path) = operand, path.count == 1 else { return .other }
      return .init(.isModule, subject: path[0], operand: .opaque, isNegated: isNegated)
    default: return .other
    }
  }
}
