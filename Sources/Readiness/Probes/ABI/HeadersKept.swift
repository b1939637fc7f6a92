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
      if let now = comparison.now.declarations[name], let place = now.first {
        if let loss = loss(of: name, from: declared, to: now, comparison) {
          findings.fail(
            Finding(
              subject: name, loss, at: [comparison.place(place)],
              atMost: weight(of: name, declared, in: inspection.tree)))
        } else {
          findings.pass(comparison.place(place))
        }
      } else {
        findings.fail(
          Finding(
            subject: name,
            "\(name) left the public headers; at \(comparison.release.tag) it is \(words: SymbolKind(first.declaration.kind).withArticle)",
            at: [comparison.place(first, isBefore: true)],
            atMost: weight(of: name, declared, in: comparison.release.tree)))
      }
    }
    try findUnreached(in: inspection.tree, comparison, &findings)
    return findings.outcome(ifNothing: "the public headers declare nothing")
  }

  /// From the second candidate on what froze the API; before, the series before.
  private static func comparison(
    for inspection: Inspection
  ) throws(ReadError) -> APIComparison? {
    if let frozen = try inspection.headers(since: .lastFreeze) { return frozen }
    let version = inspection.version
    guard version.micro == 0, version.level != .final, let baseline = inspection.baseline else {
      return nil
    }
    return try APIComparison(inspection.surface, with: baseline)
  }

  /// A binary that was built with a macro needs it no more; a function that no source defines was never
  /// there to be used.
  private static func weight(
    of name: String, _ declared: [HeaderIndex.Declared], in tree: SourceTree
  ) -> Severity? {
    if name.isPrivateName || declared.allSatisfy(isMacro) { return .warning }
    guard declared.allSatisfy({ $0.declaration.kind == .function }) else { return nil }
    return tree.defines(name) ? nil : .note
  }

  /// What became of a function that is still named in the headers, and which a binary cannot find any
  /// more; nil if it can.
  private static func loss(
    of name: String, from before: [HeaderIndex.Declared], to now: [HeaderIndex.Declared],
    _ comparison: APIComparison
  ) -> Message? {
    let kinds = Set(now.map(\.declaration.kind))
    guard before.contains(where: \.declaration.isExported), let first = now.first,
      !kinds.contains(.staticInlineFunction)
    else { return nil }
    if !kinds.contains(.function), !kinds.contains(.variable), kinds.contains(.functionMacro) {
      return
        "\(comparison.place(first)) makes a macro of \(name), which \(comparison.release.tag) exports"
    }
    let plain = now.filter { $0.declaration.kind == .function || $0.declaration.kind == .variable }
    guard !plain.isEmpty, !plain.contains(where: \.declaration.isExported) else { return nil }
    return
      "\(comparison.place(first)) does not export \(name) any more; \(comparison.release.tag) does"
  }

  /// Headers that Python.h does not lead to any more, and those that it names and nobody has.
  private static func findUnreached(
    in tree: SourceTree, _ comparison: APIComparison, _ findings: inout Findings
  ) throws(ReadError) {
    let now = try IncludedHeaders(of: tree)
    guard !now.reached.isEmpty else { return }
    for (place, name) in now.missing where tree.listing[RepoPath(name + ".in")] == nil {
      findings.fail(name, "\(place) includes \(name), and there is no such header", at: place)
    }
    let before = try IncludedHeaders(of: comparison.release.tree)
    for path in before.reached.subtracting(now.reached).sorted()
    where Surface.isPublicHeader(path) && tree.listing[path] != nil {
      findings.fail(
        path.text,
        "\(IncludedHeaders.start) does not lead to \(path) any more; at \(comparison.release.tag) it does",
        at: Location(IncludedHeaders.start), Location(path))
    }
  }

  /// Private macros come and go with the code that uses them; what guards a header is no name.
  private static func counts(_ name: String, _ declared: [HeaderIndex.Declared]) -> Bool {
    if !name.isPrivateName {
      return declared.contains { !isGuard($0) && (hasPrefix(name) || isType($0)) }
    }
    guard name.hasPrefix("_Py") else { return false }
    return declared.contains {
      $0.declaration.kind == .function || $0.declaration.kind == .variable
    }
  }

  /// Whether a macro is named as those of the API are; others serve the headers themselves.
  private static func hasPrefix(_ name: String) -> Bool {
    ["Py", "PY", "METH_", "T_", "CO_"].contains { name.hasPrefix($0) }
  }

  private static func isType(_ declared: HeaderIndex.Declared) -> Bool {
    switch declared.declaration.kind {
    case .typedef, .structure, .union, .enumeration: true
    default: false
    }
  }

  private static func isMacro(_ declared: HeaderIndex.Declared) -> Bool {
    declared.declaration.kind == .macro || declared.declaration.kind == .functionMacro
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
      before, and before that the first release of the series before. Macros, private functions and \
      data are no more than a warning, a function that no source defines is a note; private macros, empty ones and those that are not named as \
      the API is do not. So does a function that is declared and not exported any more, a header that Python.h \
      does not lead to any more, and one that it names and that is not there.
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
        "a function that is not exported, and one that is a macro now", tag: "v3.12.4",
        files: [
          "Include/b.h": "int PyA_New(PyObject *a);\n#define PyA_Old(a) PyA_New(a)\n",
          "Objects/a.c": "int PyA_New(PyObject *a) {}\nint PyA_Old(PyObject *a) {}\n",
        ],
        others: [
          "v3.12.3": ["Include/a.h": declaration + "PyAPI_FUNC(int) PyA_Old(PyObject *a);\n"]
        ],
        expect: .failed(["PyA_New", "PyA_Old"])),
      .init(
        "a header that Python.h does not lead to", tag: "v3.12.4",
        files: [
          "Include/Python.h": "#include \"pyconfig.h\"\n#include \"b.h\"\n#include \"c.h\"\n",
          "Include/a.h": declaration, "Include/b.h": "\n", "pyconfig.h.in": "\n",
        ],
        others: [
          "v3.12.3": [
            "Include/Python.h": "#include \"a.h\"\n#include \"b.h\"\n", "Include/a.h": declaration,
            "Include/b.h": "\n",
          ]
        ], expect: .failed(["c.h", "Include/a.h"])),
      .init(
        "moved to the internal headers", tag: "v3.12.4",
        files: ["Include/internal/pycore_a.h": declaration, "Include/b.h": "\n"],
        others: [
          "v3.12.3": ["Include/a.h": declaration, "Objects/a.c": "int PyA_New(PyObject *a) {}\n"]
        ],
        expect: .failed(["PyA_New"])),
      .init(
        "nothing to compare with", tag: "v3.12.0a1", files: ["Include/a.h": declaration],
        expect: .notApplicable),
    ])

  private static let declaration = "PyAPI_FUNC(int) PyA_New(PyObject *a);\n"
}

extension SourceTree {
  /// Whether a C source of the interpreter or of a module defines a function; true if that cannot be told.
  func defines(_ function: String) -> Bool {
    guard listing.gaps.isEmpty else { return true }
    for folder in CModuleIndex.sourceFolders {
      for entry in listing.entries(below: folder)
      where entry.path.ending == "c" && entry.kind != .link {
        guard let outline = try? c(at: entry.path, as: .cSource) else { return true }
        if outline.declarations.contains(where: { $0.name == function }) { return true }
      }
    }
    return false
  }
}
