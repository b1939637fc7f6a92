/// The entries of one file below `Misc/NEWS.d`, as blurb writes them.
///
/// An entry is some lines `.. key: value`, then its text; a line `..` ends it. At most
/// ``NewsFile/entryLimit`` entries are read.
package struct NewsFile: Hashable, Sendable {
  /// One entry.
  package struct Entry: Hashable, Sendable {
    /// Where it begins, counted from 1.
    package internal(set) var line: Int
    /// `gh-123` or `bpo-123`; nil if no issue is named.
    package internal(set) var issue: String?
    package internal(set) var nonce: String?
    package internal(set) var section: String?
    /// When it was written, `2023-10-04-10-00-00`, as it stands there.
    package internal(set) var date: String?
    /// The value of `release date`, which the first entry of a release carries.
    package internal(set) var releaseDate: Mention?
    /// Whether `no changes: True` stands in it.
    package internal(set) var saysNoChanges = false
    /// A digest of the words of its text, and how many bytes they have; 0 for no text.
    package internal(set) var textDigest: UInt64 = 0
    package internal(set) var textLength = 0
    /// The line of a field that stands in its text: a separator between two entries is missing.
    package internal(set) var fieldInText: Int?
    /// The mark that is open at the end of the text, and its line: a quotation mark of reST, one for a role
    /// and two for a literal.
    package internal(set) var openMark: Mention?
  }

  /// The most entries that are read.
  package static let entryLimit = SourceBound.newsEntries.limit

  package private(set) var entries: [Entry] = []

  /// The day of the release, as written.
  package var releaseDate: Mention? { entries.lazy.compactMap(\.releaseDate).first }

  /// A day of the release after the first, other than that.
  package var otherReleaseDate: Mention? {
    let dates = entries.lazy.compactMap(\.releaseDate)
    return dates.first { $0.text != releaseDate?.text }
  }

  /// - Parameter source: The bytes of the file; they need not be UTF-8.
  package init(source: Span<UInt8>) {
    var entry: Entry?
    var start = 0
    var number = 0
    while start < source.count, entries.count < Self.entryLimit {
      number += 1
      let end = source.endOfLine(from: start)
      let line = source.trimmed(start..<end)
      start = end + 1
      if Self.isSeparator(line, source) {
        if let entry { entries.append(entry) }
        entry = nil
        continue
      }
      guard !line.isEmpty else { continue }
      var open = entry ?? Entry(line: number)
      if open.textLength > 0 || !open.readField(line, number, source) {
        if open.textLength > 0, open.fieldInText == nil, Self.isField(line, source) {
          open.fieldInText = number
        }
        open.readText(line, source)
        open.readMarks(line, number, source)
      }
      entry = open
    }
    if let entry, entries.count < Self.entryLimit { entries.append(entry) }
  }

  /// Whether a line is one of the fields that only the head of an entry has.
  private static func isField(_ line: Range<Int>, _ source: Span<UInt8>) -> Bool {
    guard line.count > 3, source[line.lowerBound] == UInt8(ascii: "."),
      source[line.lowerBound + 1] == UInt8(ascii: ".")
    else { return false }
    let text = source.text(line.lowerBound..<min(line.upperBound, line.lowerBound + 16))
    return [".. gh-issue:", ".. bpo:", ".. nonce:", ".. section:"].contains(where: text.hasPrefix)
  }

  private static func isSeparator(_ line: Range<Int>, _ source: Span<UInt8>) -> Bool {
    line.count == 2 && source[line.lowerBound] == UInt8(ascii: ".")
      && source[line.lowerBound + 1] == UInt8(ascii: ".")
  }
}

extension NewsFile.Entry {
  /// Reads `.. key: value`; false if the line is none.
  fileprivate mutating func readField(
    _ line: Range<Int>, _ number: Int, _ source: Span<UInt8>
  ) -> Bool {
    guard line.count > 3, source[line.lowerBound] == UInt8(ascii: "."),
      source[line.lowerBound + 1] == UInt8(ascii: "."),
      source[line.lowerBound + 2] == UInt8(ascii: " "),
      let colon = line.first(where: { source[$0] == UInt8(ascii: ":") })
    else { return false }
    // No value is longer.
    let value = source.text(source.trimmed((colon + 1)..<min(line.upperBound, colon + 200)))
    switch source.text((line.lowerBound + 3)..<min(colon, line.lowerBound + 40)) {
    case "gh-issue": issue = value.isEmpty || value == "0" ? issue : "gh-" + value
    case "bpo": issue = issue ?? (value.isEmpty || value == "0" ? nil : "bpo-" + value)
    case "nonce": nonce = value.isEmpty ? nil : value
    case "section": section = value.isEmpty ? nil : value
    case "date": date = value.isEmpty ? nil : value
    case "release date": releaseDate = Mention(value, line: number)
    case "no changes": saysNoChanges = value == "True"
    default: break
    }
    return true
  }

  /// Opens and closes marks of literals and roles.
  fileprivate mutating func readMarks(_ line: Range<Int>, _ number: Int, _ source: Span<UInt8>) {
    var index = line.lowerBound
    while index < line.upperBound {
      guard source[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let isDouble = index + 1 < line.upperBound && source[index + 1] == UInt8(ascii: "`")
      if let open = openMark {
        // Within a literal a single one is text; a role ends at the first.
        if open.text == "`" || isDouble {
          openMark = nil
          index += open.text == "`" ? 1 : 2
          continue
        }
      } else {
        openMark = Mention(isDouble ? "``" : "`", line: number)
      }
      index += isDouble ? 2 : 1
    }
  }

  /// Adds the words of a line to the digest (FNV-1a, 64 bits), with one space between two.
  fileprivate mutating func readText(_ line: Range<Int>, _ source: Span<UInt8>) {
    var digest = textLength == 0 ? 0xCBF2_9CE4_8422_2325 : textDigest
    var length = textLength
    var isBlank = length > 0
    for index in line {
      if source[index].isSpaceOrTab {
        isBlank = true
        continue
      }
      if isBlank {
        digest = (digest ^ 0x20) &* 0x100_0000_01B3
        length += 1
        isBlank = false
      }
      digest = (digest ^ UInt64(source[index])) &* 0x100_0000_01B3
      length += 1
    }
    textDigest = digest
    textLength = length
  }
}

extension Span<UInt8> {
  /// A range without blanks and carriage returns at its ends.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound,
      self[end - 1].isSpaceOrTab || self[end - 1] == UInt8(ascii: "\r")
    { end -= 1 }
    return endOfBlanks(from: range.lowerBound, to: end)..<end
  }
}
