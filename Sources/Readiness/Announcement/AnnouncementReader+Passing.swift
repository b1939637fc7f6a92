internal import CPythonSource

/// What a text says in passing of the series it is about, of months and of other releases.
extension AnnouncementReader {
  mutating func readPassing(_ sentence: AnnouncementSentence) {
    let versions = sentence.versions
    for mention in versions {
      if mention.isRelease {
        readRelease(mention, in: sentence)
      } else if mention.version.level == .final {
        readSeries(mention, in: sentence)
      }
    }
    for date in sentence.dates(near: day) {
      if date.hasYear {
        readPast(date, versions, in: sentence)
      } else if day.map({ abs($0.number - date.day.number) > 120 }) ?? true {
        continue
      }
      guard let weekday = sentence.weekday(of: date) else { continue }
      add(.weekday(weekday, date.day), sentence.words[date.range.lowerBound].line)
    }
    readMonths(sentence, versions)
  }

  /// "Python 3.11, released on 2022-10-24": the day of the first release of a series.
  private mutating func readPast(
    _ date: AnnouncementSentence.DateMention, _ versions: [AnnouncementSentence.VersionMention],
    in sentence: AnnouncementSentence
  ) {
    let place = date.range.lowerBound
    let next = versions.first { $0.range.lowerBound >= date.range.upperBound }
    if let next, next.isRelease, next.range.lowerBound - date.range.upperBound <= 3,
      sentence.word(place - 1) == "on", sentence.word(next.range.upperBound) == "was",
      sentence.word(next.range.upperBound + 1) == "released"
    {
      // "On October 5, 2020, Python 3.9.0 was released".
      add(.date(.release(next.version), date.day, isPastPlan: false), sentence.words[place].line)
      return
    }
    guard let last = versions.last(where: { $0.range.upperBound <= place }) else { return }
    if last.isRelease, let start = sentence.lower[last.range.upperBound..<place].last, start == "("
    {
      // "after 3.13.0 beta 2, which came out yesterday (June 5, 2024)".
      let between = sentence.lower[last.range.upperBound..<place]
      let idle: Set = [
        ",", "which", "came", "out", "was", "released", "on", "yesterday", "today", "(",
      ]
      if between.contains("out") || between.contains("released"), between.allSatisfy(idle.contains)
      {
        add(.date(.release(last.version), date.day, isPastPlan: false), sentence.words[place].line)
      }
      return
    }
    guard !last.isRelease, place - last.range.upperBound <= 5 else { return }
    let between = sentence.lower[last.range.upperBound..<place]
    guard between.contains("released"),
      between.allSatisfy({ ["released", "on", ",", "was", "which", "("].contains($0) })
    else { return }
    add(.date(.release(last.version), date.day, isPastPlan: false), sentence.words[place].line)
  }

  private func start(
    of mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) -> Int {
    let start = mention.range.lowerBound
    return sentence.word(start - 1) == "python" ? start - 1 : start
  }

  /// "preview of Python 3.12", "new features of the 3.12 series, compared to 3.11".
  private mutating func readSeries(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) {
    let start = start(of: mention, in: sentence)
    let line = sentence.words[mention.range.lowerBound].line
    let after = mention.range.upperBound
    let before = (sentence.word(start - 2), sentence.word(start - 1))
    let isFeatures =
      before == ("of", "the") && sentence.word(start - 3) == "features"
      && ["series", "release"].contains(sentence.word(after))
    let isGoing =
      sentence.word(after) == "is" && sentence.word(after + 1) == "still"
      && sentence.word(after + 2) == "in" && sentence.word(after + 3) == "development"
    let isOfThis =
      sentence.lower.prefix(2).elementsEqual(["this", "is"])
      || sentence.versions.first.map { $0.isRelease && $0.version.series == series } == true
    let isMaintenance =
      before == ("release", "of") && sentence.lower.contains("maintenance") && isOfThis
    let isOfABI =
      before == ("in", "the") && sentence.word(after) == "series" && sentence.lower.contains("abi")
    if before == ("preview", "of") || before == ("freeze", "for") || isFeatures || isGoing
      || isMaintenance || isOfABI || isOfThisSeries(mention, from: start, in: sentence)
    {
      add(.series(mention.version.series, isPrevious: false), line)
    } else if before == ("compared", "to"), sentence.lower.contains("features") {
      add(.series(mention.version.series, isPrevious: true), line)
    }
  }

