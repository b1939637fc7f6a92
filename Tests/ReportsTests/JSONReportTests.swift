import Foundation
import Readiness
import Reports
import Testing

@Suite struct JSONReportTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The keys that stand two spaces deep, in their order.
  private func topKeys(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap { line in
      line.split(separator: "\"").dropFirst().first.map(String.init)
    }
  }

  @Test func alpha() throws {
    let text = try Fixture.alpha().json(programVersion: "1.0.0")
    try expectSnapshot(text, "alpha.json")
    #expect(
      topKeys(text) == [
        "schema_version", "relcheck", "checks_digest", "tag", "version", "phase", "commit", "tree",
        "baseline", "previous", "baseline_given", "missing_baseline", "strict", "selection",
        "check_count", "commit_details", "tag_object", "schedule", "holds", "verdict", "counts",
        "findings", "results", "removals", "due", "manual", "waivers", "since",
      ])
  }

  @Test func numbersAgreeWithTheReport() throws {
    let report = try Fixture.outcomes()
    let json = try object(report.json(programVersion: "1.0.0"))
    let counts = try #require(json["counts"] as? [String: Int])
    #expect(counts.values.reduce(0, +) == report.results.count)
    #expect(counts["undetermined"] == 3 && counts["blockers"] == 1)
    #expect(
      json["findings"] as? [String: Int] == ["blocker": 1, "warning": 4, "note": 2, "waived": 0])
    #expect(json["verdict"] as? String == "not-ready")
    let results = try #require(json["results"] as? [[String: Any]])
    #expect(Set(results.compactMap { $0["id"] as? String }).count == report.results.count)
    let always: Set = [
      "id", "group", "severity", "outcome", "title", "fault", "message", "subject", "locations",
      "remedy", "source", "new", "since_tag", "blocks_from", "waiver",
    ]
    let sometimes: Set = ["message_parts", "remedy_parts", "check_severity", "at_most"]
    #expect(
      results.allSatisfy {
        always.isSubset(of: $0.keys) && sometimes.isSuperset(of: Set($0.keys).subtracting(always))
      })
  }

  @Test func keepsForeignTextAndHidesWhatReorders() throws {
    let text = try Fixture.hostile().json(programVersion: "1.0.0")
    #expect(!text.contains("\u{202E}") && !text.contains("\u{1B}") && !text.contains("##["))
    let results = try #require(try object(text)["results"] as? [[String: Any]])
    let subjects = results.compactMap { $0["subject"] as? String }
    #expect(subjects.contains(Fixture.hostileText))
    let places = results.compactMap { $0["locations"] as? [[String: Any]] }.flatMap { $0 }
    let place = try #require(places.first)
    #expect(place["path"] as? String == "::error file=\\n`|<b>\\xFF\\xFE")
    let bytes = try #require((place["path_bytes"] as? String).flatMap { Data(base64Encoded: $0) })
    #expect(Array(bytes) == Array("::error file=\n`|<b>".utf8) + [0xFF, 0xFE])
  }

  @Test func severalReportsStandUnderOneKey() throws {
    let json = try object(ReportEntry.json(Fixture.several(), programVersion: "1.0.0"))
    #expect(json["schema_version"] as? Int == 1)
    let reports = try #require(json["reports"] as? [[String: Any]])
    #expect(reports.count == 7)
    let last = try #require(reports.last)
    #expect(last["verdict"] as? String == "not-inspected")
    #expect(last["error"] as? String == "object is damaged")
  }

  @Test func whatIsNotTaggedHasNoTag() throws {
    let json = try object(Fixture.revision().json(programVersion: "1.0.0"))
    #expect(json["tag"] is NSNull)
    #expect(json["revision"] as? String == "3.13")
  }
}
