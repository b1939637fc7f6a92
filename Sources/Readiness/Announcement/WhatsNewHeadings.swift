internal import CPythonSource

/// The headings of What's New that tell of something new.
struct WhatsNewHeadings {
  let features: [(text: String, line: Int)]

  init(_ source: Span<UInt8>) {
    let document = DocsDocument(source: source)
    var features: [(text: String, line: Int)] = []
    var isNew = false
    var outerLevel = 0
    for block in document.blocks {
      guard case .section(let level) = block.kind else { continue }
      let text = block.text.map(\.text).joined(separator: " ")
      let lower = text.lowercased()
      if isNew, level > outerLevel {
        features.append((text, block.line))
        continue
      }
      isNew = lower.hasPrefix("new ") || lower.holds("language changes")
      outerLevel = level
      if lower.hasPrefix("pep ") { features.append((text, block.line)) }
    }
    self.features = features
  }
}
