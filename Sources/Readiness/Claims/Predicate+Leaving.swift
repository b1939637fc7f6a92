// How a sentence says that something left, or that something has it no more.
extension PredicateFinder {
  /// What a word says that belongs to such a way; nil for others.
  func leaving(_ word: String, at index: Int) -> Predicate? {
    switch word {
    case "left": return left(at: index)
    case "leave": return toLeave(at: index)
    case "no": return thereIsNo(at: index)
    case "have", "accept", "take", "support": return havingNoMore(at: index)
    case "go": return havingToGo(at: index)
    case "lost": return lost(at: index)
    case "dropped", "drops", "removed", "removes", "loses": return dropping(at: index)
    case "internal": return beingInternal(at: index)
    default: return nil
    }
  }

  /// "`m` left the library", "has left the standard library"
  private func left(at index: Int) -> Predicate? {
    guard isOfLibrary(index + 1) else { return nil }
    switch word(index - 1) {
    case "has", "have":
      return Predicate(voice: .passive, verb: .removed, range: index - 1..<index + 1)
    case let before? where RemovalWords.finites.contains(before): return nil
    default: return Predicate(voice: .passive, verb: .removed, range: index..<index + 1)
    }
  }

  /// "will leave in Python 3.15", "will now leave the library"
  private func toLeave(at index: Int) -> Predicate? {
    var start = index
    while let before = word(start - 1), RemovalWords.adverbs.contains(before) { start -= 1 }
    guard word(start - 1) == "will" else { return nil }
    let ahead = word(index + 1) == "in" ? index + 2 : index + 1
    let hasSeries = (ahead..<ahead + 2).contains {
      word($0).flatMap { Series(spoken: $0) } != nil
    }
    guard isOfLibrary(index + 1) || word(index + 1) == "in" && hasSeries else { return nil }
    return Predicate(voice: .passive, verb: .pendingRemoval, range: start - 1..<index + 1)
  }

  /// "the library", "the standard library", "the stdlib"
  private func isOfLibrary(_ index: Int) -> Bool {
    guard word(index) == "the" else { return false }
    let noun = ["standard", "python"].contains(word(index + 1) ?? "") ? index + 2 : index + 1
    return ["library", "stdlib", "distribution"].contains(word(noun) ?? "")
  }

  /// "There is no `f` any longer": what stands behind it.
  private func thereIsNo(at index: Int) -> Predicate? {
    guard ["is", "are"].contains(word(index - 1) ?? ""), word(index - 2) == "there",
      let name = tokens[index...].firstIndex(where: { $0.name != nil }),
      isOver(after: name)
    else { return nil }
    return Predicate(voice: .active, verb: .removed, range: index - 2..<index + 1)
  }

  /// "does not have a `g` method any more": the subject lost it.
  private func havingNoMore(at index: Int) -> Predicate? {
    let denial = word(index - 1) ?? ""
    let isShort = ["doesn't", "don't"].contains(denial)
    guard isShort || denial == "not" && ["does", "do"].contains(word(index - 2) ?? ""),
      isOver(after: index),
      word(index) == "have" || tokens[index...].contains(where: { $0.name?.sort == .parameter })
    else { return nil }
    return Predicate(voice: .loss, verb: .removed, range: index - (isShort ? 1 : 2)..<index + 1)
  }

  /// "`f` and `g` had to go"
  private func havingToGo(at index: Int) -> Predicate? {
    guard word(index - 1) == "to", ["had", "has", "have"].contains(word(index - 2) ?? ""),
      index + 1 == tokens.count || word(index + 1) == nil
    else { return nil }
    return Predicate(
      voice: .passive, verb: word(index - 2) == "had" ? .removed : .pendingRemoval,
      range: index - 2..<index + 1)
  }

  /// Whether "anymore", "any more" or "any longer" follows in the clause.
  private func isOver(after index: Int) -> Bool {
    for place in index + 1..<max(index + 1, min(index + 12, tokens.count)) {
      if tokens[place].isMark(";") { return false }
      if word(place) == "anymore" { return true }
      if word(place) == "any", ["more", "longer"].contains(word(place + 1) ?? "") { return true }
    }
    return false
  }

  /// "`m` has lost `f` and `g`"
  private func lost(at index: Int) -> Predicate? {
    guard ["has", "have"].contains(word(index - 1) ?? ""), isThing(index + 1) else { return nil }
    return Predicate(voice: .loss, verb: .removed, range: index - 1..<index + 1)
  }

  /// "`m` dropped `f`", "The class `C` drops its `g` method": it is not the subject that goes.
  private func dropping(at index: Int) -> Predicate? {
    guard let subject = subjectOfClause(before: index), [.module, .type].contains(subject.sort),
      isThing(index + 1)
    else { return nil }
    return Predicate(voice: .loss, verb: .removed, range: index..<index + 1)
  }

  /// The one name that a clause begins with, which ends right before `index`; a noun may stand with it.
  private func subjectOfClause(before index: Int) -> SpokenName? {
    var place = index - 1
    let isNoun = word(place).map { RemovalWords.wholes[$0] != nil } ?? false
    if isNoun { place -= 1 }
    guard tokens.indices.contains(place), let name = tokens[place].name else { return nil }
    place -= 1
    while let before = word(place), before == "the" || RemovalWords.wholes[before] != nil {
      place -= 1
    }
    let isStart = place < 0 || tokens[place].isMark(":") || tokens[place].isMark(";")
    return isStart ? name : nil
  }

  /// Whether a name stands there, or few words before one.
  private func isThing(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    if tokens[index].name != nil { return true }
    guard let word = word(index), RemovalWords.determiners.contains(word) else { return false }
    return tokens[index..<min(index + 6, tokens.count)].contains { $0.name != nil }
  }

  /// "are now in the internal C API", "now lives in the internal C API"
  private func beingInternal(at index: Int) -> Predicate? {
    guard word(index - 1) == "the", word(index - 2) == "in" else { return nil }
    var start = index - 3
    var hasVerb = false
    while let before = word(start), before == "now" || Self.livings.contains(before) {
      hasVerb = hasVerb || before != "now"
      start -= 1
    }
    guard hasVerb, tokens[start + 1..<index].contains(where: { $0.word == "now" }) else {
      return nil
    }
    return Predicate(voice: .passive, verb: .madeInternal, range: start + 1..<index + 1)
  }

  private static let livings: Set<String> = ["is", "are", "live", "lives"]
}
