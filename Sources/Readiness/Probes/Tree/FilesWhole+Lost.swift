extension FilesWhole {
  /// Files at the top of the tree, and from the second candidate on all but tests and news, that the
  /// release before has, and that stand nowhere else now.
  static func findLost(
    _ inspection: Inspection, _ before: ComparedTree, _ findings: inout Findings
  ) {
    guard before.version.series == inspection.version.series else { return }
    let listing = inspection.tree.listing
    var names: Set<Substring>?
    for entry in before.tree.listing.entries where isMissed(entry.path, inspection) {
      guard listing[entry.path] == nil, listing.gap(hiding: entry.path) == nil else { continue }
      let known =
        names
        ?? Set(
          listing.entries.lazy
            .filter { before.tree.listing[$0.path] == nil }.map { stem(of: $0.path) })
      names = known
      let isPackage = entry.path.name == "__init__.py"
      guard isPackage || !known.contains(stem(of: entry.path)) else { continue }
      findings.fail(
        Finding(
          subject: entry.path.text, "the tree has no \(entry.path), and \(before.tag) has it",
          at: [Location(entry.path)], atMost: isPackage ? .warning : .note))
    }
  }

  private static func isMissed(_ path: RepoPath, _ inspection: Inspection) -> Bool {
    if path.folder.isEmpty { return !path.text.hasPrefix(".") || path.text.hasPrefix(".git") }
    if path.name == "__init__.py" { return isPackage(path.folder, inspection.tree) }
    return isFrozen(inspection) && isJudged(path) && !path.text.hasPrefix(".")
      && path.ending != "whl"
      && !path.text.hasPrefix("Misc/NEWS.d/")
  }

  /// From the second candidate on hardly a file leaves on purpose.
  static func isFrozen(_ inspection: Inspection) -> Bool {
    switch inspection.phase {
    case .opening, .alpha, .beta: false
    case .candidate: inspection.version.serial > 1
    case .final, .bugfix, .security: true
    }
  }

  /// `README` for `README.rst`
  private static func stem(of path: RepoPath) -> Substring {
    path.name.prefix { $0 != "." }.isEmpty ? path.name[...] : path.name.prefix { $0 != "." }
  }

  /// Whether a folder of the library still holds modules.
  private static func isPackage(_ folder: Substring, _ tree: SourceTree) -> Bool {
    folder.hasPrefix("Lib/")
      && tree.listing.names(in: RepoPath(String(folder))).contains { $0.hasSuffix(".py") }
  }
}
