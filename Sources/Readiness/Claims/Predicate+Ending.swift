// Ways to say that something goes or went, besides "remove" and its like.
extension PredicateFinder {
  /// What a word says that belongs to such a way; nil for others.
  func ending(_ word: String, at index: Int) -> Predicate? {
    switch word {
    case "more": return beingNoMore(at: index)
    case "taken" where ["out", "away"].contains(self.word(index + 1) ?? ""):
      guard var passive = passive(at: index) else { return nil }
      passive.range = passive.range.lowerBound..<index + 2
      return passive
    case "rid" where self.word(index + 1) == "of":
      guard ["get", "got"].contains(self.word(index - 1) ?? ""), isClauseStart(index - 1) else {
        return nil
      }
      return Predicate(voice: .active, verb: .removed, range: index - 1..<index + 2)
    case "exporting", "exposing":
      guard ["stop", "stopped"].contains(self.word(index - 1) ?? ""), isClauseStart(index - 1)
      else { return nil }
      return Predicate(voice: .active, verb: .removed, range: index - 1..<index + 1)
    case "lost", "loses", "lose":
      guard
        ["its", "their"].contains(self.word(index + 1) ?? "")
          || word != "lost" && index + 1 < tokens.count && tokens[index + 1].name != nil
      else { return nil }
      return Predicate(voice: .loss, verb: .removed, range: index..<index + 1)
    case "exist", "available": return ceasing(at: index)
    case "disappear", "disappears", "disappeared", "vanish", "vanishes", "vanished":
      return vanishing(at: index)
    case "history":
      guard ["is", "are"].contains(self.word(index - 1) ?? ""), index + 1 == tokens.count else {
        return nil
      }
      return Predicate(voice: .passive, verb: .removed, range: index - 1..<index + 1)
    case "away": return goingAway(at: index)
    case "removal": return removal(at: index)
    case "schedule", "plan":
      guard index == 0, tokens.contains(where: { $0.word == "removal" }) else { return nil }
      return Predicate(voice: .active, verb: .pendingRemoval, range: 0..<1)
    case "goodbye" where self.word(index + 1) == "to":
      return Predicate(voice: .active, verb: .removed, range: index..<index + 2)
    case "removals" where self.word(index + 1) == "of" && isTold(before: index):
      return Predicate(voice: .active, verb: .removed, range: index..<index + 2)
    case "removals" where index + 1 < tokens.count && tokens[index + 1].isMark(":") && isFragment:
      return Predicate(voice: .active, verb: .removed, range: index..<index + 2)
    case "gone", "removed", "dropped", "deprecated":
      guard index == 0, ["are", "is", "were", "was"].contains(self.word(1) ?? "") else {
        return elliptical(at: index)
      }
      // "Gone are ``f`` and ``g``."
      return Predicate(
        voice: .active, verb: word == "deprecated" ? .deprecated : .removed, range: 0..<2)
    default: return nil
    }
  }

  /// "PEP 594 scheduled removals of many modules: …" tells of what is done; what is planned is said so.
  private func isTold(before index: Int) -> Bool {
    let words = tokens[..<index].compactMap(\.word)
    return words.contains {
      ["scheduled", "brings", "brought", "includes", "included", "more"]
        .contains($0)
    }
      && !words.contains {
        ["is", "are", "will", "planned", "pending", "future", "next"].contains($0)
      }
  }

  /// "Removal of X"; "the removal is scheduled for 3.15".
  private func removal(at index: Int) -> Predicate? {
    if let planned = plannedRemoval(at: index) { return planned }
    if index == 0, word(1) == "of", isFragment {
      return Predicate(voice: .active, verb: .removed, range: 0..<2)
    }
    if index == 2, word(3) == "of", word(0) == "with", word(1) == "the" {
      // "With the removal of X, Y is the one way left."
      return Predicate(voice: .active, verb: .removed, range: 0..<4)
    }
    let clause = tokens[..<index].lastIndex { $0.isMark(";") }.map { $0 + 1 } ?? 0
    var end = index + 1
    while let word = word(end), RemovalWords.auxiliaries.contains(word) { end += 1 }
    guard index <= clause + 2, end > index + 1,
      tokens[clause..<index].allSatisfy({ $0.word != nil }),
      Self.plannings.contains(word(end) ?? "")
    else { return nil }
    return Predicate(voice: .passive, verb: .pendingRemoval, range: clause..<end + 1)
  }

