/// Stands for the probe of the removals until it is written.
enum RemovalsGone {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    .notApplicable("the series has no removals to look for")
  }

  static let documentation = ProbeDocumentation(
    summary: "what check data expects to be gone is gone", rationale: "", limits: "", examples: [])
}
