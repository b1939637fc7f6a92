package import Readiness

extension AnnouncementDraft {
  /// The draft in Markdown: each statement has its source in a comment behind it.
  package func markdown() -> String {
    var text = ""
    var wasItem = false
    for block in blocks {
      var isItem = false
      if case .item = block.kind { isItem = true }
      if !text.isEmpty { text += isItem && wasItem ? "\n" : "\n\n" }
      wasItem = isItem
      text += Self.start(of: block.kind) + Self.line(block)
    }
    return text + "\n"
  }

  private static func start(of kind: Block.Kind) -> String {
    switch kind {
    case .heading(let level): String(repeating: "#", count: level) + " "
    case .paragraph: ""
    case .item: "- "
    }
  }

  private static func line(_ block: Block) -> String {
    var text = ""
    for piece in block.text.pieces {
      let part =
        switch piece {
        case .words(let words): MarkdownText.prose(words, startsLine: text.isEmpty)
        case .foreign(let foreign): MarkdownText.code(VisibleText(foreign))
        case .place(let place): MarkdownText.code(VisibleText(place))
        }
      MarkdownText.join(&text, part)
    }
    if let link = block.link {
      text +=
        link.label == link.address
        ? link.address : "[\(MarkdownText.prose(link.label))](\(link.address))"
    }
    guard let source = block.source else { return text }
    // Two hyphens would end the comment.
    let comment = source.visible.replacing("--", with: "- -").replacing(">", with: "")
    return text + " <!-- source: \(comment) -->"
  }
}
