internal import CPythonSource

/// Asks whether every directive that wants a version has one.
enum VersionUnreadable: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    var findings = Findings()
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      for directive in outline.versions where !isReadable(directive.version) {
        let place = Location(path, line: directive.line)
        findings.fail(directive.written, .unreadable(directive, place), at: place)
      }
      findings.pass(Location(path))
    }
    return findings.outcome(ifNothing: Documents.none)
  }

  private static func isReadable(_ text: String) -> Bool {
    text == "next" || DocumentedVersion(text) != nil
  }
}

extension Message {
  fileprivate static func unreadable(
    _ directive: DocumentOutline.VersionDirective, _ place: Location
  ) -> Self {
    directive.version.isEmpty
      ? "\(place): \(directive.kind.rawValue) has no argument"
      : "\(place): \(directive.version) is no version"
  }
}

extension VersionUnreadable {
  static let documentation = ProbeDocumentation(
    summary: "the argument of versionadded and its like is a version",
    rationale: "Sphinx prints whatever stands there; a reader sees \"Added in version of\".",
    limits: "The version may stand on the next line. `next` is another check's.",
    examples: [
      .init(
        "a version", tag: "v3.12.0", files: [path: ".. deprecated:: 3.12\n   Text.\n"],
        expect: .passed),
      .init(
        "on the next line", tag: "v3.12.0",
        files: [path: ".. versionchanged::\n   3.12\n   Text.\n"],
        expect: .passed),
      .init(
        "a word", tag: "v3.12.0", files: [path: ".. versionadded:: soon\n"],
        expect: .failed(["versionadded:: soon"])),
      .init(
        "a full stop behind it", tag: "v3.12.0", files: [path: ".. versionadded:: 3.12.\n"],
        expect: .failed(["versionadded:: 3.12."])),
      .init(
        "nothing", tag: "v3.12.0", files: [path: ".. versionadded::\n\nText.\n"],
        expect: .failed(["versionadded:: "])),
    ])

  private static let path: RepoPath = "Doc/library/os.rst"
}
