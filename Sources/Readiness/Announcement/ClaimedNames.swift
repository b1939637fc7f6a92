package import CPythonSource

extension TreeClaims {
  /// Without what an announcement says is gone and is no name of a module: "the `getfile` feature
  /// of the `pydoc` module", "`setuptools` is gone from `ensurepip`".
  ///
  /// Only what neither tree has is looked at: what one of them has is a name.
  package func ofNames(in text: AnnouncementText, before: SourceTree?) -> TreeClaims {
    let bytes = before.flatMap { (try? $0.bytes(at: .ensurepip)) ?? nil }
    let bundled = Set(bytes.map { BundledProject.all(in: $0).map(\.name.text) } ?? [])
    let features = Self.features(in: text)
    return TreeClaims(
      judged: judged.filter { judged in
        guard judged.verdict == .phantom, let line = judged.claim.source.location.line else {
          return true
        }
        let spelling = judged.claim.spelling
        let last = judged.claim.symbol.text.split(separator: ".").last.map(String.init) ?? ""
        return !bundled.contains(last) && features[spelling]?.contains(line) != true
      }, gaps: gaps)
  }

  /// What is called a feature and the like, with its lines.
  private static func features(in text: AnnouncementText) -> [String: Set<Int>] {
    let nouns: Set = [
      "feature", "features", "functionality", "behavior", "behaviour", "page", "command",
      "endpoint", "capability", "facility", "target",
    ]
    var found: [String: Set<Int>] = [:]
    for block in text.blocks {
      for (word, next) in zip(block.words, block.words.dropFirst())
      where word.kind == .literal && nouns.contains(next.text.lowercased()) {
        found[word.text, default: []].insert(word.line)
      }
    }
    return found
  }
}
