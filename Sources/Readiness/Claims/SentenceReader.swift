/// Reads the statements of a sentence.
struct SentenceReader {
  let sentence: Sentence
  let tokens: [SentenceToken]
  /// The verb of the list or section, if the sentence may be one item of it without a verb of its own.
  let expected: Claim.Verb?
  let series: Series
  var reading = SentenceReading()
  var lastSubject: [NameGroup] = []

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

  // MARK: Fragments

  mutating func readFragment(lead: Range<Int>?) {
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
  func isClause(after lead: Range<Int>?) -> Bool {
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
  func tellsWhatElse(_ rest: ArraySlice<SentenceToken>) -> Bool {
    let words = rest.compactMap(\.word)
    return words.contains(where: RemovalWords.finites.contains)
      && words.contains {
        ["instead", "alternative", "alternatives", "replacement", "replacements", "replace"]
          .contains($0)
      }
  }

  /// "use …", "no replacement": what follows a lead says what to do, not what is removed.
  func isReplacement(_ rest: ArraySlice<SentenceToken>) -> Bool {
    guard let first = rest.first?.word else { return false }
    return RemovalWords.replacements.contains(first)
  }
}
