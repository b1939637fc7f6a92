import CPythonSource
import GitStore
import Readiness
import TestSupport
import Testing

@testable import relcheck

/// Both readers of documentation on the whole documentation of real releases.
@Suite(.enabled(if: Clone.isThere, Clone.reason)) struct DocsAgreementTests {
  @Test(arguments: Clone.tags.map(\.name)) func seeTheSameDirectives(tag: String) throws {
    let repository = try Repository(at: Clone.path ?? "")
    let commit = try repository.resolve(revision: "refs/tags/\(tag)")
    let listing = try repository.listing(of: repository.commit(commit).tree)
    var (count, left) = (0, 0)
    for entry in listing.entries {
      let path = String(decoding: entry.path, as: UTF8.self)
      guard path.hasPrefix("Doc/"), path.hasSuffix(".rst"), entry.kind == .file else { continue }
      let (outline, document) = try repository.withBlob(entry.id, limit: 1 << 24) {
        (DocumentOutline(source: $0), DocsDocument(source: $0))
      }
      let found = Set(outline.versions.map { "\($0.line) \($0.kind.rawValue)" })
      let read = Set(document.versionDirectives)
      #expect(read.subtracting(found).isEmpty, "\(path)")
      // `DocsDocument` passes over footnotes.
      left += found.subtracting(read).count
      count += found.count
    }
    #expect(count > 1000 && left <= 3, "\(left) of \(count)")
  }
}
