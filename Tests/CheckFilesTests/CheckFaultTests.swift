import CheckFiles
import Readiness
import Testing

@Suite("Faults of check data carry file and line")
struct CheckFaultTests {
  /// Good release files: one check for each probe.
  static let goodRelease: [String: String] = {
    var text = "schema = 1\ngroup = \"version\"\n"
    for probe in Probe.Kind.allCases {
      text += check(id: "ver-" + probe.rawValue, probe: probe.rawValue)
    }
    return ["release/version.toml": text]
  }()

  static func check(id: String, probe: String, severity: String = "all = \"note\"") -> String {
    """

    [[check]]
    id = "\(id)"
    probe = "\(probe)"
    title = "t"
    fault = "f"
    remedy = "r"
    source = "s"
    why = "w"
    [check.severity]
    \(severity)

    """
  }

  private func faults(_ files: [String: String], _ extent: CheckData.Extent = .everything)
    -> [String]
  {
    do throws(CheckDataError) {
      _ = try CheckData.load(files: files, extent)
      return []
    } catch {
      guard case .faulty(let faults) = error else { return ["\(error)"] }
      return faults.map(\.description)
    }
  }

  /// The faults of one removals file beside good checks.
  private func removalFaults(_ table: String, series: String = "3.12") -> [String] {
    let head = "schema = 1\nseries = \"3.12\"\n"
    return faults(
      Self.goodRelease.merging(["removals/\(series).toml": head + table]) { $1 })
  }

  private func scheduleFaults(_ rest: String) -> [String] {
    let head = "schema = 1\nseries = \"3.12\"\nbranch = \"3.12\"\nrelease-manager = \"M\"\n"
    return faults(Self.goodRelease.merging(["schedules/3.12.toml": head + rest]) { $1 })
  }

  private func releaseFaults(_ text: String) -> [String] {
    faults(Self.goodRelease.merging(["release/tag.toml": text]) { $1 })
  }

  private let good = """
    [[removal]]
    symbol = "smtpd"
    due = "v3.12.0a1"
    witness = "v3.11.0"
    source = "PEP 594"

    """

  @Test func goodFilesHaveNone() throws {
    #expect(removalFaults(good) == [])
    #expect(scheduleFaults("") == [])
  }

