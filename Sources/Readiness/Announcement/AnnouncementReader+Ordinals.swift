internal import CPythonSource

extension AnnouncementReader {
  /// "the first of seven planned alpha releases", "the second release candidate", "the fourth
  /// maintenance release".
  mutating func readOrdinals(_ sentence: AnnouncementSentence) {
    for index in sentence.words.indices {
      readNumbered(sentence, index)
      guard let place = place(sentence, index) else { continue }
      var next = index + 1
      // "the second and final release candidate", "the fifth (and last) …"
      while [
        "and", "final", "last", "planned", "lucky", "regular", "full", "official", "hopefully", "(",
        ")", ",",
      ].contains(sentence.word(next)) {
        next += 1
      }
      // "the first Python 3.12 beta"
      let named = sentence.word(next) == "python" ? next + 1 : next
      if let mention = sentence.versions.first(where: { $0.range.lowerBound == named }),
        !mention.isRelease, sentence.level(mention.range.upperBound) != nil
      {
        next = mention.range.upperBound
      }
      if sentence.word(next) == "out", sentence.word(next + 1) == "of" { next += 1 }
      readPreview(sentence, place, after: next, at: index)
      if sentence.word(next) == "of", sentence.word(next + 1) == "the",
        sentence.word(next + 2) == "planned", let (level, _) = sentence.level(next + 3),
        case .number(let number) = place
      {
        // "the seventh and last of the planned alpha releases"
        let version = subject(sentence, before: index)
        add(.ordinal(number, .open, level, of: version), sentence.words[index].line)
      } else if sentence.word(next) == "of", let count = sentence.cardinal(next + 1) {
        readCount(sentence, place, of: count, after: next + 2, at: index)
      } else if case .number(let number) = place {
        readSingle(sentence, number, after: next, at: index)
      }
    }
  }

  private enum Place {
    case number(Int)
    case last
    case penultimate
  }

  private func place(_ sentence: AnnouncementSentence, _ index: Int) -> Place? {
    if let number = sentence.ordinal(index) { return .number(number) }
    switch sentence.word(index) {
    case "last", "final": return .last
    case "penultimate": return .penultimate
    default: return nil
    }
  }

  /// "the penultimate release preview", "the last planned beta preview".
  private mutating func readPreview(
    _ sentence: AnnouncementSentence, _ place: Place, after next: Int, at start: Int
  ) {
    if case .number = place { return }
    guard isAnnounced(sentence, start) else { return }
    let level = sentence.level(next).map(\.0)
    let isPreview = (next...next + 1).contains { sentence.word($0) == "preview" }
    guard isPreview else { return }
    var isPenultimate = false
    if case .penultimate = place { isPenultimate = true }
    add(.preview(level, isPenultimate: isPenultimate), sentence.words[start].line)
  }

  /// "alpha four of seven", "number two of seven planned alphas", "Alpha 4 of 3.13 is out".
  private mutating func readNumbered(_ sentence: AnnouncementSentence, _ index: Int) {
    if sentence.word(index) == "number", let number = sentence.cardinal(index + 1),
      sentence.word(index + 2) == "of", let count = sentence.cardinal(index + 3)
    {
      return readCount(sentence, .number(number), of: count, after: index + 4, at: index)
    }
    guard !sentence.versions.contains(where: { $0.range.contains(index) }),
      let (level, after) = sentence.level(index), let number = sentence.cardinal(after)
    else { return }
    let line = sentence.words[index].line
    if sentence.word(after + 1) == "of", let count = sentence.cardinal(after + 2) {
      let version = subject(sentence, before: index)
      return add(.ordinal(number, .of(count), level, of: version), line)
    }
    guard
      arrives(sentence, index) || ["reached", "reach"].contains(sentence.word(index - 1))
    else { return }
    let named = sentence.word(after + 1) == "of" ? subject(sentence, after: after + 1) : nil
    add(.stage(level, serial: number, of: named), line)
  }

  private mutating func readCount(
    _ sentence: AnnouncementSentence, _ place: Place, of count: Int, after index: Int, at start: Int
  ) {
    var next = index
    while ["planned", "scheduled", "the"].contains(sentence.word(next)) { next += 1 }
    let isPreview =
      sentence.word(next) == "release" && sentence.word(next + 1).hasPrefix("preview")
    guard
      let level = sentence.level(next)?.0
        ?? (isPreview && release.level != .final ? release.level : nil)
    else { return }
    let number: Int? =
      switch place {
      case .number(let number): number
      case .last: count
      case .penultimate: count - 1
      }
    let line = sentence.words[start].line
    let version = subject(sentence, before: start)
    add(.ordinal(number, .of(count), level, of: version), line)
  }

