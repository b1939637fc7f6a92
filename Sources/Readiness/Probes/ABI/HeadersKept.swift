internal import CPythonSource

/// Asks whether every name of the public headers is still there.
enum HeadersKept: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let comparison = try comparison(for: inspection) else {
      return .notApplicable("there is no earlier release to compare with")
    }
    guard !comparison.isEmpty else { return .noHeaders }
    var findings = Findings()
    for (name, declared) in comparison.before.declarations.sorted(by: { $0.key < $1.key }) {
      guard let first = declared.first, counts(name, declared) else { continue }
      if let now = comparison.now.declarations[name]?.first {
        findings.pass(comparison.place(now))
      } else {
        findings.fail(
          Finding(
            subject: name,
            "\(name) left the public headers; at \(comparison.release.tag) it is a \(words: SymbolKind(first.declaration.kind).rawValue)",
            at: [comparison.place(first, isBefore: true)],
            atMost: name.isPrivateName ? .warning : nil))
      }
    }
    return findings.outcome(ifNothing: "the public headers declare nothing")
  }

  /// From the second candidate on what froze the API; before, the series before.
  private static func comparison(
    for inspection: Inspection
  ) throws(ReadError) -> APIComparison? {
    if let frozen = try inspection.headers(since: .lastFreeze) { return frozen }
    guard let baseline = inspection.baseline else { return nil }
    return try APIComparison(inspection.surface, with: baseline)
  }

  /// Private macros come and go with the code that uses them; what guards a header is no name.
  private static func counts(_ name: String, _ declared: [HeaderIndex.Declared]) -> Bool {
    if !name.isPrivateName {
      return declared.contains { !isGuard($0) }
    }
    guard name.hasPrefix("_Py") else { return false }
    return declared.contains {
      $0.declaration.kind == .function || $0.declaration.kind == .variable
    }
  }

  private static func isGuard(_ declared: HeaderIndex.Declared) -> Bool {
    declared.declaration.kind == .macro && (declared.declaration.type ?? "").isEmpty
  }

  static let documentation = ProbeDocumentation(
    summary: "no name left the public headers since they froze",
    rationale: """
      An extension that uses the name can no longer be built. In a maintenance release that is \
      never allowed; before, several such removals were taken back late, so a release manager wants \
      to see them.
      """,
    limits: """
      From the second candidate on the first one is compared, for a maintenance release the one \
      before, and before that the first release of the series before. Private functions and data \
      count, no more than a warning; private macros and empty ones do not.
      """,
    examples: [
      .init(
        "moved to another header", tag: "v3.12.4", files: ["Include/b.h": declaration],
        others: ["v3.12.3": ["Include/a.h": declaration, "Include/b.h": ""]], expect: .passed),
      .init(
        "a function and a macro left", tag: "v3.12.4", files: ["Include/b.h": "\n"],
        others: ["v3.12.3": ["Include/a.h": declaration + "#define PyA_MAX 3\n#define Py_A_H\n"]],
        expect: .failed(["PyA_MAX", "PyA_New"])),
      .init(
        "moved to the internal headers", tag: "v3.12.4",
        files: ["Include/internal/pycore_a.h": declaration, "Include/b.h": "\n"],
        others: ["v3.12.3": ["Include/a.h": declaration]], expect: .failed(["PyA_New"])),
      .init(
        "nothing to compare with", tag: "v3.12.0a1", files: ["Include/a.h": declaration],
        expect: .notApplicable),
    ])

  private static let declaration = "PyAPI_FUNC(int) PyA_New(PyObject *a);\n"
}
