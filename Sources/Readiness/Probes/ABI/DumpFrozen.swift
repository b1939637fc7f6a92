internal import CPythonSource

/// Asks whether the dump of the library's ABI has the public symbols of the first candidate, or of the
/// release before.
enum DumpFrozen: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let path = RepoPath("Doc/data/python\(inspection.version.series.text).abi")
    guard let now = try inspection.tree.made(of: path, DumpedSymbols.self)?.lines else {
      return .notApplicable("the tree has no \(path)")
    }
    guard let release = try inspection.release(.lastFreeze, toCompare: path) else {
      return .notApplicable("there is no candidate before this release")
    }
    guard let before = try release.tree.made(of: path, DumpedSymbols.self)?.lines else {
      return .notApplicable("\(release.tag) has no \(path)")
    }
    guard !now.isEmpty, !before.isEmpty else {
      return .notApplicable("the dump names no symbols")
    }
    var findings = Findings()
    findings.pass(Location(path))
    for (name, line) in before.sorted(by: { $0.key < $1.key })
    where now[name] == nil && name.hasPrefix("Py") {
      findings.fail(
        name, "\(name) left the library after \(release.tag)",
        at: Location(path), Location(path, line: line, tag: release.tag))
    }
    for (name, line) in now.sorted(by: { $0.key < $1.key })
    where before[name] == nil && name.hasPrefix("Py") {
      findings.fail(
        name, "\(name) came into the library after \(release.tag)", at: Location(path, line: line)
      )
    }
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary: "the library exports the same public symbols from the first candidate on",
    rationale: """
      The dump is made by libabigail from a built library. It is what the check of the ABI in \
      CPython's own workflow compares each change with.
      """,
    limits: """
      Public names are compared, not types: the dump is made anew with each correction. Not every \
      series has one at its first candidate. A maintenance release is compared with the one before.
      """,
    examples: [
      .init(
        "a private one more", tag: "v3.12.0", files: tree(["PyA", "_PyB"]),
        others: ["v3.12.0rc1": tree(["PyA"])], expect: .passed),
      .init(
        "one came, one left", tag: "v3.12.0", files: tree(["PyB"]),
        others: ["v3.12.0rc1": tree(["PyA"])], expect: .failed(["PyA", "PyB"])),
      .init(
        "the first candidate is not there", tag: "v3.12.0", files: tree(["PyA"]),
        expect: .undetermined(["Doc/data/python3.12.abi"])),
      .init("no dump", tag: "v3.9.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ names: [String]) -> [RepoPath: String] {
    [
      "Doc/data/python3.12.abi": names.map {
        "    <elf-symbol name='\($0)' type='func-type'/>\n"
      }.joined()
    ]
  }
}

/// The symbols that a dump names, each with its first line.
private struct DumpedSymbols: MadeOfFile {
  let lines: [String: Int]

  init(contents: [UInt8]) { lines = ABIDumpText.symbols(in: contents) }
}
