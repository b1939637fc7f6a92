internal import CPythonSource

/// Asks whether the headers and the manifest of the stable ABI name the same limited API.
enum ManifestDeclared: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    let index = try inspection.surface.headerIndex()
    if let error = index.unread.first { throw error }
    guard !index.declarations.isEmpty else {
      return .notApplicable("the tree has no public headers")
    }
    var findings = Findings()
    askEntries(of: placed, index, &findings)
    try askHeaders(inspection, placed, index, &findings)
    return findings.outcome(ifNothing: "the manifest lists nothing")
  }

  /// Whether each entry is in the headers, and each condition is one of the manifest's own.
  private static func askEntries(
    of placed: PlacedManifest, _ index: HeaderIndex, _ findings: inout Findings
  ) {
    let conditions = placed.manifest.featureMacros
    for item in placed.manifest.items {
      let place = placed.place(of: item)
      if let condition = item.condition, !conditions.isEmpty, !conditions.contains(condition) {
        findings.fail(
          item.name,
          "\(place) makes \(item.name) depend on \(condition), of which the manifest does not tell",
          at: place)
      } else if index.declarations[item.name] != nil || index.members[item.name] != nil
        || index.aliases[item.name] != nil
      {
        findings.pass(place)
      } else if !item.isForABIOnly, item.condition == nil, !isOpaque(item) {
        findings.fail(
          item.name, "\(place) lists \(item.name), which no public header declares", at: place)
      }
    }
  }

  /// Of an opaque structure headers need no more than the tag. The first form of the manifest does not
  /// tell which are.
  private static func isOpaque(_ item: StableABI.Item) -> Bool {
    item.kind == "struct" && (item.structureKind ?? "opaque") == "opaque"
  }

  /// Whether the manifest lists each function and variable that a header gives to the limited API for
  /// certain.
  private static func askHeaders(
    _ inspection: Inspection, _ placed: PlacedManifest, _ index: HeaderIndex,
    _ findings: inout Findings
  ) throws(ReadError) {
    let listed = Set(placed.manifest.items.lazy.map(\.name))
    let reached = try IncludedHeaders(of: inspection.tree).reached
    for header in index.paths where header.folder == "Include" && reached.contains(header) {
      guard let outline = try inspection.tree.c(at: header, as: .cHeader) else { continue }
      let visible = outline.visibilities(limitedAPI: inspection.version.series.limitedAPI)
      for declaration in outline.declarations
      where declaration.isExported && visible[declaration.condition] == .yes
        && !listed.contains(declaration.name)
      {
        let place = Location(header, line: declaration.line)
        findings.fail(
          declaration.name,
          "\(place) gives \(declaration.name) to the limited API, and \(placed.path) does not list it",
          at: place)
      }
    }
  }

  static let documentation = ProbeDocumentation(
    summary:
      "the headers declare what the manifest of the stable ABI lists, and give no function to the limited API that it does not list",
    rationale: """
      The manifest is what library, documentation and tests of the stable ABI are made from. What it misspells is \
      missing from them, and what it misses is promised to nobody while extensions use it.
      """,
    limits: """
      Entries for some platforms or configurations are only asked for their condition, and those for old binaries not \
      at all, nor opaque structures. Of the headers that Python.h includes, what stands under a condition that may or may not hold is \
      left out.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: tree(
          "PyAPI_FUNC(int) PyA_New(void);\n#define PyA_FLAG 1\n#ifndef Py_LIMITED_API\nPyAPI_FUNC(int) PyA_Fast(void);\n#endif\n"
        ), expect: .passed),
      .init(
        "a function and a macro of other names", tag: "v3.12.0",
        files: tree("PyAPI_FUNC(int) PyA_Make(void);\n#define PyA_FLAGS 1\n"),
        expect: .failed(["PyA_New", "PyA_FLAG", "PyA_Make"])),
      .init(
        "a condition of another name", tag: "v3.12.0",
        files: tree("PyAPI_FUNC(int) PyA_New(void);\n#define PyA_FLAG 1\n").merging(
          [manifest: entries + "[function.PyA_Fork]\n    ifdef = 'HAVE_FORKS'\n"],
          uniquingKeysWith: { $1 }), expect: .failed(["PyA_Fork"])),
      .init("no manifest", tag: "v3.9.0", files: ["Include/a.h": ""], expect: .notApplicable),
    ])

  private static let manifest: RepoPath = "Misc/stable_abi.toml"
  private static let entries = """
    [feature_macro.HAVE_FORK]
        doc = 'on platforms with fork()'
    [function.PyA_New]
        added = '3.2'
    [macro.PyA_FLAG]
        added = '3.2'

    """

  private static func tree(_ header: String) -> [RepoPath: String] {
    ["Include/Python.h": "#include \"a.h\"\n", "Include/a.h": header, manifest: entries]
  }
}
