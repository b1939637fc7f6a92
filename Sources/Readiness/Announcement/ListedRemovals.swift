internal import CPythonSource

/// Names in a list of what was removed that are still there: "removals of many modules: `a`, `b`",
/// "aliases of `C`, like `f` and `g`, are gone".
///
/// A list is one of removals if the tree bears others of it out: those are gone, and the baseline had
/// them. What is claimed one by one is none of this.
struct ListedRemovals {
  private(set) var facts: [AnnouncedFact] = []

  private let words: [AnnouncementText.Word]
  private let claimed: Set<String>
  private let now: Surface
  private let before: Surface

  init(
    in words: [AnnouncementText.Word], claimed: Set<String>, now: Surface, before: Surface
  ) {
    self.words = words
    self.claimed = claimed
    self.now = now
    self.before = before
    var start = 0
    for index in 0...words.count {
      let isEnd =
        index == words.count
        || words[index].kind == .mark && [".", ";"].contains(words[index].text)
      guard isEnd else { continue }
      read(start..<index)
      start = index + 1
    }
  }

  private mutating func read(_ clause: Range<Int>) {
    let plain = clause.filter { words[$0].kind == .word }.map { words[$0].text.lowercased() }
    let isToCome = ["will", "pending", "scheduled", "slated", "added", "new", "not"].contains(
      where: plain.contains)
    guard !isToCome, plain.contains(where: Lack.tells) else { return }
    let owner = clause.first { index in
      words[index].kind == .literal && index > clause.lowerBound
        && ["of", "from"].contains(words[index - 1].text.lowercased())
    }
    var run: [Int] = []
    for index in clause {
      let word = words[index]
      if word.kind == .literal, index != owner {
        run.append(index)
      } else if ![",", "and"].contains(word.text.lowercased()) {
        judge(run, of: owner)
        run = []
      }
    }
    judge(run, of: owner)
  }

  private static let others: Set<String> = [
    "from", "in", "of", "to", "use", "with", "by", "for", "instead", "via", "or", "than", "as",
  ]

  private mutating func judge(_ run: [Int], of owner: Int?) {
    guard let first = run.first, run.count >= 2, run.count <= 64 else { return }
    let previous = first > 0 ? words[first - 1].text.lowercased() : ""
    guard !Self.others.contains(previous) else { return }
    let prefix = owner.map { words[$0].text + "." } ?? ""
    var gone = 0
    var kept: [(word: AnnouncementText.Word, name: String)] = []
    for index in run {
      let name = words[index].named
      guard SpokenName.isIdentifier(name), let symbol = Symbol(prefix + name) else { return }
      let reading = now.reading(of: symbol)
      switch reading.verdict {
      case .present:
        guard prefix.isEmpty ? reading.kind == .module : true else { return }
        if !claimed.contains(name) { kept.append((words[index], symbol.text)) }
      case .gone: if before.reading(of: symbol).verdict == .present { gone += 1 }
      case .undetermined: break
      }
    }
    guard gone >= (prefix.isEmpty ? 2 : 1), gone >= kept.count else { return }
    for (word, name) in kept {
      facts.append(
        AnnouncedFact(
          prefix.isEmpty ? .module : .symbol, of: name, stated: "removed", actual: "present",
          .isFalse, reason: "it is listed with what was removed", line: word.line))
    }
  }
}
