internal import CPythonSource

/// Asks whether `sys.stdlib_module_names` lists the modules that the tree has.
enum ModuleNames: Question {
  private static let list: RepoPath = "Python/stdlib_module_names.h"
  private static let generators: [RepoPath] = [
    "Tools/build/generate_stdlib_module_names.py", "Tools/scripts/generate_stdlib_module_names.py",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard let bytes = try tree.bytes(at: list) else {
      return .notApplicable("the tree has no \(list)")
    }
    var listed: [String: Int] = [:]
    for name in QuotedNames.onePerLine(in: bytes) { listed[name.text] = name.line }
    let ignored = try ignoredNames(of: tree)
    let index = try inspection.surface.cModuleIndex()
    var findings = Findings()
    findings.leaveOpen(gapsOf: tree)
    for error in index.unread {
      findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
    }
    let hasUnread = !tree.listing.gaps.isEmpty || !index.unread.isEmpty
    let modules = pythonModules(of: tree).merging(try cModules(of: tree)) { first, _ in first }
    for (name, place) in modules.sorted(by: { $0.key < $1.key })
    where listed[name] == nil && !ignored.contains(name) && !isForTests(name) {
      findings.fail(
        name, "\(name) is not in the list, and \(place) makes it", at: Location(list), place)
    }
    for (name, line) in listed.sorted(by: { $0.key < $1.key }) {
      let place = Location(list, line: line)
      if isForTests(name) || ignored.contains(name) {
        findings.fail(name, "\(name) is for tests and is in the list", at: place)
      } else if modules[name] == nil, index.initialiser(of: name) == nil,
        try !isMadeOtherwise(name, tree)
      {
        // It is told what could not be read: that may make it.
        guard !hasUnread else { continue }
        if let other = tree.listing.notFollowed(towards: RepoPath("Lib/\(name)/__init__.py")) {
          findings.leaveOpen(name, "\(Location(other)) is not followed", at: Location(other))
          continue
        }
        findings.fail(name, "\(name) is in the list, and nothing makes it", at: place)
      } else {
        findings.pass(place)
      }
    }
    return findings.outcome(ifNothing: "the list is empty")
  }

  /// The names that the generator of the list leaves out.
  private static func ignoredNames(of tree: SourceTree) throws(ReadError) -> Set<String> {
    guard let (_, source) = try tree.first(of: generators) else { return [] }
    return Set(QuotedNames.display("IGNORE", in: source).map(\.text))
  }

  private static func isForTests(_ name: String) -> Bool {
    name == "test" || name.hasPrefix("_test") || name.hasPrefix("xx") || name.hasPrefix("_xx")
      || name == "_ctypes_test" || name == "site-packages"
      || name.hasPrefix("__") && name != "__future__"
  }

  /// Files of Lib, and folders of it with a Python file.
  private static func pythonModules(of tree: SourceTree) -> [String: Location] {
    var modules: [String: Location] = [:]
    for entry in tree.listing.entries(below: "Lib") where entry.path.ending == "py" {
      let parts = entry.path.text.split(separator: "/")
      guard parts.count == 2 || parts.count == 3 else { continue }
      let name = parts.count == 2 ? String(entry.path.stem) : String(parts[1])
      guard !name.holds(".") else { continue }
      if modules[name] == nil { modules[name] = Location(entry.path) }
    }
    return modules
  }

  /// The modules that have a PyInit function, but for those of tests.
  private static func cModules(of tree: SourceTree) throws(ReadError) -> [String: Location] {
    var modules: [String: Location] = [:]
    for folder in CModuleIndex.sourceFolders {
      for entry in tree.listing.entries(below: folder)
      where entry.path.ending == "c" && entry.kind != .link && !isForTests(String(entry.path.stem))
        && !entry.path.folder.holds("/_xx") && !entry.path.folder.holds("/_test")
      {
        // What cannot be read was told by the index.
        guard let outline = try? tree.c(at: entry.path, as: .cSource) else { continue }
        for function in outline.module?.initFunctions ?? []
        where function.name.hasPrefix("PyInit_") {
          let name = String(function.name.dropFirst("PyInit_".count))
          if modules[name] == nil { modules[name] = Location(entry.path, line: function.line) }
        }
      }
    }
    return modules
  }

  /// Modules that are frozen, or that the core makes under a name of its own.
  private static func isMadeOtherwise(_ name: String, _ tree: SourceTree) throws(ReadError) -> Bool
  {
    if ["_frozen_importlib", "_frozen_importlib_external", "builtins", "sys"].contains(name) {
      return true
    }
    return try tree.contains(RepoPath("PCbuild/\(name).vcxproj"))
  }

  static let documentation = ProbeDocumentation(
    summary: "sys.stdlib_module_names holds the modules of the tree, and no others",
    rationale: """
      Packaging tools, linters and sorters of imports ask sys.stdlib_module_names what belongs to \
      Python. The list is generated, but only for what the machine that generates it builds: modules \
      of other platforms are forgotten.
      """,
    limits: """
      A module in C is known by its PyInit function. Modules for tests are told by their names and by \
      the generator's own list. The list is there since 3.10.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: tree(["ast", "_scproxy", "marshal", "sys"], "Lib/ast.py"), expect: .passed),
      .init(
        "a module of another platform is missing", tag: "v3.12.0",
        files: tree(["ast", "marshal"], "Lib/ast.py"), expect: .failed(["_scproxy"])),
      .init(
        "a module that has left is still listed", tag: "v3.12.0",
        files: tree(["_scproxy", "asyncore", "ast", "marshal"], "Lib/ast.py"),
        expect: .failed(["asyncore"])),
      .init(
        "a module for tests is listed", tag: "v3.12.0",
        files: tree(["_scproxy", "_testx", "ast", "marshal"], "Lib/ast.py"),
        expect: .failed(["_testx"])),
      .init(
        "before there was the list", tag: "v3.9.0", files: ["Lib/ast.py": ""],
        expect: .notApplicable),
    ])

  private static func tree(_ names: [String], _ module: RepoPath) -> [RepoPath: String] {
    [
      list: "static const char* names[] = {\n" + names.map { "\"\($0)\",\n" }.joined() + "};\n",
      module: "", "Lib/test/__init__.py": "",
      "Modules/_scproxy.c": "PyMODINIT_FUNC\nPyInit__scproxy(void)\n{\n    return 0;\n}\n",
      "Python/marshal.c":
        "static struct PyModuleDef m = {\n    PyModuleDef_HEAD_INIT,\n    \"marshal\",\n};\n",
    ]
  }
}
