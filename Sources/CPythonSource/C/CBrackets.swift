/// The brackets that are open at a point of the text.
///
/// A state is an index into a tree of openings, so that the branches of a condition can go back to
/// the state before it: `#else` reopens what stood open at its `#if`.
struct CBrackets {
  private struct Node {
    var parent: UInt32
    var kind: UInt8
    var depth: UInt8
  }

  /// More brackets than this inside each other are not told apart.
  static let bound: UInt8 = 200

  private var nodes = [Node(parent: 0, kind: 0, depth: 0)]
  /// Brackets opened beyond the bound and not closed yet.
  private var beyond = 0
  /// Whether the bound was met.
  private(set) var isTooDeep = false
  /// The state: an index into the openings.
  private(set) var state: UInt32 = 0

  private(set) var depth: UInt8 = 0

  mutating func restore(_ saved: UInt32) {
    enter(saved)
    beyond = 0
  }

  mutating func open(_ kind: UInt8) {
    guard depth < Self.bound else {
      beyond += 1
      isTooDeep = true
      return
    }
    nodes.append(Node(parent: state, kind: kind, depth: depth + 1))
    state = UInt32(truncatingIfNeeded: nodes.count - 1)
    depth += 1
  }

  private mutating func enter(_ state: UInt32) {
    self.state = state
    depth = nodes[Int(state)].depth
  }

  /// Closes the bracket that a closing one belongs to; a brace also closes parentheses left open
  /// inside it.
  ///
  /// - Returns: Whether there was one.
  mutating func close(_ kind: UInt8) -> Bool {
    if beyond > 0 {
      beyond -= 1
      return true
    }
    let wanted: UInt8 =
      switch kind {
      case .closeBrace: .openBrace
      case .closeParen: .openParen
      default: .openSquare
      }
    var candidate = state
    while candidate != 0, nodes[Int(candidate)].kind != wanted {
      guard wanted == .openBrace else { return false }
      candidate = nodes[Int(candidate)].parent
    }
    guard candidate != 0 else {
      if wanted == .openBrace { enter(0) }
      return false
    }
    enter(nodes[Int(candidate)].parent)
    return true
  }
}
