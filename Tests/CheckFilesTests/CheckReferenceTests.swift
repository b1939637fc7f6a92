import CheckFiles
import Foundation
import Reports
import Testing

@Suite("docs/checks.md")
struct CheckReferenceTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/checks.md").standardizedFileURL

  /// Set `RELCHECK_RECORD=1` to write the page anew; the test still fails, so that a recording run is
  /// never mistaken for a passing one.
  @Test("The page says what the check data say")
  func isCurrent() throws {
    let data = try CheckData.load(.embedded, .everything)
    let text = CheckCatalogue(data.checks).reference()
    if ProcessInfo.processInfo.environment["RELCHECK_RECORD"] == "1" {
      try Data(text.utf8).write(to: Self.page)
      Issue.record("wrote docs/checks.md")
      return
    }
    let written = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    #expect(
      written == text,
      "stale: RELCHECK_RECORD=1 scripts/test --filter CheckReferenceTests writes it anew")
  }
}
