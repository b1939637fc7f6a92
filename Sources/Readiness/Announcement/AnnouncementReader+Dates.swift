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
      } else if let listed = listed(sentence, versions, before: date) {
        add(.date(.release(listed), date.day, isPastPlan: false), line)
      } else if let release = scheduled(sentence, versions, after: date) {
        add(.date(.release(release), date.day, isPastPlan: false), line)
      } else if let occasion = nearby(sentence, versions, date) {
        add(.dateAbout(.release(occasion), date.day), line)
      } else if isSchedule(sentence, between),
        let occasion = occasion(sentence, versions, before: date, from: start)
      {
        let isPast = isPastPlan(sentence, between)
        add(.date(occasion, date.day, isPastPlan: isPast), line)
      }
    }
    if let last = versions.last(where: \.isRelease) { coming = last.version }
  }

  /// "| 3.12.0rc1 | Monday, 2023-07-31 |", "3.12.0b2: 2023-05-29": the release of a row or item.
  private func listed(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention],
    before date: AnnouncementSentence.DateMention
  ) -> ReleaseVersion? {
    guard
      let mention = versions.last(where: {
        $0.isRelease && $0.range.upperBound <= date.range.lowerBound
      })
    else { return nil }
    let between = mention.range.upperBound..<date.range.lowerBound
    let isBare = between.allSatisfy { index in
      ["|", ":", "-", ",", "final"].contains(sentence.word(index))
        || sentence.weekday(at: index) != nil
    }
    return isBare && between.contains { ["|", ":", "-"].contains(sentence.word($0)) }
      ? mention.version : nil
  }

  /// "prior to 2019-10-14, the scheduled release date for 3.8.0"
  private func scheduled(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention],
    after date: AnnouncementSentence.DateMention
  ) -> ReleaseVersion? {
    var place = date.range.upperBound
    for word in [",", "the", "scheduled", "release", "date"] where sentence.word(place) == word {
      place += 1
    }
    guard place >= date.range.upperBound + 4, ["for", "of"].contains(sentence.word(place)) else {
      return nil
    }
    let start = sentence.word(place + 1) == "python" ? place + 2 : place + 1
    return versions.first { $0.isRelease && $0.range.lowerBound == start }?.version
  }

  /// "Release date: Dec. 7, 2020"; "if no problems are found prior to 2019-10-14": the release
  /// announced, and the final one that follows a candidate.
  private func nearby(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention],
    _ date: AnnouncementSentence.DateMention
  ) -> ReleaseVersion? {
    var place = date.range.lowerBound - 1
    while [",", "(", ":"].contains(sentence.word(place)) || sentence.weekday(at: place) != nil {
      place -= 1
    }
    if sentence.word(place) == "date",
      sentence.word(place - 1) == "release" && place <= 2 || place == 0
        || place == 1 && sentence.word(0) == ":"
    {
      return release
    }
    guard sentence.word(place) == "to", sentence.word(place - 1) == "prior",
      release.level == .candidate
    else { return nil }
    let after = sentence.lower[date.range.upperBound...].prefix(8)
    let isOfRelease = after.contains("release") && after.contains("date")
    let named = versions.first { $0.range.lowerBound > date.range.upperBound && $0.isRelease }
    if isOfRelease, let named, named.version.level == .final { return named.version }
    return ReleaseVersion(series: series, micro: release.micro, level: .final, serial: 0)
  }

  /// The phase whose begin is said just before a date: "the release candidate phase (Monday, …)".
  private func phase(
    _ sentence: AnnouncementSentence, _ range: Range<Int>
  ) -> ReleaseVersion.Level? {
    let start = range.last {
      sentence.word($0) == "start" && sentence.word($0 + 1) == "of"
    }
    if let start, range.upperBound - start <= 8 {
      let named = sentence.word(start + 2) == "the" ? start + 3 : start + 2
      if let (level, after) = sentence.level(named), after < range.upperBound,
        ["(", "on", ",", "currently", "scheduled"].contains(sentence.word(after)), level != .alpha
      {
        return level
      }
    }
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
    if let made = made(sentence, range) { return .release(made) }
    let words = Set(sentence.lower[range])
    // "security fixes until October 2024" and the like are no releases.
    guard
      words.isDisjoint(with: [
        "until", "since", "support", "eol", "end-of-life", "announced", "reaches",
      ]), !sentence.lower[range].suffix(8).contains("fixes")
    else {
      return nil
    }
    if let named = versions.last(where: { range.contains($0.range.lowerBound) }),
      let final = final(sentence, of: named)
    {
      return .release(final)
    }
    if let named = versions.last(where: { range.contains($0.range.lowerBound) && $0.isRelease }) {
      if let candidate = candidate(sentence, start..<named.range.lowerBound, before: named) {
        return .release(candidate)
      }
      return .release(
        candidate(sentence, named.range.upperBound..<range.upperBound, of: named.version)
          ?? named.version)
    }
    let before = versions.last { $0.isRelease && $0.range.upperBound <= start }
    let base =
      (words.contains("its") ? before?.version : nil) ?? pending
      ?? ReleaseVersion(series: series, micro: 0, level: .final, serial: 0)
    if let staged = stage(sentence, range, of: base) { return .release(staged) }
    if let named = versions.last(where: { range.contains($0.range.lowerBound) }),
      isDue(sentence, named)
    {
      return .release(named.version)
    }
    let isNext = range.contains { index in
      sentence.word(index) == "next"
        && (1...3).contains { sentence.word(index + $0).holds("release") }
    }
    if isNext { return .next }
    guard ["it", "this", "which"].contains(sentence.word(start)) || start == 0,
      words.contains("it"), let coming
    else { return nil }
    return .release(coming)
  }

  /// "3.9.1, with a candidate on …", "3.13.0rc1 is the first candidate; the second is due on …": what
  /// the words between a release and a date make of it.
  private func candidate(
    _ sentence: AnnouncementSentence, _ range: Range<Int>, of version: ReleaseVersion
  ) -> ReleaseVersion? {
    let ordinal = range.last { sentence.ordinal($0) != nil }
    if let ordinal, let number = sentence.ordinal(ordinal), version.level != .final,
      ["is", "will", "comes", "follows"].contains(sentence.word(ordinal + 1))
    {
      return ReleaseVersion(
        series: version.series, micro: version.micro, level: version.level, serial: number)
    }
    guard version.level == .final,
      let place = range.last(where: { sentence.level($0)?.0 == .candidate }),
      let end = sentence.level(place)?.after, !sentence.word(end - 1).hasSuffix("s"),
      ["a", "its", "the", "release", "first", "second"].contains(sentence.word(place - 1)),
      !["release", "releases"].contains(sentence.word(end))
    else { return nil }
    let number = sentence.ordinal(place - 1) ?? sentence.ordinal(place - 2) ?? 1
    return ReleaseVersion(
      series: version.series, micro: version.micro, level: .candidate, serial: number)
  }

  /// Whether a plan of before is told: "was planned for", "once planned for".
  private func isPastPlan(_ sentence: AnnouncementSentence, _ range: Range<Int>) -> Bool {
    range.contains { index in
      let word = sentence.word(index)
      if word.hasPrefix("original") { return true }
      guard word.hasPrefix("plan") || word.hasPrefix("schedul") || word.hasPrefix("expect") else {
        return false
      }
      let before = [sentence.word(index - 1), sentence.word(index - 2)]
      return before[0] == "once" || before[0] == "was" || before[0] == "were"
        || before == ["been", "had"]
    }
  }

  /// "the final release of 3.10 comes on …", "the final of Python 3.10": the first of a series.
  private func final(
    _ sentence: AnnouncementSentence, of mention: AnnouncementSentence.VersionMention
  ) -> ReleaseVersion? {
    let start = mention.range.lowerBound
    var place = sentence.word(start - 1) == "python" ? start - 2 : start - 1
    guard !mention.isRelease, sentence.word(place) == "of" else { return nil }
    place -= 1
    if ["release", "version"].contains(sentence.word(place)) { place -= 1 }
    guard ["final", "official", "stable"].contains(sentence.word(place)),
      !["last", "and"].contains(sentence.word(place - 1))
    else { return nil }
    return mention.version
  }

  /// "Python 3.12 is due on …": the first release of a series.
  private func isDue(
    _ sentence: AnnouncementSentence, _ mention: AnnouncementSentence.VersionMention
  ) -> Bool {
    let after = mention.range.upperBound
    let start = mention.range.lowerBound
    let before = sentence.word(start - 1) == "python" ? start - 2 : start - 1
    guard !mention.isRelease, ["is", "will"].contains(sentence.word(after)),
      !["of", "for", "in"].contains(sentence.word(before))
    else { return false }
    return (after + 1...after + 3).contains { index in
      let word = sentence.word(index)
      return word == "due" || word == "released" || word.hasPrefix("expect")
        || word.hasPrefix("schedul") || word.hasPrefix("plan")
    }
  }

  /// "the second candidate", "the official release", "the first beta" of a release, "beta 2".
  func stage(
    _ sentence: AnnouncementSentence, _ range: Range<Int>, of base: ReleaseVersion
  ) -> ReleaseVersion? {
    for index in range.reversed() {
      if let number = sentence.ordinal(index), let (level, _) = sentence.level(index + 1) {
        return ReleaseVersion(
          series: base.series, micro: base.micro, level: level, serial: number)
      }
      if let (level, after) = sentence.level(index), after < range.upperBound,
        let number = Int(sentence.word(after)), (1...20).contains(number)
      {
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
