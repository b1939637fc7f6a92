internal import CPythonSource

/// What a text says of releases beside the one that it is about, and of series that it should not be
/// about.
extension AnnouncementReader {
  mutating func readCompanions(_ sentence: AnnouncementSentence) {
    readList(sentence)
    for mention in sentence.versions {
      let place = placeBefore(mention, in: sentence)
      if mention.isRelease {
        readStale(mention, in: sentence, place)
      } else if mention.version.level == .final {
        readSeriesOf(mention, in: sentence, place)
      }
    }
  }

  /// The index before a version and the words "the" and "Python" there.
  private func placeBefore(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) -> Int {
    var place = mention.range.lowerBound - 1
    while ["python", "the", "legacy"].contains(sentence.word(place)) { place -= 1 }
    return place
  }

  /// "announce the release of Python 3.12.2 and 3.11.8": what is named with the one announced.
  private mutating func readList(_ sentence: AnnouncementSentence) {
    guard sentence.lower.contains(where: { $0.hasPrefix("announc") }),
      sentence.lower.contains(where: { $0.hasPrefix("release") || $0 == "availability" })
    else { return }
    var last: AnnouncementSentence.VersionMention?
    for mention in sentence.versions where mention.isRelease {
      defer { last = mention }
      guard let before = last, isAnnouncedHere(before, in: sentence) else { continue }
      let joint = sentence.lower[before.range.upperBound..<mention.range.lowerBound]
      guard joint.allSatisfy({ ["and", ",", "python", "&"].contains($0) }),
        ![",", "which", "that"].contains(sentence.word(mention.range.upperBound)),
        mention.version.series != before.version.series
      else { continue }
      add(.version(mention.version), sentence.words[mention.range.lowerBound].line)
    }
  }

  /// Whether a sentence that announces names the release of the text: "the release of Python 3.12.2",
  /// "two release candidates today: Python 3.9.2rc1".
  private func isAnnouncedHere(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) -> Bool {
    mention.version == release
      && ["of", ":"].contains(
        sentence.word(placeBefore(mention, in: sentence)))
  }

  /// "3.7.17 is the final security release of Python 3.7", "the first of five planned beta releases of
  /// Python 3.7": the series of which a release is said to be.
  private mutating func readSeriesOf(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence, _ place: Int
  ) {
    let line = sentence.words[mention.range.lowerBound].line
    let before = sentence.versions.last { $0.range.upperBound <= place }
    if ["last", "final"].contains(sentence.word(place)), place > 0,
      ["bugfix", "bug-fix", "maintenance"].contains(sentence.word(mention.range.upperBound)),
      sentence.versions.first?.version == release,
      ["was", "were", "had"].allSatisfy({ !sentence.lower.contains($0) })
    {
      // "Python 3.7.8 and 3.6.11 now available - last 3.7.x bugfix release"
      return add(.series(mention.version.series, isPrevious: false), line)
    }
    guard sentence.word(place) == "of",
      ["release", "releases", "previews"].contains(sentence.word(place - 1))
    else { return }
    if let before {
      guard before.isRelease, ["is", "was"].contains(sentence.word(before.range.upperBound)),
        sentence.word(before.range.upperBound + 1) == "the",
        place - before.range.upperBound <= 12,
        ![",", ";", ":", "after", "before", "since"].contains(
          where: sentence.lower[before.range.upperBound..<place].contains)
      else { return }
      add(.ofSeries(before.version, mention.version.series), line)
    } else if sentence.level(place - 2) != nil, sentence.lower.prefix(place).contains("planned"),
      release.level != .final, !sentence.lower.prefix(place).contains("next")
    {
      add(.series(mention.version.series, isPrevious: false), line)
    }
  }

  /// What the announcement of an earlier series said, left standing: "no code changes after
  /// 3.12.0rc1", "before the release of 3.8.0", "wheels built against Python 3.12.0rc1".
  private mutating func readStale(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence, _ place: Int
  ) {
    let line = sentence.words[mention.range.lowerBound].line
    let version = mention.version
    let words = (0..<4).map { sentence.word(place - $0) }
    if words[0] == "is", words[1] == "at", sentence.lower.prefix(place).contains("looking") {
      // "The release you're looking at is Python 3.8.3".
      return add(.version(version), line)
    }
    if words[0] == "of", words[1] == "release", ["stable", "final", "official"].contains(words[2]),
      ["the", "a"].contains(words[3]), sentence.lower.starts(with: ["this", "is"])
    {
      return add(.version(version), line)
    }
    let after = mention.range.upperBound
    if sentence.word(0) == "the", mention.range.lowerBound <= 2, version.series == series,
      sentence.word(after) == "is", ["dedicated", "codenamed"].contains(sentence.word(after + 1))
    {
      return add(.version(version), line)
    }
    if sentence.word(0) == "it", sentence.words.count == mention.range.upperBound,
      mention.range.lowerBound == 1, version.level != .final
    {
      // "It's 3.14 beta 3!"
      return add(.version(version), line)
    }
    if sentence.word(after) == "tag", release.level == .candidate, version.series == series,
      sentence.lower.prefix(mention.range.lowerBound).contains("cut"),
      words[0] == "from"
        || sentence.word(place) == "from"
    {
      return add(.tag(version), line)
    }
    guard release.level != .final, release.micro == 0, version.series < series, version.micro == 0
    else { return }
    let isFreeze =
      words[0] == "after" && (1...4).contains { sentence.word(place - $0) == "changes" }
    let isEnd =
      words[0] == "of" && words[1] == "release"
      && (words[3] == "before" || words[2] == "final" && sentence.lower.contains("ready"))
    let isWheel = words[0] == "against" && words[1] == "built"
    if isFreeze || isEnd || isWheel { add(.series(version.series, isPrevious: false), line) }
  }
}
