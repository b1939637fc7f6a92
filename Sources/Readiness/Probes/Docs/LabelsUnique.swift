internal import CPythonSource

/// Asks whether each target of the documentation is defined once.
enum LabelsUnique: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    var findings = Findings()
    Documents.judgeUnique(\.labels, in: inspection.tree, &findings) {
      "\($1) defines \($0), as \($2) does"
    }
    return findings.outcome(ifNothing: "no document defines a target")
  }

  static let documentation = ProbeDocumentation(
    summary: "each target of the documentation is defined once",
    rationale: """
      A page that was copied or merged twice has all its targets twice: links lead to one of the two, \
      and nobody knows to which.
      """,
    limits:
      "Names are compared as Sphinx does, without their case. Targets with an address are not looked at.",
    examples: [
      .init(
        "once", tag: "v3.12.0",
        files: [
          "Doc/a.rst": ".. _a-b:\n\nA\n=\n\n.. module:: a\n",
          "Doc/b.rst": ".. _b: http://x\n.. _a:\n",
        ],
        expect: .passed),
      .init(
        "a page that was copied", tag: "v3.12.0",
        files: [
          "Doc/a.rst": ".. _one:\n", "Doc/b.rst": ".. _One:\n",
        ],
        expect: .failed(["one"])),
      .init("none", tag: "v3.12.0", files: ["Doc/a.rst": "Text.\n"], expect: .notApplicable),
    ])
}
