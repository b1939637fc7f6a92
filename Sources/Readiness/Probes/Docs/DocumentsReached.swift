internal import CPythonSource

/// Asks whether every document stands in a table of contents.
enum DocumentsReached: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  /// The document that all others hang from, where it may be.
  private static let roots: [RepoPath] = ["Doc/contents.rst", "Doc/index.rst"]

  static func examine(_ inspection: Inspection) -> Outcome {
    let tree = inspection.tree
    guard roots.contains(where: { tree.listing[$0] != nil }) else {
      return .notApplicable("the tree has no \(roots[0])")
    }
    var findings = Findings()
    var contents = Contents()
    Documents.each(of: tree, noting: &findings) { path, outline, _ in
      contents.add(outline, of: path)
    }
    guard !contents.isEmpty else {
      return findings.outcome(ifNothing: "no document has a table of contents")
    }
    let settings = findings.made(of: SphinxExtensions.settings, SphinxConfiguration.self, in: tree)
    // What could not be read may lead to anything, or leave anything out.
    let isWhole = !findings.hasFailed
    for entry in tree.documents(below: Documents.folder)
    where !isExempt(entry.path, settings, in: tree) {
      let place = Location(entry.path)
      if contents.have(entry.path) {
        findings.pass(place)
      } else if isWhole {
        findings.fail(
          entry.path.text, "no table of contents leads to \(entry.path)", at: place)
      }
    }
    return findings.outcome(ifNothing: Documents.none)
  }

  /// The document that all others hang from, tools, and what the settings leave out.
  private static func isExempt(
    _ path: RepoPath, _ settings: SphinxConfiguration?, in tree: SourceTree
  ) -> Bool {
    if path.text.hasPrefix("Doc/tools/") { return true }
    if path == roots.first(where: { tree.listing[$0] != nil }) { return true }
    let name = String(path.text.dropFirst(Documents.folder.text.utf8.count + 1))
    let bare = String(name.dropLast(4))
    return (settings?.excluded ?? []).contains { pattern in
      let glob = GlobPattern(pattern)
      return glob.matches(name) || glob.matches(bare) || name.hasPrefix(pattern + "/")
    }
  }
}

/// What the tables of contents lead to, and what need not be in one.
private struct Contents {
  private var paths: Set<RepoPath> = []
  private var patterns: [GlobPattern] = []
  private(set) var isEmpty = true

  mutating func add(_ outline: DocumentOutline, of path: RepoPath) {
    if outline.isOrphan { paths.insert(path) }
    for file in outline.includes {
      guard let target = Self.resolve(file.text, from: path) else { continue }
      paths.insert(target)
    }
    for entry in outline.toctreeEntries {
      isEmpty = false
      guard let target = Self.resolve(entry.text, from: path) else { continue }
      let pattern = GlobPattern(target.text)
      if pattern.hasWildcard {
        patterns += [pattern, GlobPattern(target.text + ".rst")]
      } else {
        paths.insert(target)
        paths.insert(RepoPath(target.text + ".rst"))
      }
    }
  }

  func have(_ path: RepoPath) -> Bool {
    paths.contains(path) || patterns.contains { $0.matches(path.text) }
  }

  /// Paths are relative to the document, or to `Doc` if they begin with a slash.
  private static func resolve(_ entry: String, from document: RepoPath) -> RepoPath? {
    let folder = entry.hasPrefix("/") ? Documents.folder : RepoPath(String(document.folder))
    return folder.resolving(entry)
  }
}

extension DocumentsReached {
  static let documentation = ProbeDocumentation(
    summary: "every document stands in the table of contents of another, or is included in one",
    rationale:
      "A page that no table of contents leads to has no place in the navigation, and is missing from the books.",
    limits: """
      Any table of contents will do, wherever it stands. Passed over are documents that say :orphan:, and what Doc/conf.py \
      leaves out.
      """,
    examples: [
      .init(
        "in a table, by a pattern, included, orphan and left out", tag: "v3.12.0",
        files: [
          "Doc/contents.rst":
            ".. toctree::\n   :hidden:\n\n   library/index\n   /b.rst\n   The C <c>\n   d/*\n",
          "Doc/library/index.rst": ".. include:: ../e.rst\n", "Doc/b.rst": "", "Doc/c.rst": "",
          "Doc/d/x.rst": "", "Doc/e.rst": "", "Doc/f.rst": ":orphan:\n", "Doc/README.rst": "",
          "Doc/conf.py": "exclude_patterns = ['venv/*', 'README.rst']\n",
        ], expect: .passed),
      .init(
        "in none", tag: "v3.12.0",
        files: [
          "Doc/contents.rst": ".. toctree::\n\n   a.rst\n", "Doc/a.rst": "",
          "Doc/library/b.rst": "",
        ], expect: .failed(["Doc/library/b.rst"])),
      .init("none", tag: "v3.12.0", files: ["Doc/index.rst": "Text.\n"], expect: .notApplicable),
    ])
}
