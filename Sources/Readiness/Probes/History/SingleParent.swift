/// Asks whether the tagged commit is a plain one.
enum SingleParent: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance in
      let commit = provenance.commit
      if commit.parents.count == 1 { return .passed }
      return .failed(
        "parents", "\(commit.id.short) has \(words: spoken(commit.parents.count))")
    }
  }

  private static func spoken(_ count: Int) -> String {
    count == 0 ? "no parent" : "\(count) parents"
  }
}

extension SingleParent {
  static let documentation = ProbeDocumentation(
    summary: "the tagged commit has one parent",
    rationale: """
      The release commit sets the version and nothing else. A merge in its place brings in what was not in \
      the tree that was tested.
      """,
    limits: "It counts parents; what the commit changes is another check's.",
    examples: [
      .init("one", tag: "v3.12.0", history: history(parents: [0]), expect: .passed),
      .init(
        "a merge", tag: "v3.12.0", history: history(parents: [0, 1]), expect: .failed(["parents"])),
      .init(
        "the first commit", tag: "v3.12.0", history: history(parents: []),
        expect: .failed(["parents"])),
    ])

  private static func history(parents: [Int]) -> SampleHistory {
    SampleHistory([.init("A"), .init("B"), .init("Python 3.12.0", parents: parents)])
  }
}
