internal import CPythonSource

/// Asks whether the build for Windows uses the libraries that it fetches.
enum ExternalsAgree: Question {
  private static let script: RepoPath = "PCbuild/get_externals.bat"
  private static let sheets: [RepoPath] = [
    "PCbuild/python.props", "PCbuild/tcltk.props", "PCbuild/openssl.props",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let bytes = try inspection.tree.bytes(at: script) else {
      return .notApplicable("the tree has no \(script)")
    }
    var fetched: [String: [ExternalLibraries.Library]] = [:]
    for library in ExternalLibraries.fetched(in: bytes) {
      fetched[library.name, default: []].append(library)
    }
    var findings = Findings()
    for sheet in sheets {
      guard let properties = findings.bytes(at: sheet, in: inspection.tree) else { continue }
      for used in ExternalLibraries.used(inProperties: properties) {
        guard let known = fetched[used.name], let first = known.first else { continue }
        let place = Location(sheet, line: used.line)
        let source = Location(script, line: first.line)
        if known.contains(where: { $0.version == used.version }) {
          findings.pass(place)
        } else {
          findings.fail(
            used.name,
            "\(place) uses \(used.name) \(used.version), and \(source) fetches \(first.version)",
            at: place, source)
        }
      }
    }
    return findings.outcome(ifNothing: "no property sheet names a library that \(script) fetches")
  }

  static let documentation = ProbeDocumentation(
    summary: "the build for Windows uses the versions of libraries that it fetches",
    rationale: """
      The folders of the libraries have their versions in their names. If one of two files was updated alone, \
      the build does not find the library, or finds an old copy of it.
      """,
    limits: """
      Compared are the folders that python.props, tcltk.props and openssl.props name with their version, and the four numbers of \
      Tcl. What the script does not fetch is not asked for.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: [
          script:
            "set libraries=%libraries%   zlib-1.3.1\nif x set binaries=%binaries% openssl-bin-3.0.13\n",
          "PCbuild/python.props":
            "<z>$(ExternalsDir)\\zlib-1.3.1\\</z>\n<o>$(ExternalsDir)openssl-bin-3.0.13\\$(ArchName)\\</o>\n",
        ], expect: .passed),
      .init(
        "one was forgotten", tag: "v3.12.0",
        files: [
          script:
            "set binaries=%binaries% openssl-bin-3.0.13\nset libraries=%libraries% tcl-core-8.6.13.0\n",
          "PCbuild/python.props": "<o>$(ExternalsDir)openssl-bin-3.0.11\\$(ArchName)\\</o>\n",
          "PCbuild/tcltk.props": """
          <TclMajorVersion>8</TclMajorVersion>
          <TclMinorVersion Condition="x">6</TclMinorVersion>
          <TclPatchLevel>12</TclPatchLevel>
          <TclRevision>0</TclRevision>

          """,
        ], expect: .failed(["openssl-bin", "tcl-core"])),
      .init("no script", tag: "v2.4", files: ["README": ""], expect: .notApplicable),
    ])
}
