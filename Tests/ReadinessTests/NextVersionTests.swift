import Readiness
import Testing

struct NextVersionTests {
  private func next(after text: String, tagged: [String] = []) throws -> String? {
    func release(_ text: String) throws -> Schedule.Release {
      Schedule.Release(
        version: try #require(ReleaseVersion(text)), date: "2050-01-01", isActual: false)
    }
    let schedule = Schedule(
      series: Series(major: 3, minor: 50), pep: nil, branch: "main", releaseManager: "A",
      releases: try ["3.50.0a1", "3.50.0a2", "3.50.0b1", "3.50.0", "3.50.1"].map(release),
      endOfBugfix: nil, endOfLife: nil)
    let written = try #require(VersionString(text))
    return NextVersion(after: written, schedule: schedule) { tagged.contains($0.text) }?
      .version.text
  }

  @Test(arguments: [
    ("3.50.0a0", "3.50.0a1"), ("3.50.0a1+", "3.50.0a2"), ("3.50.0a2+", "3.50.0b1"),
    ("3.50.0+", "3.50.1"), ("3.50.1+", "3.50.2"), ("3.50.0a2", "3.50.0a2"),
  ])
  func followsTheSchedule(_ written: String, _ wanted: String) throws {
    #expect(try next(after: written) == wanted)
  }

  @Test func aReleaseThatIsTaggedIsNotNext() throws {
    #expect(try next(after: "3.50.0a2", tagged: ["3.50.0a2"]) == "3.50.0b1")
  }

  @Test func nothingTellsWhatFollowsAnUnplannedBeta() throws {
    #expect(try next(after: "3.51.0b1+") == nil)
  }
}
