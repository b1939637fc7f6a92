/// What one sentence says of some names.
struct Statement: Hashable {
  var verb: Claim.Verb
  var groups: [NameGroup]
  /// The series in which it is said to happen.
  var series: Series?
  /// Whether the subject is "these modules" or "it": what the heading names.
  var isOfHeading = false
}

/// What a sentence says, and what it means for the list below it.
struct SentenceReading {
  var statements: [Statement] = []
  /// What the names below belong to, if the sentence says so.
  var owners: [SpokenName] = []
  /// The verb that holds for the list that follows; nil if the sentence says nothing for it.
  var listVerb: Claim.Verb?
  var hasPredicate = false
}

extension SentenceReading {
  /// "Deprecate f and g. They will be removed": says it of what the sentence before spoke of.
  ///
  /// - Parameter groups: What that was; empty for the first sentence of a text.
  mutating func settlePronouns(by groups: [NameGroup]) {
    guard !groups.isEmpty else { return }
    for index in statements.indices where statements[index].isOfHeading {
      statements[index].groups = groups
      statements[index].isOfHeading = false
    }
  }
}

/// Reads the statements of a sentence.
struct SentenceReader {
  private let sentence: Sentence
  private let tokens: [SentenceToken]
  /// The verb of the list or section, if the sentence may be one item of it without a verb of its own.
  private let expected: Claim.Verb?
  private let series: Series
  private var reading = SentenceReading()
  private var lastSubject: [NameGroup] = []

  init(_ sentence: Sentence, expected: Claim.Verb?, series: Series) {
    self.sentence = sentence
    tokens = sentence.tokens
    self.expected = expected
    self.series = series
  }

  mutating func read() -> SentenceReading {
    let predicates = PredicateFinder(tokens).predicates()
    let lead = lead(before: predicates.first?.range.lowerBound)
    reading.hasPredicate = !predicates.isEmpty
    if predicates.isEmpty {
      readFragment(lead: lead)
      return reading
    }
    var start = lead.map { $0.upperBound + 1 } ?? 0
    for (number, predicate) in predicates.enumerated() {
      let end =
        number + 1 < predicates.count ? predicates[number + 1].range.lowerBound : tokens.count
      read(
        predicate, subject: min(start, predicate.range.lowerBound)..<predicate.range.lowerBound,
        object: predicate.range.upperBound..<max(end, predicate.range.upperBound), lead: lead)
      start = predicate.range.upperBound
    }
    return reading
  }

  // MARK: Leads

  /// "``a``, ``b``: …": what stands before the first colon, if it only names things.
  private func lead(before predicate: Int?) -> Range<Int>? {
    let limit = predicate ?? tokens.count
    guard let colon = tokens[..<limit].firstIndex(where: { $0.isMark(":") }), colon > 0,
      colon + 1 < tokens.count
    else { return nil }
    let names = tokens[..<colon].count { $0.name != nil }
    let words = tokens[..<colon].count { $0.word != nil }
    guard names > 0, words <= 4 + 2 * names else { return nil }
    return 0..<colon
  }

  private func leadGroups(_ lead: Range<Int>?) -> [NameGroup] {
    lead.map { PhraseReader(tokens[$0], isSubject: true).groups } ?? []
  }

  // MARK: Fragments

