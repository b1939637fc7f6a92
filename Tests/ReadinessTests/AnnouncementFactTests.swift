import CPythonSource
import Readiness
import Testing

/// Statements of announcements, held against a calendar of an invented series.
struct AnnouncementFactTests {
  private static func version(_ text: String) throws -> ReleaseVersion {
    try #require(ReleaseVersion(text))
  }

  private func calendar(today: String) throws -> ReleaseCalendar {
    func release(_ text: String, _ date: String) throws -> Schedule.Release {
      Schedule.Release(version: try Self.version(text), date: date, isActual: true)
    }
    let series = Series(major: 3, minor: 50)
    let schedule = Schedule(
      series: series, pep: 9050, branch: "3.50", releaseManager: "A",
      releases: [
        try release("3.50.0a1", "2050-10-03"), try release("3.50.0a2", "2050-11-07"),
        try release("3.50.0b1", "2051-05-22"), try release("3.50.0rc1", "2051-08-06"),
        try release("3.50.0", "2051-10-02"), try release("3.50.1", "2051-12-04"),
      ], endOfBugfix: nil, endOfLife: nil)
    let old = Schedule(
      series: Series(major: 3, minor: 49), pep: 9049, branch: "3.49", releaseManager: "A",
      releases: [try release("3.49.0b1", "2050-05-10"), try release("3.49.4", "2050-10-03")],
      endOfBugfix: nil, endOfLife: nil)
    let plan = ReleasePlan(
      series: series,
      moves: try [
        ("3.50.0a1", "2050-06-01", "2050-10-03"), ("3.50.0a2", "2050-06-01", "2050-11-07"),
        ("3.50.0b1", "2050-06-01", "2051-05-08"), ("3.50.0b1", "2051-05-08", "2051-05-22"),
        ("3.50.0rc1", "2050-06-01", "2051-08-06"), ("3.50.0", "2050-06-01", "2051-10-02"),
      ].map {
        .init(
          version: try Self.version($0), since: try #require(CivilDay($1)), day: CivilDay($2))
      })
    return ReleaseCalendar(
      schedules: [series: schedule, old.series: old], plans: [series: plan],
      today: CivilDay(today))
  }

  private func facts(
    _ text: String, of version: String, today: String = "2050-10-03"
  ) throws -> [AnnouncedFact] {
    let version = try Self.version(version)
    let reader = AnnouncementReader(
      AnnouncementText(text.utf8), of: version, day: CivilDay(today))
    return AnnouncementVerification(
      reader.statements, of: version, calendar: try calendar(today: today),
      cites: { $0 == 777 }
    ).facts
  }

  private func verdict(
    _ text: String, _ kind: AnnouncedFact.Kind, of version: String = "3.50.0a1"
  ) throws -> [AnnouncedFact.Verdict] {
    try facts(text, of: version).filter { $0.kind == kind }.map(\.verdict)
  }

  @Test func placeAmongAlphasIsHeldAgainstTheSchedule() throws {
    let text = "This release, 3.50.0a1, is the first of two planned alpha releases."
    #expect(try verdict(text, .ordinal) == [.isTrue])
    let off = "This release, 3.50.0a1, is the second of two planned alpha releases."
    #expect(try verdict(off, .ordinal) == [.isFalse])
    #expect(try facts(off, of: "3.50.0a1").first { $0.kind == .ordinal }?.actual == "1 of 2")
  }

  @Test func lastOfSeveralIsTheirNumber() throws {
    let text = "This release, 3.50.0a2, is the last of two planned alpha releases."
    #expect(try verdict(text, .ordinal, of: "3.50.0a2") == [.isTrue])
  }

  @Test(arguments: [("first", AnnouncedFact.Verdict.isTrue), ("second", .isFalse)])
  func maintenanceReleasesAreCounted(_ word: String, _ wanted: AnnouncedFact.Verdict) throws {
    let text = "# This is the \(word) maintenance release of Python 3.50"
    #expect(try verdict(text, .ordinal, of: "3.50.1") == [wanted])
  }

  @Test func datesOfAPlanThatMovedLaterAreChanged() throws {
    let text = "until the start of the beta phase (2051-05-08)"
    #expect(try verdict(text, .phaseStart) == [.changed])
    #expect(try verdict("the beta phase (Monday, 2051-05-22)", .phaseStart) == [.isTrue])
    #expect(try verdict("the beta phase (Monday, 2050-05-10)", .phaseStart) == [.isFalse])
    #expect(try verdict("the release candidate phase (2051-08-06)", .phaseStart) == [.isTrue])
    #expect(try verdict("the release candidate phase (2050-08-06)", .phaseStart) == [.isFalse])
  }

  @Test func aDayThatTheScheduleMovedToIsTrueOnceItIsPlanned() throws {
    let text = "the beta phase (2051-05-22)"
    let late = try facts(text, of: "3.50.0a1", today: "2051-05-09")
    #expect(late.map(\.verdict) == [.isTrue])
  }

  @Test func nextReleaseIsHeldAgainstTheSchedule() throws {
    let text = "The next pre-release of Python 3.50 will be 3.50.0a2, scheduled for 2050-11-07."
    #expect(try verdict(text, .next) == [.isTrue])
    #expect(try verdict(text, .date) == [.isTrue])
    let same = "The next pre-release of Python 3.50 will be 3.50.0a1, scheduled for 2050-11-07."
    #expect(try verdict(same, .next) == [.isFalse])
    #expect(try verdict(same, .date) == [.isFalse])
    let year = "The next pre-release of Python 3.50 will be 3.50.0a2, scheduled for 2049-11-07."
    #expect(try verdict(year, .date) == [.isFalse])
  }

  @Test(arguments: [
    "due on Monday, November 7, 2050", "planned for 7th of November 2050",
    "expected on Nov 7th 2050", "planned for November 7",
  ])
  func datesInWordsAreRead(_ words: String) throws {
    #expect(try verdict("3.50.0a2 is \(words).", .date) == [.isTrue])
  }

  @Test func stagesInWordsAreReleases() throws {
    let text =
      "The first candidate is scheduled for 2051-08-06, the official release for 2051-10-02."
    let dates = try facts(text, of: "3.50.0a1").filter { $0.kind == .date }
    #expect(dates.map(\.subject) == ["3.50.0rc1", "3.50.0"])
    #expect(dates.allSatisfy { $0.verdict == .isTrue })
  }

  @Test(arguments: [
    ("3.50.0a2 is due on Tuesday, 2050-11-07.", AnnouncedFact.Kind.date),
    ("Tue, 7 November 2050", .date),
    ("On October 3, 2049, Python 3.50.0a1 was released.", .date),
    ("There will be no ABI changes from now on in the 3.49 series.", .version),
    ("3.50.1 is the first maintenance release of Python 3.49.", .version),
    (
      "Python 3.50 is the successor of what came before Python 3.50, released on 2050-10-02.", .date
    ),
    ("3.50.1 is planned for December 2050.", .date),
    ("This is an early developer preview of Python 3.49.", .version),
    ("Major new features of the 3.50 series, compared to 3.48", .version),
    ("Feature freeze for Python 3.49 is here.", .version),
    ("Python 3.50.0a2 is the newest version of Python.", .version),
    ("The next pre-release, the third alpha release of 3.50, will be 3.50.0a2.", .ordinal),
    ("Here is the second alpha of Python 3.50.", .ordinal),
    ("[PEP 777](https://peps.python.org/pep-0778/)", .pep),
    (":pep:`9049`, the Python 3.50 Release Schedule", .pep),
  ])
  func whatIsWrongInPassingIsFalse(_ text: String, _ kind: AnnouncedFact.Kind) throws {
    #expect(try verdict(text, kind).contains(.isFalse))
  }

  @Test(arguments: [
    "On October 3, 2050, Python 3.50.0a1 was released.",
    "There will be no ABI changes from now on in the 3.50 series.",
    "3.50.0a2 is due on Monday, 2050-11-07.", "3.50.1 is planned for December 2051.",
    "This is an early developer preview of Python 3.50.",
    "Major new features of the 3.50 series, compared to 3.49",
    "Python 3.50.0a1 and 3.49.4 are now available.",
    "The next pre-release, the second alpha release of 3.50, will be 3.50.0a2.",
    "Here is the first alpha of Python 3.50.", "[PEP 777](https://peps.python.org/pep-0777/)",
    ":pep:`9050`, the Python 3.50 Release Schedule",
  ])
  func whatIsRightInPassingIsNot(_ text: String) throws {
    #expect(try facts(text, of: "3.50.0a1").allSatisfy { $0.verdict != .isFalse })
  }

  @Test func aTitleThatNamesOneReleaseNamesThisOne() throws {
    func text(_ title: String) -> String { "---\ntitle: \(title)\n---\n\nPython 3.50.0a1 is out." }
    #expect(try verdict(text("Python 3.49.4 released"), .version).contains(.isFalse))
    #expect(!(try verdict(text("Python 3.50.0a1 released"), .version).contains(.isFalse)))
    #expect(!(try verdict(text("Python 3.50.0a1 and 3.49.4"), .version).contains(.isFalse)))
  }

  @Test func headersOfAMailAreNoText() throws {
    let text = "Subject: Python 3.50.0a1\nDate: Mon, 3 Oct 2050 12:00:00 +0000\n\nHere it is."
    let read = AnnouncementText(text.utf8)
    #expect(read.title == "Python 3.50.0a1")
    #expect(read.day == "2050-10-03")
    #expect(read.blocks.count == 1)
    #expect(try facts(text, of: "3.50.0a1").allSatisfy { $0.verdict == .isTrue })
    #expect(AnnouncementText("Note: this is no mail.\n".utf8).title == nil)
  }

  @Test func pepsOfTheWrongScheduleAreFalse() throws {
    #expect(try verdict("PEP 9050, the 3.50 Release Schedule", .pep) == [.isTrue])
    #expect(try verdict("PEP 9049, the 3.50 Release Schedule", .pep) == [.isFalse])
    #expect(try verdict("as PEP 9049 says", .pep) == [.isFalse])
    #expect(try verdict("as PEP 777 says", .pep) == [.isTrue])
    #expect(try verdict("as PEP 778 says", .pep) == [.undetermined])
  }

  @Test func linksToOtherSeriesAreFalseUnlessTheTextSpeaksOfThem() throws {
    #expect(try verdict("[Documentation](https://docs.python.org/3.50/)", .link) == [.isTrue])
    #expect(try verdict("[Documentation](https://docs.python.org/3.49/)", .link) == [.isFalse])
    #expect(try verdict("[News of 3.49](https://docs.python.org/3.49/)", .link) == [.isTrue])
    #expect(try verdict("[News of 3.50](https://docs.python.org/3.49/)", .link) == [.isFalse])
    #expect(try verdict("https://docs.python.org/3/whatsnew/3.49.html", .link) == [.isFalse])
    #expect(try verdict("https://docs.python.org/3/library/", .link).isEmpty)
  }

  @Test func namesOfDownloadsAreReadWithoutDots() throws {
    let page = "https://www.python.org/downloads/release/python-3500a1/"
    #expect(try verdict(page, .link) == [.isTrue])
    #expect(
      try verdict("https://www.python.org/downloads/release/python-3500a2/", .link) == [.isFalse])
    #expect(
      try verdict("https://www.python.org/downloads/release/python-3501/", .link, of: "3.50.1") == [
        .isTrue
      ])
  }

  @Test func anotherReleaseAnnouncedTogetherIsNoFault() throws {
    let text =
      "---\ntitle: Python 3.50.0a1 and 3.49.4 released\n---\n\n"
      + "Python 3.49.4 is now available: https://www.python.org/downloads/release/python-3494/"
    let facts = try facts(text, of: "3.50.0a1")
    #expect(facts.allSatisfy { $0.verdict == .isTrue })
    #expect(facts.contains { $0.kind == .link })
  }

  @Test func anotherReleaseInTheTitleIsFalse() throws {
    let text = "---\ntitle: Python 3.50.0 alpha 2 released\n---\n\nHello."
    #expect(try verdict(text, .version) == [.isFalse])
    #expect(try verdict(text, .stage) == [.isFalse])
    #expect(try verdict("As 3.49.0 final was released today, hello.", .version).isEmpty)
  }
}
