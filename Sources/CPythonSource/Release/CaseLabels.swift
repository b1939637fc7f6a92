/// The instructions and micro-operations that a file of the interpreter's generated cases handles.
package struct CaseLabels: Sendable {
  /// `TARGET(LOAD_FAST) {`
  package private(set) var targets: [Mention] = []
  /// `case _LOAD_FAST: {`
  package private(set) var cases: [Mention] = []

  package init(source: [UInt8]) {
    for line in SourceLines(source) {
      var cursor = line.cursor
      cursor.skipBlanks()
      if cursor.skip("TARGET("), let name = cursor.takeIdentifier() {
        targets.append(Mention(name, line: line.number))
      } else if cursor.skip("case "), let name = cursor.takeIdentifier(), cursor.skip(": {") {
        cases.append(Mention(name, line: line.number))
      }
    }
  }
}

/// A table of C whose rows name their places: `[LOAD_FAST_CHECK] = LOAD_FAST_CHECK,`
package struct PlacedTable: Sendable {
  /// One row.
  package struct Row: Hashable, Sendable {
    /// What stands in brackets.
    package let place: Mention
    /// The first word behind `=`.
    package let value: String
  }

  package private(set) var rows: [Row] = []

  /// - Parameters:
  ///   - name: That of the table, which stands before `[`; the rows follow on lines of their own, up to `};`.
  ///   - source: The bytes of the file.
  package init(_ name: String, in source: [UInt8]) {
    var isInside = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard isInside else {
        isInside = cursor.seek(past: name + "[") && line.bytes.last == UInt8(ascii: "{")
        continue
      }
      if cursor.skip("}") { return }
      cursor.skipBlanks()
      guard cursor.skip("["), let place = cursor.takeIdentifier(), cursor.skip("]") else {
        continue
      }
      cursor.skipBlanks()
      guard cursor.skip("=") else { continue }
      cursor.skipBlanks()
      let value = String(decoding: cursor.take(while: \.isWord), as: UTF8.self)
      rows.append(Row(place: Mention(place, line: line.number), value: value))
    }
  }
}

/// A dictionary of `Lib/opcode.py` or `Lib/_opcode_metadata.py` whose values are lists or dictionaries.
package struct InstructionFamilies: Sendable {
  /// What belongs to one name.
  package struct Family: Hashable, Sendable {
    package let name: Mention
    /// The names of a list.
    package fileprivate(set) var members: [String] = []
    /// The sum of the numbers of a dictionary.
    package fileprivate(set) var sum = 0
  }

  package private(set) var families: [Family] = []

  /// - Parameters:
  ///   - name: That of the dictionary, at the start of a line; it ends with `}` at the start of one.
  ///   - source: The bytes of the module.
  package init(_ name: String, in source: [UInt8]) {
    var isInside = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard isInside else {
        isInside = cursor.skip(name + " = {")
        continue
      }
      if cursor.skip("}") { return }
      readLine(&cursor, line.number)
    }
  }

  private mutating func readLine(_ cursor: inout ByteCursor, _ line: Int) {
    while let byte = cursor.rest.first, byte != UInt8(ascii: "#") {
      guard let text = cursor.takeQuoted() else {
        _ = cursor.takeByte()
        continue
      }
      guard cursor.skip(":") else {
        if let last = families.indices.last { families[last].members.append(text) }
        continue
      }
      cursor.skipBlanks()
      if let number = cursor.takeNumber() {
        if let last = families.indices.last { families[last].sum += number }
      } else {
        families.append(Family(name: Mention(text, line: line)))
      }
    }
  }
}
