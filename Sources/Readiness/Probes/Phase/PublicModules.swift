internal import CPythonSource

extension SourceTree {
  /// The public modules of the library that are written in Python, by dotted name: no part of the name
  /// begins with an underscore, and none is a folder of tests, of a program, or without `__init__.py`.
  func publicModules() -> [String: TreeListing.Entry] {
    let packages = Set(
      listing.entries(below: "Lib").lazy.map(\.path.text).filter { $0.hasSuffix("/__init__.py") }
        .map { $0.dropLast("/__init__.py".count) })
    var modules: [String: TreeListing.Entry] = [:]
    for entry in listing.entries(below: "Lib")
    where entry.path.ending == "py" && (entry.kind == .file || entry.kind == .executable) {
      var parts = entry.path.text.dropFirst("Lib/".count).dropLast(".py".count)
        .split(separator: "/")
      if parts.last == "__init__" { parts.removeLast() }
      guard !parts.isEmpty, parts.allSatisfy({ Surface.isIdentifier(String($0)) }),
        !parts.contains(where: { $0.hasPrefix("_") || Self.privateFolders.contains($0) })
      else { continue }
      // A script that a package carries as data, such as those of venv, is no module.
      let folder = entry.path.folder
      guard folder == "Lib" || packages.contains(folder) else { continue }
      modules[parts.joined(separator: ".")] = entry
    }
    return modules
  }

  private static let privateFolders: Set<Substring> = [
    "test", "tests", "idlelib", "idle_test", "turtledemo", "lib2to3", "pydoc_data",
    "site-packages",
  ]
}

extension Inspection {
  /// The tag before this one, which must be there for a release after the first beta.
  ///
  /// - Returns: nil for a release that is not after the first beta.
  func tagBefore(_ path: RepoPath) throws(ReadError) -> ComparedTree? {
    guard
      let beta = Milestone.firstBeta.version(before: version, among: others.tags)
    else { return nil }
    guard let previous else { throw ReadError(path: path, reason: .missingRelease(beta.tagName)) }
    return previous
  }
}
