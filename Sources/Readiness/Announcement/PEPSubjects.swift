internal import CPythonSource

/// What What's New says of each PEP that it cites, as words.
///
/// An item of an announcement that cites one PEP and speaks of another is told by it: what What's
/// New heads with the one is in the words, and nothing that it says of the other.
package struct PEPSubjects {
  private struct Subject {
    /// The words of each heading or entry that names the PEP first.
    var titles: [Set<String>] = []
    /// Those and the words of what stands below it, and of every paragraph that cites the PEP.
    var all: Set<String> = []
    /// The first name of each heading or entry that begins with the PEP.
    var names: Set<String> = []

    var heading: Set<String> { titles.reduce(into: []) { $0.formUnion($1) } }
  }

  private var subjects: [Int: Subject] = [:]

  package init(_ source: Span<UInt8>) {
    let document = DocsDocument(source: source)
    var open: (pep: Int, level: Int)?
    // A section that cites one PEP alone is about it, whether or not its heading says so.
    var section: (title: Set<String>, cited: Set<Int>)?
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
        close(section)
        section = (words, [])
        if let current = open, level <= current.level { open = nil }
        if let pep = cited.first, cited.count == 1 {
          open = (pep, level)
          subjects[pep, default: Subject()].titles.append(words)
        }
      } else if cited.count == 1, let pep = cited.first, words.count <= Self.longestEntry,
        Self.begins(block)
      {
        subjects[pep, default: Subject()].titles.append(words)
      }
      if cited.count == 1, let pep = cited.first, Self.begins(block),
        let name = Self.firstName(in: block)
      {
        subjects[pep, default: Subject()].names.insert(name)
      }
      section?.cited.formUnion(cited)
      for pep in cited { subjects[pep, default: Subject()].all.formUnion(words) }
      if let open { subjects[open.pep, default: Subject()].all.formUnion(words) }
    }
    close(section)
  }

  private mutating func close(_ section: (title: Set<String>, cited: Set<Int>)?) {
    guard let section, section.cited.count <= 8 else { return }
    // Of several PEPs it may be about any of them.
    for pep in section.cited { subjects[pep, default: Subject()].all.formUnion(section.title) }
    guard section.cited.count == 1, let pep = section.cited.first else { return }
    subjects[pep, default: Subject()].titles.append(section.title)
  }

  /// How many words an entry has at most that is the title of a PEP.
  private static let longestEntry = 12

  /// Whether an entry begins with a PEP: "PEP 698: …", as the lists of a summary do.
  private static func begins(_ block: DocsDocument.Block) -> Bool {
    guard let first = block.text.first else { return false }
    if case .role("pep") = first.kind { return true }
    return first.text.hasPrefix("PEP ")
  }

  /// `readonly` of ":pep:`705`: :data:`typing.ReadOnly` was added".
  private static func firstName(in block: DocsDocument.Block) -> String? {
    let roles: Set = ["data", "class", "func", "meth", "attr", "exc"]
    for run in block.text {
      var isName = run.kind == .literal
      if case .role(let role) = run.kind { isName = roles.contains(role) }
      let parts = run.text.split(separator: ".")
      guard isName, let last = parts.last else { continue }
      // A bare name may be of anything.
      guard parts.count > 1, last.count > 4 else { return nil }
      let found = words(of: String(last))
      return found.count == 1 ? found.first : nil
    }
    return nil
  }

  /// The PEP that words are of where they name another; nil if that cannot be told.
  ///
  /// - Parameter words: What a text says beside the PEP's number.
  func other(than pep: Int, saying words: Set<String>) -> Int? {
    guard (1...24).contains(words.count) else { return nil }
    let own = subjects[pep]
    if let exact = exact(words, besides: pep) ?? named(words, besides: pep) { return exact }
    if let own {
      guard words.isDisjoint(with: own.heading),
        words.intersection(own.all).count * 3 <= words.count
      else { return nil }
    }
    if let titled = titled(words, besides: pep, isKnown: own != nil) { return titled }
    guard let own else { return hinted(words, slippedTo: pep) }
    if let marked = marked(words, besides: pep, own) { return marked }
    if words.count <= 4, words.isDisjoint(with: own.all) {
      let told = subjects.filter { $0.key != pep && words.isSubset(of: $0.value.all) }
      return told.count == 1 ? told.first?.key : nil
    }
    return told(words, besides: pep, own)
  }

  /// The only PEP of which a title is those words.
  private func exact(_ words: Set<String>, besides pep: Int) -> Int? {
    guard words.count >= 3, subjects[pep]?.titles.contains(words) != true else { return nil }
    let found = subjects.filter { $0.value.titles.contains(words) }
    return found.count == 1 ? found.first?.key : nil
  }

  /// The only PEP that is about a name among the words, where nothing of the one cited tells of it.
  private func named(_ words: Set<String>, besides pep: Int) -> Int? {
    let own = subjects[pep]?.all ?? []
    let found = subjects.filter { $0.key != pep && !$0.value.names.isDisjoint(with: words) }
    guard found.count == 1, let other = found.first,
      other.value.names.intersection(words).isDisjoint(with: own)
    else { return nil }
    return other.key
  }

  /// The only PEP that tells of most of the words, where What's New tells nothing of the one cited and
  /// its number is a slip away.
  private func hinted(_ words: Set<String>, slippedTo pep: Int) -> Int? {
    guard words.count >= 2 else { return nil }
    let ranked = subjects.map { (pep: $0.key, shared: words.intersection($0.value.all).count) }
      .sorted { ($1.shared, $0.pep) < ($0.shared, $1.pep) }
    guard let first = ranked.first, ranked.count == 1 || ranked[1].shared * 2 <= first.shared,
      abs(first.pep - pep) <= 4 || "\(first.pep)".sorted() == "\(pep)".sorted()
    else { return nil }
    if words.count >= 4 { return first.shared * 3 >= words.count * 2 ? first.pep : nil }
    let isTitled = subjects[first.pep].map { !$0.heading.isDisjoint(with: words) } ?? false
    return isTitled && first.shared == words.count ? first.pep : nil
  }

  /// The PEP that alone tells of a word of its title, where it tells of much of the rest too, and the one
  /// cited of hardly anything.
  private func marked(_ words: Set<String>, besides pep: Int, _ own: Subject) -> Int? {
    guard words.count >= 3, words.intersection(own.all).count * 4 <= words.count else { return nil }
    let found = subjects.filter { number, subject in
      guard number != pep, words.intersection(subject.all).count * 5 >= words.count * 2 else {
        return false
      }
      return subject.heading.intersection(words).contains { word in
        subjects.allSatisfy { $0.key == number || !$0.value.all.contains(word) }
      }
    }
    return found.count == 1 ? found.first?.key : nil
  }

  /// The PEP of which a title has most of the words, if there is one alone.
  private func titled(_ words: Set<String>, besides pep: Int, isKnown: Bool) -> Int? {
    var found: [(pep: Int, shared: Int)] = []
    for (number, subject) in subjects where number != pep {
      let best = subject.titles.map { title -> Int in
        let shared = words.intersection(title).count
        if isKnown { return shared >= 2 && shared * 2 >= words.count ? shared : 0 }
        let isAll = shared == words.count
        return isAll || shared >= 2 && shared * 3 >= words.count * 2 ? shared : 0
      }.max()
      if let best, best > 0 { found.append((number, best)) }
    }
    guard let most = found.map(\.shared).max() else { return nil }
    let first = found.filter { $0.shared == most }
    return first.count == 1 ? first[0].pep : nil
  }

  /// The PEP of which What's New says most of many words, where it says hardly any of the one cited.
  private func told(_ words: Set<String>, besides pep: Int, _ own: Subject) -> Int? {
    guard words.count >= 6, words.intersection(own.all).count * 6 <= words.count else { return nil }
    let ranked = subjects.filter { $0.key != pep }
      .map { (pep: $0.key, shared: words.intersection($0.value.all).count) }
      .sorted { ($1.shared, $0.pep) < ($0.shared, $1.pep) }
    guard let first = ranked.first, first.shared * 2 >= words.count,
      ranked.count == 1 || ranked[1].shared * 5 <= first.shared * 3
    else { return nil }
    return first.pep
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
