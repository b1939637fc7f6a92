/// Lists the code that changed between the last candidate and the release.
enum CandidateToFinal: Question {
  /// The most paths that are named one by one.
  private static let limit = 200

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance throws(HistoryFault) in
      let version = inspection.version
      guard version.level == .final else {
        return .notApplicable("\(version.text) is not a final release")
      }
      let lineage = provenance.lineage
      let candidates = lineage.releases.filter {
        $0.version.series == version.series && $0.version.micro == version.micro
          && $0.version.level == .candidate
      }
      guard let last = candidates.max() else {
        return .notApplicable("this repository has no candidate of \(words: version.text)")
      }
      let before = try lineage.provenance(of: last).commit
      let changes = try TreeChanges(
        from: before.tree, to: provenance.commit.tree, in: lineage.history)
      let code = changes.all.filter(isCode)
      guard !code.isEmpty else { return .passed }
      return .failed(
        code.prefix(limit).map { path in
          Finding(
            subject: path.text, "\(path) changed since \(last.name)",
            at: [changes.removed.contains(path) ? Location(path, tag: last.name) : Location(path)])
        }, undetermined: [])
    }
  }

  private static let versionFiles: Set<String> = [
    "Include/patchlevel.h", "Lib/idlelib/idlever.py", "Lib/distutils/__init__.py",
  ]

  /// Neither documentation, news, tests nor a carrier of the version.
  private static func isCode(_ path: RepoPath) -> Bool {
    guard !versionFiles.contains(path.text) else { return false }
    let top = path.text.split(separator: "/", maxSplits: 1).first ?? ""
    if ["Doc", "Misc", "README", "README.rst", "LICENSE", ".github"].contains(top) { return false }
    let parts = path.text.split(separator: "/").dropLast()
    return !parts.contains { ["test", "tests", "idle_test", "pydoc_data"].contains($0) }
  }
}

extension CandidateToFinal {
  static let documentation = ProbeDocumentation(
    summary: "no code changed between the last candidate and the release",
    rationale: """
      A candidate is what the release is to be, but for the worst faults. What was picked after it is the \
      list that a release manager reads once more.
      """,
    limits: """
      Every real final release has some such change: it is a list for the reader. Documentation, news, tests \
      and carriers of the version are left out.
      """,
    examples: [
      .init(
        "news only", tag: "v3.12.0",
        history: history(["Lib/os.py": "a", "Misc/NEWS.d/3.12.0.rst": ""]), expect: .passed),
      .init(
        "a module", tag: "v3.12.0", history: history(["Lib/os.py": "b"]),
        expect: .failed(["Lib/os.py"])),
      .init(
        "a test", tag: "v3.12.0", history: history(["Lib/os.py": "a", "Lib/test/test_os.py": ""]),
        expect: .passed),
      .init(
        "a candidate", tag: "v3.12.0rc2", history: history(["Lib/os.py": "b"]),
        expect: .notApplicable),
    ])

  private static func history(_ files: [RepoPath: String]) -> SampleHistory {
    SampleHistory([
      .init(files: ["Lib/os.py": "a"], tag: "v3.12.0rc1"), .init(files: files, tag: "v3.12.0"),
    ])
  }
}
