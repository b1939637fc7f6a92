internal import CPythonSource

/// Asks whether there are files that a build, an editor or a merge left behind.
enum StrayFiles: Question {
  /// Endings of what is never part of a source release.
  private static let leftovers: Set<String> = [
    "bak", "o", "obj", "orig", "pyc", "pyd", "pyo", "rej", "swo", "swp",
  ]
  private static let leftoverNames: Set<String> = [
    ".DS_Store", "Thumbs.db", "a.out", "core", "gmon.out", "nohup.out",
  ]
  /// Endings of what someone needs on the way to a change, and of what tools download or make.
  private static let working: Set<String> = [
    "7z", "bz2", "diff", "dll", "dylib", "egg", "exe", "gz", "jar", "msi", "patch", "rar", "so",
    "tar", "tgz", "whl", "xz", "zip",
  ]
  /// Endings of documents: of two equal ones with the same name, one is left over.
  private static let documents: Set<String> = [
    "", "bak", "md", "new", "old", "rst", "txt",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    for entry in inspection.tree.listing.entries
    where isLeftover(entry.path) && !isForTests(entry.path) {
      findings.fail(
        entry.path.text, "\(entry.path) is left over from a build, an editor or a merge",
        at: Location(entry.path))
    }
    guard let before = try before(inspection) else {
      return findings.outcome(overPathsOf: inspection.tree)
    }
    // Of what could not be listed there, nothing can be called new.
    guard before.tree.listing.gaps.isEmpty else {
      findings.leaveOpen(gapsOf: before.tree)
      return findings.outcome(overPathsOf: inspection.tree)
    }
    findAddedToTests(in: inspection.tree, since: before, &findings)
    findAdded(in: inspection.tree, since: before, &findings)
    findTwins(in: inspection.tree, since: before, &findings)
    findIgnored(in: inspection.tree, since: before, &findings)
    return findings.outcome(overPathsOf: inspection.tree)
  }

  /// The release before; nil for the first of all, and where the repository has none.
  private static func before(_ inspection: Inspection) throws(ReadError) -> ComparedTree? {
    if inspection.version.micro > 0 {
      let version = Milestone.previousRelease.version(
        before: inspection.version, among: inspection.others.tags)
      if let version, let found = inspection.others.tree(of: version) { return found }
    }
    return inspection.baseline ?? inspection.previous
  }

  private static func isLeftover(_ path: RepoPath) -> Bool {
    leftovers.contains(path.ending) || leftoverNames.contains(String(path.name))
      || path.name.hasSuffix("~") || isCoreDump(path.name) || isOfEmacs(path.name)
  }

  /// A lock, `.#name`, or what is kept of an edit, `#name#`.
  private static func isOfEmacs(_ name: Substring) -> Bool {
    name.hasPrefix(".#") || name.count > 2 && name.hasPrefix("#") && name.hasSuffix("#")
  }

