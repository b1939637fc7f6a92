/// The object-like macros of a header whose replacement is one number.
package struct MacroNumbers: Hashable, Sendable {
  /// A macro's value and where it is defined.
  package struct Definition: Hashable, Sendable {
    package let number: Int
    /// Counted from 1.
    package let line: Int
  }

  /// The last definition of each macro, by name.
  package let definitions: [String: Definition]

  package init(header: [UInt8]) {
    var definitions: [String: Definition] = [:]
    var comment = CommentState()
    for line in SourceLines(header) {
      var cursor = comment.code(of: line.bytes).cursor
      cursor.skipBlanks()
      guard cursor.skip("#") else { continue }
      cursor.skipBlanks()
      guard cursor.takeIdentifier() == "define" else { continue }
      cursor.skipBlanks()
      guard let name = cursor.takeIdentifier() else { continue }
      cursor.skipBlanks()
      guard let number = cursor.takeNumber(), cursor.rest.trimmingBlanks.isEmpty else { continue }
      definitions[name] = Definition(number: number, line: line.number)
    }
    self.definitions = definitions
  }
}
