package import CPythonSource

/// What an announcement says of the versions that a tree ships: of pip, of setuptools, of bytecode.
package struct ShippedStatements {
  /// The facts, in the order of the text.
  package private(set) var facts: [AnnouncedFact] = []

  package init(in announcement: AnnouncementText, tree: SourceTree) {
    let bundled = ((try? tree.bytes(at: .ensurepip)) ?? nil).map { BundledVersions.stated(in: $0) }
    let openSSL = tree.openSSLVersions
    let magic = ((try? tree.magicNumber()) ?? nil)?.number
    for block in announcement.blocks {
      for range in block.sentences {
        let sentence = AnnouncementSentence(block.words[range])
        for project in ["pip", "setuptools"] {
          guard let actual = bundled?[project]?.text,
            let (stated, line) = Self.version(of: project, in: sentence)
          else { continue }
          add(project, stated, [actual], line)
        }
        if !openSSL.isEmpty, let (stated, line) = Self.version(of: "openssl", in: sentence) {
          add("OpenSSL", stated, openSSL, line)
        }
        if let magic, let (stated, line) = Self.magic(in: sentence) {
          add("magic number", stated, ["\(magic)"], line)
        }
      }
    }
  }

  /// - Parameter actual: What is shipped, for each system if they differ.
  private mutating func add(_ subject: String, _ stated: String, _ actual: [String], _ line: Int) {
    facts.append(
      AnnouncedFact(
        .version, of: subject, stated: stated, actual: actual.joined(separator: ", "),
        actual.contains(stated) ? .isTrue : .isFalse, line: line))
  }

  private static let others: Set<String> = [
    "from", "since", "than", "before", "until", "install", "older", "newer", "least", "not",
  ]

  /// "a new version of pip, 24.0", "ships with pip 24.0".
  private static func version(
    of project: String, in sentence: AnnouncementSentence
  ) -> (String, line: Int)? {
    guard let place = sentence.lower.firstIndex(of: project),
      !sentence.lower.contains(where: { ["older", "newer", "install", "require"].contains($0) }),
      ["ship", "bundl", "contain", "includ", "updat", "upgrad", "version"].contains(where: { stem in
        sentence.lower.contains { $0.hasPrefix(stem) }
      })
    else { return nil }
    for index in place + 1..<max(place + 1, min(place + 5, sentence.words.count)) {
      let text = sentence.word(index)
      if others.contains(text) { return nil }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      // `1.1.1w` has a letter behind.
      guard (2...3).contains(parts.count),
        parts.allSatisfy({ $0.utf8.first.map { (0x30...0x39).contains($0) } == true }),
        parts.dropLast().allSatisfy({ Int($0) != nil }), parts.last?.utf8.count ?? 9 <= 3
      else { continue }
      return (text, sentence.words[index].line)
    }
    return nil
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
