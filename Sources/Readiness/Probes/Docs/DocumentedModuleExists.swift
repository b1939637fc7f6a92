internal import CPythonSource

/// Asks whether every module that the library reference describes is there.
enum DocumentedModuleExists: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  /// Modules that the interpreter or other modules make, and those that a user may add.
  private static let exempt: Set<String> = [
    "__main__", "os.path", "sys.monitoring", "xml.parsers.expat.errors",
    "xml.parsers.expat.model", "sitecustomize", "usercustomize",
  ]

  static func examine(_ inspection: Inspection) -> Outcome {
    var findings = Findings()
    Documents.each(below: Documents.library, of: inspection.tree, noting: &findings) {
      path, outline, findings in
      for module in outline.modules where !exempt.contains(module.text) {
        let place = Location(path, line: module.line)
        guard let symbol = Symbol(module.text) else {
          findings.fail(module.text, "\(module.text) is no name of a module", at: place)
          continue
        }
        if outline.isFarewell {
          judgeFarewell(symbol, in: inspection, at: place, &findings)
        } else {
          judge(symbol, in: inspection, at: place, &findings)
        }
      }
    }
    return findings.outcome(ifNothing: "\(Documents.library) describes no module")
  }

  /// A page that says that its module left, and what to use instead.
  private static func judgeFarewell(
    _ symbol: Symbol, in inspection: Inspection, at place: Location, _ findings: inout Findings
  ) {
    let reading = inspection.surface.reading(of: symbol)
    guard reading.verdict == .present, let found = reading.evidence.first else {
      return findings.pass(place)
    }
    findings.fail(
      symbol.text, "\(place) says that \(symbol.text) left; it is at \(found)", at: place, found)
  }

  private static func judge(
    _ symbol: Symbol, in inspection: Inspection, at place: Location, _ findings: inout Findings
  ) {
    let reading = inspection.surface.reading(of: symbol)
    switch reading.verdict {
    case .present: findings.pass(place)
    case .gone:
      findings.fail(
        symbol.text, "\(place) describes \(symbol.text), which the tree does not have", at: place)
    // A module of which only the list of modules tells is one that some build has.
    case .undetermined where !reading.evidence.isEmpty: findings.pass(place)
    case .undetermined:
      findings.leaveOpen(symbol.text, "\(symbol.text): \(reading.reason)", at: place)
    }
  }
}

extension DocumentedModuleExists {
  static let documentation = ProbeDocumentation(
    summary: "every module that Doc/library describes is in Lib or written in C",
    rationale: "A page about a module that was removed sends readers to an ImportError.",
    limits: """
      Modules that others make at import, such as os.path, and those that a user may add, such as \
      sitecustomize, are passed over. A page may say that its module left, in the synopsis ("Removed in") or at \
      the start of a paragraph ("This module is no longer part of"): then it must have left.
      """,
    examples: [
      .init(
        "there", tag: "v3.12.0",
        files: ["Doc/library/json.rst": ".. module:: json\n", "Lib/json/__init__.py": ""],
        expect: .passed),
      .init(
        "removed", tag: "v3.12.0",
        files: ["Doc/library/imp.rst": "Text\n\n.. module:: imp\n", "Lib/json/__init__.py": ""],
        expect: .failed(["imp"])),
      .init(
        "pages of a module that left, and of one that did not", tag: "v3.14.0",
        files: [
          "Doc/library/imp.rst":
            ".. module:: imp\n   :synopsis: Removed in 3.12.\n\n.. deprecated-removed:: 3.4 3.12\n",
          "Doc/library/tea.rst":
            ".. module:: tea\n\nThis module is no longer part of Python.\n", "Lib/tea.py": "",
        ], expect: .failed(["tea"])),
      .init(
        "made by another module", tag: "v3.12.0",
        files: ["Doc/library/os.path.rst": ".. module:: os.path\n", "Lib/os.py": ""],
        expect: .notApplicable),
    ])
}
