internal import CPythonSource

/// Asks whether the files that documents include and show are there.
enum IncludedFiles: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    let listing = inspection.tree.listing
    var findings = Findings()
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      for file in outline.files where !file.text.holds("://") && !file.text.hasPrefix("<") {
        let folder =
          file.text.hasPrefix("/") ? Documents.folder : RepoPath(String(path.folder))
        guard let target = folder.resolving(file.text) else { continue }
        let place = Location(path, line: file.line)
        if listing[target] != nil || isPattern(target, among: listing) {
          findings.pass(place)
        } else if listing.gap(hiding: target) == nil {
          findings.fail(file.text, "\(place) includes \(target), which is not there", at: place)
        }
      }
    }
    return findings.outcome(ifNothing: "no document includes a file")
  }

  /// `figure.*` means the file with the ending that the output can show.
  private static func isPattern(_ path: RepoPath, among listing: TreeListing) -> Bool {
    guard path.text.hasSuffix(".*") else { return false }
    let start = path.name.dropLast()
    return listing.names(in: RepoPath(String(path.folder))).contains { $0.hasPrefix(start) }
  }

  static let documentation = ProbeDocumentation(
    summary: "each file that a document includes or shows is there",
    rationale:
      "The documentation is built without it, or not at all; examples and figures are missing.",
    limits: "Addresses, and files that docutils itself brings, are passed over.",
    examples: [
      .init(
        "there", tag: "v3.12.0",
        files: [
          "Doc/library/a.rst":
            ".. literalinclude:: ../includes/a.py\n   :language: python\n\n.. image:: a.*\n.. include:: /b.inc\n",
          "Doc/includes/a.py": "", "Doc/library/a.png": "", "Doc/b.inc": "",
        ], expect: .passed),
      .init(
        "an example and a figure that left", tag: "v3.12.0",
        files: [
          "Doc/a.rst":
            ".. literalinclude:: includes/a.py\n.. figure:: a.png\n.. code::\n\n   .. image:: x.png\n"
        ], expect: .failed(["includes/a.py", "a.png"])),
      .init("none", tag: "v3.12.0", files: ["Doc/a.rst": "Text.\n"], expect: .notApplicable),
    ])
}
