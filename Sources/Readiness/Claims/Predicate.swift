/// What a sentence says is done, and where in it.
struct Predicate: Hashable {
  enum Voice: Hashable {
    /// "Remove X": the things follow.
    case active
    /// "X has been removed": they stand before.
    case passive
    /// "X no longer has a Y": X is the owner of Y.
    case loss
    /// "The removed X include: Y": they follow, and need no markup.
    case listing
    /// "X has been modified": says nothing of a removal, but X is spoken for.
    case other
  }

  var voice: Voice
  /// Nil for what is neither removal nor deprecation, but ends a sentence's claim to be one.
  var verb: Claim.Verb?
  /// The words of the predicate.
  var range: Range<Int>
  /// "in Python 3.4", if it is said.
  var series: Series?
  /// "was already removed": it is told of the past.
  var isPast = false
  /// "now emits a deprecation warning": a pronoun before it may speak of a use.
  var isWarning = false
}

/// Finds the predicates of a sentence.
struct PredicateFinder {
  let tokens: [SentenceToken]
  /// Whether no verb says anything.
  let isFragment: Bool

  init(_ tokens: [SentenceToken]) {
    self.tokens = tokens
    isFragment = !tokens.contains { token in
      token.word.map { RemovalWords.finites.contains($0) || RemovalWords.futures.contains($0) }
        ?? false
    }
  }

  func word(_ index: Int) -> String? {
    tokens.indices.contains(index) ? tokens[index].word : nil
  }

  func predicates() -> [Predicate] {
    var found: [Predicate] = []
    for index in tokens.indices {
      guard let word = word(index),
        var predicate = predicate(word, at: index) ?? other(word, at: index),
        found.last.map({ $0.range.upperBound <= predicate.range.lowerBound }) ?? true
      else { continue }
      predicate.series = predicate.series ?? series(after: predicate.range.upperBound)
      if predicate.verb == .removed, isOfLimitedAPI(predicate) { predicate.verb = .notInLimitedAPI }
      found.append(predicate)
    }
    return restored(found)
  }

  private func predicate(_ word: String, at index: Int) -> Predicate? {
    if let denial = denial(word, at: index) { return denial }
    if let leaving = leaving(word, at: index) { return leaving }
    if let ending = ending(word, at: index) { return ending }
    switch word {
    case "excluded", "exclude", "hide", "hid", "hidden": return excluding(at: index)
    case "made", "make": return makingInternal(at: index)
    case "moved", "move", "converted", "convert", "renamed", "rename", "replaced":
      return moving(word, at: index)
    case "longer": return losing(at: index)
    case "exposed" where self.word(index - 1) == "not":
      guard let auxiliary = self.word(index - 2), ["is", "are"].contains(auxiliary) else {
        return nil
      }
      // "not exposed from Python.h": one must include another header.
      let isOfFile =
        self.word(index + 1) == "from" && index + 2 < tokens.count
        && tokens[index + 2].name?.sort == .path
      return Predicate(
        voice: .passive, verb: isOfFile ? .behaviour : .removed, range: index - 2..<index + 1)
    case "deprecated": return deprecating(at: index)
    case "deprecate", "deprecates":
      guard isClauseStart(index) else { return nil }
      return Predicate(voice: .active, verb: .deprecated, range: index..<index + 1)
    case "deprecation", "deprecations": return ofDeprecation(at: index) ?? ofWarning(at: index)
    case "mark", "marked", "document", "documented", "declare", "declared":
      return marking(at: index)
    case "importing": return importing(at: index)
    case "slated", "scheduled", "planned": return scheduling(at: index)
    default: break
    }
    if let warning = warning(word, at: index) { return warning }
    if RemovalWords.participles.contains(word), let passive = passive(at: index) {
      return passive
    }
    if RemovalWords.active.contains(word), isClauseStart(index) {
      return Predicate(voice: .active, verb: .removed, range: index..<index + 1)
    }
    if word == "removed", let listing = listing(at: index) { return listing }
    return nil
  }

