/// What can be told of a C file without its headers: whether its comments, texts, conditions and braces
/// are closed, what it includes by name, and which functions it defines twice.
///
/// Text that is never compiled, `#if 0` and what is for C++ alone, is passed over. Braces are judged only
/// where all branches of each condition leave as many open.
package struct CSourceShape: Sendable {
  /// The first thing that no compiler takes, in words, where it is.
  package private(set) var fault: Mention?
  /// The paths of `#include "path"`.
  package private(set) var includes: [Mention] = []
  /// Those of them that hang on a condition.
  package private(set) var conditionalIncludes: [Mention] = []
  /// The functions that are defined a second time, under the same conditions.
  package private(set) var repeated: [Mention] = []

  package init(source: [UInt8]) {
    var scan = CSourceScan(source)
    scan.run()
    fault = scan.fault
    includes = scan.includes
    conditionalIncludes = scan.conditionalIncludes
    repeated = scan.repeated
  }
}

/// One pass over the bytes of a C file.
private struct CSourceScan {
  private struct Condition {
    let line: Int
    /// The braces that were open before.
    let braces: [Int]
    /// How many were open at the end of the first branch that is compiled.
    var depth: Int?
    var hasElse = false
    /// Whether the branch read now is never compiled.
    var isLeftOut: Bool
    /// Which branch it is, among all of the file.
    var branch: Int
  }

  let source: [UInt8]
  var fault: Mention?
  var includes: [Mention] = []
  var conditionalIncludes: [Mention] = []
  var repeated: [Mention] = []
  private var index = 0
  private var line = 1
  private var isLineStart = true
  private var conditions: [Condition] = []
  private var branches = 0
  /// The lines of the braces that are open.
  private var braces: [Int] = []
  /// Whether branches differ in what they leave open, so that braces cannot be judged.
  private var isUneven = false
  /// The functions defined so far, with the branches that they stand in.
  private var defined: [String: [[Int]]] = [:]
  private var macros: Set<String> = []
  // What was read since the last statement ended, outside of all braces.
  private var parentheses = 0
  private var name: String?
  private var candidate: String?
  private var lastIsParenthesis = false
  private var isValue = false

  init(_ source: [UInt8]) { self.source = source }

  /// Whether what is read now is never compiled.
  private var isLeftOut = false

  private func byte(_ offset: Int = 0) -> UInt8? {
    index + offset < source.count ? source[index + offset] : nil
  }

  private mutating func fail(_ message: String, at line: Int) {
    if fault == nil { fault = Mention(message, line: line) }
  }

  mutating func run() {
    while index < source.count {
      let byte = source[index]
      switch byte {
      case 0x0A:
        line += 1
        isLineStart = true
        index += 1
      case 0x20, 0x09, 0x0B, 0x0C, 0x0D: index += 1
      case 0x23 where isLineStart: directive()
      case 0x2F where self.byte(1) == 0x2A: comment()
      case 0x2F where self.byte(1) == 0x2F: skipLine()
      case _ where isLeftOut:
        isLineStart = false
        index += 1
      default: code(byte)
      }
    }
    if let open = conditions.last { fail("no #endif ends this condition", at: open.line) }
    if !isUneven, let open = braces.last { fail("a brace is not closed", at: open) }
  }

  // MARK: Text

  private mutating func code(_ byte: UInt8) {
    isLineStart = false
    switch byte {
    case 0x22, 0x27: literal(byte)
    case 0x7B: openBrace()
    case 0x7D:
      if braces.popLast() == nil, !isUneven, conditions.isEmpty {
        fail("a brace closes nothing", at: line)
      }
      index += 1
      endStatement()
    case 0x3B:
      index += 1
      if parentheses == 0 { endStatement() }
    case 0x28:
      if parentheses == 0 { candidate = name }
      parentheses += 1
      lastIsParenthesis = false
      index += 1
    case 0x29:
      parentheses = max(0, parentheses - 1)
      lastIsParenthesis = parentheses == 0
      index += 1
    case _ where byte.isWord: word()
    default:
      if byte == 0x3D, parentheses == 0 { isValue = true }
      lastIsParenthesis = false
      index += 1
    }
  }

  private mutating func word() {
    let start = index
    while let byte = byte(), byte.isWord { index += 1 }
    guard braces.isEmpty, parentheses == 0 else { return }
    name = String(decoding: source[start..<index], as: UTF8.self)
    lastIsParenthesis = false
  }

  private mutating func openBrace() {
    if braces.isEmpty, lastIsParenthesis, !isValue, parentheses == 0, let candidate,
      candidate.contains(where: \.isLowercase), !macros.contains(candidate)
    {
      define(candidate)
    }
    braces.append(line)
    index += 1
    endStatement()
  }

  private mutating func endStatement() {
    parentheses = 0
    name = nil
    candidate = nil
    lastIsParenthesis = false
    isValue = false
  }

  private mutating func define(_ function: String) {
    let path = conditions.map(\.branch)
    let earlier = defined[function, default: []]
    if earlier.contains(where: { path.starts(with: $0) || $0.starts(with: path) }) {
      repeated.append(Mention(function, line: line))
    }
    defined[function] = earlier + [path]
  }

