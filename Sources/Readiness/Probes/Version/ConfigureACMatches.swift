internal import CPythonSource

/// Asks whether `configure.ac` sets the series.
enum ConfigureACMatches: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, source) = try inspection.tree.first(of: RepoPath.configureSources) else {
      return .missing(RepoPath.configureSources[0])
    }
    let versions = ConfigureAC(source: source).versions
    guard !versions.isEmpty else {
      // Up to 1.5a2, configure.in did not know the version.
      guard inspection.version.series > Series(major: 1, minor: 5) else {
        return .notApplicable("\(path) of that time does not set the version")
      }
      return .undetermined([
        Finding(
          subject: "PYTHON_VERSION", "\(path) does not set it in a way that can be read",
          at: [Location(path)])
      ])
    }
    var findings = Findings()
    for version in versions {
      findings.compare(
        version, in: path, with: inspection.version.series.text, subject: "PYTHON_VERSION")
    }
    return findings.outcome(ifNothing: "")
  }
}

extension RepoPath {
  /// The source of `configure` by its names through history, the newest first.
  static let configureSources: [Self] = ["configure.ac", "configure.in"]
  static let configure: Self = "configure"
}

extension ConfigureACMatches {
  static let documentation = ProbeDocumentation(
    summary: "configure.ac sets PYTHON_VERSION to the series",
    rationale: """
      The name of the interpreter, its library and the folder of the standard library are made \
      from it. It is changed by hand when a branch is opened.
      """,
    limits: "The value has to stand on the line that sets it; m4 is not evaluated.",
    examples: [
      .init(
        "bracketed", tag: "v3.12.0",
        files: ["configure.ac": "m4_define([PYTHON_VERSION], [3.12])\n"], expect: .passed),
      .init(
        "as up to 3.11", tag: "v3.9.1",
        files: ["configure.ac": "m4_define(PYTHON_VERSION, 3.9)\n"], expect: .passed),
      .init(
        "the series before", tag: "v3.13.0a1",
        files: ["configure.ac": "m4_define([PYTHON_VERSION], [3.12])\n"],
        expect: .failed(["PYTHON_VERSION"])),
      .init(
        "computed", tag: "v3.13.0a1",
        files: ["configure.ac": "m4_include([version.m4])\n"],
        expect: .undetermined(["PYTHON_VERSION"])),
      .init("no file", tag: "v3.12.0", files: [:], expect: .undetermined(["configure.ac"])),
    ])
}
