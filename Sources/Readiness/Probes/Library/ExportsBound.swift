internal import CPythonSource

/// Asks whether a module has every name that its `__all__` lists.
enum ExportsBound: Question {
  static var readsAhead: [ReadAhead] { [.library] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    _ = try tree.hasFolder("Lib")
    var findings = Findings()
    for entry in tree.libraryModules {
      do throws(ReadError) {
        guard let outline = try tree.python(at: entry.path), !outline.exports.isEmpty,
          let index = try tree.pythonIndex(at: entry.path)
        else { continue }
        guard canBeTold(outline, index) else { continue }
        findings.pass(Location(entry.path))
        for (name, line) in exported(outline)
        where index.moduleBindings(of: name).isEmpty && !isImplicit(name)
          && !isSubmodule(name, of: entry.path, in: tree)
          && isGone(name, from: entry.path, inspection.surface)
        {
          let place = Location(entry.path, line: line)
          findings.fail(
            "\(entry.path.stem == "__init__" ? entry.path.folder : entry.path.stem).\(name)",
            "\(place) exports \(name), which the module does not have", at: place)
        }
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    return findings.outcome(ifNothing: "no module lists its names in a way that can be read")
  }

  /// Whether the name is not made in some other way than by a statement that binds it.
  private static func isGone(_ name: String, from path: RepoPath, _ surface: Surface) -> Bool {
    guard let symbol = Symbol(TreeClaimReader.module(of: path) + "." + name) else { return true }
    return surface.reading(of: symbol).verdict == .gone
  }

  /// Whether all names of the module stand in its text.
  private static func canBeTold(_ outline: PythonOutline, _ index: OutlineIndex) -> Bool {
    outline.faults.isEmpty && outline.dynamics.isEmpty && index.starImports.isEmpty
      && index.moduleBindings(of: "__getattr__").isEmpty
      && !outline.exports.contains { $0.operation == .other || $0.operation == .remove }
  }

  /// The names that are written out.
  private static func exported(_ outline: PythonOutline) -> [(name: String, line: Int)] {
    outline.exports.flatMap { export in
      literals(export.value).map { ($0, export.line) }
    }
  }

  private static func literals(_ value: PythonOutline.Value) -> [String] {
    switch value {
    case .string(let name): [name]
    case .sequence(let values):
      values.compactMap { if case .string(let name) = $0 { name } else { nil } }
    case .sum(let values):
      values.flatMap { value -> [String] in
        if case .sequence = value { literals(value) } else { [] }
      }
    default: []
    }
  }

  /// Names that every module has.
  private static func isImplicit(_ name: String) -> Bool {
    name.hasPrefix("__") && name.hasSuffix("__")
  }

  private static func isSubmodule(_ name: String, of path: RepoPath, in tree: SourceTree) -> Bool {
    guard path.name == "__init__.py" else { return false }
    let place = RepoPath("\(path.folder)/\(name)")
    return tree.listing[RepoPath(place.text + ".py")] != nil || tree.listing.hasFolder(place)
      || tree.listing.gap(hiding: place) != nil
  }

  static let documentation = ProbeDocumentation(
    summary: "a module has every name that its __all__ lists",
    rationale: """
      from module import * fails for a name that is not there, and the documentation and type \
      checkers take __all__ for what the module offers. A name that was removed is easily left in it.
      """,
    limits: """
      Judged are names that are written out in modules whose names can all be read: not those with \
      star imports, a __getattr__, or names made at run time. Submodules count as names of a package.
      """,
    examples: [
      .init(
        "all there", tag: "v3.12.0",
        files: [
          "Lib/a.py":
            "__all__ = ['f', 'C']\n__all__ += ['x']\ndef f(): ...\nclass C: ...\nif f: x = 1\n",
          "Lib/b/__init__.py": "__all__ = ['c']\n", "Lib/b/c.py": "",
          "Lib/test/d.py": "__all__ = ['none']\n",
        ], expect: .passed),
      .init(
        "one was removed", tag: "v3.12.0",
        files: ["Lib/a.py": "__all__ = [\n    'f',\n    'g']\ndef f(): ...\n"],
        expect: .failed(["a.g"])),
      .init(
        "made at run time", tag: "v3.12.0",
        files: ["Lib/a.py": "from _a import *\n__all__ = ['f']\n"], expect: .notApplicable),
    ])
}
