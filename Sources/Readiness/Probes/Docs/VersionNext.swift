internal import CPythonSource

/// Asks whether every `next` of the documentation was replaced by the version.
enum VersionNext: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    var findings = Findings()
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      for directive in outline.versions where directive.version == "next" {
        let place = Location(path, line: directive.line)
        findings.fail(path.text, "\(place) says \(directive.written)", at: place)
      }
      findings.pass(Location(path))
    }
    return findings.outcome(ifNothing: Documents.none)
  }
}

extension VersionNext {
  static let documentation = ProbeDocumentation(
    summary: "no versionadded, versionchanged or deprecated names the version \"next\"",
    rationale: """
      Contributors write `next` for the release that is to come, and the release tools put the version there. \
      One that is left says nothing to a reader.
      """,
    limits: "The word must stand exactly so. Directives in comments and in code are passed over.",
    examples: [
      .init(
        "a version", tag: "v3.13.0", files: [path: ".. versionadded:: 3.13\n"], expect: .passed),
      .init(
        "next", tag: "v3.13.0", files: [path: ".. versionadded:: next\n"],
        expect: .failed([path.text])),
      .init(
        "next on the line below", tag: "v3.13.0",
        files: [path: "   .. versionchanged::\n      next\n"], expect: .failed([path.text])),
      .init(
        "in code", tag: "v3.13.0",
        files: [path: "Write::\n\n   .. versionadded:: next\n\nand go on.\n"], expect: .passed),
      .init("no documentation", tag: "v3.13.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static let path: RepoPath = "Doc/library/os.rst"
}
