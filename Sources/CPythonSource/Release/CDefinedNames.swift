/// The functions that a C file defines, told by how PEP 7 has them written.
package enum CDefinedNames {
  /// The names that stand before a bracket on a line that begins in the first column and does not end
  /// with a semicolon: of definitions, and of macros that are used there.
  package static func names(in source: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    for line in SourceLines(source) {
      guard let first = line.bytes.first, first.isWord,
        !first.isDigit || first == UInt8(ascii: "_"),
        line.bytes.last != UInt8(ascii: ";")
      else { continue }
      guard let bracket = line.bytes.firstIndex(of: UInt8(ascii: "(")) else { continue }
      var end = bracket
      // A macro of the name is kept away by brackets: `(PyThing)(int a)`.
      if end > line.bytes.startIndex, line.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      var start = end
      while start > line.bytes.startIndex, line.bytes[start - 1].isWord { start -= 1 }
      if start < end { names.insert(String(decoding: line.bytes[start..<end], as: UTF8.self)) }
      // A macro may make the definition of its first argument: `BINARY_FUNC(PyThing_Add, add)`.
      var argument = ByteCursor(line.bytes[bracket...].dropFirst())
      argument.skipBlanks()
      if let name = argument.takeIdentifier(), argument.rest.first == UInt8(ascii: ",") {
        names.insert(name)
      }
    }
    return names
  }
}

/// The table of built-in modules in `PC/config.c` and `Modules/config.c.in`.
package struct InitTable: Sendable {
  /// The functions that are declared, `extern PyObject* PyInit_x(void);`, `extern void initx();`.
  package private(set) var declared: [Mention] = []
  /// The functions of the rows, `{"x", PyInit_x},`.
  package private(set) var rows: [Mention] = []

  package init(source: [UInt8]) {
    var comment = CommentState()
    for line in SourceLines(source) {
      var cursor = comment.code(of: line.bytes).cursor
      cursor.skipBlanks()
      if cursor.skip("extern ") {
        let head = cursor.take { $0 != UInt8(ascii: "(") }
        let name = head.reversed().prefix(while: \.isWord).reversed()
        guard !name.isEmpty, cursor.skip("(") else { continue }
        declared.append(Mention(String(decoding: Array(name), as: UTF8.self), line: line.number))
      } else if cursor.skip("{") {
        cursor.skipBlanks()
        guard cursor.takeQuoted() != nil, cursor.skip(",") else { continue }
        cursor.skipBlanks()
        guard let name = cursor.takeIdentifier(), name != "NULL" else { continue }
        rows.append(Mention(name, line: line.number))
      }
    }
  }
}
