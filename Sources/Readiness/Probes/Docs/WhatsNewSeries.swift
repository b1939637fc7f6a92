internal import CPythonSource

/// Asks whether What's New introduces its own series, against the one before, with its release PEP.
enum WhatsNewSeries: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let series = inspection.version.series
    let path = Documents.whatsNew(of: series)
    guard let page = try inspection.tree.made(of: path, WhatsNewPage.self) else {
      return .notApplicable("the tree has no \(path)")
    }
    var findings = Findings()
    if let introduction = page.introduction {
      ask(introduction, series, at: path, &findings)
    }
    if let schedule = page.schedule {
      let place = Location(path, line: schedule.line)
      let pep = inspection.schedule?.pep
      if schedule.series != series.text {
        findings.fail(
          "PEP", "\(place) leads to the release schedule of \(schedule.series)", at: place)
      } else if let pep, schedule.pep != pep {
        findings.fail(
          "PEP",
          "\(place): the release PEP of \(words: series.text) is PEP \(pep), not PEP \(schedule.pep)",
          at: place)
      } else {
        findings.pass(place)
      }
    }
    return findings.outcome(ifNothing: "\(path) has no sentence that names series")
  }

  private static func ask(
    _ introduction: WhatsNewPage.Introduction, _ series: Series, at path: RepoPath,
    _ findings: inout Findings
  ) {
    let place = Location(path, line: introduction.line)
    guard introduction.series == series.text else {
      findings.fail(
        "series", "\(place) introduces Python \(introduction.series), not \(words: series.text)",
        at: place)
      return
    }
    // 3.0 was compared to 2.6.
    guard series.minor > 0 else { return findings.pass(place) }
    let before = Series(major: series.major, minor: series.minor - 1)
    if introduction.baseline == before.text {
      findings.pass(place)
    } else {
      findings.fail(
        "baseline",
        "\(place) compares to \(introduction.baseline); the series before is \(words: before.text)",
        at: place)
    }
  }
}

extension WhatsNewSeries {
  static let documentation = ProbeDocumentation(
    summary:
      "the head of What's New names this series, the one before and the release PEP of this one",
    rationale: """
      The page of a new series begins as a copy of the one before. What was not changed tells readers of \
      another release.
      """,
    limits: """
      It asks of the sentence "This article explains the new features in" and of the line that ends in "Release \
      Schedule". The number of the PEP is compared if the schedule has one.
      """,
    examples: [
      .init(
        "this one and the one before", tag: "v3.12.0", files: [path: head("3.12", "3.11")],
        expect: .passed),
      .init(
        "one of long ago", tag: "v3.12.0", files: [path: head("3.12", "3.10")],
        expect: .failed(["baseline"])),
      .init(
        "the page of another", tag: "v3.12.0", files: [path: head("3.11", "3.10")],
        expect: .failed(["series", "PEP"])),
      .init(
        "no such sentence", tag: "v3.12.0", files: [path: "News.\n"], expect: .notApplicable),
    ])

  private static let path: RepoPath = "Doc/whatsnew/3.12.rst"

  private static func head(_ series: String, _ before: String) -> String {
    """
    This article explains the new features in Python \(series), compared to \(before).

    .. seealso::

       :pep:`693` -- Python \(series) Release Schedule

    """
  }
}
