internal import CPythonSource

/// Asks whether public constants have the values that they had when they froze.
enum ConstantsKept: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let comparison = try inspection.headers(since: .lastFreeze) else { return .nothingFrozen }
    guard !comparison.isEmpty else { return .noHeaders }
    var findings = Findings()
    for (name, declared) in comparison.now.declarations.sorted(by: { $0.key < $1.key })
    where counts(name) {
      let now = constants(declared)
      let before = constants(comparison.before.declarations[name] ?? [])
      guard let first = now.first, let old = before.first else { continue }
      let place = comparison.place(first.declared)
      if before.contains(where: { old in now.contains { $0.value == old.value } }) {
        findings.pass(place)
      } else {
        findings.fail(
          name,
          "\(place) gives \(name) the value \(text(of: first)); at \(comparison.release.tag) it was \(text(of: old))",
          at: place, comparison.place(old.declared, isBefore: true))
      }
    }
    return findings.outcome(ifNothing: "the public headers define no constants")
  }

  private struct Constant {
    let declared: HeaderIndex.Declared
    let value: Int64
  }

  /// Those whose value is written out. The version is meant to change.
  private static func constants(_ declared: [HeaderIndex.Declared]) -> [Constant] {
    declared.compactMap { declared in
      let kind = declared.declaration.kind
      guard kind == .macro || kind == .enumConstant, declared.path != .patchlevel,
        let value = declared.declaration.type.flatMap(CConstant.value)
      else { return nil }
      return Constant(declared: declared, value: value)
    }
  }

  /// Versions of the API and of formats are asked for by checks of their own.
  private static func counts(_ name: String) -> Bool {
    !name.isPrivateName && !name.hasSuffix("_VERSION")
  }

  private static func text(of constant: Constant) -> String {
    constant.declared.declaration.type ?? ""
  }

  static let documentation = ProbeDocumentation(
    summary: "public constants have the values that they had at the freeze",
    rationale: """
      The compiler puts the value into each extension. One that was built before goes on with the old \
      value: a flag then means another thing to it than to the interpreter.
      """,
    limits: """
      Macros and enumeration constants whose value is written out in numbers are compared; those of \
      other names are not followed. A constant with several values, under conditions, has changed if none \
      is left.
      """,
    examples: [
      .init(
        "written in another way", tag: "v3.12.4",
        files: tree("#define PyA_FLAG (1UL << 4)\nenum a { PyA_ONE = 1, PyA_TWO };\n"),
        others: [
          "v3.12.3": tree("#define PyA_FLAG 0x10\nenum a { PyA_ONE = 1, PyA_TWO = 2 };\n")
        ], expect: .passed),
      .init(
        "a flag, and constants in another order", tag: "v3.12.4",
        files: tree("#define PyA_FLAG 0x20\nenum a { PyA_TWO, PyA_ONE };\n"),
        others: ["v3.12.3": tree("#define PyA_FLAG 0x10\nenum a { PyA_ONE, PyA_TWO };\n")],
        expect: .failed(["PyA_FLAG", "PyA_ONE", "PyA_TWO"])),
      .init(
        "one value of several, and private ones", tag: "v3.12.4",
        files: tree(
          "#ifdef A\n#define PyA_FLAG 1\n#else\n#define PyA_FLAG 3\n#endif\n#define _PyA_X 2\n"),
        others: [
          "v3.12.3": tree(
            "#ifdef A\n#define PyA_FLAG 1\n#else\n#define PyA_FLAG 2\n#endif\n#define _PyA_X 1\n")
        ], expect: .passed),
      .init(
        "the release before is not there", tag: "v3.12.4", files: tree(""),
        expect: .undetermined(["Include"])),
      .init(
        "before the first candidate", tag: "v3.12.0b2", files: tree(""), expect: .notApplicable),
    ])

  private static func tree(_ header: String) -> [RepoPath: String] {
    ["Include/a.h": "#define Py_A_H\n" + header]
  }
}
