/// Asks whether the magic number is that of the first candidate of the series, or of the release
/// before.
enum MagicFrozen: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let now = try inspection.tree.magicNumber() else {
      return .notApplicable("the tree does not define a magic number where it is looked for")
    }
    if inspection.version.level == .candidate, inspection.version.serial == 1 {
      return try compareWithBeta(now, inspection)
    }
    guard
      let release = try inspection.release(.lastFreeze, toCompare: now.place.path)
    else { return .notApplicable("there is no candidate before this release") }
    guard let before = try release.tree.magicNumber() else {
      return .notDefined("MAGIC_NUMBER", in: now.place.path, tag: release.tag)
    }
    var findings = Findings()
    findings.compare("MAGIC_NUMBER", now, with: before, at: release)
    return findings.outcome(ifNothing: "")
  }

  /// The first candidate sets the number: one that it changes itself makes the files of the betas
  /// useless, which is allowed, and worth a look.
  private static func compareWithBeta(
    _ now: PlacedNumber, _ inspection: Inspection
  ) throws(ReadError) -> Outcome {
    let earlier = inspection.others.tags.last {
      $0.version.series == inspection.version.series && $0.version < inspection.version
    }
    guard let earlier, let beta = inspection.others.tree(of: earlier.version),
      let before = try beta.tree.magicNumber()
    else { return .notApplicable("there is no beta before this candidate") }
    var findings = Findings()
    findings.compare("MAGIC_NUMBER", now, with: before, at: beta, atMost: .warning)
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary: "the magic number stays the same from the first candidate of the series on",
    rationale: """
      A release of the same series has to read the .pyc files of the releases before it: they are \
      shipped in packages, and are found by the name of the series alone.
      """,
    limits: """
      A first release is compared with the tag of the first candidate, a maintenance release with the one \
      before; that has to be in the repository.
      """,
    examples: [
      .init(
        "unchanged", tag: "v3.12.0", files: tree(3531), others: ["v3.12.0rc1": tree(3531)],
        expect: .passed),
      .init(
        "changed in a maintenance release", tag: "v3.5.3", files: tree(3351),
        others: ["v3.5.2": tree(3350)], expect: .failed(["MAGIC_NUMBER"])),
      .init(
        "changed by an earlier candidate", tag: "v3.4.1", files: tree(3310),
        others: ["v3.4.0rc1": tree(3300), "v3.4.0": tree(3310)], expect: .passed),
      .init(
        "the release before is not there", tag: "v3.12.1", files: tree(3531),
        expect: .undetermined([path.text])),
      .init(
        "changed with the first candidate", tag: "v3.6.0rc1", files: tree(3379),
        others: ["v3.6.0b4": tree(3378)], expect: .failed(["MAGIC_NUMBER"])),
      .init(
        "before the first candidate", tag: "v3.12.0b1", files: tree(3531), expect: .notApplicable),
    ])

  private static let path: RepoPath = "Lib/importlib/_bootstrap_external.py"

  private static func tree(_ magic: Int) -> [RepoPath: String] {
    [path: "\n\nMAGIC_NUMBER = (\(magic)).to_bytes(2, 'little')\n"]
  }
}
