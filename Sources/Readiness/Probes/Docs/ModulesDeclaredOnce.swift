internal import CPythonSource

/// Asks whether each module is declared by one document alone.
enum ModulesDeclaredOnce: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    var findings = Findings()
    var places: [String: Location] = [:]
    Documents.each(of: inspection.tree, noting: &findings) { path, outline, findings in
      for module in outline.declaredModules {
        let place = Location(path, line: module.line)
        guard let first = places.updateValue(place, forKey: module.text) else {
          findings.pass(place)
          continue
        }
        findings.fail(
          module.text, "\(place) declares the module \(module.text), as \(first) does",
          at: place, first)
      }
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
