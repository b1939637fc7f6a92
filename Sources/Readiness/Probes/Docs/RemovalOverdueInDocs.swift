internal import CPythonSource

/// Asks whether something is still documented that was to be removed by now.
enum RemovalOverdueInDocs: Question {
  static let readsAhead: [ReadAhead] = [.documentation, .announcements]

  static func examine(_ inspection: Inspection) -> Outcome {
    let series = inspection.version.series
    let history = history(inspection.claims)
    var findings = Findings()
    let isAlpha = [.opening, .alpha].contains(inspection.phase)
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      guard !outline.isFarewell else { return findings.pass(Location(path)) }
      for directive in outline.versions where directive.kind == .deprecatedRemoved {
        guard let removal = DocumentedVersion(directive.removal), removal.series <= series else {
          continue
        }
        let place = Location(path, line: directive.line)
        guard !history.contains(place) else { continue }
        findings.fail(
          Finding(
            subject: "\(directive.written) \(directive.removal)",
            "\(place) says that it is removed in \(directive.removal), and it is still documented",
            at: [place], atMost: isAlpha && removal.series == series ? .note : nil))
      }
      findings.pass(Location(path))
    }
    return findings.outcome(ifNothing: Documents.none)
  }
}

extension RemovalOverdueInDocs {
  /// Directives that stay as history, since they speak of a part of what they stand in: of a use of it,
  /// or of a parameter that is not there.
  private static func history(_ claims: TreeClaims) -> Set<Location> {
    Set(
      claims.judged.filter { judged in
        guard judged.claim.source.kind == .deprecatedRemoved else { return false }
        if case .parameter = judged.claim.symbol.form { return judged.verdict != .present }
        return judged.claim.verb == .behaviour
      }.map(\.claim.source.location))
  }

  static let documentation = ProbeDocumentation(
    summary: "nothing is documented whose removal was announced for this series or an earlier one",
    rationale: """
      Either the removal was forgotten, or the documentation was. Users see a promise that was not kept.
      """,
    limits: """
      It reads deprecated-removed alone; whether the thing is there is told by the removal checks. A directive \
      that speaks of a use of the thing, or of a parameter that is gone, stays as history, as do those of a page \
      that says that its module left. Before the first beta what goes in the very series is a note.
      """,
    examples: [
      .init(
        "still to come", tag: "v3.12.0", files: [path: ".. deprecated-removed:: 3.11 3.13\n"],
        expect: .passed),
      .init(
        "a use of a function, and a parameter that is gone", tag: "v3.12.0",
        files: [
          "Doc/library/tea.rst":
            ".. module:: tea\n\n.. function:: brew(leaf)\n\n   .. deprecated-removed:: 3.4 3.10\n"
            + "      The ``'U'`` mode.\n\n   .. deprecated-removed:: 3.9 3.11\n      The *pot* parameter.\n",
          "Lib/tea.py": "def brew(leaf): pass\n",
        ], expect: .passed),
      .init(
        "the page of a module that left", tag: "v3.14.0",
        files: [
          path:
            ".. module:: imp\n   :synopsis: Removed in 3.12.\n\n.. deprecated-removed:: 3.4 3.12\n"
        ], expect: .passed),
      .init(
        "overdue", tag: "v3.12.0", files: [path: ".. deprecated-removed:: 3.10 3.12\n"],
        expect: .failed(["deprecated-removed:: 3.10 3.12"])),
      .init("no documentation", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static let path: RepoPath = "Doc/library/imp.rst"
}
