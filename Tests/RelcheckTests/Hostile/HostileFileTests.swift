import GitStore
import TestSupport
import Testing

@testable import relcheck

/// Every file that is inspected, empty, binary, in another encoding and enormous.
@Suite("Hostile files")
struct HostileFileTests {
  /// What a file is filled with.
  enum Content: String, CaseIterable, Sendable {
    case empty, binary, zeros
    case utf16 = "UTF-16"
    case brackets = "a megabyte of brackets"
    case enormous = "33 megabytes"

    var bytes: [UInt8] {
      switch self {
      case .empty: []
      case .binary: (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 2_654_435 >> 7) }
      case .zeros: Array(repeating: 0, count: 100_000)
      case .utf16: [0xFF, 0xFE] + "#define PY_VERSION \"3.12.0a1\"\n".utf8.flatMap { [$0, 0] }
      case .brackets: Array(repeating: UInt8(ascii: "("), count: 1 << 20)
      case .enormous: Array(repeating: UInt8(ascii: "\n"), count: 33 << 20)
      }
    }
  }

  private static let release = SampleRepository.releases[1]
  static let paths = release.files.keys.sorted()

  /// Tells of the version by three files, of which one alone can tell the phase: what is wrong with
  /// them blocks. What is wrong with the others warns, or nothing can be told without them.
  @Test("an inspected file", arguments: Content.allCases, paths)
  func file(_ content: Content, _ path: String) throws {
    let fixture = try SampleFixture()
    let files = SampleFixture.files(Self.release.files).merging([path: .bytes(content.bytes)]) {
      $1
    }
    let commit = try fixture.repository.commit(
      files, parents: [fixture.commit("v3.11.0")], message: "Python 3.12.0a1\n")
    try fixture.repository.annotatedTag("v3.12.0a1", at: commit)
    let run = try ProgramRun(
      ["v3.12.0a1", "--format", "text", "--verbose", "--repository", fixture.path], patience: 60)
    #expect(!run.isStuck && !run.isSignalled && run.errorText == "", "\(run.errorText)")
    if content == .brackets || content == .enormous {
      // Whether a file can be told to lack what is looked for depends on how far it was read.
      #expect((0...2).contains(run.status), "\(run.outputText)")
    } else {
      #expect(run.status == Self.status(content, path), "\(run.outputText)")
    }
    if content == .enormous, Self.carriers.contains(path) {
      #expect(run.outputText.contains("34603008 bytes"), "\(run.outputText)")
    }
  }

  /// Files that say which version it is: one that does not say it blocks.
  private static let carriers = ["Include/patchlevel.h", "README.rst", "configure"]
  /// Files without which something cannot be told.
  private static let needed = [
    "Include/object.h", "Lib/opcode.py", "Lib/unittest/__init__.py", "Lib/unittest/case.py",
    "configure.ac",
  ]

  private static func status(_ content: Content, _ path: String) -> Int32 {
    if carriers.contains(path) { return 1 }
    // An empty package gives no names, which can be told.
    if content == .empty, path == "Lib/unittest/__init__.py" { return 0 }
    return needed.contains(path) ? 2 : 0
  }
}
