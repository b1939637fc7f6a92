/// Reads a part of a sentence that names things: the subject or the object of a removal.
struct PhraseReader {
  private let tokens: [SentenceToken]
  /// What is passed over after a cut ends at the next comma in a subject; in an object it does not.
  private let isSubject: Bool
  private(set) var groups: [NameGroup] = []
  private var current = NameGroup()
  private var isOwner = false
  private var isAfterConjunction = false
  private var isIgnoring = false
  private var isStopped = false
  /// What stands before a colon that is followed by names.
  private var outerOwners: [SpokenName] = []
  /// Whether a name was passed over that only says of what sort another thing is.
  private var hasPassedOver = false
  /// Whether the noun of the names stands after them already.
  private var trailingNoun = false
  private var index = 0

  init(_ tokens: ArraySlice<SentenceToken>, isSubject: Bool) {
    self.tokens = Array(tokens)
    self.isSubject = isSubject
    while index < self.tokens.count, !isStopped {
      read(self.tokens[index])
      index += 1
    }
    close()
    shareOwners()
  }

  private func token(_ offset: Int) -> SentenceToken? {
    let place = index + offset
    return tokens.indices.contains(place) ? tokens[place] : nil
  }

  private mutating func close() {
    if !current.names.isEmpty || !current.owners.isEmpty { groups.append(current) }
    current = NameGroup()
    isOwner = false
  }

  /// "a, b and the field c of d": what belongs to a module is said of all, what belongs to a class of
  /// members alone.
  private mutating func shareOwners() {
    for index in groups.indices where groups[index].owners.isEmpty {
      guard let later = groups[index...].first(where: { !$0.owners.isEmpty }) else { continue }
      let isModule =
        later.owners.allSatisfy { $0.sort == .module }
        || later.ownerNouns.contains { RemovalWords.wholes[$0] == .module }
      if isModule || groups[index].isOfMembers, !groups[index].isOfModules {
        groups[index].owners = later.owners
        groups[index].ownerNouns = later.ownerNouns
      }
    }
    if groups.contains(where: { !$0.names.isEmpty }) { groups.removeAll(where: \.names.isEmpty) }
    for index in groups.indices where groups[index].owners != outerOwners {
      groups[index].outerOwners = outerOwners
    }
  }

  private mutating func read(_ token: SentenceToken) {
    switch token.kind {
    case .mark(let mark): read(mark: mark)
    case .word(let word): read(word: word)
    case .name(let name): read(name)
    }
  }

  private mutating func read(mark: UInt8) {
    switch mark {
    case UInt8(ascii: ","):
      if isSubject { isIgnoring = false }
      isAfterConjunction = true
    case UInt8(ascii: ":"):
      if current.names.isEmpty, !hasPassedOver, groups.allSatisfy({ $0.names.isEmpty }) {
        outerOwners = current.owners
        isOwner = false
        isIgnoring = false
      } else {
        isStopped = true
      }
    case UInt8(ascii: ";"):
      // "``a()``, ``b()``; ``c()``" is a list, "…; use d" is not.
      if token(1)?.name != nil { isAfterConjunction = true } else { isStopped = true }
    case UInt8(ascii: "'") where token(1)?.word == "s" || token(1)?.text == "s":
      possess()
    default: break
    }
  }

  /// `name's`: it is the owner of what follows.
  private mutating func possess() {
    index += 1
    guard !isIgnoring, !isOwner else { return }
    guard let name = current.names.popLast() else { return }
    close(keepingNouns: true)
    current.owners.append(name)
  }

  private mutating func close(keepingNouns: Bool) {
    let nouns = current.nouns
    if !current.names.isEmpty { groups.append(current) }
    current = NameGroup()
    if keepingNouns { current.nouns = nouns }
    isOwner = false
  }

  // MARK: Names

