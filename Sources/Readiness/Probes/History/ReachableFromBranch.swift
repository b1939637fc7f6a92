/// Asks whether the branch of the series holds the tagged commit.
enum ReachableFromBranch: Question {
  /// The branch on which the next series is made, under its names over the years.
  private static let mainNames: Set<String> = ["main", "master", "default"]

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance throws(HistoryFault) in
      let version = inspection.version
      inspection.uses.noteLack()
      let names = wanted(for: version)
      let branches = try provenance.lineage.branches().filter { names.contains($0.name) }
      guard !branches.isEmpty else {
        return .notApplicable(
          "this repository has no branch \(words: version.series.text) to look in")
      }
      for branch in branches
      where try provenance.lineage.isAncestor(provenance.commit.id, of: branch.tip) {
        return .passed
      }
      let list = Message.joined(branches.map { "\($0.reference)" })
      return .failed(
        "branch", "\(provenance.commit.id.short) is not in the history of \(list)")
    }
  }

  /// An alpha is made on the main branch; the first beta is where the branch of the series begins.
  private static func wanted(for version: ReleaseVersion) -> Set<String> {
    let own = version.series.text
    let isBeforeBranch =
      version.level == .alpha || (version.level == .beta && version.serial == 1)
    return version.micro == 0 && isBeforeBranch ? mainNames.union([own]) : [own]
  }
}

extension ReachableFromBranch {
  static let documentation = ProbeDocumentation(
    summary: "the branch of the series holds the tagged commit",
    rationale: """
      After a release its commit is merged into the branch. If that is forgotten, the next release loses the \
      version, NEWS and fixes of this one.
      """,
    limits: """
      Before the merge the tag is not reachable by right. A branch is looked up here and among those of \
      remotes, as they were last fetched; a clone without it is not asked.
      """,
    examples: [
      .init("merged", tag: "v3.12.0", history: branch("3.12", 1), expect: .passed),
      .init(
        "not merged", tag: "v3.12.0", history: branch("3.12", 0), expect: .failed(["branch"])),
      .init(
        "another branch only", tag: "v3.12.0", history: branch("main", 1), expect: .notApplicable),
      .init("an alpha on main", tag: "v3.12.0a1", history: branch("main", 1), expect: .passed),
    ])

  private static func branch(_ name: String, _ tip: Int) -> SampleHistory {
    SampleHistory([.init("Begin"), .init("Release")], branches: [name: tip])
  }
}