  private mutating func readFragment(lead: Range<Int>?) {
    guard let expected, !isClause(after: lead) else { return }
    reading.listVerb = expected
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
    } else if isOwnerLead, !isReplacement(rest) {
      reading.owners = names + before.flatMap(\.owners)
      if sentence.endsWithColon {
        reading.owners += restGroups.flatMap { $0.names + $0.owners }
      } else {
        add(expected, restGroups, owners: reading.owners)
      }
    } else {
      add(expected, before)
    }
  }

  /// Whether a verb of its own follows the first names: "X is faster" names nothing removed.
  private func isClause(after lead: Range<Int>?) -> Bool {
    if let lead {
      return tokens[lead].contains { $0.word.map(RemovalWords.finites.contains) ?? false }
    }
    for token in tokens {
      if token.isMark(",") || token.isMark(";") { return false }
      guard let word = token.word else { continue }
      if RemovalWords.finites.contains(word) { return true }
      if ["which", "that", "who", "used", "enabling"].contains(word) { return false }
    }
    return false
  }

  /// "the X project can be used instead", "the Y module is an alternative"
  private func tellsWhatElse(_ rest: ArraySlice<SentenceToken>) -> Bool {
    let words = rest.compactMap(\.word)
    return words.contains(where: RemovalWords.finites.contains)
      && words.contains {
        ["instead", "alternative", "alternatives", "replacement", "replacements", "replace"]
          .contains($0)
      }
  }

  /// "use …", "no replacement": what follows a lead says what to do, not what is removed.
  private func isReplacement(_ rest: ArraySlice<SentenceToken>) -> Bool {
    guard let first = rest.first?.word else { return false }
    return RemovalWords.replacements.contains(first)
  }

  // MARK: Predicates

  private mutating func read(
    _ predicate: Predicate, subject: Range<Int>, object: Range<Int>, lead: Range<Int>?
  ) {
    guard var verb = predicate.verb else {
      reading.listVerb = nil
      return
    }
    if verb == .removed {
      if predicate.isPast { return keepLead(lead) }
      if let said = predicate.series, said < series { return keepLead(lead) }
      if let said = predicate.series, said > series { verb = .pendingRemoval }
    }
    let leadOwners = leadGroups(lead).flatMap { $0.names + $0.owners }
    switch predicate.voice {
    case .active, .listing:
      add(
        verb, PhraseReader(tokens[object], isSubject: false).groups, owners: leadOwners,
        series: predicate.series)
    case .loss:
      let subjects = PhraseReader(tokens[subject], isSubject: true).groups
      let owners = subjects.flatMap { $0.names + $0.owners }
      let isOfParameters = tokens[predicate.range].contains {
        ["accepts", "accept", "takes", "take"].contains($0.word ?? "")
      }
      let things = PhraseReader(tokens[lost(object)], isSubject: false).groups.filter { group in
        !isOfParameters || group.names.contains { $0.sort == .parameter }
          || group.nouns.contains(where: RemovalWords.parameters.contains)
      }
      add(
        verb, bothSorts(things), owners: owners.isEmpty ? leadOwners : owners,
        series: predicate.series)
    case .passive:
      readPassive(verb, predicate, subject, object, lead: lead, leadOwners: leadOwners)
    }
    reading.listVerb = verb
  }

  /// "no longer exports the module m as ``x.m``" says it of that name.
  private func lost(_ object: Range<Int>) -> Range<Int> {
    guard
      let start = tokens[object].indices.first(where: { index in
        tokens[index].word == "as" && index + 1 < object.upperBound
          && tokens[index + 1].name?.isDotted == true
      })
    else { return object }
    return start + 1..<object.upperBound
  }

  /// "a ``filename`` attribute or argument" is both.
  private func bothSorts(_ groups: [NameGroup]) -> [NameGroup] {
    groups.flatMap { group -> [NameGroup] in
      let isParameter = group.nouns.contains { RemovalWords.parameters.contains($0) }
      let isMember = group.nouns.contains { RemovalWords.members[$0] != nil }
      guard isParameter, isMember else { return [group] }
      var member = group
      member.nouns.removeAll { RemovalWords.parameters.contains($0) }
      var parameter = group
      parameter.nouns.removeAll { RemovalWords.members[$0] != nil }
      return [member, parameter]
    }
  }

  /// A predicate of the past: the lead is what the item is about.
  private mutating func keepLead(_ lead: Range<Int>?) {
    guard let expected, let lead else { return }
    add(expected, leadGroups(lead))
    reading.listVerb = expected
  }

  private mutating func readPassive(
    _ verb: Claim.Verb, _ predicate: Predicate, _ subject: Range<Int>, _ object: Range<Int>,
    lead: Range<Int>?, leadOwners: [SpokenName]
  ) {
    guard !isTakenFromSome(object) else { return }
    let clause = lastClause(of: subject)
    let spokenOf = PhraseReader(tokens[subject.lowerBound..<clause.lowerBound], isSubject: true)
      .groups.flatMap(\.owners)
    let subject = clause
    var groups = PhraseReader(tokens[subject], isSubject: true).groups.map { group in
      var group = group
      if group.owners.isEmpty { group.owners = spokenOf }
      return group
    }
    // "X is deprecated and slated for removal": both are said of X.
    let isJoined = tokens[subject].allSatisfy { token in
      token.isMark(",") || RemovalWords.conjunctions.contains(token.word ?? "")
        || RemovalWords.adverbs.contains(token.word ?? "")
    }
    if isJoined, groups.isEmpty { groups = lastSubject } else { lastSubject = groups }
    let after = after(object)
    let hasNames = groups.contains { !$0.names.isEmpty }
    if let spread = spreadParameter(groups, over: after) {
      add(verb, spread, owners: leadOwners, series: predicate.series)
    } else if hasNames {
      let owners = after.flatMap(\.owners)
      for index in groups.indices where groups[index].owners.isEmpty {
        groups[index].owners = owners
      }
      add(verb, groups, owners: leadOwners, series: predicate.series)
    } else if after.contains(where: { !$0.names.isEmpty }) {
      add(verb, after, owners: leadOwners + groups.flatMap(\.owners), series: predicate.series)
    } else if isPronoun(subject) {
      if lead != nil {
        add(verb, leadGroups(lead), series: predicate.series)
      } else {
        reading.statements.append(
          Statement(verb: verb, groups: [], series: predicate.series, isOfHeading: true))
      }
    } else if let expected, lead != nil, verb == .removed, !sentence.endsWithColon {
      add(expected, leadGroups(lead))
    } else {
      reading.owners += groups.flatMap(\.owners) + after.flatMap(\.owners) + leadOwners
    }
  }

  /// "is removed from a class when …": from some instance, not from the API.
  private func isTakenFromSome(_ object: Range<Int>) -> Bool {
    let words = tokens[object].prefix(2).map { $0.word ?? "" }
    return words.first == "from" && ["a", "an", "any", "each", "every"].contains(words.last ?? "")
  }

  /// "X became keyword-only, since Y has been removed" says it of Y.
  private func lastClause(of subject: Range<Int>) -> Range<Int> {
    let joining: Set<String> = ["since", "because", "so", "but", "although", "while", "whereas"]
    let start = tokens[subject].indices.last { index in
      guard index > subject.lowerBound, joining.contains(tokens[index].word ?? ""),
        tokens[index - 1].isMark(",")
      else { return false }
      let next = index + 1 < subject.upperBound ? tokens[index + 1].word ?? "" : ""
      return !["python", "version"].contains(next) && Series(spoken: next) == nil
    }
    return start.map { $0 + 1..<subject.upperBound } ?? subject
  }

  /// "passing a *loop* argument is deprecated for the following: f, g" says it of that parameter of
  /// each function.
  private func spreadParameter(_ groups: [NameGroup], over after: [NameGroup]) -> [NameGroup]? {
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
  private func after(_ object: Range<Int>) -> [NameGroup] {
    guard
      let start = tokens[object].prefix(4).firstIndex(where: {
        $0.isMark(":") || ["from", "in", "of"].contains($0.word ?? "")
      })
    else { return [] }
    if tokens[start].isMark(":"), start + 1 < object.upperBound,
      isReplacement(tokens[(start + 1)..<object.upperBound])
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

  /// "it", "they", "these two modules", "the module"
  private func isPronoun(_ subject: Range<Int>) -> Bool {
    let words = tokens[subject].compactMap(\.word)
    guard !tokens[subject].contains(where: { $0.name != nil }),
      let last = words.last(where: { !RemovalWords.adverbs.contains($0) })
    else { return false }
    return RemovalWords.wholes[last] == .module || ["it", "they", "this", "these"].contains(last)
  }

  // MARK: Adding

  private mutating func add(
    _ verb: Claim.Verb, _ groups: [NameGroup], owners: [SpokenName] = [], series: Series? = nil
  ) {
    let things = groups.compactMap { group -> NameGroup? in
      guard !group.names.isEmpty, !group.isOther || group.names.contains(where: \.isOfC) else {
        return nil
      }
      var group = group
      if group.owners.isEmpty { group.owners = owners }
      return group
    }
    reading.owners += groups.flatMap(\.owners) + owners
    guard !things.isEmpty else { return }
    reading.statements.append(Statement(verb: verb, groups: things, series: series))
  }
}

extension SpokenName {
  /// Whether it is spelt as names of the C API are.
  var isOfC: Bool {
    if sort == .c { return true }
    let trimmed = text.drop { $0 == "_" }
    return trimmed.hasPrefix("Py") && parts.count == 1 && !trimmed.hasPrefix("Python")
  }
}
