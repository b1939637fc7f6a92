internal import CPythonSource

/// Asks whether the bill of external libraries is that of the script that fetches them.
enum BillOfExternals: Question {
  private static let script: RepoPath = "PCbuild/get_externals.bat"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let read = try inspection.tree.bill(at: .externalsSBOM) else {
      return .notApplicable("the tree has no \(RepoPath.externalsSBOM)")
    }
    guard let bill = read else { return .unreadableBill(.externalsSBOM) }
    guard let bytes = try inspection.tree.bytes(at: script) else { return .missing(script) }
    var stated: [String: SoftwareBill.Package] = [:]
    for package in bill.packages { stated[package.name] = package }
    var findings = Findings()
    var names: Set<String> = []
    for library in ExternalLibraries.listed(in: bytes) {
      names.insert(library.name)
      let place = Location(script, line: library.line)
      guard let package = stated[library.name] else {
        findings.fail(
          library.name,
          "\(place) fetches \(library.name), which \(RepoPath.externalsSBOM) does not list",
          at: Location(.externalsSBOM), place)
        continue
      }
      let line = Location(.externalsSBOM, line: package.line)
      if package.version == library.version {
        findings.pass(line)
      } else {
        findings.fail(
          library.name,
          "\(line) says \(library.name) \(package.version), and \(place) fetches \(library.version)",
          at: line, place)
      }
    }
    for package in bill.packages where !names.contains(package.name) {
      let line = Location(.externalsSBOM, line: package.line)
      findings.fail(
        package.name, "\(line) lists \(package.name), which \(script) does not fetch", at: line)
    }
    return findings.outcome(ifNothing: "\(script) fetches nothing")
  }

  static let documentation = ProbeDocumentation(
    summary: "the bill of external libraries lists what the Windows build fetches",
    rationale: """
      The Windows installer holds these libraries. Scanners look up known vulnerabilities by the \
      versions in the bill.
      """,
    limits: "Names and versions are compared, not checksums: the libraries are not in the tree.",
    examples: [
      .init("the same", tag: "v3.13.0", files: tree("3.0.13", "zlib"), expect: .passed),
      .init(
        "a stale version", tag: "v3.13.0", files: tree("3.0.11", "zlib"),
        expect: .failed(["openssl"])),
      .init(
        "another library", tag: "v3.13.0", files: tree("3.0.13", "xz"),
        expect: .failed(["zlib", "xz"])),
      .init(
        "before there was a bill", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ version: String, _ other: String) -> [RepoPath: String] {
    [
      .externalsSBOM: """
      {"packages": [
        {"name": "openssl", "versionInfo": "\(version)"},
        {"name": "\(other)", "versionInfo": "1.3.1"}
      ]}

      """,
      script: """
      set libraries=
      if NOT "%SSL%"=="false" set libraries=%libraries%     openssl-3.0.13
      set libraries=%libraries%                             zlib-1.3.1

      """,
    ]
  }
}
