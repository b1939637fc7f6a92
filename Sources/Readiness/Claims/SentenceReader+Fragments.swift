// A sentence without a verb: an item of a list that says what is done to it.
extension SentenceReader {
  /// "is :term:`soft deprecated`": it stays.
  private var isSoft: Bool {
    tokens.contains {
      $0.word?.hasPrefix("«soft deprecat") == true || $0.word?.hasPrefix("«soft-deprecat") == true
    }
  }

  mutating func readFragment(lead: Range<Int>?) {
    guard !isClause(after: lead) else { return }
    guard let expected else { return readIntroduction() }
    reading.listVerb = expected
    let said = (lead.map { $0.upperBound + 1 } ?? 0)..<tokens.endIndex
    guard !isUse(said), !isUse(tokens.startIndex..<tokens.endIndex), !isSoft else { return }
    if let old = useInstead(of: said) {
      let owners = leadGroups(lead).flatMap { $0.names.filter { $0.sort == .module } }
      return add(expected, old, owners: owners)
    }
    guard let lead else {
      let body = sentence.endsWithColon ? tokens[..<(tokens.count - 1)] : tokens[...]
      let groups = PhraseReader(body, isSubject: false).groups
      if sentence.endsWithColon {
        reading.owners = groups.flatMap { $0.names + $0.owners }
      } else {
        add(expected, groups)
      }
      return
    }
    let before = leadGroups(lead)
    let rest = tokens[(lead.upperBound + 1)...]
    let names = before.flatMap(\.names)
    let restGroups = PhraseReader(rest, isSubject: false).groups
    let isModule =
      !names.isEmpty && names.allSatisfy { $0.sort == .module }
      && !before.contains(where: \.isOfModules)
    let isOwnerLead = names.isEmpty || isModule
    if isModule, tellsWhatElse(rest) {
      add(expected, before)
    } else if isOwnerLead,
      saysWhatNotToDo(rest)
        || isModule && expected != .pendingRemoval && isClause(afterTime(rest))
    {
      return
    } else if isOwnerLead, !isReplacement(rest) {
      reading.owners = names + before.flatMap(\.owners)
      if sentence.endsWithColon {
        reading.owners += restGroups.flatMap { $0.names + $0.owners }
      } else {
        add(expected, restGroups, owners: reading.owners)
      }
    } else if namesMembers(rest, of: before, as: restGroups) {
      reading.owners = names
      add(expected, restGroups, owners: names)
    } else if !tellsOfBehaviour(rest), rest.first?.word != "support" {
      add(expected, before)
    }
  }

  /// Without "In Python 3.14," before it.
  private func afterTime(_ rest: ArraySlice<SentenceToken>) -> ArraySlice<SentenceToken> {
    guard rest.first?.word == "in",
      let comma = rest.prefix(5).firstIndex(where: { $0.isMark(",") }),
      rest[..<comma].contains(where: { $0.word.flatMap { Series(spoken: $0) } != nil })
    else { return rest }
    return rest[(comma + 1)...]
  }

  /// "use f instead of g": g.
  private func useInstead(of range: Range<Int>) -> [NameGroup]? {
    guard tokens[range].first?.word == "use",
      let place = range.first(where: { index in
        tokens[index].word == "instead" && index + 1 < range.upperBound
          && tokens[index + 1].word == "of"
      })
    else { return nil }
    let groups = PhraseReader(tokens[place + 2..<range.upperBound], isSubject: false).groups
    return groups.contains { !$0.names.isEmpty } ? groups : nil
  }

  /// "``C``: the *a* and *b* parameters", "``C``: ``f()``, ``g()``": what a class or function loses.
  private func namesMembers(
    _ rest: ArraySlice<SentenceToken>, of lead: [NameGroup], as groups: [NameGroup]
  ) -> Bool {
    let names = groups.flatMap(\.names)
    guard lead.count == 1, let owner = lead[0].names.first, lead[0].names.count == 1,
      !names.isEmpty,
      rest.allSatisfy({ token in
        guard let word = token.word else { return token.name != nil || token.isMark(",") }
        return RemovalWords.determiners.contains(word) || RemovalWords.conjunctions.contains(word)
          || RemovalWords.members[word] != nil || RemovalWords.parameters.contains(word)
          || word.contains("-") || ["deprecated", "undocumented", "old"].contains(word)
      })
    else { return false }
    if names.allSatisfy({ $0.sort == .parameter }) { return true }
    if groups.allSatisfy(\.isOfMembers) { return true }
    let isClass = owner.sort == .type || lead[0].nouns.contains { $0.hasPrefix("class") }
    return isClass
      && names.allSatisfy { name in
        name.sort == .method || name.sort == .attribute
          || name.sort == .literal && !name.isDotted && name.text.first?.isLowercase == true
      }
  }

  /// "Changes of the ``X`` structure members:": what the list below is about.
  private mutating func readIntroduction() {
    guard sentence.endsWithColon, !isReplacement(tokens[...]) else { return }
    let groups = PhraseReader(tokens.dropLast(), isSubject: false).groups
    reading.owners = groups.flatMap { $0.names + $0.owners }
  }

  /// "``X``: empty names are now refused" tells how it behaves.
  private func tellsOfBehaviour(_ rest: ArraySlice<SentenceToken>) -> Bool {
    let words = rest.compactMap(\.word)
    return words.contains("now") && words.contains(where: RemovalWords.finites.contains)
      && !["it", "they", "this", "these"].contains(words.first)
  }
}
