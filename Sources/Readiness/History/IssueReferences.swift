/// The issues that a commit's message names.
package enum IssueReferences {
  /// The first commit day on GitHub: from then on `#123` is a pull request of it, before that an
  /// issue of bugs.python.org.
  private static let migration: Int64 = 1_486_684_800

  /// `gh-93243`, `bpo-36543`, each once, in the order of the message; those of the summary if it names
  /// any.
  ///
  /// In CPython's messages a number in parentheses at the end of the summary is the pull request.
  package static func issues(of note: CommitNote) -> [String] {
    let isOld = note.moment.seconds < migration
    let inSummary = issues(in: note.summary, isOld: isOld)
    return inSummary.isEmpty ? issues(in: note.message, isOld: isOld) : inSummary
  }

  private static func issues(in text: String, isOld: Bool) -> [String] {
    let bytes = Array(text.utf8.prefix(65_536))
    var found: [String] = []
    var place = 0
    while place < bytes.count {
      guard let (kind, start) = mark(bytes, place, isOld: isOld) else {
        place += 1
        continue
      }
      var end = start
      while end < bytes.count, isDigit(bytes[end]), end - start < 10 { end += 1 }
      place = max(end, place + 1)
      guard end > start, end == bytes.count || !isWord(bytes[end]) else { continue }
      let issue = kind + String(decoding: bytes[start..<end], as: UTF8.self)
      if !found.contains(issue) { found.append(issue) }
    }
    return found
  }

  /// The kind of issue whose number follows, and where the number begins.
  private static func mark(
    _ bytes: [UInt8], _ place: Int, isOld: Bool
  ) -> (kind: String, start: Int)? {
    let before = place > 0 ? bytes[place - 1] : UInt8(ascii: " ")
    guard !isWord(before), before != UInt8(ascii: "-") else { return nil }
    func follows(_ word: String) -> Bool {
      let letters = Array(word.utf8)
      guard place + letters.count < bytes.count, isDigit(bytes[place + letters.count]) else {
        return false
      }
      return zip(letters, bytes[place...]).allSatisfy { $0 == $1 | 0x20 || $0 == $1 }
    }
    if follows("bpo-") || follows("bpo ") { return ("bpo-", place + 4) }
    if follows("gh-") {
      return before == UInt8(ascii: "(") ? nil : ("gh-", place + 3)
    }
    guard isOld else { return nil }
    if follows("#") { return ("bpo-", place + 1) }
    return follows("issue")
      ? ("bpo-", place + 5)
      : follows("issue ") ? ("bpo-", place + 6) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
      || (0x61...0x7A).contains(byte | 0x20)
  }
}
