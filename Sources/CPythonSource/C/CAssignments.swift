/// The assignments of a function: each variable with the text of its values.
struct CAssignments {
  private struct Value {
    var line: Int
    /// How many braces of the function stand around it.
    var depth: Int
    var text: String
  }

  private var values: [String: [Value]] = [:]
  /// From that line on, so many braces are open.
  private var depths: [(line: Int, depth: Int)] = []

  mutating func add(_ name: String, line: Int, depth: Int, _ value: String) {
    guard values[name, default: []].count < 64 else { return }
    values[name, default: []].append(Value(line: line, depth: depth, text: value))
  }

  mutating func note(_ depth: Int, fromLine line: Int) { depths.append((line, depth)) }

  /// What the last variable of an expression was assigned last before a line.
  func origin(of target: String, before line: Int) -> String {
    guard let name = Self.words(of: target).last, let found = values[name] else { return "" }
    return (found.last { $0.line <= line } ?? found[0]).text
  }

  /// The words that an expression is made from, variables followed over three assignments, those after
  /// a line left out.
  func words(behind expression: String, before line: Int) -> [String] {
    var found = Self.words(of: expression)
    var position = 0
    var end = found.count
    for _ in 0..<3 {
      while position < end, found.count < 64 {
        let own = values[found[position], default: []].filter { $0.line <= line }
        for word in own.flatMap({ Self.words(of: $0.text) }) where !found.contains(word) {
          found.append(word)
        }
        position += 1
      }
      end = found.count
    }
    return Array(found.prefix(64))
  }

  /// Gives an expression what its words were assigned before a line, over three assignments.
  func fill(_ expression: inout CModuleOutline.Expression, before line: Int) {
    guard !expression.text.isEmpty else { return }
    var queue = Self.words(of: expression.text)
    for _ in 0..<3 {
      var next: [String] = []
      for word in queue where expression.assigned[word] == nil && expression.assigned.count < 16 {
        let texts = texts(of: word, before: line)
        guard !texts.isEmpty else { continue }
        expression.assigned[word] = texts
        next += texts.flatMap(Self.words)
      }
      queue = next
    }
  }

  /// What a variable may stand for at a line: what it was assigned last, and before that if the last
  /// assignment stands in a block that the line is not in.
  private func texts(of name: String, before line: Int) -> [String] {
    guard let all = values[name] else { return [] }
    let depth = depths.last { $0.line < line }?.depth ?? 1
    var found: [String] = []
    for value in all.reversed() where value.line <= line && found.count < 8 {
      if value.text != "NULL", !found.contains(value.text) { found.append(value.text) }
      if value.depth <= depth, value.text != "NULL" { break }
    }
    return found
  }

  static func words(of text: String) -> [String] {
    text.utf8.split { !$0.continuesIdentifier }.compactMap {
      guard let first = $0.first, first.startsIdentifier else { return nil }
      return String($0)
    }
  }
}
