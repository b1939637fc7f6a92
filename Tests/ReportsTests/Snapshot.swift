import Foundation
import Testing

/// Compares `text` with the file `name` in `Snapshots/`.
///
/// Set `RELCHECK_RECORD=1` to rewrite the file; the test still fails, so that a
/// recording run is never mistaken for a passing one.
func expectSnapshot(
  _ text: String, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: filePath).deletingLastPathComponent()
    .appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RELCHECK_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(text.utf8.elementsEqual(expected.utf8), "\(name) differs", sourceLocation: sourceLocation)
}