  private mutating func readSingle(
    _ sentence: AnnouncementSentence, _ number: Int, after index: Int, at start: Int
  ) {
    let line = sentence.words[start].line
    let repairs: Set = ["maintenance", "bugfix", "bug-fix"]
    let isTwoWords = sentence.word(index) == "bug" && sentence.word(index + 1) == "fix"
    if repairs.contains(sentence.word(index)) || isTwoWords {
      let release = sentence.word(index + (isTwoWords ? 2 : 1))
      let relative: Set = ["that", "which", "to", "where", "since", "with", "containing"]
      guard release == "release" || release == "update",
        !relative.contains(sentence.word(index + (isTwoWords ? 3 : 2)))
      else { return }
      add(.maintenance(number, of: subject(sentence, before: start, orAfter: true)), line)
      return
    }
    if sentence.word(index) == "release", index > start + 1, sentence.word(index + 1) == "of",
      let version = subject(sentence, before: start), version.level == .final,
      version.micro + 1 != number
    {
      // "the tenth and final release of the 3.5 series"; some count from its first one.
      return add(.maintenance(number, of: version), line)
    }
    guard let (level, after) = sentence.level(index) else { return }
    if let named = apposed(sentence, start) ?? apposed(sentence, ofSeriesAt: after),
      named.level == level
    {
      return add(.ordinal(number, .open, level, of: named), line)
    }
    if let next = coming(sentence, start, after: after) {
      add(.ordinal(number, .open, level, of: next), line)
      return
    }
    let arrives = arrives(sentence, start)
    guard arrives || isAnnounced(sentence, start) else { return }
    let isHere = sentence.word(start - 3) == "here"
    guard
      level == .candidate || isHere || arrives
        || ["release", "preview"].contains(sentence.word(after))
    else { return }
    add(.ordinal(number, .open, level, of: subject(sentence, before: start, orAfter: true)), line)
  }

  /// "after 3.12.0rc1, the first release candidate": the release that stands right before.
  private func apposed(_ sentence: AnnouncementSentence, _ start: Int) -> ReleaseVersion? {
    let mark = sentence.word(start - 1) == "the" ? start - 2 : start - 1
    guard [",", "("].contains(sentence.word(mark)) else { return nil }
    return sentence.versions.first { $0.isRelease && $0.range.upperBound == mark }?.version
  }

  /// "The first beta of Python 3.13, 3.13.0b1, came out": the release that stands behind its series.
  private func apposed(
    _ sentence: AnnouncementSentence, ofSeriesAt place: Int
  ) -> ReleaseVersion? {
    guard sentence.word(place) == "of" else { return nil }
    let named = sentence.word(place + 1) == "python" ? place + 2 : place + 1
    guard
      let mention = sentence.versions.first(where: { $0.range.lowerBound == named }),
      !mention.isRelease, [",", "("].contains(sentence.word(mention.range.upperBound))
    else { return nil }
    return sentence.versions.first { other in
      other.isRelease && other.range.lowerBound == mention.range.upperBound + 1
        && other.version.series == mention.version.series
    }?.version
  }

  /// Whether a sentence that begins with a stage tells that it is here: "The second alpha is here",
  /// "I am announcing the first release candidate".
  private func arrives(_ sentence: AnnouncementSentence, _ index: Int) -> Bool {
    let words = Set(sentence.lower)
    let others: Set = [
      "next", "will", "scheduled", "planned", "expected", "due", "until", "before", "after",
      "later",
      "since", "starts", "begins", "towards", "remaining", "previous", "was", "were", "than", "by",
    ]
    guard words.isDisjoint(with: others), index <= 14 else { return false }
    if sentence.words.count <= 4 { return sentence.word(0) == "the" }
    return sentence.lower.starts(with: ["this", "is"]) || sentence.word(0) == "here"
      || words.contains { $0.hasPrefix("announc") }
      || !words.isDisjoint(with: [
        "here", "available", "out", "released", "time", "fingertips", "delivers", "presents",
        "brings",
      ])
  }

  /// "The next pre-release, the fifth beta release of Python 3.9, will be 3.9.0b5": that release.
  private func coming(
    _ sentence: AnnouncementSentence, _ start: Int, after: Int
  ) -> ReleaseVersion? {
    guard sentence.lower[..<start].contains("next"),
      let verb = (after..<min(after + 8, sentence.words.count)).first(where: {
        sentence.word($0) == "will" && sentence.word($0 + 1) == "be"
      })
    else { return nil }
    return sentence.versions.first {
      $0.isRelease && $0.range.lowerBound > verb && $0.range.lowerBound <= verb + 4
    }?.version
  }

  /// Whether "the second release candidate" is the release announced: "This is the …",
  /// "3.12.0rc2 is the …".
  private func isAnnounced(_ sentence: AnnouncementSentence, _ index: Int) -> Bool {
    var place = index - 1
    if sentence.word(place) == "the" { place -= 1 }
    guard sentence.word(place) == "is" else { return false }
    return ["this", "here"].contains(sentence.word(place - 1))
      || sentence.versions.contains { $0.range.upperBound <= place && $0.isRelease }
  }

  /// The release that a place in the order is said of: the last one named before it, or else a
  /// series named after it.
  private func subject(
    _ sentence: AnnouncementSentence, before index: Int, orAfter: Bool = false
  ) -> ReleaseVersion? {
    let versions = sentence.versions
    if let before = versions.last(where: { $0.range.upperBound <= index }) { return before.version }
    // "3.12.0b2: … It is the second of four": what the sentence before names.
    if sentence.word(0) == "it", sentence.word(1) == "is", let coming, coming.series != series {
      return coming
    }
    return orAfter ? subject(sentence, after: index) : nil
  }

  private func subject(_ sentence: AnnouncementSentence, after index: Int) -> ReleaseVersion? {
    sentence.versions.first { $0.range.lowerBound > index }?.version
  }
}
