internal import CPythonSource

/// Asks whether every entry of a table of contents leads to a document.
enum ToctreeEntries: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  /// Documents that Sphinx or the build makes.
  private static let made: Set<String> = ["self", "genindex", "modindex", "py-modindex", "search"]

  static func examine(_ inspection: Inspection) -> Outcome {
    let listing = inspection.tree.listing
    var findings = Findings()
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      for entry in outline.toctreeEntries where !isExempt(entry.text) {
        let place = Location(path, line: entry.line)
        let candidates = targets(of: entry.text, in: path)
        if candidates.contains(where: { listing[$0] != nil }) {
          findings.pass(place)
        } else if let gap = candidates.lazy.compactMap({ listing.gap(hiding: $0) }).first {
          let error = ReadError(path: gap.folder, reason: .damagedObject(gap.id, gap.reason))
          findings.leaveOpen(entry.text, error.message, at: place)
        } else {
          findings.fail(
            entry.text, "\(place) leads to \(entry.text), which is not there", at: place)
        }
      }
    }
    return findings.outcome(ifNothing: "no document has a table of contents")
  }

  private static func isExempt(_ entry: String) -> Bool {
    made.contains(entry) || entry.holds("://") || entry.holds("*")
  }

  /// Paths are relative to the document, or to `Doc` if they begin with a slash.
  private static func targets(of entry: String, in document: RepoPath) -> [RepoPath] {
    let folder =
      entry.hasPrefix("/") ? Documents.folder : RepoPath(String(document.folder))
    guard let path = folder.resolving(entry) else { return [] }
    return [path, RepoPath(path.text + ".rst")]
  }
}

extension ToctreeEntries {
  static let documentation = ProbeDocumentation(
    summary: "every entry of a toctree leads to a document",
    rationale:
      "An entry that leads nowhere is a page that no reader finds, or a warning in each build.",
    limits: "Patterns, addresses and the pages that Sphinx makes are passed over.",
    examples: [
      .init(
        "there, with and without its ending", tag: "v3.12.0",
        files: [
          "Doc/contents.rst":
            ".. toctree::\n   :maxdepth: 1\n\n   library/index.rst\n   About <about>\n   genindex\n",
          "Doc/library/index.rst": "", "Doc/about.rst": "",
        ], expect: .passed),
      .init(
        "a page that was removed", tag: "v3.12.0",
        files: ["Doc/library/index.rst": ".. toctree::\n\n   imp.rst\n"],
        expect: .failed(["imp.rst"])),
      .init("none", tag: "v3.12.0", files: ["Doc/index.rst": "Text.\n"], expect: .notApplicable),
    ])
}