  /// Whether it is `core.` and the number of a process.
  private static func isCoreDump(_ name: Substring) -> Bool {
    name.hasPrefix("core.") && name.count > 5
      && name.dropFirst(5).allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// Leftovers among what tests are made of, where they may be meant, that the release before does not have.
  private static func findAddedToTests(
    in tree: SourceTree, since before: ComparedTree, _ findings: inout Findings
  ) {
    for entry in tree.listing.entries
    where isLeftover(entry.path) && isForTests(entry.path)
      && before.tree.listing[entry.path] == nil
    {
      findings.fail(
        Finding(
          subject: entry.path.text,
          "\(entry.path) may be left over from a build, an editor or a merge; \(before.tag) does not have it",
          at: [Location(entry.path)], atMost: .warning))
    }
  }

  private static func isForTests(_ path: RepoPath) -> Bool {
    path.folder.split(separator: "/").contains { part in
      part == "test" || part == "tests" || part.holds("test") && part.holds("data")
    }
  }

  /// Patches and archives where the release before had none of their kind.
  private static func findAdded(
    in tree: SourceTree, since before: ComparedTree, _ findings: inout Findings
  ) {
    struct Place: Hashable {
      let folder: Substring
      let ending: String
    }
    var usual: Set<Place> = []
    for entry in before.tree.listing.entries where working.contains(entry.path.ending) {
      usual.insert(Place(folder: entry.path.folder, ending: entry.path.ending))
    }
    for entry in tree.listing.entries
    where working.contains(entry.path.ending) && !isForTests(entry.path)
      && !isBundled(entry.path)
      && !usual.contains(Place(folder: entry.path.folder, ending: entry.path.ending))
      && !isWanted(entry.path, by: tree)
    {
      findings.fail(
        Finding(
          subject: entry.path.text,
          "\(entry.path) is a patch or an archive, and \(before.tag) has none in that folder",
          at: [Location(entry.path)], atMost: .warning))
    }
  }

  /// Whether configure or the Makefile names it, as the patch that one of their options applies.
  private static func isWanted(_ path: RepoPath, by tree: SourceTree) -> Bool {
    path.text.holds("/")
      && (RepoPath.configureSources + ["Makefile.pre.in"]).contains { script in
        (try? tree.text(at: script))??.holds(path.text) == true
      }
  }

  /// Files that the tree's own `.gitignore` keeps out, that someone forced in or a script added.
  private static func findIgnored(
    in tree: SourceTree, since before: ComparedTree, _ findings: inout Findings
  ) {
    var rules = IgnoreRules(of: tree, &findings)
    guard !rules.isEmpty else { return }
    for entry in tree.listing.entries
    where before.tree.listing[entry.path] == nil && !isLeftover(entry.path)
      && !working.contains(entry.path.ending)
    {
      guard let rule = rules.rule(for: entry.path) else { continue }
      findings.fail(
        Finding(
          subject: entry.path.text,
          "\(entry.path) is ignored by \(rule.place), and \(before.tag) does not have it",
          at: [Location(entry.path), rule.place], atMost: .warning))
    }
  }

  private static func isBundled(_ path: RepoPath) -> Bool { path.folder.hasSuffix("_bundled") }

  /// Documents that stand twice in a folder, under two endings.
  private static func findTwins(
    in tree: SourceTree, since before: ComparedTree, _ findings: inout Findings
  ) {
    struct Twin: Hashable {
      let folder: Substring
      let stem: Substring
      let id: ContentID
    }
    var firsts: [Twin: RepoPath] = [:]
    for entry in tree.listing.entries
    where entry.kind == .file && documents.contains(entry.path.ending) && !isForTests(entry.path) {
      let twin = Twin(folder: entry.path.folder, stem: entry.path.stem, id: entry.id)
      guard let first = firsts[twin] else {
        firsts[twin] = entry.path
        continue
      }
      // Both were there before: that is how the folder is.
      guard before.tree.listing[first] == nil || before.tree.listing[entry.path] == nil else {
        continue
      }
      findings.fail(
        Finding(
          subject: entry.path.text, "\(entry.path) has the same contents as \(first)",
          at: [Location(entry.path), Location(first)], atMost: .warning))
    }
  }
}

extension StrayFiles {
  static let documentation = ProbeDocumentation(
    summary: "no file is left over from a build, an editor, a merge or someone's work",
    rationale: """
      The source release is made from the tree as it is. What was committed by accident is shipped \
      to everyone, and at times it is more than untidy: an old .pyc file can be imported.
      """,
    limits: """
      Patches, archives and equal documents are reported only in folders where the release before \
      had none and that neither configure.ac nor Makefile.pre.in names; they never weigh more than a warning, nor do leftovers in folders of tests, which are \
      reported if the release before has no such file. Folders of tests and of bundled packages may \
      hold any patch, archive or document. A file that a .gitignore of the tree leaves out is a warning, if \
      the release before does not have it. Without an earlier release in the repository only leftovers are looked for.
      """,
    examples: [
      .init(
        "nothing", tag: "v3.12.6", files: ["Lib/ast.py": "", "Lib/test/zipdata/a.zip": "P"],
        others: ["v3.12.5": ["Lib/ast.py": ""]], expect: .passed),
      .init(
        "a compiled file", tag: "v3.12.6", files: ["Lib/ast.pyc": "\n"],
        expect: .failed(["Lib/ast.pyc"])),
      .init(
        "a compiled file among tests, old and new", tag: "v3.12.6",
        files: ["Lib/test/old.pyc": "\n", "Lib/test/new.pyc": "\n", "core.12": "\n"],
        others: ["v3.12.5": ["Lib/test/old.pyc": "\n"]],
        expect: .failed(["core.12", "Lib/test/new.pyc"])),
      .init(
        "what a patch did not fit, and what an editor keeps", tag: "v3.12.6",
        files: ["Lib/ast.py.rej": "\n", "Lib/.#ast.py": "\n", "Lib/#ast.py#": "\n"],
        expect: .failed(["Lib/#ast.py#", "Lib/.#ast.py", "Lib/ast.py.rej"])),
      .init(
        "a patch at the top", tag: "v3.12.6", files: ["mine.patch": "+a\n"],
        others: ["v3.12.5": ["Lib/ast.py": ""]], expect: .failed(["mine.patch"])),
      .init(
        "a patch beside others", tag: "v3.12.6", files: ["Mac/BuildScript/b.patch": "+a\n"],
        others: ["v3.12.5": ["Mac/BuildScript/a.patch": ""]], expect: .passed),
      .init(
        "a patch that configure applies", tag: "v3.13.1",
        files: ["Mac/a.patch": "+a\n", "configure.ac": "A=\"Mac/a.patch\"\n"],
        others: ["v3.13.0": ["Mac/README": ""]], expect: .passed),
      .init(
        "a document under two names", tag: "v3.6.1",
        files: ["Lib/site/README": "Here.\n", "Lib/site/README.txt": "Here.\n"],
        others: ["v3.6.0": ["Lib/site/README": "Here.\n"]], expect: .failed(["Lib/site/README.txt"])
      ),
      .init(
        "what configure and make write", tag: "v3.12.6",
        files: [
          ".gitignore":
            "# Made\n/Makefile\n/build/\n*.gc??\n**/x[0-9]/*\n!**/x[0-9]/README\nDoc/**\n",
          "Makefile": "all:\n", "build/lib/a.py": "", "Doc/Makefile": "", "Doc/a.gcda": "",
          "Modules/a.gcno": "", "Modules/build.c": "", "a/x1/b": "", "a/x1/README": "",
          "a/xy/b": "",
        ],
        others: ["v3.12.5": ["Doc/Makefile": ""]],
        expect: .failed(["Doc/a.gcda", "Makefile", "Modules/a.gcno", "a/x1/b", "build/lib/a.py"])),
      .init(
        "a folder's own rules", tag: "v3.12.6",
        files: [
          ".gitignore": "*.log\n", "Tools/.gitignore": "!keep.log\n/data\n",
          "Tools/a.log": "", "Tools/keep.log": "", "Tools/data/x": "", "Tools/b/data": "",
        ],
        others: ["v3.12.5": ["Lib/ast.py": ""]], expect: .failed(["Tools/a.log", "Tools/data/x"])),
    ])
}
