internal import CPythonSource

/// What a text says in passing: only what is wrong of it becomes a fact.
extension AnnouncementVerification {
  func title(_ stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    AnnouncedFact(
      .version, of: version.text, stated: stated.text, actual: version.text, .isFalse, line: line)
  }

  func weekday(_ stated: Int, of day: CivilDay, _ line: Int) -> AnnouncedFact? {
    guard stated != day.weekday, CivilDay.weekdays.indices.contains(stated) else { return nil }
    return AnnouncedFact(
      .date, of: day.text, stated: CivilDay.weekdays[stated],
      actual: CivilDay.weekdays[day.weekday], .isFalse, reason: "the day of the week is another",
      line: line)
  }

  /// "This is a beta preview of Python 3.12", "compared to 3.11".
  func series(_ stated: Series, isPrevious: Bool, _ line: Int) -> AnnouncedFact? {
    let wanted = announced.map(\.series).map { series in
      isPrevious ? Series(major: series.major, minor: series.minor - 1) : series
    }
    guard !wanted.contains(stated) else { return nil }
    let own = version.series
    let actual = isPrevious ? Series(major: own.major, minor: own.minor - 1) : own
    return AnnouncedFact(
      .version, of: isPrevious ? "previous series" : "series", stated: stated.text,
      actual: actual.text, .isFalse, line: line)
  }

  /// "3.7.17 is the final security release of Python 3.7".
  func release(_ stated: ReleaseVersion, of series: Series, _ line: Int) -> AnnouncedFact? {
    guard stated.series != series else { return nil }
    return AnnouncedFact(
      .version, of: stated.text, stated: "of \(series.text)", actual: "of \(stated.series.text)",
      .isFalse, line: line)
  }

  /// "more than 250 changes since 3.12.3": a maintenance release that was before this one.
  func since(_ stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    if let other = announced.first(where: {
      $0.series != version.series && $0.series == stated.series
    }) {
      return since(stated, by: other, line)
    }
    guard version.micro > 0 || version.level != .final else { return nil }
    guard let before = calendar.previous(before: version) else { return nil }
    // What the announcement before this one said, left standing.
    let isLeft = calendar.previous(before: before) == stated && version.micro != 1
    let isOther = stated.series != version.series && version.micro > 0
    guard stated.series == version.series && stated >= version || isLeft || isOther else {
      return nil
    }
    return AnnouncedFact(
      .version, of: "changes", stated: stated.text, actual: before.text, .isFalse, line: line)
  }

  /// The same of another release that the text announces.
  private func since(
    _ stated: ReleaseVersion, by other: ReleaseVersion, _ line: Int
  ) -> AnnouncedFact? {
    guard let before = calendar.previous(before: other), other.micro > 1,
      stated >= other || calendar.previous(before: before) == stated
    else { return nil }
    return AnnouncedFact(
      .version, of: "changes of \(other.text)", stated: stated.text, actual: before.text, .isFalse,
      line: line)
  }

  /// "3.8.10 was the last full bugfix release of Python 3.8".
  func lastMaintenance(_ stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    guard let schedule = calendar.schedules[stated.series],
      let end = schedule.endOfBugfix.flatMap({ CivilDay($0) }),
      let last = schedule.releases.map(\.version).filter({ release in
        release.level == .final && calendar.day(of: release).map { $0 <= end } == true
      }).max(), last != stated,
      // The last one may come a little later.
      calendar.day(of: stated).map({ (0...31).contains($0.number - end.number) }) != true
    else { return nil }
    return AnnouncedFact(
      .ordinal, of: stated.text, stated: "last", actual: "last is \(last.text)", .isFalse,
      line: line)
  }

  func month(
    _ occasion: AnnouncementStatement.Occasion, _ year: Int, _ month: Int, _ line: Int
  ) -> AnnouncedFact? {
    guard case .release(let release) = occasion, let actual = calendar.day(of: release),
      let start = CivilDay(year: year, month: month, day: 1)
    else { return nil }
    // A month early or late may have been the plan.
    guard abs(start.number + 15 - actual.number) > 75 else { return nil }
    return AnnouncedFact(
      .date, of: release.text, stated: "\(year)-\(month)", actual: actual.text, .isFalse, line: line
    )
  }

  func endOfLife(of series: Series, _ year: Int, _ month: Int, _ line: Int) -> AnnouncedFact? {
    guard let end = calendar.schedules[series]?.endOfLife.flatMap({ CivilDay.last(of: $0) }),
      let start = CivilDay(year: year, month: month, day: 1),
      abs(start.number + 15 - end.number) > 75
    else { return nil }
    return AnnouncedFact(
      .date, of: "end of life of \(series.text)", stated: "\(year)-\(month)", actual: end.text,
      .isFalse, line: line)
  }

  /// "The tag is v3.12.0rc1".
  func tag(_ stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    guard !announced.contains(stated) else { return nil }
    return AnnouncedFact(
      .version, of: "tag", stated: "v\(stated.text)", actual: version.tagName, .isFalse,
      line: line)
  }

  /// "Your release manager, …": somebody who manages another series only.
  func managers(_ words: String, of named: [Series], _ line: Int) -> AnnouncedFact? {
    func manager(_ series: Series) -> String? { calendar.schedules[series]?.releaseManager }
    let about = named.isEmpty ? announced.map(\.series) : named
    let own = about.compactMap(manager)
    let others = Set(calendar.schedules.values.map(\.releaseManager)).filter {
      !$0.isEmpty && words.holds($0.lowercased())
    }
    guard let actual = own.first, let stated = others.min(),
      !own.contains(where: { name in others.contains { name.holds($0) || $0.holds(name) } })
    else { return nil }
    return AnnouncedFact(
      .version, of: "release manager", stated: stated, actual: actual, .isFalse, line: line)
  }

  /// "starting in late November of 2018": before the release it is past.
  func toCome(_ year: Int, _ month: Int, _ line: Int) -> AnnouncedFact? {
    guard let day = calendar.day(of: version),
      let next = CivilDay(
        year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1),
      next.number + 15 <= day.number
    else { return nil }
    return AnnouncedFact(
      .date, of: "what is to come", stated: "\(year)-\(month)", actual: "after \(day.text)",
      .isFalse, line: line)
  }

  func pepAddress(_ number: Int, words: Int, _ line: Int) -> AnnouncedFact? {
    AnnouncedFact(
      .pep, of: "PEP \(words)", stated: "\(number)", actual: "\(words)", .isFalse,
      reason: "the address is that of another PEP", line: line)
  }
}