  private mutating func read(_ name: SpokenName) {
    guard !isIgnoring, !isBuiltinWarning(name) else { return }
    defer { isAfterConjunction = false }
    if name.sort == .reference {
      if isOwner { current.owners.append(name) }
      return
    }
    if isOwner {
      guard isAfterConjunction, !isLikeOwners(name) else {
        current.owners.append(name)
        return
      }
      close()
    }
    if let before = token(-1)?.name, current.names.last == before {
      // "the ``gzip`` ``filename`` attribute"
      current.names.removeLast()
      close(keepingNouns: true)
      current.owners.append(before)
    }
    let isOther = name.sort == .parameter
    if !current.names.isEmpty, current.names.contains(where: { ($0.sort == .parameter) != isOther })
    {
      close()
    }
    if isAfterConjunction, !current.names.isEmpty, trailingNoun { close() }
    addHint()
    current.names.append(name)
  }

  /// "a :exc:`DeprecationWarning` is emitted": what is emitted is not what is deprecated.
  private func isBuiltinWarning(_ name: SpokenName) -> Bool {
    name.sort == .exception && !name.isDotted && name.text.hasSuffix("Warning")
  }

  private mutating func addHint() {
    guard let before = token(-1), let word = before.word, before.text == word,
      SpokenName.isIdentifier(word), RemovalWords.members[word] == nil,
      RemovalWords.wholes[word] == nil, !RemovalWords.determiners.contains(word)
    else { return }
    current.hints.append(word)
    trailingNoun = false
  }

  private func isLikeOwners(_ name: SpokenName) -> Bool {
    guard let owner = current.owners.last else { return true }
    switch (owner.sort, name.sort) {
    case (_, .path), (_, .parameter): return false
    case (.module, .module), (.type, .type), (.c, .c), (.instruction, .instruction): return true
    case (.literal, .literal), (.type, .literal), (.literal, .type), (.plain, .plain):
      return owner.isCall == name.isCall
    case (.function, .function), (.method, .method), (.function, .method), (.method, .function):
      return true
    default: return false
    }
  }

  // MARK: Words

  private mutating func read(word: String) {
    if isIgnoring {
      if !isSubject, word == "including" || isAsWellAs(word) { resume() }
      return
    }
    if RemovalWords.conjunctions.contains(word) || isAsWellAs(word) {
      if word == "as" { index += 2 }
      isAfterConjunction = true
    } else if RemovalWords.determiners.contains(word) {
      readDeterminer()
    } else if RemovalWords.supports.contains(word), !isOwner {
      readSupport()
    } else if isNoun(word) {
      readNoun(word)
    } else if RemovalWords.ownerPrepositions.contains(word) {
      readPreposition(word)
    } else if RemovalWords.replacements.contains(word) {
      if isSubject { isIgnoring = true } else { isStopped = true }
    } else if word == "for", !current.names.isEmpty {
      // "access for X objects"
      readPreposition(word)
    } else if RemovalWords.cuts.contains(word) || isParticiple(word) {
      let hasBegun = !current.names.isEmpty || !groups.isEmpty || !current.nouns.isEmpty
      if hasBegun || !RemovalWords.adverbialCuts.contains(word) { isIgnoring = true }
    } else if modifies(word) {
      current.names.removeLast()
      hasPassedOver = true
    }
  }

