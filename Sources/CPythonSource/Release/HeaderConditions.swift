/// The conditions of a C header: whether each is closed, and which versions they ask for.
package struct HeaderConditions: Sendable {
  /// The line of a condition that is never closed, or of an `#endif` that closes none.
  package private(set) var unbalanced: Int?
  /// The macro that keeps the header from being read twice.
  package private(set) var guardMacro: Mention?
  /// The versions that `Py_LIMITED_API` is compared with, as written: `0x030c0000`.
  package private(set) var limitedVersions: [Mention] = []

  package init(header: [UInt8]) {
    var comment = CommentState()
    var open: [Int] = []
    var candidate: Mention?
    for line in SourceLines(header) {
      var cursor = comment.code(of: line.bytes).cursor
      cursor.skipBlanks()
      guard cursor.skip("#") else { continue }
      cursor.skipBlanks()
      switch cursor.takeIdentifier() {
      case "if", "ifdef": open.append(line.number)
      case "ifndef":
        open.append(line.number)
        cursor.skipBlanks()
        if candidate == nil, guardMacro == nil, open.count == 1 {
          candidate = cursor.takeIdentifier().map { Mention($0, line: line.number) }
          continue
        }
      case "define":
        cursor.skipBlanks()
        if let name = candidate, cursor.takeIdentifier() == name.text,
          cursor.rest.trimmingBlanks.isEmpty
        {
          guardMacro = name
        }
      case "endif":
        if open.popLast() == nil, unbalanced == nil { unbalanced = line.number }
      default: break
      }
      candidate = nil
      readVersions(line)
    }
    if unbalanced == nil { unbalanced = open.last }
  }

  private mutating func readVersions(_ line: SourceLines.Line) {
    var cursor = line.cursor
    guard cursor.seek(past: "Py_LIMITED_API") else { return }
    while cursor.seek(past: "0x") {
      let digits = cursor.take {
        $0.isDigit || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
      }
      guard digits.count == 8 else { continue }
      limitedVersions.append(
        Mention("0x" + String(decoding: digits, as: UTF8.self), line: line.number))
    }
  }
}
