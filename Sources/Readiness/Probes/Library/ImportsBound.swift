internal import CPythonSource

/// Asks whether what the modules of the library import when they are imported is there.
enum ImportsBound: Question {
  static var readsAhead: [ReadAhead] { [.library] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    _ = try tree.hasFolder("Lib")
    var findings = Findings()
    var names = ImportedNames(inspection.surface)
    for entry in tree.libraryModules {
      do throws(ReadError) {
        guard let outline = try tree.python(at: entry.path), outline.faults.isEmpty else {
          continue
        }
        findings.pass(Location(entry.path))
        for (name, line) in try names.unbound(in: outline, at: entry.path) {
          let place = Location(entry.path, line: line)
          findings.fail(
            name, "\(place) builds on \(name), which the module does not have", at: place)
        }
        for statement in outline.imports where isCertain(statement) {
          guard let missing = try names.missing(of: statement, in: entry.path) else { continue }
          let place = Location(entry.path, line: statement.line)
          findings.fail(missing, "\(place) imports \(missing), which is not there", at: place)
        }
      } catch {
        findings.leaveOpen(
          Finding(
            subject: error.path.text, error.message, at: [Location(error.path)], atMost: .note))
      }
    }
    return findings.outcome(ifNothing: "no module can be read")
  }

  /// Whether each import of the module runs it, and fails with it.
  private static func isCertain(_ statement: PythonOutline.Import) -> Bool {
    statement.scope == 0 && !statement.isConditional && !statement.isGuarded
      && !statement.isScriptOnly && statement.name != "*"
  }

  static let documentation = ProbeDocumentation(
    summary:
      "what a module of the library imports, and what its classes and functions are built on, is there",
    rationale: """
      A function that was removed may still be imported by another module, which then cannot be imported either. \
      Tests find it only where the module has one and the platform runs it.
      """,
    limits: """
      Looked at are imports at the level of a module under no condition, and in no try that catches the error, and \
      bases and decorators of what such a module defines itself, where it imports no star and makes no names at run time. \
      A name that may be made at run time counts as there. Tests and lib2to3 are left out.
      """,
    examples: [
      .init(
        "there", tag: "v3.12.0",
        files: [
          "Lib/a.py": "import b.c, __main__\nfrom b import c, d\nfrom b.c import f\nimport _x\n",
          "Lib/b/__init__.py": "d = 1\nfrom . import c\nfrom .c import f as g\n",
          "Lib/b/c.py": "def f(): ...\ntry:\n    import none\nexcept ImportError: pass\n",
          "Modules/_x.c":
            "static struct PyModuleDef m = {PyModuleDef_HEAD_INIT, \"_x\"};\nPyMODINIT_FUNC PyInit__x(void) { return 0; }\n",
        ], expect: .passed),
      .init(
        "a function and a module that left", tag: "v3.12.0",
        files: [
          "Lib/a.py": "from b import f\nfrom .b import g\nimport none.more\n",
          "Lib/b.py": "def h(): ...\n",
          "Lib/c/__init__.py": "from .d import f\nfrom . import e\nfrom ..b import h\n",
          "Lib/c/d.py": "", "Lib/test/t.py": "from b import f\n",
        ], expect: .failed(["b.f", "none.more", "c.d.f", "c.e"])),
      .init(
        "a base and a decorator that are nowhere", tag: "v3.12.0",
        files: [
          "Lib/a.py":
            "import b\nclass A(Nowhere): ...\n@gone(1)\ndef f(): ...\nclass B(b.C, A, len): ...\nif b:\n    class D(Other): ...\n",
          "Lib/b.py": "class C: ...\n",
          "Python/bltinmodule.c":
            "static PyMethodDef builtin_methods[] = {{\"len\", f, METH_O}, {NULL}};\nstatic struct PyModuleDef builtinsmodule = {\n  PyModuleDef_HEAD_INIT, \"builtins\", 0, 0, builtin_methods};\nPyMODINIT_FUNC PyInit_builtins(void) { return 0; }\n",
        ], expect: .failed(["Nowhere", "gone"])),
      .init(
        "made at run time", tag: "v3.12.0",
        files: ["Lib/a.py": "from b import f\n", "Lib/b.py": "globals().update(read())\n"],
        expect: .passed),
      .init("no library", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])
}

/// What import statements of the library name, each looked up once.
private struct ImportedNames {
  private let surface: Surface
  private var isGone: [String: Bool] = [:]
  private var builtIn: [String: Bool] = [:]
  /// By file: the names that its module's statements bind, and whether others than imports do.
  private var bound: [RepoPath: [String: Bool]] = [:]

  init(_ surface: Surface) { self.surface = surface }

