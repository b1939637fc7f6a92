internal import CPythonSource

/// What a text says of the release in words of its stage.
extension AnnouncementReader {
  mutating func readWords(_ sentence: AnnouncementSentence) {
    readCheckout(sentence)
    guard sentence.versions.allSatisfy({ $0.version.series == series }) else { return }
    readHere(sentence)
    readThis(sentence)
    readProduction(sentence)
    readPlanned(sentence)
    for mention in sentence.versions where mention.isRelease {
      let place = mention.range.lowerBound - 1
      let noun = sentence.word(place) == "python" ? place - 1 : place
      guard sentence.word(noun) == "for", sentence.word(noun - 1) == "changes",
        ["accepting", "accepts"].contains(sentence.word(noun - 2))
      else { continue }
      add(.remark(.changes(for: mention.version)), sentence.words[noun].line)
    }
  }

  /// "Feature freeze is here", "The last alpha is here".
  private mutating func readHere(_ sentence: AnnouncementSentence) {
    let others: Set = ["until", "before", "when", "once", "after", "not", "next", "previous"]
    guard others.isDisjoint(with: sentence.lower) else { return }
    for index in sentence.words.indices {
      if sentence.word(index) == "freeze", sentence.word(index - 1) == "feature",
        isHere(sentence, after: index + 1)
      {
        add(.features(isFrozen: true), sentence.words[index].line)
      }
      guard let (level, after) = sentence.level(index), isHere(sentence, after: after),
        let article = (1...4).first(where: { sentence.word(index - $0) == "the" })
      else { continue }
      let between = sentence.lower[(index - article)..<index]
      add(.stage(level, serial: nil, of: nil), sentence.words[index].line)
      if between.contains("last") || between.contains("final") {
        add(.preview(level, isPenultimate: false), sentence.words[index].line)
      }
    }
  }

  /// "is here", "is now in effect".
  private func isHere(_ sentence: AnnouncementSentence, after place: Int) -> Bool {
    guard sentence.word(place) == "is" else { return false }
    let next = ["now", "finally"].contains(sentence.word(place + 1)) ? place + 2 : place + 1
    return sentence.word(next) == "here"
      || sentence.word(next) == "in" && sentence.word(next + 1) == "effect"
  }

  /// "This is the last beta", "This is the last planned bugfix release", "This is the twelfth
  /// maintenance release".
  private mutating func readThis(_ sentence: AnnouncementSentence) {
    guard sentence.lower.starts(with: ["this", "is", "the"]) else { return }
    var place = 3
    let isLast = ["last", "final"].contains(sentence.word(place))
    guard isLast || sentence.ordinal(place) != nil else { return }
    place += 1
    while ["planned", "regular", "full", "expected", "scheduled"].contains(sentence.word(place)) {
      place += 1
    }
    let isRepair =
      ["bugfix", "bug-fix", "maintenance"].contains(sentence.word(place))
      && sentence.word(place + 1) == "release"
    if isRepair {
      if isLast { add(.lastMaintenance(release), sentence.line) }
      add(.remark(.mode(isSecurityOnly: false, of: series)), sentence.line)
    } else if isLast, let (level, after) = sentence.level(place),
      after == sentence.words.count || sentence.word(after) == "release"
    {
      add(.preview(level, isPenultimate: false), sentence.line)
    }
  }

  /// "its use is recommended for production environments".
  private mutating func readProduction(_ sentence: AnnouncementSentence) {
    guard let place = sentence.lower.firstIndex(of: "recommended"),
      sentence.lower[place...].prefix(6).contains("production"),
      ["is", "now"].contains(sentence.word(place - 1)),
      !sentence.lower.contains(where: { $0 == "not" || $0 == "never" || $0.hasSuffix("n't") })
    else { return }
    add(.remark(.production), sentence.words[place].line)
  }

  /// "Five betas are planned."
  private mutating func readPlanned(_ sentence: AnnouncementSentence) {
    for index in sentence.words.indices {
      guard let number = sentence.cardinal(index), let (level, after) = sentence.level(index + 1),
        sentence.word(after) == "are", sentence.word(after + 1) == "planned",
        !["more", "other", "further", "of"].contains(sentence.word(index - 1))
      else { continue }
      add(.remark(.previews(level, number)), sentence.words[index].line)
    }
  }

  /// "`git checkout v3.12.4`": the tag of the release.
  private mutating func readCheckout(_ sentence: AnnouncementSentence) {
    let verbs: Set = ["checkout", "switch", "verify-tag"]
    for (index, word) in sentence.words.enumerated() {
      let parts = word.text.split(separator: " ").map { $0.lowercased() }
      let isWhole = parts.count >= 3 && parts[0] == "git" && verbs.contains(parts[1])
      let isPlain =
        sentence.word(index - 2) == "git" && verbs.contains(sentence.word(index - 1))
      guard isWhole || isPlain, let name = parts.last, name.hasPrefix("v"),
        let tag = AnnouncementSentence.version(Substring(name)), tag.isRelease,
        tag.version.series == series
      else { continue }
      add(.tag(tag.version), word.line)
    }
  }

  /// "Your release team, …": who is named from there on.
  mutating func readTeam(_ text: AnnouncementText) {
    for (index, block) in text.blocks.enumerated() {
      guard
        let place = block.words.indices.first(where: {
          block.words[$0].text.lowercased() == "team" && $0 > 0
            && block.words[$0 - 1].text.lowercased() == "release"
        }), index + 12 >= text.blocks.count, block.words.count - place <= 64,
        block.words[max(0, place - 3)..<place].contains(where: {
          $0.text.lowercased() == "your"
        })
      else { continue }
      let rest = block.words[place...] + text.blocks[(index + 1)...].prefix(12).flatMap(\.words)
      let words = rest.prefix(64).filter { $0.kind == .word }.map { $0.text.lowercased() }
      add(.remark(.team(words.joined(separator: " "))), block.words[place].line)
    }
  }
}
