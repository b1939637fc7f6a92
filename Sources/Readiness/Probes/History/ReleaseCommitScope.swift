/// Asks whether the release commit changes only what a release changes.
enum ReleaseCommitScope: Question {
  /// The most paths that are named one by one.
  private static let limit = 50

  /// Paths, and folders with a slash at the end, that a release commit may change.
  private static let allowed: [String] = [
    "Doc/", "Include/patchlevel.h", "LICENSE", "Lib/distutils/__init__.py",
    "Lib/idlelib/idlever.py",
    "Lib/pydoc_data/", "Lib/pydoc_topics.py", "Lib/test/test_importlib/test_util.py", "Mac/",
    "Misc/ACKS", "Misc/HISTORY", "Misc/NEWS", "Misc/NEWS.d/", "Misc/RPM/",
    "Misc/externals.spdx.json",
    "Misc/sbom.spdx.json", "PC/", "PCbuild/", "Python/getcopyright.c", "README", "README.rst",
    "aclocal.m4", "configure", "configure.ac", "configure.in", "pyconfig.h.in",
  ]

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance throws(HistoryFault) in
      let commit = provenance.commit
      guard let parent = commit.parents.first, commit.parents.count == 1 else {
        return .notApplicable("the tagged commit has not just one parent")
      }
      let history = provenance.lineage.history
      let changes = try TreeChanges(
        from: try history.step(parent).tree, to: commit.tree, in: history)
      let strange = changes.all.filter { !isAllowed($0) }
      guard !strange.isEmpty else { return .passed }
      return .failed(
        strange.prefix(limit).map { path in
          Finding(
            subject: path.text, "\(commit.id.short) changes \(path)", at: [Location(path)])
        }, undetermined: [])
    }
  }

  private static func isAllowed(_ path: RepoPath) -> Bool {
    allowed.contains { rule in
      rule.hasSuffix("/") ? path.text.hasPrefix(rule) : path.text == rule
    }
  }
}

extension ReleaseCommitScope {
  static let documentation = ProbeDocumentation(
    summary: "the release commit changes nothing but version, NEWS, documentation and configure",
    rationale: """
      What the release commit changes was never built and tested before the tag. Code in it got there by \
      accident.
      """,
    limits: """
      It compares the tagged commit with its parent; a merge is not asked. At most fifty files are named.
      """,
    examples: [
      .init(
        "version and NEWS", tag: "v3.12.1",
        history: change([.patchlevel: "1", "Misc/NEWS.d/3.12.1.rst": ""]), expect: .passed),
      .init(
        "a module as well", tag: "v3.12.1", history: change([.patchlevel: "1", "Lib/os.py": "x"]),
        expect: .failed(["Lib/os.py"])),
      .init(
        "a module deleted", tag: "v3.12.1",
        history: SampleHistory([.init(files: ["Lib/os.py": ""]), .init(files: ["README": ""])]),
        expect: .failed(["Lib/os.py"])),
    ])

  private static func change(_ files: [RepoPath: String]) -> SampleHistory {
    SampleHistory([.init(files: [.patchlevel: "0"]), .init(files: files)])
  }
}
