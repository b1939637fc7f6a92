internal import CPythonSource

extension RepoPath {
  static let ensurepip: Self = "Lib/ensurepip/__init__.py"
  static let bundledFolder: Self = "Lib/ensurepip/_bundled"
}

/// A wheel that the tree ships.
struct BundledWheel {
  let path: RepoPath
  /// Nil if the file is not named as wheels are.
  let name: WheelName?
}

extension SourceTree {
  /// The wheels that ensurepip ships.
  ///
  /// - Throws: ``ReadError`` if the folder could not be read.
  func bundledWheels() throws(ReadError) -> [BundledWheel] {
    _ = try hasFolder(.bundledFolder)
    return listing.entries(below: .bundledFolder).filter { $0.path.ending == "whl" }
      .map { BundledWheel(path: $0.path, name: WheelName(String($0.path.name))) }
  }
}

/// Asks whether ensurepip ships the wheels that it says it installs, and no others.
enum BundledWheels: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let source = try inspection.tree.bytes(at: .ensurepip) else {
      return .notApplicable("the tree has no \(RepoPath.ensurepip)")
    }
    let stated = BundledVersions.stated(in: source)
    let wheels = try inspection.tree.bundledWheels()
    guard !stated.isEmpty else { return .notDefined("_PIP_VERSION", in: .ensurepip) }
    let rows = BundledProject.all(in: source)
    var findings = Findings()
    var found: Set<String> = []
    for wheel in wheels {
      let place = Location(wheel.path)
      guard let name = wheel.name else {
        findings.fail(wheel.path.text, "\(wheel.path) is not named as wheels are", at: place)
        continue
      }
      let project = name.project.lowercased()
      guard let version = stated[project] else {
        findings.fail(
          project, "\(wheel.path) is shipped, and \(RepoPath.ensurepip) does not install it",
          at: place)
        continue
      }
      if !found.insert(project).inserted {
        findings.fail(project, "\(wheel.path) is one of several wheels of \(project)", at: place)
      } else if name.version != version.text {
        findings.fail(
          project, "\(wheel.path) is shipped, and ensurepip installs \(version.text)",
          at: place, Location(.ensurepip, line: version.line))
      } else if let row = rows.first(where: { $0.name.text.lowercased() == project }),
        let tag = row.pythonTag, tag != name.pythonTag
      {
        findings.fail(
          project, "\(wheel.path) is shipped, and ensurepip looks for one of \(tag)", at: place,
          Location(.ensurepip, line: row.name.line))
      } else {
        findings.pass(place)
      }
    }
    for (project, version) in stated.sorted(by: { $0.key < $1.key }) where !found.contains(project)
    {
      findings.fail(
        project, "ensurepip installs \(project) \(version.text), and no wheel of it is shipped",
        at: Location(.ensurepip, line: version.line))
    }
    checkListed(rows, stated, &findings)
    return findings.outcome(ifNothing: "")
  }

  /// What has a version is a project of the table, if there is one.
  private static func checkListed(
    _ rows: [BundledProject], _ stated: [String: Mention], _ findings: inout Findings
  ) {
    guard !rows.isEmpty else { return }
    let listed = Set(rows.map { $0.name.text.lowercased() })
    for (project, version) in stated.sorted(by: { $0.key < $1.key })
    where !listed.contains(project) {
      let place = Location(.ensurepip, line: version.line)
      findings.fail(
        project, "\(place) has a version of \(project), which is not among the projects to install",
        at: place)
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "ensurepip ships one wheel of each project that it installs, of the version it states",
    rationale: """
      python -m ensurepip and every virtual environment install pip from these files, without a \
      network. A version that is stated and not shipped makes both fail; a second wheel is dead \
      weight, or is the one that gets installed.
      """,
    limits:
      "What is in the wheel is asked by pkg-wheel-meta; whether it is the published one cannot be told.",
    examples: [
      .init("the same", tag: "v3.12.0", files: tree("pip-24.0-py3-none-any.whl"), expect: .passed),
      .init(
        "the old wheel", tag: "v3.12.0", files: tree("pip-23.3-py3-none-any.whl"),
        expect: .failed(["pip"])),
      .init(
        "two wheels", tag: "v3.12.0",
        files: tree("pip-24.0-py3-none-any.whl", "pip-24.0-py2.py3-none-any.whl"),
        expect: .failed(["pip"])),
      .init(
        "a project that is not installed any more", tag: "v3.12.0",
        files: tree("pip-24.0-py3-none-any.whl", "setuptools-65.5.0-py3-none-any.whl"),
        expect: .failed(["setuptools"])),
      .init(
        "a wheel that is sought by another name, and a project that is not installed",
        tag: "v3.12.0",
        files: [
          .ensurepip:
            "_SETUPTOOLS_VERSION = \"65.5.0\"\n_PIP_VERSION = \"24.0\"\n_PROJECTS = [\n    (\"pip\", _PIP_VERSION, \"py2.py3\"),\n]\n",
          "Lib/ensurepip/_bundled/pip-24.0-py3-none-any.whl": "PK",
          "Lib/ensurepip/_bundled/setuptools-65.5.0-py3-none-any.whl": "PK",
        ], expect: .failed(["pip", "setuptools"])),
      .init("no wheel", tag: "v3.12.0", files: [.ensurepip: statement], expect: .failed(["pip"])),
      .init(
        "before there was ensurepip", tag: "v3.3.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static let statement = "import os\n\n_PIP_VERSION = \"24.0\"\n"

  private static func tree(_ wheels: String...) -> [RepoPath: String] {
    var files: [RepoPath: String] = [.ensurepip: statement]
    for wheel in wheels { files[RepoPath("Lib/ensurepip/_bundled/" + wheel)] = "PK" + wheel }
    return files
  }
}
