import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// Something else in the place of each file that checks read.
@Suite("Hostile files")
struct HostileFileTests {
  /// What stands where a file of text is expected.
  enum Other: String, CaseIterable, Sendable {
    case empty, binary, enormous, utf16, nested, oneLine, link, linkToItself, submodule, folder,
      gone

    /// The file instead of one with this text; nil: none.
    func file(insteadOf text: String, in repository: FixtureRepository) throws -> FixtureFile? {
      switch self {
      case .empty: .text("")
      case .binary: .bytes((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) })
      // More than is read of a file, and little in the repository.
      case .enormous: .bytes([UInt8](repeating: 0x20, count: 33 << 20))
      case .utf16:
        .bytes([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      case .nested: .text(String(repeating: "([{", count: 50_000))
      case .oneLine: .text(text.replacing("\n", with: " "))
      case .link: .link("/etc/passwd")
      case .linkToItself: .link(".")
      case .submodule, .folder, .gone: nil
      }
    }
  }

  /// The sample with other things in the place of some files of v3.12.0a1.
  private func fixture(_ other: Other, at paths: [String]) throws -> SampleFixture {
    let fixture = try SampleFixture()
    var files = SampleFixture.files(SampleRepository.releases[1].files)
    for path in paths {
      let text = SampleRepository.releases[1].files[path] ?? ""
      files[path] = try other.file(insteadOf: text, in: fixture.repository)
      switch other {
      case .folder: files[path + "/x"] = .text(text)
      case .submodule: files[path] = .submodule(try fixture.commit("v3.11.0"))
      default: break
      }
    }
    let commit = try fixture.repository.commit(files, parents: [fixture.commit("v3.11.0")])
    try fixture.repository.annotatedTag("v3.12.0a1", at: commit)
    return fixture
  }

  private static let questions = [
    ["v3.12.0a1", "--format", "json"], ["find", "smtpd", "os.path", "--tag", "v3.12.0a1"],
    ["surface", "v3.12.0a1", "--format", "text"], ["claims", "v3.12.0a1"],
    ["diff", "v3.11.0", "v3.12.0a1"], ["when", "smtpd"], ["announce", "v3.12.0a1"],
  ]

  private func look(_ fixture: SampleFixture, _ what: String, asking count: Int = 7) throws {
    for arguments in Self.questions.prefix(count) {
      let run = try ProgramRun(
        shell: "ulimit -s 1024; exec \"$RELCHECK\" \"$@\""
          .replacing("\"$@\"", with: arguments.joined(separator: " "))
          + " --repository \"$PLACE\"", environment: ["PLACE": fixture.path], patience: 100)
      #expect(!run.isSignalled && !run.isStuck, "\(what), \(arguments): \(run.errorText)")
      #expect(run.status <= 3, "\(what), \(arguments): \(run.errorText)")
      #expect((run.status == 3) == run.errorText.contains("error: "), "\(what): \(run.errorText)")
      // The tree may be no tree of CPython any more, which is said.
      guard run.status != 3, arguments[0] == "find" else { continue }
      #expect(!run.outputText.isEmpty)
    }
  }

  @Test("all at once", arguments: Other.allCases) func all(_ other: Other) throws {
    let paths = SampleRepository.releases[1].files.keys.filter { $0 != "Include/patchlevel.h" }
    try look(try fixture(other, at: Array(paths)), "all are \(other)")
  }

  @Test("one at a time", arguments: Other.allCases) func one(_ other: Other) throws {
    let paths = SampleRepository.releases[1].files.keys.sorted()
    for (number, path) in paths.enumerated() where isPatient || number % 8 == 3 {
      try look(try fixture(other, at: [path]), "\(path) is \(other)", asking: isPatient ? 7 : 1)
    }
  }

  /// A thing that carries the version, and is no file that can be read, is told as such.
  @Test(arguments: [Other.link, .submodule, .folder, .enormous, .binary, .empty, .utf16])
  func patchLevel(_ other: Other) throws {
    let run = try fixture(other, at: ["Include/patchlevel.h"])
      .run("v3.12.0a1", "--format", "text")
    #expect([1, 2, 3].contains(run.status), "\(run.outputText)\(run.errorText)")
    #expect((run.outputText + run.errorText).contains("patchlevel.h"))
  }
}

/// Whether tests that take minutes are run, too.
private let isPatient = ProcessInfo.processInfo.environment["RELCHECK_PATIENT"] != nil
