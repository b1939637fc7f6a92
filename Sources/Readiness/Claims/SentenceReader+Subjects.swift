// What a predicate is said of: its subject, what stands beside it, and what a list below names.
extension SentenceReader {
  /// "X is deprecated and slated for removal", "X was deprecated in 3.1, and has been removed": the
  /// subject is not said again.
  func isElliptical(_ subject: Range<Int>) -> Bool {
    let last = tokens[subject].last { !RemovalWords.adverbs.contains($0.word ?? "") }
    guard let last else { return true }
    if let word = last.word { return ["and", "but", "or"].contains(word) }
    return last.isMark(",")
      && tokens[subject].allSatisfy { token in
        token.isMark(",") || RemovalWords.adverbs.contains(token.word ?? "")
          || RemovalWords.conjunctions.contains(token.word ?? "")
      }
  }

  /// "has been removed, along with the functions a and b", "…, as were a and b", "…, b too"
  func alongside(_ object: Range<Int>) -> [NameGroup] {
    if let first = object.first, tokens[first].word == "including" {
      return PhraseReader(tokens[first + 1..<object.upperBound], isSubject: false).groups
    }
    guard
      let start = tokens[object].indices.first(where: { index in
        guard index + 1 < object.upperBound, let next = tokens[index + 1].word else { return false }
        switch tokens[index].word {
        case "along", "together": return next == "with"
        case "as", "so": return ["was", "were", "is", "are", "has", "have"].contains(next)
        default: return false
        }
      })
    else { return besides(object) }
    return PhraseReader(tokens[start + 2..<object.upperBound], isSubject: false).groups
  }

  /// ", b too", ", and b as well": nothing but a name or two stands before.
  private func besides(_ object: Range<Int>) -> [NameGroup] {
    guard let first = object.first, tokens[first].isMark(",") || tokens[first].word == "and" else {
      return []
    }
    var end = object.upperBound
    if tokens[end - 1].word == "too" || tokens[end - 1].word == "also" {
      end -= 1
    } else if end - 2 > first, tokens[end - 1].word == "well", tokens[end - 2].word == "as" {
      end -= 2
    } else if end - 2 > first, tokens[end - 1].word == "it", tokens[end - 2].word == "with" {
      end -= 2
    } else if end < tokens.count {
      // What follows says something of its own: "X was removed, Y is deprecated".
      return []
    }
    let things = tokens[first..<end]
    guard
      things.allSatisfy({ token in
        token.name != nil || token.isMark(",")
          || token.word.map { RemovalWords.conjunctions.contains($0) || $0 == "the" } == true
      })
    else { return [] }
    return PhraseReader(things, isSubject: false).groups
  }

  /// "Importing from the ``m`` module", "Together with it ``f``": without what is said before the thing.
  func withoutIntroduction(_ subject: Range<Int>) -> Range<Int> {
    let words = tokens[subject].prefix(3).map { $0.word ?? "" }
    var count = 0
    if words.starts(with: ["importing", "from"]) {
      count = 2
    } else if words.first == "importing" {
      count = 1
    } else if words.count == 3, ["together", "along"].contains(words[0]), words[1] == "with",
      ["it", "them", "this", "that"].contains(words[2])
    {
      count = 3
    } else if words.count > 1, words[0] == "with", ["it", "them"].contains(words[1]) {
      count = 2
    }
    return subject.lowerBound + count..<subject.upperBound
  }

  /// "is removed from a class when …": from some instance, not from the API.
  func isTakenFromSome(_ object: Range<Int>) -> Bool {
    let words = tokens[object].prefix(2).map { $0.word ?? "" }
    return words.first == "from" && ["a", "an", "any", "each", "every"].contains(words.last ?? "")
  }

  /// "X became keyword-only, since Y has been removed" says it of Y.
  func lastClause(of subject: Range<Int>) -> Range<Int> {
    let subject = lastCause(of: subject)
    let joining: Set<String> = [
      "since", "because", "so", "but", "although", "while", "whereas", "hence",
    ]
    let start = tokens[subject].indices.last { index in
      if index > subject.lowerBound, tokens[index].word == "that", tokens[index - 1].word == "now" {
        // "Use X now that Y has been removed"
        return true
      }
      guard index > subject.lowerBound, joining.contains(tokens[index].word ?? ""),
        tokens[index - 1].isMark(",")
      else {
        // "f now supports x, and g is deprecated"
        return index > subject.lowerBound + 1 && tokens[index].word == "and"
          && tokens[index - 1].isMark(",") && isClause(tokens[subject.lowerBound..<index - 1])
      }
      let next = index + 1 < subject.upperBound ? tokens[index + 1].word ?? "" : ""
      return !["python", "version"].contains(next) && Series(spoken: next) == nil
    }
    return start.map { $0 + 1..<subject.upperBound } ?? subject
  }