  /// "has now been removed"; nil without an auxiliary.
  func passive(at index: Int) -> Predicate? {
    var start = index
    var hasAuxiliary = false
    var isPast = false
    var isFuture = false
    while let word = word(start - 1) {
      if RemovalWords.auxiliaries.contains(word) {
        hasAuxiliary = true
      } else if word == "already" || word == "once" {
        isPast = true
      } else if word == "not" || word == "never" {
        return nil
      } else if RemovalWords.futures.contains(word) {
        // "was to be removed" tells of a plan of before.
        if word == "to", ["was", "were"].contains(self.word(start - 2) ?? "") { return nil }
        isFuture = true
        // "they will removed": a word was forgotten.
        if word == "will", start == index { hasAuxiliary = true }
      } else if !RemovalWords.adverbs.contains(word) {
        break
      }
      start -= 1
      if start < index - 8 { break }
    }
    // "…, which was deprecated in 3.9 …" tells of the thing, and removes nothing.
    if let before = word(start - 1), ["which", "that", "who"].contains(before) { return nil }
    guard hasAuxiliary else {
      // "``frame``: removed, use …"
      let isBare =
        start == index && index > 0 && tokens[index - 1].isMark(":")
        && (index + 1 == tokens.count || tokens[index + 1].isMark(",")
          || tokens[index + 1].isMark(";"))
      guard isBare else { return nil }
      return Predicate(voice: .passive, verb: .removed, range: index..<index + 1)
    }
    return Predicate(
      voice: .passive, verb: isFuture ? .pendingRemoval : .removed, range: start..<index + 1,
      isPast: isPast)
  }

  /// "has been modified", "are now used", said of a subject of its own.
  func other(_ word: String, at index: Int) -> Predicate? {
    guard word.hasSuffix("ed") || ["made", "kept", "given", "rewritten", "split"].contains(word),
      word.utf8.count > 3, word != "ceased"
    else { return nil }
    var start = index
    while let word = self.word(start - 1), start > index - 6,
      RemovalWords.auxiliaries.contains(word) || RemovalWords.adverbs.contains(word)
    {
      start -= 1
    }
    guard let auxiliary = self.word(index - 1), start < index,
      RemovalWords.auxiliaries.contains(auxiliary) || RemovalWords.adverbs.contains(auxiliary),
      (start..<index).contains(where: { RemovalWords.auxiliaries.contains(self.word($0) ?? "") }),
      !["which", "that", "who", "not", "never"].contains(self.word(start - 1) ?? ""),
      !saysDeprecated(after: index)
    else { return nil }
    return Predicate(voice: .other, range: start..<index + 1)
  }

  func isClauseStart(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    if before.isMark(":") || before.isMark(",") || before.isMark(";") { return true }
    return ["and", "also", "we", "additionally", "finally", "then"].contains(before.word ?? "")
  }

  /// "Excluded X from the limited C API", "X has been excluded from …"
  private func excluding(at index: Int) -> Predicate? {
    var verb: Claim.Verb? = tokens.contains { $0.word == "limited" } ? .notInLimitedAPI : nil
    let words = tokens[index...].map { $0.word ?? "" }
    if verb == nil,
      words.indices.dropLast(3).contains(where: { place in
        words[place] == "from" && words[place + 1] == "the" && words[place + 2] == "c"
          && words[place + 3] == "api"
      })
    {
      verb = .removed
    }
    if var passive = passive(at: index) {
      passive.verb = verb
      return passive
    }
    guard isClauseStart(index) else { return nil }
    return Predicate(voice: .active, verb: verb, range: index..<index + 1)
  }

  /// "Made X and Y internal", "have been made internal"
  private func makingInternal(at index: Int) -> Predicate? {
    if word(index + 1) == "internal", var passive = passive(at: index) {
      passive.verb = .madeInternal
      passive.range = passive.range.lowerBound..<index + 2
      return passive
    }
    guard index == 0, tokens.last?.word == "internal",
      tokens.contains(where: { $0.name?.isOfC == true })
    else { return nil }
    return Predicate(voice: .active, verb: .madeInternal, range: 0..<1)
  }

  /// "Moved X to the internal C API"; other moves say nothing of a removal.
  private func moving(_ word: String, at index: Int) -> Predicate? {
    let isInternal =
      word.hasPrefix("move") && tokens[index...].contains { $0.word == "internal" }
    let verb: Claim.Verb? = isInternal ? .madeInternal : .behaviour
    if word == "replaced", ["by", "with"].contains(self.word(index + 1) ?? ""), index > 0,
      tokens[index - 1].isMark(",")
    {
      // "``f``, replaced by ``g``": what takes its place.
      return nil
    }
    if var passive = passive(at: index) {
      guard passive.verb != .pendingRemoval else { return nil }
      passive.verb = verb
      return passive
    }
    if word == "moved", self.word(index + 1) == "to", index > 0, !isClauseStart(index) {
      // "``f`` and ``g()`` moved to the internal C API"
      return Predicate(voice: .passive, verb: verb, range: index..<index + 1)
    }
    guard isClauseStart(index) else { return nil }
    return Predicate(voice: .active, verb: verb, range: index..<index + 1)
  }

