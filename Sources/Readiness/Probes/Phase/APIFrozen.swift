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
        // The members of an enumeration that came are told with it.
        if names.members.contains(symbol), let dot = symbol.lastIndex(of: "."),
          !known.contains(String(symbol[..<dot]))
        {
          continue
        }
        let place = Location(entry.path, line: line)
        findings.fail(
          "\(name).\(symbol)",
          "\(place) adds \("\(name).\(symbol)"), which \(release.tag) does not have",
          at: place)
      }
    }
  }

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
      Compared are functions, classes and their methods and the members of enumerations in public modules \
      in Python, constants as far as __all__ lets them out, and what the public headers declare; with the \
      first beta, or for a maintenance release with the one before. Of modules in C, of what a module lets out of \
      others, of __all__ and of the parameters of functions only what left is told: a parameter that callers could name, \
      and one that they have to give now.
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
        "parameters that left, or have to be given", tag: "v3.12.4",
        files: tree(
          """
          def f(a, /, c): ...
          def g(a, b): ...
          def h(*args, **keywords): ...
          def _i(): ...
          def j(new): ...
          class C:
              def __init__(self, b): ...
              @property
              def p(self): ...

          """, ""),
        others: [
          "v3.12.3": tree(
            """
            def f(b, /, c): ...
            def g(a, b=1, *, c=None): ...
            def h(a): ...
            def _i(a): ...
            def j(*args): ...
            class C:
                def __init__(self, a): ...
                @property
                def p(self, a): ...

            """, "")
        ], expect: .failed(["a.C(a)", "a.g(c)", "a.g(b)"])),
      .init(
        "a member of an enumeration, and what a package let out", tag: "v3.12.4",
        files: [
          "Lib/enum.py": "class IntEnum: ...\n", "Include/a.h": "",
          "Lib/tea/__init__.py": "from enum import IntEnum\nclass T(IntEnum):\n    B = 2\n",
          "Lib/tea/pot.py": "__all__ = ('pour',)\ndef pour(): ...\ndef drip(): ...\n",
        ],
        others: [
          "v3.12.3": [
            "Lib/enum.py": "class IntEnum: ...\n", "Include/a.h": "",
            "Lib/tea/__init__.py":
              "from enum import IntEnum\nfrom .pot import *\nclass T(IntEnum):\n    A = 1\n    B = 2\n",
            "Lib/tea/pot.py": "__all__ = ('pour',)\ndef pour(): ...\ndef drip(): ...\n",
          ]
        ], expect: .failed(["tea.T.A", "tea.pour"])),
      .init(
        "a name that __all__ lists no more", tag: "v3.12.4",
        files: tree(
          "__all__ = ['f']\n__all__ += ['h']\ndef f(): ...\ndef g(): ...\ndef h(): ...\n", ""),
        others: [
          "v3.12.3": tree(
            "__all__ = ['f', 'g', 'h']\ndef f(): ...\ndef g(): ...\ndef h(): ...\n", "")
        ], expect: .failed(["a.g"])),
      .init(
        "a type that the module is no longer given", tag: "v3.12.4",
        files: ["Lib/a.py": "", "Modules/tea.c": typed("")],
        others: [
          "v3.12.3": [
            "Lib/a.py": "", "Modules/tea.c": typed("ADD_TYPE(m, state->pot_type, &pot_spec);"),
          ]
        ], expect: .failed(["tea.Pot"])),
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

  private static func typed(_ addition: String) -> String {
    """
    #define ADD_TYPE(module, type, spec)                                     \\
    do {                                                                     \\
        type = (PyTypeObject *)PyType_FromModuleAndSpec(module, spec, NULL); \\
        if (PyModule_AddType(module, type) < 0) {                            \\
            return -1;                                                       \\
        }                                                                    \\
    } while (0)
    static PyType_Slot slots[] = {{0, NULL}};
    static PyType_Spec pot_spec = {"tea.Pot", 0, 0, 0, slots};
    static PyType_Spec cup_spec = {"tea.Cup", 0, 0, 0, slots};
    static int tea_exec(PyObject *m)
    {
        tea_state *state = get_module_state(m);
        ADD_TYPE(m, state->cup_type, &cup_spec);
        \(addition)
        return 0;
    }
    static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "tea", NULL, 0, NULL};
    PyMODINIT_FUNC PyInit_tea(void) { return PyModuleDef_Init(&module); }

    """
  }

  private static func tree(_ module: String, _ header: String) -> [RepoPath: String] {
    ["Lib/a.py": module, "Include/a.h": "int PyA_Old(void);\n" + header]
  }
}
