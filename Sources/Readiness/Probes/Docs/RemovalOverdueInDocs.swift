internal import CPythonSource

/// Asks whether something is still documented that was to be removed by now.
enum RemovalOverdueInDocs: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    let series = inspection.version.series
    var findings = Findings()
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      for directive in outline.versions where directive.kind == .deprecatedRemoved {
        guard let removal = DocumentedVersion(directive.removal), removal.series <= series else {
          continue
        }
        let place = Location(path, line: directive.line)
        findings.fail(
          "\(directive.written) \(directive.removal)",
          "\(place) says that it is removed in \(directive.removal), and it is still documented",
          at: place)
      }
      findings.pass(Location(path))
    }
    return findings.outcome(ifNothing: Documents.none)
  }
}

extension RemovalOverdueInDocs {
  static let documentation = ProbeDocumentation(
    summary: "nothing is documented whose removal was announced for this series or an earlier one",
    rationale: """
      Either the removal was forgotten, or the documentation was. Users see a promise that was not kept.
      """,
    limits:
      "It reads deprecated-removed alone; whether the thing is there is told by the removal checks.",
    examples: [
      .init(
        "still to come", tag: "v3.12.0", files: [path: ".. deprecated-removed:: 3.11 3.13\n"],
        expect: .passed),
      .init(
        "overdue", tag: "v3.12.0", files: [path: ".. deprecated-removed:: 3.10 3.12\n"],
        expect: .failed(["deprecated-removed:: 3.10 3.12"])),
      .init("no documentation", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static let path: RepoPath = "Doc/library/imp.rst"
}
