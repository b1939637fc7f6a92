package import CPythonSource

/// What an announcement says of the versions that a tree ships: of pip, OpenSSL, SQLite, Tcl/Tk,
/// Expat, of the Unicode database, of bytecode.
package struct ShippedStatements {
  /// The facts, in the order of the text.
  package private(set) var facts: [AnnouncedFact] = []

  private let shipped: ShippedVersions

  /// The news of the release itself, which may tell of a version that a later one took over.
  private let news: String

  /// - Parameter release: The release that is announced, for its news.
  package init(
    in announcement: AnnouncementText, tree: SourceTree, release: ReleaseVersion? = nil
  ) {
    let path = release.map { RepoPath("Misc/NEWS.d/\($0.text).rst") }
    news = path.flatMap { (try? tree.text(at: $0)) ?? nil } ?? ""
    shipped = ShippedVersions(in: tree)
    let magic = ((try? tree.magicNumber()) ?? nil)?.number
    let passages = SeriesPassages(of: announcement, series: release?.series)
    for (index, block) in announcement.blocks.enumerated()
    where !passages.isRightBelow(block: index) {
      for range in block.sentences {
        let sentence = AnnouncementSentence(block.words[range])
        read(sentence)
        if let magic, let (stated, line) = Self.magic(in: sentence) {
          add("magic number", stated, ["\(magic)"], line)
        }
      }
    }
  }

  /// - Parameter actual: What is shipped, for each system if they differ.
  private mutating func add(_ subject: String, _ stated: String, _ actual: [String], _ line: Int) {
    // "Unicode 15.1" is 15.1.0.
    let isSo = actual.contains { $0 == stated || $0.hasPrefix(stated + ".") }
    facts.append(
      AnnouncedFact(
        .version, of: subject, stated: stated, actual: actual.joined(separator: ", "),
        isSo ? .isTrue : .isFalse, line: line))
  }

  private mutating func add(_ project: String, _ stated: String, _ line: Int) {
    guard let known = shipped.known[project], !known.versions.isEmpty else { return }
    let actual = known.versions.sorted()
    let name = Self.names[project] ?? project
    if !actual.contains(stated), news.holds(stated) {
      facts.append(
        AnnouncedFact(
          .version, of: name, stated: stated, actual: actual.joined(separator: ", "),
          .undetermined, reason: "the release's news names it", line: line))
    } else if known.isOpen, !actual.contains(stated) {
      facts.append(
        AnnouncedFact(
          .version, of: name, stated: stated, actual: actual.joined(separator: ", "),
          .undetermined, reason: "the tree does not tell it for every system", line: line))
    } else {
      add(name, stated, actual, line)
    }
  }

  private static let names = [
    "openssl": "OpenSSL", "sqlite": "SQLite", "tcl": "Tcl/Tk", "expat": "Expat",
    "unicode": "Unicode",
  ]

  private static let spellings = [
    "pip": "pip", "setuptools": "setuptools", "openssl": "openssl", "sqlite": "sqlite",
    "tcl/tk": "tcl", "tcl": "tcl", "expat": "expat", "libexpat": "expat", "unicode": "unicode",
  ]

  /// Each project is looked for once a sentence, where a version follows it.
  private mutating func read(_ sentence: AnnouncementSentence) {
    let words = Set(sentence.lower)
    guard
      words.isDisjoint(with: [
        "older", "newer", "later", "install", "require", "requires", "required", "least", "minimum",
        "will", "coming", "planned", "future", "soon", "wait",
      ])
    else { return }
    func has(_ stems: [String]) -> Bool {
      words.contains { word in stems.contains { word.hasPrefix($0) } }
    }
    let ships =
      has(Self.shipping) || !words.isDisjoint(with: ["has", "have", "is", "are", "here"])
    // "A crash with SQLite 3.45 was fixed" is about the version of another.
    var isOther = false
    var seen: Set<String> = []
    for index in sentence.words.indices {
      let word = sentence.word(index)
      isOther =
        isOther
        || ["fix", "crash", "fail", "test", "compat", "work", "issue", "problem"].contains {
          word.hasPrefix($0)
        }
      guard let project = Self.spellings[word], !seen.contains(project) else { continue }
      let isSupported =
        project == "unicode"
        || !(1...3).contains { sentence.word(index - $0).hasPrefix("support") }
      let place =
        (ships && !isOther && isSupported ? Self.version(after: index, in: sentence) : nil)
        ?? Self.raised(after: index, in: sentence)
      guard let place, project != "pip" && project != "setuptools" || has(Self.shipping) else {
        continue
      }
      seen.insert(project)
      add(project, sentence.word(place), sentence.words[place].line)
    }
  }

  private static let shipping = [
    "ship", "bundl", "contain", "includ", "updat", "upgrad", "version", "built", "carr", "link",
    "vendor", "use", "provid", "database", "support",
  ]

  private static let others: Set<String> = [
    "from", "since", "than", "before", "until", "older", "newer", "not", "python",
  ]

  /// "a new version of pip, 24.0", "ships with pip 24.0".
  private static func version(after place: Int, in sentence: AnnouncementSentence) -> Int? {
    for index in place + 1..<max(place + 1, min(place + 7, sentence.words.count)) {
      let text = sentence.word(index)
      if others.contains(text) || spellings[text] != nil { return nil }
      if isVersion(text) { return index }
    }
    return nil
  }

  /// "the version of OpenSSL used in the installers has been upgraded to 1.1.1u".
  private static func raised(after place: Int, in sentence: AnnouncementSentence) -> Int? {
    for index in place + 1..<max(place + 1, min(place + 18, sentence.words.count)) {
      let text = sentence.word(index)
      if spellings[text] != nil { return nil }
      let before = sentence.word(index - 1)
      guard isVersion(text), before == "to" || before == "version" else { continue }
      let verbs =
        sentence.lower[max(place, index - 6)..<index]
        + sentence.lower[max(0, place - 4)..<place]
      return verbs.contains { word in
        ["updat", "upgrad", "bump", "rais"].contains { word.hasPrefix($0) }
      } ? index : nil
    }
    return nil
  }

  /// `24.0`, and `1.1.1w`, which has a letter behind.
  private static func isVersion(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count)
      && parts.allSatisfy { $0.utf8.first.map { (0x30...0x39).contains($0) } == true }
      && parts.dropLast().allSatisfy { Int($0) != nil } && parts.last?.utf8.count ?? 9 <= 3
  }

  /// "The magic number is 3531", "changed to 3531".
  private static func magic(in sentence: AnnouncementSentence) -> (String, line: Int)? {
    guard
      let place = sentence.words.indices.first(where: {
        sentence.word($0) == "magic" && sentence.word($0 + 1) == "number"
      })
    else { return nil }
    let rest = place + 2..<min(place + 9, sentence.words.count)
    guard !rest.isEmpty,
      let index = rest.last(where: { index in
        sentence.word(index).utf8.count == 4 && Int(sentence.word(index)) != nil
          && sentence.word(index - 1) != "from"
      })
    else { return nil }
    return (sentence.word(index), sentence.words[index].line)
  }
}
