// What each word of a phrase does.
extension PhraseReader {
  mutating func read(word: String) {
    if isIgnoring {
      if !isSubject, word == "including" {
        resume()
      } else if !isSubject, isAsWellAs(word) {
        resume()
        index += 2
      } else if endsLeadingPhrase {
        begin()
      }
      return
    }
    if word.hasSuffix("'s"), isNoun(String(word.dropLast(2))), token(-1)?.name != nil, !isOwner,
      let owner = current.names.popLast()
    {
      // "the ``array`` module's ``'u'`` type"
      close(keepingNouns: true)
      current.owners.append(owner)
      current.ownerNouns.append(String(word.dropLast(2)))
    } else if isBeginning, RemovalWords.doings.contains(word) {
      // "calling ``f`` in a thread": a use of it.
      isStopped = true
    } else if word == "«literal»", let before = token(-1)?.name, current.names.last == before,
      !isOwner, isNoun(token(1)?.word ?? "")
    {
      // "``array`` ``'u'`` type": one of its kinds.
      current.names.removeLast()
      hasPassedOver = true
    } else if word.hasPrefix("«") {
      readReference(word)
    } else if RemovalWords.conjunctions.contains(word) || isAsWellAs(word) {
      if word == "as" { index += 2 }
      isAfterConjunction = true
    } else if word == "such", isOfKindSuchAs {
      outerOwners = current.names
      current = NameGroup()
      index += 1
    } else if word == "one", token(1)?.name != nil, isBeginning, !isSubject {
      // "one ``X`` from ``Y``": some of what is there.
      isStopped = true
    } else if Self.otherVerbs.contains(word), isAfterConjunction, !isSubject,
      !current.names.isEmpty,
      word == "use" || token(-1)?.word == "and"
    {
      // "Eliminate ``f()`` and use ``g()``"
      isStopped = true
    } else if word.hasSuffix("'s"), word.count > 3, let before = token(-1)?.name,
      current.names.last == before, !isOwner, !isNoun(String(word.dropLast(2)))
    {
      // "the ``help`` window's scrollbar"
      current.names.removeLast()
      hasPassedOver = true
    } else if word == "a" || word == "an", isPartOf {
      // "*x*, a parameter of ``f``"
      current.nouns.append(token(1)?.word ?? "")
      index += 2
      isOwner = true
      isAfterConjunction = false
    } else if word == "a" || word == "an", isApposition {
      while let next = token(1), !next.isMark(",") { index += 1 }
    } else if word == "together" || word == "along", token(1)?.word == "with",
      !current.names.isEmpty
    {
      index += 1
      isAfterConjunction = true
    } else if RemovalWords.determiners.contains(word) {
      readDeterminer()
    } else if RemovalWords.needless.contains(word), current.names.isEmpty,
      groups.isEmpty, token(-1)?.word != "the"
    {
      // "redundant ``X`` instructions": some uses of it, not X.
      isStopped = true
    } else if RemovalWords.supports.contains(word) || word == "deprecation" && !isSubject, !isOwner
    {
      readSupport()
    } else if isNoun(word) {
      readNoun(word)
    } else if RemovalWords.ownerPrepositions.contains(word) {
      readPreposition(word)
    } else if RemovalWords.replacements.contains(word) {
      if isSubject { isIgnoring = true } else { isStopped = true }
    } else if word == "to", RemovalWords.parameters.contains(token(-1)?.word ?? "") {
      // "the *strict* argument to C"
      readPreposition(word)
    } else if isParticiple(word), current.names.isEmpty, groups.isEmpty, let end = endOfTime {
      // "previously deprecated in Python 2.4 classes"
      index = end
    } else if word == "deprecated", !isSubject, !current.names.isEmpty, let end = endOfTime,
      end + 1 < tokens.count, tokens[end + 1].isMark(",")
    {
      // "the ``a`` module, deprecated in Python 3.4, and the ``b`` module"
      index = end
    } else if word == "for", !current.names.isEmpty {
      // "access for X objects"
      readPreposition(word)
    } else if RemovalWords.cuts.contains(word) || isParticiple(word) {
      let hasBegun = !current.names.isEmpty || !groups.isEmpty || !current.nouns.isEmpty
      if hasBegun || !RemovalWords.adverbialCuts.contains(word) { isIgnoring = true }
    } else if modifies(word) || isOfWhole(word) {
      current.names.removeLast()
      hasPassedOver = true
    }
  }

  private static let otherVerbs: Set<String> = [
    "use", "make", "let", "turn", "keep", "allow", "prefer", "raise", "return", "convert",
  ]

  /// Whether "a parameter of", "a method of" follows one name and a comma.
  private var isPartOf: Bool {
    guard token(-1)?.isMark(",") == true, current.names.count == 1, !isOwner,
      let noun = token(1)?.word, token(2)?.word == "of"
    else { return false }
    return RemovalWords.members[noun] != nil || RemovalWords.parameters.contains(noun)
  }

  /// "``f``, a thin wrapper round ``g``": says what f is.
  private var isApposition: Bool {
    guard token(-1)?.isMark(",") == true, !current.names.isEmpty else { return false }
    return (1...3).contains { Self.likenesses.contains(token($0)?.word ?? "") }
  }

