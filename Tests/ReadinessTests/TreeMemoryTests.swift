import CPythonSource
import Testing

@testable import Readiness

@Suite("What is kept of files for the tags that follow")
struct TreeMemoryTests {
  /// A type that tells how often it was made.
  private struct Length: MadeOfFile {
    let count: Int

    init(contents: [UInt8]) { count = contents.count }
  }

  /// A reader that counts.
  private final class CountingBlobs: BlobReader {
    private let blobs: MemoryBlobs
    private(set) var reads = 0

    init(_ contents: [ContentID: [UInt8]]) { blobs = MemoryBlobs(contents) }

    func withBlob(
      _ id: ContentID, limit: Int, _ body: (Span<UInt8>) -> Void
    ) throws(ReadError.Reason) {
      reads += 1
      try blobs.withBlob(id, limit: limit, body)
    }
  }

  private static func id(_ last: UInt8) throws -> ContentID {
    try #require(ContentID(bytes: [UInt8](repeating: 0, count: 19) + [last]))
  }

  /// Trees of one file of the same contents, which stands in both, and their reader.
  private func trees(_ text: String) throws -> (SourceTree, SourceTree, CountingBlobs) {
    let reader = CountingBlobs([try Self.id(1): Array(text.utf8)])
    let facts = FactTable()
    let listing = TreeListing(
      entries: [.init(path: "Modules/tea.c", kind: .file, id: try Self.id(1))])
    let make = { SourceTree(listing: listing, facts: facts, reader: reader) }
    return (make(), make(), reader)
  }

  @Test("Bytes, what is made of them and words are read once for the same contents")
  func once() throws {
    let (first, second, reader) = try trees(
      "int brew;\nint tea_brew, brews; /* .brew */\nx 'brew'\n")
    #expect(try first.bytes(at: "Modules/tea.c")?.count == 52)
    #expect(try second.made(of: "Modules/tea.c", Length.self)?.count == 52)
    #expect(try second.line(of: "brew", at: "Modules/tea.c", as: .identifier) == 1)
    #expect(try first.line(of: "tea_brew", at: "Modules/tea.c", as: .identifier) == 2)
    #expect(try first.line(of: "brew", at: "Modules/tea.c", as: .attribute) == 2)
    #expect(try first.line(of: "bre", at: "Modules/tea.c", as: .identifier) == nil)
    #expect(try first.line(of: "brew", at: "Modules/milk.c", as: .identifier) == nil)
    #expect(reader.reads == 1)
  }

  @Test("A word stays known as long as each tag asks for it")
  func words() throws {
    let (first, _, reader) = try trees("int brew;\n")
    let big = [UInt8](repeating: 0x20, count: 3 << 20)
    for _ in 0..<3 {
      #expect(try first.line(of: "brew", at: "Modules/tea.c", as: .identifier) == 1)
      first.facts.makeRoom()
      // Pushes out nothing: it is too large to be kept.
      first.facts.recent.keep(big, of: try Self.id(2))
    }
    #expect(reader.reads == 1)
    for number in 0..<10 as Range<UInt8> {
      first.facts.recent.keep(
        [UInt8](repeating: 0, count: 1 << 20), of: try Self.id(10 + number))
    }
    #expect(first.facts.recent.bytes(of: try Self.id(1)) == nil)
    #expect(try first.line(of: "brew", at: "Modules/tea.c", as: .identifier) == 1)
    #expect(reader.reads == 1)
    first.facts.makeRoom()
    first.facts.makeRoom()
    #expect(try first.line(of: "brew", at: "Modules/tea.c", as: .identifier) == 1)
    #expect(reader.reads == 2)
  }

  @Test(
    "Words are runs of letters, digits and underscores",
    arguments: [
      ("", []), ("a", ["a"]), ("_x1(y)\tz", ["_x1", "y", "z"]), ("naïve—“tea”", ["naïve", "tea"]),
      ("..", []),
    ] as [(String, [String])])
  func split(_ text: String, _ words: [String]) {
    #expect(text.words.map(String.init) == words)
    #expect(text[...].words.map(String.init) == words)
  }

  @Test("Parts between blanks")
  func parts() {
    #expect(" a  b\n\tc ".partsBetweenBlanks == ["a", "b", "c"])
    #expect(" \n".partsBetweenBlanks.isEmpty)
    #expect("a.b/c d".words(with: { $0 == "." }) == ["a.b", "c", "d"])
  }
}
