package import CPythonSource

extension TreeClaims {
  /// Without what an announcement says is gone and is no name of a module: "the `getfile` feature
  /// of the `pydoc` module", "`setuptools` is gone from `ensurepip`"; and without what it says of
  /// another series.
  ///
  /// Only what neither tree has is looked at: what one of them has is a name.
  package func ofNames(in text: AnnouncementText, before: SourceTree?) -> TreeClaims {
    let bytes = before.flatMap { (try? $0.bytes(at: .ensurepip)) ?? nil }
    let bundled = Set(bytes.map { BundledProject.all(in: $0).map(\.name.text) } ?? [])
    let features = Self.features(in: text)
    let others = linesOfOtherSeries(in: text)
    return TreeClaims(
      judged: judged.filter { judged in
        guard let line = judged.claim.source.location.line else { return true }
        if let isAll = others[line], isAll || judged.isUnmet { return false }
        guard judged.verdict == .phantom else { return true }
        let spelling = judged.claim.spelling
        let last = judged.claim.symbol.text.split(separator: ".").last.map(String.init) ?? ""
        return !bundled.contains(last) && features[spelling]?.contains(line) != true
      }, gaps: gaps)
  }

  /// The lines that speak of another series than the one whose removals are claimed, and whether all of
  /// their block does.
  private func linesOfOtherSeries(in text: AnnouncementText) -> [Int: Bool] {
    let named = judged.filter { $0.claim.verb == .removed }.compactMap(\.claim.series)
    let counts = Dictionary(named.map { ($0, 1) }, uniquingKeysWith: +)
    guard let own = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return [:]
    }
    let passages = SeriesPassages(of: text, series: own)
    var lines: [Int: Bool] = [:]
    for (index, block) in text.blocks.enumerated() {
      let isAll = passages.isOther(block: index)
      for (place, word) in block.words.enumerated()
      where word.kind == .literal && (isAll || passages.isOther(block: index, word: place)) {
        lines[word.line] = isAll
      }
    }
    return lines
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

extension JudgedClaim {
  /// Whether it is said to be removed and is not.
  fileprivate var isUnmet: Bool { claim.verb == .removed && verdict != .gone }
}
