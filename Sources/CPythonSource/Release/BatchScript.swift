/// A script of Windows: its lines that are no comments, and what its variables stand for.
struct BatchScript {
  /// Without `rem …` and `:: …`.
  let lines: [SourceLines.Line]
  /// By names in capitals: Windows does not tell letters by their case. Nil for a variable that is given
  /// several values, or one that is made of others.
  private var values: [String: String?] = [:]

  init(_ script: [UInt8]) {
    lines = SourceLines(script).filter { !Self.isComment($0.cursor) }
    for line in lines { readValue(line.cursor) }
  }

  /// The longest value that is kept, and the longest text that is expanded, in bytes: no name of a library
  /// with its version is longer.
  private static let longestValue = 64
  private static let longestText = 256

  /// A text with the values of its `%VARIABLE%`; nil if one is not known.
  func expanded(_ text: String) -> String? {
    guard text.utf8.count <= Self.longestText else { return nil }
    let parts = text.split(separator: "%", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return nil }
    var expanded = ""
    for (place, part) in parts.enumerated() {
      if place % 2 == 0 {
        expanded += part
      } else if let value = values[part.uppercased()] ?? nil {
        expanded += value
      } else {
        return nil
      }
    }
    return expanded
  }

  private static func isComment(_ start: ByteCursor) -> Bool {
    var cursor = start
    _ = cursor.take { $0.isSpaceOrTab || $0 == UInt8(ascii: "@") }
    if cursor.skip("::") { return true }
    return cursor.takeIdentifier()?.lowercased() == "rem" && cursor.rest.first?.isSpaceOrTab ?? true
  }

  /// `set NAME=value`, whatever condition stands before it.
  private mutating func readValue(_ start: ByteCursor) {
    var cursor = start
    while cursor.seek(past: "set ") {
      let before = cursor.rest.startIndex - "set ".utf8.count - 1
      if before >= start.rest.startIndex, start.rest[before].isWord { continue }
      cursor.skipBlanks()
      let isQuoted = cursor.skip("\"")
      guard let name = cursor.takeIdentifier(), cursor.skip("=") else { continue }
      let text = cursor.take { $0 != UInt8(ascii: "\"") || !isQuoted }
      let value = String(decoding: text.trimmingBlanks, as: UTF8.self)
      let isPlain =
        value.utf8.count <= Self.longestValue && !value.utf8.contains(UInt8(ascii: "%"))
      let known = values[name.uppercased()]
      let isSame = known == nil || known == .some(.some(value))
      values[name.uppercased()] = .some(isPlain && isSame ? value : nil)
      return
    }
  }
}
