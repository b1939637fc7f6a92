import CPythonSource
import Foundation
import GitStore
import Readiness
import Testing

/// The table of bounds in `docs/security.md` is that of the code.
@Suite("The page on security")
struct SecurityPageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../docs/security.md").standardizedFileURL
  private static let start =
    "<!-- bounds: made by RELCHECK_RECORD=1 swift test --filter SecurityPageTests -->\n"
  private static let end = "<!-- end of bounds -->"

  /// A bound by its name, with the most that is read.
  private static var rows: [(name: String, limit: Int)] {
    Bound.allCases.map { ($0.rawValue, $0.limit) }
      + SourceBound.allCases.map { ($0.rawValue, $0.limit) }
      + InspectionBound.allCases.map { ($0.rawValue, $0.limit) }
      + [
        ("commits that a search for a removal visits", HistoryBound.steps),
        ("folders that a search for a moved file compares", HistoryBound.comparedFolders),
        ("bytes of a file that is compared line by line", HistoryBound.comparedBytes),
      ]
  }

  private static var table: String {
    "\n| bound | most |\n| --- | ---: |\n"
      + rows.map { "| \($0.name) | \(number($0.limit)) |\n" }.joined() + "\n"
  }

  /// With a comma at every three digits; sizes in bytes as a power of two where they are one.
  private static func number(_ value: Int) -> String {
    let digits = String(value)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return value >= 1 << 20 && value % (1 << 20) == 0 ? "\(text) (\(value >> 20) MiB)" : text
  }

  @Test func listsEveryBound() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let first = try #require(text.range(of: Self.start))
    let last = try #require(text.range(of: Self.end))
    let found = text[first.upperBound..<last.lowerBound]
    guard ProcessInfo.processInfo.environment["RELCHECK_RECORD"] == nil else {
      let whole = text[..<first.upperBound] + Self.table + text[last.lowerBound...]
      try String(whole).write(to: Self.page, atomically: true, encoding: .utf8)
      Issue.record("written anew: read the difference")
      return
    }
    #expect(found == Self.table)
  }

  @Test func namesAreUnique() {
    #expect(Set(Self.rows.map(\.name)).count == Self.rows.count)
  }
}
