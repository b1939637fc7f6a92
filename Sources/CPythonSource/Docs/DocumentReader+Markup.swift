extension DocumentReader {
  /// Directives whose content is not reStructuredText.
  private static let codeDirectives: Set<String> = [
    "code", "code-block", "sourcecode", "parsed-literal", "productionlist", "literalinclude", "raw",
    "math", "doctest", "testcode", "testoutput", "testsetup", "testcleanup", "highlight",
    "grammar-snippet",
  ]

  /// Whether the line begins with `.. `, or is `..`.
  func isMarkup(_ text: Range<Int>, _ source: Span<UInt8>) -> Bool {
    let start = text.lowerBound
    guard text.count >= 2, source[start] == UInt8(ascii: "."),
      source[start + 1] == UInt8(ascii: ".")
    else { return false }
    return text.count == 2 || source[start + 2] == UInt8(ascii: " ")
  }

  mutating func readMarkup(
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
    case UInt8(ascii: "["):
      roles.read(number, start..<text.upperBound, source, &outline)
      return
    case UInt8(ascii: "|"): return
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
      roles.read(number, argument, source, &outline)
      return
    }
    if !DirectiveNames.isKnown(name) {
      outline.unknownDirectives.append(Mention(name, line: number))
    }
    if DirectiveNames.ofFiles.contains(name) {
      outline.files.append(Mention(source.text(argument), line: number))
    }
    switch name {
    case "module":
      let module = Mention(source.text(argument), line: number)
      outline.modules.append(module)
      outline.declaredModules.append(module)
      openModule = column
      return
    case "include": outline.includes.append(Mention(source.text(argument), line: number))
    case "toctree": openToctree = column
    case "glossary": openGlossary = column
    case "role":
      outline.ownRoles.append(String(source.text(argument).prefix { $0 != "(" }).asLabel)
    default: if Self.codeDirectives.contains(name) { passedOver = column }
    }
    if passedOver == nil { roles.read(number, argument, source, &outline) }
  }

  /// `.. _name:` or ``.. _`name`:``; not one with an address behind it, nor one without a name.
  private mutating func readLabel(_ text: Range<Int>, _ number: Int, _ source: Span<UInt8>) {
    guard text.count > 1, source[text.lowerBound] != UInt8(ascii: "_") else { return }
    let colon = UInt8(ascii: ":")
    // A colon within a name has a backslash before it, or no blank behind it.
    let end = text.first { place in
      source[place] == colon && place > text.lowerBound && source[place - 1] != UInt8(ascii: "\\")
        && (place + 1 == text.upperBound || source[place + 1].isSpaceOrTab)
    }
    guard let end else { return }
    var name = text.lowerBound..<end
    if name.count > 2, source[name.lowerBound] == UInt8(ascii: "`"),
      source[name.upperBound - 1] == UInt8(ascii: "`")
    {
      name = (name.lowerBound + 1)..<(name.upperBound - 1)
    }
    let label = source.text(name).filter { $0 != "\\" }.asLabel
    if end + 1 == text.upperBound {
      outline.labels.append(Mention(label, line: number))
    } else if source[text.upperBound - 1] == UInt8(ascii: "_") {
      // Another name of a target.
      outline.otherTargets.append(label)
    }
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

  /// The first two words of a line.
  func words(of text: Range<Int>, _ source: Span<UInt8>) -> [String] {
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
  func widthOfMarkers(_ text: Range<Int>, _ source: Span<UInt8>) -> Int {
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
