internal import CPythonSource

/// Asks whether a public module came or left since the tag before.
enum ModulesFrozen: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let library: RepoPath = "Lib"
    guard let before = try inspection.tagBefore(library) else {
      return .notApplicable("modules may come and go until the first beta")
    }
    let trees = [inspection.tree, before.tree]
    for tree in trees {
      _ = try tree.hasFolder(library)
      if let gap = tree.listing.gaps.first {
        throw ReadError(path: gap.folder, reason: .damagedObject(gap.id, gap.reason))
      }
    }
    let now = inspection.tree.publicModules()
    let old = before.tree.publicModules()
    guard !now.isEmpty, !old.isEmpty else {
      return .notApplicable("one of the trees has no modules in \(library)")
    }
    var findings = Findings()
    findings.pass(Location(library))
    for (name, entry) in now.sorted(by: { $0.key < $1.key })
    where old[name] == nil && isGone(name, from: before.surface) {
      findings.fail(
        name, "the module \(name) came after \(before.tag)", at: Location(entry.path))
    }
    for (name, entry) in old.sorted(by: { $0.key < $1.key })
    where now[name] == nil && isGone(name, from: inspection.surface) {
      findings.fail(
        name, "the module \(name) left after \(before.tag)",
        at: Location(entry.path, tag: before.tag))
    }
    return findings.outcome(ifNothing: "")
  }

  /// Whether no other module stands for one without a file of its own, as in `sys.modules['a.b'] = c`.
  private static func isGone(_ module: String, from surface: Surface) -> Bool {
    Symbol(module).map { surface.reading(of: $0).verdict == .gone } ?? true
  }

  static let documentation = ProbeDocumentation(
    summary: "no public module came or left since the tag before",
    rationale: """
      The first beta is the feature freeze. A module that comes later was not in the release that \
      users were asked to test, and one that leaves breaks those who did.
      """,
    limits: """
      Modules in Python are compared by their paths, and one for which another stands counts as there; those with a leading underscore in any part of \
      their name, tests and programs that come with the library do not count.
      """,
    examples: [
      .init(
        "a private one more", tag: "v3.12.0b2", files: ["Lib/ast.py": "", "Lib/_new.py": ""],
        others: ["v3.12.0b1": ["Lib/ast.py": ""]], expect: .passed),
      .init(
        "another module stands in its place", tag: "v3.14.0b2",
        files: [
          "Lib/_tea.py": "",
          "Lib/pot/__init__.py": "import _tea, sys\nsys.modules['pot.tea'] = _tea\n",
        ],
        others: ["v3.14.0b1": ["Lib/pot/__init__.py": "", "Lib/pot/tea.py": ""]], expect: .passed),
      .init(
        "one came, one left", tag: "v3.12.0b2", files: ["Lib/ast.py": "", "Lib/graph.py": ""],
        others: ["v3.12.0b1": ["Lib/ast.py": "", "Lib/imp.py": ""]],
        expect: .failed(["graph", "imp"])),
      .init(
        "the tag before is not there", tag: "v3.12.0b2", files: ["Lib/ast.py": ""],
        expect: .undetermined(["Lib"])),
      .init("an alpha", tag: "v3.12.0a2", files: ["Lib/ast.py": ""], expect: .notApplicable),
    ])
}
