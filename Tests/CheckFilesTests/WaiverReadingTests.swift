import CheckFiles
import Foundation
import Readiness
import Testing

@Suite("Files of waivers")
struct WaiverReadingTests {
  private func tree(_ text: String) -> SourceTree { SourceTree(files: [".relcheck.toml": text]) }

  private func faults(_ text: String) throws -> [String] {
    try #require(WaiverFile.read(in: tree(text))).faults
  }

  private let good = """
    schema = 1

    [[waiver]]
    check = "tree-*"
    tags = ["v3.12.*", "3.13.0a1", "3.14", "v3.13.0a2..v3.13.0"]
    path = "Misc/*"
    subject = "old"
    reason = "Kept for now"
    expires = 2026-12-01

    [[waiver]]
    check = "doc-links"
    tags = "v3.12.1"
    reason = "Known"
    expires = "v3.13.0b1"

    """

  @Test func everyKeyIsRead() throws {
    let file = try #require(WaiverFile.read(in: tree(good)))
    #expect(file.faults == [] && file.name == ".relcheck.toml" && file.origin == .tree)
    let version: (String) throws -> ReleaseVersion = { try #require(ReleaseVersion($0)) }
    let day = try #require(CivilDay("2026-12-01"))
    let wanted = try [
      Waiver(
        check: GlobPattern("tree-*"),
        releases: [
          .pattern(GlobPattern("v3.12.*")), .release(try version("3.13.0a1")),
          .series(Series(major: 3, minor: 14)),
          .range(first: try version("3.13.0a2"), last: try version("3.13.0")),
        ], path: GlobPattern("Misc/*"), subject: GlobPattern("old"), reason: "Kept for now",
        expires: .day(day), file: ".relcheck.toml", line: 3),
      Waiver(
        check: GlobPattern("doc-links"), releases: [.release(try version("3.12.1"))],
        reason: "Known", expires: .release(try version("3.13.0b1")), file: ".relcheck.toml",
        line: 11),
    ]
    #expect(file.waivers == wanted)
  }

  @Test(arguments: [
    ("check = \"tree-*\"", "chek = \"tree-*\"", "3: 'check' is missing"),
    ("check = \"tree-*\"", "chek = \"tree-*\"", "4: unknown key 'chek'; did you mean 'check'?"),
    ("reason = \"Kept for now\"\n", "", "3: 'reason' is missing"),
    ("\"Kept for now\"", "\" \"", "8: 'reason' is \" \", which says nothing"),
    ("\"Kept for now\"", "7", "8: 'reason' is an integer, not a string"),
    (
      "\"3.13.0a1\"", "\"soon\"",
      "5: 'tags' is \"soon\", which is no release tag, version, pattern or range"
    ),
    (
      "v3.13.0a2..v3.13.0", "v3.13.0..v3.13.0a2",
      "5: 'tags' is \"v3.13.0..v3.13.0a2\", whose first release comes after its last"
    ),
    ("tags = \"v3.12.1\"", "tags = []", "13: 'tags' is \"[]\", which names no release"),
    (
      "\"v3.13.0b1\"", "\"soon\"", "15: 'expires' is \"soon\", which is neither a day nor a version"
    ),
    ("schema = 1", "schema = 2", "1: 'schema' is \"2\", this relcheck reads 1"),
    (
      "[[waiver]]\ncheck = \"doc", "[[waiver]\ncheck = \"doc",
      "11: a table header does not end with ']]'"
    ),
  ])
  func faultsHaveTheirPlace(old: String, new: String, fault: String) throws {
    #expect(good.contains(old))
    let text = good.replacingOccurrences(of: old, with: new)
    let found = try faults(text)
    #expect(found.contains(".relcheck.toml:" + fault), "\(found)")
    #expect(WaiverFile.read(in: tree(text))?.waivers == [])
  }

  @Test func hostileFilesAreFaults() throws {
    #expect(WaiverFile.read(in: SourceTree(files: [:])) == nil)
    let bytes = SourceTree(files: [:], bytes: [".relcheck.toml": [0xFF, 0xFE, 0x00]])
    #expect(WaiverFile.read(in: bytes)?.faults == [".relcheck.toml: not UTF-8"])
    let link = SourceTree(
      files: [".relcheck.toml": "/etc/passwd"], kinds: [".relcheck.toml": .link])
    #expect(
      WaiverFile.read(in: link)?.faults == [".relcheck.toml is a symbolic link, not a file"])
    let large = String(repeating: "#\n", count: 40_000)
    #expect(try faults(large) == [".relcheck.toml: larger than 65536 bytes"])
    let many =
      "schema = 1\n" + String(repeating: "[[waiver]]\ncheck='*'\nreason='r'\n", count: 1_001)
    #expect(try faults(many) == [".relcheck.toml:3002: more than 1000 waivers"])
    let deep = "schema = 1\nwaiver = " + String(repeating: "[", count: 9_000)
    #expect(try faults(deep) == [".relcheck.toml:2: values are nested too deeply"])
  }

  @Test func afileThatIsNotThereIsAFault() {
    #expect(
      WaiverFile.read(at: "/nowhere/waivers.toml", named: "waivers.toml").faults == [
        "/nowhere/waivers.toml: cannot be read: no such file"
      ])
  }
}
