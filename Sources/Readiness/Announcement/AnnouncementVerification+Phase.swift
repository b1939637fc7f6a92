/// What a text says of phases: only what is wrong of it becomes a fact.
extension AnnouncementVerification {
  func endOfBugfix(of series: Series, _ year: Int, _ month: Int, _ line: Int) -> AnnouncedFact? {
    guard let end = calendar.schedules[series]?.endOfBugfix.flatMap({ CivilDay.last(of: $0) }),
      let start = CivilDay(year: year, month: month, day: 1),
      abs(start.number + 15 - end.number) > 120
    else { return nil }
    return AnnouncedFact(
      .date, of: "end of bug fixes of \(series.text)", stated: "\(year)-\(month)",
      actual: end.text, .isFalse, line: line)
  }

  /// "This is a bugfix release", "is a security-fix-only release".
  func support(
    _ isSecurityOnly: Bool, of mention: ReleaseVersion?, _ line: Int
  ) -> AnnouncedFact? {
    guard let release = subject(mention), release.level == .final || release.micro > 0,
      let end = calendar.schedules[release.series]?.endOfBugfix.flatMap({ CivilDay($0) }),
      let day = calendar.day(of: release)
    else { return nil }
    // The last bugfix release may come on that day or a little later.
    let isAfter = day.number > end.number
    guard isAfter != isSecurityOnly, abs(day.number - end.number) > (isAfter ? 0 : 31) else {
      return nil
    }
    return AnnouncedFact(
      .stage, of: release.text, stated: isSecurityOnly ? "security-only" : "bugfix",
      actual: isAfter ? "security-only" : "bugfix", .isFalse,
      reason: "bug fixes end on \(end.text)", line: line)
  }

  /// "no new features", "new features may still be added".
  func features(isFrozen: Bool, _ line: Int) -> AnnouncedFact? {
    let isInFreeze = version.level != .alpha
    guard isFrozen != isInFreeze else { return nil }
    let name = { (isFrozen: Bool) in isFrozen ? "feature freeze" : "new features" }
    return AnnouncedFact(
      .stage, of: version.text, stated: name(isFrozen), actual: name(isInFreeze), .isFalse,
      line: line)
  }

  /// "the penultimate release preview", by the plan or by what came of it.
  func preview(
    _ level: ReleaseVersion.Level?, isPenultimate: Bool, _ line: Int
  ) -> AnnouncedFact? {
    let level = level ?? version.level
    guard version.micro == 0, version.level == level, level != .final else { return nil }
    let wanted = version.serial + (isPenultimate ? 1 : 0)
    // What came unplanned may be in the plan within days.
    let counts = [
      calendar.count(level, of: version.series), calendar.plannedCount(level, of: version.series),
      calendar.earlier(by: 14).plannedCount(level, of: version.series),
    ].compactMap { $0 }
    guard let count = counts.first, !counts.contains(wanted) else { return nil }
    return AnnouncedFact(
      .ordinal, of: version.text, stated: isPenultimate ? "penultimate" : "last",
      actual: "\(version.serial) of \(count)", .isFalse, line: line)
  }

  /// "no ABI changes after beta 4": no beta comes after the last one.
  func abiFreeze(afterBeta number: Int, _ line: Int) -> AnnouncedFact? {
    let counts = [
      calendar.count(.beta, of: version.series), calendar.plannedCount(.beta, of: version.series),
    ].compactMap { $0 }
    guard let most = counts.max(), number > most else { return nil }
    return AnnouncedFact(
      .ordinal, of: "betas", stated: "\(number)", actual: "\(most)", .isFalse, line: line)
  }

  /// "after seven alphas, four betas and three candidates", said at what came after them.
  func count(_ level: ReleaseVersion.Level, _ stated: Int, _ line: Int) -> AnnouncedFact? {
    guard version.micro == 0, level < version.level,
      let actual = calendar.count(level, of: version.series), actual > 0, actual != stated
    else { return nil }
    return AnnouncedFact(
      .ordinal, of: "\(level == .candidate ? "candidate" : level.name)s", stated: "\(stated)",
      actual: "\(actual)", .isFalse,
      line: line)
  }

  /// "`main` is now 3.10": a series after the one that is released.
  func development(on series: Series, _ line: Int) -> AnnouncedFact? {
    guard series <= version.series else { return nil }
    return AnnouncedFact(
      .version, of: "development", stated: series.text,
      actual: "\(version.series.major).\(version.series.minor + 1)", .isFalse, line: line)
  }

  /// A release that was neither made nor planned, of a series whose releases are known.
  func mention(_ stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    guard stated != version, let schedule = calendar.schedules[stated.series],
      let plan = calendar.plans[stated.series],
      !schedule.releases.contains(where: { $0.version == stated }),
      !plan.moves.contains(where: { $0.version == stated })
    else { return nil }
    let isPast = schedule.releases.contains { known in
      known.version.level == .final && known.version.micro >= stated.micro
        && known.version != stated && known.version > stated
    }
    guard isPast else { return nil }
    return AnnouncedFact(
      .version, of: "release", stated: stated.text, actual: "", .isFalse,
      reason: "there is no such release", line: line)
  }

  /// The day of a text, or of what follows a candidate: a week more or less is no fault.
  func dateAbout(
    _ occasion: AnnouncementStatement.Occasion, _ day: CivilDay, _ line: Int
  ) -> AnnouncedFact? {
    guard case .release(let release) = occasion, let actual = calendar.day(of: release) else {
      return nil
    }
    let days = [actual] + (calendar.everPlanned(release) ?? [])
    guard days.allSatisfy({ abs($0.number - day.number) > 7 }) else { return nil }
    return AnnouncedFact(
      .date, of: release.text, stated: day.text, actual: actual.text, .isFalse, line: line)
  }
}
