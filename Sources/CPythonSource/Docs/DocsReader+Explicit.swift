extension DocsReader {
  /// Directives whose bodies are no text.
  private static let literalDirectives: Set<String> = [
    "code-block", "code", "sourcecode", "parsed-literal", "productionlist", "math", "doctest",
    "testcode", "testsetup", "testcleanup", "testoutput", "raw", "image", "figure", "highlight",
    "literalinclude", "graphviz", "index", "toctree", "csv-table",
  ]

  /// Reads `.. something`; false if the line is no explicit markup.
  mutating func readExplicit(_ line: DocsLines.Line) -> Bool {
    guard
      lines.starts(line, with: ".. ") || (line.content.count == 2 && lines.starts(line, with: ".."))
    else { return readAnonymousTarget(line) || readField(line) }
    let start = position
    position += 1
    var index = line.content.lowerBound + 2
    while index < line.content.upperBound, lines.source[index] == 0x20 { index += 1 }
    let rest = index..<line.content.upperBound
    if let name = directiveName(rest) {
      readDirective(name.text, argument: name.end..<rest.upperBound, of: line, at: start)
    } else if let target = target(rest) {
      add(.target(name: target), line: start)
      // Its address may stand on the next line.
      while position < lines.count, !lines[position].isBlank, lines[position].indent > line.indent {
        position += 1
      }
    } else if lines.source[rest].first == UInt8(ascii: "["),
      lines.source[rest].contains(UInt8(ascii: "]"))
    {
      // A footnote: its text is of no use here.
      skip(deeperThan: line.indent)
    } else {
      // A comment, or a substitution.
      skip(deeperThan: line.indent)
    }
    return true
  }

  /// `__ https://…`: where a reference without a name leads to.
  private mutating func readAnonymousTarget(_ line: DocsLines.Line) -> Bool {
    guard lines.starts(line, with: "__ ") else { return false }
    add(.target(name: ""), line: position)
    position += 1
    return true
  }

  /// `name::` at the start of a range.
  private func directiveName(_ range: Range<Int>) -> (text: String, end: Int)? {
    var index = range.lowerBound
    while index < range.upperBound, isOfDirective(lines.source[index], at: index, range) {
      index += 1
    }
    guard index > range.lowerBound, index + 1 < range.upperBound,
      lines.source[index] == 0x3A, lines.source[index + 1] == 0x3A,
      index + 2 == range.upperBound || lines.source[index + 2] == 0x20
    else { return nil }
    return (lines.text(range.lowerBound..<index), index + 2)
  }

  private func isOfDirective(_ byte: UInt8, at index: Int, _ range: Range<Int>) -> Bool {
    if byte == 0x3A {
      // `c:function::`, but not the two colons at the end.
      return index + 1 < range.upperBound && lines.source[index + 1] != 0x3A
    }
    return (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
      || byte == 0x5F || byte == 0x2E || byte == 0x2B
  }

  /// `_name:`
  private func target(_ range: Range<Int>) -> String? {
    guard lines.source[range].first == 0x5F, let end = lines.source[range].firstIndex(of: 0x3A)
    else { return nil }
    return lines.text(range.lowerBound + 1..<end)
  }

  private mutating func readDirective(
    _ name: String, argument: Range<Int>, of line: DocsLines.Line, at start: Int
  ) {
    // Lines right below that are no options belong to the argument, up to another directive.
    while position < lines.count, !lines[position].isBlank, lines[position].indent > line.indent,
      lines.byte(lines[position], 0) != 0x3A || isRole(lines[position]),
      !lines.starts(lines[position], with: ".. ")
    {
      position += 1
    }
    let text = inline(from: start, to: position, first: argument)
    let block = add(.directive(name: name), line: start, text: text)
    if Self.literalDirectives.contains(name) {
      skip(deeperThan: line.indent)
      return
    }
    var next = position
    while next < lines.count, lines[next].isBlank { next += 1 }
    if next < lines.count, lines[next].indent > line.indent {
      push(block, indent: lines[next].indent)
    }
  }

  /// Whether a line that begins with a colon begins with a role, not with a field.
  private func isRole(_ line: DocsLines.Line) -> Bool {
    var offset = 1
    while offset < line.content.count, lines.byte(line, offset) != 0x20 {
      if lines.byte(line, offset) == 0x3A, lines.byte(line, offset + 1) == UInt8(ascii: "`") {
        return true
      }
      offset += 1
    }
    return false
  }

  /// `:name: text`
  private mutating func readField(_ line: DocsLines.Line) -> Bool {
    guard lines.byte(line, 0) == 0x3A, !isRole(line) else { return false }
    var end = line.content.lowerBound + 1
    while end < line.content.upperBound, lines.source[end] != 0x3A { end += 1 }
    guard end < line.content.upperBound, end > line.content.lowerBound + 1,
      end + 1 == line.content.upperBound || lines.source[end + 1] == 0x20
    else { return false }
    let start = position
    position += 1
    while position < lines.count, !lines[position].isBlank, lines[position].indent > line.indent {
      position += 1
    }
    let name = lines.text(line.content.lowerBound + 1..<end)
    let text = inline(from: start, to: position, first: end + 1..<line.content.upperBound)
    add(.field(name: name), line: start, text: text)
    return true
  }
}