  /// "chained ``classmethod`` descriptors": the name right before says of what sort another thing is.
  private func modifies(_ word: String) -> Bool {
    guard let before = token(-1)?.name, current.names.last == before, !isOwner,
      // "the ``HAVE_ARGUMENT`` separator" is that itself, as are "``f()`` dummy methods".
      token(-2)?.word != "the", !["extension", "access"].contains(word), before.sort != .path,
      before.sort == .plain || !isNoun(token(1)?.word ?? ""),
      let token = token(0), token.isSpaced, token.text == word,
      word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), word.count > 3
    else { return false }
    let saysHow = word.hasSuffix("ly") || word.hasSuffix("ed") || word.hasSuffix("ing")
    return !saysHow && !RemovalWords.adverbs.contains(word) && !RemovalWords.finites.contains(word)
  }

  private mutating func resume() {
    isIgnoring = false
    close()
    isAfterConjunction = true
  }

  private func isAsWellAs(_ word: String) -> Bool {
    word == "as" && token(1)?.word == "well" && token(2)?.word == "as"
  }

  /// "the ``x()`` function, deprecated since": not before the name, where it is an adjective.
  private func isParticiple(_ word: String) -> Bool {
    guard word == "deprecated" || word.hasSuffix("ed") && word.count > 4 else { return false }
    if token(1)?.word == "in" || token(1)?.word == "since" || token(1)?.word == "by" { return true }
    // "the ``C`` deprecated method ``f``"
    if isNoun(token(1)?.word ?? "") { return false }
    guard let before = token(-1) else { return false }
    if before.name != nil { return true }
    if before.isMark(",") { return word == "deprecated" }
    return false
  }

  private mutating func readDeterminer() {
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
  private mutating func readSupport() {
    if token(-1)?.name != nil {
      current.names = []
      return
    }
    let next = token(1)
    let isFollowed = next == nil || ["for", "of", "to", "in", "on"].contains(next?.word ?? "")
    if isFollowed || next?.word.map({ RemovalWords.conjunctions.contains($0) }) == true
      || next?.kind == .mark(UInt8(ascii: ","))
    {
      isStopped = true
      current.names = []
    }
  }

  private mutating func readPreposition(_ word: String) {
    let next = token(1)?.word
    if next == "favor" || next == "favour" || next == "order" || next == "addition" {
      isIgnoring = true
      return
    }
    if next == "python", word == "in" {
      index += 2
      return
    }
    isOwner = true
    isAfterConjunction = false
  }

  private func isNoun(_ word: String) -> Bool {
    RemovalWords.members[word] != nil || RemovalWords.wholes[word] != nil
      || RemovalWords.parameters.contains(word) || RemovalWords.others.contains(word)
  }

  private mutating func readNoun(_ word: String) {
    let isTrailing = isAfterName || (trailingNoun && token(-1)?.word != nil)
    if isOwner {
      if isAfterConjunction, !isTrailing, !current.ownerNouns.contains(word) {
        close()
        begin(noun: word)
      } else {
        current.ownerNouns.append(word)
      }
      return
    }
    guard isTrailing, !current.names.isEmpty else {
      if !current.names.isEmpty, isAfterConjunction || trailingNoun == false { close() }
      begin(noun: word)
      return
    }
    let isBeforeName = token(1)?.name != nil
    if isBeforeName || !isNamed(by: word) {
      let owners = current.names
      close(keepingNouns: false)
      // The names are what the things with this noun belong to.
      if let last = groups.last, last.names == owners { groups.removeLast() }
      current.owners = owners
      begin(noun: word)
      return
    }
    if RemovalWords.others.contains(word) {
      current.isOther = true
    } else {
      current.nouns.append(word)
      trailingNoun = true
    }
  }

  /// Whether a name stands right before, or with nothing but adjectives in between.
  private var isAfterName: Bool {
    var back = -1
    while back > -4, ["deprecated", "undocumented", "old", "obsolete"].contains(token(back)?.word) {
      back -= 1
    }
    return token(back)?.name != nil
  }

  private mutating func begin(noun word: String) {
    trailingNoun = false
    if RemovalWords.others.contains(word) {
      current.isOther = true
    } else {
      current.nouns.append(word)
    }
  }

  /// Whether a noun after the names can be said of them: no module is a method.
  private func isNamed(by noun: String) -> Bool {
    if RemovalWords.others.contains(noun) { return true }
    let isMember = RemovalWords.members[noun] != nil || RemovalWords.parameters.contains(noun)
    return current.names.allSatisfy { name in
      switch name.sort {
      case .module: RemovalWords.wholes[noun] == .module
      case .type: !isMember && !["function", "functions", "constants", "constant"].contains(noun)
      case .function, .method:
        !["constants", "constant"].contains(noun) && !RemovalWords.parameters.contains(noun)
      case .literal where name.isCall:
        !["constants", "constant"].contains(noun) && !RemovalWords.parameters.contains(noun)
      case .c: !(RemovalWords.parameters.contains(noun))
      default: true
      }
    }
  }
}
