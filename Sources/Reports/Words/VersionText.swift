internal import Readiness

extension ReleaseVersion {
  /// As tags and files spell it: `3.12.0a1`.
  var versionText: String {
    let base = "\(series.seriesText).\(micro)"
    return switch level {
    case .alpha: base + "a\(serial)"
    case .beta: base + "b\(serial)"
    case .candidate: base + "rc\(serial)"
    case .final: base
    }
  }

  /// As a schedule calls it: `alpha 1`, `the final`, `3.12.4`.
  var stageText: String {
    switch level {
    case _ where micro > 0: versionText
    case .alpha: "alpha \(serial)"
    case .beta: "beta \(serial)"
    case .candidate: "candidate \(serial)"
    case .final: "the final"
    }
  }

  /// The first final release of its series: `3.12.0`.
  var firstFinalText: String { "\(series.seriesText).0" }
}

extension Series {
  /// `3.12`
  var seriesText: String { "\(major).\(minor)" }
}

extension SeverityByPhase.Key {
  /// When the phase begins, as a reader knows it.
  var beginText: String {
    switch self {
    case .a0: "the opening tag"
    case .alpha: "alpha 1"
    case .beta: "beta 1"
    case .beta2: "beta 2"
    case .rc: "candidate 1"
    case .rc2: "candidate 2"
    case .final: "the final"
    case .bugfix: "maintenance releases"
    case .security: "security releases"
    case .all: "every release"
    }
  }
}
