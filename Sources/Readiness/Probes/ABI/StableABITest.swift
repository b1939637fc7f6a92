internal import CPythonSource

/// Asks whether the test of the stable ABI asks for what the manifest lists.
enum StableABITest: Question {
  private static let test: RepoPath = "Lib/test/test_stable_abi_ctypes.py"
  /// Debug builds have macros in their place.
  private static let replaced: Set<String> = ["PyModule_Create2", "PyModule_FromDefAndSpec2"]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    guard let source = try inspection.tree.bytes(at: test) else {
      return .notApplicable("the tree has no \(test)")
    }
    let tested = StableABIExports.names(inTest: source)
    var findings = Findings()
    var known: Set<String> = []
    for item in placed.manifest.items where item.isSymbol && !replaced.contains(item.name) {
      known.insert(item.name)
      if let line = tested[item.name] {
        findings.pass(Location(test, line: line))
      } else if item.condition == nil {
        findings.fail(
          item.name, "\(item.name) is in the manifest and not in the test",
          at: Location(test), placed.place(of: item))
      }
    }
    for (name, line) in tested.sorted(by: { $0.value < $1.value })
    where !known.contains(name) && !replaced.contains(name) {
      findings.fail(
        name, "\(name) is in the test and not in the manifest", at: Location(test, line: line))
    }
    return findings.outcome(ifNothing: "the manifest lists no symbols")
  }

  static let documentation = ProbeDocumentation(
    summary: "the test of the stable ABI asks for every symbol of the manifest",
    rationale: """
      The test is generated from the manifest and shows on each platform that the library really \
      exports what is promised. What it does not ask for is not known to be there.
      """,
    limits: "Symbols that only some builds have may be left out, as the first generators did.",
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: [
          test:
            "SYMBOL_NAMES = (\n    \"PyA_New\",\n)\nif x:\n    SYMBOL_NAMES += (\n    'PyF_A',\n)\n",
          manifest: "[function.PyA_New]\n[data.PyF_A]\n    ifdef = 'X'\n",
        ], expect: .passed),
      .init(
        "one was added to the manifest alone", tag: "v3.12.0",
        files: [
          test: "SYMBOL_NAMES = (\n    \"PyA_New\",\n)\n",
          manifest: "[function.PyA_New]\n[data.PyB_Type]\n",
        ], expect: .failed(["PyB_Type"])),
      .init(
        "one has left the manifest", tag: "v3.12.0",
        files: [
          test: "SYMBOL_NAMES = (\n    \"PyA_New\",\n    \"PyA_Old\",\n)\n",
          manifest: "[function.PyA_New]\n",
        ], expect: .failed(["PyA_Old"])),
      .init("no manifest", tag: "v3.9.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static let manifest: RepoPath = "Misc/stable_abi.toml"
}
