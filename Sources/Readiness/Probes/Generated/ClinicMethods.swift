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
    for (macro, place) in made where !listed.macros.contains(macro) {
      guard try !isUsed(macro, tree) else { continue }
      // The entry may be written out.
      let name = try entryName(of: macro, at: place, tree)
      if let name, listed.names[source(of: place.path)]?.contains(name) ?? false { continue }
      findings.fail(
        macro, "\(place) defines \(macro), which no table lists", at: place)
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

  /// Whether another file of the tree has the macro's name in a way that is not read as a table.
  private static func isUsed(
    _ macro: String, _ tree: SourceTree
  ) throws(ReadError) -> Bool {
    let sought = SoughtWord(macro)
    for folder in CModuleIndex.sourceFolders {
      for entry in tree.listing.entries(below: folder)
      where ["c", "cpp", "h"].contains(entry.path.ending) && entry.kind != .link
        && !isMadeByClinic(entry.path)
      {
        guard let bytes = try tree.bytes(at: entry.path) else { continue }
        if sought.place(in: bytes.span, from: 0) != nil { return true }
      }
    }
    return false
  }

  /// The Python name in a macro: the first string of its text.
  private static func entryName(
    of macro: String, at place: Location, _ tree: SourceTree
  ) throws(ReadError) -> String? {
    guard let bytes = try tree.bytes(at: place.path), let line = place.line else { return nil }
    for (number, text) in SourceLines(bytes).lazy.map({ ($0.number, $0.text) })
    where number >= line && number < line + 3 {
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count > 2 { return String(parts[1]) }
    }
    return nil
  }
}
