internal import CPythonSource

/// The parameters that a text says a function has or got: "`f()` has a new `p` parameter", "`f()` now
/// accepts an optional argument `p`".
struct ParametersSaid {
  private(set) var facts: [AnnouncedFact] = []

  init(in words: [AnnouncementText.Word], lack: Lack, now: Surface) {
    var function: (name: String, place: Int)?
    for (index, word) in words.enumerated() {
      if word.kind == .mark, [".", ";"].contains(word.text) { function = nil }
      guard word.kind == .literal || word.kind == .emphasis else { continue }
      if Self.isParameter(index, in: words), let function, index - function.place <= 12,
        !lack.isTold(at: index), Self.isGiven(function.place + 1..<index, in: words)
      {
        add(word, of: function.name, now)
        continue
      }
      let name = word.named
      if word.kind == .literal, name.holds(".") { function = (name, index) }
    }
  }

  private static let nouns: Set<String> = [
    "parameter", "argument", "keyword", "keyword-only", "flag",
  ]

  /// Whether a word is called a parameter.
  private static func isParameter(_ index: Int, in words: [AnnouncementText.Word]) -> Bool {
    let name = words[index].text
    guard SpokenName.isIdentifier(name) else { return false }
    func lower(_ place: Int) -> String {
      words.indices.contains(place) && words[place].kind == .word
        ? words[place].text.lowercased() : ""
    }
    return nouns.contains(lower(index + 1)) || ["parameter", "argument"].contains(lower(index - 1))
  }

  /// Whether the words between a function and a parameter say that it has it: nothing else may be
  /// what has it.
  private static func isGiven(_ range: Range<Int>, in words: [AnnouncementText.Word]) -> Bool {
    let verbs: Set = [
      "has", "accepts", "accept", "gained", "gains", "takes", "got", "grew", "have",
    ]
    let others: Set = [
      "method", "class", "whose", "which", "that", "of", "from", "in", "when", "if",
    ]
    let between = words[range].map { $0.text.lowercased() }
    return between.contains(where: verbs.contains) && !between.contains(where: others.contains)
      && words[range].allSatisfy { $0.kind == .word }
  }

  private mutating func add(_ word: AnnouncementText.Word, of function: String, _ now: Surface) {
    let text = "\(function)(\(word.text))"
    guard let symbol = Symbol(text), let callee = Symbol(function),
      now.reading(of: callee).verdict == .present
    else { return }
    let reading = now.reading(of: symbol)
    let verdict: AnnouncedFact.Verdict
    switch reading.verdict {
    case .present: verdict = .isTrue
    case .gone: verdict = .isFalse
    case .undetermined: verdict = .undetermined
    }
    facts.append(
      AnnouncedFact(
        .symbol, of: text, stated: text,
        actual: verdict == .undetermined ? "" : reading.verdict.rawValue, verdict,
        reason: verdict == .isTrue ? "" : reading.reason.plain, line: word.line))
  }
}