  /// "disappears", "will disappear"; what may or can disappear does so at run time.
  private func vanishing(at index: Int) -> Predicate? {
    let after = ["when", "if", "after", "while", "from", "once"]
    guard !after.contains(word(index + 1) ?? "") else { return nil }
    var start = index
    while let word = word(start - 1), RemovalWords.adverbs.contains(word) { start -= 1 }
    switch word(start - 1) {
    case "will":
      return Predicate(voice: .passive, verb: .pendingRemoval, range: start - 1..<index + 1)
    case "has", "have":
      return Predicate(voice: .passive, verb: .removed, range: start - 1..<index + 1)
    case let word? where RemovalWords.futures.contains(word) || RemovalWords.finites.contains(word):
      return nil
    case "which", "that", "who", "not", "never": return nil
    default: return Predicate(voice: .passive, verb: .removed, range: start..<index + 1)
    }
  }

  /// "does not exist anymore", "is not available any more", "has ceased to exist".
  private func ceasing(at index: Int) -> Predicate? {
    if word(index) == "exist", word(index - 1) == "to",
      ["ceased", "ceases"].contains(word(index - 2) ?? "")
    {
      let hasAuxiliary = RemovalWords.auxiliaries.contains(word(index - 3) ?? "")
      let start = hasAuxiliary ? index - 3 : index - 2
      return Predicate(voice: .passive, verb: .removed, range: start..<index + 1)
    }
    let isOver =
      word(index + 1) == "anymore"
      || word(index + 1) == "any" && ["more", "longer"].contains(word(index + 2) ?? "")
    guard isOver, word(index - 1) == "not",
      let auxiliary = word(index - 2), ["do", "does", "is", "are"].contains(auxiliary)
    else { return nil }
    return Predicate(voice: .passive, verb: .removed, range: index - 2..<index + 2)
  }

  /// "``f`` and ``g`` removed", without an auxiliary: nothing but names stands before.
  private func elliptical(at index: Int) -> Predicate? {
    guard index > 0, word(index) != "deprecated", isFragment,
      index + 1 == tokens.count || tokens[index + 1].isMark(";")
        || ["from", "in"].contains(word(index + 1) ?? ""),
      tokens[..<index].contains(where: { $0.name != nil }),
      tokens[..<index].allSatisfy({ token in
        guard let word = token.word else { return token.name != nil || token.isMark(",") }
        return RemovalWords.conjunctions.contains(word) || RemovalWords.determiners.contains(word)
          || RemovalWords.adverbs.contains(word) || RemovalWords.wholes[word] != nil
          || RemovalWords.members[word] != nil
      })
    else { return nil }
    return Predicate(voice: .passive, verb: .removed, range: index..<index + 1)
  }

  /// "will go away", "went away"
  private func goingAway(at index: Int) -> Predicate? {
    if word(index - 1) == "went" {
      return Predicate(voice: .passive, verb: .removed, range: index - 1..<index + 1)
    }
    guard word(index - 1) == "go", ["will", "to"].contains(word(index - 2) ?? "") else {
      return nil
    }
    return Predicate(voice: .passive, verb: .pendingRemoval, range: index - 2..<index + 1)
  }

  /// "`f()` is no more", and nothing after it.
  private func beingNoMore(at index: Int) -> Predicate? {
    guard word(index - 1) == "no", let auxiliary = word(index - 2), index > 2,
      ["is", "are"].contains(auxiliary),
      index + 1 == tokens.count || word(index + 1) == nil && tokens[index + 1].name == nil
    else { return nil }
    return Predicate(voice: .passive, verb: .removed, range: index - 2..<index + 1)
  }

  private static let plannings: Set<String> = [
    "scheduled", "planned", "slated", "expected", "postponed", "delayed", "deferred",
  ]
}
