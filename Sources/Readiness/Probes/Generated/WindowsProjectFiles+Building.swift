internal import CPythonSource

extension WindowsProjectFiles {
  private static let build: RepoPath = "PCbuild/pcbuild.proj"
  private static let solution: RepoPath = "PCbuild/pcbuild.sln"

  /// The projects that a project builds first.
  static func checkReferences(
    of project: RepoPath, _ bytes: [UInt8], _ tree: SourceTree, _ findings: inout Findings
  ) {
    for reference in ProjectFiles.references(in: bytes) {
      guard let path = resolved(reference.text, from: project.folder), isMissing(path, tree)
      else { continue }
      let place = Location(project, line: reference.line)
      findings.fail(path.text, "\(place) refers to \(path), and there is no such file", at: place)
    }
  }

  /// The projects that solutions list.
  static func checkSolutions(_ tree: SourceTree, _ findings: inout Findings) {
    for entry in tree.listing.entries(below: folder) where entry.path.ending == "sln" {
      guard let bytes = findings.bytes(at: entry.path, in: tree) else { continue }
      for project in ProjectFiles.projects(inSolution: bytes) {
        guard let path = resolved(project.text, from: entry.path.folder),
          tree.listing[path] == nil, tree.listing.gap(hiding: path) == nil
        else { continue }
        let place = Location(entry.path, line: project.line)
        findings.fail(path.text, "\(place) lists \(path), and there is no such file", at: place)
      }
    }
  }

  /// What Visual Studio shows of a project, as far as it has left since the release before.
  static func checkFilters(
    _ inspection: Inspection, _ findings: inout Findings
  ) throws(ReadError) {
    let tree = inspection.tree
    let earlier = (inspection.previous ?? inspection.baseline)?.tree
    for entry in tree.listing.entries(below: folder)
    where entry.path.ending == "filters" && entry.kind != .link {
      guard let bytes = findings.bytes(at: entry.path, in: tree) else { continue }
      let missing = missing(in: bytes, of: entry.path, tree)
      guard !missing.isEmpty else { continue }
      var known: Set<RepoPath> = []
      if let earlier, let bytes = try earlier.bytes(at: entry.path) {
        known = Set(self.missing(in: bytes, of: entry.path, earlier).map(\.path))
      }
      for (path, line) in missing where !known.contains(path) {
        let place = Location(entry.path, line: line)
        findings.fail(
          Finding(
            subject: path.text, "\(place) lists \(path), and there is no such file", at: [place],
            atMost: .note))
      }
    }
  }

  private static func missing(
    in filters: [UInt8], of path: RepoPath, _ tree: SourceTree
  ) -> [(path: RepoPath, line: Int)] {
    ProjectFiles.listed(in: filters).compactMap { file in
      guard let listed = resolved(file.text, from: path.folder), isMissing(listed, tree) else {
        return nil
      }
      return (listed, file.line)
    }
  }

  /// Projects that the release before built, and this one only lists in its solution.
  static func checkBuilt(_ inspection: Inspection, _ findings: inout Findings) throws(ReadError) {
    let tree = inspection.tree
    guard let previous = inspection.previous, let bytes = try tree.bytes(at: build),
      let listed = try tree.bytes(at: solution), let earlier = try previous.tree.bytes(at: build)
    else { return }
    let lost = ProjectFiles.built(by: earlier).subtracting(ProjectFiles.built(by: bytes))
    for project in ProjectFiles.projects(inSolution: listed) where lost.contains(project.text) {
      guard let path = resolved(project.text, from: build.folder), tree.listing[path] != nil else {
        continue
      }
      findings.fail(
        Finding(
          subject: path.text, "\(build) does not build \(path) any more, as at \(previous.tag)",
          at: [Location(build), Location(solution, line: project.line)],
          remedy: "name the project in \(build), or take it out of the solution."))
    }
  }

  /// Whether nothing is there, in letters of whatever case in the same folder.
  private static func isMissing(_ path: RepoPath, _ tree: SourceTree) -> Bool {
    guard tree.listing[path] == nil, tree.listing.gap(hiding: path) == nil else { return false }
    let name = path.name.lowercased()
    return !tree.listing.names(in: RepoPath(String(path.folder))).contains {
      $0.lowercased() == name
    }
  }
}
