extension AnnouncementVerification {
  func pep(
    _ number: Int, scheduleOf series: Series?, beside: [Series], isListed: Bool,
    saying words: Set<String>, _ line: Int
  ) -> AnnouncedFact? {
    func fact(_ verdict: AnnouncedFact.Verdict, actual: Int?, _ reason: String = "")
      -> AnnouncedFact
    {
      AnnouncedFact(
        .pep, of: series.map { "\($0.text) release schedule" } ?? "PEP \(number)",
        stated: "\(number)", actual: actual.map(String.init) ?? "", verdict, reason: reason,
        line: line)
    }
    if let series {
      guard let actual = calendar.schedules[series]?.pep else {
        return fact(.undetermined, actual: nil, "no schedule of \(series.text) is known")
      }
      return fact(actual == number ? .isTrue : .isFalse, actual: actual)
    }
    let scheduled = calendar.schedules.values.filter { $0.pep == number }.map(\.series)
    if let other = scheduled.first {
      let known = Set(announced.map(\.series) + beside)
      if scheduled.contains(where: known.contains) { return fact(.isTrue, actual: number) }
      return fact(
        .isFalse, actual: calendar.schedules[version.series]?.pep,
        "it is the release schedule of \(other.text)")
    }
    if cites(number) == true {
      guard let other = otherPEP(number, words) else { return fact(.isTrue, actual: number) }
      return fact(.isFalse, actual: other, "What's New tells of that as PEP \(other)")
    }
    if isListed, cites(number) == false, beside.isEmpty, let other = earlier(number) {
      return fact(.isFalse, actual: nil, "What's New of \(other.text) cites it")
    }
    if cites(number) == false, let other = otherPEP(number, words) {
      return fact(.isFalse, actual: other, "What's New tells of that as PEP \(other)")
    }
    return fact(
      .undetermined, actual: nil, "What's New of \(version.series.text) does not cite it")
  }

  /// The schedule of another series than the one that it is named for: "PEP 596 (3.10)".
  func schedule(_ number: Int, about series: Series?, _ line: Int) -> AnnouncedFact? {
    guard let series, let actual = calendar.schedules[series]?.pep, actual != number,
      let other = calendar.schedules.values.filter({ $0.pep == number }).map(\.series).min()
    else { return nil }
    return AnnouncedFact(
      .pep, of: "\(series.text) release schedule", stated: "\(number)", actual: "\(actual)",
      .isFalse, reason: "it is the release schedule of \(other.text)", line: line)
  }

  /// The address of the schedule of a series that neither is announced nor named there.
  func scheduleAddress(_ number: Int, beside: [Series], _ line: Int) -> AnnouncedFact? {
    let scheduled = calendar.schedules.values.filter { $0.pep == number }.map(\.series)
    let known = Set(announced.map(\.series) + beside.filter { $0 != version.series })
    guard let other = scheduled.min(), !scheduled.contains(where: known.contains) else {
      return nil
    }
    return AnnouncedFact(
      .pep, of: "address of PEP \(number)", stated: "\(number)",
      actual: (calendar.schedules[version.series]?.pep).map { "\($0)" } ?? "", .isFalse,
      reason: "it is the release schedule of \(other.text)", line: line)
  }

  func link(
    _ target: LinkTarget, beside: [ReleaseVersion], _ setting: LinkSetting, _ line: Int
  ) -> AnnouncedFact? {
    let series = Set(target.versions.map(\.series))
    let own = beside.filter { series.contains($0.series) }
    // "[Python 3.11.9](…/python-31110/)": the words name another release of the series.
    let isOther =
      !target.isSeries && !target.isFolder
      && own.allSatisfy { ($0.micro > 0 || $0.level != .final) && !target.versions.contains($0) }
    let contradicts = setting == .ownText && (own.isEmpty || isOther)
    let verdict: AnnouncedFact.Verdict =
      if contradicts {
        .isFalse
      } else if isAnnounced(target) || isNamed(target, by: beside) {
        .isTrue
      } else {
        setting == .latest ? .undetermined : .isFalse
      }
    let named =
      target.versions.first(where: announced.contains)
      ?? target.versions.first { calendar.day(of: $0) != nil } ?? target.versions.first
    return AnnouncedFact(
      .link, of: target.address,
      stated: target.isSeries ? target.name : named?.text ?? target.name,
      actual: verdict == .isTrue
        ? target.isSeries ? target.name : named?.text ?? target.name
        : target.isSeries ? version.series.text : version.text, verdict, line: line)
  }

  private func isAnnounced(_ target: LinkTarget) -> Bool {
    target.versions.contains { named in
      announced.contains { version in
        if target.isSeries { return version.series == named.series }
        return version == named || target.isFolder && named.isFinal(of: version)
      }
    }
  }

  /// Whether words name the release, or its series without a release.
  private func isNamed(_ target: LinkTarget, by words: [ReleaseVersion]) -> Bool {
    target.versions.contains { named in
      words.contains { other in
        guard other.series == named.series, other != named else { return other == named }
        // A series stands for any release of it, but not where one of it is announced.
        let isSeries = other.micro == 0 && other.level == .final
        let isFirst = named.level == .final && named.micro == 0 && version.micro > 0
        let isOther = isFirst || !announced.contains { $0.series == named.series }
        return target.isSeries || isSeries && isOther
      }
    }
  }
}
