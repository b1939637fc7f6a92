internal import CPythonSource

/// Asks whether anything in the tree imports a module that left since the baseline.
enum RemovedImported: Question {
  static var readsAhead: [ReadAhead] { [.imports] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let baseline = inspection.baseline else {
      return .notApplicable("there is no baseline to tell what left")
    }
    let removed = try RemovedModules(before: baseline.surface, now: inspection.surface)
    guard !removed.names.isEmpty else {
      return .notApplicable("no module left since \(baseline.tag)")
    }
    var findings = Findings()
    for entry in inspection.tree.importEntries {
      do throws(ReadError) {
        guard let words = try inspection.tree.importedWords(at: entry.path) else { continue }
        let outline =
          removed.parts.contains(where: words.mayName)
          ? try inspection.tree.python(at: entry.path) : nil
        let all = outline.map { imports(of: removed, $0, at: entry.path) } ?? []
        let found = all.filter {
          !hasOwn($0.subject, at: entry.path, in: inspection.tree.listing)
        }
        if found.isEmpty { findings.pass(Location(entry.path)) }
        for finding in found { findings.fail(finding) }
      } catch {
        findings.leaveOpen(
          Finding(
            subject: error.path.text, error.message, at: [Location(error.path)], atMost: .note))
      }
    }
    return findings.outcome(ifNothing: "the tree has no Python files")
  }

  /// A finding for each removed module that a file imports, with all lines that do.
  private static func imports(
    of removed: RemovedModules, _ outline: PythonOutline, at path: RepoPath
  ) -> [Finding] {
    var lines: [String: [PythonOutline.Import]] = [:]
    for statement in outline.imports where statement.level == 0 {
      guard let name = removed.module(of: statement) else { continue }
      lines[name, default: []].append(statement)
    }
    return lines.sorted { $0.key < $1.key }.map { name, statements in
      let places = statements.prefix(8).map { Location(path, line: $0.line) }
      let isGuarded = statements.allSatisfy(\.isGuarded)
      let how: Message = isGuarded ? ", and goes on without it" : ""
      return Finding(
        subject: name, "\(places[0]) imports \(name), which left\(how)", at: Array(places),
        atMost: isGuarded ? .note : weight(of: statements, at: path))
    }
  }

  /// Whether a tool brings a module of that name itself, in its folder or one above it.
  private static func hasOwn(
    _ module: String, at path: RepoPath, in listing: TreeListing
  ) -> Bool {
    guard !path.text.hasPrefix("Lib/") else { return false }
    let name = module.prefix { $0 != "." }
    var folder = path.text[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if listing[RepoPath("\(folder)/\(name).py")] != nil
        || listing.hasFolder(RepoPath("\(folder)/\(name)"))
      {
        return true
      }
    }
    return false
  }

  /// Only what every import of a module of the library runs can break it for all.
  private static func weight(of statements: [PythonOutline.Import], at path: RepoPath) -> Severity?
  {
    let isLibrary =
      path.text.hasPrefix("Lib/") && !path.text.hasPrefix("Lib/test/")
      && !path.text.holds("/test/") && !path.text.holds("/tests/")
    let isCertain = statements.contains { $0.scope == 0 && !$0.isConditional }
    return isLibrary && isCertain ? nil : .warning
  }

  static let documentation = ProbeDocumentation(
    summary: "nothing imports a module that left",
    rationale: """
      A module that imports one that is gone fails when it is imported; often it is a helper for a \
      platform that nobody tested.
      """,
    limits: """
      Imports of tests, tools and documentation, those inside a function and those under a condition are \
      warnings; an import that catches ImportError is a note. Modules that left before the baseline are \
      not known.
      """,
    examples: [
      .init(
        "nobody imports it", tag: "v3.4.0b1",
        files: ["Lib/os.py": "import sys\nfrom . import tea\n"],
        others: ["v3.3.0": ["Lib/os.py": "", "Lib/tea.py": ""]], baseline: "v3.3.0",
        expect: .passed),
      .init(
        "another module stands in its place", tag: "v3.14.0b1",
        files: [
          "Lib/os.py": "import pot.tea\n", "Lib/_tea.py": "",
          "Lib/pot/__init__.py":
            "import _tea\nimport sys as _sys\n_sys.modules['pot.tea'] = _tea\ntea = _tea\n",
        ],
        others: ["v3.13.0": ["Lib/pot/__init__.py": "", "Lib/pot/tea.py": "", "Lib/cup.py": ""]],
        baseline: "v3.13.0", expect: .passed),
      .init(
        "a module of the library imports it", tag: "v3.4.0b1",
        files: ["Lib/os.py": "import sys\nimport tea\n"],
        others: ["v3.3.0": ["Lib/os.py": "", "Lib/tea.py": ""]], baseline: "v3.3.0",
        expect: .failed(["tea"])),
      .init(
        "a tool with a package of that name of its own", tag: "v3.4.0b1",
        files: ["Lib/os.py": "", "Tools/x/a.py": "import tea\n", "Tools/x/tea/__init__.py": ""],
        others: ["v3.3.0": ["Lib/os.py": "", "Lib/tea.py": ""]], baseline: "v3.3.0",
        expect: .passed),
      .init(
        "a module of a package that left", tag: "v3.4.0b1",
        files: ["Lib/os.py": "", "Tools/x.py": "def f():\n    from tea.pot import lid\n"],
        others: ["v3.3.0": ["Lib/tea/__init__.py": "", "Lib/tea/pot.py": ""]],
        baseline: "v3.3.0", expect: .failed(["tea.pot"])),
    ])
}

/// The modules that the baseline has and the tree does not.
struct RemovedModules {
  let names: Set<String>
  /// The parts of each name.
  let parts: [[Substring]]

  init(before: Surface, now: Surface) throws(ReadError) {
    var names: Set<String> = []
    for entry in before.tree.listing.entries(below: "Lib")
    where entry.path.text.hasSuffix(".py") && !entry.path.text.holds("/test")
      && entry.kind != .link
    {
      let name = TreeClaimReader.module(of: entry.path)
      guard !name.isEmpty, !name.holds("-"), try now.module(name) == nil else { continue }
      // Another module may stand for it: `sys.modules['a.b'] = c`.
      guard let symbol = Symbol(name), now.reading(of: symbol).verdict == .gone else { continue }
      names.insert(name)
    }
    for name in try before.cModuleIndex().initialisers.keys
    where !names.contains(name) && Surface.isIdentifier(name) && !name.hasPrefix("_test")
      && !name.hasPrefix("_xx")
    {
      guard try before.module(name) != nil, case .absent = try now.place(of: name) else { continue }
      names.insert(name)
    }
    self.names = names
    parts = names.map { $0.split(separator: ".") }
  }

  /// The removed module that a statement needs: the one it names, or a package around it.
  func module(of statement: PythonOutline.Import) -> String? {
    if let name = statement.name {
      let member = "\(statement.module).\(name)"
      if names.contains(member), !names.contains(statement.module) { return member }
    }
    return names.contains(statement.module) ? statement.module : nil
  }
}
