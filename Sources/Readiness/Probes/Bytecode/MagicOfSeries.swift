/// Asks whether the magic number is greater than that of the series before.
enum MagicOfSeries: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let now = try inspection.tree.magicNumber() else {
      return .notApplicable("the tree does not define a magic number where it is looked for")
    }
    let version = inspection.version
    guard let series = version.series.predecessor(among: inspection.others.tags),
      series.major == version.series.major
    else { return .notApplicable("the numbers start anew with each major version") }
    guard let before = BaselineChoice(for: version, among: inspection.others.tags).tag,
      let release = inspection.others.tree(of: before.version)
    else {
      throw ReadError(
        path: now.place.path, reason: .missingRelease(ReleaseVersion(firstOf: series).tagName))
    }
    guard let old = try release.tree.magicNumber() else {
      return .notDefined("MAGIC_NUMBER", in: now.place.path, tag: release.tag)
    }
    if now.number > old.number { return .passed(lookedAt: [now.place]) }
    let finding = Finding(
      subject: "MAGIC_NUMBER",
      "the magic number is \(now.number), and \(release.tag) has \(old.number)",
      at: [now.place, old.place.at(release.tag)])
    return .failed([finding], undetermined: [])
  }

  static let documentation = ProbeDocumentation(
    summary: "the magic number is greater than that of the series before",
    rationale: """
      An interpreter that takes the .pyc files of another series for its own runs bytecode that \
      means something else. It does not refuse it: it crashes.
      """,
    limits: """
      Compared is with the first release of the series before, or the nearest tag of that series \
      that the repository has. An alpha may still share the number.
      """,
    examples: [
      .init(
        "greater", tag: "v3.12.0b1", files: tree(3531), others: ["v3.11.0": tree(3495)],
        expect: .passed),
      .init(
        "the same", tag: "v3.12.0b1", files: tree(3495), others: ["v3.11.0": tree(3495)],
        expect: .failed(["MAGIC_NUMBER"])),
      .init(
        "nothing to compare with", tag: "v3.12.0b1", files: tree(3531),
        expect: .undetermined([path.text])),
      .init("a new major version", tag: "v3.0b1", files: tree(3131), expect: .notApplicable),
    ])

  private static let path: RepoPath = "Lib/importlib/_bootstrap_external.py"

  private static func tree(_ magic: Int) -> [RepoPath: String] {
    [path: "\n\nMAGIC_NUMBER = (\(magic)).to_bytes(2, 'little')\n"]
  }
}

extension ReleaseVersion {
  /// The first release of a series.
  init(firstOf series: Series) {
    self.init(series: series, micro: 0, level: .final, serial: 0)
  }
}
