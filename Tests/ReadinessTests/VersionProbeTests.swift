import Readiness
import Testing

/// What the examples of the version probes cannot show: schedules, revisions, unreadable files.
@Suite struct VersionProbeTests {
  private func inspection(
    _ tag: String, _ files: [RepoPath: String], schedule: Schedule? = nil
  ) throws -> Inspection {
    let version = try #require(ReleaseTag(tag)?.version)
    return Inspection(
      subject: .tag(tag), version: version,
      phase: Phase(of: version, schedule: schedule, on: nil), tree: SourceTree(files: files),
      schedule: schedule)
  }

  private func schedule(pep: Int?, branch: String) -> Schedule {
    Schedule(
      series: Series(major: 3, minor: 12), pep: pep, branch: branch, releaseManager: "Somebody",
      releases: [], endOfBugfix: nil, endOfLife: nil)
  }

  private func answer(_ kind: Probe.Kind, _ inspection: Inspection)
    -> ProbeDocumentation.Expectation
  {
    ProbeDocumentation.Expectation(kind.examine(inspection))
  }

  @Test func releasePEPIsThatOfTheSchedule() throws {
    let files: [RepoPath: String] = [
      "README.rst": "See :pep:`693` for Python 3.12 release details\n"
    ]
    for (pep, expected) in [
      (693, ProbeDocumentation.Expectation.passed), (719, .failed(["PEP"])), (nil, .passed),
    ] {
      let inspection = try inspection(
        "v3.12.0", files, schedule: schedule(pep: pep, branch: "3.12"))
      #expect(answer(.version(.readmeLinks), inspection) == expected)
    }
  }

  @Test func branchIsThatOfTheSchedule() throws {
    let files: [RepoPath: String] = [
      ".github/workflows/build.yml": "on:\n  push:\n    branches:\n    - main\n"
    ]
    let main = try inspection("v3.12.0a1", files, schedule: schedule(pep: nil, branch: "main"))
    #expect(answer(.version(.workflowBranches), main) == .passed)
    #expect(
      answer(.version(.workflowBranches), try inspection("v3.12.0", files)) == .failed(["push"]))
  }

  @Test func revisionHasNoName() throws {
    let version = try #require(ReleaseVersion("3.12.0a1"))
    let inspection = Inspection(
      subject: .revision("v3.12.0-x"), version: version, phase: .alpha, tree: SourceTree(files: [:])
    )
    #expect(answer(.tag(.name), inspection) == .notApplicable)
  }

  @Test func nameOfAnotherVersion() throws {
    let version = try #require(ReleaseVersion("3.12.0a2"))
    let inspection = Inspection(
      subject: .tag("v3.12.0a1"), version: version, phase: .alpha, tree: SourceTree(files: [:]))
    #expect(answer(.tag(.name), inspection) == .failed(["v3.12.0a1"]))
  }

  @Test(arguments: [
    ("v3.5.1rc1", "This is Python version 3.5.1", true),
    ("v3.8.1rc1", "This is Python version 3.8.1", false),
    ("v3.5.0rc1", "This is Python version 3.5.0", false),
    ("v3.5.1rc1", "This is Python version 3.5.0", false),
    ("v3.6.7rc1", "This is Python version 3.6.7 release candidate", true),
    ("v3.2rc1", "This is Python version 3.2, release candidate 1", true),
    ("v3.12.0b1", "This is Python version 3.12.0 alpha 1", false),
    ("v3.12.0", "Welcome", false), ("v3.12.0", "\n\n", false),
  ])
  func readsWordingsOfReadme(_ tag: String, _ title: String, _ isRight: Bool) throws {
    let inspection = try inspection(tag, ["README.rst": title])
    #expect(
      answer(.version(.readmeVersion), inspection) == (isRight ? .passed : .failed(["README.rst"])))
  }

  @Test(arguments: [
    ("v2.6.2c1", "2.6.2c1", true), ("v2.6.2c1", "2.6.2rc1", true), ("v3.2", "3.2", true),
    ("v3.12.0", "3.12", false), ("v3.12.0rc1", "3.12.0c1", false), ("v3.12.0", "3.12.0+dev", false),
  ])
  func readsFormsOfTheString(_ tag: String, _ text: String, _ isRight: Bool) throws {
    let inspection = try inspection(
      tag, ["Include/patchlevel.h": "#define PY_VERSION \"\(text)\"\n"])
    #expect(
      answer(.version(.patchlevelString), inspection)
        == (isRight ? .passed : .failed(["PY_VERSION"])))
  }

  /// A file that cannot be read is named beside the fault of another.
  @Test func unreadableFileBesideAFault() throws {
    let files: [RepoPath: String] = [
      "Lib/idlelib/idlever.py": "IDLE_VERSION = \"3.3.6\"\n", "PC/python3.def": "=python33.x\n",
    ]
    let whole = SourceTree(files: files)
    let idle = try #require(whole.listing["Lib/idlelib/idlever.py"]?.id)
    let tree = SourceTree(
      listing: whole.listing, facts: FactTable(),
      reader: MemoryBlobs([idle: Array("IDLE_VERSION = \"3.3.6\"\n".utf8)]))
    let version = try #require(ReleaseVersion("3.3.7"))
    let inspection = Inspection(
      subject: .tag("v3.3.7"), version: version, phase: .bugfix, tree: tree)
    guard case .failed(let findings, let open) = Probe.Kind.version(.auxiliary).examine(inspection)
    else {
      Issue.record("not failed")
      return
    }
    #expect(findings.map(\.subject) == ["Lib/idlelib/idlever.py"])
    #expect(open.map(\.subject) == ["PC/python3.def"])
  }

  @Test func linkInPlaceOfAFileIsUndetermined() throws {
    let id = try #require(ContentID(hex: String(repeating: "1", count: 40)))
    let listing = TreeListing(entries: [.init(path: "README.rst", kind: .link, id: id)])
    let tree = SourceTree(listing: listing, facts: FactTable(), reader: MemoryBlobs([:]))
    let version = try #require(ReleaseVersion("3.12.0"))
    let inspection = Inspection(
      subject: .tag("v3.12.0"), version: version, phase: .final, tree: tree)
    #expect(answer(.version(.readmeVersion), inspection) == .undetermined(["README.rst"]))
  }

  @Test func definitionsThatDifferAreUndetermined() throws {
    let header = """
      #define PY_MAJOR_VERSION 3
      #define PY_MINOR_VERSION 12
      #define PY_MINOR_VERSION 13
      #define PY_MICRO_VERSION 0
      #define PY_RELEASE_LEVEL PY_RELEASE_LEVEL_FINAL
      #define PY_RELEASE_SERIAL 0
      """
    let inspection = try inspection("v3.12.0", ["Include/patchlevel.h": header])
    #expect(answer(.version(.patchlevel), inspection) == .undetermined(["PY_MINOR_VERSION"]))
  }
}
