internal import CPythonSource

/// Asks whether the API has public names that it did not have at the feature freeze, or lacks some.
enum APIFrozen: Question {
  static var readsAhead: [ReadAhead] { [.library] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let release = try inspection.release(.featureFreeze, toCompare: "Lib") else {
      return .notApplicable("names may come until the first beta")
    }
    var findings = Findings()
    try comparePython(inspection.tree, with: release, &findings)
    try findLeft(inspection, since: release, &findings)
    try findLeftOfC(inspection, since: release, &findings)
    try compareHeaders(APIComparison(inspection.surface, with: release), &findings)
    return findings.outcome(ifNothing: "there is no API to compare")
  }

  // MARK: Python

  private static func comparePython(
    _ tree: SourceTree, with release: ComparedTree, _ findings: inout Findings
  ) throws(ReadError) {
    let old = release.tree.publicModules()
    for (name, entry) in tree.publicModules().sorted(by: { $0.key < $1.key }) {
      guard let before = old[name] else {
        findings.fail(
          name, "the module \(name) came after \(release.tag)", at: Location(entry.path))
        continue
      }
      guard before.id != entry.id else {
        findings.pass(Location(entry.path))
        continue
      }
      guard let names = try tree.publicNames(at: entry.path),
        let earlier = try release.tree.publicNames(at: before.path)
      else { continue }
      let known = earlier.all
      for (symbol, line) in names.offered.sorted(by: { $0.key < $1.key })
      where !known.contains(symbol) {
        let place = Location(entry.path, line: line)
        findings.fail(
          "\(name).\(symbol)",
          "\(place) adds \("\(name).\(symbol)"), which \(release.tag) does not have",
          at: place)
      }
    }
  }

  /// Names that left modules which are still there. A name that is still found, in a base class or served
  /// at run time, has not left.
  private static func findLeft(
    _ inspection: Inspection, since release: ComparedTree, _ findings: inout Findings
  ) throws(ReadError) {
    let now = inspection.tree.publicModules()
    for (name, before) in release.tree.publicModules().sorted(by: { $0.key < $1.key }) {
      guard let entry = now[name], entry.id != before.id,
        let names = try inspection.tree.publicNames(at: entry.path),
        let earlier = try release.tree.publicNames(at: before.path)
      else { continue }
      let known = names.all
      var left: Set<String> = []
      for (name, line) in earlier.offered.sorted(by: { $0.key < $1.key })
      where !known.contains(name) {
        // The members of a class that left are told with it.
        if left.contains(where: { name.hasPrefix($0 + ".") }) { continue }
        let symbol = "\(module(named: entry.path)).\(name)"
        guard let asked = Symbol("py:" + symbol),
          inspection.surface.reading(of: asked).verdict == .gone
        else { continue }
        left.insert(name)
        findings.fail(
          symbol, "\(symbol) left after \(release.tag)", at: Location(entry.path),
          Location(before.path, line: line, tag: release.tag))
      }
    }
  }

  private static func module(named path: RepoPath) -> String { TreeClaimReader.module(of: path) }

  // MARK: C

  private static func compareHeaders(_ comparison: APIComparison, _ findings: inout Findings) {
    guard !comparison.isEmpty else { return }
    for (name, declared) in comparison.now.declarations.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("Py") && comparison.before.declarations[name] == nil {
      guard let first = declared.first(where: { !isGuard($0) }) else { continue }
      let place = comparison.place(first)
      findings.fail(
        name, "\(place) adds \(name), which \(comparison.release.tag) does not have", at: place)
    }
    findings.pass(Location(.include))
  }

  private static func isGuard(_ declared: HeaderIndex.Declared) -> Bool {
    declared.declaration.kind == .macro && (declared.declaration.type ?? "").isEmpty
  }

  static let documentation = ProbeDocumentation(
    summary: "the API has the public names that it had at the feature freeze, and no others",
    rationale: """
      From the first beta on no feature comes in. A name that does has had no alpha, and may have no \
      documentation; exceptions are the release manager's to grant.
      """,
    limits: """
      Compared are functions, classes and their methods in public modules in Python, constants as far \
      as __all__ lets them out, and what the public headers declare; with the first beta, or for a \
      maintenance release with the one before. Of modules in C only what left is told.
      """,
    examples: [
      .init(
        "a private name more", tag: "v3.12.0b2", files: tree("def f(): ...\ndef _g(): ...\n", ""),
        others: ["v3.12.0b1": tree("def f(): ...\n", "")], expect: .passed),
      .init(
        "a constant that is not exported", tag: "v3.12.0b2",
        files: tree("__all__ = ['f']\ndef f(): ...\ng = f\n", ""),
        others: ["v3.12.0b1": tree("__all__ = ['f']\ndef f(): ...\n", "")], expect: .passed),
      .init(
        "a function, a method and a C function", tag: "v3.12.0b4",
        files: tree(
          "def f(): ...\ndef g(): ...\nclass C:\n    def m(self): ...\n",
          "PyAPI_FUNC(int) PyA_New(void);\n"),
        others: ["v3.12.0b1": tree("def f(): ...\nclass C: ...\n", "")],
        expect: .failed(["a.C.m", "a.g", "PyA_New"])),
      .init(
        "a function, a class and a method that left", tag: "v3.12.4",
        files: tree("def f(): ...\nclass A: ...\nclass B(A): ...\n", ""),
        others: [
          "v3.12.3": tree(
            "def f(): ...\ndef g(): ...\nclass A:\n    def m(self): ...\nclass B(A): ...\nclass C:\n    def m(self): ...\n",
            "")
        ], expect: .failed(["a.A.m", "a.C", "a.g"])),
      .init(
        "a function and a method that left modules in C", tag: "v3.12.4",
        files: ["Lib/a.py": "", "Modules/tea.c": module(methods: "\"brew\"", of: "tea")],
        others: [
          "v3.12.3": [
            "Lib/a.py": "",
            "Modules/tea.c": module(methods: "\"brew\", \"pour\"", of: "tea"),
          ]
        ], expect: .failed(["tea.pour"])),
      .init(
        "moved to a base class", tag: "v3.12.4",
        files: tree("class A:\n    def m(self): ...\nclass B(A): ...\n", ""),
        others: ["v3.12.3": tree("class A: ...\nclass B(A):\n    def m(self): ...\n", "")],
        expect: .failed(["a.A.m"])),
      .init(
        "the first beta is not there", tag: "v3.12.0b2", files: tree("", ""),
        expect: .undetermined(["Lib"])),
      .init("an alpha", tag: "v3.12.0a2", files: tree("", ""), expect: .notApplicable),
    ])

  private static func module(methods: String, of name: String) -> String {
    let rows = methods.split(separator: ", ").map { "    {\($0), f, METH_NOARGS, NULL},\n" }
      .joined()
    return """
      static PyMethodDef methods[] = {
      \(rows)    {NULL, NULL}
      };
      static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "\(name)", NULL, 0, methods};
      PyMODINIT_FUNC PyInit_\(name)(void) { return PyModule_Create(&module); }

      """
  }

  private static func tree(_ module: String, _ header: String) -> [RepoPath: String] {
    ["Lib/a.py": module, "Include/a.h": "int PyA_Old(void);\n" + header]
  }
}
