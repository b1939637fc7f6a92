internal import CPythonSource

/// Where a block tells that something is not there, or no more.
struct Lack {
  /// Whether it does anywhere.
  let isTold: Bool
  /// For each word, whether its clause does, or a "not" beside it.
  private let places: [Bool]

  init(in words: [AnnouncementText.Word]) {
    var places = Array(repeating: false, count: words.count)
    var start = 0
    var isTold = false
    var isInClause = false
    var isInBlock = false
    for index in 0...words.count {
      let isEnd =
        index == words.count
        || words[index].kind == .mark && [".", ";"].contains(words[index].text)
      if isEnd {
        if isInClause { for place in start..<index { places[place] = true } }
        start = index
        isInClause = false
        continue
      }
      let text = words[index].text.lowercased()
      guard words[index].kind == .word else { continue }
      if Self.tells(text), !Self.isPurpose(index, in: words) {
        isInClause = true
        isInBlock = true
      } else if ["not", "neither", "nor", "without", "no"].contains(text) {
        isTold = true
        // "`a.b` does not exist", "not even `a.b`".
        for place in max(0, index - 4)..<min(words.count, index + 4) { places[place] = true }
      }
    }
    self.isTold = isTold || isInBlock
    self.places = places
  }

  func isTold(at index: Int) -> Bool { places.indices.contains(index) && places[index] }

  /// "methods to remove prefixes": what something is for.
  private static func isPurpose(_ index: Int, in words: [AnnouncementText.Word]) -> Bool {
    guard index >= 2, words[index - 1].text.lowercased() == "to" else { return false }
    let noun = words[index - 2].text.lowercased()
    return Newness.isNoun(noun) || ["way", "ways", "option", "options", "ability"].contains(noun)
  }

  static func tells(_ word: String) -> Bool {
    ["remov", "gone", "drop", "delet", "goodbye"].contains { word.hasPrefix($0) }
      || word == "longer"
  }
}