  /// "the second maintenance release of the 3.9 series", "the first alpha of Python 3.13", "many new
  /// features for Python 3.13 are still being planned", "test with 3.12 during the beta phase".
  private func isOfThisSeries(
    _ mention: AnnouncementSentence.VersionMention, from start: Int,
    in sentence: AnnouncementSentence
  ) -> Bool {
    let words = Set(sentence.lower)
    let after = sentence.word(mention.range.upperBound)
    var place = start - 1
    while ["the", "legacy"].contains(sentence.word(place)) { place -= 1 }
    let preposition = sentence.word(place)
    let noun = sentence.word(place - 1)
    if ["of", "for"].contains(preposition), isOnThis(sentence) {
      let isStage = sentence.level(place - 1) != nil && noun != "candidates"
      if isStage || ["update", "previews"].contains(noun) { return true }
      if noun == "release" {
        return !words.isDisjoint(with: ["maintenance", "bugfix", "security", "beta", "alpha"])
          || after == "series"
      }
    }
    if preposition == "for", noun == "features", words.contains("planned") { return true }
    // Before the final release a text asks to test this series, not the one before.
    guard release.level != .final, release.micro == 0, mention.version.series < series,
      !sentence.versions.contains(where: { $0.version.series == series })
    else { return false }
    let isTest = noun == "test" && preposition == "with" || preposition == "with" && noun == "tests"
    return isTest && words.contains("phase") || noun == "exposure" || after == "compatibility"
  }

  /// Whether a sentence is about the release that is announced.
  private func isOnThis(_ sentence: AnnouncementSentence) -> Bool {
    let words = Set(sentence.lower)
    if let first = sentence.versions.first, first.isRelease, first.version.series == series {
      return words.isDisjoint(with: ["since", "like"]) && !sentence.lower.prefix(2).contains("next")
    }
    return sentence.lower.prefix(2).elementsEqual(["this", "is"])
      || sentence.lower.prefix(2).elementsEqual(["it", "time"])
      || words.contains("time") && words.contains("for")
        && words.isDisjoint(with: ["next", "will"])
      || words.contains { $0.hasPrefix("announcing") }
  }

  /// "250 changes since 3.12.3", "3.8.10 was the last full bugfix release", "3.12.6 is planned".
  private mutating func readRelease(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) {
    let start = start(of: mention, in: sentence)
    let line = sentence.words[mention.range.lowerBound].line
    // "the first release candidate of Python 3.11.0", where that of 3.12.0 is announced.
    if sentence.word(start - 1) == "of", sentence.level(start - 2) != nil, isOnThis(sentence),
      !["was", "were", "had"].contains(where: sentence.lower.contains),
      mention.version.level == .final,
      mention.version.series != series || mention.version.micro != release.micro
    {
      add(.version(mention.version), line)
    }
    let changes: Set = ["changes", "bugfixes", "fixes", "commits", "improvements", "bugs"]
    if sentence.word(start - 1) == "since",
      !changes.isDisjoint(with: sentence.lower[max(0, start - 12)..<start])
    {
      add(.since(mention.version), line)
    }
    var after = mention.range.upperBound
    add(.mention(mention.version), line)
    if mention.version.series == series, mention.version <= release, isToCome(sentence, after) {
      add(.next(mention.version, after: nil), line)
    }
    guard ["is", "was"].contains(sentence.word(after)), sentence.word(after + 1) == "the",
      ["last", "final"].contains(sentence.word(after + 2))
    else { return }
    after += 3
    while ["full", "regular", "official"].contains(sentence.word(after)) { after += 1 }
    if ["bugfix", "maintenance"].contains(sentence.word(after)),
      sentence.word(after + 1) == "release"
    {
      add(.lastMaintenance(mention.version), line)
    }
  }

  /// "… is currently planned for", not "is expected to be the last one".
  private func isToCome(_ sentence: AnnouncementSentence, _ after: Int) -> Bool {
    guard sentence.word(after) == "is" else { return false }
    let adverbs: Set = ["currently", "still", "also", "now"]
    let place = adverbs.contains(sentence.word(after + 1)) ? after + 2 : after + 1
    return ["scheduled", "planned", "expected", "due"].contains(sentence.word(place))
      && sentence.word(place + 1) != "to"
  }

