/// Follows `#if` … `#endif` and gives each distinct stack of conditions a number.
struct CConditionStack {
  private struct Group {
    /// The stack outside.
    var outside: Int
    /// The stack with the conditions of earlier branches negated: what `#else` stands under.
    var remainder: Int
    /// The brackets open at the `#if`.
    var brackets: UInt32
    /// The brackets open at the end of the first branch that was read.
    var bracketsAfter: UInt32?
    /// The condition of the branch, until the next one negates it.
    var branch: COutline.Condition?
    var isGuard = false
    /// Whether the branch cannot be compiled: `#if 0`.
    var isDead = false
    /// Whether `#if 1` leaves no room for later branches.
    var isSettled = false
  }

  private struct Child: Hashable {
    var parent: Int
    var condition: COutline.Condition
  }

  /// Conditions nested deeper than this are not told apart.
  static let depthBound = SourceBound.cConditions.limit
  /// More distinct stacks than this are not told apart.
  static let stackBound = SourceBound.cConditionStacks.limit

  private(set) var stacks: [[COutline.Condition]] = [[]]
  /// The stack that stands now.
  private(set) var current = 0
  private(set) var isBeyondBound = false
  private var groups: [Group] = []
  private var children: [Child: Int] = [:]

  /// Whether the text here is in a branch such as `#if 0`.
  var isDead: Bool { groups.last?.isDead ?? false }
  var isOpen: Bool { !groups.isEmpty }

  mutating func open(_ expression: String, brackets: UInt32) {
    var group = Group(outside: current, remainder: current, brackets: brackets)
    enter(expression, in: &group)
    groups.append(group)
  }

  /// Takes the condition of the group that was just opened for an include guard.
  mutating func markGuard() {
    guard var group = groups.last else { return }
    group.isGuard = true
    group.branch = nil
    current = group.outside
    groups[groups.count - 1] = group
  }

  /// `#elif`, or `#else` if there is no expression.
  ///
  /// - Returns: The brackets to go back to; nil if no `#if` is open.
  mutating func next(_ expression: String?, brackets: UInt32) -> UInt32? {
    guard var group = groups.popLast() else { return nil }
    if !group.isDead, group.bracketsAfter == nil { group.bracketsAfter = brackets }
    if let branch = group.branch {
      group.remainder = child(of: group.remainder, negating(branch))
      group.branch = nil
    }
    if let expression {
      enter(expression, in: &group)
    } else {
      group.isDead = group.isSettled
      current = group.remainder
    }
    groups.append(group)
    return group.brackets
  }

  /// `#endif`.
  ///
  /// - Returns: The brackets open after it; nil if no `#if` is open.
  mutating func close(brackets: UInt32) -> UInt32? {
    guard let group = groups.popLast() else { return nil }
    current = group.outside
    return group.bracketsAfter ?? (group.isDead ? group.brackets : brackets)
  }

  private mutating func enter(_ expression: String, in group: inout Group) {
    group.isDead = group.isSettled || expression == "0"
    if group.isDead { return }
    if expression == "1" {
      group.isSettled = true
      current = group.remainder
      return
    }
    let condition = COutline.Condition(expression: expression, isNegated: false)
    group.branch = condition
    current = child(of: group.remainder, condition)
  }

  private func negating(_ condition: COutline.Condition) -> COutline.Condition {
    COutline.Condition(expression: condition.expression, isNegated: !condition.isNegated)
  }

  /// The number of the stack that has one more condition.
  mutating func child(of parent: Int, _ condition: COutline.Condition) -> Int {
    let key = Child(parent: parent, condition: condition)
    if let known = children[key] { return known }
    guard stacks[parent].count < Self.depthBound, stacks.count < Self.stackBound else {
      isBeyondBound = true
      return parent
    }
    stacks.append(stacks[parent] + [condition])
    children[key] = stacks.count - 1
    return stacks.count - 1
  }

  /// The number of the stack that has the conditions of both, in that order.
  mutating func joined(_ outer: Int, _ inner: Int) -> Int {
    if inner == 0 || inner == outer { return outer }
    if outer == 0 { return inner }
    var result = outer
    for condition in stacks[inner] where !stacks[outer].contains(condition) {
      result = child(of: result, condition)
    }
    return result
  }
}
