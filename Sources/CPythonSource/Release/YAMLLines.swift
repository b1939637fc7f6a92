/// The lines of a YAML file that matter for a reader that goes by indentation: no blank lines,
/// no comments, no documents' marks.
///
/// This is no YAML parser. It reads the block style of GitHub's own files, with plain and quoted
/// scalars and with lists in brackets on one line.
struct YAMLLines: Sendable {
  struct Line: Sendable {
    let number: Int
    let indent: Int
    /// Without indentation, and without a comment after blanks.
    let content: ArraySlice<UInt8>
  }

  let lines: [Line]

  init(_ bytes: [UInt8]) {
    lines = SourceLines(bytes).compactMap { line in
      let content = Self.withoutComment(line.bytes.drop(while: \.isSpaceOrTab)).trimmingBlanks
      guard !content.isEmpty else { return nil }
      return Line(
        number: line.number, indent: line.bytes.prefix(while: \.isSpaceOrTab).count,
        content: content)
    }
  }

  /// A key and what follows its colon on the line; nil for other lines. `- key: value` is a key
  /// indented by two more.
  static func entry(_ line: Line) -> (key: String, value: ArraySlice<UInt8>, indent: Int)? {
    var cursor = ByteCursor(line.content)
    var indent = line.indent
    if cursor.skip("- ") {
      let blanks = cursor.take(while: \.isSpaceOrTab)
      indent += 2 + blanks.count
    }
    let key = cursor.takeQuoted() ?? String(decoding: cursor.take { $0 != colon }, as: UTF8.self)
    guard cursor.skip(":"), cursor.isAtEnd || cursor.rest.first?.isSpaceOrTab == true else {
      return nil
    }
    return (key, cursor.rest.trimmingBlanks, indent)
  }

  /// The lines below a key: those indented more, and list items indented as the key itself.
  func block(below index: Int) -> ArraySlice<Line> {
    let indent = Self.entry(lines[index])?.indent ?? lines[index].indent
    let rest = lines[(index + 1)...]
    let end = rest.firstIndex { line in
      line.indent < indent || (line.indent == indent && !Self.isItem(line))
    }
    return rest[..<(end ?? rest.endIndex)]
  }

  /// The scalars of a list: `[a, 'b']` on the line of its key, or `- a` items below it.
  func items(ofListAt index: Int) -> [Mention] {
    guard let entry = Self.entry(lines[index]) else { return [] }
    if entry.value.first == UInt8(ascii: "[") {
      let inside = entry.value.dropFirst().prefix { $0 != UInt8(ascii: "]") }
      return inside.split(separator: UInt8(ascii: ",")).map {
        Mention(Self.scalar($0), line: lines[index].number)
      }
    }
    return block(below: index).compactMap { line in
      Self.isItem(line) ? Mention(Self.scalar(line.content.dropFirst()), line: line.number) : nil
    }
  }

  static func scalar(_ bytes: ArraySlice<UInt8>) -> String {
    var cursor = ByteCursor(bytes.trimmingBlanks)
    if let quoted = cursor.takeQuoted() { return quoted }
    return String(decoding: cursor.rest, as: UTF8.self)
  }

  private static func isItem(_ line: Line) -> Bool {
    line.content.first == UInt8(ascii: "-")
      && (line.content.count == 1 || line.content.dropFirst().first?.isSpaceOrTab == true)
  }

  /// Cuts a comment: a `#` at the start or after a blank, outside of quotes.
  private static func withoutComment(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var quote: UInt8?
    var previous: UInt8 = UInt8(ascii: " ")
    for (index, byte) in zip(content.indices, content) {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "#"), previous.isSpaceOrTab {
        return content[..<index]
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), !previous.isWord {
        quote = byte
      }
      previous = byte
    }
    return content
  }

  private static let colon = UInt8(ascii: ":")
}
