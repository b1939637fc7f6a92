package import CPythonSource

/// Finds in an announcement what can be held against tags and schedules.
///
/// Announcements are made from the last one, so their wording hardly changes; what is not worded in
/// one of the customary ways is passed over rather than guessed.
package struct AnnouncementReader {
  /// In the order of the text, each statement once a line.
  package private(set) var statements: [LocatedStatement] = []

  let series: Series
  let day: CivilDay?
  /// The release that the sentence before speaks of as coming.
  var coming: ReleaseVersion?
  /// The pre-release that the text speaks of now: "the beta phase" is that of its series.
  private(set) var pending: ReleaseVersion?
  private var seen: Set<LocatedStatement> = []

  /// - Parameters:
  ///   - version: The release that is inspected. Its series is the one that "the beta phase" means.
  ///   - day: The day of the announcement; one without a year is near it.
  package init(_ text: AnnouncementText, of version: ReleaseVersion, day: CivilDay?) {
    series = version.series
    self.day = day
    if version.level != .final { pending = version }
    if let title = text.title, let line = text.titleLine {
      readTitle(AnnouncementSentence(AnnouncementText.words(of: title, at: line)))
    }
    for (index, block) in text.blocks.enumerated() {
      coming = nil
      for range in block.sentences {
        let sentence = AnnouncementSentence(block.words[range])
        readReleases(sentence, in: block)
        readOrdinals(sentence)
        readDates(sentence)
        readPEPs(sentence)
      }
      readLinks(text, block: index)
    }
  }

  mutating func add(_ statement: AnnouncementStatement, _ line: Int) {
    let located = LocatedStatement(statement: statement, line: line)
    if seen.insert(located).inserted { statements.append(located) }
  }

  private mutating func readTitle(_ title: AnnouncementSentence) {
    for mention in title.versions where mention.isRelease {
      addRelease(mention.version, title.line)
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
        before == "developer" ? .alpha : before == "beta" ? .beta : nil
      guard let level, sentence.word(index - 2) != "next" else { continue }
      let of = sentence.versions.first?.version
      add(.stage(level, serial: nil, of: of), sentence.words[index].line)
    }
  }

  private func announces(
    _ mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) -> Bool {
    let start = mention.range.lowerBound
    let before = Set(sentence.lower[max(0, start - 8)..<start])
    // Another release is only mentioned: "since 3.12.3", "compared to 3.11", "will be 3.12.0a2".
    let others: Set = [
      "since", "than", "from", "to", "after", "before", "until", "will", "next", "compared", "by",
      "with", "between", "as", "was", "were", "in", "for", "expect", "entering", "towards",
    ]
    let after = sentence.skippingMarks(mention.range.upperBound)
    if ["release", "releasee"].contains(sentence.word(start - 2)), sentence.word(start - 1) == ",",
      sentence.word(start - 3) == "this"
    {
      return true
    }
    let previous = sentence.word(start - 1) == "python" ? start - 2 : start - 1
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
    let verbs: Set = ["is", "are"]
    let states: Set = ["available", "out", "here", "released", "ready"]
    return verbs.contains(sentence.word(after))
      && (states.contains(sentence.word(after + 1))
        || (["now", "finally", "also"].contains(sentence.word(after + 1))
          && states.contains(sentence.word(after + 2))))
  }
}
