internal import CPythonSource

/// Asks whether the documentation speaks of a version that is still to come.
enum VersionLater: Question {
  static let readsAhead: [ReadAhead] = [.bothDocumentations]

  static func examine(_ inspection: Inspection) -> Outcome {
    var findings = Findings()
    let known = Set(
      inspection.previous.map { places(in: $0.tree, after: $0.version, &findings) } ?? [])
    let isPreviousRead = inspection.previous?.tree.hasUnread != true
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      for directive in later(outline, than: inspection.version) {
        let place = Location(path, line: directive.line)
        let identity = Place(path: path, written: directive.written)
        findings.fail(
          Finding(
            subject: directive.written,
            "\(place) says \(directive.written), which is later than \(words: inspection.version.text)",
            at: [place], atMost: known.contains(identity) || !isPreviousRead ? .note : nil))
      }
      findings.pass(Location(path))
    }
    return findings.outcome(ifNothing: Documents.none)
  }

  /// What a directive is known by across tags.
  private struct Place: Hashable {
    let path: RepoPath
    let written: String
  }

  private static func later(
    _ outline: DocumentOutline, than version: ReleaseVersion
  ) -> [DocumentOutline.VersionDirective] {
    outline.versions.filter { directive in
      guard !directive.speaksOfBackport, let named = DocumentedVersion(directive.version) else {
        return false
      }
      return named.isLater(than: version)
    }
  }

  /// What the tree of the tag before has of this.
  private static func places(
    in tree: SourceTree, after version: ReleaseVersion, _ findings: inout Findings
  ) -> [Place] {
    var places: [Place] = []
    Documents.each(of: tree, noting: &findings) { path, outline, _ in
      places += later(outline, than: version).map { Place(path: path, written: $0.written) }
    }
    return places
  }
}

extension VersionLater {
  static let documentation = ProbeDocumentation(
    summary: "no versionadded, versionchanged or deprecated names a later version",
    rationale: """
      Documentation that was picked from another branch tells users to wait for what they have, or to use what \
      they do not have.
      """,
    limits: """
      What the release tag before has already is a note: some of it is deliberate. A directive whose text \
      speaks of a backport is passed over, and so is the removal version of deprecated-removed.
      """,
    examples: [
      .init(
        "this series", tag: "v3.7.0", files: [path: ".. versionadded:: 3.7\n"],
        expect: .passed),
      .init(
        "the next series", tag: "v3.7.0", files: [path: ".. versionadded:: 3.8\n"],
        expect: .failed(["versionadded:: 3.8"])),
      .init(
        "a later micro release", tag: "v3.7.1",
        files: [path: ".. versionchanged:: 3.7.2\n   Text.\n"],
        expect: .failed(["versionchanged:: 3.7.2"])),
      .init(
        "the removal is later by right", tag: "v3.7.0",
        files: [path: ".. deprecated-removed:: 3.7 3.10\n"], expect: .passed),
      .init(
        "a backport", tag: "v3.7.5",
        files: [path: ".. versionadded:: 3.8\n   Also in 3.7.5 as a security backport.\n"],
        expect: .passed),
    ])

  private static let path: RepoPath = "Doc/library/ssl.rst"
}
