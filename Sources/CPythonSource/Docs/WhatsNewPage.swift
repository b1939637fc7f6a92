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
  /// The first sentence, of what the page tells and against what.
  package private(set) var introduction: Introduction?
  /// The release schedule that the page leads to.
  package private(set) var schedule: Schedule?
  /// The versions that sections are on, `3.12.4` of "Notable changes in 3.12.4".
  package private(set) var notableChanges: [Mention] = []

  /// "This article explains the new features in Python 3.12, compared to 3.11."
  package struct Introduction: Hashable, Sendable {
    /// `3.12`
    package let series: String
    /// `3.11`
    package let baseline: String
    package let line: Int
  }

  /// ":pep:`693` -- Python 3.12 Release Schedule"
  package struct Schedule: Hashable, Sendable {
    package let pep: Int
    /// `3.12`
    package let series: String
    package let line: Int
  }

  package struct Release: Hashable, Sendable {
    /// `3.12`
    package let series: String
    package let day: DayText?
    package let line: Int
  }

  private static let marks: Set<String> = ["TODO", "XXX", "TBD", "FIXME"]
  /// Who is thanked in the entry that stands at the top of each page as a pattern.
  private static let developer = "P.Y. Developer"
  private static let draftWords = [
    "draft form", "Prerelease users", "will be the latest stable release",
    " is the pre-release of ",
  ]

  /// - Parameter source: The bytes of the page.
  package init(source: [UInt8]) {
    var comment: Int?
    // The line before in the same paragraph.
    var before: Mention?
    for line in SourceLines(source) {
      let text = line.bytes.trimmingBlanks
      guard !text.isEmpty else {
        before = nil
        continue
      }
      let column = text.startIndex - line.bytes.startIndex
      if let start = comment {
        if column > start { continue }
        comment = nil
      }
      if Self.isComment(text) {
        comment = column
      } else {
        let text = String(decoding: text, as: UTF8.self)
        read(text, line.number)
        if release == nil, let before {
          release = Self.release("\(before.text) \(text)", before.line)
        }
        before = Mention(text, line: line.number)
      }
    }
  }

  private mutating func read(_ text: String, _ number: Int) {
    if draftNote == nil, Self.draftWords.contains(where: text.holds) { draftNote = number }
    if release == nil { release = Self.release(text, number) }
    if title == nil { title = Self.title(text, number) }
    if introduction == nil { introduction = Self.introduction(text, number) }
    if schedule == nil { schedule = Self.schedule(text, number) }
    if let version = Self.notableChanges(text) {
      notableChanges.append(Mention(version, line: number))
    }
    if text == "* None yet." || text == "None yet." {
      placeholders.append(Mention("None yet.", line: number))
      return
    }
    if text.holds(Self.developer) {
      placeholders.append(Mention(Self.developer, line: number))
    }
    // What is marked as code is an example.
    let prose = text.components(outside: "`")
    for word in prose.words
    where Self.marks.contains(String(word)) {
      placeholders.append(Mention(String(word), line: number))
    }
  }

  /// The first sentence of a line, or of two, that says when a series was released.
  private static func release(_ text: String, _ number: Int) -> Release? {
    var cursor = ByteCursor(Array(text.utf8)[...])
    while cursor.seek(past: "Python ") {
      guard let version = cursor.takeDottedNumber(), cursor.skip(" was ") else { continue }
      _ = cursor.skip("first ")
      guard cursor.skip("released on "), !cursor.rest.trimmingBlanks.isEmpty else { continue }
      let day = DayText(String(decoding: cursor.rest, as: UTF8.self), line: number)
      return Release(series: series(ofFirst: version), day: day, line: number)
    }
    return nil
  }

  /// `3.12` of `3.12.0`; other versions stay.
  private static func series(ofFirst version: String) -> String {
    let parts = version.split(separator: ".")
    return parts.count == 3 && parts[2] == "0" ? parts[..<2].joined(separator: ".") : version
  }

  private static func introduction(_ text: String, _ number: Int) -> Introduction? {
    guard let start = text.firstPlace(of: "new features in Python ") else { return nil }
    var cursor = ByteCursor(Array(text[start.upperBound...].utf8)[...])
    guard let series = cursor.takeDottedNumber() else { return nil }
    _ = cursor.skip(",")
    guard cursor.skip(" compared to ") || cursor.skip(" as compared to ") else { return nil }
    _ = cursor.skip("Python ")
    guard let baseline = cursor.takeDottedNumber() else { return nil }
    return Introduction(series: series, baseline: baseline, line: number)
  }

  private static func schedule(_ text: String, _ number: Int) -> Schedule? {
    var cursor = ByteCursor(Array(text.utf8)[...])
    guard cursor.skip(":pep:`") else { return nil }
    let digits = cursor.take(while: \.isDigit)
    guard let pep = Int(String(decoding: digits, as: UTF8.self)), cursor.skip("`") else {
      return nil
    }
    _ = cursor.take { $0 == UInt8(ascii: "-") || $0.isSpaceOrTab }
    guard cursor.skip("Python "), let series = cursor.takeDottedNumber(),
      cursor.skip(" Release Schedule")
    else { return nil }
    return Schedule(pep: pep, series: series, line: number)
  }

  private static func notableChanges(_ text: String) -> String? {
    var cursor = ByteCursor(Array(text.utf8)[...])
    guard cursor.skip("Notable changes in ") || cursor.skip("Notable Changes in ") else {
      return nil
    }
    _ = cursor.skip("Python ")
    guard let version = cursor.takeDottedNumber(), cursor.rest.trimmingBlanks.isEmpty else {
      return nil
    }
    return version
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
