package import CPythonSource

/// Finds in an announcement what can be held against tags and schedules.
///
/// Announcements are made from the last one, so their wording hardly changes; what is not worded in
/// one of the customary ways is passed over rather than guessed.
package struct AnnouncementReader {
  /// In the order of the text, each statement once a line.
  package private(set) var statements: [LocatedStatement] = []

  let series: Series
  let release: ReleaseVersion
  let day: CivilDay?
  /// The release that the sentence before speaks of as coming.
  var coming: ReleaseVersion?
  /// The pre-release that the text speaks of now: "the beta phase" is that of its series.
  private(set) var pending: ReleaseVersion?
  /// The PEPs that the words of the text name by their numbers.
  private(set) var cited: Set<Int> = []
  /// The releases that the title names.
  private(set) var titled: Set<ReleaseVersion> = []
  private var seen: Set<LocatedStatement> = []

  /// - Parameters:
  ///   - version: The release that is inspected. Its series is the one that "the beta phase" means.
  ///   - day: The day of the announcement; one without a year is near it.
  package init(_ text: AnnouncementText, of version: ReleaseVersion, day: CivilDay?) {
    series = version.series
    release = version
    self.day = day
    if version.level != .final { pending = version }
    if let title = text.title, let line = text.titleLine {
      readTitle(AnnouncementSentence(AnnouncementText.words(of: title, at: line)))
    } else if let heading = text.blocks.first, heading.role == .heading {
      readTitle(AnnouncementSentence(heading.words))
    }
    readDay(of: text)
    for block in text.blocks {
      for (word, next) in zip(block.words, block.words.dropFirst())
      where word.text.lowercased() == "pep" {
        if let number = Int(next.text) { cited.insert(number) }
      }
    }
    let links = Dictionary(grouping: text.links.indices) { text.links[$0].block }
    let passages = SeriesPassages(of: text, series: series)
    for (index, block) in text.blocks.enumerated() {
      coming = nil
      let only = Self.subject(ofItem: block)
      for range in block.spokenSentences {
        let isOther = passages.isOther(block: index, word: range.lowerBound)
        let sentence = AnnouncementSentence(block.words[range])
        readOwn(sentence, in: block, saying: only, isOther: isOther)
        if !passages.isOther(block: index) {
          readPhases(sentence)
          readWords(sentence)
        }
      }
      readLinks(text, block: index, links: links[index] ?? [])
      readSchedules(text, block: index, links: links[index] ?? [])
    }
    readTeam(text)
  }

  /// What a sentence says, in whatever section it stands.
  private mutating func readOwn(
    _ sentence: AnnouncementSentence, in block: AnnouncementText.Block, saying only: Set<String>,
    isOther: Bool
  ) {
    readReleases(sentence, in: block)
    readOrdinals(sentence)
    readDates(sentence)
    readPEPs(sentence, isListed: block.role == .item, saying: only, isOther: isOther)
    readPassing(sentence)
    readCompanions(sentence)
    readJoint(sentence)
    readDaysBefore(sentence)
    readSupport(sentence)
    readTag(sentence)
    readManagers(sentence)
  }

  mutating func add(_ statement: AnnouncementStatement, _ line: Int) {
    let located = LocatedStatement(statement: statement, line: line)
    if seen.insert(located).inserted { statements.append(located) }
  }

  private mutating func readTitle(_ title: AnnouncementSentence) {
    let releases = title.versions.filter { mention in
      // "Second release candidate of 3.8.2": that is told by its place.
      let start = mention.range.lowerBound
      let before = title.word(start - 1) == "python" ? start - 2 : start - 1
      return mention.isRelease
        && !(title.word(before) == "of" && title.level(before - 1) != nil)
    }.map(\.version)
    for named in releases { addRelease(named, title.line) }
    titled = Set(releases)
    if releases.contains(release) {
      for named in releases where named.series != series {
        add(.remark(.companion(named)), title.line)
      }
    }
    readOrdinals(title)
    // Of several releases the one of this series should be this one.
    guard let wrong = releases.first(where: { $0.series == series }) ?? releases.first,
      !releases.contains(release)
    else { return }
    add(.title(wrong, isOne: releases.count == 1), title.line)
  }

  /// The day of the text itself, and the day of the week in the header of a mail.
  private mutating func readDay(of text: AnnouncementText) {
    guard let line = text.dayLine else { return }
    if let day = text.day.flatMap({ CivilDay($0) }) {
      add(.dateAbout(.release(release), day), line)
    }
    guard let written = text.dayText else { return }
    let sentence = AnnouncementSentence(AnnouncementText.words(of: written, at: line))
    for date in sentence.dates(near: nil) {
      if let weekday = sentence.weekday(of: date) { add(.weekday(weekday, date.day), line) }
    }
  }

  private mutating func addRelease(_ version: ReleaseVersion, _ line: Int) {
    add(.version(version), line)
    if version.level != .final {
      pending = version
      add(.stage(version.level, serial: version.serial, of: version), line)
    }
  }

  /// "This release, 3.12.0a1, is …", "announce the release of Python 3.13.0 beta 1", "Python 3.12.1
  /// is now available", "This is a beta preview of Python 3.12".
  private mutating func readReleases(
    _ sentence: AnnouncementSentence, in block: AnnouncementText.Block
  ) {
    for mention in sentence.versions where mention.isRelease {
      if announces(mention, in: sentence) { addRelease(mention.version, sentence.line) }
    }
    for index in sentence.words.indices where sentence.word(index) == "preview" {
      let before = sentence.word(index - 1)
      let level: ReleaseVersion.Level? =
        ["developer", "alpha"].contains(before) ? .alpha : before == "beta" ? .beta : nil
      guard let level, sentence.word(index - 2) != "next" else { continue }
      let of = sentence.versions.first?.version
      add(.stage(level, serial: nil, of: of), sentence.words[index].line)
    }
  }

  /// "3.9.2rc1 and 3.8.8rc1 are …": where what is said of several releases begins.
  private func endOfList(
    after mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) -> Int {
    var after = sentence.skippingMarks(mention.range.upperBound)
    for other in sentence.versions where other.range.lowerBound >= after {
      let joint = sentence.lower[after..<other.range.lowerBound]
      guard joint.allSatisfy({ ["and", ",", "python", "&"].contains($0) }) else { break }
      after = sentence.skippingMarks(other.range.upperBound)
    }
    return after
  }

  private func announces(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) -> Bool {
    let start = mention.range.lowerBound
    let clause = sentence.lower[..<start].lastIndex { [":", ";", "-"].contains($0) } ?? 0
    let before = Set(sentence.lower[max(clause, start - 8)..<start])
    // Another release is only mentioned: "since 3.12.3", "compared to 3.11", "will be 3.12.0a2".
    let others: Set = [
      "since", "than", "from", "to", "after", "before", "until", "will", "next", "compared", "by",
      "with", "between", "as", "was", "were", "in", "for", "expect", "entering", "towards",
    ]
    let after = endOfList(after: mention, in: sentence)
    let previous = sentence.word(start - 1) == "python" ? start - 2 : start - 1
    if introduces(mention, in: sentence, previous) { return true }
    if sentence.word(previous) == "of",
      ["release", "availability"].contains(sentence.word(previous - 1)),
      !before.contains("next"), !before.contains("final"), !before.contains("until"),
      sentence.lower.contains(where: { $0.hasPrefix("announc") })
    {
      return true
    }
    if sentence.word(previous) == "release", sentence.word(previous - 1) == "to",
      sentence.lower.contains("turn") || sentence.lower.contains("pleased")
    {
      return true
    }
    guard before.isDisjoint(with: others) else { return false }
    if mention.version.series <= series, sentence.word(after) == "is",
      sentence.word(after + 1) == "the", ["newest", "latest"].contains(sentence.word(after + 2))
    {
      return true
    }
    if mention.version.series == series, isPlaced(sentence, after), start - clause <= 2 {
      return true
    }
    let verbs: Set = ["is", "are"]
    let states: Set = ["available", "out", "here", "released", "ready"]
    return verbs.contains(sentence.word(after))
      && (states.contains(sentence.word(after + 1))
        || (["now", "finally", "also"].contains(sentence.word(after + 1))
          && states.contains(sentence.word(after + 2))))
  }

  /// "This release, 3.12.0a1,", "this hotfix release: 3.9.4", "here is 3.11.0a4", "a new version:
  /// Python 3.11.0 alpha 1".
  private func introduces(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence,
    _ previous: Int
  ) -> Bool {
    let mark = sentence.word(previous)
    if [",", ":"].contains(mark), ["release", "releasee"].contains(sentence.word(previous - 1)) {
      return ["this", "new", "another"].contains(sentence.word(previous - 2))
        || sentence.word(previous - 3) == "this"
    }
    if mark == ":", (1...4).contains(where: { sentence.word(previous - $0) == "release" }),
      (2...5).contains(where: { sentence.word(previous - $0) == "new" })
    {
      // "a shiny new release for you: Python 3.10.0a7"
      return true
    }
    if mark == ":", sentence.word(previous - 1) == "version" {
      return ["new", "another"].contains(sentence.word(previous - 2))
    }
    return ["is", "comes"].contains(mark) && sentence.word(previous - 1) == "here"
  }

  /// "… is the second beta", "… is the last planned release preview": what is said of the release
  /// that is announced.
  private func isPlaced(_ sentence: AnnouncementSentence, _ after: Int) -> Bool {
    guard sentence.word(after) == "is", sentence.word(after + 1) == "the" else { return false }
    var next = after + 2
    let isOrdinal = sentence.ordinal(next) != nil
    let isPlace = isOrdinal || ["last", "final", "penultimate"].contains(sentence.word(next))
    if isPlace { next += 1 }
    while ["planned", "and", "last", "final", "hopefully"].contains(sentence.word(next)) {
      next += 1
    }
    if isPlace, sentence.word(next) == "of" { return true }
    if sentence.word(next) == "release", sentence.word(next + 1) == "preview" { return true }
    return isPlace
      && (sentence.level(next) != nil
        || isOrdinal && ["maintenance", "bugfix"].contains(sentence.word(next)))
  }
}

extension AnnouncementText.Block {
  /// Its sentences; one of more words than anybody writes is cut, since each of its versions may be held
  /// against all of its words.
  fileprivate var spokenSentences: [Range<Int>] {
    let longest = 512
    return sentences.flatMap { range in
      stride(from: range.lowerBound, to: range.upperBound, by: longest).map {
        $0..<min($0 + longest, range.upperBound)
      }
    }
  }
}
