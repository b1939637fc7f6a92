internal import CPythonSource

/// Asks whether the headers give the limited API the functions that the manifest of the stable ABI lists.
enum LimitedHeaders: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    let index = try inspection.surface.headerIndex()
    if let error = index.unread.first { throw error }
    let shown = try shown(by: index, in: inspection)
    var findings = Findings()
    for item in placed.manifest.items
    where item.kind == "function" && !item.isForABIOnly && item.condition == nil {
      let declared = index.declarations[item.name, default: []]
        .filter { $0.declaration.kind == .function }
      guard let first = declared.first else { continue }
      let place = Location(first.path, line: first.declaration.line)
      if shown.contains(item.name) {
        findings.pass(place)
      } else {
        findings.fail(
          item.name, "\(place) hides \(item.name) from the limited API; the manifest lists it",
          at: place, placed.place(of: item))
      }
    }
    return findings.outcome(ifNothing: "the headers declare no function of the manifest")
  }

  /// What the limited API of the series has, or may have. `Include/cpython` is left out of it.
  private static func shown(
    by index: HeaderIndex, in inspection: Inspection
  ) throws(ReadError) -> Set<String> {
    var shown: Set<String> = []
    for header in index.paths where header.folder == "Include" {
      guard let outline = try inspection.tree.c(at: header, as: .cHeader) else { continue }
      let visible = outline.visibilities(limitedAPI: inspection.version.series.limitedAPI)
      for declaration in outline.declarations where visible[declaration.condition] != .no {
        shown.insert(declaration.name)
      }
    }
    return shown
  }

  static let documentation = ProbeDocumentation(
    summary: "the headers give the limited API each function that the manifest lists",
    rationale: """
      Extensions for the stable ABI are built with Py_LIMITED_API. A function that is hidden then is \
      exported and documented, and cannot be used.
      """,
    limits: """
      Entries that are for some platforms or configurations, or for old binaries alone, are not judged, \
      nor those that a macro declares. Before 3.10 there is no manifest.
      """,
    examples: [
      .init(
        "for all, and from this series on", tag: "v3.12.0",
        files: tree(
          "PyAPI_FUNC(int) PyA_New(void);\n#if !defined(Py_LIMITED_API) || Py_LIMITED_API+0 >= 0x030c0000\nPyAPI_FUNC(int) PyA_Newer(void);\n#endif\n"
        ), expect: .passed),
      .init(
        "hidden, and moved to another folder", tag: "v3.12.0",
        files: tree("#ifndef Py_LIMITED_API\nPyAPI_FUNC(int) PyA_New(void);\n#endif\n").merging(
          ["Include/cpython/a.h": "PyAPI_FUNC(int) PyA_Newer(void);\n"], uniquingKeysWith: { $1 }),
        expect: .failed(["PyA_New", "PyA_Newer"])),
      .init("no manifest", tag: "v3.9.0", files: ["Include/a.h": ""], expect: .notApplicable),
    ])

  private static func tree(_ header: String) -> [RepoPath: String] {
    [
      "Include/a.h": header,
      "Misc/stable_abi.toml": """
      [function.PyA_New]
          added = '3.2'
      [function.PyA_Newer]
          added = '3.12'
      [function.PyA_Old]
          added = '3.2'
          abi_only = true

      """,
    ]
  }
}
