/// Asks whether two paths differ only in the case of their letters.
enum LetterCase: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    // Each path and folder as it was seen first, with a file that has it.
    var seen: [String: (path: RepoPath, file: RepoPath)] = [:]
    for entry in inspection.tree.listing.entries {
      // A folder differs as well as a file, and is told once.
      var path = entry.path
      while !path.text.isEmpty {
        let folded = path.text.lowercased()
        guard let other = seen[folded] else {
          seen[folded] = (path, entry.path)
          path = RepoPath(String(path.folder))
          continue
        }
        if other.path != path {
          findings.fail(
            path.text, "\(path) and \(other.path) are the same path on Windows and macOS",
            at: Location(entry.path), Location(other.file))
          seen[folded] = (path, entry.path)
        }
        break
      }
    }
    return findings.outcome(overPathsOf: inspection.tree)
  }

  static let documentation = ProbeDocumentation(
    summary: "no two paths differ only in the case of their letters",
    rationale: """
      On Windows and macOS the two are one file: which of them is there after a checkout or after \
      unpacking is chance.
      """,
    limits: "Letters are compared as Unicode lower-cases them; file systems differ in details.",
    examples: [
      .init("different names", tag: "v3.12.0", files: ["a": "", "b": ""], expect: .passed),
      .init("two files", tag: "v3.12.0", files: ["Doc": "", "doc": ""], expect: .failed(["doc"])),
      .init(
        "a file in two folders", tag: "v3.12.0", files: ["PCBuild/a": "", "PCbuild/b": ""],
        expect: .failed(["PCbuild"])),
    ])
}
