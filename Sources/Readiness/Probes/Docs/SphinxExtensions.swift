internal import CPythonSource

/// The extensions of Sphinx that a tree brings, and its settings.
enum SphinxExtensions {
  static let settings: RepoPath = "Doc/conf.py"
  private static let tools: RepoPath = "Doc/tools"

  /// What they name in quotes, the directives, roles and labels that they add among it.
  static func names(of tree: SourceTree, _ findings: inout Findings) -> ExtensionNames {
    var names: Set<String> = []
    var isWhole = true
    for error in tree.gaps(below: tools) {
      findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      isWhole = false
    }
    let files =
      tree.listing.entries(below: tools).map(\.path).filter { $0.ending == "py" } + [settings]
    for path in files {
      guard let quoted = findings.made(of: path, QuotedInFile.self, in: tree) else {
        if tree.listing[path] != nil { isWhole = false }
        continue
      }
      names.formUnion(quoted.names)
    }
    return ExtensionNames(names: names, isWhole: isWhole)
  }
}

/// What the extensions and settings of a tree name in quotes.
struct ExtensionNames {
  let names: Set<String>
  /// Whether all of them could be read.
  let isWhole: Bool

  /// Whether a directive, role or label may be one of theirs.
  func mayHave(_ name: String) -> Bool { !isWhole || names.contains(name) }
}

private struct QuotedInFile: MadeOfFile {
  let names: Set<String>

  init(contents: [UInt8]) { names = QuotedNames.all(in: contents) }
}

extension SphinxConfiguration: MadeOfFile {
  package init(contents: [UInt8]) { self.init(source: contents) }
}
