/// Asks whether there are symbolic links or submodules.
enum Links: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    let before = inspection.previous ?? inspection.baseline
    for entry in inspection.tree.listing.entries {
      switch entry.kind {
      case .link:
        // One that was released before did no harm.
        let old = before?.tree.listing[entry.path]
        let isOld = old?.kind == .link && old?.id == entry.id
        findings.fail(
          Finding(
            subject: entry.path.text, "\(entry.path) is a symbolic link",
            at: [Location(entry.path)], atMost: isOld ? .note : nil))
      case .submodule:
        findings.fail(entry.path.text, "\(entry.path) is a submodule", at: Location(entry.path))
      case .file, .executable: continue
      }
    }
    return findings.outcome(overPathsOf: inspection.tree)
  }

  static let documentation = ProbeDocumentation(
    summary: "the tree has no symbolic link and no submodule",
    rationale: """
      A symbolic link cannot be unpacked everywhere, and the contents of a submodule are not in \
      the archive that is made of the tree.
      """,
    limits: """
      What a link leads to is not looked at. One that the tag before has as well, or the baseline without one, is \
      a note.
      """,
    examples: [
      .init("files only", tag: "v3.12.0", files: ["README.rst": ""], expect: .passed),
      .init(
        "a link", tag: "v3.12.0", files: ["README": "README.rst"], kinds: ["README": .link],
        expect: .failed(["README"])),
      .init(
        "a submodule", tag: "v3.12.0", files: ["expat": ""], kinds: ["expat": .submodule],
        expect: .failed(["expat"])),
    ])
}
