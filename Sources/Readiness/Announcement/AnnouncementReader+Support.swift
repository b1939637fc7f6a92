internal import CPythonSource

/// What a text says of how long and how a series is supported.
extension AnnouncementReader {
  mutating func readSupport(_ sentence: AnnouncementSentence) {
    readEnds(sentence)
    readKind(sentence)
    readMode(sentence)
  }

  /// "bug fixes until April 2025 and security fixes until October 2028", "end of life: 2021-12-23".
  private mutating func readEnds(_ sentence: AnnouncementSentence) {
    var start = 0
    for stated in sentence.months(near: day) {
      defer { start = stated.range.upperBound }
      let before = sentence.lower[start..<stated.range.lowerBound]
      guard isEnd(Set(before)) else { continue }
      let named = sentence.versions.last { $0.range.upperBound <= stated.range.lowerBound }
      let series = named?.version.series ?? self.series
      let line = sentence.words[stated.range.lowerBound].line
      switch kind(before) {
      case .bugfix: add(.endOfBugfix(series, year: stated.year, month: stated.month), line)
      case .life: add(.endOfLife(series, year: stated.year, month: stated.month), line)
      case nil: break
      }
    }
  }

  private enum Support { case bugfix, life }

  /// What ends: what is named last before the month; nil for "bugfix and security updates".
  private func kind(_ words: ArraySlice<String>) -> Support? {
    func isBugfix(_ index: Int) -> Bool {
      let word = words[index]
      let before = index > words.startIndex ? words[index - 1] : ""
      return ["bugfix", "bugfixes", "bug-fix"].contains(word) || word == "fixes" && before == "bug"
        || word == "support" && ["full", "bugfix", "bug-fix"].contains(before)
    }
    func isLife(_ index: Int) -> Bool {
      if isBugfix(index) { return false }
      return ["security", "support", "supported", "eol", "end-of-life", "life"].contains(
        words[index])
        || words[index].hasPrefix("security-")
    }
    guard let last = words.indices.last(where: { isBugfix($0) || isLife($0) }) else { return nil }
    let near = max(words.startIndex, last - 3)..<last
    let isBoth =
      near.contains { isBugfix($0) != isBugfix(last) && isBugfix($0) == !isLife($0) }
      && words[near].contains("and") && !words[near].contains(",")
    if isBoth, isBugfix(last) || near.contains(where: isBugfix) { return nil }
    return isBugfix(last) ? .bugfix : .life
  }

  /// Whether the words before a month say that something ends then.
  private func isEnd(_ words: Set<String>) -> Bool {
    !words.isDisjoint(with: [
      "until", "through", "till", "end", "ends", "eol", "end-of-life", "ending", "life",
    ]) && words.isDisjoint(with: ["started", "since", "began", "next"])
  }

  /// "This is a bugfix release", "3.6.11 is a security-only release": in which phase it is made.
  private mutating func readKind(_ sentence: AnnouncementSentence) {
    let words = Set(sentence.lower)
    let others: Set = [
      "next", "last", "not", "no", "final", "until", "previous", "after", "before", "since",
      "penultimate",
    ]
    for index in sentence.words.indices where sentence.word(index) == "is" {
      let before = sentence.versions.last { $0.range.upperBound == index }
      let isPronoun = index <= 1 && ["this", "it"].contains(sentence.word(index - 1))
      guard isPronoun || before?.isRelease == true else { continue }
      let rest = sentence.lower[(index + 1)...].prefix(7)
      guard ["a", "an", "the", "another"].contains(rest.first ?? ""),
        let noun = rest.firstIndex(where: { $0 == "release" || $0 == "update" }),
        Set(rest[..<noun]).isDisjoint(with: others), !words.contains("preview")
      else { continue }
      let kind = rest[..<noun]
      let line = sentence.words[index].line
      let isSecurity = kind.contains { $0 == "security" || $0.hasPrefix("security-") }
      let isOnly =
        words.contains { $0 == "only" || $0.hasSuffix("-only") } && isSecurity
      let isBugfix =
        kind.contains("bugfix") || kind.contains("bug-fix")
        || kind.joined(separator: " ").holds("bug fix")
      if isOnly {
        add(.support(isSecurityOnly: true, of: before?.version), line)
      } else if isBugfix, !isSecurity {
        add(.support(isSecurityOnly: false, of: before?.version), line)
      }
    }
  }

  /// "Python 3.8 is in security-fix-only mode", "has entered its bugfix phase".
  private mutating func readMode(_ sentence: AnnouncementSentence) {
    let words = Set(sentence.lower)
    guard release.level == .final || release.micro > 0,
      words.isDisjoint(with: ["will", "then", "after", "end", "when", "until", "soon", "next"]),
      !words.isDisjoint(with: ["is", "has", "entered", "reached", "now"])
    else { return }
    let named = sentence.versions.last { !$0.isRelease }
    if let named, named.version.series != series { return }
    for index in sentence.words.indices
    where ["mode", "phase", "stage"].contains(sentence.word(index)) {
      let before = sentence.lower[max(0, index - 5)..<index]
      guard
        sentence.lower[..<index].contains(where: { ["in", "entered", "reached"].contains($0) })
      else { continue }
      let isSecurity = before.contains { $0 == "security" || $0.hasPrefix("security-") }
      let isBugfix = before.contains { $0.hasPrefix("bugfix") || $0.hasPrefix("bug-fix") }
      guard isSecurity != isBugfix else { continue }
      add(.support(isSecurityOnly: isSecurity, of: nil), sentence.words[index].line)
    }
  }
}
