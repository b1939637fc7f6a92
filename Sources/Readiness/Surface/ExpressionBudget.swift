/// How many expressions one expression may lead to before it counts as one that cannot be told.
///
/// Names stand for sums of names, and those for others: a dozen lines can stand for more texts than
/// there is time to make, though each leads only a few steps on.
struct ExpressionBudget {
  /// More than any list of names of the library comes to.
  static let limit = 1 << 16

  private var nesting = 0
  private var count = 0

  /// Begins an expression, which is the outermost one or inside of the one begun last.
  ///
  /// - Returns: False if there were too many; then it is not to be ended.
  mutating func begin() -> Bool {
    if nesting == 0 { count = 0 }
    guard count < Self.limit else { return false }
    count += 1
    nesting += 1
    return true
  }

  /// Ends the expression begun last.
  mutating func end() { nesting -= 1 }
}
