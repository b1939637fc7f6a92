/// A `.. deprecated-removed:: A B` of the documentation.
package struct DeprecatedRemoved: Hashable, Sendable {
  /// A directive that describes something, around it: `function`, `c:function`, `class`.
  package struct Described: Hashable, Sendable {
    package var directive: String
    /// Its first signature, without parameters: `Class.method`.
    package var name: String
    /// The names of the other signatures that the same text describes.
    package var others: [String] = []
  }

  /// What it stands in, the innermost first.
  package var described: [Described]
  /// The module that the file speaks of at that place; nil if it names none.
  package var module: String?
  /// Whether it stands in an item of a list or in a note, and not at the level of a section.
  package var isNested = false
  /// As written: `3.12`.
  package var deprecated: String
  package var removed: String
  /// What it says besides.
  package var text: [DocsRun]
  /// Counted from 1.
  package var line: Int

  /// Those of a documentation file, in source order.
  package static func all(in source: Span<UInt8>) -> [DeprecatedRemoved] {
    guard SourceWords.contains(source, "deprecated-removed::") else { return [] }
    return all(in: DocsDocument(source: source))
  }

  static func all(in document: DocsDocument) -> [DeprecatedRemoved] {
    var found: [DeprecatedRemoved] = []
    var module: String?
    for (index, block) in document.blocks.enumerated() {
      guard case .directive(let name) = block.kind else { continue }
      switch name {
      case "module", "currentmodule", "py:module", "py:currentmodule":
        module = block.text.first?.text.split(separator: " ").first.map(String.init)
      case "deprecated-removed":
        var item = reading(block)
        item.module = module
        item.described = document.holders(of: index).compactMap { holder in
          guard case .directive(let name) = document.blocks[holder].kind else { return nil }
          return signature(document.blocks[holder].text).map {
            Described(directive: name, name: $0, others: others(than: $0, at: holder, in: document))
          }
        }
        item.isNested =
          block.parent.map { holder in
            if case .section = document.blocks[holder].kind { false } else { true }
          } ?? false
        if item.text.isEmpty { item.text = firstParagraph(below: index, in: document) }
        if !item.removed.isEmpty { found.append(item) }
      default: continue
      }
    }
    return found
  }

  private static func reading(_ block: DocsDocument.Block) -> DeprecatedRemoved {
    var runs = block.text
    let words = runs.first?.text.split(separator: " ", maxSplits: 2) ?? []
    let isVersion = words.count >= 2
    if isVersion {
      if words.count > 2 { runs[0].text = String(words[2]) } else { runs.removeFirst() }
    }
    return DeprecatedRemoved(
      described: [], module: nil, deprecated: isVersion ? String(words[0]) : "",
      removed: isVersion ? String(words[1]) : "", text: runs, line: block.line)
  }

  private static func firstParagraph(
    below index: DocsDocument.BlockIndex, in document: DocsDocument
  ) -> [DocsRun] {
    let next = index + 1
    guard document.blocks.indices.contains(next), document.blocks[next].parent == index,
      document.blocks[next].kind == .paragraph
    else { return [] }
    return document.blocks[next].text
  }

  /// What is described together with a directive: further lines of it, and the directives of the same
  /// kind right before it that have no text of their own.
  private static func others(
    than name: String, at index: DocsDocument.BlockIndex, in document: DocsDocument
  ) -> [String] {
    let block = document.blocks[index]
    var found: [String] = []
    var place = index - 1
    while place >= 0, found.count < 16, document.blocks[place].kind == block.kind,
      document.blocks[place].parent == block.parent,
      let other = signature(document.blocks[place].text)
    {
      found.insert(other, at: 0)
      place -= 1
    }
    return found.filter { $0 != name }
  }

  /// The dotted name of a signature such as `float asin(x, /)` or `Class.method(a)`.
  private static func signature(_ runs: [DocsRun]) -> String? {
    // A signature has no markup: `_pack_` is a name, not a reference to `_pack`.
    let text = runs.map { $0.kind == .reference(target: nil) ? $0.text + "_" : $0.text }
      .joined(separator: " ")
    let head = text.prefix { $0 != "(" }
    let word = head.split { $0 == " " || $0 == "*" || $0 == "&" }.last
    guard let word, !word.isEmpty else { return nil }
    return String(word)
  }
}
