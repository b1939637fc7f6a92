internal import CPythonSource

/// Asks whether `PC/python3.def` forwards the functions of the limited API.
enum DefinitionFile: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let path = RepoPath.stableABIDefinition
    guard let bytes = try inspection.tree.bytes(at: path) else {
      return .notApplicable("the tree has no \(path)")
    }
    let forwarded = StableABIExports.names(inDefinition: bytes)
    guard !forwarded.isEmpty else { return .notApplicable("\(path) forwards nothing") }
    let index = try inspection.surface.headerIndex()
    if let error = index.unread.first { throw error }
    let known = try knownBefore(inspection)
    let limit = inspection.version.series.limitedAPI
    var findings = Findings()
    for header in index.paths where header.folder == "Include" {
      guard let outline = try inspection.tree.c(at: header, as: .cHeader) else { continue }
      let visible = outline.visibilities(limitedAPI: limit)
      for function in outline.declarations
      where function.kind == .function && visible[function.condition] == .yes
        && !function.name.isPrivateName && function.name.hasPrefix("Py")
      {
        let place = Location(header, line: function.line)
        if let line = forwarded[function.name] {
          findings.pass(Location(path, line: line))
        } else if !known.contains(function.name) {
          findings.fail(
            function.name,
            "\(place) gives \(function.name) to the limited API, and \(path) does not forward it",
            at: Location(path), place)
        }
      }
    }
    return findings.outcome(ifNothing: "the headers have no limited API")
  }

  /// What the series before gave to the limited API and did not forward: that is old, and is left out
  /// of this question.
  private static func knownBefore(_ inspection: Inspection) throws(ReadError) -> Set<String> {
    guard let baseline = inspection.baseline else { return [] }
    let index = try baseline.surface.headerIndex()
    let bytes = try baseline.tree.bytes(at: .stableABIDefinition)
    let forwarded = bytes.map { StableABIExports.names(inDefinition: $0) } ?? [:]
    return Set(index.declarations.keys.filter { forwarded[$0] == nil })
  }

  static let documentation = ProbeDocumentation(
    summary:
      "PC/python3.def forwards the functions that this series adds to the limited API, and those that the one before forwards",
    rationale: """
      An extension for the stable ABI is linked with python3.dll on Windows. What the library does \
      not forward cannot be used there, though the headers declare it.
      """,
    limits: """
      There is the file up to 3.9. Judged are public functions that the headers give to the limited API on \
      every platform, but for those that the series before declared and did not forward either.
      """,
    examples: [
      .init(
        "forwarded", tag: "v3.9.0", files: tree(["PyA_Old", "PyA_New"]), expect: .passed),
      .init(
        "a new one is not", tag: "v3.9.0", files: tree(["PyA_Old"]), expect: .failed(["PyA_New"])),
      .init(
        "an old one no more", tag: "v3.9.0", files: tree(["PyA_New"]),
        others: ["v3.8.0": tree(["PyA_Old", "PyA_New"])], baseline: "v3.8.0",
        expect: .failed(["PyA_Old"])),
      .init(
        "no file", tag: "v3.10.0", files: ["Include/a.h": "int PyA_New(void);\n"],
        expect: .notApplicable),
    ])

  private static func tree(_ names: [String]) -> [RepoPath: String] {
    [
      .stableABIDefinition: "EXPORTS\n" + names.map { "  \($0)=python39.\($0)\n" }.joined(),
      "Include/a.h": """
      PyAPI_FUNC(int) PyA_Old(void);
      #if !defined(Py_LIMITED_API) || Py_LIMITED_API+0 >= 0x03090000
      PyAPI_FUNC(int) PyA_New(void);
      #endif
      #ifndef Py_LIMITED_API
      PyAPI_FUNC(int) PyA_Cpython(void);
      #endif

      """,
    ]
  }
}

extension Series {
  /// The value of `Py_LIMITED_API` that shows everything up to this series.
  var limitedAPI: Int64 { Int64(major) << 24 | Int64(minor) << 16 }
}
