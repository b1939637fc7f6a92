import Readiness
import Testing

/// Modules in C whose other files stand in a folder of their name.
@Suite struct ModuleFolderTests {
  private static let files: [RepoPath: String] = [
    "Include/Python.h": "",
    "Modules/_teamodule.c": """
    static PyMethodDef TeaMethods[] = { {"brew", brew, METH_NOARGS}, {NULL, NULL} };
    static struct PyModuleDef teamodule = { PyModuleDef_HEAD_INIT, "_tea", NULL, -1, TeaMethods };
    PyMODINIT_FUNC PyInit__tea(void) {
        PyObject *m = PyModule_Create(&teamodule);
        if (Tea_Init_Milk(m) < 0) { return NULL; }
        return m;
    }

    """,
    "Modules/_tea/milk.c": """
    static PyMethodDef test_methods[] = { {"pour", pour, METH_NOARGS}, {NULL} };
    int Tea_Init_Milk(PyObject *mod) {
        if (PyModule_AddFunctions(mod, test_methods) < 0) { return -1; }
        return 0;
    }

    """,
    "Modules/_tea/other.c": """
    static PyMethodDef other_methods[] = { {"stir", stir, METH_NOARGS}, {NULL, NULL} };
    static struct PyModuleDef othermodule = { PyModuleDef_HEAD_INIT, "_other", NULL, -1, other_methods };
    PyMODINIT_FUNC PyInit__other(void) { return PyModule_Create(&othermodule); }

    """,
  ]

  @Test(
    arguments: [
      ("_tea.brew", .present), ("_tea.pour", .present), ("_tea.stir", .gone), ("_tea.sip", .gone),
      ("_other.stir", .present), ("_other.pour", .gone),
    ] as [(String, SymbolReading.Verdict)])
  func readsThem(_ text: String, _ expected: SymbolReading.Verdict) throws {
    let surface = Surface(tree: SourceTree(files: Self.files))
    #expect(surface.reading(of: try #require(Symbol(text))).verdict == expected)
  }
}
