internal import CPythonSource

/// Where a text says of a name that it came with the series.
enum Newness {
  /// How many words of a list are looked at before and behind a name.
  private static let longestList = 64

  /// Whether it does: "`f` and `g` are new", "`f()` was added", "`f()` is a new function", "the new
  /// `m` module", "two new functions, `f` and `g`", "Added `f()`".
  static func isSaid(of index: Int, in words: [AnnouncementText.Word]) -> Bool {
    let reader = Reader(words: words)
    return reader.isNamedNew(index) || reader.isListedNew(index) || reader.isToldNew(index)
  }

  private static let nouns: Set<String> = [
    "module", "package", "function", "class", "method", "decorator", "form", "exception",
    "constant", "type", "attribute", "macro", "annotation", "api", "namespace",
  ]

  /// Whether a word says what kind of thing a name is of.
  static func isNoun(_ word: String) -> Bool {
    nouns.contains(word) || word.hasSuffix("s") && nouns.contains(String(word.dropLast()))
      || ["classes", "properties"].contains(word)
  }

  /// The words of a block.
  private struct Reader {
    let words: [AnnouncementText.Word]

    func lower(_ index: Int) -> String {
      words.indices.contains(index) ? words[index].text.lowercased() : ""
    }

    private func isName(_ index: Int) -> Bool {
      words.indices.contains(index) && NamedSymbols.name(words[index]) != nil
    }

    /// The first name of the list that a name stands in.
    private func firstOfList(_ index: Int) -> Int {
      var first = index
      while first > max(0, index - longestList) {
        let before = first - 1
        if isName(before) {
          first = before
        } else if [",", "and"].contains(lower(before)),
          isName(before - 1) || lower(before) == "and" && lower(before - 1) == ","
        {
          first = before
        } else {
          break
        }
      }
      return first
    }

    /// "the new `m` module"
    func isNamedNew(_ index: Int) -> Bool {
      lower(index - 1) == "new" && ["the", "a", "an"].contains(lower(index - 2))
        && isNoun(lower(index + 1))
    }

    /// "`f` and `g` are new", "`f()` was added", "`f()` is a new function".
    func isToldNew(_ index: Int) -> Bool {
      // Not where it stands for what is new of it: "a new method of `C` was added".
      let prepositions: Set = ["of", "to", "in", "for", "from", "on", "with", "by", "than", "like"]
      var before = firstOfList(index) - 1
      while isNoun(lower(before)) || ["the", "both", ","].contains(lower(before)) { before -= 1 }
      guard !prepositions.contains(lower(before)) else { return false }
      var place = index + 1
      while place < min(words.count, index + longestList),
        isName(place) && words[place].kind == .literal
          || [",", "and", "the"].contains(lower(place)) || isNoun(lower(place))
      {
        place += 1
      }
      let verbs: Set = ["is", "are", "was", "were", "has", "have"]
      guard verbs.contains(lower(place)) else { return false }
      let isState = ["is", "are"].contains(lower(place))
      while verbs.contains(lower(place)) || ["been", "also", "now"].contains(lower(place)) {
        place += 1
      }
      if isState, ["a", "an"].contains(lower(place)), lower(place + 1) == "new" {
        let end = (2...4).first { prepositions.contains(lower(place + $0)) } ?? 5
        return (2..<end).contains { isNoun(lower(place + $0)) }
      }
      if isState, lower(place) == "new", isNoun(lower(place + 1)) { return true }
      return ["new", "added", "introduced"].contains(lower(place))
        && !["in", "back"].contains(lower(place + 1))
    }

    /// "two new functions, `f` and `g`", "a new annotation for what is marked, `A`", "Added `f()`".
    func isListedNew(_ index: Int) -> Bool {
      let first = firstOfList(index)
      let mark = first - 1
      if ["added", "introduced"].contains(lower(mark)),
        mark == 0 || words[mark - 1].kind == .mark && [".", ";"].contains(lower(mark - 1))
      {
        return isEnd(afterListAt: index)
      }
      if isNoun(lower(mark)), lower(mark - 1) == "new" { return isEnd(afterListAt: index) }
      guard [",", ":"].contains(lower(mark)), isEnd(afterListAt: index) else { return false }
      var place = mark - 1
      var noun: Int?
      while place >= max(0, mark - longestPhrase), words[place].kind == .word {
        if isNoun(lower(place)), isHead(place, before: mark) { noun = place }
        if stops.contains(lower(place)) { return false }
        if lower(place) == "new" {
          guard let noun, noun - place <= 4 else { return false }
          return Set((place..<noun).map(lower)).isDisjoint(with: ["of", "for", "in", "to"])
        }
        place -= 1
      }
      return false
    }

    /// Whether a noun is what is new: "a new annotation for cups,", and not "new type parameters,".
    private func isHead(_ place: Int, before mark: Int) -> Bool {
      place + 1 == mark || ["for", "in", "of", "to", "that", "on"].contains(lower(place + 1))
    }

    private let longestPhrase = 14

    /// What makes the name another part of the sentence.
    private let stops: Set<String> = [
      "is", "are", "was", "were", "has", "have", "can", "will", "no", "not", "than", "replaces",
    ]

    init(words: [AnnouncementText.Word]) { self.words = words }

    /// Whether the list ends there, or something is said beside it: not "`f` now takes".
    private func isEnd(afterListAt index: Int) -> Bool {
      var place = index + 1
      while isName(place) || [",", "and"].contains(lower(place)) { place += 1 }
      guard words.indices.contains(place), words[place].kind == .word else { return true }
      return ["pep", "see", "which", "that", "to", "for", "in"].contains(lower(place))
        || isNoun(lower(place))
    }
  }
}
