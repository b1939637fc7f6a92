extension AnnouncementVerification {
  func ordinal(
    _ number: Int?, _ count: AnnouncementStatement.Count, _ level: ReleaseVersion.Level,
    of mention: ReleaseVersion?, _ line: Int
  ) -> AnnouncedFact? {
    guard let release = subject(mention) else { return nil }
    let serial = release.level == level ? release.serial : 0
    // "It is the third alpha" is of another release that the text spoke of.
    if serial == 0, mention == nil, release.level == .final { return nil }
    switch count {
    case .open:
      guard let number else { return nil }
      return AnnouncedFact(
        .ordinal, of: release.text, stated: "\(number)", actual: serial == 0 ? "" : "\(serial)",
        number == serial ? .isTrue : .isFalse, line: line)
    case .of(let count):
      let number = number ?? count
      let actual = calendar.count(level, of: release.series)
      let planned = calendar.plannedCount(level, of: release.series)
      let verdict: AnnouncedFact.Verdict =
        if number != serial {
          .isFalse
        } else if count == actual {
          .isTrue
        } else if count == planned {
          .changed
        } else {
          planned == nil ? .undetermined : .isFalse
        }
      let total = actual.map { " of \($0)" } ?? ""
      return AnnouncedFact(
        .ordinal, of: release.text, stated: "\(number) of \(count)",
        actual: serial == 0 ? "" : "\(serial)\(total)", verdict, line: line)
    }
  }

  func maintenance(_ number: Int, of mention: ReleaseVersion?, _ line: Int) -> AnnouncedFact? {
    guard let release = subject(mention) else { return nil }
    return AnnouncedFact(
      .ordinal, of: release.text, stated: "\(number)", actual: "\(release.micro)",
      number == release.micro ? .isTrue : .isFalse, line: line)
  }

  func date(
    _ occasion: AnnouncementStatement.Occasion, _ day: CivilDay, isPastPlan: Bool, _ line: Int
  ) -> AnnouncedFact? {
    let release: ReleaseVersion
    switch occasion {
    case .release(let named): release = named
    case .next:
      guard let next = calendar.plannedNext(after: version) ?? calendar.next(after: version) else {
        return nil
      }
      release = next
    }
    let verdict = verdict(on: day, of: release, isPastPlan: isPastPlan)
    return AnnouncedFact(
      .date, of: release.text, stated: day.text, actual: calendar.day(of: release)?.text ?? "",
      verdict, line: line)
  }

  func phaseStart(
    _ level: ReleaseVersion.Level, _ day: CivilDay, of series: Series, _ line: Int
  ) -> AnnouncedFact? {
    let first = ReleaseVersion(series: series, micro: 0, level: level, serial: 1)
    return AnnouncedFact(
      .phaseStart, of: level.name, stated: day.text,
      actual: calendar.day(of: first)?.text ?? "", verdict(on: day, of: first, isPastPlan: false),
      line: line)
  }

  private func verdict(
    on day: CivilDay, of release: ReleaseVersion, isPastPlan: Bool
  ) -> AnnouncedFact.Verdict {
    let actual = calendar.day(of: release)
    if actual == day { return .isTrue }
    let planned = isPastPlan ? calendar.everPlanned(release) : calendar.planned(release)
    if let planned, planned.contains(day) { return actual == nil ? .isTrue : .changed }
    // What was planned once, and of what, is told in more ways than can be read.
    if isPastPlan { return .undetermined }
    if planned != nil { return .isFalse }
    // Without a plan a date that is near the real one may have been the plan.
    guard let actual else { return .undetermined }
    return abs(actual.number - day.number) <= Self.leeway ? .undetermined : .isFalse
  }

  /// How far, in days, the day of a release may have moved where no plan is known.
  private static let leeway = 45
}
