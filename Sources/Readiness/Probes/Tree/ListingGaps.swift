extension Findings {
  /// Leaves open what a folder that could not be read may hold.
  mutating func leaveOpen(gapsOf tree: SourceTree) {
    for gap in tree.listing.gaps {
      leaveOpen(
        gap.folder.text, "the folder \(gap.folder) could not be read: \(gap.reason)",
        at: Location(gap.folder))
    }
  }

  /// What a question about every path of the tree came to.
  func outcome(overPathsOf tree: SourceTree) -> Outcome {
    var all = self
    all.leaveOpen(gapsOf: tree)
    if tree.listing.entries.isEmpty, tree.listing.gaps.isEmpty {
      return .notApplicable("the tree is empty")
    }
    let outcome = all.outcome(ifNothing: "")
    if case .notApplicable = outcome { return .passed(lookedAt: []) }
    return outcome
  }
}
