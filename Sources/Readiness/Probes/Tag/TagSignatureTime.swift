/// Asks whether the signature was made when the tag was.
enum TagSignatureTime: Question {
  /// In seconds.
  private static let tolerance: Int64 = 3600

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      guard case .openPGP = object.signature else {
        return .notApplicable("\(release.tag) carries no OpenPGP signature")
      }
      guard let signed = object.signatureTime, let tagger = object.tagger else {
        return .notApplicable("the signature or the tag names no time")
      }
      // Both are what somebody wrote: any 64-bit number.
      let (difference, isHuge) = signed.subtractingReportingOverflow(tagger.moment.seconds)
      if !isHuge, (-tolerance...tolerance).contains(difference) { return .passed }
      return .failed(
        release.tag,
        """
        the signature is of \(CivilDay(secondsSince1970: signed).text), more than an hour away from \
        the tag, which is of \(CivilDay(secondsSince1970: tagger.moment.seconds).text)
        """)
    }
  }
}

extension TagSignatureTime {
  static let documentation = ProbeDocumentation(
    summary: "the signature was made within an hour of the tag",
    rationale: """
      git signs a tag in the moment that it makes it. A signature of another time was put there afterwards, \
      or one of the two clocks was wrong.
      """,
    limits: "Both times are what the tagger's machine said.",
    examples: [
      .init("at once", tag: "v3.12.0", history: signed(2), expect: .passed),
      .init("a day later", tag: "v3.12.0", history: signed(86_400), expect: .failed(["v3.12.0"])),
      .init(
        "no time in the signature", tag: "v3.12.0", history: signed(nil), expect: .notApplicable),
    ])

  private static func signed(_ delay: Int64?) -> SampleHistory {
    .tagged(
      "v3.12.0", signature: .openPGP(fingerprint: "AB", digest: "SHA-512", holder: nil),
      signed: delay)
  }
}
