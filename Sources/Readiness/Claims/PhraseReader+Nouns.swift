// What a noun says of the names beside it.
extension PhraseReader {
  func isNoun(_ word: String) -> Bool {
    RemovalWords.members[word] != nil || RemovalWords.wholes[word] != nil
      || RemovalWords.parameters.contains(word) || RemovalWords.others.contains(word)
  }

  mutating func readNoun(_ word: String) {
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
    if !isTrailing, takeModuleAsOwner(of: word) { return }
    guard isTrailing, !current.names.isEmpty else {
      if !current.names.isEmpty, isAfterConjunction || trailingNoun == false { close() }
      begin(noun: word)
      return
    }
    let isBeforeName = token(1)?.name != nil
    if isBeforeName || !isNamed(by: word) || isOfStructure(word) {
      let owners = current.names
      close(keepingNouns: false)
      // The names are what the things with this noun belong to.
      if let last = groups.last, last.names == owners { groups.removeLast() }
      current.owners = owners
      begin(noun: word)
      return
    }
    if word.hasPrefix("keyword"), let name = current.names.last,
      Self.keywordsOfC.contains(name.text)
    {
      // "the ``register`` keyword" of a declaration
      current.isOther = true
      return
    }
    if RemovalWords.others.contains(word) {
      // "the ``X`` build macro" is a macro.
      let next = token(1)?.word ?? ""
      let isAdjunct = RemovalWords.wholes[next] != nil || RemovalWords.members[next] != nil
      if !isAdjunct { current.isOther = true }
      trailingNoun = trailingNoun || isAdjunct
    } else {
      current.nouns.append(word)
      trailingNoun = true
    }
  }

  private static let held: Set<String> = ["command", "commands", "codec", "codecs", "encodings"]

  /// "the ``asyncio`` queue subclasses ``A`` and ``B``": what a module has is named behind.
  private mutating func takeModuleAsOwner(of noun: String) -> Bool {
    guard !isOwner, current.names.count == 1, current.names[0].sort == .module,
      current.owners.isEmpty, token(1)?.name != nil, RemovalWords.wholes[noun] != .module,
      token(-1)?.word != nil, token(-2)?.name == current.names[0]
    else { return false }
    current.owners = current.names
    current.names = []
    begin(noun: noun)
    return true
  }

  private static let keywordsOfC: Set<String> = [
    "register", "static", "inline", "extern", "volatile", "restrict", "const", "signed",
  ]

  /// "the ``X`` structure members": members of X, not X.
  func isOfStructure(_ word: String) -> Bool {
    guard RemovalWords.members[word] != nil, let noun = token(-1)?.word, token(-2)?.name != nil
    else { return false }
    // "the ``C.a`` class attribute" is that attribute.
    return ["structure", "struct", "type"].contains(noun)
  }

  /// Whether a name stands right before, or with nothing but adjectives in between.
  var isAfterName: Bool {
    var back = -1
    while back > -4, ["deprecated", "undocumented", "old", "obsolete"].contains(token(back)?.word) {
      back -= 1
    }
    return token(back)?.name != nil
  }

  mutating func begin(noun word: String) {
    trailingNoun = false
    if RemovalWords.others.contains(word) {
      current.isOther = true
    } else {
      current.nouns.append(word)
    }
  }

  /// Whether a noun after the names can be said of them: no module is a method.
  func isNamed(by noun: String) -> Bool {
    if RemovalWords.others.contains(noun) { return true }
    let isMember = RemovalWords.members[noun] != nil || RemovalWords.parameters.contains(noun)
    return current.names.allSatisfy { name in
      switch name.sort {
      // "``distutils`` commands" are some that it has.
      case .module: RemovalWords.wholes[noun] == .module && !Self.held.contains(noun)
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
