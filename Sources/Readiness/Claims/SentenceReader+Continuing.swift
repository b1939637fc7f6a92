// A sentence that goes on with what the one before said, and does not say it again.
extension SentenceReader {
  /// "So were the classes A and B", "From ``m``: ``f``", "``g`` is too": the names.
  var continuing: [NameGroup] {
    guard let first = tokens.first else { return [] }
    if first.word == "so" || first.word == "likewise" { return inverted() }
    let end = tokens.suffix(3).map { $0.word ?? "" }
    if ["goes", "go", "went"].contains(end.first), end.dropFirst() == ["with", "it"] {
      return named(tokens.dropLast(3), isSubject: true)
    }
    let verbs = tokens.indices.filter { RemovalWords.finites.contains(tokens[$0].word ?? "") }
    if ["from", "in"].contains(first.word ?? ""), verbs.isEmpty,
      let colon = tokens.firstIndex(where: { $0.isMark(":") }),
      colon + 1 < tokens.count, !isReplacement(tokens[(colon + 1)...])
    {
      return named(tokens[...], isSubject: false)
    }
    guard verbs.count == 1, let last = tokens.last?.word,
      last == "too" && verbs[0] == tokens.count - 2
        || last == "well" && verbs[0] == tokens.count - 3 && tokens[verbs[0] + 1].word == "as"
    else { return [] }
    return named(tokens[..<verbs[0]], isSubject: true)
  }

  /// "So were the classes A and B"
  private func inverted() -> [NameGroup] {
    guard tokens.count > 2, RemovalWords.auxiliaries.contains(tokens[1].word ?? ""),
      !tokens[2...].contains(where: { RemovalWords.finites.contains($0.word ?? "") })
    else { return [] }
    return named(tokens[2...], isSubject: false)
  }

  private func named(_ part: ArraySlice<SentenceToken>, isSubject: Bool) -> [NameGroup] {
    PhraseReader(part, isSubject: isSubject).groups.filter { !$0.names.isEmpty && !$0.isOther }
  }
}
