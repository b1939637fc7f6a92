internal import CPythonSource

/// Asks whether the first line of README names the version, in whatever wording.
enum ReadmeNamesVersion: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, readme) = try inspection.tree.first(of: RepoPath.readmes) else {
      return .failed(
        RepoPath.readmes[0].text, "the tree has no file \(RepoPath.readmes[0])")
    }
    let version = inspection.version
    var findings = Findings()
    guard let title = ReadmeHeading(readme: readme).title else {
      findings.fail(path.text, "\(path) is empty", at: Location(path))
      return findings.outcome(ifNothing: "")
    }
    let place = Location(path, line: title.line)
    if let read = ReadmeVersion(line: title.text) {
      if accepts(read, for: version) {
        findings.pass(place)
      } else {
        findings.fail(path.text, .namesAnother(title.text, not: version), at: place)
      }
    } else {
      findings.fail(path.text, .namesNone(title.text), at: place)
    }
    return findings.outcome(ifNothing: "")
  }

  private static func accepts(_ read: ReadmeVersion, for version: ReleaseVersion) -> Bool {
    if read.names(version) { return true }
    // Up to 3.5 the README of a maintenance release's candidate named the release to come.
    return version.level == .candidate && !version.isFeatureRelease
      && version.series < Series(major: 3, minor: 6)
      && read.version
        == ReleaseVersion(series: version.series, micro: version.micro, level: .final, serial: 0)
  }
}

extension RepoPath {
  /// README by its names through history, the newest first: README.rst from 3.6.1 on.
  static let readmes: [Self] = ["README.rst", "README"]
}

extension Message {
  fileprivate static func namesAnother(_ line: String, not version: ReleaseVersion) -> Self {
    "the first line is \(line), which does not name \(version.text)"
  }

  fileprivate static func namesNone(_ line: String) -> Self {
    "the first line is \(line), which names no version"
  }
}

extension ReadmeNamesVersion {
  static let documentation = ProbeDocumentation(
    summary: "the first line of README names the version",
    rationale: """
      README is the first thing that someone who unpacks a source archive reads. It is changed by \
      hand or by a tool at each release, and has been forgotten.
      """,
    limits: """
      The wording is free: alpha 1, a1, candidate 1, release candidate, rc1. A candidate without a \
      number names every candidate of its release. Up to 3.5 the README of a maintenance \
      release's candidate may name the release to come.
      """,
    examples: [
      .init(
        "the full name", tag: "v3.12.0a1",
        files: ["README.rst": "This is Python version 3.12.0 alpha 1\n====\n"], expect: .passed),
      .init(
        "a short name", tag: "v3.10.0rc1",
        files: ["README.rst": "This is Python version 3.10.0 rc1\n"], expect: .passed),
      .init(
        "the old file name", tag: "v2.7.6", files: ["README": "This is Python version 2.7.6\n"],
        expect: .passed),
      .init(
        "the alpha before", tag: "v3.12.0a2",
        files: ["README.rst": "This is Python version 3.12.0 alpha 1\n"],
        expect: .failed(["README.rst"])),
      .init(
        "a candidate that says it is final", tag: "v3.12.0rc1",
        files: ["README.rst": "This is Python version 3.12.0\n"], expect: .failed(["README.rst"])),
      .init("no file", tag: "v3.12.0", files: [:], expect: .failed(["README.rst"])),
    ])
}
