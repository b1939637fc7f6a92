/// Asks whether the key that the signature names is one of the series' release manager.
enum TagSigner: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      guard case .openPGP(var issuer, _, _) = object.signature else {
        return .notApplicable("\(release.tag) carries no OpenPGP signature")
      }
      // The key that made it, where a keyring has shown that, counts before the one that it names.
      if case .valid(let fingerprint, _)? = object.verification { issuer = fingerprint }
      guard let issuer else {
        return .failed(release.tag, "the signature of \(release.tag) names no key")
      }
      guard let managers = inspection.releaseManagers else {
        return .notApplicable(.noSchedule(inspection.version))
      }
      let held = inspection.keys.filter { managers.include($0.holder) }
      if held.contains(where: { $0.isNamed(by: issuer) }) { return .passed }
      let names = managers.names.joined(separator: ", ")
      if let other = inspection.keys.first(where: { $0.isNamed(by: issuer) }) {
        return .failed(
          release.tag, "the key \(issuer) is that of \(other.holder), not of \(names)")
      }
      guard !held.isEmpty else {
        return .undetermined([
          Finding(
            subject: release.tag, "check data know no key of \(names)", at: [], atMost: .note)
        ])
      }
      return .failed(release.tag, "the key \(issuer) is none that check data know of \(names)")
    }
  }
}

extension TagSigner {
  static let documentation = ProbeDocumentation(
    summary: "the signature names a key of the series' release manager",
    rationale: """
      A signature by some other key is no sign that the release manager made the release. Redistributors \
      pin the keys, and their builds fail.
      """,
    limits: """
      It is what the signature claims; only a keyring shows that it is true. Known keys are in \
      `checks/keys`; a manager without one there leaves the question open.
      """,
    examples: [
      .init(
        "the manager's key", tag: "v3.7.0",
        history: .tagged("v3.7.0", signature: signature(SampleRelease.key.fingerprint)),
        expect: .passed),
      .init(
        "the manager's key by its id", tag: "v3.7.0",
        history: .tagged(
          "v3.7.0", signature: signature(String(SampleRelease.key.fingerprint.suffix(16)))),
        expect: .passed),
      .init(
        "an unknown key", tag: "v3.7.0",
        history: .tagged("v3.7.0", signature: signature(String(repeating: "0", count: 40))),
        expect: .failed(["v3.7.0"])),
      .init(
        "the key of another manager", tag: "v3.7.0",
        history: .tagged("v3.7.0", signature: signature(SampleRelease.otherKey.fingerprint)),
        expect: .failed(["v3.7.0"])),
      .init("unsigned", tag: "v3.7.0", history: .tagged("v3.7.0"), expect: .notApplicable),
    ])

  private static func signature(_ key: String) -> TagFacts.Signature {
    .openPGP(fingerprint: key, digest: "SHA-512", holder: nil)
  }
}
