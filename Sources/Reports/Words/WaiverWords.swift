internal import Readiness

extension Waiver {
  /// `waivers.toml:7`
  var place: String { "\(VisibleText(file).text):\(line)" }

  /// `, until 2026-12-01`; empty if it holds on.
  var limit: String {
    switch expires {
    case nil: ""
    case .day: ", until \(expires?.text ?? "")"
    case .release: ", before \(expires?.text ?? "")"
    }
  }

  /// What it covers, in words: the pattern of the check, and what else it names.
  var aim: Message {
    var aim: Message = "\(check.text)"
    for (word, pattern) in [("path", path), ("subject", subject)] {
      if let pattern { aim.pieces += [.words(", \(word) "), .foreign(pattern.text)] }
    }
    return aim
  }
}

extension WaiverUse.Idle {
  /// `waivers.toml:7: no finding matches this waiver (tree-stray, path Misc/*)`
  var sentence: Message {
    let place = waiver.place
    switch why {
    case .expired:
      let end: String =
        switch waiver.expires {
        case .day(let day): "held until \(day.text)"
        case .release(let version): "held before \(version.text)"
        case nil: "holds no more"
        }
      return "\(place): this waiver has expired, it \(words: end) (\(waiver.aim))"
    case .matchesNothing:
      return "\(place): no finding matches this waiver (\(waiver.aim))"
    case .noSuchCheck:
      return "\(place): no check has the id that this waiver names (\(waiver.aim))"
    }
  }
}

extension WaiverUse {
  /// The file, as a reader knows it.
  var title: Message {
    origin == .tree ? "\(name) of this commit" : "\(name)"
  }

  /// What came of it: `.relcheck.toml of this commit: 2 of 3 waivers cover findings`.
  var summary: Message {
    if !faults.isEmpty { return "\(title) is faulty, and none of its waivers holds" }
    if count == 0 { return "\(title): no waiver is meant for this release" }
    let verb = used == 1 ? "covers" : "cover"
    return
      "\(title): \(words: "\(used)") of \(words: counted(count, "waiver")) \(words: verb) findings"
  }

  /// What is wrong with it or with its waivers, each a sentence without full stop.
  ///
  /// - Parameter limit: The most faults; one more says how many are left out.
  func problems(limit: Int = 20) -> [Message] {
    let shown = faults.prefix(limit).map { fault -> Message in "\(fault)" }
    let rest = faults.count - shown.count
    return shown + (rest > 0 ? ["and \(words: counted(rest, "more fault")) in \(name)"] : [])
      + idle.map(\.sentence)
  }
}

extension Report {
  /// Everything that is waived, with its check, in the order of the checks.
  var waivedFindings: [(result: CheckResult, waived: WaivedFinding)] {
    results.flatMap { result in result.waived.map { (result, $0) } }
  }

  /// What is wrong with waivers, of all files.
  var waiverProblems: [Message] { waivers.flatMap { $0.problems() } }
}
