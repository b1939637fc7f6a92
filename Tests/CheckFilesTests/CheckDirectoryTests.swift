import CheckFiles
import Foundation
import Readiness
import Testing

@Suite("Check data on disk and inside the program")
struct CheckDirectoryTests {
  private static let series = Series(major: 3, minor: 12)

  /// Runs `body` with a temporary folder that holds `files`.
  private func withFolder(
    _ files: [String: Data], _ body: (String) throws -> Void
  ) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "checks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (path, data) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    try body(root.path)
  }

  private var release: [String: Data] { CheckFaultTests.goodRelease.mapValues { Data($0.utf8) } }

  private func faults(in folder: String) -> [String] {
    do throws(CheckDataError) {
      _ = try CheckData.load(.directory(folder), .everything)
      return []
    } catch {
      guard case .faulty(let faults) = error else { return ["\(error)"] }
      return faults.map { $0.description.replacing(folder, with: "DIR") }
    }
  }

  @Test("The digest depends on the files, not on where they are")
  func digest() throws {
    let memory = try CheckData.load(files: CheckFaultTests.goodRelease, .series([Self.series]))
    try withFolder(release) { folder in
      let data = try CheckData.load(.directory(folder), .series([Self.series]))
      #expect(data == memory)
      #expect(data.digest(for: Self.series) == memory.digest(for: Self.series))
      let slashed = try CheckData.load(.installed(folder + "/"), .everything)
      #expect(slashed.digest(for: Self.series) == memory.digest(for: Self.series))
    }
    var more = CheckFaultTests.goodRelease
    more["removals/3.12.toml"] = "schema = 1\nseries = \"3.12\"\n"
    more["removals/3.11.toml"] = "schema = 1\nseries = \"3.11\"\n"
    let other = try CheckData.load(files: more, .everything)
    #expect(other.digest(for: Self.series) != memory.digest(for: Self.series))
    let only = try CheckData.load(files: more, .series([Self.series]))
    #expect(other.digest(for: Self.series) == only.digest(for: Self.series))
    #expect(only.digest(for: Self.series).hasPrefix("sha256:"))
    #expect(only.digest(for: Self.series).utf8.count == 71)
  }

  @Test func missingFolder() throws {
    try withFolder([:]) { folder in
      #expect(throws: CheckDataError.noDirectory(folder + "/none")) {
        try CheckData.load(.directory(folder + "/none"), .everything)
      }
      #expect(faults(in: folder) == ["DIR/release: no check files (.toml) in this folder"])
    }
    try withFolder(["file": Data()]) { folder in
      #expect(throws: CheckDataError.notDirectory(folder + "/file")) {
        try CheckData.load(.directory(folder + "/file"), .everything)
      }
    }
  }

  @Test func unreadableFiles() throws {
    var files = release
    files["removals/3.12.toml"] = Data([0x61, 0xFF, 0xFE])
    files["removals/3.13.toml"] = Data(count: (4 << 20) + 1)
    files["removals/3.14.toml/inner"] = Data()
    files["removals/README.md"] = Data("not read".utf8)
    try withFolder(files) { folder in
      #expect(
        faults(in: folder) == [
          "DIR/removals/3.12.toml: not UTF-8",
          "DIR/removals/3.13.toml: larger than 4194304 bytes",
          "DIR/removals/3.14.toml: cannot be read: not a regular file",
        ])
    }
  }

  @Test("The check data in the program have no fault, in no series")
  func shipped() throws {
    let data = try CheckData.load(.embedded, .everything)
    #expect(Set(data.checks.map(\.probe)) == Set(Probe.Kind.allCases))
    let ids = data.checks.map(\.id)
    #expect(Set(ids).count == ids.count)
    for check in data.checks {
      let opening = ReleaseVersion(series: Self.series, micro: 0, level: .alpha, serial: 0)
      let severity = check.severity.severity(in: .opening, of: opening)
      #expect(severity == nil || severity == .note, "\(check.id.text) at a0, a to-do list")
      #expect(check.remedy.hasSuffix("."), "\(check.id.text)")
      #expect(!check.title.hasSuffix(".") && !check.fault.hasSuffix("."), "\(check.id.text)")
    }
    for (series, removals) in data.removals {
      let symbols = removals.map(\.symbol.text)
      #expect(symbols == Set(symbols).sorted(), "removals of \(series)")
    }
  }

  @Test("What is asked for goes before what is installed, and that before what is built in")
  func source() {
    func find(_ option: String?, _ variable: String?, _ program: String?) -> CheckSource {
      CheckSource.find(option: option, variable: variable, executable: program) {
        $0 == "/opt/bin/x/share/relcheck/checks" || $0 == "/share/relcheck/checks"
      }
    }
    #expect(find("a", "b", "/opt/bin/x/bin/relcheck") == .directory("a"))
    #expect(find(nil, "b", "/opt/bin/x/bin/relcheck") == .directory("b"))
    #expect(
      find(nil, "", "/opt/bin/x/bin/relcheck") == .installed("/opt/bin/x/share/relcheck/checks"))
    #expect(find(nil, nil, "/bin/relcheck") == .installed("/share/relcheck/checks"))
    #expect(find(nil, nil, "/opt/bin/relcheck") == .embedded)
    #expect(find(nil, nil, "/opt/bin/x/relcheck") == .embedded)
    #expect(find(nil, nil, nil) == .embedded)
  }
}
