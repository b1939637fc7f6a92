/// Reads a reStructuredText file line by line, in time linear in its size.
struct DocumentReader {
  private(set) var outline = DocumentOutline()

  /// The column at which a comment, a literal block or code began; what is further right belongs to it.
  private var passedOver: Int?
  /// The column of the version directive whose text is being read.
  private var openVersion: Int?
  /// Whether that directive had nothing after its name, so that its argument may follow.
  private var wantsArgument = false
  /// The column of the toctree whose entries are being read.
  private var openToctree: Int?

  /// Directives whose content is not reStructuredText.
  private static let codeDirectives: Set<String> = [
    "code", "code-block", "sourcecode", "parsed-literal", "productionlist", "literalinclude", "raw",
    "math", "doctest", "testcode", "testoutput", "testsetup", "testcleanup", "highlight",
    "grammar-snippet",
  ]

  mutating func read(_ source: Span<UInt8>) {
    var start = 0
    var number = 0
    while start < source.count {
      number += 1
      var end = source.endOfLine(from: start)
      let next = end + 1
      while end > start, source[end - 1].isSpaceOrTab || source[end - 1] == UInt8(ascii: "\r") {
        end -= 1
      }
      let text = source.endOfBlanks(from: start, to: end)
      if text < end { readLine(number, text..<end, column: text - start, source) }
      start = next
    }
  }

  private mutating func readLine(
    _ number: Int, _ text: Range<Int>, column: Int, _ source: Span<UInt8>
  ) {
    if let passedOver {
      if column > passedOver { return }
      self.passedOver = nil
    }
    if let open = openVersion {
      if column > open { readVersionText(text, source) } else { closeVersion() }
    }
    if let open = openToctree {
      if column > open {
        readToctreeEntry(number, text, source)
        return
      }
      openToctree = nil
    }
    if !outline.modules.isEmpty, !outline.isFarewell { readFarewell(text, source) }
    if isMarkup(text, source) {
      readMarkup(number, text, column: column, source)
    } else if text.count >= 2, source[text.upperBound - 1] == UInt8(ascii: ":"),
      source[text.upperBound - 2] == UInt8(ascii: ":")
    {
      passedOver = column + widthOfMarkers(text, source)
    }
  }

  /// `:synopsis: Removed in 3.13.`, or a paragraph that begins with "This module is no longer part of".
  private mutating func readFarewell(_ text: Range<Int>, _ source: Span<UInt8>) {
    for words in Self.farewells where source[text.lowerBound] == words[0] {
      outline.isFarewell =
        text.count >= words.count
        && words.indices.allSatisfy { source[text.lowerBound + $0] == words[$0] }
    }
  }

  private static let farewells = [
    ":synopsis: Removed in ", "This module is no longer part of ",
  ].map { Array($0.utf8) }

  /// Whether the line begins with `.. `, or is `..`.
  private func isMarkup(_ text: Range<Int>, _ source: Span<UInt8>) -> Bool {
    let start = text.lowerBound
    guard text.count >= 2, source[start] == UInt8(ascii: "."),
      source[start + 1] == UInt8(ascii: ".")
    else { return false }
    return text.count == 2 || source[start + 2] == UInt8(ascii: " ")
  }

  private mutating func readMarkup(
    _ number: Int, _ text: Range<Int>, column: Int, _ source: Span<UInt8>
  ) {
    let start = source.endOfBlanks(from: text.lowerBound + 2, to: text.upperBound)
    guard start < text.upperBound else {
      // An empty comment: what follows further right is the comment's.
      passedOver = column
      return
    }
    switch source[start] {
    case UInt8(ascii: "_"):
      readLabel(start + 1..<text.upperBound, number, source)
      return
    case UInt8(ascii: "["), UInt8(ascii: "|"): return
    default: break
    }
    let end = endOfDirectiveName(start..<text.upperBound, source)
    guard end > start, source[start] != UInt8(ascii: ":"), end + 1 < text.upperBound,
      source[end] == UInt8(ascii: ":"),
      source[end + 1] == UInt8(ascii: ":"),
      end + 2 == text.upperBound || source[end + 2].isSpaceOrTab
    else {
      readComment(start..<text.upperBound, number, source)
      passedOver = column
      return
    }
    let argument = source.endOfBlanks(from: end + 2, to: text.upperBound)..<text.upperBound
    readDirective(source.text(start..<end), number, argument, column: column, source)
  }

  /// Where a directive's name ends: a domain may stand before it, as in `c:function::`.
  private func endOfDirectiveName(_ text: Range<Int>, _ source: Span<UInt8>) -> Int {
    let colon = UInt8(ascii: ":")
    var end = text.lowerBound
    while end < text.upperBound {
      if source[end] == colon {
        guard end + 1 < text.upperBound, source[end + 1] != colon else { break }
      } else if !source[end].isInDirectiveName {
        break
      }
      end += 1
    }
    return end
  }

  private mutating func readDirective(
    _ name: String, _ number: Int, _ argument: Range<Int>, column: Int,
    _ source: Span<UInt8>
  ) {
    if let kind = DocumentOutline.VersionDirective.Kind(rawValue: name) {
      let words = words(of: argument, source)
      outline.versions.append(
        .init(
          kind: kind, version: words.first ?? "", removal: words.dropFirst().first ?? "",
          line: number, speaksOfBackport: source.containsBackport(argument)))
      openVersion = column
      wantsArgument = argument.isEmpty
      return
    }
    if !DirectiveNames.isKnown(name) {
      outline.unknownDirectives.append(Mention(name, line: number))
    }
    if DirectiveNames.ofFiles.contains(name) {
      outline.files.append(Mention(source.text(argument), line: number))
    }
    switch name {
    case "module": outline.modules.append(Mention(source.text(argument), line: number))
    case "include": outline.includes.append(Mention(source.text(argument), line: number))
    case "toctree": openToctree = column
    default: if Self.codeDirectives.contains(name) { passedOver = column }
    }
  }

