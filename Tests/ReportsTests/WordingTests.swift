import Readiness
import Reports
import Testing

/// What is said of dates and verdicts, by way of the page.
@Suite struct WordingTests {
  @Test(
    arguments: [
      (0, 0, "1970-01-01 00:00:00 +0000"), (951_782_399, 0, "2000-02-28 23:59:59 +0000"),
      (951_782_400, 0, "2000-02-29 00:00:00 +0000"), (-1, 0, "1969-12-31 23:59:59 +0000"),
      (-1, -90, "1969-12-31 22:29:59 -0130"), (1_666_649_302, 120, "2022-10-25 00:08:22 +0200"),
      (4_107_542_400, 0, "2100-03-01 00:00:00 +0000"),
      (.max, 0, "9223372036854775807 seconds after 1970"),
      (.min, .min, "-9223372036854775808 seconds after 1970"), (0, .max, "0 seconds after 1970"),
    ] as [(Int64, Int, String)])
  func moments(_ seconds: Int64, _ offset: Int, _ text: String) throws {
    var report = try Fixture.clean()
    report.tagObject = nil
    report.commit.committer.moment = Moment(seconds: seconds, offset: offset)
    #expect(report.text(TextStyle()).contains("lightweight tag, committed \(text)\n"))
  }

  private func report(blockers: Int, warnings: Int, unchecked: Int) throws -> Report {
    var report = try Fixture.clean()
    let finding = Finding(subject: "x", "is wrong", at: [])
    for index in 0..<blockers {
      report.results.append(
        CheckResult(
          check: try Fixture.check("b-\(index)", .tree), severity: .blocker,
          outcome: .failed([finding], undetermined: [])))
    }
    for index in 0..<warnings {
      report.results.append(
        CheckResult(
          check: try Fixture.check("w-\(index)", .tree), severity: .warning,
          outcome: .failed([finding], undetermined: [])))
    }
    for index in 0..<unchecked {
      report.results.append(
        CheckResult(
          check: try Fixture.check("u-\(index)", .tree), severity: .blocker,
          outcome: .undetermined([finding])))
    }
    return report
  }

  @Test(arguments: [
    (0, 0, 0, false, "READY"), (0, 1, 0, false, "READY, with 1 warning"),
    (2, 1, 0, false, "NOT READY, 2 blockers"),
    (1, 0, 2, false, "NOT READY, 1 blocker; 2 could not be checked"),
    (0, 1, 0, true, "NOT READY, 1 warning (strict)"),
    (0, 1, 1, false, "UNDETERMINED, 1 blocker could not be checked"),
  ])
  func verdicts(_ blockers: Int, _ warnings: Int, _ unchecked: Int, _ strict: Bool, _ text: String)
    throws
  {
    var report = try report(blockers: blockers, warnings: warnings, unchecked: unchecked)
    report.isStrict = strict
    let first = try #require(report.markdown(Fixture.style).split(separator: "\n").first)
    #expect(first == "# Python 3.9.0: \(text)")
  }

  @Test func nothingDecidedIsNotReady() throws {
    var report = try Fixture.clean()
    report.results = []
    #expect(
      report.markdown(Fixture.style).hasPrefix(
        """
        # Python 3.9.0: UNDETERMINED, no check could be decided

        No check could be decided. 0 of 9 checks: 0 passed, 0 blockers, 0 warnings, 0 notes, \
        0 not applicable, 0 undetermined, 0 waived.
        """))
  }
}
