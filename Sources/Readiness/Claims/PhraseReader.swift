/// Reads a part of a sentence that names things: the subject or the object of a removal.
struct PhraseReader {
  let tokens: [SentenceToken]
  /// What is passed over after a cut ends at the next comma in a subject; in an object it does not.
  let isSubject: Bool
  var groups: [NameGroup] = []
  var current = NameGroup()
  var isOwner = false
  var isAfterConjunction = false
  var isIgnoring = false
  var isStopped = false
  /// What stands before a colon that is followed by names.
  var outerOwners: [SpokenName] = []
  /// Whether a name was passed over that only says of what sort another thing is.
  var hasPassedOver = false
  /// Whether the noun of the names stands after them already.
  var trailingNoun = false
  var index = 0

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

  func token(_ offset: Int) -> SentenceToken? {
    let place = index + offset
    return tokens.indices.contains(place) ? tokens[place] : nil
  }

  private func token(in place: Int) -> String? {
    tokens.indices.contains(place) ? tokens[place].word : nil
  }

  mutating func close() {
    if !current.names.isEmpty || !current.owners.isEmpty { groups.append(current) }
    current = NameGroup()
    isOwner = false
  }

  /// "a, b and the field c of d": what belongs to a module is said of all, what belongs to a class of
  /// members alone.
  mutating func shareOwners() {
    if isSubject, let first = groups.first, first.names.isEmpty, token(in: 0) == "in" {
      // "In the module m, f and g have been removed."
      for index in groups.indices.dropFirst() where groups[index].owners.isEmpty {
        groups[index].owners = first.owners
        groups[index].ownerNouns = first.ownerNouns
      }
    }
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

  mutating func read(_ token: SentenceToken) {
    switch token.kind {
    case .mark(let mark): read(mark: mark)
    case .word(let word): read(word: word)
    case .name(let name): read(name)
    }
  }

  mutating func read(mark: UInt8) {
    switch mark {
    case UInt8(ascii: ","):
      if isSubject { isIgnoring = false }
      if isSubject, current.isOther, current.names.isEmpty, token(1)?.name != nil {
        // "2to3 and its library, ``lib2to3``, have been removed"
        current.isOther = false
      }
      if isSubject, isOwner, current.owners.isEmpty, current.names.isEmpty {
        // "In the standard library, a and b": no owner was named.
        isOwner = false
      }
      isAfterConjunction = true
    case UInt8(ascii: ":"):
      if current.names.isEmpty, !hasPassedOver, groups.allSatisfy({ $0.names.isEmpty }) {
        outerOwners = current.owners
        current.isOther = false
        isOwner = false
        isIgnoring = false
      } else if isOfKind {
        // "deprecated ``X`` APIs: a, b"
        outerOwners = current.names
        current = NameGroup()
      } else if isOfKindFrom {
        // "``X`` aliases from ``m``: a, b"
        outerOwners = current.owners
        current = NameGroup()
        isOwner = false
      } else {
        isStopped = true
      }
    case UInt8(ascii: ";"):
      // "``a()``, ``b()``; ``c()``" is a list, "…; use d" is not.
      let rest = tokens[(index + 1)...].prefix { !$0.isMark(";") }
      let isClause = rest.contains { RemovalWords.finites.contains($0.word ?? "") }
      if token(1)?.name != nil, isSubject || !isClause {
        if !isSubject { isIgnoring = false }
        isAfterConjunction = true
      } else {
        isStopped = true
      }
    case UInt8(ascii: ">") where token(-1)?.isMark("=") == true || token(-1)?.isMark("-") == true:
      // "``a`` => ``b``": what to use instead.
      isStopped = true
    case UInt8(ascii: "-") where isSubject && token(-1)?.isMark("-") == true:
      // "several functions that nobody used -- ``f`` and ``g`` --"
      isIgnoring = false
      isAfterConjunction = true
    case UInt8(ascii: "-") where token(1)?.isSpaced == false && token(1)?.word != nil:
      // "the ``asyncore``-based ``smtpd`` module" is about the second.
      guard !isIgnoring, !isOwner, let before = token(-1)?.name, current.names.last == before else {
        break
      }
      current.names.removeLast()
      hasPassedOver = true
    case UInt8(ascii: "'") where token(1)?.word == "s" || token(1)?.text == "s":
      possess()
    default: break
    }
  }

  /// Whether the one name so far only says of which kind the names after the colon here are, those of a
  /// list perhaps.
  private var isOfKind: Bool {
    guard !isSubject, groups.isEmpty, current.names.count == 1, current.owners.isEmpty,
      let noun = token(-1)?.word, token(-2)?.name == current.names[0],
      token(1) == nil || token(1)?.name != nil
    else { return false }
    return RemovalWords.kinds.contains(noun)
  }

  /// "``X`` aliases such as ``X.a``": some of the names in question.
  var isOfKindSuchAs: Bool {
    guard groups.isEmpty, current.names.count == 1, current.owners.isEmpty,
      let noun = token(-1)?.word, token(-2)?.name == current.names[0], token(1)?.word == "as"
    else { return false }
    return RemovalWords.kinds.contains(noun)
  }

  /// The same, where it is said what they are taken from.
  private var isOfKindFrom: Bool {
    guard !isSubject, isOwner, groups.isEmpty, current.names.count == 1,
      !current.owners.isEmpty, token(1) == nil || token(1)?.name != nil
    else { return false }
    return current.nouns.contains(where: RemovalWords.kinds.contains)
  }

  /// `name's`: it is the owner of what follows.
  mutating func possess() {
    index += 1
    guard !isIgnoring, !isOwner else { return }
    guard let name = current.names.popLast() else { return }
    close(keepingNouns: true)
    current.owners.append(name)
  }

  mutating func close(keepingNouns: Bool) {
    let nouns = current.nouns
    if !current.names.isEmpty { groups.append(current) }
    current = NameGroup()
    if keepingNouns { current.nouns = nouns }
    isOwner = false
  }

  // MARK: Names

  mutating func read(_ name: SpokenName) {
    guard !isIgnoring, !isBuiltinWarning(name) else { return }
    defer { isAfterConjunction = false }
    if name.sort == .reference {
      if isOwner { current.owners.append(name) }
      return
    }
    if isOwner, current.names.isEmpty, groups.isEmpty, name.isCall,
      RemovalWords.members[token(-1)?.word ?? ""] != nil, let owner = token(-2)?.name,
      owner == current.owners.last
    {
      // "broken from the start the ``C`` method ``f()``"
      isOwner = false
      current.ownerNouns = []
      current.nouns = [token(-1)?.word ?? ""]
    } else if isOwner {
      guard isAfterConjunction, !isLikeOwners(name) else {
        current.owners.append(name)
        return
      }
      // "two functions of ``m``, ``f`` and ``g``"
      let isListed = current.names.isEmpty && current.owners.allSatisfy { $0.sort == .module }
      let owners = isAlongside(name) || isListed ? current.owners : []
      close()
      current.owners = owners
    }
    if let before = token(-1)?.name, current.names.last == before {
      // "the ``gzip`` ``filename`` attribute"
      current.names.removeLast()
      if RemovalWords.parameters.contains(token(1)?.word ?? ""), groups.isEmpty {
        // "``f`` and ``g`` **x** argument"
        let others = current.names
        current.names = []
        close(keepingNouns: true)
        current.owners = others
      } else {
        close(keepingNouns: true)
      }
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
  func isBuiltinWarning(_ name: SpokenName) -> Bool {
    name.sort == .exception && !name.isDotted && name.text.hasSuffix("Warning")
  }

  mutating func addHint() {
    guard let before = token(-1), let word = before.word, before.text == word,
      SpokenName.isIdentifier(word), RemovalWords.members[word] == nil,
      RemovalWords.wholes[word] == nil, !RemovalWords.determiners.contains(word)
    else { return }
    current.hints.append(word)
    trailingNoun = false
  }

  /// "the ``a`` attribute of :class:`C`, and ``b``": b of C, too.
  private func isAlongside(_ name: SpokenName) -> Bool {
    guard let owner = current.owners.last, owner.sort == .type, name.sort == .literal,
      !name.isDotted, name.text.first?.isLowercase == true
    else { return false }
    let rest = tokens[(index + 1)...].prefix { !$0.isMark(",") && !$0.isMark(";") }
    return !rest.contains { RemovalWords.ownerPrepositions.contains($0.word ?? "") }
  }

  func isLikeOwners(_ name: SpokenName) -> Bool {
    guard let owner = current.owners.last else { return true }
    if isAlongside(name) { return false }
    let isOfParameters =
      !current.names.isEmpty && current.names.allSatisfy { $0.sort == .parameter }
    if isOfParameters, [.type, .function, .method].contains(name.sort) { return true }
    if ["from", "of"].contains(token(1)?.word ?? ""), name.sort != owner.sort { return false }
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
}
