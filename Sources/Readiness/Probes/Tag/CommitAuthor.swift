/// Asks whether the tagged commit was made by the series' release manager.
enum CommitAuthor: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance in
      guard let managers = inspection.releaseManagers else {
        return .notApplicable(.noSchedule(inspection.version))
      }
      let commit = provenance.commit
      if managers.include(commit.author.name) { return .passed }
      return .failed(
        "author",
        """
        the commit \(commit.id.short) was made by \(commit.author.name); the release manager is \
        \(managers.names.joined(separator: ", "))
        """)
    }
  }
}

extension CommitAuthor {
  static let documentation = ProbeDocumentation(
    summary: "the author of the tagged commit is the release manager of the series",
    rationale: """
      The commit that is tagged is the one in which the release manager sets the version. One by another \
      author is a commit that came before or after it.
      """,
    limits: "A name is what somebody wrote. The shorter form of a name counts as the same.",
    examples: [
      .init("the release manager", tag: "v3.7.0", history: .tagged("v3.7.0"), expect: .passed),
      .init(
        "somebody else", tag: "v3.7.0", history: .tagged("v3.7.0", author: "Guest Author"),
        expect: .failed(["author"])),
    ])
}
