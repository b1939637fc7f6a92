// Variables of loops in functions, whose values are read only where a name is made of them.
extension PythonReader {
  /// Arguments with the variables of the loops of the function around put in: what they run through.
  mutating func withLoopVariables(_ values: [Value], _ source: Span<UInt8>) -> [Value] {
    guard !keepsValues, values.contains(where: { $0.hasVariable(depth: 0) }) else { return values }
    var variables: [String: Value] = [:]
    if let loop = here.loop { variables = loopVariables(at: loop, source) }
    for block in blocks.reversed() {
      guard block.scope == here.scope else { break }
      guard let loop = block.loop, loop != here.loop else { continue }
      variables.merge(loopVariables(at: loop, source)) { inner, _ in inner }
    }
    return variables.isEmpty ? values : values.map { $0.replacing(variables, depth: 0) }
  }

  /// The variables of the loop whose header begins at a place; it is read again, once.
  private mutating func loopVariables(
    at start: Int, _ source: Span<UInt8>
  ) -> [String: Value] {
    if let known = loops[start] { return known }
    var other = PythonLexer()
    other.position = start
    swap(&lexer, &other)
    var variables: [String: Value] = [:]
    if lexer.readLine(source) { variables = readLoopVariables(source) }
    swap(&lexer, &other)
    loops[start] = variables
    return variables
  }

  private func readLoopVariables(_ source: Span<UInt8>) -> [String: Value] {
    let all = 0..<lexer.tokens.count
    let first = lexer.tokens[0].word == .async ? 2 : 1
    var middle = first
    while middle < all.upperBound, lexer.tokens[middle].word != .in {
      middle = next(after: middle, in: all)
    }
    let colon = colon(from: middle)
    guard first < middle, middle + 1 < colon else { return [:] }
    let value = readValue(middle + 1..<colon, source)
    guard value != .opaque else { return [:] }
    var variables: [String: Value] = [:]
    let names = loopTargets(first..<middle, source)
    for (position, name) in names.enumerated() where !name.isEmpty {
      variables[name] = .element(of: value, position: names.count == 1 ? nil : position)
    }
    return variables
  }
}

extension PythonOutline.Value {
  /// Whether a name stands in it that may be a variable.
  fileprivate func hasVariable(depth: Int) -> Bool {
    guard depth < 12 else { return false }
    switch self {
    case .reference(let path): return path.count == 1
    case .call(let callee, let arguments, _): return callee.count == 2 && arguments.isEmpty
    case .sum(let parts), .template(let parts):
      return parts.contains { $0.hasVariable(depth: depth + 1) }
    case .method(let object, _, _): return object.hasVariable(depth: depth + 1)
    default: return false
    }
  }

  /// The text that it stands for, with variables put in.
  fileprivate func replacing(_ variables: [String: Self], depth: Int) -> Self {
    guard depth < 12 else { return self }
    switch self {
    case .reference(let path): return path.count == 1 ? variables[path[0]] ?? self : self
    case .call(let callee, let arguments, _):
      // `name.upper()`
      guard callee.count == 2, arguments.isEmpty, let variable = variables[callee[0]] else {
        return self
      }
      return .method(of: variable, name: callee[1], arguments: [])
    case .sum(let parts): return .sum(parts.map { $0.replacing(variables, depth: depth + 1) })
    case .template(let parts):
      return .template(parts.map { $0.replacing(variables, depth: depth + 1) })
    case .method(let object, let name, let arguments):
      return .method(
        of: object.replacing(variables, depth: depth + 1), name: name, arguments: arguments)
    default: return self
    }
  }
}
