import CPythonSource
import Testing

@testable import Readiness

/// What left and what came between two trees.
struct SurfaceDifferenceTests {
  private let series = Series(major: 3, minor: 12)

  private func difference(
    _ old: [RepoPath: String], _ new: [RepoPath: String]
  ) -> SurfaceDifference {
    SurfaceDifference(
      old: Surface(tree: SourceTree(files: old)), new: Surface(tree: SourceTree(files: new)),
      series: series)
  }

  private func removed(_ old: [RepoPath: String], _ new: [RepoPath: String]) -> [String] {
    let both = difference(old, new)
    let alone = SurfaceDifference(
      leaving: Surface(tree: SourceTree(files: old)), by: Surface(tree: SourceTree(files: new)),
      series: series)
    #expect(alone.pythonRemoved == both.pythonRemoved && alone.cRemoved == both.cRemoved)
    #expect(alone.pythonAdded == [] && alone.cAdded == [])
    return both.pythonRemoved.map(\.symbol)
  }

  @Test func whatNoStatementBindsAnyMore() {
    let old =
      "def brew(): pass\ndef pour(): pass\nclass Pot:\n  lid = 1\n  def lift(self): self.hot = 1\n"
    let files: [RepoPath: String] = ["Lib/tea.py": old]
    #expect(removed(files, files) == [])
    #expect(
      removed(files, ["Lib/tea.py": "def pour(): pass\nclass Pot:\n  def lift(self): pass\n"])
        == ["tea.Pot.hot", "tea.Pot.lid", "tea.brew"])
    #expect(removed(files, ["Lib/tea.py": "def brew(): pass\ndef pour(): pass\n"]) == ["tea.Pot"])
    #expect(
      removed(files, ["Lib/tea.py": old + "del brew\n"]) == ["tea.brew"])
    #expect(removed(files, ["Lib/milk.py": ""]) == ["tea"])
    #expect(difference(files, ["Lib/tea.py": old + "leaf = 2\n"]).pythonAdded == ["tea.leaf"])
  }

  /// A name that stands elsewhere now, or that a function of the module serves, did not leave.
  @Test func whatIsFoundInAnotherWay() {
    let files: [RepoPath: String] = [
      "Lib/tea.py": "def brew(): pass\nclass Pot:\n  def lift(self): pass\n"
    ]
    #expect(
      removed(
        files,
        [
          "Lib/tea.py": "from _tea import *\nclass Pot(Base): pass\n",
          "Lib/_tea.py": "def brew(): pass\nclass Base:\n  def lift(self): pass\n",
        ]) == [])
    #expect(
      removed(
        files,
        [
          "Lib/tea.py": """
          class Pot:
            def lift(self): pass
          def __getattr__(name):
            if name == 'brew':
              return object()
            raise AttributeError(name)

          """
        ]) == [])
  }

  /// A class that only the module as a script has is listed, and so are types without a name in it.
  @Test func whatNoNameOfTheModuleShows() {
    let files: [RepoPath: String] = [
      "Lib/tea.py": "if __name__ == '__main__':\n  class Shop:\n    def sell(self): self.cup = 1\n",
      "Modules/_tea.c": """
      static PyMethodDef leaves_methods[] = {{"__reduce__", leaves_reduce, METH_NOARGS}, {NULL}};
      static PyTypeObject Leaves_Type = {
        PyVarObject_HEAD_INIT(NULL, 0)
        .tp_name = "_tea.leaves_iterator",
        .tp_methods = leaves_methods,
      };
      static struct PyModuleDef teamodule = {PyModuleDef_HEAD_INIT, "_tea", 0, 0, 0};
      PyMODINIT_FUNC PyInit__tea(void) { return PyModuleDef_Init(&teamodule); }
      """,
    ]
    #expect(
      Surface(tree: SourceTree(files: files)).whole().modules["_tea"]?.classes.isEmpty == false)
    #expect(removed(files, files) == [])
    #expect(difference(files, files).pythonAdded == [])
  }

  /// A module that one in C makes comes with it; one that a module imports does not.
  @Test func whatAModuleInCMakes() {
    func files(_ cup: String) -> [RepoPath: String] {
      [
        "Lib/os.py": "", "Lib/tea.py": cup.isEmpty ? "" : "import os\n",
        "Modules/spoonmodule.c": """
        static int spoon_exec(PyObject *m) {
            return \(cup.isEmpty ? "0" : "PyModule_AddObjectRef(m, \"cup\", make(m))");
        }
        static struct PyModuleDef spoonmodule = { PyModuleDef_HEAD_INIT, "spoon", NULL, -1, NULL };
        PyMODINIT_FUNC PyInit_spoon(void) { return PyModule_Create(&spoonmodule); }

        """,
        "Python/cup.c": cup,
      ]
    }
    let cup = "struct PyModuleDef cupmodule = { PyModuleDef_HEAD_INIT, .m_name = \"spoon.cup\" };\n"
    #expect(difference(files(""), files(cup)).pythonAdded == ["spoon.cup"])
  }

  /// A program is run, not imported: what it imports is not listed, and what it defines is no API.
  @Test func whatProgramsHave() {
    let old: [RepoPath: String] = [
      "Lib/tea/__init__.py": "",
      "Lib/tea/__main__.py": "import sys\nfrom milk import pour\ndef main(): pass\n",
      "Lib/milk/__init__.py": "def pour(): pass\n",
      "Lib/milk/__main__.py": "def main(): pass\n",
    ]
    let new: [RepoPath: String] = [
      "Lib/tea/__init__.py": "", "Lib/tea/__main__.py": "import os\n",
      "Lib/milk/__init__.py": "def pour(): pass\n",
    ]
    #expect(
      Surface(tree: SourceTree(files: old)).whole().modules["tea.__main__"]?.names == ["main"])
    let removed = difference(old, new).pythonRemoved
    #expect(removed.map(\.symbol) == ["milk.__main__", "tea.__main__.main"])
    #expect(removed.allSatisfy { $0.isLeftover })
    #expect(difference(new, old).pythonAdded == ["milk.__main__", "tea.__main__.main"])
  }
}