  private static let likenesses: Set<String> = [
    "wrapper", "alias", "synonym", "shortcut", "shim", "equivalent", "counterpart", "variant",
    "relic",
    "leftover", "subclass", "copy",
  ]

  /// Whether nothing was read so far.
  private var isBeginning: Bool {
    current.names.isEmpty && current.nouns.isEmpty && current.owners.isEmpty && groups.isEmpty
      && !hasPassedOver
  }

  /// "several ``C`` `method aliases`_": methods of C, not C.
  private mutating func readReference(_ word: String) {
    let words = word.dropFirst().dropLast().split(separator: " ")
    if words.count > 1, let before = token(-1)?.name, before.sort == .module,
      current.names.last == before, !isOwner
    {
      // ":mod:`sqlite3` :ref:`default adapters and converters <…>`": some of what it has.
      current.names.removeLast()
      hasPassedOver = true
      return
    }
    guard words.count > 1, let noun = words.last, isNoun(String(noun)),
      let before = token(-1)?.name, current.names.last == before, !isOwner
    else { return }
    current.names.removeLast()
    current.owners.append(before)
  }

  mutating func resume() {
    isIgnoring = false
    close()
    isAfterConjunction = true
  }

  func isAsWellAs(_ word: String) -> Bool {
    word == "as" && token(1)?.word == "well" && token(2)?.word == "as"
  }

  /// "the ``x()`` function, deprecated since": not before the name, where it is an adjective.
  func isParticiple(_ word: String) -> Bool {
    guard word == "deprecated" || word.hasSuffix("ed") && word.count > 4 else { return false }
    if token(1)?.word == "in" || token(1)?.word == "since" || token(1)?.word == "by" { return true }
    // "the ``C`` deprecated method ``f``"
    if isNoun(token(1)?.word ?? "") { return false }
    guard let before = token(-1) else { return false }
    if before.name != nil { return true }
    // "the undocumented, deprecated and broken ``f``" goes on.
    if before.isMark(",") { return word == "deprecated" && !isBeginning }
    return false
  }

  /// The index of the version in "deprecated since Python 3.2", where the participle is read.
  var endOfTime: Int? {
    guard ["in", "since"].contains(token(1)?.word ?? "") else { return nil }
    let offset = ["python", "version"].contains(token(2)?.word ?? "") ? 3 : 2
    return token(offset)?.word.flatMap { Series(spoken: $0) } == nil ? nil : index + offset
  }

  /// "in the course of changes to the buffer API the ``f`` member …": with this "the" the subject
  /// begins, and what went before is over.
  private var endsLeadingPhrase: Bool {
    isSubject && !isAfterConjunction && current.names.isEmpty && groups.isEmpty
      && token(0)?.word == "the" && token(-1)?.word.map(isNoun) == true
  }

  private mutating func begin() {
    current = NameGroup()
    isOwner = false
    isIgnoring = false
  }

  mutating func readDeterminer() {
    if isOwner, endsLeadingPhrase { return begin() }
    guard isAfterConjunction else { return }
    if isOwner {
      // "of the class A and the class B"
      var ahead = 1
      while ahead < 4, let word = token(ahead)?.word {
        if isNoun(word), current.ownerNouns.contains(word) { return }
        ahead += 1
      }
      close()
    } else {
      close()
    }
  }

  /// "support for X", "X support": no removal of X.
  mutating func readSupport() {
    if token(-1)?.name != nil {
      current.names = []
      return
    }
    if isOfParameter {
      // "support of the *exclude* argument" is that argument itself.
      index += 1
      return
    }
    let next = token(1)
    let isFollowed =
      next == nil || ["for", "of", "to", "in", "on", "between"].contains(next?.word ?? "")
    if isFollowed || next?.word.map({ RemovalWords.conjunctions.contains($0) }) == true
      || next?.kind == .mark(UInt8(ascii: ","))
    {
      isStopped = true
      current.names = []
    }
  }

  /// Whether what the support is for is a parameter.
  private var isOfParameter: Bool {
    guard ["of", "for"].contains(token(1)?.word ?? "") else { return false }
    var ahead = 2
    while ahead < 6, let word = token(ahead)?.word, RemovalWords.determiners.contains(word) {
      ahead += 1
    }
    return token(ahead)?.name != nil
      && RemovalWords.parameters.contains(token(ahead + 1)?.word ?? "")
  }

  mutating func readPreposition(_ word: String) {
    let next = token(1)?.word
    if next == "favor" || next == "favour" || next == "order" || next == "addition" {
      isIgnoring = true
      return
    }
    if next == "python", word == "in" {
      index += 2
      return
    }
    if word == "in", next.flatMap({ Series(spoken: $0) }) != nil {
      index += 1
      return
    }
    // "the whole of ``m``" is m.
    if word == "of",
      ["whole", "all", "entirety", "most", "implementations"].contains(token(-1)?.word ?? "")
    {
      return
    }
    isOwner = true
    isAfterConjunction = false
  }
}
