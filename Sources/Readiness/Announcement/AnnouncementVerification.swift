/// Holds what an announcement states against a release and the calendar of all releases.
package struct AnnouncementVerification {
  let version: ReleaseVersion
  let calendar: ReleaseCalendar
  /// The releases that the text announces, together with the one inspected.
  let announced: Set<ReleaseVersion>
  /// Whether What's New of the series cites a PEP; nil if it could not be read.
  let cites: (Int) -> Bool?
  /// The latest earlier series whose What's New cites a PEP.
  let earlier: (Int) -> Series?
  /// The PEP that What's New tells of with the words of an item that cites another.
  let otherPEP: (Int, Set<String>) -> Int?

  /// The statements with their verdicts, in the order of the text.
  package let facts: [AnnouncedFact]

  package init(
    _ statements: [LocatedStatement], of version: ReleaseVersion, calendar: ReleaseCalendar,
    cites: @escaping (Int) -> Bool?, earlier: @escaping (Int) -> Series? = { _ in nil },
    subjects: PEPSubjects? = nil
  ) {
    var announced: Set = [version]
    for case .version(let other) in statements.map(\.statement)
    where other.series != version.series && calendar.isTogether(other, with: version) {
      announced.insert(other)
    }
    // A text that never names the release is about another one, whatever else it names.
    let namesIt = statements.contains { located in
      if case .title(_, isOne: false) = located.statement { return true }
      return located.statement == .version(version)
    }
    self.version = version
    self.calendar = calendar
    self.announced = namesIt ? announced : [version]
    self.cites = cites
    self.earlier = earlier
    otherPEP = { subjects?.other(than: $0, saying: $1) }
    var facts: [AnnouncedFact] = []
    let checker = Self(
      version: version, calendar: calendar, announced: self.announced, cites: cites,
      earlier: earlier, otherPEP: otherPEP)
    for located in statements {
      guard let fact = checker.fact(located.statement, located.line) else { continue }
      if !facts.contains(fact) { facts.append(fact) }
    }
    self.facts = facts
  }

  private init(
    version: ReleaseVersion, calendar: ReleaseCalendar, announced: Set<ReleaseVersion>,
    cites: @escaping (Int) -> Bool?, earlier: @escaping (Int) -> Series?,
    otherPEP: @escaping (Int, Set<String>) -> Int?
  ) {
    self.version = version
    self.calendar = calendar
    self.announced = announced
    self.cites = cites
    self.earlier = earlier
    self.otherPEP = otherPEP
    facts = []
  }

  private func fact(_ statement: AnnouncementStatement, _ line: Int) -> AnnouncedFact? {
    switch statement {
    case .version(let stated): release(stated, line)
    case .title(let stated, _): title(stated, line)
    case .next(let stated, let base): next(stated, after: base, line)
    case .stage(let level, let serial, let of): stage(level, serial, of: of, line)
    case .ordinal(let number, let count, let level, let of):
      ordinal(number, count, level, of: of, line)
    case .maintenance(let number, let of): maintenance(number, of: of, line)
    case .date(let occasion, let day, let isPastPlan):
      date(occasion, day, isPastPlan: isPastPlan, line)
    case .phaseStart(let level, let day, let series): phaseStart(level, day, of: series, line)
    case .dateAbout(let occasion, let day): dateAbout(occasion, day, line)
    case .weekday(let stated, let day): weekday(stated, of: day, line)
    case .month(let occasion, let year, let month): self.month(occasion, year, month, line)
    case .endOfLife(let series, let year, let month): endOfLife(of: series, year, month, line)
    case .endOfBugfix(let series, let year, let month):
      endOfBugfix(of: series, year, month, line)
    case .support(let isSecurityOnly, let of): support(isSecurityOnly, of: of, line)
    case .features(let isFrozen): features(isFrozen: isFrozen, line)
    case .preview(let level, let isPenultimate):
      preview(level, isPenultimate: isPenultimate, line)
    case .abiFreeze(let number): abiFreeze(afterBeta: number, line)
    case .count(let level, let number): self.count(level, number, line)
    case .tag(let stated): tag(stated, line)
    case .managers(let words, let of): managers(words, of: of, line)
    case .toCome(let year, let month): toCome(year, month, line)
    case .development(let series): development(on: series, line)
    case .mention(let stated): mention(stated, line)
    case .series(let series, let isPrevious): self.series(series, isPrevious: isPrevious, line)
    case .ofSeries(let release, let series): self.release(release, of: series, line)
    case .since(let release): since(release, line)
    case .lastMaintenance(let release): lastMaintenance(release, line)
    case .pepAddress(let number, let words): pepAddress(number, words: words, line)
    case .scheduleAddress(let number, let beside):
      scheduleAddress(number, beside: beside, line)
    case .pep(let number, let series, let about, let beside, let isListed, let words):
      schedule(number, about: about, line)
        ?? pep(number, scheduleOf: series, beside: beside, isListed: isListed, saying: words, line)
    case .remark(let remark): self.remark(remark, line)
    case .link(let target, let beside, let setting): link(target, beside: beside, setting, line)
    }
  }

  /// The release that a mention of a release or series is about; nil if it is none announced here.
  func subject(_ mention: ReleaseVersion?) -> ReleaseVersion? {
    guard let mention else { return version }
    if announced.contains(mention) { return mention }
    let isSeries = mention.micro == 0 && mention.level == .final
    if isSeries { return announced.first { $0.series == mention.series } }
    if mention.level == .final,
      let staged = announced.first(where: {
        $0.series == mention.series && $0.micro == mention.micro
      })
    {
      // "the second candidate of 3.8.2": the release of that name that is announced.
      return staged
    }
    // A release of an announced series that is not the one announced, and a pre-release of another:
    // as the text has it.
    return mention.level != .final || announced.contains { $0.series == mention.series }
      ? mention : nil
  }

  private func release(_ stated: ReleaseVersion, _ line: Int) -> AnnouncedFact? {
    if stated != version, announced.contains(stated) { return nil }
    return AnnouncedFact(
      .version, of: version.text, stated: stated.text, actual: version.text,
      stated == version ? .isTrue : .isFalse, line: line)
  }

  private func next(
    _ stated: ReleaseVersion, after mention: ReleaseVersion?, _ line: Int
  ) -> AnnouncedFact? {
    let base = mention.map { named in announced.first { $0.series == named.series } } ?? version
    guard let base, base.series == stated.series else { return nil }
    let actual = calendar.next(after: base)
    let planned = calendar.plannedNext(after: base)
    // Of maintenance releases the candidate in between may be left out.
    let isNextFinal =
      base.level == .final && stated.level == .final && stated == calendar.nextFinal(after: base)
    let verdict: AnnouncedFact.Verdict =
      if stated == actual || isNextFinal {
        .isTrue
      } else if stated == planned {
        .changed
      } else if stated <= base || actual != nil {
        .isFalse
      } else {
        .undetermined
      }
    return AnnouncedFact(
      .next, of: base.text, stated: stated.text, actual: actual?.text ?? "", verdict, line: line)
  }

  private func stage(
    _ level: ReleaseVersion.Level, _ serial: Int?, of mention: ReleaseVersion?, _ line: Int
  ) -> AnnouncedFact? {
    guard let about = subject(mention) else { return nil }
    // A stage that is part of a release's name is judged with that name.
    let release = serial == nil ? about : announced.contains(about) ? about : version
    let stated = serial.map { Self.stage(level, $0) } ?? Self.stage(level)
    let actual = serial == nil ? Self.stage(release.level) : release.stage
    return AnnouncedFact(
      .stage, of: release.text, stated: stated, actual: actual,
      stated == actual ? .isTrue : .isFalse, line: line)
  }

  private static func stage(_ level: ReleaseVersion.Level) -> String {
    level == .candidate ? "release candidate" : level.name
  }

  static func stage(_ level: ReleaseVersion.Level, _ serial: Int) -> String {
    level == .final ? level.name : "\(stage(level)) \(serial)"
  }
}
