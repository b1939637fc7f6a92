internal import CPythonSource

/// Asks whether the Windows header links extensions with the library of this series.
enum WindowsImportLibrary: Question {
  /// `pyconfig.h` became a template in 3.13; it was `config.h` up to 2.1.
  private static let headers: [RepoPath] = [
    "PC/pyconfig.h.in", "PC/pyconfig.h", "PC/config.h",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let series = inspection.version.series
    // `python3.lib` is that of the stable ABI.
    let wanted: Set = ["\(series.major)\(series.minor)", "\(series.major)"]
    var findings = Findings()
    var isThere = false
    for path in headers {
      guard let header = findings.bytes(at: path, in: inspection.tree) else { continue }
      isThere = true
      for library in ImportLibraryPragmas(header: header).libraries {
        let place = Location(path, line: library.name.line)
        if wanted.contains(library.digits) {
          findings.pass(place)
        } else {
          findings.fail(
            library.name.text,
            "\(place) links with \(library.name.text), not with that of \(series.text)",
            at: place)
        }
      }
    }
    if !isThere, series >= Series(major: 1, minor: 5) { findings.leaveOpen(headers[1]) }
    return findings.outcome(ifNothing: "the tree has no header that names an import library")
  }
}

extension Findings {
  fileprivate mutating func leaveOpen(_ path: RepoPath) {
    leaveOpen(
      path.text, "the tree has neither \(path) nor one of its other names", at: Location(path))
  }
}

extension WindowsImportLibrary {
  static let documentation = ProbeDocumentation(
    summary: "PC/pyconfig.h links extensions with the library of this series",
    rationale: """
      On Windows the header asks the linker for python312.lib by a pragma. With the number of \
      another series no extension can be built, or it loads another interpreter's library.
      """,
    limits: """
      Pragmas are read wherever they stand; conditions are not evaluated. python3.lib and \
      python3t.lib, of the stable ABI, are of every series.
      """,
    examples: [
      .init(
        "of this series", tag: "v3.12.0", files: ["PC/pyconfig.h": header("312")], expect: .passed),
      .init(
        "free-threaded, of the series before", tag: "v3.14.0a0",
        files: ["PC/pyconfig.h.in": header("313t")],
        expect: .failed(["python313t_d.lib", "python313t.lib"])),
      .init(
        "no header", tag: "v3.12.0", files: [:], expect: .undetermined(["PC/pyconfig.h"])),
    ])

  private static func header(_ digits: String) -> String {
    """
    #pragma comment(lib,"python\(digits)_d.lib")
    #pragma comment(lib,"python3.lib")
    #pragma comment(lib,"python\(digits).lib")

    """
  }
}
