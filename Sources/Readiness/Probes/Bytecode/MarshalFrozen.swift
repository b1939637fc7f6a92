/// Asks whether the version of the marshal format is that of the first candidate of the
/// series, or of the release before.
enum MarshalFrozen: Question {
  private static let header: RepoPath = "Include/marshal.h"
  private static let name = "Py_MARSHAL_VERSION"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let now = try inspection.tree.macroNumber(name, in: header) else {
      return .notApplicable("\(header) does not define \(name)")
    }
    guard let release = try inspection.release(.lastFreeze, toCompare: header) else {
      return .notApplicable("there is no candidate before this release")
    }
    guard let before = try release.tree.macroNumber(name, in: header) else {
      return .notDefined(name, in: header, tag: release.tag)
    }
    var findings = Findings()
    findings.compare(name, now, with: before, at: release)
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary:
      "the version of the marshal format stays the same from the first candidate of the series on",
    rationale: """
      .pyc files are written with marshal. A new version of its format makes files that the \
      releases before it in the series cannot read, though the magic number says that they can.
      """,
    limits: "The number is compared, not the code that writes and reads the format.",
    examples: [
      .init(
        "unchanged", tag: "v3.12.0", files: tree(4), others: ["v3.12.0rc1": tree(4)],
        expect: .passed),
      .init(
        "changed", tag: "v3.12.0", files: tree(5), others: ["v3.12.0rc1": tree(4)],
        expect: .failed(["Py_MARSHAL_VERSION"])),
      .init(
        "the release before is not there", tag: "v3.12.1", files: tree(4),
        expect: .undetermined(["Include/marshal.h"])),
      .init("no such macro yet", tag: "v2.3", files: [header: "\n"], expect: .notApplicable),
    ])

  private static func tree(_ version: Int) -> [RepoPath: String] {
    [header: "#ifndef Py_MARSHAL_H\n#define \(name) \(version)\n#endif\n"]
  }
}
