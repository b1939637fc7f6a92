internal import CPythonSource

/// Asks whether the builds for Windows and macOS use the libraries that they fetch.
enum ExternalsAgree: Question {
  private static let script: RepoPath = "PCbuild/get_externals.bat"
  private static let installer: RepoPath = "Mac/BuildScript/build-installer.py"
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
    checkInstaller(inspection.tree, &findings)
    return findings.outcome(ifNothing: "no property sheet names a library that \(script) fetches")
  }

  /// The libraries of the installer for macOS: each has its version in its name, and in the URL.
  private static func checkInstaller(_ tree: SourceTree, _ findings: inout Findings) {
    guard let bytes = findings.bytes(at: installer, in: tree) else { return }
    for library in InstallerLibrary.all(in: bytes) {
      let place = Location(installer, line: library.name.line)
      if let other = library.otherVersionInURL, let url = library.url {
        findings.fail(
          library.name.text, "\(place) builds \(library.name.text), and its URL is of \(other)",
          at: place, Location(installer, line: url.line))
      } else if !library.hasWholeChecksum, let checksum = library.checksum {
        findings.fail(
          library.name.text,
          "the checksum of \(library.name.text) has \(checksum.text.utf8.count) digits, or others than hexadecimal ones",
          at: Location(installer, line: checksum.line))
      } else {
        findings.pass(place)
      }
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "the builds for Windows and macOS use the versions of libraries that they fetch",
    rationale: """
      The folders of the libraries have their versions in their names. If one of two files was updated alone, \
      the build does not find the library, or finds an old copy of it.
      """,
    limits: """
      Compared are the folders that python.props, tcltk.props and openssl.props name with their version, and the numbers of \
      Tcl and Tk; for macOS the version in a library's name with that in its URL, as far as both are spelt out, and the length of \
      its checksum. What the script does not fetch is not asked for.
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
      .init(
        "Tk of another version than Tcl", tag: "v3.12.0",
        files: [
          script:
            "rem set libraries=%libraries% tk-8.6.12.0\n:: set libraries=%libraries% tcl-core-8.6.1.0\nset TK=8.6.12.0\nset libraries=%libraries% tk-%tk%\nset libraries=%libraries% tcl-core-8.6.13.0\n",
          "PCbuild/tcltk.props":
            "<TclVersion Condition=\"x\">8.6.13.0</TclVersion>\n<TkVersion>$(TclVersion)</TkVersion>\n",
        ], expect: .failed(["tk"])),
      .init(
        "libraries of the installer for macOS", tag: "v3.12.0",
        files: [
          script: "",
          installer: """
          dict(
              name="OpenSSL 3.0.11",
              url="https://a.org/openssl-3.0.10.tar.gz",
          ),
          dict(
              name="SQLite 3.42.0",
              url='https://a.org/2023/sqlite-autoconf-3420000.tar.gz',
              checksum='0123456789abcdef',
          ),
          dict(
              name="Readline 6.1.2", url="",
              url="https://a.org/readline-6.1.tar.gz",
          ),

          """,
        ], expect: .failed(["OpenSSL 3.0.11", "SQLite 3.42.0"])),
      .init("no script", tag: "v2.4", files: ["README": ""], expect: .notApplicable),
    ])
}
