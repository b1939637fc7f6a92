/// Asks whether the release that must come before this one has a tag.
enum PredecessorExists: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance in
      let version = inspection.version
      let versions = Set(provenance.lineage.releases.map(\.version))
      guard let wanted = Predecessor(of: version) else {
        return .notApplicable("\(version.text) may be the first release of its series")
      }
      if versions.contains(where: wanted.isMet) { return .passed }
      return .failed(wanted.name, "this repository has no tag \(wanted.name)")
    }
  }
}

/// A release, or a kind of release, that must come before another.
private struct Predecessor {
  let name: String
  let isMet: (ReleaseVersion) -> Bool

  /// Nil for the first alpha of a series.
  init?(of version: ReleaseVersion) {
    let (series, micro) = (version.series, version.micro)
    let exactly = { (micro: Int, level: ReleaseVersion.Level, serial: Int) in
      ReleaseVersion(series: series, micro: micro, level: level, serial: serial)
    }
    if version.level != .final, version.serial > 1 {
      self.init(exactly(micro, version.level, version.serial - 1))
    } else if micro > 0 {
      self.init(exactly(micro - 1, .final, 0))
    } else {
      switch version.level {
      case .alpha: return nil
      case .beta: self.init(series, .alpha)
      case .candidate: self.init(series, .beta)
      case .final: self.init(series, .candidate)
      }
    }
  }

  private init(_ version: ReleaseVersion) {
    name = version.tagName
    isMet = { $0 == version }
  }

  /// Any pre-release of a level, but the tag that opens a series.
  private init(_ series: Series, _ level: ReleaseVersion.Level) {
    let first = ReleaseVersion(series: series, micro: 0, level: level, serial: 1)
    name = first.tagName
    isMet = {
      $0.series == series && $0.micro == 0 && $0.level == level && $0.serial > 0
    }
  }
}

extension PredecessorExists {
  static let documentation = ProbeDocumentation(
    summary: "the release that comes before this one has a tag",
    rationale: """
      A candidate 2 without a candidate 1, or 3.12.4 without 3.12.3, shows a wrong number, or a tag that \
      was not pushed.
      """,
    limits: """
      A clone may not have every tag. The first release of a level asks for any of the level before: the \
      first beta for an alpha, a final release for a candidate.
      """,
    examples: [
      .init("there", tag: "v3.12.1", history: tags("v3.12.0", "v3.12.1"), expect: .passed),
      .init(
        "a number was left out", tag: "v3.12.2", history: tags("v3.12.0", "v3.12.2"),
        expect: .failed(["v3.12.1"])),
      .init(
        "a candidate after the last beta", tag: "v3.12.0rc1",
        history: tags("v3.12.0b4", "v3.12.0rc1"), expect: .passed),
      .init(
        "the second of two", tag: "v3.12.0rc2", history: tags("v3.12.0b4", "v3.12.0rc2"),
        expect: .failed(["v3.12.0rc1"])),
      .init(
        "the first alpha", tag: "v3.12.0a1", history: tags("v3.12.0a1"), expect: .notApplicable),
    ])

  private static func tags(_ names: String...) -> SampleHistory {
    SampleHistory(names.map { .init("Python \($0.dropFirst())", tag: $0) })
  }
}
