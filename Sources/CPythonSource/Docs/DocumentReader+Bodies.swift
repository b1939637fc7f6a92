// What directives have below them: options, entries and terms.
extension DocumentReader {
  private static let nameOption = Array(":name:".utf8)
  private static let orphanField = Array(":orphan:".utf8)
  private static let moduleOptions = [":noindex:", ":no-index:"].map { Array($0.utf8) }

  /// `:name: label`, which makes a target of what a directive shows, and `:orphan:` of the document.
  mutating func readTargetOption(_ text: Range<Int>, _ source: Span<UInt8>) {
    guard source[text.lowerBound] == UInt8(ascii: ":") else { return }
    if source.begins(Self.nameOption, text) {
      let name = source.text((text.lowerBound + Self.nameOption.count)..<text.upperBound)
      outline.otherTargets.append(name.asLabel)
    } else if source.begins(Self.orphanField, text) {
      outline.isOrphan = true
    }
  }

  /// `:no-index:`
  mutating func readModuleOption(_ text: Range<Int>, _ source: Span<UInt8>) {
    guard Self.moduleOptions.contains(where: { source.begins($0, text) }) else { return }
    _ = outline.declaredModules.popLast()
  }

  /// `path`, or `title <path>`; options begin with a colon.
  mutating func readToctreeEntry(
    _ number: Int, _ text: Range<Int>, _ source: Span<UInt8>
  ) {
    guard source[text.lowerBound] != UInt8(ascii: ":") else {
      readTargetOption(text, source)
      return
    }
    var entry = text
    if source[text.upperBound - 1] == UInt8(ascii: ">"),
      let open = text.last(where: { source[$0] == UInt8(ascii: "<") })
    {
      entry = (open + 1)..<(text.upperBound - 1)
    }
    outline.toctreeEntries.append(Mention(source.text(entry), line: number))
  }

  /// Reads a term of a glossary; false if the line belongs to what is said of it.
  mutating func readsTerm(_ text: Range<Int>, column: Int, _ source: Span<UInt8>) -> Bool {
    let terms: Int
    if let columnOfTerms {
      terms = columnOfTerms
    } else {
      // Options stand before the first term.
      if source[text.lowerBound] == UInt8(ascii: ":") { return true }
      columnOfTerms = column
      terms = column
    }
    guard column <= terms, !isMarkup(text, source) else { return false }
    roles.endParagraph(source, &outline)
    // `term : key` is sorted by the key.
    let written = source.text(text)
    let end = written.firstPlace(of: " : ")?.lowerBound ?? written.endIndex
    let plain = written[..<end].filter { $0 != "`" && $0 != "*" }
    outline.terms.append(plain.asLabel)
    return true
  }
}
