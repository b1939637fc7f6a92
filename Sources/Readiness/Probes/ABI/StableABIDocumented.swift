internal import CPythonSource

/// Asks whether the list in the documentation holds the functions and data of the limited API.
enum StableABIDocumented: Question {
  private static let list: RepoPath = "Doc/data/stable_abi.dat"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    guard let bytes = try inspection.tree.bytes(at: list) else { return .missing(list) }
    guard let rows = StableABIDocumentation.rows(in: bytes) else {
      return .notApplicable("\(list) does not tell functions from other names")
    }
    let shown = Dictionary(rows.map { ($0.name, $0) }) { first, _ in first }
    var findings = Findings()
    var known: Set<String> = []
    for item in placed.manifest.items where !item.isForABIOnly {
      known.insert(item.name)
      guard let roles = roles[item.kind] else { continue }
      if let row = shown[item.name] {
        compare(row, with: item, roles, placed, &findings)
      } else {
        findings.fail(
          item.name, "\(item.name) is in the manifest and not in \(list)",
          at: Location(list), placed.place(of: item))
      }
    }
    for row in rows where row.role != "member" && !known.contains(row.name) {
      findings.fail(
        row.name, "\(list) has \(row.name), which the manifest does not list as limited API",
        at: Location(list, line: row.line))
    }
    return findings.outcome(ifNothing: "the manifest lists no symbols")
  }

  /// How the list calls what the manifest calls so, the newest first. It has no constants.
  private static let roles: [String: [String]] = [
    "function": ["func", "function"], "data": ["data", "var"], "macro": ["macro"],
    "struct": ["type"], "typedef": ["type"],
  ]

  private static func compare(
    _ row: StableABIDocumentation.Row, with item: StableABI.Item, _ roles: [String],
    _ placed: PlacedManifest, _ findings: inout Findings
  ) {
    let place = Location(list, line: row.line)
    func tell(_ shown: String, _ wanted: String) {
      findings.fail(
        item.name, "\(place) says \(shown) of \(item.name), and the manifest \(wanted)", at: place,
        placed.place(of: item))
    }
    if !roles.contains(row.role) {
      tell(row.role, item.kind)
    } else if let added = item.added, added != row.added {
      tell(row.added, added)
    } else if let wanted = item.structureKind, let shown = row.structureKind, wanted != shown {
      tell(shown, wanted)
    } else {
      findings.pass(place)
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "the documentation's list of the stable ABI is that of the manifest",
    rationale: "The list is what authors of extensions go by, and marks each function as stable.",
    limits: "Compared are kinds, versions and, where the list has them, the kinds of structures.",
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: [
          list: "role,name,added,ifdef_note\nfunc,PyA_New,3.2,\n\"type\",\"PyA\",3.2,\n",
          "Misc/stable_abi.toml":
            "[function.PyA_New]\n[function._PyA_New]\n    abi_only = true\n[struct . 'PyA' ]\n[const.PyA_ONE]\n",
        ], expect: .passed),
      .init(
        "one is missing", tag: "v3.12.0",
        files: [
          list: "role,name,added,ifdef_note\nfunction,PyA_New,3.2,\n",
          "Misc/stable_abi.toml": "[function.PyA_New]\n[data.PyA_Type]\n",
        ], expect: .failed(["PyA_Type"])),
      .init(
        "another kind, another version, another structure", tag: "v3.12.0",
        files: [
          list:
            "role,name,added,ifdef_note,struct_abi_kind\nvar,PyA_New,3.2,,\nfunction,PyA_Old,3.10,,\ntype,PyA,3.2,,opaque\n",
          "Misc/stable_abi.toml":
            "[function.PyA_New]\n    added = '3.2'\n[function.PyA_Old]\n    added = '3.2'\n[struct.PyA]\n    added = '3.2'\n    struct_abi_kind = 'full-abi'\n",
        ], expect: .failed(["PyA_New", "PyA_Old", "PyA"])),
      .init(
        "one is no longer there", tag: "v3.10.0",
        files: [
          list: "role,name,added,ifdef_note\nfunction,PyA_New,3.2,\nvar,PyB,3.2,\n",
          "Misc/stable_abi.txt": "function PyA_New\n    added 3.2\n",
        ], expect: .failed(["PyB"])),
      .init("no manifest", tag: "v3.9.0", files: ["README": ""], expect: .notApplicable),
    ])
}
