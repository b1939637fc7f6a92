internal import CPythonSource

extension AnnouncementReader {
  /// "the first of seven planned alpha releases", "the second release candidate", "the fourth
  /// maintenance release".
  mutating func readOrdinals(_ sentence: AnnouncementSentence) {
    for index in sentence.words.indices {
      guard let place = place(sentence, index) else { continue }
      var next = index + 1
      // "the second and final release candidate", "the fifth (and last) …"
      while ["and", "final", "last", "planned", "lucky", "regular", "full", "official", "(", ")"]
        .contains(sentence.word(next))
      {
        next += 1
      }
      if sentence.word(next) == "of", let count = sentence.cardinal(next + 1) {
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

  private mutating func readCount(
    _ sentence: AnnouncementSentence, _ place: Place, of count: Int, after index: Int, at start: Int
  ) {
    var next = index
    while ["planned", "scheduled", "the"].contains(sentence.word(next)) { next += 1 }
    guard let (level, _) = sentence.level(next) else { return }
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
    guard let (level, after) = sentence.level(index) else { return }
    if let next = coming(sentence, start, after: after) {
      add(.ordinal(number, .open, level, of: next), line)
      return
    }
    guard isAnnounced(sentence, start) else { return }
    let isHere = sentence.word(start - 3) == "here"
    guard level == .candidate || isHere || ["release", "preview"].contains(sentence.word(after))
    else { return }
    add(.ordinal(number, .open, level, of: subject(sentence, before: start, orAfter: true)), line)
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
    return orAfter ? versions.first { $0.range.lowerBound > index }?.version : nil
  }
}
