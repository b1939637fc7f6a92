extension Findings {
  /// Notes which of some files differ from those of an earlier release.
  mutating func compareFiles(
    _ tree: SourceTree, with release: ComparedTree, where counts: (RepoPath) -> Bool
  ) {
    leaveOpen(gapsOf: tree)
    for entry in tree.listing.entries where counts(entry.path) {
      let place = Location(entry.path)
      guard let old = release.tree.listing[entry.path] else {
        if let gap = release.tree.listing.gap(hiding: entry.path) {
          let error = release.tree.listing.error(of: gap, hiding: entry.path)
          leaveOpen(entry.path.text, error.message, at: place)
        } else {
          fail(entry.path.text, "\(entry.path) came after \(release.tag)", at: place)
        }
        continue
      }
      if old.id == entry.id {
        pass(place)
      } else {
        fail(entry.path.text, "\(entry.path) changed after \(release.tag)", at: place)
      }
    }
    for entry in release.tree.listing.entries
    where counts(entry.path) && tree.listing[entry.path] == nil
      && tree.listing.gap(hiding: entry.path) == nil
    {
      fail(
        entry.path.text, "\(entry.path) left after \(release.tag)",
        at: Location(entry.path, tag: release.tag))
    }
  }
}

/// Asks whether the grammar and the instructions are what they were when they froze.
enum GrammarFrozen: Question {
  private static let files: Set<RepoPath> = [
    "Grammar/Grammar", "Grammar/Tokens", "Grammar/python.gram", "Include/opcode.h",
    "Include/opcode_ids.h", "Lib/_opcode_metadata.py", "Lib/opcode.py", "Parser/Python.asdl",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let release = try inspection.release(.lastFreeze, toCompare: "Grammar") else {
      return .notApplicable("the grammar may change until the first candidate")
    }
    var findings = Findings()
    findings.compareFiles(inspection.tree, with: release, where: files.contains)
    return findings.outcome(ifNothing: "the tree has none of the files that hold the grammar")
  }

  static let documentation = ProbeDocumentation(
    summary: "the files of the grammar, the syntax tree and the instructions have not changed",
    rationale: """
      A change there after the first candidate changes what programs mean or how they are compiled. \
      It may be a correction; a release manager wants to have seen it.
      """,
    limits: "Files are compared by their contents: a comment counts as well.",
    examples: [
      .init(
        "unchanged", tag: "v3.12.1", files: ["Grammar/python.gram": "a: 'if'\n"],
        others: ["v3.12.0": ["Grammar/python.gram": "a: 'if'\n"]], expect: .passed),
      .init(
        "changed", tag: "v3.12.0rc2", files: ["Grammar/python.gram": "a: 'if'\n"],
        others: ["v3.12.0rc1": ["Grammar/python.gram": "a: 'IF'\n"]],
        expect: .failed(["Grammar/python.gram"])),
      .init(
        "the release before is not there", tag: "v3.12.1", files: ["Grammar/Tokens": ""],
        expect: .undetermined(["Grammar"])),
      .init("a beta", tag: "v3.12.0b2", files: ["Grammar/Tokens": ""], expect: .notApplicable),
    ])
}

/// Asks whether the public headers are what they were when they froze.
enum PublicHeadersFrozen: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let release = try inspection.release(.lastFreeze, toCompare: .include) else {
      return .notApplicable("public headers may change until the first candidate")
    }
    var findings = Findings()
    findings.compareFiles(inspection.tree, with: release) { path in
      Surface.isPublicHeader(path) && path != .patchlevel
    }
    return findings.outcome(ifNothing: "the tree has no public headers")
  }

  static let documentation = ProbeDocumentation(
    summary: "the public headers have not changed since the freeze",
    rationale: """
      What extensions are built with is in these files. The list is short in a good release, and \
      worth a look at each of its files.
      """,
    limits: """
      Files are compared by their contents, with the first candidate, or for a maintenance release \
      with the one before. patchlevel.h changes with each release and is left out. What the changes \
      mean is asked by the checks of the ABI.
      """,
    examples: [
      .init(
        "internal ones changed", tag: "v3.12.1",
        files: ["Include/a.h": "int a;\n", "Include/internal/b.h": "int c;\n"],
        others: ["v3.12.0": ["Include/a.h": "int a;\n", "Include/internal/b.h": "int b;\n"]],
        expect: .passed),
      .init(
        "changed, came, left", tag: "v3.12.1",
        files: ["Include/a.h": "int a;\n", "Include/cpython/b.h": "int b;\n"],
        others: ["v3.12.0": ["Include/a.h": "int b;\n", "Include/c.h": ""]],
        expect: .failed(["Include/a.h", "Include/cpython/b.h", "Include/c.h"])),
      .init(
        "the release before is not there", tag: "v3.12.1", files: ["Include/a.h": ""],
        expect: .undetermined(["Include"])),
      .init("a beta", tag: "v3.12.0b2", files: ["Include/a.h": ""], expect: .notApplicable),
    ])
}