  /// "no longer has", "no longer exists"
  private func losing(at index: Int) -> Predicate? {
    guard word(index - 1) == "no", let next = word(index + 1) else { return nil }
    switch next {
    case "have" where word(index + 2) == "to": return nil
    case "has", "have", "provides", "provide", "exports", "export", "exposes", "expose",
      "defines", "define", "contains", "contain", "maintains", "maintain", "offers", "offer":
      return Predicate(voice: .loss, verb: .removed, range: index - 1..<index + 2)
    case _ where RemovalWords.takings.contains(next):
      let isOfParameter = tokens[index...].contains {
        $0.name?.sort == .parameter || $0.word.map(RemovalWords.parameters.contains) == true
      }
      guard isOfParameter else { return nil }
      return Predicate(voice: .loss, verb: .removed, range: index - 1..<index + 2)
    case "be" where word(index - 2) == "can" && word(index + 2) == "imported":
      return Predicate(voice: .passive, verb: .removed, range: index - 2..<index + 3)
    case "exist", "exists", "exposed":
      return Predicate(voice: .passive, verb: .removed, range: index - 1..<index + 2)
    case "a", "an":
      // "*x* is no longer a parameter of ``f``"
      guard let noun = word(index + 2), ["is", "are"].contains(word(index - 2) ?? ""),
        RemovalWords.members[noun] != nil || RemovalWords.parameters.contains(noun)
      else { return nil }
      return Predicate(voice: .passive, verb: .removed, range: index - 2..<index + 3)
    case "available", "part", "defined", "importable", "provided", "accessible":
      guard let auxiliary = word(index - 2), RemovalWords.auxiliaries.contains(auxiliary) else {
        return nil
      }
      let isConditional = ["when", "if", "by", "on", "unless"].contains(word(index + 2) ?? "")
      let isLimited = tokens[index...].contains {
        $0.name?.text == "Py_LIMITED_API" || $0.word == "limited"
      }
      let verb: Claim.Verb? =
        isLimited ? .notInLimitedAPI : isConditional || next == "part" ? nil : .removed
      return Predicate(voice: .passive, verb: verb, range: index - 2..<index + 2)
    default: return nil
    }
  }

  /// "The removed browsers include: …"
  private func listing(at index: Int) -> Predicate? {
    var ahead = index + 1
    while ahead < index + 4, let word = word(ahead) {
      if ["include", "includes", "are", "were"].contains(word) {
        return Predicate(voice: .listing, verb: .removed, range: index..<ahead + 1)
      }
      ahead += 1
    }
    return nil
  }

  private static let otherTimes: Set<String> = [
    "deprecated", "introduced", "added", "since", "which", "that", "available", "undocumented",
    "changed", "disabled", "announced", "made",
  ]

  /// "in Python 3.14", "in version 3.14", "in 3.14" after a predicate.
  private func series(after start: Int) -> Series? {
    var index = start
    while index < min(start + 8, tokens.count) {
      defer { index += 1 }
      guard ["in", "from", "by", "for", "to"].contains(word(index) ?? "") else {
        if tokens[index].isMark(",") || tokens[index].isMark(";") || tokens[index].isMark(":") {
          return nil
        }
        // "deprecated in 3.9" is no time of the removal, nor the other way round.
        if let word = word(index), Self.otherTimes.contains(word) || isOfRemoval(word) {
          return nil
        }
        continue
      }
      var next = index + 1
      while ["python", "version", "«literal»"].contains(word(next) ?? "") { next += 1 }
      if let series = word(next).flatMap({ Series(spoken: $0) }) { return series }
    }
    return nil
  }

  private func isOfRemoval(_ word: String) -> Bool {
    word == "removal" || RemovalWords.participles.contains(word)
  }

  /// "from the limited C API", "from the stable ABI", right after the thing.
  private func isOfLimitedAPI(_ predicate: Predicate) -> Bool {
    for index in predicate.range.upperBound..<tokens.count {
      if tokens[index].isMark(";") { return false }
      if tokens[index].name?.text == "Py_LIMITED_API",
        ["if", "when", "with", "under"].contains(self.word(index - 1) ?? "")
      {
        return true
      }
      guard let word = word(index) else { continue }
      if ["which", "that", "excluded", "because", "since", "deprecated"].contains(word) {
        return false
      }
      if word == "limited" || word == "stable" && self.word(index + 1) == "abi" {
        let before = [self.word(index - 1), self.word(index - 2)].compactMap { $0 }
        return before.contains("from") || before.contains("in") || before.contains("with")
      }
    }
    return false
  }
}

extension Series {
  /// `3.12`, also of `3.12.0`; nil for what is none.
  init?(spoken text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.count <= 3, let major = Int(parts[0]), let minor = Int(parts[1]),
      (2...9).contains(major), (0...99).contains(minor)
    else { return nil }
    self.init(major: major, minor: minor)
  }
}
