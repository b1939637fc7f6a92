// Whether a name stands for itself, or only says of what sort another thing is.
extension PhraseReader {
  /// "chained ``classmethod`` descriptors": the name right before says of what sort another thing is.
  func modifies(_ word: String) -> Bool {
    guard let before = token(-1)?.name, current.names.last == before, !isOwner,
      // "the ``m._USE_FORK`` escape hatch" is that variable.
      !(before.isDotted && before.parts.last?.hasPrefix("_") == true),
      // "``A`` and ``B`` predicates" are both.
      current.names.count == 1 || !word.hasSuffix("s") || !isJoined,
      // "the ``HAVE_ARGUMENT`` separator" is that itself, as are "``f()`` dummy methods".
      token(-2)?.word != "the" || isKind(of: before),
      !["extension", "access", "internal"].contains(word), before.sort != .path,
      before.sort == .plain || isKind(of: before) || !isNoun(token(1)?.word ?? "")
        || ["interface", "protocol"].contains(token(1)?.word),
      let token = token(0), token.isSpaced, token.text == word,
      word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), word.count > 3
    else { return false }
    let saysHow = word.hasSuffix("ly") || word.hasSuffix("ed") || word.hasSuffix("ing")
    return !saysHow && !RemovalWords.adverbs.contains(word) && !RemovalWords.finites.contains(word)
  }

  /// Whether the name right before is joined to one before it.
  private var isJoined: Bool {
    token(-2)?.isMark(",") == true
      || token(-2)?.word.map(RemovalWords.conjunctions.contains) == true
  }

  /// "the ``m`` module frames": frames, not the module.
  func isOfWhole(_ word: String) -> Bool {
    guard !isSubject, !isOwner, current.names.count == 1, token(-2)?.name == current.names.last,
      RemovalWords.wholes[token(-1)?.word ?? ""] != nil, let token = token(0), token.isSpaced,
      token.text == word, word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss")
    else { return false }
    return word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      && !RemovalWords.finites.contains(word) && !RemovalWords.adverbs.contains(word)
  }

  /// "the ``T`` encoder APIs": several things, which one name of a type cannot be.
  private func isKind(of name: SpokenName) -> Bool {
    !isSubject && !name.isCall && ![.function, .method, .parameter].contains(name.sort)
      && current.names.count == 1 && RemovalWords.kinds.contains(token(1)?.word ?? "")
  }
}
