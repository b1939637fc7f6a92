internal import CPythonSource

extension SetupLines {
  private static let frozen: RepoPath = "Python/frozen.c"
  private static let script: RepoPath = "setup.py"
  /// Where `setup.py` finds sources.
  private static let sourceFolders: [RepoPath] = ["Mac", "Modules", "Objects", "Parser", "Python"]

  /// The modules that are built in as bytecode: each that is there has a row.
  static func checkFrozen(_ tree: SourceTree, _ findings: inout Findings) {
    guard let bytes = findings.bytes(at: frozen, in: tree) else { return }
    let table = FrozenTable(source: bytes)
    guard !table.declared.isEmpty, !table.rows.isEmpty else { return }
    let (declared, rows) = (Set(table.declared.map(\.text)), Set(table.rows.map(\.text)))
    for name in table.declared where !rows.contains(name.text) {
      let place = Location(frozen, line: name.line)
      findings.fail(
        name.text, "\(place) takes the bytecode of \(name.text), and no row has it", at: place)
    }
    var seen: Set<String> = []
    for row in table.rows
    where !declared.contains(row.text) && seen.insert(row.text).inserted {
      let place = Location(frozen, line: row.line)
      findings.fail(
        row.text, "\(place) has a row with \(row.text), which is not declared", at: place)
    }
    findings.pass(Location(frozen))
  }

  /// The sources that `setup.py` names.
  static func checkScript(_ tree: SourceTree, _ findings: inout Findings) {
    guard let bytes = findings.bytes(at: script, in: tree),
      sourceFolders.allSatisfy({ tree.listing.gaps(concerning: $0).isEmpty })
    else { return }
    var paths: [Substring: [String]] = [:]
    for entry in sourceFolders.flatMap({ tree.listing.entries(below: $0) }) {
      paths[entry.path.name, default: []].append("/" + entry.path.text)
    }
    var seen: Set<String> = []
    for source in ExtensionSources.named(in: bytes) where seen.insert(source.text).inserted {
      let place = Location(script, line: source.line)
      let named = paths[RepoPath(source.text).name] ?? []
      if named.contains(where: { $0.hasSuffix("/" + source.text) }) {
        findings.pass(place)
      } else {
        findings.fail(
          source.text,
          "\(place) builds a module from \(source.text), which is in no folder of sources",
          at: place)
      }
    }
  }
}
