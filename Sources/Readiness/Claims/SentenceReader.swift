/// Reads the statements of a sentence.
struct SentenceReader {
  let sentence: Sentence
  let tokens: [SentenceToken]
  /// The verb of the list or section, if the sentence may be one item of it without a verb of its own.
  let expected: Claim.Verb?
  let series: Series
  /// What the sentence says is done, in order.
  private(set) var predicates: [Predicate] = []
  var reading = SentenceReading()
  var lastSubject: [NameGroup] = []

  init(_ sentence: Sentence, expected: Claim.Verb?, series: Series) {
    self.sentence = sentence
    tokens = sentence.tokens
    self.expected = expected
    self.series = series
  }

  mutating func read() -> SentenceReading {
    predicates = PredicateFinder(tokens).predicates()
    let first = predicates.first { $0.voice != .other }
    let lead = lead(before: first?.range.lowerBound)
    reading.hasPredicate = first != nil
    if first == nil {
      readFragment(lead: lead)
      return reading
    }
    var start = lead.map { $0.upperBound + 1 } ?? 0
    for (number, predicate) in predicates.enumerated() where predicate.range.lowerBound >= start {
      let end = end(ofObject: predicate, before: predicates.dropFirst(number + 1))
      if predicate.voice == .passive,
        let clause = tokens[start..<predicate.range.lowerBound].lastIndex(where: { $0.isMark(";") }
        ),
        number > 0
          || saysSomething(tokens[start..<clause])
            && clause + 1 < predicate.range.lowerBound
            && !isPronoun(clause + 1..<predicate.range.lowerBound)
      {
        // "a was removed from m; b was removed from n"
        start = clause + 1
      }
      if predicate.isWarning,
        isPronoun(min(start, predicate.range.lowerBound)..<predicate.range.lowerBound)
      {
        // "It now emits a warning": perhaps some use of it. What is said besides is of the same.
        continue
      }
      read(
        listed(predicate, after: predicates[..<number]),
        subject: min(start, predicate.range.lowerBound)..<predicate.range.lowerBound,
        object: predicate.range.upperBound..<max(end, predicate.range.upperBound), lead: lead)
      start = predicate.range.upperBound
    }
    addPending()
    return reading
  }

  /// "deprecated for removal in 3.15", "deprecated, with removal planned for 3.15", "deprecated, to be
  /// removed in 3.15": what is deprecated is to go then.
  private mutating func addPending() {
    guard
      !reading.statements.contains(where: { $0.verb == .pendingRemoval && !$0.groups.isEmpty }),
      let later = seriesOfRemoval, later > series
    else { return }
    for statement in reading.statements where statement.verb == .deprecated {
      var pending = statement
      pending.verb = .pendingRemoval
      pending.series = later
      reading.statements.append(pending)
    }
  }

  /// The series in which a sentence says that something goes.
  private var seriesOfRemoval: Series? {
    for index in tokens.indices {
      let word = tokens[index].word
      let isRemoval = word == "removal" && index > 0
      let isToBe = word == "removed" && index > 0 && tokens[index - 1].word == "be"
      guard isRemoval || isToBe else { continue }
      var next = index + 1
      while next < min(index + 5, tokens.count),
        ["is", "planned", "scheduled", "slated", "due", "for", "in", "python", "version"]
          .contains(tokens[next].word ?? "")
      {
        next += 1
      }
      if next < tokens.count, next > index + 1,
        let series = tokens[next].word.flatMap({ Series(spoken: $0) })
      {
        return series
      }
    }
    return nil
  }

  /// Whether a verb stands in a clause before the one that removes.
  private func saysSomething(_ clause: ArraySlice<SentenceToken>) -> Bool {
    clause.contains { token in
      RemovalWords.finites.contains(token.word ?? "")
        || ["uses", "raises", "returns", "accepts", "supports", "used"].contains(token.word ?? "")
    }
  }

  /// "some functions are deprecated: a is replaced by b; c is replaced by d": says it of a and c.
  private func listed(_ predicate: Predicate, after earlier: ArraySlice<Predicate>) -> Predicate {
    guard predicate.voice == .passive, predicate.verb == .behaviour,
      tokens[predicate.range].last?.word == "replaced"
    else { return predicate }
    if let expected, earlier.isEmpty, expected == .pendingRemoval || expected == .deprecated {
      // In a list of what is to go, "X is replaced by Y" tells what to use.
      var listed = predicate
      listed.verb = expected
      return listed
    }
    guard let heading = earlier.first(where: { $0.verb == .deprecated && $0.voice == .passive }),
      tokens.indices.contains(heading.range.upperBound),
      tokens[heading.range.upperBound].isMark(":")
    else { return predicate }
    var listed = predicate
    listed.verb = .deprecated
    return listed
  }