  /// "with 3.8.1 planned for December 2019", "security fixes until October 2024".
  private mutating func readMonths(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention]
  ) {
    for stated in sentence.monthsOfYears {
      let place = stated.range.lowerBound
      let line = sentence.words[place].line
      let last = versions.last { $0.range.upperBound <= place }
      readToCome(stated.year, stated.month, sentence, before: place)
      if let last, let first = firstOf(last, in: sentence, before: place) {
        add(.month(.release(first), year: stated.year, month: stated.month), line)
      }
      guard let last, last.isRelease, place - last.range.upperBound <= 6 else { continue }
      let words = Set(sentence.lower[last.range.upperBound..<place])
      if words.contains("for") || words.contains("in") || words.contains("on"),
        words.contains(where: {
          $0.hasPrefix("plan") || $0.hasPrefix("schedul") || $0.hasPrefix("expect")
        }) || words.isSubset(of: [",", "in"]) && sentence.word(place - 1) == "in"
      {
        add(.month(.release(last.version), year: stated.year, month: stated.month), line)
      }
    }
  }

  /// "The first alpha of Python 3.9 is planned for November 2019": the release that is planned.
  private func firstOf(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence,
    before place: Int
  ) -> ReleaseVersion? {
    let start = start(of: mention, in: sentence)
    guard !mention.isRelease, mention.version.level == .final, sentence.word(start - 1) == "of",
      sentence.word(mention.range.upperBound) == "is", place - mention.range.upperBound <= 4,
      ["planned", "expected", "scheduled"].contains(sentence.word(mention.range.upperBound + 1)),
      sentence.ordinal(start - 3) == 1, let (level, after) = sentence.level(start - 2),
      after == start - 1
    else { return nil }
    return ReleaseVersion(series: mention.version.series, micro: 0, level: level, serial: 1)
  }

  /// "will follow at regular intervals starting in late November of 2018".
  private mutating func readToCome(
    _ year: Int, _ month: Int, _ sentence: AnnouncementSentence, before place: Int
  ) {
    let before = sentence.lower[max(0, place - 6)..<place]
    guard before.contains(where: { ["starting", "beginning", "from"].contains($0) }),
      !before.contains("since"), sentence.lower[max(0, place - 24)..<place].contains("will")
    else { return }
    add(.toCome(year: year, month: month), sentence.words[place].line)
  }

  /// "The tag is `v3.11.0rc2`", "tagged as v3.11.0rc2".
  mutating func readTag(_ sentence: AnnouncementSentence) {
    let others: Set = [
      "previous", "last", "since", "between", "compare", "from", "tags", "earlier",
    ]
    for mention in sentence.versions
    where mention.isRelease && mention.version.series == series && mention.range.count == 1 {
      let start = mention.range.lowerBound
      let before = sentence.lower[max(0, start - 3)..<start]
      guard before.contains("tag") || before.contains("tagged"),
        others.isDisjoint(with: sentence.lower[max(0, start - 8)..<start])
      else { continue }
      add(.tag(mention.version), sentence.words[start].line)
    }
  }

  /// "Your release manager, …", "the 3.13 release manager is …".
  mutating func readManagers(_ sentence: AnnouncementSentence) {
    guard
      let place = sentence.words.indices.first(where: {
        sentence.word($0) == "manager" && sentence.word($0 - 1) == "release"
      }),
      !["former", "previous", "next", "future"].contains(where: sentence.lower.contains)
    else { return }
    let words = sentence.lower[max(0, place - 8)..<min(place + 12, sentence.words.count)]
    add(
      .managers(
        words.joined(separator: " "), of: sentence.versions.map(\.version.series)),
      sentence.words[place].line)
  }

  /// `[PEP 701](…/pep-0709/)`: the words name another PEP than the address.
  mutating func readPEPAddress(_ address: String, words: [AnnouncementText.Word], _ line: Int) {
    guard let number = Self.pep(in: address) else { return }
    let sentence = AnnouncementSentence(words)
    // What stands before an address that is written out.
    let named = sentence.words.indices.compactMap { index -> Int? in
      if sentence.word(index) == "pep" { return Int(sentence.word(index + 1)) }
      let text = sentence.word(index)
      return text.hasPrefix("pep-") ? Int(text.dropFirst(4)) : nil
    }
    guard let first = named.first, !named.contains(number) else { return }
    add(.pepAddress(number, words: first), line)
  }

  /// The number of `…/pep-0709/`.
  static func pep(in address: String) -> Int? {
    guard address.utf8.count <= 2_048, address.holds("python.org/") else { return nil }
    for part in address.split(separator: "/") where part.hasPrefix("pep-") {
      let digits = part.dropFirst(4).prefix { $0.isASCII && $0.isNumber }
      if (1...4).contains(digits.count) { return Int(digits) }
    }
    return nil
  }
}
