extension SentenceReader {
  mutating func read(
    _ found: Predicate, subject: Range<Int>, object: Range<Int>, lead: Range<Int>?
  ) {
    var predicate = found
    if predicate.verb == nil, predicate.voice == .passive || predicate.voice == .other,
      !isElliptical(subject)
    {
      lastSubject = PhraseReader(tokens[subject], isSubject: true).groups
    }
    if predicate.voice == .other { return }
    guard var verb = predicate.verb else {
      reading.listVerb = nil
      return
    }
    if isTerm(predicate) {
      if isUse(subject) || isHowPassed(subject) { return }
      reading.listVerb = .removed
      return readPassive(.removed, predicate, subject, object, lead: lead, leadOwners: [])
    }
    if verb == .deprecated, tokens[predicate.range].contains(where: { $0.word == "once" }) {
      return
    }
    if verb == .deprecated, isOfUse(predicate, subject, object) { return }
    if isTermOfPending(predicate) {
      // "has been deprecated since 3.12" in a list of what is to go.
      verb = .pendingRemoval
      predicate.series = nil
    } else if verb == .deprecated, isHistory(predicate) {
      reading.isHistory = true
      // "was deprecated in Python 3.7": history.
      lastSubject = PhraseReader(tokens[subject], isSubject: true).groups
      return
    }
    if verb == .removed {
      if predicate.isPast { return keepLead(lead) }
      if let said = predicate.series, said < series { return keepLead(lead) }
      if let said = predicate.series, said > series { verb = .pendingRemoval }
    }
    let leadOwners = leadGroups(lead).flatMap { $0.names + $0.owners }
    switch predicate.voice {
    case .other: return
    case .active, .listing:
      if verb != .removed, isHowPassed(object) {
        reading.listVerb = nil
        return
      }
      if let listed = listedMembers(object) {
        reading.listMembers = listed
        break
      }
      if verb == .removed,
        isTakenOff(object) || isTakenOffPlatform(object) || isTakenFromText(object)
      {
        return
      }
      add(
        verb, PhraseReader(tokens[object], isSubject: false).groups, owners: leadOwners,
        series: predicate.series)
    case .loss:
      let subjects = PhraseReader(tokens[subject], isSubject: true).groups
      lastSubject = subjects
      let owners = subjects.flatMap { $0.names + $0.owners }
      let isOfParameters = tokens[predicate.range].contains {
        RemovalWords.takings.contains($0.word ?? "")
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
    reading.listSeries = predicate.series
  }

  /// "was deprecated in Python 3.7", "had been deprecated since 3.7"
  private func isHistory(_ predicate: Predicate) -> Bool {
    guard
      tokens[predicate.range].contains(where: { ["was", "were", "had"].contains($0.word ?? "") })
    else { return false }
    let since = tokens[predicate.range.upperBound...].prefix(5)
    let said =
      since.first?.word == "since"
      ? since.lazy.compactMap { $0.word.flatMap { Series(spoken: $0) } }.first : predicate.series
    return said.map { $0 < series } == true
  }

  /// Among what was removed, "X has been deprecated since 3.7" and no other verb: tells for how long.
  private func isTerm(_ predicate: Predicate) -> Bool {
    guard predicate.verb == .deprecated, predicate.voice == .passive, expected == .removed,
      tokens.indices.contains(predicate.range.upperBound),
      tokens[predicate.range.upperBound].word == "since",
      let since = tokens[predicate.range.upperBound...].prefix(4)
        .compactMap({ $0.word.flatMap { Series(spoken: $0) } }).first, since < series
    else { return false }
    return !predicates.contains { $0.verb != nil && $0 != predicate }
  }

  /// Whether a predicate in a list of what a later series removes says no more than that the thing is
  /// deprecated, as all of that list is.
  private func isTermOfPending(_ predicate: Predicate) -> Bool {
    guard predicate.verb == .deprecated, expected == .pendingRemoval,
      predicate.voice != .loss
    else { return false }
    return !predicates.contains {
      $0.verb == .pendingRemoval || $0.verb == .removed
    }
  }

  /// "the ``x`` attribute from the following modules": x, of each in the list below.
  private func listedMembers(_ object: Range<Int>) -> [SpokenName]? {
    guard
      let start = tokens[object].indices.first(where: {
        ["from", "of", "in"].contains(tokens[$0].word ?? "")
      }),
      isOfListed(start..<object.upperBound)
    else { return nil }
    let groups = PhraseReader(tokens[object.lowerBound..<start], isSubject: false).groups
      .filter(\.isOfMembersAlone)
    return groups.isEmpty ? nil : groups.flatMap(\.names)
  }

  /// "no longer exports the module m as ``x.m``" says it of that name.
  func lost(_ object: Range<Int>) -> Range<Int> {
    guard
      let start = tokens[object].indices.first(where: { index in
        tokens[index].word == "as" && index + 1 < object.upperBound
          && tokens[index + 1].name?.isDotted == true
      })
    else { return object }
    return start + 1..<object.upperBound
  }

  /// "a ``filename`` attribute or argument" is both.
  func bothSorts(_ groups: [NameGroup]) -> [NameGroup] {
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
  mutating func keepLead(_ lead: Range<Int>?) {
    guard let expected, let lead else { return }
    add(expected, leadGroups(lead))
    reading.listVerb = expected
  }

  mutating func readPassive(
    _ verb: Claim.Verb, _ predicate: Predicate, _ subject: Range<Int>, _ object: Range<Int>,
    lead: Range<Int>?, leadOwners: [SpokenName]
  ) {
    guard !isTakenFromSome(object), !isTakenFromText(object),
      verb != .removed || !isCondition(subject)
    else { return }
    if subject.isEmpty, let lead, lead.upperBound + 1 == predicate.range.lowerBound {
      // "``frame``: removed"
      return add(verb, leadGroups(lead), series: predicate.series)
    }
    let clause = lastClause(of: withoutIntroduction(beforeWarning(subject)))
    let spokenOf = PhraseReader(tokens[subject.lowerBound..<clause.lowerBound], isSubject: true)
      .groups.flatMap(\.owners)
    if isPronoun(clause), let only = onlyThing(subject.lowerBound..<clause.lowerBound) {
      // "Nothing used X, so it was deleted"
      return add(verb, [only], owners: leadOwners, series: predicate.series)
    }
    if isTakenOffPlatform(before: subject) { return }
    let subject = clause
    if lead != nil, let one = oneOfTwo(subject, leadGroups(lead)) {
      return add(verb, [one], series: predicate.series)
    }
    let things = isUseAlone(subject) ? subject.dropFirst() : subject
    var groups = PhraseReader(tokens[things], isSubject: true).groups.map { group in
      var group = group
      if group.owners.isEmpty { group.owners = spokenOf }
      return group
    }
    if verb != .removed, isHowPassed(subject) { return }
    if verb != .removed, isUse(subject), !isUseAlone(subject) {
      // "Creating a class with f is deprecated": not f itself.
      groups = groups.filter { group in
        group.names.contains { $0.sort == .parameter }
          || group.nouns.contains(where: RemovalWords.parameters.contains)
      }
      guard !groups.isEmpty else { return }
    }
    // "X is deprecated and slated for removal": both are said of X.
    let isSaidBefore =
      isPronoun(subject) && !lastSubject.isEmpty
      && (verb == .pendingRemoval || ["it", "they"].contains(tokens[subject].last?.word ?? ""))
    let isUnsaid = isElliptical(subject) || isSaidBefore
    if isUnsaid, groups.isEmpty || !lastSubject.isEmpty {
      groups = lastSubject
    } else {
      lastSubject = groups
    }
    defer { add(verb, alongside(object), owners: leadOwners, series: predicate.series) }
    let after = after(object)
    if groups.contains(where: \.isOfMembersAlone), isOfListed(object) {
      reading.listMembers = groups.filter(\.isOfMembersAlone).flatMap(\.names)
      return
    }
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
    } else if isPronoun(subject)
      || isUnsaid && reading.statements.last?.isOfHeading == true
    {
      if lead != nil {
        add(verb, leadGroups(lead), series: predicate.series)
      } else {
        reading.statements.append(
          Statement(verb: verb, groups: [], series: predicate.series, isOfHeading: true))
      }
    } else if lead == nil,
      isPronounOfThings(subject) || verb == .pendingRemoval && isElliptical(subject)
    {
      reading.statements.append(Statement(verb: verb, groups: [], series: predicate.series))
    } else if let expected, lead != nil, verb == .removed, !sentence.endsWithColon {
      add(expected, leadGroups(lead))
    } else {
      reading.owners += groups.flatMap(\.owners) + after.flatMap(\.owners) + leadOwners
    }
  }

  /// "X now raises a warning and" before what is said of X besides.
  private func beforeWarning(_ subject: Range<Int>) -> Range<Int> {
    let verbs: Set<String> = [
      "emits", "emit", "raises", "raise", "issues", "issue", "shows", "show", "warns", "warn",
    ]
    guard
      let verb = tokens[subject].indices.first(where: { index in
        index > subject.lowerBound && verbs.contains(tokens[index].word ?? "")
          && ["now", "also", "already"].contains(tokens[index - 1].word ?? "")
      })
    else { return subject }
    return subject.lowerBound..<verb - 1
  }

  // MARK: Adding

  mutating func add(
    _ verb: Claim.Verb, _ groups: [NameGroup], owners: [SpokenName] = [], series: Series? = nil
  ) {
    let things = groups.compactMap { group -> NameGroup? in
      guard !group.names.isEmpty, !group.isOther || group.names.contains(where: \.isOfC) else {
        return nil
      }
      // What a star import brings is no removal.
      guard group.owners.last?.parts.last != "__all__" else { return nil }
      var group = group
      if group.owners.isEmpty { group.owners = owners }
      return group
    }
    reading.owners += groups.flatMap(\.owners) + owners
    guard !things.isEmpty else { return }
    reading.statements.append(Statement(verb: verb, groups: things, series: series))
  }
}