  /// `.. _name:`; not one with an address behind it, nor one without a name.
  private mutating func readLabel(_ text: Range<Int>, _ number: Int, _ source: Span<UInt8>) {
    guard text.count > 1, source[text.upperBound - 1] == UInt8(ascii: ":"),
      source[text.lowerBound] != UInt8(ascii: "_"), source[text.lowerBound] != UInt8(ascii: "`")
    else { return }
    let name = source.text(text.lowerBound..<text.upperBound - 1)
    guard !name.contains(":") else { return }
    outline.labels.append(Mention(name.lowercased(), line: number))
  }

  /// A name of a directive with one colon behind it, or with two within it.
  private mutating func readComment(_ text: Range<Int>, _ number: Int, _ source: Span<UInt8>) {
    var end = text.lowerBound
    while end < text.upperBound, !source[end].isSpaceOrTab, end - text.lowerBound < 64 { end += 1 }
    var name = source.text(text.lowerBound..<end)
    guard name.hasSuffix(":") else { return }
    name.removeLast()
    if name.hasSuffix(":") { name.removeLast() }
    if name.hasPrefix(":") { name.removeFirst() }
    guard DirectiveNames.isMistakable(name) else { return }
    outline.mistakenComments.append(Mention(name, line: number))
  }

  private mutating func readVersionText(_ text: Range<Int>, _ source: Span<UInt8>) {
    guard let last = outline.versions.indices.last else { return }
    if wantsArgument {
      wantsArgument = false
      let words = words(of: text, source)
      outline.versions[last].version = words.first ?? ""
      outline.versions[last].removal = words.dropFirst().first ?? ""
    }
    if source.containsBackport(text) { outline.versions[last].speaksOfBackport = true }
  }

  private mutating func closeVersion() {
    openVersion = nil
    wantsArgument = false
  }

  /// `path`, or `title <path>`; options begin with a colon.
  private mutating func readToctreeEntry(
    _ number: Int, _ text: Range<Int>, _ source: Span<UInt8>
  ) {
    guard source[text.lowerBound] != UInt8(ascii: ":") else { return }
    var entry = text
    if source[text.upperBound - 1] == UInt8(ascii: ">"),
      let open = text.last(where: { source[$0] == UInt8(ascii: "<") })
    {
      entry = (open + 1)..<(text.upperBound - 1)
    }
    outline.toctreeEntries.append(Mention(source.text(entry), line: number))
  }

  /// The first two words of a line.
  private func words(of text: Range<Int>, _ source: Span<UInt8>) -> [String] {
    var words: [String] = []
    var start = text.lowerBound
    while start < text.upperBound, words.count < 2 {
      var end = start
      while end < text.upperBound, !source[end].isSpaceOrTab { end += 1 }
      // No version is longer.
      words.append(source.text(start..<min(end, start + 64)))
      start = source.endOfBlanks(from: end, to: text.upperBound)
    }
    return words
  }

  /// The columns that the marks of list items take before the text.
  private func widthOfMarkers(_ text: Range<Int>, _ source: Span<UInt8>) -> Int {
    var end = text.lowerBound
    while end < text.upperBound, source[end].isDigit || source[end] == UInt8(ascii: "#") {
      end += 1
    }
    if end > text.lowerBound {
      guard end < text.upperBound, source[end] == UInt8(ascii: ".") else { return 0 }
      end += 1
    } else if [UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(source[end]) {
      end += 1
    }
    guard end > text.lowerBound, end < text.upperBound, source[end] == UInt8(ascii: " ") else {
      return 0
    }
    return source.endOfBlanks(from: end, to: text.upperBound) - text.lowerBound
  }
}

extension UInt8 {
  fileprivate var isInDirectiveName: Bool {
    isWord || self == UInt8(ascii: "-")
  }
}

extension Span<UInt8> {
  /// The index of the next line feed from `start` on, or the end.
  func endOfLine(from start: Int) -> Int {
    let feed = UInt8(ascii: "\n")
    var index = start
    while index &+ 8 <= count {
      let places = ByteWord(self, at: index).places(of: feed)
      if places != 0 { return index &+ ByteWord.first(places) }
      index &+= 8
    }
    while index < count, self[index] != feed { index &+= 1 }
    return index
  }

  /// The index of the first byte that is no space or tab from `start` on, at most `end`.
  func endOfBlanks(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, self[index].isSpaceOrTab { index &+= 1 }
    return index
  }

  /// The bytes as text; those that are no UTF-8 are replaced by U+FFFD.
  func text(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the word "backport" stands in a line, whatever follows it.
  fileprivate func containsBackport(_ range: Range<Int>) -> Bool {
    let word: StaticString = "ackport"
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      if self[index] | 0x20 == UInt8(ascii: "b"), matches(word, at: index &+ 1) { return true }
      index &+= 1
    }
    return false
  }

  private func matches(_ word: StaticString, at start: Int) -> Bool {
    for (offset, byte) in "\(word)".utf8.enumerated() where self[start + offset] != byte {
      return false
    }
    return true
  }
}
