internal import CPythonSource

/// What a text says beside its customary statements: only what is wrong of it becomes a fact.
extension AnnouncementVerification {
  func remark(_ remark: AnnouncementRemark, _ line: Int) -> AnnouncedFact? {
    switch remark {
    case .companion(let stated): companion(stated, line)
    case .releaseCount(let stated, let named): releases(stated, named: named, line)
    case .mode(let isSecurityOnly, let series): mode(isSecurityOnly, of: series, line)
    case .ended(let series): ended(series, line)
    case .production: production(line)
    case .changes(let stated): changes(for: stated, line)
    case .previews(let level, let number): previews(level, number, line)
    case .next(let stated, let series): next(stated, of: series, line)
    case .team(let words): team(words, line)
    case .linkedPEP(let number, let words): linkedPEP(number, saying: words, line)
    }
  }

  /// "Python 3.8.10 and 3.9.4", where 3.9.5 came out on that day.
  private func companion(_ stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    guard let own = calendar.day(of: version), let day = calendar.day(of: stated),
      // What is further away is no companion at all, which is told of the release.
      abs(own.number - day.number) > 2, calendar.isTogether(stated, with: version),
      let other = calendar.schedules[stated.series]?.releases.map(\.version).first(where: {
        calendar.day(of: $0) == own
      })
    else { return nil }
    return AnnouncedFact(
      .version, of: "release of \(stated.series.text)", stated: stated.text, actual: other.text,
      .isFalse, reason: "it came out on \(day.text)", line: line)
  }

  private func releases(_ stated: Int, named: Int, _ line: Int) -> AnnouncedFact? {
    guard stated != named else { return nil }
    return AnnouncedFact(
      .version, of: "number of releases", stated: "\(stated)", actual: "\(named)", .isFalse,
      reason: "the title names that many", line: line)
  }

  /// "Python 3.11 joins the security-only versions", "3.11 still gets bugfixes": a month more or less is
  /// no fault.
  private func mode(_ isSecurityOnly: Bool, of series: Series, _ line: Int) -> AnnouncedFact? {
    guard let end = calendar.schedules[series]?.endOfBugfix.flatMap({ CivilDay.last(of: $0) }),
      let day = calendar.day(of: version),
      isSecurityOnly ? day.number + 45 < end.number : day.number > end.number + 31
    else { return nil }
    return AnnouncedFact(
      .stage, of: series.text, stated: isSecurityOnly ? "security-only" : "bugfix",
      actual: isSecurityOnly ? "bugfix" : "security-only", .isFalse,
      reason: "bug fixes end on \(end.text)", line: line)
  }

  private func ended(_ series: Series, _ line: Int) -> AnnouncedFact? {
    guard let end = calendar.schedules[series]?.endOfLife.flatMap({ CivilDay.last(of: $0) }),
      let day = calendar.day(of: version), day.number + 45 < end.number
    else { return nil }
    return AnnouncedFact(
      .date, of: "end of life of \(series.text)", stated: "past", actual: end.text, .isFalse,
      line: line)
  }

  private func production(_ line: Int) -> AnnouncedFact? {
    guard version.level != .final else { return nil }
    return AnnouncedFact(
      .stage, of: version.text, stated: "recommended for production", actual: "pre-release",
      .isFalse, line: line)
  }

  /// "accepting changes for 3.10.1": the final release that follows, or the one after a candidate's.
  private func changes(for stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    guard stated.series == version.series, stated.level == .final,
      let schedule = calendar.schedules[version.series]
    else { return nil }
    let coming = schedule.releases.map(\.version).filter { $0.level == .final && $0 > version }
      .sorted().prefix(version.level == .final ? 1 : 2)
    guard let last = coming.last, !coming.contains(stated) else { return nil }
    return AnnouncedFact(
      .next, of: "changes", stated: stated.text, actual: last.text, .isFalse, line: line)
  }

  /// "Five betas are planned."
  private func previews(
    _ level: ReleaseVersion.Level, _ number: Int, _ line: Int
  ) -> AnnouncedFact? {
    let counts = [
      calendar.count(level, of: version.series), calendar.plannedCount(level, of: version.series),
    ].compactMap { $0 }.filter { $0 > 0 }
    guard let count = counts.first, !counts.contains(number), version.micro == 0 else { return nil }
    return AnnouncedFact(
      .ordinal, of: "\(level == .candidate ? "candidate" : level.name)s", stated: "\(number)",
      actual: "\(count)", .isFalse, line: line)
  }

  /// "The next pre-release of Python 3.12 will be 3.13.0a2".
  private func next(_ stated: ReleaseVersion, of series: Series, _ line: Int) -> AnnouncedFact? {
    guard stated.series != series else { return nil }
    return AnnouncedFact(
      .next, of: stated.text, stated: "of \(series.text)", actual: "of \(stated.series.text)",
      .isFalse, line: line)
  }

  /// "Your release team, …": without the manager of any series announced, but with that of another.
  private func team(_ words: String, _ line: Int) -> AnnouncedFact? {
    func isNamed(_ manager: String) -> Bool {
      // "Pablo Galindo" is Pablo Galindo Salgado.
      let parts = manager.lowercased().split(separator: " ").prefix(2)
      return parts.count == 2 && words.holds(parts.joined(separator: " "))
    }
    let own = announced.compactMap { calendar.schedules[$0.series]?.releaseManager }
      .filter { !$0.isEmpty }
    let managers = Set(calendar.schedules.values.map(\.releaseManager))
    guard let actual = own.min(), !own.contains(where: isNamed),
      let stated = managers.filter(isNamed).min()
    else { return nil }
    return AnnouncedFact(
      .version, of: "release manager", stated: stated, actual: actual, .isFalse,
      reason: "the release team is named without", line: line)
  }

  private func linkedPEP(_ number: Int, saying words: Set<String>, _ line: Int) -> AnnouncedFact? {
    otherPEP(number, words).map { other in
      AnnouncedFact(
        .pep, of: "address of PEP \(number)", stated: "\(number)", actual: "\(other)", .isFalse,
        reason: "What's New tells of that as PEP \(other)", line: line)
    }
  }
}
