/// The value of a C constant that is written out: `0x20`, `(1UL << 14)`, `-1`, `(0x1 | 0x2)`.
package enum CConstant {
  /// - Returns: nil for what names other macros, calls something, or is no number.
  package static func value(of text: String) -> Int64? {
    guard text.utf8.contains(where: \.isDigit), !text.utf8.contains(UInt8(ascii: "'")) else {
      return nil
    }
    guard case .known(let value) = CConditionExpression.value(of: text, limitedAPI: nil) else {
      return nil
    }
    return value
  }
}
