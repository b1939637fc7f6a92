/// Names in quotes, in the lists that CPython's own tools read and write.
package enum QuotedNames {
  /// The names of lines such as `"asyncio",`, which hold nothing else.
  package static func onePerLine(in source: [UInt8]) -> [Mention] {
    SourceLines(source).compactMap { line in
      var cursor = line.cursor
      cursor.skipBlanks()
      return cursor.takeQuoted().map { Mention($0, line: line.number) }
    }
  }

  /// The names that stand one on a line between a line that holds `start` and one that holds `end`.
  package static func between(_ start: String, _ end: String, in source: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    var isInside = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard isInside else {
        isInside = cursor.seek(past: start)
        continue
      }
      cursor.skipBlanks()
      if let name = cursor.takeQuoted() { found.append(Mention(name, line: line.number)) }
      cursor = line.cursor
      if cursor.seek(past: end) { break }
    }
    return found
  }

  /// The keywords among the labels of `Python/graminit.c`, `{1, "if"},`
  package static func keywords(ofLabels source: [UInt8]) -> [Mention] {
    SourceLines(source).compactMap { line in
      var cursor = line.cursor
      cursor.skipBlanks()
      guard cursor.skip("{1, ") else { return nil }
      return cursor.takeQuoted().map { Mention($0, line: line.number) }
    }
  }

  /// Every string in quotes, whatever stands around it.
  package static func all(in source: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for line in SourceLines(source) {
      var cursor = line.cursor
      while !cursor.isAtEnd {
        if let text = cursor.takeQuoted() { found.insert(text) } else { _ = cursor.takeByte() }
      }
    }
    return found
  }

  /// The strings of a Python display that starts with `name = {` or `name = [`, at the start of a line,
  /// up to the bracket at the start of a line.
  package static func display(_ name: String, in source: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    var isInside = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      if !isInside {
        guard cursor.skip(name) else { continue }
        cursor.skipBlanks()
        guard cursor.skip("=") else { continue }
        isInside = true
      } else if let first = cursor.rest.first,
        first == UInt8(ascii: "}") || first == UInt8(ascii: "]") || first == UInt8(ascii: ")")
      {
        return found
      }
      while let byte = cursor.rest.first, byte != UInt8(ascii: "#") {
        if let text = cursor.takeQuoted() {
          found.append(Mention(text, line: line.number))
        } else {
          _ = cursor.takeByte()
        }
      }
    }
    return found
  }
}
