internal import CPythonSource

/// The extensions of Sphinx that a tree brings, and its settings.
enum SphinxExtensions {
  static let settings: RepoPath = "Doc/conf.py"
  private static let tools: RepoPath = "Doc/tools"

  /// What they name in quotes, the directives, roles and labels that they add among it.
  static func names(of tree: SourceTree, _ findings: inout Findings) -> Set<String> {
    var names: Set<String> = []
    let files =
      tree.listing.entries(below: tools).map(\.path).filter { $0.ending == "py" } + [settings]
    for path in files {
      guard let quoted = findings.made(of: path, QuotedInFile.self, in: tree) else { continue }
      names.formUnion(quoted.names)
    }
    return names
  }
}

private struct QuotedInFile: MadeOfFile {
  let names: Set<String>

  init(contents: [UInt8]) { names = QuotedNames.all(in: contents) }
}

extension SphinxConfiguration: MadeOfFile {
  package init(contents: [UInt8]) { self.init(source: contents) }
}
