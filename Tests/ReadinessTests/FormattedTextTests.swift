import Readiness
import Testing

/// Strings in C that are made into a text: they name nothing.
@Suite struct FormattedTextTests {
  private static let files: [RepoPath: String] = [
    "Include/Python.h": "",
    "Modules/spoonmodule.c": """
    static int spoon_init(PyObject *self, int n) {
        PyErr_Format(PyExc_TypeError, "%zd argument%s", n, n == 1 ? "" : "s");
        fprintf(stderr, "%s", (n ? "hot" : "cold"));
        keep(n, "kept");
        return 0;
    }
    static PyMethodDef spoon_methods[] = { {"stir", spoon_stir, METH_NOARGS, NULL}, {NULL, NULL} };
    static struct PyModuleDef spoonmodule = { PyModuleDef_HEAD_INIT, "spoon", NULL, -1, spoon_methods };
    PyMODINIT_FUNC PyInit_spoon(void) { return PyModule_Create(&spoonmodule); }

    """,
  ]

  @Test(arguments: [
    ("spoon.stir", SymbolReading.Verdict.present), ("spoon.s", .gone), ("spoon.hot", .gone),
    ("spoon.cold", .gone), ("spoon.kept", .undetermined),
  ])
  func areNoNames(_ name: String, _ verdict: SymbolReading.Verdict) throws {
    let surface = Surface(tree: SourceTree(files: Self.files))
    #expect(surface.reading(of: try #require(Symbol(asked: name))).verdict == verdict)
  }
}
