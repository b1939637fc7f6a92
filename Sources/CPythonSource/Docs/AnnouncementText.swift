/// The text of a release announcement, as blocks of words with their links.
///
/// Announcements are written in Markdown, reStructuredText or as plain mail, often with pieces of
/// HTML, so the reading knows the marks of all and never fails: what it does not know is a word.
package struct AnnouncementText: Hashable, Sendable {
  /// One word, literal, address or punctuation mark.
  package struct Word: Hashable, Sendable {
    /// What a word is.
    package enum Kind: Hashable, Sendable {
      case word
      /// What stood between backticks, without its role.
      case literal
      /// A name between single asterisks, as parameters are written.
      case emphasis
      /// An address that stands in the text itself.
      case address
      /// One of `( ) , ; : . ! ? " - |`.
      case mark
    }

    package let text: String
    package let kind: Kind
    /// Counted from 1.
    package let line: Int
    /// The index of the link that it belongs to.
    package let link: Int?

    /// The text without the brackets of a call: `f` of `f()`.
    package var named: String { text.hasSuffix("()") ? String(text.dropLast(2)) : text }
  }

  /// A heading, a paragraph or an item of a list.
  package struct Block: Hashable, Sendable {
    /// What a block is.
    package enum Role: Hashable, Sendable { case heading, paragraph, item }

    package let role: Role
    package let words: [Word]

    /// The ranges of its sentences: they end with a full stop, an exclamation or a question mark.
    package var sentences: [Range<Int>] {
      var found: [Range<Int>] = []
      var start = 0
      for (index, word) in words.enumerated()
      where word.kind == .mark && [".", "!", "?"].contains(word.text) && !isOfMonth(index) {
        found.append(start..<index)
        start = index + 1
      }
      if start < words.count { found.append(start..<words.count) }
      return found.filter { !$0.isEmpty }
    }

    private static let shortMonths: Set<String> = [
      "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    ]

    /// Whether a full stop belongs to the short name of a month: "Dec. 7, 2020".
    private func isOfMonth(_ index: Int) -> Bool {
      guard words[index].text == ".", index > 0, index + 1 < words.count,
        words[index + 1].text.first?.isNumber == true
      else { return false }
      return Self.shortMonths.contains(words[index - 1].text)
    }
  }

  /// A link, with the block that it stands in.
  package struct Link: Hashable, Sendable {
    package let address: String
    /// Counted from 1.
    package let line: Int
    /// The index of its block.
    package let block: Int
  }

  /// The most bytes of an announcement that are read; the rest is left out.
  package static let sizeLimit = SourceBound.announcement.limit

  /// The `title` of the front matter, or the subject of a mail.
  package private(set) var title: String?
  /// Where the title stands.
  package private(set) var titleLine: Int?
  /// The `publishDate` or `date` of the front matter, `YYYY-MM-DD`.
  package private(set) var day: String?
  /// Where that day stands.
  package private(set) var dayLine: Int?
  /// What stands there, which may name the day of the week.
  package private(set) var dayText: String?
  package private(set) var blocks: [Block] = []
  package private(set) var links: [Link] = []

  /// Reads an announcement; bytes that are not UTF-8 are repaired.
  package init(_ bytes: some Collection<UInt8>) {
    let text = String(decoding: bytes.prefix(Self.sizeLimit), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    var start = readFrontMatter(lines)
    if start == 0 { start = readHeaders(lines) }
    var builder = AnnouncementBlocks()
    for index in start..<max(start, lines.count) { builder.add(lines[index], line: index + 1) }
    builder.close()
    for raw in builder.blocks {
      var inline = AnnouncementInline(raw.lines, firstLink: links.count)
      inline.read()
      if inline.words.isEmpty { continue }
      links += inline.links.map { Link(address: $0.address, line: $0.line, block: blocks.count) }
      blocks.append(Block(role: raw.role, words: inline.words))
    }
  }

  /// The words of a text of one line, such as a title.
  package static func words(of line: String, at number: Int) -> [Word] {
    var inline = AnnouncementInline([(Substring(line), number)], firstLink: 0)
    inline.read()
    return inline.words
  }

  /// Reads `--- … ---` at the top. Returns the index of the first line after it.
  private mutating func readFrontMatter(_ lines: [Substring]) -> Int {
    guard lines.first == "---",
      let end = lines.dropFirst().prefix(100).firstIndex(of: "---")
    else { return 0 }
    for index in 1..<end {
      guard let colon = lines[index].firstIndex(of: ":") else { continue }
      let key = lines[index][..<colon]
      let value = Self.unquoted(lines[index][lines[index].index(after: colon)...])
      switch key {
      case "title":
        title = value
        titleLine = index + 1
      case "publishDate": (day, dayLine) = (String(value.prefix(10)), index + 1)
      case "date" where day == nil: (day, dayLine) = (String(value.prefix(10)), index + 1)
      default: break
      }
    }
    return end + 1
  }

  /// Reads `Subject: …` and its like at the top of a mail, `Title: …` of a post, or `:title: …`.
  /// Returns the index of the first line after them; 0 if the text does not begin with such lines.
  private mutating func readHeaders(_ lines: [Substring]) -> Int {
    var headers: [(name: String, value: Substring, line: Int)] = []
    var index = 0
    while index < min(lines.count, 100), !lines[index].isEmpty {
      var line = lines[index]
      index += 1
      if line.first == " " || line.first == "\t" { continue }
      if line.first == ":" { line = line.dropFirst() }
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D })
      else { return 0 }
      headers.append((line[..<colon].lowercased(), line[line.index(after: colon)...], index))
    }
    let subject =
      headers.first { $0.name == "subject" } ?? headers.first { $0.name == "title" }
    guard let subject else { return 0 }
    title = String(subject.value.drop { $0 == " " })
    titleLine = subject.line
    if let date = headers.first(where: { $0.name == "date" }),
      let day = DayText(date.value, line: date.line)
    {
      self.day = day.text
      dayLine = date.line
      dayText = String(date.value)
    }
    return index
  }

  private static func unquoted(_ value: Substring) -> String {
    let text = value.drop { $0 == " " }
    guard let quote = text.first, quote == "'" || quote == "\"", text.count > 1,
      text.last == quote
    else { return String(text) }
    // YAML doubles a single quote.
    return text.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
      .joined(separator: "'")
  }
}
