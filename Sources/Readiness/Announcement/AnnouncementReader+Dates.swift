internal import CPythonSource

extension AnnouncementReader {
  /// "… the start of the beta phase (2023-05-08)", "3.12.0a2, currently scheduled for 2022-11-14".
  mutating func readDates(_ sentence: AnnouncementSentence) {
    let versions = sentence.versions
    readNext(sentence, versions)
    let dates = sentence.dates(near: day)
    var start = 0
    for date in dates {
      defer { start = date.range.upperBound }
      let line = sentence.words[date.range.lowerBound].line
      let between = start..<date.range.lowerBound
      if let level = phase(sentence, between) {
        add(.phaseStart(level, date.day, of: pending?.series ?? series), line)
      } else if isSchedule(sentence, between),
        let occasion = occasion(sentence, versions, before: date, from: start)
      {
        let isPast = between.contains { sentence.word($0).hasPrefix("original") }
        add(.date(occasion, date.day, isPastPlan: isPast), line)
      }
    }
    if let last = versions.last(where: \.isRelease) { coming = last.version }
  }

  /// "The next pre-release of Python 3.12 will be 3.12.0a2".
  private mutating func readNext(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention]
  ) {
    guard let next = sentence.lower.firstIndex(of: "next"),
      let kind = sentence.lower[next...].prefix(8).first(where: {
        $0.hasPrefix("pre-release") || $0.hasPrefix("prerelease") || $0.hasPrefix("release")
          || ["alpha", "beta", "candidate"].contains($0)
      }), !kind.isEmpty,
      let verb = sentence.lower[next...].firstIndex(where: { $0 == "be" || $0 == "is" }),
      let mention = versions.first(where: { $0.isRelease && $0.range.lowerBound > verb }),
      mention.range.lowerBound - verb <= 12,
      Set(sentence.lower).isDisjoint(with: ["otherwise", "needed", "unless"]),
      let stated = coming(sentence, mention, after: verb)
    else { return }
    let named = versions.first { $0.range.lowerBound < verb && $0.range.lowerBound > next }
    add(.next(stated, after: named?.version), sentence.words[mention.range.lowerBound].line)
  }

  /// The release that "will be …" names: itself, or a stage "of Python 3.10.0".
  private func coming(
    _ sentence: AnnouncementSentence, _ mention: AnnouncementSentence.VersionMention,
    after verb: Int
  ) -> ReleaseVersion? {
    let start = mention.range.lowerBound
    let before = sentence.word(start - 1) == "python" ? start - 2 : start - 1
    guard sentence.word(before) == "of" else { return mention.version }
    return stage(sentence, verb..<before, of: mention.version)
  }

  /// The phase whose begin is said just before a date: "the release candidate phase (Monday, …)".
  private func phase(
    _ sentence: AnnouncementSentence, _ range: Range<Int>
  ) -> ReleaseVersion.Level? {
    guard let place = range.last(where: { ["phase", "stage"].contains(sentence.word($0)) }),
      range.upperBound - place <= 8
    else { return nil }
    switch sentence.word(place - 1) {
    case "beta": return .beta
    case "candidate", "rc": return .candidate
    default: return nil
    }
  }

  /// Whether the words before a date say when something is to happen.
  private func isSchedule(_ sentence: AnnouncementSentence, _ range: Range<Int>) -> Bool {
    let exact: Set = ["happen", "due", "coming", "date", "on", "for", "expect", "be", "target"]
    return range.contains { index in
      let word = sentence.word(index)
      return exact.contains(word) || word.hasPrefix("schedul") || word.hasPrefix("plan")
        || word.hasPrefix("expect") || word.hasPrefix("releas")
    }
  }

  /// What a date is said of: the release named last before it.
  private func occasion(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention],
    before date: AnnouncementSentence.DateMention, from start: Int
  ) -> AnnouncementStatement.Occasion? {
    let range = start..<date.range.lowerBound
    let words = Set(sentence.lower[range])
    // "security fixes until October 2024" and the like are no releases.
    guard
      words.isDisjoint(with: [
        "until", "since", "support", "eol", "end-of-life", "fixes", "announced", "reaches",
      ])
    else {
      return nil
    }
    if let named = versions.last(where: { range.contains($0.range.lowerBound) && $0.isRelease }) {
      return .release(named.version)
    }
    let base =
      pending ?? ReleaseVersion(series: series, micro: 0, level: .final, serial: 0)
    if let staged = stage(sentence, range, of: base) { return .release(staged) }
    let isNext = range.contains { index in
      sentence.word(index) == "next" && sentence.word(index + 1).holds("release")
    }
    if isNext { return .next }
    guard ["it", "this", "which"].contains(sentence.word(start)) || start == 0,
      words.contains("it"), let coming
    else { return nil }
    return .release(coming)
  }

  /// "the second candidate", "the official release", "the first beta" of a release.
  private func stage(
    _ sentence: AnnouncementSentence, _ range: Range<Int>, of base: ReleaseVersion
  ) -> ReleaseVersion? {
    for index in range.reversed() {
      if let number = sentence.ordinal(index), let (level, _) = sentence.level(index + 1) {
        return ReleaseVersion(
          series: base.series, micro: base.micro, level: level, serial: number)
      }
      if ["official", "final"].contains(sentence.word(index)),
        sentence.word(index + 1) == "release",
        sentence.level(index + 1) == nil
      {
        return ReleaseVersion(
          series: base.series, micro: base.micro, level: .final, serial: 0)
      }
    }
    return nil
  }
}
