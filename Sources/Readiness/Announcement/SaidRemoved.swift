internal import CPythonSource

/// Names that are said to be removed without a verb, and are still there: "removals of many functions,
/// such as `f` and `g`", "removal of `m`", "removed: `m`", "goodbye to `m`".
struct SaidRemoved {
  private(set) var facts: [AnnouncedFact] = []
  /// The places of the names, which are told of nothing else.
  private(set) var places: Set<Int> = []

  private let words: [AnnouncementText.Word]
  private let claimed: Set<String>
  private let now: Surface
  private let before: Surface?

  init(
    in words: [AnnouncementText.Word], claimed: Set<String>, now: Surface, before: Surface?
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

  private func lower(_ index: Int) -> String {
    words.indices.contains(index) ? words[index].text.lowercased() : ""
  }

  /// What makes a removal one to come, or none.
  private static let others: Set<String> = [
    "will", "pending", "scheduled", "upcoming", "planned", "future", "deprecation", "deprecations",
    "not", "no", "postponed", "reverted", "restored", "new", "added", "back",
  ]

  private mutating func read(_ clause: Range<Int>) {
    guard Self.others.isDisjoint(with: clause.map(lower)) else { return }
    for index in clause where words[index].kind == .word {
      switch lower(index) {
      case "removal", "removals":
        if lower(index + 1) == "of" { readList(at: named(after: index + 1), mayBeModule: true) }
        readExamples(after: index, in: clause)
      case "removed", "gone":
        if lower(index + 1) == ":" { readList(at: index + 2, mayBeModule: true) }
      case "goodbye":
        if lower(index + 1) == "to" { readList(at: named(after: index + 1), mayBeModule: true) }
      default: continue
      }
    }
  }

  /// The place after the words that tell what kind of names follow.
  private func named(after place: Int) -> Int {
    let idle: Set = ["the", "deprecated", "old", "obsolete", "long", "long-deprecated", "legacy"]
    var place = place + 1
    while idle.contains(lower(place)) || Newness.isNoun(lower(place)) { place += 1 }
    return place
  }

  /// "…, such as `f` and `g`".
  private mutating func readExamples(after start: Int, in clause: Range<Int>) {
    for index in start..<clause.upperBound {
      let isSuch = lower(index) == "such" && lower(index + 1) == "as"
      guard isSuch || ["like", "including"].contains(lower(index)) else { continue }
      // "removals in modules such as `m`" are not of the modules.
      let isWithin = (start..<index).contains { ["in", "from", "across"].contains(lower($0)) }
      return readList(at: isSuch ? index + 2 : index + 1, mayBeModule: !isWithin)
    }
  }

  private static let longestList = 64

  private mutating func readList(at start: Int, mayBeModule: Bool) {
    var list: [Int] = []
    var place = start
    while place < min(words.count, start + Self.longestList) {
      if words[place].kind == .literal {
        list.append(place)
      } else if ![",", "and"].contains(lower(place)) {
        break
      }
      place += 1
    }
    let after: Set = [
      "from", "of", "in", "parameter", "parameters", "argument", "arguments", "support", "flag",
      "option", "is", "are", "for", "as", "to",
    ]
    guard !after.contains(lower(place)) else { return }
    for index in list { judge(index, mayBeModule: mayBeModule) }
  }

  private mutating func judge(_ index: Int, mayBeModule: Bool) {
    let name = words[index].named
    guard !claimed.contains(name), let symbol = Symbol(name), case .dotted = symbol.form else {
      return
    }
    let reading = now.reading(of: symbol)
    let isModule = reading.kind == .module
    guard isModule ? mayBeModule : name.holds(".") else { return }
    let isPresent = reading.verdict == .present
    guard isPresent || isPhantom(symbol, reading) else { return }
    places.insert(index)
    facts.append(
      AnnouncedFact(
        isModule ? .module : .symbol, of: name, stated: "removed",
        actual: isPresent ? "present" : "", .isFalse,
        reason: isPresent
          ? "it is named among what was removed" : "the release compared with does not have it",
        line: words[index].line))
  }

  /// Whether neither release has a name, though both have what it is to be in.
  private func isPhantom(_ symbol: Symbol, _ reading: SymbolReading) -> Bool {
    guard let before, reading.verdict == .gone,
      let dot = symbol.text.lastIndex(of: "."), let owner = Symbol(String(symbol.text[..<dot]))
    else { return false }
    return before.reading(of: symbol).verdict == .gone
      && [before, now].allSatisfy { $0.reading(of: owner).verdict == .present }
  }
}
