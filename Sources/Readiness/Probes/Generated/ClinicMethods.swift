internal import CPythonSource

extension ClinicChecksums {
  /// Entries for tables of methods that Clinic made and no source lists: the functions are there, and no one can
  /// call them.
  static func findUnlisted(_ tree: SourceTree, _ findings: inout Findings) {
    do throws(ReadError) {
      try compareLists(tree, &findings)
    } catch {
      findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
    }
  }

  private static func compareLists(
    _ tree: SourceTree, _ findings: inout Findings
  ) throws(ReadError) {
    var made: [(macro: String, place: Location)] = []
    for entry in tree.listing.entries where isMadeByClinic(entry.path) {
      // One whose source left is told as a whole.
      guard tree.listing[source(of: entry.path)] != nil,
        let scan = try tree.scan(of: entry.path)
      else { continue }
      made += scan.methodMacros.sorted { $0.value < $1.value }
        .map { ($0.key, Location(entry.path, line: $0.value)) }
    }
    guard !made.isEmpty else { return }
    let listed = try listedMethods(tree)
    let unlisted = made.filter { !listed.macros.contains($0.macro) }
    guard !unlisted.isEmpty else { return }
    let used = try used(among: Set(unlisted.map(\.macro)), tree)
    for (path, macros) in Dictionary(grouping: unlisted, by: \.place.path).sorted(by: {
      $0.key < $1.key
    }) {
      let lines = SourceLines(try tree.bytes(at: path) ?? []).map(\.text)
      for (macro, place) in macros where !used.contains(macro) {
        // The entry may be written out.
        let name = entryName(in: lines.dropFirst((place.line ?? 1) - 1).prefix(3))
        if let name, listed.names[source(of: path)]?.contains(name) ?? false { continue }
        findings.fail(macro, "\(place) defines \(macro), which no table lists", at: place)
      }
    }
  }

  private static func isMadeByClinic(_ path: RepoPath) -> Bool {
    path.text.hasSuffix(".h") && path.folder.hasSuffix("/clinic")
      && !path.text.hasPrefix("Lib/test/") && !path.text.hasPrefix("Tools/")
  }

  /// The source that a file of Clinic is of.
  private static func source(of path: RepoPath) -> RepoPath {
    RepoPath("\(RepoPath(String(path.folder)).folder)/\(path.name.dropLast(2))")
  }

  /// The macros that stand in tables, and by source the names that do.
  private static func listedMethods(
    _ tree: SourceTree
  ) throws(ReadError) -> (macros: Set<String>, names: [RepoPath: Set<String>]) {
    var macros: Set<String> = []
    var names: [RepoPath: Set<String>] = [:]
    for folder in CModuleIndex.sourceFolders {
      for entry in tree.listing.entries(below: folder)
      where CModuleIndex.isSource(entry.path) && entry.kind != .link {
        let tables = try tree.cModule(at: entry.path)?.outline.module?.tables ?? []
        for table in tables {
          for macro in table.macros { macros.insert(macro.name) }
          guard table.kind == .methods else { continue }
          names[entry.path, default: []].formUnion(table.entries.map(\.name))
        }
      }
    }
    return (macros, names)
  }

  /// Those of some macros that other files have in a way that is not read as a table.
  private static func used(
    among macros: Set<String>, _ tree: SourceTree
  ) throws(ReadError) -> Set<String> {
    let ending = SoughtWord("_METHODDEF")
    var used: Set<String> = []
    for folder in CModuleIndex.sourceFolders {
      for entry in tree.listing.entries(below: folder)
      where ["c", "cpp", "h"].contains(entry.path.ending) && entry.kind != .link
        && !isMadeByClinic(entry.path)
      {
        guard let bytes = try tree.bytes(at: entry.path), ending.isIn(bytes.span) else { continue }
        used.formUnion(bytes.words(among: macros))
      }
    }
    return used
  }

  /// The Python name in a macro: the first string of its text.
  private static func entryName(in lines: ArraySlice<String>) -> String? {
    for text in lines {
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count > 2 { return String(parts[1]) }
    }
    return nil
  }
}
