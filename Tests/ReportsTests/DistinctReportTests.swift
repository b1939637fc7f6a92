import Readiness
import Reports
import Testing

/// Revisions that are meant to become one version.
@Suite struct DistinctReportTests {
  @Test func haveTheCommitInTheirAnchors() throws {
    var main = try Fixture.revision()
    var older = main
    main.subject = .revision("main")
    older.subject = .revision("older")
    older.commit.id = try Fixture.id("b")
    let tag = try Fixture.bad()
    let entries = ReportEntry.distinct([.report(main), .report(older), .report(main), .report(tag)])
    let names = entries.compactMap { $0.report?.anchorBase }
    let version = main.anchorBase
    let commit = String(main.commit.id.hex.prefix(12))
    #expect(
      names == [
        "\(version)-\(commit)", "\(version)-bbbbbbbbbbbb", "\(version)-\(commit)-2", "v3.9.0",
      ])
    #expect(ReportEntry.distinct(entries) == entries)
    #expect(ReportEntry.distinct([.report(main), .report(tag)]) == [.report(main), .report(tag)])
  }
}
