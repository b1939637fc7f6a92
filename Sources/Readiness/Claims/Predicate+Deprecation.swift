// How a sentence says that something is deprecated, or is to be removed some day.
extension PredicateFinder {
  /// "is deprecated", "is considered deprecated", "has been marked as deprecated", "Deprecated X",
  /// "C has deprecated its X".
  func deprecating(at index: Int) -> Predicate? {
    var verb = index
    if word(index - 1) == "as", Self.sayings.contains(word(index - 2) ?? "") {
      verb = index - 2
    } else if word(index - 1) == "considered" {
      verb = index - 1
    }
    if var passive = passive(at: verb), passive.verb == .removed {
      passive.verb = .deprecated
      passive.range = passive.range.lowerBound..<index + 1
      let isBeing = tokens[passive.range].contains { Self.beings.contains($0.word ?? "") }
      if verb == index, !isBeing, tokens.indices.contains(index + 1),
        tokens[index + 1].name != nil
          || RemovalWords.determiners.contains(tokens[index + 1].word ?? "")
      {
        passive.voice = .loss
      }
      return passive
    }
    if word(index - 1) == "and", let before = word(index - 2), other(before, at: index - 2) != nil {
      // "has been discouraged and deprecated"
      return Predicate(voice: .passive, verb: .deprecated, range: index..<index + 1)
    }
    if let warning = ofWarning(at: index) { return warning }
    let isActive = index == 0 && tokens.count > 1 && !tokens[1].isMark(":")
    guard isActive else { return nil }
    return Predicate(voice: .active, verb: .deprecated, range: index..<index + 1)
  }

  private static let sayings: Set<String> = ["marked", "documented", "declared", "flagged"]
  private static let beings: Set<String> = ["is", "are", "was", "were", "been", "being", "be"]

  /// "is pending deprecation", "has graduated to full deprecation"
  func ofDeprecation(at index: Int) -> Predicate? {
    if let planned = plannedRemoval(at: index) { return planned }
    var verb = index - 1
    if word(verb) == "full" { verb -= 1 }
    if word(verb) == "to" { verb -= 1 }
    guard ["pending", "graduated", "moved"].contains(word(verb) ?? ""),
      var passive = passive(at: verb), passive.verb == .removed
    else { return nil }
    passive.verb = .deprecated
    passive.range = passive.range.lowerBound..<index + 1
    return passive
  }

  /// "The deprecations of X and Y now name 3.12 as the version of their removal", "The removal of X has been
  /// postponed to 3.14".
  func plannedRemoval(at index: Int) -> Predicate? {
    guard index <= 1, word(index + 1) == "of", index == 0 || word(0) == "the" else { return nil }
    let rest = tokens[(index + 2)...]
    let isOfRemoval = (word(index) ?? "").hasPrefix("removal")
    guard isOfRemoval || rest.contains(where: { $0.word == "removal" }),
      rest.contains(where: { Self.plans.contains($0.word ?? "") }),
      let series = rest.lazy.compactMap({ $0.word.flatMap { Series(spoken: $0) } }).first
    else { return nil }
    return Predicate(voice: .active, verb: .pendingRemoval, range: 0..<index + 2, series: series)
  }

  private static let plans: Set<String> = [
    "slated", "scheduled", "planned", "postponed", "delayed", "deferred", "moved", "pushed",
  ]

  /// Whether "as deprecated" or "deprecated" follows a participle: "is marked as deprecated".
  func saysDeprecated(after index: Int) -> Bool {
    Self.sayings.contains(word(index) ?? "") && word(index + 1) == "as"
      && word(index + 2) == "deprecated"
      || word(index) == "considered" && word(index + 1) == "deprecated"
      || word(index) == "graduated" && word(index + 1) == "to"
  }

  /// "Mark X as deprecated", "Documented X and Y as deprecated"
  func marking(at index: Int) -> Predicate? {
    guard index == 0, word(1) != "as",
      tokens.indices.contains(where: { word($0) == "as" && word($0 + 1) == "deprecated" })
    else { return nil }
    return Predicate(voice: .active, verb: .deprecated, range: 0..<1)
  }

  /// "Emit a deprecation warning for X"
  func ofWarning(at index: Int) -> Predicate? {
    var start = index - 1
    while ["a", "an", "the"].contains(word(start) ?? "") { start -= 1 }
    guard start == 0, ["emit", "add", "added", "issue", "raise"].contains(word(0) ?? ""),
      word(index + 1)?.hasPrefix("warning") == true, word(index + 2) == "for"
    else { return nil }
    return Predicate(voice: .active, verb: .deprecated, range: 0..<index + 3)
  }

  /// "a :exc:`DeprecationWarning` is now raised when importing X"
  func importing(at index: Int) -> Predicate? {
    guard word(index - 1) == "when",
      ["raised", "emitted", "issued", "shown"].contains(word(index - 2) ?? ""),
      tokens[..<index].contains(where: {
        $0.name?.parts.last?.hasSuffix("DeprecationWarning") == true
      })
    else { return nil }
    return Predicate(voice: .active, verb: .deprecated, range: index - 1..<index + 1)
  }

  /// "now emits a :exc:`DeprecationWarning`", said of the thing and not of some use of it.
  func warning(_ word: String, at index: Int) -> Predicate? {
    guard Self.emissions.contains(word) else { return nil }
    var start = index
    while let before = self.word(start - 1),
      RemovalWords.adverbs.contains(before) || ["will", "also"].contains(before)
    {
      start -= 1
    }
    var end = index + 1
    while ["a", "an", "now", "proper"].contains(self.word(end) ?? "") { end += 1 }
    guard tokens[start..<end].contains(where: { $0.word == "now" }), tokens.indices.contains(end)
    else { return nil }
    if let name = tokens[end].name {
      guard ["DeprecationWarning", "PendingDeprecationWarning"].contains(name.parts.last ?? "")
      else { return nil }
      end += 1
    } else {
      guard self.word(end) == "deprecation", self.word(end + 1)?.hasPrefix("warning") == true
      else { return nil }
      end += 2
    }
    guard !Self.conditions.contains(self.word(end) ?? "") else { return nil }
    return Predicate(voice: .passive, verb: .deprecated, range: start..<end, isWarning: true)
  }

  private static let emissions: Set<String> = [
    "emits", "emit", "raises", "raise", "issues", "issue", "prints", "print", "triggers",
    "trigger", "generates", "generate", "shows", "show",
  ]
  /// What follows a warning that only some uses of the thing give.
  private static let conditions: Set<String> = [
    "for", "if", "when", "whenever", "on", "unless", "where", "while",
  ]

  /// "slated for removal in Python 3.12"
  func scheduling(at index: Int) -> Predicate? {
    var end = index + 1
    guard word(end) == "for" else { return nil }
    end += 1
    if word(end) == "final" { end += 1 }
    guard word(end) == "removal" else { return nil }
    var start = index
    while let word = word(start - 1),
      RemovalWords.auxiliaries.contains(word) || RemovalWords.adverbs.contains(word)
        || word == "still"
    {
      start -= 1
    }
    return Predicate(voice: .passive, verb: .pendingRemoval, range: start..<end + 1)
  }
}
