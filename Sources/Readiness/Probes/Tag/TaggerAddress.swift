/// Asks whether the tagger used an address of the project.
enum TaggerAddress: Question {
  private static let domain = "@python.org"

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      guard let tagger = object.tagger else {
        return .notApplicable("\(release.tag) names no tagger")
      }
      if tagger.email.lowercased().hasSuffix(domain) { return .passed }
      return .failed(release.tag, "the tagger's address is \(tagger.email)")
    }
  }
}

extension TaggerAddress {
  static let documentation = ProbeDocumentation(
    summary: "the tagger's address is one of python.org",
    rationale: "PEP 101 asks release managers for one, and the keys that users fetch carry it.",
    limits: "Several release managers have used another; it is for the reader only.",
    examples: [
      .init("of the project", tag: "v3.7.0", history: .tagged("v3.7.0"), expect: .passed),
      .init(
        "of somebody's own", tag: "v3.9.0", history: .tagged("v3.9.0", email: "some@body.example"),
        expect: .failed(["v3.9.0"])),
    ])
}
