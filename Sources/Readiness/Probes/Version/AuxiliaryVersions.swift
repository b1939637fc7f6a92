internal import CPythonSource

/// Asks whether every other file that carries the version by itself agrees.
enum AuxiliaryVersions: Question {
  /// 2.6a2, the first release whose IDLE and distutils carry Python's version.
  private static let first = ReleaseVersion(
    series: Series(major: 2, minor: 6), micro: 0, level: .alpha, serial: 2)

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let version = inspection.version
    guard version >= Self.first else {
      return .notApplicable("before 2.6, IDLE and distutils had numbers of their own")
    }
    var findings = Findings()
    for carrier in VersionCarrier.all {
      for path in findings.files(of: carrier, in: inspection.tree) {
        guard let bytes = findings.bytes(at: path, in: inspection.tree) else { continue }
        findings.compare(carrier.values(in: bytes), of: carrier, in: path, with: version)
      }
    }
    return findings.outcome(ifNothing: "no other file of the tree carries the version by itself")
  }
}

extension VersionCarrier {
  /// Whether a value is the version's.
  fileprivate func agrees(_ text: String, with version: ReleaseVersion) -> Bool {
    switch value {
    case .version: ReleaseVersion(text) == version
    case .digits: text == "\(version.series.major)\(version.series.minor)"
    }
  }
}

extension Findings {
  /// The files of a kind in the tree; what hides them is noted.
  fileprivate mutating func files(of carrier: VersionCarrier, in tree: SourceTree) -> [RepoPath] {
    let folder = RepoPath(carrier.folder)
    guard !carrier.nameEnd.isEmpty else { return [RepoPath("\(folder)/\(carrier.nameStart)")] }
    do throws(ReadError) {
      guard try tree.hasFolder(folder) else { return [] }
    } catch {
      leaveOpen(error.path.text, error.message, at: Location(error.path))
      return []
    }
    return tree.listing.names(in: folder).filter(carrier.matches).map {
      RepoPath("\(folder)/\($0)")
    }
  }

  fileprivate mutating func compare(
    _ values: [Mention], of carrier: VersionCarrier, in path: RepoPath, with version: ReleaseVersion
  ) {
    let wrong = values.filter { !carrier.agrees($0.text, with: version) }
    guard let first = wrong.first else {
      for value in values.prefix(1) { pass(Location(path, line: value.line)) }
      return
    }
    fail(
      Finding(
        subject: path.text, "\(path) says \(first.text), not \(wanted(carrier, version))",
        at: wrong.prefix(3).map { Location(path, line: $0.line) }))
  }

  private func wanted(_ carrier: VersionCarrier, _ version: ReleaseVersion) -> String {
    carrier.value == .version
      ? version.text : "\(version.series.major)\(version.series.minor)"
  }
}

extension AuxiliaryVersions {
  static let documentation = ProbeDocumentation(
    summary: "every other file that carries the version agrees",
    rationale: """
      IDLE, distutils, the list of forwarded functions of the stable ABI on Windows and the RPM \
      specification have each held a copy of the version, to be changed by hand at each release.
      """,
    limits: """
      A file that computes the version is of no interest. Files are those that have carried it \
      since 2.6: Lib/idlelib/idlever.py, Lib/distutils/__init__.py, Misc/RPM/python-X.Y.spec, \
      PC/python3.def, pyproject.vsprops.
      """,
    examples: [
      .init(
        "all agree", tag: "v3.3.6",
        files: [
          "Lib/idlelib/idlever.py": "IDLE_VERSION = \"3.3.6\"\n",
          "Lib/distutils/__init__.py": "__version__ = \"3.3.6\"\n",
          "Misc/RPM/python-3.3.spec": "%define version 3.3.6\n",
          "PC/python3.def": "  PyArg_Parse=python33.PyArg_Parse\n",
        ], expect: .passed),
      .init(
        "IDLE was forgotten", tag: "v3.3.7",
        files: [
          "Lib/idlelib/idlever.py": "IDLE_VERSION = \"3.3.6\"\n",
          "Lib/distutils/__init__.py": "__version__ = sys.version[:sys.version.index(' ')]\n",
        ], expect: .failed(["Lib/idlelib/idlever.py"])),
      .init(
        "functions forwarded to the library of the series before", tag: "v3.9.0a1",
        files: ["PC/python3.def": "  PyArg_Parse=python38.PyArg_Parse\n"],
        expect: .failed(["PC/python3.def"])),
      .init(
        "computed", tag: "v3.12.0",
        files: ["Lib/idlelib/idlever.py": "IDLE_VERSION = version[:version.index(' ')]\n"],
        expect: .notApplicable),
    ])
}