  private mutating func literal(_ quote: UInt8) {
    let start = line
    index += 1
    while let byte = byte() {
      switch byte {
      case 0x5C:
        if self.byte(1) == 0x0A { line += 1 }
        if self.byte(1) == 0x0D, self.byte(2) == 0x0A {
          line += 1
          index += 1
        }
        index += 2
      case quote:
        index += 1
        lastIsParenthesis = false
        return
      case 0x0A:
        fail("a text is not closed on its line", at: start)
        return
      default: index += 1
      }
    }
    fail("a text is not closed on its line", at: start)
  }

  private mutating func comment() {
    let start = line
    index += 2
    while let byte = byte() {
      if byte == 0x2A, self.byte(1) == 0x2F {
        index += 2
        return
      }
      if byte == 0x0A { line += 1 }
      index += 1
    }
    fail("a comment is not closed", at: start)
  }

  /// Goes to the end of the line, those included that a backslash joins to it.
  private mutating func skipLine() {
    while let byte = byte(), byte != 0x0A {
      if byte == 0x5C {
        if self.byte(1) == 0x0D, self.byte(2) == 0x0A { index += 1 }
        if self.byte(1) == 0x0A {
          line += 1
          index += 1
        }
      }
      index += 1
    }
  }

  /// The same for a directive, in which comments may begin that go on behind it.
  private mutating func skipDirective() {
    var isQuoted = false
    while let byte = byte(), byte != 0x0A {
      if byte == 0x5C {
        if self.byte(1) == 0x0D, self.byte(2) == 0x0A { index += 1 }
        if self.byte(1) == 0x0A { line += 1 }
        index += 2
        continue
      }
      if byte == 0x22 { isQuoted.toggle() }
      if !isQuoted, byte == 0x2F, self.byte(1) == 0x2A {
        comment()
        continue
      }
      if !isQuoted, byte == 0x2F, self.byte(1) == 0x2F { return skipLine() }
      index += 1
    }
  }

  // MARK: Directives

  private mutating func directive() {
    isLineStart = false
    index += 1
    while let byte = byte(), byte == 0x20 || byte == 0x09 { index += 1 }
    let word = identifier()
    while let byte = byte(), byte == 0x20 || byte == 0x09 { index += 1 }
    let start = line
    switch word {
    case "if", "ifdef", "ifndef": open(word, at: start)
    case "elif", "elifdef", "elifndef", "else": go(on: word, at: start)
    case "endif": close(at: start)
    case "include" where !isLeftOut: include()
    case "define" where !isLeftOut: macros.insert(identifier())
    default: break
    }
    isLeftOut = conditions.contains(where: \.isLeftOut)
    skipDirective()
  }

  private mutating func identifier() -> String {
    let start = index
    while let byte = byte(), byte.isWord { index += 1 }
    return String(decoding: source[start..<index], as: UTF8.self)
  }

  private mutating func include() {
    guard byte() == 0x22 else { return }
    let rest = source[(index + 1)...].prefix { $0 != 0x22 && $0 != 0x0A }
    let include = Mention(String(decoding: rest, as: UTF8.self), line: line)
    if conditions.isEmpty { includes.append(include) } else { conditionalIncludes.append(include) }
  }

  /// What stands on the line from here, up to a comment.
  private var operand: String {
    var end = index
    while end < source.count, source[end] != 0x0A, source[end] != 0x2F { end += 1 }
    return String(decoding: source[index..<end].trimmingBlanks, as: UTF8.self)
  }

  private mutating func open(_ word: String, at line: Int) {
    let operand = operand
    let isOfOthers =
      word == "if" && (operand == "0" || operand == "defined(__cplusplus)")
      || word == "ifdef" && operand == "__cplusplus"
    branches += 1
    conditions.append(
      Condition(line: line, braces: braces, isLeftOut: isOfOthers, branch: branches))
  }

  private mutating func go(on word: String, at line: Int) {
    guard var condition = conditions.popLast() else {
      return fail("#\(word) without an #if", at: line)
    }
    if condition.hasElse { fail("#\(word) after the #else of line \(condition.line)", at: line) }
    endBranch(&condition)
    condition.hasElse = word == "else"
    condition.isLeftOut = false
    branches += 1
    condition.branch = branches
    braces = condition.braces
    conditions.append(condition)
    endStatement()
  }

  private mutating func close(at line: Int) {
    guard var condition = conditions.popLast() else {
      return fail("#endif without an #if", at: line)
    }
    let last = braces
    endBranch(&condition)
    let depth = condition.depth ?? condition.braces.count
    if !condition.hasElse, !condition.isLeftOut, depth != condition.braces.count {
      isUneven = true
    }
    if last.count != depth || condition.isLeftOut {
      let opened = last.suffix(max(0, depth - condition.braces.count))
      braces = Array((condition.braces + opened).prefix(depth))
      while braces.count < depth { braces.append(line) }
    }
  }

  private mutating func endBranch(_ condition: inout Condition) {
    guard !condition.isLeftOut else { return }
    if let depth = condition.depth {
      if depth != braces.count { isUneven = true }
    } else {
      condition.depth = braces.count
    }
  }
}
