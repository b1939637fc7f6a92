/// What a reader of a What's New page sees that must not be there at a final release, or must.
///
/// Comments are passed over: the rules for maintenance at the top of each page are one.
package struct WhatsNewPage: Hashable, Sendable {
  /// The first line of the note that the page is a draft.
  package private(set) var draftNote: Int?
  /// The sentence "Python X.Y was released on …": the series, the day if it can be read, the line.
  package private(set) var release: Release?
  /// The series that the title names, `3.12` of "What's New In Python 3.12"; nil if there is no such title.
  package private(set) var title: Mention?
  /// Marks of what is still to be written, such as `TODO`.
  package private(set) var placeholders: [Mention] = []

  package struct Release: Hashable, Sendable {
    /// `3.12`
    package let series: String
    package let day: DayText?
    package let line: Int
  }

  private static let marks: Set<String> = ["TODO", "XXX", "TBD", "FIXME"]

  /// - Parameter source: The bytes of the page.
  package init(source: [UInt8]) {
    var comment: Int?
    for line in SourceLines(source) {
      let text = line.bytes.trimmingBlanks
      guard !text.isEmpty else { continue }
      let column = text.startIndex - line.bytes.startIndex
      if let start = comment {
        if column > start { continue }
        comment = nil
      }
      if Self.isComment(text) {
        comment = column
      } else {
        read(String(decoding: text, as: UTF8.self), line.number)
      }
    }
  }

  private mutating func read(_ text: String, _ number: Int) {
    if draftNote == nil, text.holds("draft form") || text.holds("Prerelease users") {
      draftNote = number
    }
    if release == nil { release = Self.release(text, number) }
    if title == nil { title = Self.title(text, number) }
    if text == "* None yet." || text == "None yet." {
      placeholders.append(Mention("None yet.", line: number))
      return
    }
    // What is marked as code is an example.
    let prose = text.components(outside: "`")
    for word in prose.words
    where Self.marks.contains(String(word)) {
      placeholders.append(Mention(String(word), line: number))
    }
  }

  private static func release(_ text: String, _ number: Int) -> Release? {
    var cursor = ByteCursor(Array(text.utf8)[...])
    guard cursor.skip("Python "), let series = cursor.takeDottedNumber(),
      cursor.skip(" was released on ")
    else { return nil }
    let rest = String(decoding: cursor.rest, as: UTF8.self)
    return Release(series: series, day: DayText(rest, line: number), line: number)
  }

  private static func title(_ text: String, _ number: Int) -> Mention? {
    var cursor = ByteCursor(Array(text.utf8)[...])
    guard cursor.skip("What's New "), cursor.skip("In ") || cursor.skip("in "),
      cursor.skip("Python "), let series = cursor.takeDottedNumber()
    else { return nil }
    return cursor.rest.trimmingBlanks.isEmpty ? Mention(series, line: number) : nil
  }

  /// `..` and what is no directive, target, footnote or substitution.
  private static func isComment(_ text: ArraySlice<UInt8>) -> Bool {
    var cursor = ByteCursor(text)
    guard cursor.skip(".."), cursor.isAtEnd || cursor.rest.first?.isSpaceOrTab == true else {
      return false
    }
    cursor.skipBlanks()
    guard let first = cursor.rest.first else { return true }
    if "_[|".utf8.contains(first) { return false }
    // A domain may stand before the name of a directive: `c:function::`.
    let name = cursor.take { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    return name.count < 3 || !name.suffix(2).elementsEqual("::".utf8)
  }
}

extension String {
  /// The text without what stands between two runs of a mark.
  fileprivate func components(outside mark: Character) -> String {
    var kept = ""
    var isInside = false
    var isInRun = false
    for character in self {
      if character == mark {
        if !isInRun { isInside.toggle() }
        isInRun = true
        continue
      }
      isInRun = false
      kept.append(isInside ? " " : character)
    }
    return kept
  }
}