  /// What a statement imports that is not there; nil if all is, or may be.
  mutating func missing(
    of statement: PythonOutline.Import, in path: RepoPath
  ) throws(ReadError) -> String? {
    guard let module = module(of: statement, in: path), module != "__main__" else { return nil }
    guard let name = statement.name else { return isGone(module) ? module : nil }
    let full = module.isEmpty ? name : "\(module).\(name)"
    switch try binding(of: name, in: module, for: path) {
    case .found: return nil
    case .ownImport: return full
    case .none: break
    }
    if !module.isEmpty, isGone(module) { return module }
    return isMentioned(name, in: module) || !isGone(full) ? nil : full
  }

  /// The bases and decorators of the module's own classes and functions whose names it does not bind: what runs
  /// when the module is imported, and fails.
  mutating func unbound(
    in outline: PythonOutline, at path: RepoPath
  ) throws(ReadError) -> [(name: String, line: Int)] {
    guard outline.dynamics.isEmpty, !outline.imports.contains(where: { $0.name == "*" }),
      let index = try surface.index(of: path)
    else { return [] }
    var found: [(name: String, line: Int)] = []
    for binding in outline.bindings
    where binding.scope == 0 && !binding.isConditional && !binding.isScriptOnly {
      guard let body = binding.body else { continue }
      let scope = outline.scopes[body]
      for value in scope.bases + scope.decorators {
        guard let name = value.firstName, index.bindings(of: name, in: 0).isEmpty,
          index.globals[name] == nil, !isBuiltIn(name)
        else { continue }
        found.append((name, scope.line))
      }
    }
    return found
  }

  private mutating func isBuiltIn(_ name: String) -> Bool {
    if let known = builtIn[name] { return known }
    let special = ["__name__", "__file__", "__path__", "__spec__", "__loader__", "__builtins__"]
    var isThere = special.contains(name)
    if !isThere, let (_, builtins) = (try? surface.builtins()) ?? nil {
      let lookup = surface.member(name, of: builtins.entity)
      isThere = lookup.isFound || !lookup.openings.isEmpty
    } else {
      // Without built-in names nothing can be told.
      isThere = true
    }
    builtIn[name] = isThere
    return isThere
  }

  /// The full name of the module that a statement names; nil if it leads out of the library.
  private func module(of statement: PythonOutline.Import, in path: RepoPath) -> String? {
    guard statement.level > 0 else { return statement.module }
    var parts = path.folder.split(separator: "/").dropFirst()
    guard statement.level - 1 < parts.count else { return nil }
    parts = parts.dropLast(statement.level - 1)
    return (parts + (statement.module.isEmpty ? [] : [statement.module[...]]))
      .joined(separator: ".")
  }

  private enum Binding {
    /// A statement of the module binds it, or a module of that name stands below.
    case found
    /// Nothing but imports of the package from itself: those make no name.
    case ownImport
    case none
  }

  private mutating func binding(
    of name: String, in module: String, for importing: RepoPath
  ) throws(ReadError) -> Binding {
    let tree = surface.tree
    let base = "Lib/" + module.replacing(".", with: "/")
    for path in [RepoPath(base + ".py"), RepoPath(base + "/__init__.py")]
    where tree.listing[path] != nil {
      let below = RepoPath("\(base)/\(name)")
      if tree.listing[RepoPath(below.text + ".py")] != nil || tree.listing.hasFolder(below) {
        return .found
      }
      guard let isMade = try names(boundIn: path)[name] else { return .none }
      return path == importing && !isMade ? .ownImport : .found
    }
    return .none
  }

  private mutating func names(boundIn path: RepoPath) throws(ReadError) -> [String: Bool] {
    if let known = bound[path] { return known }
    var names: [String: Bool] = [:]
    for binding in try surface.tree.python(at: path)?.bindings ?? [] where binding.scope == 0 {
      names[binding.name] = names[binding.name] == true || binding.kind != .importFrom
    }
    bound[path] = names
    return names
  }

  /// Whether the file of a module in C has the name as a string: then it is not surely gone, and the other
  /// files that it includes need not be read.
  private func isMentioned(_ name: String, in module: String) -> Bool {
    guard case .c(_, let location)? = try? surface.place(of: module),
      let outline = (try? surface.tree.c(at: location.path, as: .cSource))??.module
    else { return false }
    return outline.strings[name] != nil
      || outline.tables.contains { $0.entries.contains { $0.name == name } }
      || outline.clinic.contains { $0.name.hasSuffix(".\(name)") }
  }

  private mutating func isGone(_ name: String) -> Bool {
    if let known = isGone[name] { return known }
    if (try? surface.module(name)) ?? nil != nil {
      isGone[name] = false
      return false
    }
    let answer = Symbol(name).map { surface.reading(of: $0).verdict == .gone } ?? false
    isGone[name] = answer
    return answer
  }
}

extension PythonOutline.Value {
  /// `a` of `a.b.c` and of `a.b(…)`; nil for what is neither.
  fileprivate var firstName: String? {
    switch self {
    case .reference(let path), .call(let path, _, _): path.first
    default: nil
    }
  }
}
