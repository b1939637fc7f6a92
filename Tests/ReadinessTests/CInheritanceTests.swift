import Testing

@testable import Readiness

/// Types of C whose base is set when their module is made.
@Suite("Bases that are assigned")
struct CInheritanceTests {
  private static let files: [RepoPath: String] = [
    "Modules/_daysmodule.c": """
    static PyMethodDef day_methods[] = {{"dawn", day_dawn, METH_NOARGS}, {NULL}};
    static PyMethodDef hour_methods[] = {{"chime", hour_chime, METH_NOARGS}, {NULL}};
    static PyTypeObject Days_DayType = {
      PyVarObject_HEAD_INIT(NULL, 0) "_days.day", .tp_methods = day_methods};
    static PyTypeObject Days_HourType = {
      PyVarObject_HEAD_INIT(NULL, 0) "_days.hour", .tp_methods = hour_methods};
    static int days_exec(PyObject *module)
    {
      Days_HourType.tp_base = &Days_DayType;
      PyTypeObject *types[] = {&Days_DayType, &Days_HourType};
      for (size_t i = 0; i < 2; i++) PyModule_AddType(module, types[i]);
      return 0;
    }
    static struct PyModuleDef daysmodule = {PyModuleDef_HEAD_INIT, "_days", 0, 0, 0};
    PyMODINIT_FUNC PyInit__days(void) { return PyModuleDef_Init(&daysmodule); }

    """
  ]

  private func verdict(_ name: String) throws -> SymbolReading.Verdict {
    let symbol = try #require(Symbol("py:" + name))
    return Surface(tree: SourceTree(files: Self.files)).reading(of: symbol).verdict
  }

  @Test("The heir has what its base has, and not the other way round")
  func direction() throws {
    #expect(try verdict("_days.hour.dawn") == .present)
    #expect(try verdict("_days.hour.chime") == .present)
    #expect(try verdict("_days.day.dawn") == .present)
    #expect(try verdict("_days.day.chime") == .gone)
  }

  @Test("A macro that is named for types gives a base to the first of them")
  func macros() throws {
    var files = Self.files
    files["Modules/_daysmodule.c"]?.replace(
      "Days_HourType.tp_base = &Days_DayType;", with: "ADD_TYPE(&Days_HourType, &Days_DayType);")
    let surface = Surface(tree: SourceTree(files: files))
    let name = try #require(Symbol("py:_days.day.chime"))
    let inherited = try #require(Symbol("py:_days.hour.dawn"))
    #expect(surface.reading(of: name).verdict == .gone)
    #expect(surface.reading(of: inherited).verdict == .present)
  }

  @Test func assignments() {
    func heirs(_ text: String) -> [String?] {
      CTypeStatements(Array(text.utf8).span).inheritances.map(\.heir)
    }
    #expect(heirs("a_Type.tp_base = &b_Type;") == ["a_Type"])
    #expect(heirs("if (x) st->A_Type -> tp_base = st->b;") == ["A_Type"])
    #expect(heirs("base = a_Type.tp_base; f(tp_base);") == [nil, nil])
  }
}
