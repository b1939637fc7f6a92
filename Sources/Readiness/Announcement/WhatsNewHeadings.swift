internal import CPythonSource

/// The headings of What's New that tell of something new.
struct WhatsNewHeadings {
  let features: [(text: Message, line: Int)]

  init(_ source: Span<UInt8>) {
    let document = DocsDocument(source: source)
    var features: [(text: Message, line: Int)] = []
    var isNew = false
    var outerLevel = 0
    // Below a heading about what went or will, nothing is a feature.
    var lostLevel: Int?
    for block in document.blocks {
      guard case .section(let level) = block.kind else { continue }
      let lower = block.text.map(\.text).joined().lowercased()
      if let lost = lostLevel, level <= lost { lostLevel = nil }
      if lostLevel == nil, Self.isOfLoss(lower) { lostLevel = level }
      if lostLevel != nil {
        if level <= outerLevel { isNew = false }
        continue
      }
      if isNew, level > outerLevel {
        // What stands deeper are the parts of a feature's text.
        if level == outerLevel + 1 { features.append((Self.title(block), block.line)) }
        continue
      }
      isNew = lower.hasPrefix("new ") || lower.holds("language changes")
      outerLevel = level
      if lower.hasPrefix("pep ") { features.append((Self.title(block), block.line)) }
    }
    self.features = features
  }

  private static func isOfLoss(_ lower: String) -> Bool {
    lower.hasPrefix("pending removal") || lower.hasPrefix("removed") || lower.hasSuffix("removals")
      || lower.hasPrefix("deprecated") || lower.hasSuffix("deprecations")
  }

  /// The heading's words; what is marked as code stays so.
  private static func title(_ block: DocsDocument.Block) -> Message {
    var message = Message([])
    for run in block.text {
      if run.kind == .literal {
        message.pieces.append(.foreign(run.text))
      } else {
        message.pieces.append(.words(run.text))
      }
    }
    return message
  }
}
