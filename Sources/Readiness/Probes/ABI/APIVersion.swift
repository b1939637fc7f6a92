/// Asks whether the versions of the C API and ABI are those of the feature freeze.
enum APIVersion: Question {
  private static let header: RepoPath = "Include/modsupport.h"
  private static let macros = ["PYTHON_API_VERSION", "PYTHON_ABI_VERSION"]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let release = try inspection.release(.featureFreeze, toCompare: header) else {
      return .notApplicable("there is no beta before this release")
    }
    var findings = Findings()
    for macro in macros {
      let now = try inspection.tree.macroNumber(macro, in: header)
      let before = try release.tree.macroNumber(macro, in: header)
      switch (now, before) {
      case (let now?, let before?): findings.compare(macro, now, with: before, at: release)
      case (nil, let before?):
        findings.fail(
          macro, "\(header) does not define \(macro); at \(release.tag) it did",
          at: before.place.at(release.tag))
      default: continue
      }
    }
    return findings.outcome(ifNothing: "\(header) defines no version of the API")
  }

  static let documentation = ProbeDocumentation(
    summary: "PYTHON_API_VERSION and PYTHON_ABI_VERSION stay the same from the first beta on",
    rationale: """
      Each extension carries the numbers of the headers that it was built with, and the interpreter \
      warns about, or refuses, one with others.
      """,
    limits: """
      The numbers are compared, not what they stand for. A maintenance release is compared with the one before.
      """,
    examples: [
      .init(
        "unchanged", tag: "v3.12.0b2", files: tree(1013), others: ["v3.12.0b1": tree(1013)],
        expect: .passed),
      .init(
        "changed", tag: "v3.12.0b2", files: tree(1014), others: ["v3.12.0b1": tree(1013)],
        expect: .failed(["PYTHON_API_VERSION"])),
      .init(
        "changed in a maintenance release", tag: "v3.12.2", files: tree(1014),
        others: ["v3.12.0b1": tree(1013), "v3.12.1": tree(1013)],
        expect: .failed(["PYTHON_API_VERSION"])),
      .init(
        "changed by a release before", tag: "v3.12.2", files: tree(1014),
        others: ["v3.12.0b1": tree(1013), "v3.12.1": tree(1014)], expect: .passed),
      .init(
        "the first beta is not there", tag: "v3.12.0b2", files: tree(1013),
        expect: .undetermined(["Include/modsupport.h"])),
      .init("the first beta", tag: "v3.12.0b1", files: tree(1013), expect: .notApplicable),
    ])

  private static func tree(_ version: Int) -> [RepoPath: String] {
    [
      header:
        "#define PYTHON_API_VERSION \(version)\n#define PYTHON_API_STRING \"\(version)\"\n#define PYTHON_ABI_VERSION 3\n"
    ]
  }
}
