import Readiness
import Testing

/// Names that are asked without their module, and modules of Windows.
@Suite struct UnownedNameTests {
  private static let files: [RepoPath: String] = [
    "Include/Python.h": "",
    "Lib/tea.py": "class Kettle:\n  def boil(self, hot): pass\n",
    "PC/config.c": """
    extern PyObject* PyInit_spoon(void);
    struct _inittab _PyImport_Inittab[] = { {"spoon", PyInit_spoon}, {0, 0} };

    """,
    "PC/spoon.c": """
    static PyMethodDef spoon_methods[] = { {"stir", spoon_stir, METH_NOARGS, NULL}, {NULL, NULL} };
    static struct PyModuleDef spoonmodule = { PyModuleDef_HEAD_INIT, "spoon", NULL, -1, spoon_methods };
    PyMODINIT_FUNC PyInit_spoon(void) { return PyModule_Create(&spoonmodule); }

    """,
    "PC/_forkmodule.cpp": """
    static PyMethodDef fork_methods[] = { {"stab", fork_stab, METH_NOARGS, NULL}, {NULL, NULL} };
    static PyModuleDef fork_def = { PyModuleDef_HEAD_INIT, "_fork", NULL, 0, fork_methods };
    extern "C" {
        PyMODINIT_FUNC PyInit__fork(void) { return PyModuleDef_Init(&fork_def); }
    }

    """,
  ]

  private func verdict(_ text: String) throws -> SymbolReading.Verdict {
    let surface = Surface(tree: SourceTree(files: Self.files))
    let symbol = try #require(Symbol(asked: text))
    return UnownedNames(surface).reading(of: symbol, beside: nil).verdict
  }

  @Test(
    arguments: [
      ("Kettle.boil", .present), ("Kettle.boil()", .present), ("tea.Kettle.boil()", .present),
      ("Kettle.boil(hot)", .present), ("Kettle.boil(cold)", .gone), ("Kettle.cool", .gone),
      ("Cup.boil", .gone), ("kettle.boil", .gone), ("boil", .gone),
    ] as [(String, SymbolReading.Verdict)])
  func findsTheClass(_ text: String, _ expected: SymbolReading.Verdict) throws {
    #expect(try verdict(text) == expected)
  }

  @Test(
    arguments: [
      ("spoon", .present), ("spoon.stir", .present), ("spoon.dig", .gone), ("_fork", .present),
      ("_fork.stab", .present), ("_fork.dig", .gone),
    ] as [(String, SymbolReading.Verdict)])
  func readsModulesOfWindows(_ text: String, _ expected: SymbolReading.Verdict) throws {
    #expect(try verdict(text) == expected)
  }

  @Test func callsAreAskedOfUsersOnly() {
    #expect(Symbol("tea.brew()") == nil)
    #expect(Symbol(asked: "tea.brew()")?.text == "tea.brew()")
    #expect(Symbol(asked: "Include/x.h()") == nil)
    #expect(Symbol(asked: "()") == nil)
  }
}
