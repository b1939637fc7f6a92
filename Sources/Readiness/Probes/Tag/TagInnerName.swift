/// Asks whether the tag object names itself as the reference does, and marks a commit.
enum TagInnerName: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      var findings = Findings()
      if object.innerName != release.tag {
        findings.fail(
          Finding(
            subject: "tag", "the object of \(release.tag) names itself \(object.innerName)", at: [])
        )
      }
      if object.targetType != "commit" {
        findings.fail(
          Finding(
            subject: "type", "\(release.tag) marks a \(object.targetType), not a commit", at: []))
      }
      findings.passIfNothingFailed()
      return findings.outcome(ifNothing: "")
    }
  }
}

extension TagInnerName {
  static let documentation = ProbeDocumentation(
    summary: "the tag object carries the name of its reference, and marks a commit",
    rationale: """
      The signature covers the name inside the object. A reference that leads to the object of another \
      release passes every check of the signature, and gives the wrong source.
      """,
    limits: "A lightweight tag has no object.",
    examples: [
      .init("the same name", tag: "v3.12.0", history: .tagged("v3.12.0"), expect: .passed),
      .init(
        "the object of another release", tag: "v3.12.1",
        history: .tagged("v3.12.1", inside: "v3.12.0"), expect: .failed(["tag"])),
      .init(
        "a tag of a tag", tag: "v3.12.0", history: .tagged("v3.12.0", target: "tag"),
        expect: .failed(["type"])),
      .init(
        "lightweight", tag: "v3.12.0", history: .lightweight("v3.12.0"), expect: .notApplicable),
    ])
}