  /// "X is faster since a Y was removed" says it of Y.
  private func lastCause(of subject: Range<Int>) -> Range<Int> {
    var hasVerb = false
    var start: Int?
    for index in subject {
      let word = tokens[index].word ?? ""
      if hasVerb, ["since", "because", "as"].contains(word), index + 1 < subject.upperBound,
        ["a", "an", "the", "its", "some"].contains(tokens[index + 1].word ?? "")
      {
        start = index + 1
      }
      if RemovalWords.finites.contains(word) { hasVerb = true }
    }
    return start.map { $0..<subject.upperBound } ?? subject
  }

  /// "X crashes when Y is removed": what happens to some Y then.
  func isCondition(_ subject: Range<Int>) -> Bool {
    let joining: Set<String> = ["when", "while", "once", "until", "whenever", "if"]
    guard let place = subject.last(where: { joining.contains(tokens[$0].word ?? "") }) else {
      return false
    }
    return !tokens[place..<subject.upperBound].contains { $0.isMark(",") || $0.isMark(";") }
      && tokens[subject.lowerBound..<place].contains { $0.name != nil || $0.word == "no" }
  }

  /// "passing a *loop* argument is deprecated for the following: f, g" says it of that parameter of
  /// each function.
  func spreadParameter(_ groups: [NameGroup], over after: [NameGroup]) -> [NameGroup]? {
    let functions = after.flatMap(\.names)
    let spoken = groups.flatMap { $0.names + $0.owners }
    let parameters = spoken.filter { $0.sort == .parameter }
    guard let parameter = parameters.first, parameters.count == 1, !functions.isEmpty,
      spoken.allSatisfy({ $0.sort == .parameter || $0.sort == .module })
    else { return nil }
    var group = NameGroup()
    group.names = [parameter]
    group.nouns = ["parameter"]
    group.owners = functions
    return [group]
  }

  /// What stands after a passive: "in the X module: a, b", or ": a, b".
  func after(_ object: Range<Int>) -> [NameGroup] {
    guard
      let start = tokens[object].prefix(4).firstIndex(where: {
        $0.isMark(":") || ["from", "in", "of"].contains($0.word ?? "")
      })
    else { return [] }
    if tokens[start].isMark(":"), start + 1 < object.upperBound,
      isReplacement(tokens[(start + 1)..<object.upperBound])
        || isClause(tokens[(start + 1)..<object.upperBound])
    {
      return []
    }
    let groups = PhraseReader(tokens[start..<object.upperBound], isSubject: false).groups
    let hasColon = tokens[object].contains { $0.isMark(":") }
    return groups.map { group in
      var group = group
      if !hasColon { group.names = [] }
      return group
    }
  }

  /// "from the following modules", "in these classes": a list names them.
  func isOfListed(_ object: Range<Int>) -> Bool {
    let words = tokens[object].prefix(8).prefix { $0.name == nil }.map { $0.word ?? "" }
    guard ["in", "from", "of", "on"].contains(words.first),
      words.dropFirst().first.map({ ["these", "those", "the", "following"].contains($0) }) == true
    else { return false }
    return words.contains {
      ["modules", "classes", "types", "packages", "structures"].contains($0)
    }
  }

  /// "it", "they", "these two modules", "the module"
  func isPronoun(_ subject: Range<Int>) -> Bool {
    let words = tokens[subject].compactMap(\.word)
    guard !tokens[subject].contains(where: { $0.name != nil }),
      let last = words.last(where: { !RemovalWords.adverbs.contains($0) })
    else { return false }
    return RemovalWords.wholes[last] == .module || ["it", "they", "this", "these"].contains(last)
  }

  /// "these classes", "the property": what the sentence before spoke of.
  func isPronounOfThings(_ subject: Range<Int>) -> Bool {
    let words = tokens[subject].compactMap(\.word).filter { !RemovalWords.adverbs.contains($0) }
    guard !tokens[subject].contains(where: { $0.name != nil }), let noun = words.last,
      words.count <= 3, ["the", "this", "these", "those", "both"].contains(words.first)
    else { return false }
    return RemovalWords.wholes[noun] != nil || RemovalWords.members[noun] != nil
  }
}
