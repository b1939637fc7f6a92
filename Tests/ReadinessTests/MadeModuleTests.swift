import Readiness
import Testing

/// Modules in C that another module makes: `sys.monitoring`.
@Suite struct MadeModuleTests {
  private static let files: [RepoPath: String] = [
    "Include/Python.h": "",
    "Modules/spoonmodule.c": """
    static int spoon_exec(PyObject *m) {
        PyObject *cup = make_cup();
        return PyModule_AddObjectRef(m, "cup", cup);
    }
    static PyMethodDef spoon_methods[] = { {"stir", spoon_stir, METH_NOARGS, NULL}, {NULL, NULL} };
    static struct PyModuleDef spoonmodule = { PyModuleDef_HEAD_INIT, "spoon", NULL, -1, spoon_methods };
    PyMODINIT_FUNC PyInit_spoon(void) { return PyModule_Create(&spoonmodule); }

    """,
    "Python/cup.c": """
    static PyMethodDef methods[] = { {"pour", cup_pour, METH_NOARGS, NULL}, {NULL, NULL} };
    static struct PyModuleDef cupmodule = {
        PyModuleDef_HEAD_INIT, .m_name = "spoon.cup", .m_size = -1, .m_methods = methods,
    };
    PyObject *make_cup(void) {
        PyObject *mod = _PyModule_CreateInitialized(&cupmodule, PYTHON_API_VERSION);
        if (PyObject_SetAttrString(mod, "SIZE", size)) { return NULL; }
        return mod;
    }

    """,
  ]

  @Test(arguments: [
    ("spoon.cup", SymbolReading.Verdict.present), ("spoon.cup.pour", .present),
    ("spoon.cup.SIZE", .present), ("spoon.cup.stir", .gone), ("spoon.stir", .present),
    ("spoon.pour", .gone),
  ])
  func areRead(_ name: String, _ verdict: SymbolReading.Verdict) throws {
    let surface = Surface(tree: SourceTree(files: Self.files))
    #expect(surface.reading(of: try #require(Symbol(asked: name))).verdict == verdict)
  }
}
