import Readiness
import Testing

/// What waivers cover, and which of them do nothing.
@Suite struct WaiverTests {
  private static let day = CivilDay(year: 2024, month: 4, day: 9)

  private static func check(_ id: String, _ severity: Severity = .blocker) throws -> Check {
    Check(
      id: try #require(CheckID(id)), group: .tree, probe: .version(.patchlevel), title: "t",
      fault: "f", remedy: "r", source: "s", why: "w", severity: SeverityByPhase([.all: severity]))
  }

  private static func report(_ outcomes: [(String, Outcome)]) throws -> Report {
    let moment = Moment(seconds: Int64(try #require(day).number) * 86_400 + 3_600, offset: 0)
    let actor = Actor(name: "A", email: "a@example.org", moment: moment)
    let id = try #require(ContentID(hex: String(repeating: "1", count: 40)))
    return Report(
      subject: .tag("v3.12.3"), version: try #require(ReleaseVersion("3.12.3")), phase: .bugfix,
      commit: CommitFacts(
        id: id, tree: id, author: actor, committer: actor, summary: "s", parents: []),
      tagObject: nil, schedule: ScheduleFacts(date: nil, daysLate: nil, hasSeries: true, next: nil),
      comparison: Comparison(baseline: nil, previous: nil),
      results: try outcomes.map { name, outcome in
        CheckResult(check: try check(name), severity: .blocker, outcome: outcome)
      }, checkCount: outcomes.count, removals: RemovalLedger(rows: []), due: [], manual: [],
      holds: [], checksDigest: "sha256:")
  }

  private static func finding(
    _ subject: String, _ path: String? = nil, atMost: Severity? = nil
  ) -> Finding {
    Finding(
      subject: subject, "wrong", at: path.map { [Location(RepoPath($0), line: 3)] } ?? [],
      atMost: atMost)
  }

  private static func waiver(
    _ check: String, releases: [Waiver.Releases] = [], path: String? = nil,
    subject: String? = nil, expires: Waiver.Expiry? = nil, line: Int = 3
  ) -> Waiver {
    Waiver(
      check: GlobPattern(check), releases: releases, path: path.map { GlobPattern($0) },
      subject: subject.map { GlobPattern($0) }, reason: "known", expires: expires,
      file: "w.toml", line: line)
  }

  private func waived(_ report: Report, _ waivers: Waiver...) -> Report {
    report.waived(
      by: [WaiverFile(origin: .option, name: "w.toml", waivers: waivers)],
      among: report.results.map(\.check.id))
  }

  @Test func whatIsCoveredDoesNotBlockAndStays() throws {
    let report = try Self.report([
      ("tree-a", .failed([Self.finding("x", "Lib/x.py")], undetermined: [])),
      ("tree-b", .passed(lookedAt: [])),
    ])
    #expect(report.verdict == .notReady)
    let after = waived(report, Self.waiver("tree-*", path: "Lib/*"))
    #expect(after.verdict == .ready)
    #expect(after.counts.waived == 1 && after.counts.blockers == 0 && after.counts.total == 2)
    #expect(after.results[0].outcome == .waived)
    #expect(after.results[0].waived.map(\.finding.subject) == ["x"])
    #expect(after.results[0].waived.map(\.severity) == [.blocker])
    #expect(after.waivers.first?.used == 1 && after.waivers.first?.idle.isEmpty == true)
  }

  @Test func whatIsLeftWeighsWhatItWeighs() throws {
    let report = try Self.report([
      (
        "tree-a",
        .failed(
          [Self.finding("bad", "a"), Self.finding("mild", "b", atMost: .warning)],
          undetermined: [Self.finding("open", "c")])
      )
    ])
    let after = waived(report, Self.waiver("tree-a", subject: "bad"))
    #expect(after.results[0].severity == .warning)
    #expect(after.counts.warnings == 1)
    // What was left open beside it may still block.
    #expect(after.verdict == .undetermined)
    let all = waived(report, Self.waiver("tree-a"))
    #expect(all.results[0].outcome == .waived && all.results[0].waived.count == 3)
    #expect(all.results[0].waived.map(\.isDetermined) == [true, true, false])
    let open = waived(report, Self.waiver("tree-a", path: "[ab]"), Self.waiver("*", path: "?"))
    #expect(open.results[0].waived.map(\.waiver.line) == [3, 3, 3])
  }

  @Test(
    arguments: [
      ("v3.12.*", true), ("3.12.3", true), ("v3.12.3", true), ("v3.13.*", false),
      ("v3.12.0", false),
    ])
  func patternsNameReleases(pattern: String, isMeant: Bool) throws {
    let report = try Self.report([("tree-a", .failed([Self.finding("x")], undetermined: []))])
    let after = waived(
      report, Self.waiver("tree-a", releases: [.pattern(GlobPattern(pattern))]))
    #expect((after.verdict == .ready) == isMeant)
    #expect(after.waivers.first?.count == (isMeant ? 1 : 0))
    #expect(after.waivers.first?.idle.isEmpty == true)
  }

  @Test func rangesNameReleases() throws {
    let report = try Self.report([("tree-a", .failed([Self.finding("x")], undetermined: []))])
    func range(_ first: String, _ last: String) throws -> Waiver.Releases {
      .range(
        first: try #require(ReleaseVersion(first)), last: try #require(ReleaseVersion(last)))
    }
    #expect(
      waived(report, Self.waiver("*", releases: [try range("3.12.0", "3.12.3")])).verdict == .ready)
    #expect(
      waived(report, Self.waiver("*", releases: [try range("3.12.4", "3.13.0")])).verdict
        == .notReady)
  }

  @Test func anExpiredWaiverCoversNothingAndIsReported() throws {
    let report = try Self.report([("tree-a", .failed([Self.finding("x")], undetermined: []))])
    let day = try #require(Self.day)
    let until = waived(report, Self.waiver("tree-a", expires: .day(day)))
    #expect(until.verdict == .ready)
    let before = CivilDay(number: day.number - 1)
    let late = waived(report, Self.waiver("tree-a", expires: .day(before)))
    #expect(late.verdict == .notReady && late.waivers.first?.idle.map(\.why) == [.expired])
    let version = try #require(ReleaseVersion("3.12.3"))
    let ended = waived(report, Self.waiver("tree-a", expires: .release(version)))
    #expect(ended.verdict == .notReady && ended.waivers.first?.idle.map(\.why) == [.expired])
    let later = try #require(ReleaseVersion("3.13.0a1"))
    #expect(waived(report, Self.waiver("tree-a", expires: .release(later))).verdict == .ready)
  }

  @Test func aWaiverThatMatchesNothingIsReportedOnlyIfThatIsKnown() throws {
    let report = try Self.report([
      ("tree-a", .passed(lookedAt: [])),
      ("tree-b", .failed([Self.finding("x", "a")], undetermined: [])),
      ("tree-c", .undetermined([Self.finding("y", "b")])),
      ("tree-d", .notApplicable("not yet")),
    ])
    func idle(_ waiver: Waiver) -> [WaiverUse.Idleness] {
      waived(report, waiver).waivers.flatMap { $0.idle.map(\.why) }
    }
    #expect(idle(Self.waiver("tree-a")) == [.matchesNothing])
    #expect(idle(Self.waiver("tree-b", path: "other")) == [.matchesNothing])
    #expect(idle(Self.waiver("tree-b", subject: "x")) == [])
    #expect(idle(Self.waiver("tree-c", subject: "other")) == [])
    #expect(idle(Self.waiver("tree-d")) == [])
    #expect(idle(Self.waiver("tree-e")) == [.noSuchCheck])
    // Two that cover the same finding are both of use; the first is named.
    let both = waived(
      report, Self.waiver("tree-b", line: 1), Self.waiver("tree-b", subject: "x", line: 9))
    #expect(both.waivers.first?.used == 2 && both.waivers.first?.idle.isEmpty == true)
    #expect(both.results[1].waived.map(\.waiver.line) == [1])
  }

  @Test func aFaultyFileWaivesNothing() throws {
    let report = try Self.report([("tree-a", .failed([Self.finding("x")], undetermined: []))])
    let file = WaiverFile(
      origin: .tree, name: ".relcheck.toml", waivers: [Self.waiver("*")],
      faults: [".relcheck.toml:3: unknown key 'chek'"])
    let after = report.waived(by: [file], among: [])
    #expect(after.verdict == .notReady && after.results == report.results)
    #expect(after.waivers.first?.faults.count == 1)
  }

  @Test(
    arguments: [
      ("tree-*", "tree-stray", true), ("*", "", true), ("tree-?", "tree-ab", false),
      ("*-a-*b", "x-a-ab-a-b", true), ("a*", "ba", false), ("", "", true), ("", "a", false),
    ])
  func patterns(pattern: String, text: String, isMatch: Bool) {
    #expect(GlobPattern(pattern).matches(text) == isMatch)
  }
}
