/// Asks whether the signature stands on a digest that is not broken.
enum TagSignatureDigest: Question {
  private static let broken: Set<String> = ["MD5", "SHA-1", "RIPEMD-160"]

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      guard case .openPGP(_, let digest?, _) = object.signature else {
        return .notApplicable("\(release.tag) carries no OpenPGP signature with a digest")
      }
      if !broken.contains(digest) { return .passed }
      return .failed(release.tag, "the signature of \(release.tag) stands on \(digest)")
    }
  }
}

extension TagSignatureDigest {
  static let documentation = ProbeDocumentation(
    summary: "the digest of the signature is neither MD5, SHA-1 nor RIPEMD-160",
    rationale:
      "Two texts with one such digest can be made, so the signature of one is that of both.",
    limits: "It says nothing of the key's own strength.",
    examples: [
      .init("SHA-512", tag: "v3.12.0", history: signed("SHA-512"), expect: .passed),
      .init("SHA-1", tag: "v3.12.0", history: signed("SHA-1"), expect: .failed(["v3.12.0"])),
      .init("unsigned", tag: "v3.12.0", history: .tagged("v3.12.0"), expect: .notApplicable),
    ])

  private static func signed(_ digest: String) -> SampleHistory {
    .tagged("v3.12.0", signature: .openPGP(fingerprint: "AB", digest: digest, holder: nil))
  }
}
