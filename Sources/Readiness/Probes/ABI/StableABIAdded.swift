internal import CPythonSource

/// Asks whether the manifest says of no entry that a later series adds it.
enum StableABIAdded: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    var findings = Findings()
    for fault in placed.manifest.faults {
      let place = Location(placed.path, line: fault.line)
      findings.fail(fault.text, "\(place) is no line of a manifest: \(fault.text)", at: place)
    }
    var lines: [String: StableABI.Item] = [:]
    for item in placed.manifest.items {
      if let first = lines.updateValue(item, forKey: item.name) {
        let (place, before) = (placed.place(of: item), placed.place(of: first))
        findings.fail(
          item.name, "\(place) lists \(item.name) a second time", at: place, before)
      }
      guard let added = item.added else { continue }
      let place = placed.place(of: item)
      guard let series = Series(added) else {
        findings.leaveOpen(item.name, "\(added) is no version", at: place)
        continue
      }
      if series <= inspection.version.series {
        findings.pass(place)
      } else {
        findings.fail(
          item.name, "\(item.name) is added in \(added) by \(place)", at: place)
      }
    }
    return findings.outcome(ifNothing: "no entry of the manifest says when it was added")
  }

  static let documentation = ProbeDocumentation(
    summary:
      "no entry of the stable ABI's manifest is added in a later version, each stands once, and each heading is whole",
    rationale: """
      The version says which value of Py_LIMITED_API shows the entry. A later one hides it from \
      every extension that is built for this release, and tells readers a wrong version.
      """,
    limits: "Whether an earlier version is the right one is not asked.",
    examples: [
      .init(
        "this series", tag: "v3.12.0",
        files: [manifest: "[function.PyA_New]\n    added = '3.12'\n"], expect: .passed),
      .init(
        "the next one", tag: "v3.12.0",
        files: [
          manifest: "[function.PyA]\n    added = '3.2'\n[function.PyB]\n    added = '3.13' # soon\n"
        ], expect: .failed(["PyB"])),
      .init(
        "listed twice", tag: "v3.12.0",
        files: [
          manifest:
            "[function.PyA]\n    added = '3.2'\n[data.PyB]\n    added = '3.2'\n[function.PyA]\n"
        ], expect: .failed(["PyA"])),
      .init(
        "a heading that is cut off", tag: "v3.12.0",
        files: [manifest: "[function.PyA\n    added = '3.2'\n"], expect: .failed(["[function.PyA"])),
      .init("no manifest", tag: "v3.9.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static let manifest: RepoPath = "Misc/stable_abi.toml"
}
