internal import CPythonSource

/// Asks whether the Windows test runner starts the interpreter of this series.
enum WindowsTestRunner: Question {
  private static let runner: RepoPath = "PCbuild/rt.bat"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let script = try inspection.tree.bytes(at: runner) else {
      return .notApplicable("the tree has no \(runner)")
    }
    let wanted = inspection.version.series.text
    var findings = Findings()
    for place in PythonMentions(text: script).places where place.form == .command {
      let location = Location(runner, line: place.mention.line)
      if place.version == wanted {
        findings.pass(location)
      } else {
        findings.fail(
          place.mention.text, "\(location) starts \(place.mention.text), not that of \(wanted)",
          at: location)
      }
    }
    return findings.outcome(ifNothing: "\(runner) names no interpreter of one series")
  }

  static let documentation = ProbeDocumentation(
    summary: "PCbuild/rt.bat starts the interpreter of this series",
    rationale: """
      The runner of the tests on Windows names python3.13t.exe. With the name of another series \
      the tests of the free-threaded build do not start.
      """,
    limits: "Before 3.13 it names no series.",
    examples: [
      .init(
        "of this series", tag: "v3.13.0",
        files: ["PCbuild/rt.bat": "if x (set pyname=python3.13t) & shift\n"], expect: .passed),
      .init(
        "of the series before", tag: "v3.14.0a1",
        files: ["PCbuild/rt.bat": "if x (set pyname=python3.13t) & shift\n"],
        expect: .failed(["python3.13t"])),
      .init(
        "names no series", tag: "v3.12.0", files: ["PCbuild/rt.bat": "set pyname=python\n"],
        expect: .notApplicable),
    ])
}
