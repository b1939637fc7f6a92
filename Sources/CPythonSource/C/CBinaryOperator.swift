/// A binary operator of an `#if` expression.
struct CBinaryOperator {
  private enum Kind {
    case or, and, bitOr, bitXor, bitAnd, equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    case shiftLeft, shiftRight, plus, minus, times, divide, remainder
  }

  private let kind: Kind
  /// How tight it binds, from 1.
  let level: Int
  /// In bytes.
  let length: Int

  /// The operator that starts with these bytes.
  init?(_ first: UInt8, _ second: UInt8) {
    switch (first, second) {
    case (0x7C, 0x7C): (kind, level, length) = (.or, 1, 2)
    case (0x26, 0x26): (kind, level, length) = (.and, 2, 2)
    case (0x7C, _): (kind, level, length) = (.bitOr, 3, 1)
    case (0x5E, _): (kind, level, length) = (.bitXor, 4, 1)
    case (0x26, _): (kind, level, length) = (.bitAnd, 5, 1)
    case (0x3D, 0x3D): (kind, level, length) = (.equal, 6, 2)
    case (0x21, 0x3D): (kind, level, length) = (.unequal, 6, 2)
    case (0x3C, 0x3C): (kind, level, length) = (.shiftLeft, 8, 2)
    case (0x3E, 0x3E): (kind, level, length) = (.shiftRight, 8, 2)
    case (0x3C, 0x3D): (kind, level, length) = (.lessOrEqual, 7, 2)
    case (0x3E, 0x3D): (kind, level, length) = (.greaterOrEqual, 7, 2)
    case (0x3C, _): (kind, level, length) = (.less, 7, 1)
    case (0x3E, _): (kind, level, length) = (.greater, 7, 1)
    case (0x2B, _): (kind, level, length) = (.plus, 9, 1)
    case (0x2D, _): (kind, level, length) = (.minus, 9, 1)
    case (0x2A, _): (kind, level, length) = (.times, 10, 1)
    case (0x2F, _): (kind, level, length) = (.divide, 10, 1)
    case (0x25, _): (kind, level, length) = (.remainder, 10, 1)
    default: return nil
    }
  }

  func apply(
    _ left: CConditionExpression.Value, _ right: CConditionExpression.Value
  ) -> CConditionExpression.Value {
    switch kind {
    case .or:
      if left.truth == true || right.truth == true { return .known(1) }
      return left.truth == false && right.truth == false ? .known(0) : .unknown
    case .and:
      if left.truth == false || right.truth == false { return .known(0) }
      return left.truth == true && right.truth == true ? .known(1) : .unknown
    default:
      guard case .known(let left) = left, case .known(let right) = right else { return .unknown }
      return compare(left, right) ?? compute(left, right)
    }
  }

  private func compare(_ left: Int64, _ right: Int64) -> CConditionExpression.Value? {
    switch kind {
    case .equal: .init(left == right)
    case .unequal: .init(left != right)
    case .less: .init(left < right)
    case .lessOrEqual: .init(left <= right)
    case .greater: .init(left > right)
    case .greaterOrEqual: .init(left >= right)
    default: nil
    }
  }

  private func compute(_ left: Int64, _ right: Int64) -> CConditionExpression.Value {
    switch kind {
    case .bitOr: return .known(left | right)
    case .bitXor: return .known(left ^ right)
    case .bitAnd: return .known(left & right)
    case .shiftLeft: return .known(left << right)
    case .shiftRight: return .known(left >> right)
    case .plus: return .known(left &+ right)
    case .minus: return .known(left &- right)
    case .times: return .known(left &* right)
    case .divide:
      let (quotient, overflow) = left.dividedReportingOverflow(by: right)
      return overflow ? .unknown : .known(quotient)
    case .remainder:
      let (remainder, overflow) = left.remainderReportingOverflow(dividingBy: right)
      return overflow ? .unknown : .known(remainder)
    default: return .unknown
    }
  }
}
