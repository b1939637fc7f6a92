internal import CPythonSource

/// What What's New says of each PEP that it cites, as words.
///
/// An item of an announcement that cites one PEP and speaks of another is told by it: what What's
/// New heads with the one is in the words, and nothing that it says of the other.
package struct PEPSubjects {
  private struct Subject {
    /// The words of a heading that names the PEP.
    var heading: Set<String> = []
    /// Those and the words of what stands below it, and of every paragraph that cites the PEP.
    var all: Set<String> = []
  }

  private var subjects: [Int: Subject] = [:]

  package init(_ source: Span<UInt8>) {
    let document = DocsDocument(source: source)
    var open: (pep: Int, level: Int)?
    for block in document.blocks where !block.text.isEmpty {
      let text = block.text.map(\.text).joined(separator: " ")
      let words = Self.words(of: text)
      var cited = Set(Self.peps(in: text))
      for run in block.text {
        if case .role("pep") = run.kind, let number = Int(run.text.prefix { $0.isNumber }) {
          cited.insert(number)
        }
      }
      if case .section(let level) = block.kind {
        if let current = open, level <= current.level { open = nil }
        if let pep = cited.first, cited.count == 1 {
          open = (pep, level)
          subjects[pep, default: Subject()].heading.formUnion(words)
        }
      }
      for pep in cited { subjects[pep, default: Subject()].all.formUnion(words) }
      if let open { subjects[open.pep, default: Subject()].all.formUnion(words) }
    }
  }

  /// The PEP that words are of where they name another; nil if that cannot be told.
  ///
  /// - Parameter words: What an item says beside the PEP's number.
  func other(than pep: Int, saying words: Set<String>) -> Int? {
    guard (1...24).contains(words.count) else { return nil }
    guard let own = subjects[pep] else { return headed(with: words) }
    guard words.isDisjoint(with: own.heading), words.intersection(own.all).count * 3 <= words.count
    else { return nil }
    let headed = subjects.filter { number, subject in
      let shared = words.intersection(subject.heading).count
      return number != pep && shared >= 2 && shared * 2 >= words.count
    }
    if headed.count == 1 { return headed.first?.key }
    guard words.count <= 2, words.isDisjoint(with: own.all) else { return nil }
    let told = subjects.filter { $0.key != pep && words.isSubset(of: $0.value.all) }
    return told.count == 1 ? told.first?.key : nil
  }

  /// The PEP whose heading has nearly all of the words, where the one that is cited is not told of.
  private func headed(with words: Set<String>) -> Int? {
    let found = subjects.filter { _, subject in
      let shared = words.intersection(subject.heading).count
      return shared == words.count || shared >= 2 && shared * 5 >= words.count * 4
    }
    return found.count == 1 ? found.first?.key : nil
  }

  /// The words of a text that tell what it is about, in small letters and without the plural's s.
  static func words(of text: String) -> Set<String> {
    var words: Set<String> = []
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
    for part in parts.prefix(4_000) {
      let word = part.hasSuffix("s") && part.count > 3 ? part.dropLast() : part
      if word.count > 2, !word.allSatisfy({ $0.isNumber }), !idle.contains(String(word)) {
        words.insert(String(word))
      }
    }
    return words
  }

  private static let idle: Set<String> = [
    "pep", "the", "and", "for", "with", "new", "python", "support", "add", "added", "now", "are",
    "ha", "have", "been", "from", "that", "thi", "via", "use", "using", "can", "code", "type",
    "module", "feature", "standard", "library", "more", "make", "into", "improve", "improved",
    "change", "see", "per", "allow", "allowing", "which", "deprecate", "deprecated", "removed",
    "remove", "better", "faster", "experimental", "also", "not", "all", "may", "will", "was",
  ]

  private static func peps(in text: String) -> [Int] {
    var found: [Int] = []
    var rest = Substring(text)
    while let place = rest.firstPlace(of: "PEP ") {
      rest = rest[place.upperBound...]
      if let number = Int(rest.prefix { $0.isASCII && $0.isNumber }) { found.append(number) }
    }
    return found
  }
}
