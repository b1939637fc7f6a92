internal import CPythonSource

/// Asks whether the directives of the documentation are ones that there are.
enum DirectivesKnown: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    let tree = inspection.tree
    var findings = Findings()
    var quoted: ExtensionNames?
    Documents.each(of: tree, noting: &findings) { path, outline, findings in
      for directive in outline.unknownDirectives {
        let own = quoted ?? SphinxExtensions.names(of: tree, &findings)
        quoted = own
        guard !own.mayHave(directive.text) else { continue }
        let place = Location(path, line: directive.line)
        findings.fail(
          directive.text, "\(place) has the directive \(directive.text), and there is none such",
          at: place)
      }
      for comment in outline.mistakenComments {
        let place = Location(path, line: comment.line)
        findings.fail(
          comment.text,
          "\(place) is a comment: the colons of \(comment.text) are not those of a directive",
          at: place)
      }
      findings.passIfNothingFailed()
    }
    return findings.outcome(ifNothing: Documents.none)
  }

  static let documentation = ProbeDocumentation(
    summary: "each directive is one of docutils, of Sphinx or of the tree's own extensions",
    rationale: """
      A directive with a letter too few is an error in the output, or its text is lost; one with a single colon \
      is a comment, and nobody sees what it says.
      """,
    limits: """
      What an extension in Doc/tools names in quotes counts as a directive of its own. Of comments, those that begin with a \
      word of ordinary sentences (note, warning) are passed over.
      """,
    examples: [
      .init(
        "known, and of the tree's own", tag: "v3.12.0",
        files: [
          "Doc/a.rst":
            ".. versionadded:: 3.12\n.. c:function:: f\n.. impl-detail::\n.. note: a comment\n.. Note::\n",
          "Doc/tools/extensions/pyspecific.py": "app.add_directive('impl-detail', X)\n",
        ], expect: .passed),
      .init(
        "misspelt, and with one colon", tag: "v3.12.0",
        files: [
          "Doc/a.rst":
            ".. versionchaged:: 3.12\n\n.. versionadded: 3.12\n.. c::member:: x\n.. :c:function:: f\n"
        ],
        expect: .failed(["versionchaged", "versionadded", "c::member", "c:function"])),
      .init("none", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])
}
