package import CPythonSource

/// What an announcement cites for a removal, and when it says that one is to come, held against NEWS,
/// check data and what the tree itself says: only what is wrong becomes a fact.
package struct RemovalCitations {
  /// In the order of the text.
  package private(set) var facts: [AnnouncedFact] = []

  private let claims: [Claim]
  /// The PEP or issue of each removal in check data.
  private let sources: [String: String]
  private let news: NewsIssues
  /// What's New, cut at its blank lines.
  private let paragraphs: [Substring]

  /// - Parameters:
  ///   - claims: What the announcement claims.
  ///   - told: What the tree itself claims.
  package init(
    in announcement: AnnouncementText, claims: [Claim], told: [Claim], removals: [Removal],
    tree: SourceTree, series: Series
  ) {
    self.claims = claims
    sources = Dictionary(
      removals.map { ($0.symbol.text, $0.source) }, uniquingKeysWith: { first, _ in first })
    let removed = claims.filter { $0.verb == .removed }
    news = removed.isEmpty ? NewsIssues() : NewsIssues(in: tree, series: series)
    let whatsNew = (try? tree.text(at: Documents.whatsNew(of: series))) ?? nil
    paragraphs = Self.paragraphs(of: whatsNew ?? "")
    let passages = SeriesPassages(of: announcement, series: series)
    for (index, block) in announcement.blocks.enumerated()
    where !passages.isOther(block: index) {
      read(block)
    }
    addPending(told)
  }

  private static func paragraphs(of text: String) -> [Substring] {
    var found: [Substring] = []
    var start = text.startIndex
    var isBlank = true
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let wasBlank = isBlank
      isBlank = line.allSatisfy(\.isWhitespace)
      guard isBlank, !wasBlank else { continue }
      found.append(text[start..<line.startIndex])
      start = line.startIndex
    }
    found.append(text[start...])
    return found
  }

  /// Pairs what is cited with the names before it: those since the last thing cited, of its sentence or
  /// else of the one before.
  private mutating func read(_ block: AnnouncementText.Block) {
    var earlier: [AnnouncementText.Word] = []
    for range in block.sentences {
      var names: [AnnouncementText.Word] = []
      var isFresh = true
      let isOnlyPEP = block.words[range].count { $0.text.uppercased() == "PEP" } == 1
      for index in range {
        let word = block.words[index]
        if word.kind == .mark, word.text == ";" { isFresh = true }
        if word.kind == .literal {
          if isFresh { names = [] }
          isFresh = false
          names.append(word)
        } else if let issue = Self.issue(word.text) {
          add(issue, of: names.isEmpty ? earlier : names, word.line)
          isFresh = true
        } else if word.text.uppercased() == "PEP", index + 1 < range.upperBound,
          let number = Int(block.words[index + 1].text)
        {
          // Of several names and several PEPs it cannot be told which belongs to which, but each must
          // belong to one.
          if isOnlyPEP || names.count == 1 || names.compactMap(removed).allSatisfy(isOfPEP) {
            addPEP(number, of: names, word.line)
          }
        }
      }
      if !names.isEmpty { earlier = names }
    }
  }

  /// `bpo-36543`, `gh-93243`; `GH-` is that of a pull request.
  private static func issue(_ text: String) -> String? {
    for prefix in ["bpo-", "gh-", "BPO-"] where text.hasPrefix(prefix) {
      let digits = text.dropFirst(prefix.count)
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      return text.lowercased()
    }
    return nil
  }

  private func removed(_ word: AnnouncementText.Word) -> Claim? {
    let name = word.named
    return claims.first { claim in
      claim.verb == .removed && claim.source.location.line == word.line && claim.spelling == name
    }
  }

  private mutating func add(_ issue: String, of names: [AnnouncementText.Word], _ line: Int) {
    let claims = names.compactMap(removed)
    let others = claims.map { otherIssue(than: issue, for: $0.symbol.text) }
    // It may be said of the last of several things only.
    guard let claim = claims.first, let actual = others.first ?? nil, !others.contains(nil) else {
      return
    }
    facts.append(
      AnnouncedFact(
        .issue, of: claim.symbol.text, stated: issue, actual: actual, .isFalse,
        reason: "NEWS says of another issue that it was removed", line: line))
  }

  /// The issue of a removal, if the one that is cited has nothing to do with it.
  private func otherIssue(than issue: String, for symbol: String) -> String? {
    let parts = symbol.split { $0 == "." || $0 == "(" || $0 == ")" || $0 == ":" }
    guard let last = parts.last, sources[symbol] != issue else { return nil }
    let cited = news.entries.filter { $0.issue == issue }
    if cited.contains(where: { $0.words.contains(last) }) { return nil }
    let owners = parts.dropLast()
    let other = news.entries.first { entry in
      entry.tellsOfRemoval && entry.words.contains(last)
        && (owners.isEmpty || owners.contains { entry.words.contains($0) })
    }
    let known = sources[symbol].flatMap { $0.hasPrefix("PEP") ? nil : $0 }
    guard let actual = known ?? other?.issue, actual != issue else { return nil }
    // One change may have a number of each tracker.
    let isSameTracker = actual.hasPrefix("gh-") == issue.hasPrefix("gh-")
    return cited.isEmpty && !isSameTracker ? nil : actual
  }

  /// Whether check data has a PEP for a removal.
  private func isOfPEP(_ claim: Claim) -> Bool {
    sources[claim.symbol.text]?.hasPrefix("PEP ") == true
  }

  /// Of several names it may be said of the last only: none of them may be the PEP's.
  private mutating func addPEP(_ number: Int, of names: [AnnouncementText.Word], _ line: Int) {
    let claims = names.compactMap(removed)
    var wrong: (symbol: String, actual: Int)?
    for claim in claims {
      let symbol = claim.symbol.text
      guard let last = symbol.split(separator: ".").last else { continue }
      if sources[symbol] == "PEP \(number)"
        || paragraphs.contains(where: { $0.citesPEP(number) && $0.contains(last) })
      {
        return
      }
      guard let source = sources[symbol], source.hasPrefix("PEP "),
        let actual = Int(source.dropFirst(4)), wrong == nil
      else { continue }
      wrong = (symbol, actual)
    }
    guard let wrong else { return }
    facts.append(
      AnnouncedFact(
        .pep, of: wrong.symbol, stated: "\(number)", actual: "\(wrong.actual)", .isFalse,
        reason: "another PEP is about this removal", line: line))
  }

  /// "scheduled for removal in 3.12", where the tree says that it is another series.
  private mutating func addPending(_ told: [Claim]) {
    for claim in claims where claim.verb == .pendingRemoval {
      guard let stated = claim.series else { continue }
      let known = Set(
        told.filter { $0.verb == .pendingRemoval && $0.symbol == claim.symbol }.compactMap(\.series)
      )
      guard let actual = known.min(), !known.contains(stated) else { continue }
      facts.append(
        AnnouncedFact(
          .pending, of: claim.symbol.text, stated: stated.text, actual: actual.text, .isFalse,
          reason: "the tree says that it goes in another series",
          line: claim.source.location.line ?? 1))
    }
  }
}
