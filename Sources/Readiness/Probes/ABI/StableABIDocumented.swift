internal import CPythonSource

/// Asks whether the list in the documentation holds the functions and data of the limited API.
enum StableABIDocumented: Question {
  private static let list: RepoPath = "Doc/data/stable_abi.dat"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    guard let bytes = try inspection.tree.bytes(at: list) else { return .missing(list) }
    guard let shown = StableABIDocumentation.symbols(in: bytes) else {
      return .notApplicable("\(list) does not tell functions from other names")
    }
    var findings = Findings()
    var known: Set<String> = []
    for item in placed.manifest.items where item.isSymbol && !item.isForABIOnly {
      known.insert(item.name)
      if let line = shown[item.name] {
        findings.pass(Location(list, line: line))
      } else {
        findings.fail(
          item.name, "\(item.name) is in the manifest and not in \(list)",
          at: Location(list), placed.place(of: item))
      }
    }
    for (name, line) in shown.sorted(by: { $0.value < $1.value }) where !known.contains(name) {
      findings.fail(
        name, "\(list) has \(name), which the manifest does not list as limited API",
        at: Location(list, line: line))
    }
    return findings.outcome(ifNothing: "the manifest lists no symbols")
  }

  static let documentation = ProbeDocumentation(
    summary: "the documentation's list of the stable ABI is that of the manifest",
    rationale: "The list is what authors of extensions go by, and marks each function as stable.",
    limits: "Functions and data are compared, not macros and types.",
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: [
          list: "role,name,added,ifdef_note\nfunc,PyA_New,3.2,\ntype,PyA,3.2,\n",
          "Misc/stable_abi.toml": "[function.PyA_New]\n[function._PyA_New]\n    abi_only = true\n",
        ], expect: .passed),
      .init(
        "one is missing", tag: "v3.12.0",
        files: [
          list: "role,name,added,ifdef_note\nfunction,PyA_New,3.2,\n",
          "Misc/stable_abi.toml": "[function.PyA_New]\n[data.PyA_Type]\n",
        ], expect: .failed(["PyA_Type"])),
      .init(
        "one is no longer there", tag: "v3.10.0",
        files: [
          list: "role,name,added,ifdef_note\nfunction,PyA_New,3.2,\nvar,PyB,3.2,\n",
          "Misc/stable_abi.txt": "function PyA_New\n    added 3.2\n",
        ], expect: .failed(["PyB"])),
      .init("no manifest", tag: "v3.9.0", files: ["README": ""], expect: .notApplicable),
    ])
}
