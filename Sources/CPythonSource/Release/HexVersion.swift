/// What `PY_VERSION_HEX` of `Include/patchlevel.h` comes to, by the macros of that header.
package struct HexVersion: Hashable, Sendable {
  package let number: Int
  /// Where the macro is defined, counted from 1.
  package let line: Int

  /// Macros go no deeper into one another, and no expression is longer.
  private static let depthLimit = 8
  private static let lengthLimit = 4096

  /// - Returns: nil if the macro is not there, or is made in a way that is not followed: by a macro
  ///   with parameters, by a name that is defined twice or elsewhere.
  package init?(header: [UInt8]) {
    let macros = Self.macros(in: header)
    guard let definition = macros["PY_VERSION_HEX"] ?? nil else { return nil }
    var text = Array(definition.text.utf8)
    for _ in 0..<Self.depthLimit {
      guard let next = Self.expand(text, by: macros), next.count <= Self.lengthLimit else {
        return nil
      }
      if next == text { break }
      text = next
    }
    let value = CConditionExpression.value(
      of: String(decoding: text, as: UTF8.self), limitedAPI: nil)
    guard case .known(let number) = value else { return nil }
    self.number = Int(number)
    line = definition.line
  }

  /// The macros without parameters, lines joined that end in a backslash; nil for one that is defined twice.
  private static func macros(in header: [UInt8]) -> [String: Mention?] {
    var macros: [String: Mention?] = [:]
    var comment = CommentState()
    var joined: (bytes: [UInt8], line: Int) = ([], 0)
    for line in SourceLines(header) {
      if joined.bytes.isEmpty { joined.line = line.number }
      joined.bytes += comment.code(of: line.bytes).bytes
      if joined.bytes.last == UInt8(ascii: "\\") {
        joined.bytes[joined.bytes.count - 1] = UInt8(ascii: " ")
        continue
      }
      if let (name, value) = definition(in: joined.bytes) {
        macros.updateValue(
          macros[name] == nil ? Mention(value, line: joined.line) : nil, forKey: name)
      }
      joined.bytes = []
    }
    return macros
  }

  private static func definition(in line: [UInt8]) -> (name: String, value: String)? {
    var cursor = ByteCursor(line[...])
    cursor.skipBlanks()
    guard cursor.skip("#") else { return nil }
    cursor.skipBlanks()
    guard cursor.takeIdentifier() == "define" else { return nil }
    cursor.skipBlanks()
    guard let name = cursor.takeIdentifier(), cursor.rest.first != UInt8(ascii: "(") else {
      return nil
    }
    return (name, String(decoding: cursor.rest.trimmingBlanks, as: UTF8.self))
  }

  /// The text with each name replaced once; nil if one has no definition.
  private static func expand(_ text: [UInt8], by macros: [String: Mention?]) -> [UInt8]? {
    var expanded: [UInt8] = []
    var cursor = ByteCursor(text[...])
    while !cursor.isAtEnd {
      if cursor.rest.first?.isDigit == true {
        expanded += cursor.take(while: \.isWord)
      } else if let name = cursor.takeIdentifier() {
        guard let value = macros[name] ?? nil else { return nil }
        expanded += value.text.utf8
      } else {
        expanded.append(cursor.takeByte())
      }
    }
    return expanded
  }
}
