// How a sentence says that something does not go, or came back.
extension PredicateFinder {
  /// "will not be removed", "is not going to be removed", "was never deprecated", "is no longer scheduled for
  /// removal": it is spoken for, and nothing is said of its going. Nil where none is denied.
  func denial(_ word: String, at index: Int) -> Predicate? {
    let isOfRemoval = word == "removal" && self.word(index - 1) == "for"
    guard isOfRemoval || word == "deprecated" || RemovalWords.participles.contains(word) else {
      return nil
    }
    var start = isOfRemoval ? index - 1 : index
    var isDenied = false
    var hasAuxiliary = false
    while start > index - 10, let before = self.word(start - 1) {
      if before == "not" || before == "never" || before == "no" && self.word(start) == "longer" {
        isDenied = true
      } else if RemovalWords.auxiliaries.contains(before) || before == "will" {
        hasAuxiliary = true
      } else if !RemovalWords.adverbs.contains(before), !Self.betweenWords.contains(before) {
        break
      }
      start -= 1
    }
    // "No longer deprecated" and "not used and removed" are of other things.
    guard isDenied, hasAuxiliary, !["which", "that", "who"].contains(self.word(start - 1) ?? "")
    else { return nil }
    return Predicate(voice: .passive, range: start..<index + 1)
  }

  private static let betweenWords: Set<String> = [
    "to", "going", "yet", "longer", "scheduled", "planned", "slated", "due", "considered",
  ]

  /// "`f` was removed in the alphas and has been restored", "is undeprecated", "but added back": says nothing.
  func restored(_ predicates: [Predicate]) -> [Predicate] {
    var predicates = predicates
    for (number, predicate) in predicates.enumerated() {
      let next =
        number + 1 < predicates.count ? predicates[number + 1].range.lowerBound : tokens.count
      let rest = predicate.range.upperBound..<max(predicate.range.upperBound, next)
      if rest.contains(where: { isReturn($0, from: predicate.range.upperBound) }) {
        predicates[number].verb = nil
      }
    }
    for (number, predicate) in predicates.enumerated().dropFirst() where predicate.voice == .other {
      guard let verb = tokens[predicate.range].last?.word, Self.restorings.contains(verb),
        !hasNames(predicates[number - 1].range.upperBound..<predicate.range.lowerBound)
      else { continue }
      predicates[number - 1].verb = nil
    }
    return predicates
  }

  /// "are back", "but added back", "and reinstated"
  private func isReturn(_ index: Int, from start: Int) -> Bool {
    let before = word(index - 1) ?? ""
    if word(index) == "back" {
      return ["are", "is", "came"].contains(before)
        || ["added", "put", "brought"].contains(before) && !hasNames(start..<index)
    }
    return Self.restorings.contains(word(index) ?? "") && ["and", "but", "then"].contains(before)
      && !hasNames(start..<index)
  }

  private func hasNames(_ range: Range<Int>) -> Bool {
    tokens[range].contains { $0.name != nil }
  }

  private static let restorings: Set<String> = [
    "restored", "reverted", "reinstated", "re-added", "readded", "undone", "resurrected",
    "revived", "undeprecated", "un-deprecated",
  ]
}
