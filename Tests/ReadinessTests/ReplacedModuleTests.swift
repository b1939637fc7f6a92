import Testing

@testable import Readiness

/// Modules that put another one in their own place where the one written in C is missing.
struct ReplacedModuleTests {
  private func surface(_ text: String) -> Surface {
    Surface(
      tree: SourceTree(files: [
        "Lib/tea.py": text,
        "Lib/_pytea.py": "class Pot:\n  def pour(self): pass\ndef brew(): pass\n",
        "Modules/_tea.c": """
        static PyMethodDef pot_methods[] = {{"lift", pot_lift, METH_NOARGS}, {NULL}};
        static PyTypeObject Pot_Type = {
          PyVarObject_HEAD_INIT(NULL, 0)
          .tp_name = "_tea.Pot",
          .tp_methods = pot_methods,
        };
        static struct PyModuleDef teamodule = {PyModuleDef_HEAD_INIT, "_tea", 0, 0, 0};
        PyMODINIT_FUNC PyInit__tea(void) {
          PyObject *m = PyModule_Create(&teamodule);
          PyModule_AddObject(m, "Pot", (PyObject *)&Pot_Type);
          return m;
        }
        """,
      ]))
  }

  private let twin = """
    try:
      from _tea import *
    except ImportError:
      import _pytea
      import sys
      sys.modules[__name__] = _pytea

    """

  private func verdict(_ name: String, _ text: String) throws -> SymbolReading.Verdict {
    try surface(text).reading(of: #require(Symbol(name))).verdict
  }

  @Test(arguments: ["tea.Pot", "tea.Pot.pour", "tea.Pot.lift", "tea.brew"])
  func has(_ name: String) throws {
    #expect(try verdict(name, twin) == .present)
  }

  @Test(arguments: ["tea.cup", "tea.Pot.smash"])
  func hasNot(_ name: String) throws {
    #expect(try verdict(name, twin) == .gone)
  }

  @Test func isListed() {
    #expect(surface(twin).whole().modules["tea"]?.names.contains("brew") == true)
  }

  /// An object that is no module may have any name.
  @Test func byAnObject() throws {
    let text = "import sys\nclass Shop: pass\nsys.modules[__name__] = Shop()\n"
    #expect(try verdict("tea.cup", text) == .undetermined)
  }
}
