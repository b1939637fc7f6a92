internal import CPythonSource

/// Asks whether a maintenance release declares functions that the release before it does not.
enum NewFunctions: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let comparison = try inspection.headers(since: .previousRelease) else {
      return .notApplicable("this is no maintenance release")
    }
    guard !comparison.isEmpty else { return .noHeaders }
    var findings = Findings()
    for (name, declared) in comparison.now.declarations.sorted(by: { $0.key < $1.key }) {
      guard let function = declared.first(where: { isExported($0) }) else { continue }
      let place = comparison.place(function)
      if comparison.before.declarations[name] != nil {
        findings.pass(place)
        continue
      }
      let users = macros(that: name, in: comparison)
      findings.fail(
        Finding(
          subject: name,
          users.isEmpty
            ? "\(place) declares \(name), which \(comparison.release.tag) does not have"
            : "\(place) declares \(name), which \(comparison.release.tag) does not have, and the macro \(users[0].declaration.name) calls it",
          at: [place] + users.prefix(3).map { comparison.place($0) },
          atMost: name.isPrivateName && users.isEmpty ? .note : nil))
    }
    return findings.outcome(ifNothing: "the public headers declare no functions")
  }

  private static func isExported(_ declared: HeaderIndex.Declared) -> Bool {
    declared.declaration.kind == .function || declared.declaration.kind == .variable
  }

  /// The public macros whose replacement names the function.
  private static func macros(
    that name: String, in comparison: APIComparison
  ) -> [HeaderIndex.Declared] {
    comparison.now.declarations.values.joined().filter { declared in
      guard declared.declaration.kind == .functionMacro || declared.declaration.kind == .macro,
        let text = declared.declaration.type, text.contains(name)
      else { return false }
      return text.words.contains(name[...])
    }.sorted { $0.declaration.name < $1.declaration.name }
  }

  static let documentation = ProbeDocumentation(
    summary: "a maintenance release exports no new function",
    rationale: """
      An extension built with this release that calls the function does not load with an earlier \
      one of the same series. Where a public macro was made to call it, that is every extension that \
      is merely built again.
      """,
    limits: """
      Functions and data that the public headers declare are compared with the release before. \
      Private ones are a note, unless a macro calls them.
      """,
    examples: [
      .init(
        "none", tag: "v3.6.1", files: tree(""), others: ["v3.6.0": tree("")], expect: .passed),
      .init(
        "one, called by a macro", tag: "v3.6.1",
        files: tree(
          "PyAPI_FUNC(int) PyA_Unpack(PyObject *a);\n#define PyA_Get(a) (PyA_Unpack(a) + 1)\n"),
        others: ["v3.6.0": tree("PyAPI_FUNC(int) PyA_Get(PyObject *a);\n")],
        expect: .failed(["PyA_Unpack"])),
      .init(
        "the release before is not there", tag: "v3.6.1", files: tree(""),
        expect: .undetermined(["Include"])),
      .init("a first release", tag: "v3.6.0", files: tree(""), expect: .notApplicable),
    ])

  private static func tree(_ more: String) -> [RepoPath: String] {
    ["Include/a.h": "PyAPI_FUNC(int) PyA_New(PyObject *a);\n" + more]
  }
}
