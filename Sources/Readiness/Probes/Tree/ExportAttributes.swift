internal import CPythonSource

/// Asks whether an archive of the tree would hold all of it, as it is.
enum ExportAttributes: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    for entry in inspection.tree.listing.entries
    where entry.path.name == ".gitattributes" && entry.kind != .submodule {
      guard let bytes = findings.bytes(at: entry.path, in: inspection.tree) else { continue }
      findings.pass(Location(entry.path))
      for line in SourceLines(bytes) {
        let words = line.text.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard let pattern = words.first, !pattern.hasPrefix("#") else { continue }
        for word in words.dropFirst() where word == "export-ignore" || word == "export-subst" {
          findings.fail(
            String(pattern), "\(String(pattern)) has the attribute \(String(word))",
            at: Location(entry.path, line: line.number))
        }
      }
    }
    return findings.outcome(ifNothing: "the tree has no .gitattributes")
  }

  static let documentation = ProbeDocumentation(
    summary: "no attribute leaves files out of the archive or changes them in it",
    rationale: """
      The source release is made with git archive, which leaves out what has export-ignore and \
      rewrites what has export-subst: the release would not be the tree that was tagged.
      """,
    limits: "Attributes set outside of the tree, in a repository's own info, are not seen.",
    examples: [
      .init(
        "others only", tag: "v3.12.0",
        files: [".gitattributes": "# export-ignore\n*.png binary\n*.bat text eol=crlf\n"],
        expect: .passed),
      .init(
        "a folder is left out", tag: "v3.12.0",
        files: [".gitattributes": "*.png binary\nLib/test export-ignore\n"],
        expect: .failed(["Lib/test"])),
      .init("no attributes", tag: "v3.6.0", files: ["README": ""], expect: .notApplicable),
    ])
}
