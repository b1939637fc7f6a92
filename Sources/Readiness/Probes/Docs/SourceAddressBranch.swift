internal import CPythonSource

/// Asks whether links to source files lead to the branch of this series.
enum SourceAddressBranch: Question {
  private static let files: [RepoPath] = [
    "Doc/tools/extensions/pyspecific.py", "Doc/tools/sphinxext/pyspecific.py",
  ]
  /// The main branch, under its names over the years.
  private static let mainNames = ["main", "master", "default"]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, bytes) = try inspection.tree.first(of: files) else {
      return .notApplicable("the tree has no \(files[0])")
    }
    guard let branch = SourceAddress(source: bytes)?.branch else {
      return .notApplicable("\(path) sets no address with a branch")
    }
    let version = inspection.version
    let place = Location(path, line: branch.line)
    let own = version.series.text
    let isBeforeBranch = version.micro == 0 && version.level == .alpha
    let isFirstBeta = version.micro == 0 && version.level == .beta && version.serial == 1
    let isRight =
      (branch.text == own && !isBeforeBranch)
      || (mainNames.contains(branch.text) && (isBeforeBranch || isFirstBeta))
    if isRight { return .passed(lookedAt: [place]) }
    let wanted: Message = isBeforeBranch ? "\("main")" : "\(own)"
    return .failed(
      [
        Finding(
          subject: "SOURCE_URI", "\(place) leads to the branch \(branch.text), not to \(wanted)",
          at: [place])
      ], undetermined: [])
  }
}

extension SourceAddressBranch {
  static let documentation = ProbeDocumentation(
    summary:
      "links of the documentation to source files lead to main in an alpha, then to the branch",
    rationale: "A link to another branch shows the reader other code than what is described.",
    limits:
      "At the first beta either is right. Addresses of Subversion, up to 3.2, have no branch there.",
    examples: [
      .init("the branch", tag: "v3.12.0", files: [path: address("3.12")], expect: .passed),
      .init("main in an alpha", tag: "v3.12.0a1", files: [path: address("main")], expect: .passed),
      .init(
        "either at the first beta", tag: "v3.12.0b1", files: [path: address("main")],
        expect: .passed),
      .init(
        "main in a final release", tag: "v3.12.0", files: [path: address("main")],
        expect: .failed(["SOURCE_URI"])),
      .init(
        "the series before", tag: "v3.13.0a1", files: [path: address("3.12")],
        expect: .failed(["SOURCE_URI"])),
    ])

  private static let path: RepoPath = "Doc/tools/extensions/pyspecific.py"

  private static func address(_ branch: String) -> String {
    "import re\nSOURCE_URI = 'https://example.org/cpython/tree/\(branch)/%s'\n"
  }
}
