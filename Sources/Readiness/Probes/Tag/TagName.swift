/// Asks whether the tag's name is one of a release, and of this version.
enum TagName: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    guard case .tag(let name) = inspection.subject else {
      return .notApplicable("\(inspection.subject.name) is not a tag")
    }
    var findings = Findings()
    guard let tag = ReleaseTag(name) else {
      findings.fail(name, .notAReleaseTag(name))
      return findings.outcome(ifNothing: "")
    }
    if tag.version != inspection.version {
      findings.fail(name, .namesAnother(name, not: inspection.version))
      return findings.outcome(ifNothing: "")
    }
    return .passed(lookedAt: [])
  }
}

extension Message {
  fileprivate static func notAReleaseTag(_ name: String) -> Self {
    "\(name) is not the name of a release tag: vX.Y.Z, with aN, bN or rcN before a final release"
  }

  fileprivate static func namesAnother(_ name: String, not version: ReleaseVersion) -> Self {
    "\(name) does not name \(version.text)"
  }
}

extension TagName {
  static let documentation = ProbeDocumentation(
    summary: "the tag is named vX.Y.Z, with aN, bN or rcN before a final release",
    rationale: """
      Release tools, the documentation server and distributors find a release by the name of its \
      tag. The whole name counts: v3.12.0-fork and v3.12 are no releases of CPython.
      """,
    limits: """
      Up to 3.2 the first release of a series is vX.Y, up to 2.6 a candidate may be cN. A revision \
      that is not a tag has no name to judge.
      """,
    examples: [
      .init("an alpha", tag: "v3.12.0a1", files: [:], expect: .passed),
      .init("the first release of an old series", tag: "v2.7", files: [:], expect: .passed),
      .init(
        "a fork's tag", tag: "v3.12.0-fork", files: [:], expect: .failed(["v3.12.0-fork"])),
      .init("no micro number", tag: "v3.12", files: [:], expect: .failed(["v3.12"])),
      .init(
        "an old mark of a candidate", tag: "v3.12.0c1", files: [:], expect: .failed(["v3.12.0c1"])),
    ])
}
