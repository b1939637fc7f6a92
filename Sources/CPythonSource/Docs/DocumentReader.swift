/// Reads a reStructuredText file line by line, in time linear in its size.
struct DocumentReader {
  var outline = DocumentOutline()
  var roles = RoleReader()

  /// The column at which a comment, a literal block or code began; what is further right belongs to it.
  var passedOver: Int?
  /// The column of the version directive whose text is being read.
  var openVersion: Int?
  /// Whether that directive had nothing after its name, so that its argument may follow.
  var wantsArgument = false
  /// The column of the toctree whose entries are being read.
  var openToctree: Int?
  /// The column of the glossary whose terms are being read.
  var openGlossary: Int?
  /// The column of its terms.
  var columnOfTerms: Int?
  /// The column of the declaration of a module whose options are being read.
  var openModule: Int?
  /// Whether the lines up to the next blank one are those of an interactive session.
  private var isInSession = false

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
      if text < end {
        readLine(number, text..<end, column: text - start, source)
      } else {
        roles.endParagraph(source, &outline)
        isInSession = false
        openModule = nil
      }
      start = next
    }
    roles.endParagraph(source, &outline)
  }

  private mutating func readLine(
    _ number: Int, _ text: Range<Int>, column: Int, _ source: Span<UInt8>
  ) {
    if let passedOver {
      if column > passedOver {
        readTargetOption(text, source)
        return
      }
      self.passedOver = nil
    }
    if let open = openVersion {
      if column > open { readVersionText(text, source) } else { closeVersion() }
    }
    if readsBody(number, text, column: column, source) { return }
    if !outline.modules.isEmpty, !outline.isFarewell { readFarewell(text, source) }
    let width = isMarkup(text, source) ? 0 : widthOfMarkers(text, source)
    let inner = (text.lowerBound + width)..<text.upperBound
    if isMarkup(inner, source) {
      roles.endParagraph(source, &outline)
      readMarkup(number, inner, column: column + width, source)
    } else {
      readText(number, text, source)
      if text.count >= 2, source[text.upperBound - 1] == UInt8(ascii: ":"),
        source[text.upperBound - 2] == UInt8(ascii: ":")
      {
        roles.endParagraph(source, &outline)
        passedOver = column + width
      }
    }
  }

  /// Reads a line of a directive whose body has a form of its own; false if it is a line like others.
  private mutating func readsBody(
    _ number: Int, _ text: Range<Int>, column: Int, _ source: Span<UInt8>
  ) -> Bool {
    if let open = openToctree {
      if column > open {
        readToctreeEntry(number, text, source)
        return true
      }
      openToctree = nil
    }
    if let open = openModule {
      if column > open { readModuleOption(text, source) } else { openModule = nil }
    }
    guard let open = openGlossary else { return false }
    guard column > open else {
      openGlossary = nil
      columnOfTerms = nil
      return false
    }
    return readsTerm(text, column: column, source)
  }

  private mutating func readText(_ number: Int, _ text: Range<Int>, _ source: Span<UInt8>) {
    readTargetOption(text, source)
    if text.count >= 3, source[text.lowerBound] == UInt8(ascii: ">"),
      source[text.lowerBound + 1] == UInt8(ascii: ">"),
      source[text.lowerBound + 2] == UInt8(ascii: ">")
    {
      roles.endParagraph(source, &outline)
      isInSession = true
    }
    if !isInSession { roles.read(number, text, source, &outline) }
  }

  /// `:synopsis: Removed in 3.13.`, or a paragraph that begins with "This module is no longer part of".
  private mutating func readFarewell(_ text: Range<Int>, _ source: Span<UInt8>) {
    for words in Self.farewells where source[text.lowerBound] == words[0] {
      outline.isFarewell = source.begins(words, text)
    }
  }

  private static let farewells = [
    ":synopsis: Removed in ", "This module is no longer part of ",
  ].map { Array($0.utf8) }

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
}

extension Span<UInt8> {
  /// Whether the word "backport" stands in a line, whatever follows it.
  func containsBackport(_ range: Range<Int>) -> Bool {
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
