/// Asks whether the tag carries a signature.
enum TagSigned: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTag { release in
      guard release.isOfGit else { return .notApplicable(.beforeGit) }
      guard let object = release.provenance.tagObject else {
        return .failed(release.tag, "\(release.tag) has no tag object that could carry a signature")
      }
      switch object.signature {
      case .openPGP: return verified(object, release.tag)
      case .none: return .failed(release.tag, "\(release.tag) carries no signature")
      case .ssh:
        return .failed(release.tag, "\(release.tag) carries an SSH signature, not one of OpenPGP")
      case .unreadable:
        return .failed(
          release.tag, "\(release.tag) carries a signature in which no key or digest can be read")
      }
    }
  }
}

extension TagSigned {
  /// What the keyring says, if one was given.
  private static func verified(_ object: TagFacts, _ tag: String) -> Outcome {
    switch object.verification {
    case nil, .valid: .passed
    case .invalid: .failed(tag, "the signature of \(tag) is not one over this tag")
    case .unknownKey:
      .undetermined([
        Finding(subject: tag, "the keyring does not hold the key that signed \(tag)", at: [])
      ])
    case .notDone(let reason):
      .undetermined([
        Finding(subject: tag, "the signature of \(tag) was not verified: \(words: reason)", at: [])
      ])
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "the tag carries an OpenPGP signature",
    rationale: """
      The signature of the release manager on the tag is what ties the source to a person, whatever \
      happens to the server that it is fetched from.
      """,
    limits: """
      Whether the signature is valid is told only with a keyring (--keyring). From 3.14 on tags need no \
      OpenPGP signature (PEP 761).
      """,
    examples: [
      .init(
        "signed", tag: "v3.12.0",
        history: .tagged(
          "v3.12.0", signature: .openPGP(fingerprint: "AB", digest: "SHA-512", holder: nil)),
        expect: .passed),
      .init(
        "verified", tag: "v3.12.0",
        history: .verified("v3.12.0", .valid(fingerprint: "AB", by: "gpgv")), expect: .passed),
      .init(
        "a signature over something else", tag: "v3.12.0",
        history: .verified("v3.12.0", .invalid), expect: .failed(["v3.12.0"])),
      .init(
        "a key that the keyring lacks", tag: "v3.12.0",
        history: .verified("v3.12.0", .unknownKey), expect: .undetermined(["v3.12.0"])),
      .init("unsigned", tag: "v3.12.0", history: .tagged("v3.12.0"), expect: .failed(["v3.12.0"])),
      .init(
        "signed with SSH", tag: "v3.12.0", history: .tagged("v3.12.0", signature: .ssh),
        expect: .failed(["v3.12.0"])),
      .init(
        "cut in half", tag: "v3.12.0", history: .tagged("v3.12.0", signature: .unreadable),
        expect: .failed(["v3.12.0"])),
      .init(
        "lightweight", tag: "v3.12.1", history: .lightweight("v3.12.1"),
        expect: .failed(["v3.12.1"])),
      .init(
        "as if of the days of Mercurial, which knew no such series", tag: "v3.12.0",
        history: .tagged("v3.12.0", on: "2014-05-13"), expect: .failed(["v3.12.0"])),
      .init(
        "converted from Mercurial", tag: "v3.6.0rc2",
        history: .lightweight("v3.6.0rc2", on: "2016-12-16"), expect: .notApplicable),
    ])
}