  /// Where what follows a predicate ends: at the next one that says something, or at the clause of
  /// one that does not.
  private func end(ofObject predicate: Predicate, before others: ArraySlice<Predicate>) -> Int {
    if tokens[predicate.range].first?.word == "with" {
      let object = predicate.range.upperBound..<tokens.count
      let comma = tokens[object].indices.first { place in
        tokens[place].isMark(",") && place + 1 < tokens.count && isClause(tokens[(place + 1)...])
      }
      if let comma { return comma }
    }
    for other in others {
      let object =
        predicate.range
        .upperBound..<max(
          predicate.range.upperBound, other.range.lowerBound)
      let clause = tokens[object].lastIndex { $0.isMark(";") }
      guard other.voice == .other else {
        return other.voice == .passive ? clause ?? object.upperBound : object.upperBound
      }
      if let clause { return clause }
    }
    return tokens.count
  }

  // MARK: Leads

  /// "``a``, ``b``: …": what stands before the first colon, if it only names things.
  func lead(before predicate: Int?) -> Range<Int>? {
    let limit = predicate ?? tokens.count
    guard let colon = tokens[..<limit].firstIndex(where: { $0.isMark(":") }), colon > 0,
      colon + 1 < tokens.count
    else { return nil }
    let names = tokens[..<colon].count { $0.name != nil }
    let words = tokens[..<colon].count { $0.word != nil }
    guard names > 0, words <= 4 + 2 * names else { return nil }
    return 0..<colon
  }

  func leadGroups(_ lead: Range<Int>?) -> [NameGroup] {
    lead.map { PhraseReader(tokens[$0], isSubject: true).groups } ?? []
  }

  /// Whether a verb of its own follows the first names: "X is faster" names nothing removed.
  func isClause(after lead: Range<Int>?) -> Bool {
    if let lead {
      return tokens[lead].contains { $0.word.map(RemovalWords.finites.contains) ?? false }
    }
    return isClause(tokens[...])
  }

  /// Whether a verb follows the first names of some words.
  func isClause(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    // "We considered removing X"
    if ["we", "they", "you", "there"].contains(tokens.first?.word ?? "") { return true }
    var isList = true
    for (place, token) in zip(tokens.indices, tokens) {
      if token.isMark(","), isList, place + 1 < tokens.endIndex, tokens[place + 1].name != nil {
        // "``a``, ``b`` and ``c`` are …"
        continue
      }
      if token.isMark(",") || token.isMark(";") { return false }
      isList = isList && (token.name != nil || RemovalWords.conjunctions.contains(token.word ?? ""))
      guard let word = token.word else { continue }
      // "``f`` and ``g`` removed items one by one"
      if isList == false, RemovalWords.participles.contains(word), place > tokens.startIndex,
        tokens[place - 1].name != nil, place + 1 < tokens.endIndex,
        let next = tokens[place + 1].word, !RemovalWords.ownerPrepositions.contains(next),
        !["by", "and", "as", "because", "since", "to", "for"].contains(next)
      {
        return true
      }
      // "X now supports …"
      if RemovalWords.finites.contains(word) || word == "now" { return true }
      if ["which", "that", "who", "used", "enabling"].contains(word) { return false }
    }
    return false
  }

  /// "the X project can be used instead", "the Y module is an alternative"
  func tellsWhatElse(_ rest: ArraySlice<SentenceToken>) -> Bool {
    let words = rest.compactMap(\.word)
    // "the :pypi:`filetype` library"
    let isOther =
      words.contains { $0.hasPrefix("«") } && rest.allSatisfy { $0.name == nil }
      && ["library", "package", "module", "project"].contains(words.last ?? "")
    if isOther { return true }
    return words.contains(where: RemovalWords.finites.contains)
      && words.contains {
        ["instead", "alternative", "alternatives", "replacement", "replacements", "replace"]
          .contains($0)
      }
  }

  /// "``f()`` should not do partial writes"
  func saysWhatNotToDo(_ rest: ArraySlice<SentenceToken>) -> Bool {
    rest.indices.contains { index in
      tokens[index].word == "should" && index + 2 < rest.endIndex
        && tokens[index + 1].word == "not" && tokens[index + 2].word != "be"
    }
  }

  /// "use …", "no replacement": what follows a lead says what to do, not what is removed.
  func isReplacement(_ rest: ArraySlice<SentenceToken>) -> Bool {
    // "``g`` instead"
    if rest.last?.word == "instead", rest.first?.name != nil { return true }
    guard let first = rest.first?.word else { return false }
    return RemovalWords.replacements.contains(first)
  }
}
