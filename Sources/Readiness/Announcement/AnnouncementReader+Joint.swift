internal import CPythonSource

/// What a text says of other series than the one inspected, and of several releases at once.
extension AnnouncementReader {
  mutating func readJoint(_ sentence: AnnouncementSentence) {
    readCount(of: sentence)
    for mention in sentence.versions where !mention.isRelease && mention.version.level == .final {
      readStage(of: mention, in: sentence)
      if let isSecurityOnly = mode(of: mention, in: sentence) {
        add(
          .remark(.mode(isSecurityOnly: isSecurityOnly, of: mention.version.series)),
          sentence.words[mention.range.lowerBound].line)
      }
      let after = mention.range.upperBound
      let verb = sentence.word(after) == "has" ? after + 1 : after
      if sentence.word(verb) == "reached",
        sentence.lower[(verb + 1)...].prefix(4).contains(where: { $0 == "end" || $0 == "eol" })
          || sentence.lower[(verb + 1)...].prefix(2).contains("end-of-life")
      {
        add(.remark(.ended(mention.version.series)), sentence.words[after].line)
      }
    }
  }

  /// "Python 3.10 is now in Beta".
  private mutating func readStage(
    of mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) {
    var place = mention.range.upperBound
    guard sentence.word(place) == "is", sentence.word(place + 1) == "now",
      sentence.word(place + 2) == "in"
    else { return }
    place += sentence.word(place + 3) == "the" ? 4 : 3
    guard let (level, after) = sentence.level(place),
      after == sentence.words.count || ["phase", "stage", "!"].contains(sentence.word(after))
    else { return }
    add(.stage(level, serial: nil, of: mention.version), sentence.words[place].line)
  }

  /// Whether a series is said to get security fixes only, or bug fixes: "Python 3.11 joins the
  /// security-only versions", "3.8 is now in the security fixes only stage", "the 3.8 branch only accepts
  /// security fixes", "3.11 still gets bugfixes".
  private func mode(
    of mention: AnnouncementSentence.VersionMention, in sentence: AnnouncementSentence
  ) -> Bool? {
    let after = mention.range.upperBound
    let rest = sentence.lower[after...].prefix(12)
    func isSecurity(_ words: ArraySlice<String>) -> Bool {
      words.contains { $0 == "security" || $0.hasPrefix("security-") }
    }
    switch sentence.word(after) {
    case "joins", "joined":
      return isSecurity(rest) ? true : nil
    case "is":
      // That of the series inspected is read as the mode of the release.
      guard mention.version.series != series, rest.prefix(4).contains("in"),
        let noun = rest.firstIndex(where: { ["mode", "phase", "stage"].contains($0) })
      else { return nil }
      let between = rest[..<noun]
      let isBugfix = between.contains { $0.hasPrefix("bugfix") || $0.hasPrefix("bug-fix") }
      return isSecurity(between) == isBugfix ? nil : !isBugfix
    case "branch":
      let isOnly = rest.prefix(4).contains("only") && rest.contains { $0.hasPrefix("accept") }
      let isLater = ["after", "once", "when", "then", "from"].contains(
        where: sentence.lower[..<after].contains)
      return isOnly && !isLater && isSecurity(rest.prefix(7)) ? true : nil
    case "still":
      return ["gets", "receives"].contains(sentence.word(after + 1))
        && (sentence.word(after + 2).hasPrefix("bugfix") || sentence.word(after + 2) == "bug")
        ? false : nil
    default: return nil
    }
  }

  /// "the availability of three new Python releases", where the title names them.
  private mutating func readCount(of sentence: AnnouncementSentence) {
    guard titled.count > 1,
      sentence.lower.contains(where: {
        $0.hasPrefix("announc") || ["availability", "available", "today"].contains($0)
      })
    else { return }
    let others: Set = [
      "more", "other", "last", "next", "previous", "planned", "further", "additional",
    ]
    for index in sentence.words.indices {
      guard let number = EnglishNumber.cardinals.firstIndex(of: sentence.word(index)) else {
        continue
      }
      let rest = sentence.lower[(index + 1)...].prefix(4)
      guard let noun = rest.firstIndex(of: "releases"),
        rest[..<noun].allSatisfy({ ["new", "python", "shiny", "fresh", "brand"].contains($0) }),
        !others.contains(sentence.word(index - 1)),
        sentence.word(index - 1) != "of" || sentence.cardinal(index - 2) == nil,
        !others.contains(sentence.word(noun + 1))
      else { continue }
      add(
        .remark(.releaseCount(number + 1, named: titled.count)), sentence.words[index].line)
    }
  }

  /// "On 6 June 2024 we released Python 3.12.4", "Today, 9 April 2024, Python 3.12.4 is available",
  /// "all published on May 3, 2021".
  mutating func readDaysBefore(_ sentence: AnnouncementSentence) {
    for date in sentence.dates(near: day) where date.hasYear {
      let line = sentence.words[date.range.lowerBound].line
      var before = date.range.lowerBound - 1
      while [",", "("].contains(sentence.word(before)) || sentence.weekday(at: before) != nil {
        before -= 1
      }
      if sentence.word(before) == "on",
        ["published", "released"].contains(sentence.word(before - 1)),
        sentence.word(before - 2) == "all"
      {
        add(.dateAbout(.release(release), date.day), line)
      }
      let after = date.range.upperBound
      guard let next = sentence.versions.first(where: { $0.range.lowerBound >= after }),
        next.isRelease, next.range.lowerBound - after <= 6
      else { continue }
      let between = sentence.lower[after..<next.range.lowerBound]
      let isMade =
        between.contains("released") || between.contains("published")
      let idle: Set = [
        "we", "i", "have", "released", "published", "python", ",", ")", "the", "team",
      ]
      let isToday = sentence.word(before) == "today" && isHere(sentence, next.range.upperBound)
      guard between.allSatisfy(idle.contains), isMade || isToday else { continue }
      add(.date(.release(next.version), date.day, isPastPlan: false), line)
    }
  }

  /// "is available", "was released", "is finally here".
  private func isHere(_ sentence: AnnouncementSentence, _ place: Int) -> Bool {
    guard ["is", "was", "has"].contains(sentence.word(place)) else { return false }
    return (1...2).contains {
      ["available", "released", "here", "out", "published"].contains(sentence.word(place + $0))
    }
  }
}
