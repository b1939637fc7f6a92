/// Works out the expression of an `#if` as far as it is known: three-valued, by Kleene's tables.
///
/// It knows `defined`, `!`, `~`, unary and binary `+` and `-`, `*`, `/`, `%`, shifts, comparisons, `&`, `^`, `|`, `&&`,
/// `||`, `?:` and parentheses. What it cannot read is unknown.
struct CConditionExpression {
  enum Value: Hashable, Sendable {
    case known(Int64)
    case unknown

    init(_ truth: Bool) { self = .known(truth ? 1 : 0) }

    /// Nil if unknown.
    var truth: Bool? {
      switch self {
      case .known(let number): number != 0
      case .unknown: nil
      }
    }
  }

  /// Parentheses nested deeper than this make the expression unknown.
  static let nestingBound = SourceBound.cExpression.limit

  private enum Name {
    case undefined
    case value(Int64)
    case unknown
  }

  private let text: [UInt8]
  private let limitedAPI: Int64?
  private var position = 0
  private var nesting = 0
  private var isBroken = false

  static func value(of expression: String, limitedAPI: Int64?) -> Value {
    var reader = CConditionExpression(text: Array(expression.utf8), limitedAPI: limitedAPI)
    let value = reader.conditional()
    reader.skipBlanks()
    return reader.isBroken || reader.position < reader.text.count ? .unknown : value
  }

  private init(text: [UInt8], limitedAPI: Int64?) {
    self.text = text
    self.limitedAPI = limitedAPI
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position].isBlank { position += 1 }
  }

  private var byte: UInt8 { position < text.count ? text[position] : 0 }
  private var nextByte: UInt8 { position + 1 < text.count ? text[position + 1] : 0 }

  private mutating func fail() -> Value {
    isBroken = true
    position = text.count
    return .unknown
  }

  private mutating func conditional() -> Value {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.nestingBound else { return fail() }
    let condition = binary(above: 0)
    skipBlanks()
    guard byte == 0x3F else { return condition }
    position += 1
    let first = conditional()
    skipBlanks()
    guard byte == .colon else { return fail() }
    position += 1
    let second = conditional()
    guard let truth = condition.truth else { return first == second ? first : .unknown }
    return truth ? first : second
  }

  /// Operators that bind tighter than a level, by precedence climbing; the depth is bounded by the
  /// number of levels.
  private mutating func binary(above level: Int) -> Value {
    var left = unary()
    while !isBroken {
      skipBlanks()
      guard let found = CBinaryOperator(byte, nextByte), found.level > level else { break }
      position += found.length
      let right = binary(above: found.level)
      left = found.apply(left, right)
    }
    return left
  }

  private mutating func unary() -> Value {
    var operators: [UInt8] = []
    skipBlanks()
    while byte == 0x21 || byte == 0x7E || byte == 0x2D || byte == 0x2B {
      operators.append(byte)
      position += 1
      skipBlanks()
    }
    var value = primary()
    for sign in operators.reversed() {
      guard case .known(let number) = value else { break }
      switch sign {
      case 0x21: value = Value(number == 0)
      case 0x7E: value = .known(~number)
      case 0x2D: value = .known(0 &- number)
      default: break
      }
    }
    return value
  }

  private mutating func primary() -> Value {
    skipBlanks()
    if byte == .openParen {
      position += 1
      let value = conditional()
      skipBlanks()
      guard byte == .closeParen else { return fail() }
      position += 1
      return value
    }
    if byte.isDigit { return number() }
    if byte.startsIdentifier {
      let word = word()
      return word == "defined" ? defined() : reference(word)
    }
    return fail()
  }

  private mutating func word() -> String {
    let start = position
    while position < text.count, text[position].continuesIdentifier { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func number() -> Value {
    var digits = word().lowercased()[...]
    while let last = digits.last, last == "u" || last == "l" { digits.removeLast() }
    let value: Int64? =
      if digits.hasPrefix("0x") {
        Int64(digits.dropFirst(2), radix: 16)
      } else if digits.hasPrefix("0b") {
        Int64(digits.dropFirst(2), radix: 2)
      } else if digits.hasPrefix("0"), digits.count > 1 {
        Int64(digits.dropFirst(), radix: 8)
      } else {
        Int64(digits)
      }
    return value.map(Value.known) ?? .unknown
  }

  private func lookUp(_ name: String) -> Name {
    switch name {
    case "Py_BUILD_CORE", "Py_BUILD_CORE_MODULE", "Py_BUILD_CORE_BUILTIN": .undefined
    case "Py_LIMITED_API": limitedAPI.map(Name.value) ?? .undefined
    default: .unknown
    }
  }

  private mutating func defined() -> Value {
    skipBlanks()
    let isEnclosed = byte == .openParen
    if isEnclosed {
      position += 1
      skipBlanks()
    }
    let name = word()
    guard !name.isEmpty else { return fail() }
    if isEnclosed {
      skipBlanks()
      guard byte == .closeParen else { return fail() }
      position += 1
    }
    switch lookUp(name) {
    case .undefined: return Value(false)
    case .value: return Value(true)
    case .unknown: return .unknown
    }
  }

  /// A macro's value; a call such as `__has_attribute(x)` is unknown.
  private mutating func reference(_ name: String) -> Value {
    skipBlanks()
    if byte == .openParen {
      skipCall()
      return .unknown
    }
    switch lookUp(name) {
    case .undefined: return .known(0)
    case .value(let value): return .known(value)
    case .unknown: return .unknown
    }
  }

  private mutating func skipCall() {
    var depth = 0
    while position < text.count {
      if byte == .openParen { depth += 1 }
      if byte == .closeParen { depth -= 1 }
      position += 1
      if depth == 0 { return }
    }
  }
}