  @Test(arguments: [
    (
      "due = \"v3.12.0a1\"", "due = \"v3.12\"",
      "5: 'due' is \"v3.12\", which is not a release tag; did you mean 'v3.12.0'?"
    ),
    ("due = \"v3.12.0a1\"", "due = \"soon\"", "5: 'due' is \"soon\", which is not a release tag"),
    (
      "due = \"v3.12.0a1\"", "due = \"v3.13.0a1\"",
      "5: 'due' is \"v3.13.0a1\", which is not a tag of 3.12"
    ),
    ("due = \"v3.12.0a1\"", "due = 3", "5: 'due' is an integer, not a string"),
    ("due = \"v3.12.0a1\"", "due = 2022-10-24", "5: 'due' is a date, not a string"),
    ("due = \"v3.12.0a1\"\n", "", "3: 'due' is missing"),
    (
      "v3.11.0", "v3.12.0a1",
      "6: 'witness' is \"v3.12.0a1\", which is not before 'due' (v3.12.0a1)"
    ),
    (
      "v3.11.0", "v3.12.0a2",
      "6: 'witness' is \"v3.12.0a2\", which is not before 'due' (v3.12.0a1)"
    ),
    ("smtpd", "smtp d", "4: 'symbol' is \"smtp d\", which is no symbol"),
    ("smtpd", "  ", "4: 'symbol' is \"  \", which says nothing"),
    ("source", "sorce", "3: 'source' is missing|7: unknown key 'sorce'; did you mean 'source'?"),
    ("PEP 594\"", "PEP 594\"\nsevrity = 1", "8: unknown key 'sevrity'"),
    ("PEP 594\"", "PEP 594\"\nnote = true", "8: 'note' is a boolean, not a string"),
    ("PEP 594\"", "PEP 594", "7: a string does not end in its line"),
    ("[[removal]]", "[removal]", "3: 'removal' is a table, not tables"),
    ("[[removal]]", "[[removals]]", "3: unknown key 'removals'; did you mean 'removal'?"),
    ("smtpd\"", "smtpd\"\nsymbol = \"a\"", "5: 'symbol' is defined twice"),
  ])
  func removal(_ old: String, _ new: String, expected: String) {
    let found = removalFaults(good.replacing(old, with: new))
    #expect(
      found == expected.split(separator: "|").map { "checks/removals/3.12.toml:" + $0 })
  }

  @Test func removalTwice() {
    #expect(
      removalFaults(good + good)
        == ["checks/removals/3.12.toml:9: removal 'smtpd' is defined twice (first in line 4)"])
  }

  @Test("All faults of all files at once, by file and line")
  func allAtOnce() {
    var files = Self.goodRelease
    files["release/abi.toml"] = "schema = 1\ngroup = \"abi\"\nx = 1\ny = 2\n"
    files["removals/3.12.toml"] = "schema = 2\nseries = \"3.12\"\n"
    files["removals/3.9.toml"] = "schema = 1\nseries = \"3.12\"\n"
    files["schedules/later.toml"] = ""
    #expect(
      faults(files) == [
        "checks/release/abi.toml:3: unknown key 'x'", "checks/release/abi.toml:4: unknown key 'y'",
        "checks/removals/3.12.toml:1: 'schema' is \"2\", this relcheck reads 1",
        "checks/removals/3.9.toml:2: 'series' is \"3.12\", but the file is for 3.9",
        "checks/schedules/later.toml: the file's name is not a series, like 3.12.toml",
      ])
  }

  @Test(arguments: [
    ("pep = \"569\"", "5: 'pep' is a string, not an integer"),
    ("pep = -1", "5: 'pep' is \"-1\", which is no PEP"),
    (
      "end-of-bugfix = \"2021-13\"",
      "5: 'end-of-bugfix' is \"2021-13\", which is not a day (YYYY-MM-DD)"
    ),
    ("end-of-life = 2021", "5: 'end-of-life' is an integer, not a date"),
    (
      "[[release]]\nversion = \"3.12.0a1\"\nstate = \"actuall\"\ndate = 2022-10-24",
      "7: 'state' is \"actuall\", which is no state; did you mean 'actual'?"
    ),
    (
      "[[release]]\nversion = \"3.11.0\"\nstate = \"actual\"\ndate = 2022-10-24",
      "6: 'version' is \"3.11.0\", which is not a version of 3.12"
    ),
    (
      "[[release]]\nversion = \"x\"\nstate = \"actual\"\ndate = 2022-10-24",
      "6: 'version' is \"x\", which is not a version, like \"3.12.0a1\""
    ),
    ("[[release]]\nversion = \"3.12.0\"\nstate = \"actual\"", "5: 'date' is missing"),
    (
      "[[release]]\nversion = \"3.12.0\"\nstate = \"actual\"\ndate = 2022-10-24T00:00:00Z",
      "8: 'date' is a date with a time, not a date"
    ),
  ])
  func schedule(_ rest: String, expected: String) {
    #expect(scheduleFaults(rest) == ["checks/schedules/3.12.toml:" + expected])
  }

  @Test(arguments: [
    (
      "tag-x", "tag-nam", "all = \"note\"",
      "6: 'probe' is \"tag-nam\", which is no probe; did you mean 'tag-name'?"
    ),
    (
      "tag-x", "tag-name", "all = \"blokcer\"",
      "13: 'all' is \"blokcer\", which is no severity; did you mean 'blocker'?"
    ),
    (
      "tag-x", "tag-name", "betta = \"note\"",
      "12: 'all' is missing|13: unknown key 'betta'; did you mean 'beta'?"
    ),
    (
      "Tag_x", "tag-name", "all = \"note\"",
      "5: 'id' is \"Tag_x\", which is not made of lower-case letters, digits and hyphens"
    ),
    (
      "tag-x", "tag-name",
      "all = \"note\"\n[check.applies]\nfrom = \"v3.9.0\"\nbefore = \"v3.8.0\"",
      "16: 'before' is \"v3.8.0\", which is not after 'from' (v3.9.0)"
    ),
    (
      "tag-x", "tag-name", "all = \"note\"\n[check.applies]\nsince = \"v3.9.0\"",
      "15: unknown key 'since'"
    ),
  ])
  func check(_ id: String, _ probe: String, _ severity: String, expected: String) {
    let text =
      "schema = 1\ngroup = \"tag\"\n" + Self.check(id: id, probe: probe, severity: severity)
    #expect(
      releaseFaults(text)
        == expected.split(separator: "|")
        .map { "checks/release/tag.toml:" + $0 })
  }

  @Test func checkTwice() throws {
    let version = try #require(Self.goodRelease["release/version.toml"])
    let lines = version.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.hasSuffix("\"ver-patchlevel\"") }) + 1
    let again = Self.check(id: "ver-patchlevel", probe: "tag-name")
    #expect(
      releaseFaults("schema = 1\ngroup = \"tag\"\n" + again)
        == [
          "checks/release/version.toml:\(line): check 'ver-patchlevel' is defined twice "
            + "(first in checks/release/tag.toml:5)"
        ])
    #expect(
      releaseFaults(
        "schema = 1\ngroup = \"tag\"\n" + (again + again).replacing("ver-", with: "tag-"))
        == ["checks/release/tag.toml:16: check 'tag-patchlevel' is defined twice (first in line 5)"]
    )
  }

  @Test func groupOfAnotherFile() {
    #expect(
      releaseFaults("schema = 1\ngroup = \"version\"\n")
        == ["checks/release/tag.toml:2: 'group' is \"version\", but the file is for tag"])
    #expect(
      releaseFaults("schema = 1\ngroup = \"tags\"\n")
        == [
          "checks/release/tag.toml:2: 'group' is \"tags\", which is no group; did you mean 'tag'?"
        ])
  }

  @Test func probeWithoutCheck() throws {
    let text = "schema = 1\ngroup = \"tag\"\n" + Self.check(id: "tag-name", probe: "tag-name")
    let found = faults(["release/tag.toml": text])
    #expect(found.count == Probe.Kind.allCases.count - 1)
    #expect(found.contains("checks/release: no check asks with probe 'patchlevel'"))
    #expect(faults([:]) == ["checks/release: no check files (.toml) in this folder"])
  }

  @Test("A file of a series that was not asked for is not read")
  func readsOnlyWhatIsAsked() throws {
    var files = Self.goodRelease
    files["removals/3.11.toml"] = "faulty"
    files["removals/3.12.toml"] = "schema = 1\nseries = \"3.12\"\n" + good
    let series = Series(major: 3, minor: 12)
    let data = try CheckData.load(files: files, .series([series, Series(major: 3, minor: 77)]))
    #expect(data.removals[series]?.map(\.symbol.text) == ["smtpd"])
    #expect(data.removals.count == 1)
    #expect(faults(files).count == 1)
  }

  @Test("Foreign text in a fault is short and has no control characters")
  func visible() {
    let found = removalFaults("\"a\\u001b[31mb\\u202e\" = 1\n")
    #expect(
      found == ["checks/removals/3.12.toml:3: unknown key 'a\\u{1b}[31mb\\u{202e}'"])
    let long = removalFaults("\(String(repeating: "k", count: 500)) = 1\n")
    #expect(long.first.map { $0.count < 160 } == true)
  }
}
