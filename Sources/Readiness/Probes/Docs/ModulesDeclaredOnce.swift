internal import CPythonSource

/// Asks whether each module is declared by one document alone.
enum ModulesDeclaredOnce: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    var findings = Findings()
    Documents.judgeUnique(\.declaredModules, in: inspection.tree, &findings) {
      "\($1) declares the module \($0), as \($2) does"
    }
    return findings.outcome(ifNothing: "no document declares a module")
  }

  static let documentation = ProbeDocumentation(
    summary: "each module is declared once, but for declarations that are not indexed",
    rationale: """
      A page that was copied from another, or merged twice, takes the other's place in the index of modules, and \
      the module that it is about has none.
      """,
    limits: "Declarations with :no-index: or :noindex: are passed over.",
    examples: [
      .init(
        "once, and again without index", tag: "v3.12.0",
        files: [
          "Doc/library/json.rst": ".. module:: json\n   :synopsis: x\n",
          "Doc/whatsnew/a.rst": ".. module:: json\n   :noindex:\n\n.. module:: b\n",
        ], expect: .passed),
      .init(
        "a page that was copied", tag: "v3.12.0",
        files: [
          "Doc/library/netrc.rst": ".. module:: tomllib\n",
          "Doc/library/tomllib.rst": ".. module:: tomllib\n   :synopsis: TOML\n",
        ], expect: .failed(["tomllib"])),
      .init("none", tag: "v3.12.0", files: ["Doc/a.rst": "Text.\n"], expect: .notApplicable),
    ])
}
