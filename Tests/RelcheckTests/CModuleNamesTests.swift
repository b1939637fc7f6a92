import CheckFiles
import GitStore
import Readiness
import TestSupport
import Testing

@testable import relcheck

/// What `surface` lists of modules in C, and what `find` says of the same names.
@Suite struct CModuleNamesTests {
  private static let files: [String: FixtureFile] = [
    "Include/patchlevel.h": "#define PY_VERSION \"3.9.0\"\n",
    "Lib/tones.py": "import _tones\nhigh = _tones.KEY_HIGH\n",
    "Lib/site.py": "import builtins\nbuiltins.leave = 1\n",
    "Modules/_tones.c": """
    static PyMethodDef string_methods[] = {{"pluck", pluck, METH_NOARGS}, {NULL}};
    static PyMethodDef module_methods[] = {{"listen", listen, METH_NOARGS}, {"open", open_it, METH_NOARGS}, {NULL}};
    static PyType_Slot string_slots[] = {{Py_tp_methods, string_methods}, {0, NULL}};
    static PyType_Spec string_spec = {"_tones.String", 0, 0, 0, string_slots};
    static PyType_Spec inner_spec = {"_tones.Inner", 0, 0, 0, string_slots};
    static PyMethodDef kind_methods[] = {{"tuned", tuned, METH_O}, {NULL}};
    static PyMethodDef reed_methods[] = {{"blown", blown, METH_O}, {NULL}};
    static PyType_Slot kind_slots[] = {{Py_tp_methods, kind_methods}, {0, NULL}};
    static PyType_Slot reed_type_slots[] = {{Py_tp_methods, reed_methods}, {0, NULL}};
    static PyType_Slot reed_slots[] = {{0, NULL}};
    static PyType_Spec kind_type_spec = {"_tones.Kind", 0, 0, 0, kind_slots};
    static PyType_Spec reed_type_spec = {"_tones.ReedKind", 0, 0, 0, reed_type_slots};
    static PyType_Spec reed_spec = {"_tones.Reed", 0, 0, 0, reed_slots};
    static struct {const char *n; int v;} waves[] = {{"SINE", 1}, {"SAW", 2}};
    static struct {const char *n; int v;} codes[] = {{"BROKEN", 1}, {"LOUD", 2}};
    static PyObject *open_it(PyObject *self) {
      PyModule_AddIntConstant(module, "VOICES", 4);
    }
    static int tones_exec(PyObject *m) {
      state->string_type = PyType_FromModuleAndSpec(m, &string_spec, NULL);
      CREATE_TYPE(state->Kind_Type, &kind_type_spec, NULL, &PyType_Type);
      CREATE_TYPE(state->ReedType_Type, &reed_type_spec, NULL, state->Kind_Type);
      state->reed = PyType_FromMetaclass(state->ReedType_Type, m, &reed_spec, NULL);
      if (PyModule_AddType(m, state->reed) < 0) { return -1; }
      state->inner_type = PyType_FromModuleAndSpec(m, &inner_spec, NULL);
      if (PyModule_AddType(m, state->string_type) < 0) { return -1; }
      state->fault = PyErr_NewException("_tones.Fault", NULL, NULL);
      if (PyModule_AddType(m, (PyTypeObject *)state->fault) < 0) { return -1; }
      for (p = waves; p->n; p++) { PyModule_AddIntConstant(m, p->n, p->v); }
      PyObject *names = PyDict_New();
      for (p = codes; p->n; p++) { PyDict_SetItemString(names, p->n, x); }
      PyModule_AddObject(m, "names", names);
      for (k = KEY_LOW; k < KEY_TOP; k++) {
        key_n = toned(k);
        PyModule_AddIntConstant(m, key_n, k);
      }
    #ifdef HAVE_HARP
      PyModule_AddIntConstant(m, "HARP", 1);
    #endif
    }
    static struct PyModuleDef tonesmodule = {PyModuleDef_HEAD_INIT, "_tones", 0, 0, module_methods};
    PyMODINIT_FUNC PyInit__tones(void) { return PyModuleDef_Init(&tonesmodule); }

    """,
    "Objects/typeobject.c": "PyTypeObject PyType_Type = {.tp_name = \"type\"};\n",
    "Python/bltinmodule.c": """
    static struct PyModuleDef builtinsmodule = {PyModuleDef_HEAD_INIT, "builtins", 0, 0, 0};
    PyMODINIT_FUNC PyInit_builtins(void) { return 0; }

    """,
    "Python/start.c": """
    static int start(void) {
      PyObject *bimod = PyImport_ImportModule("builtins");
      PyObject_SetAttrString(bimod, "open", wrapper);
    }

    """,
  ]

  private func surface(_ fixture: FixtureRepository) throws -> Surface {
    try fixture.lightweightTag("v3.9.0", at: try fixture.commit(Self.files))
    let tag = try #require(ReleaseTag("v3.9.0"))
    let reader = ReleaseReader(
      try OpenedRepository(at: fixture.path), data: try CheckData.load(.embedded, .series([])),
      jobs: 1, verifiesBlobs: false)
    return try reader.release(tag, baseline: tag).inspection.surface
  }

  @Test func listsWhatReachesTheModule() throws {
    let fixture = try FixtureRepository()
    let surface = try surface(fixture).whole()
    let tones = try #require(surface.modules["_tones"])
    #expect(
      tones.names
        == [
          "Fault", "HARP", "KEY_HIGH", "Reed", "SAW", "SINE", "String", "listen", "names", "open",
        ])
    #expect(tones.conditional == ["HARP"])
    #expect(tones.late == ["VOICES"])
    #expect(tones.classes["String"] == ["pluck"])
    #expect(surface.modules["builtins"]?.names == ["leave", "open"])
    withExtendedLifetime(fixture) {}
  }

  @Test(arguments: [
    ("_tones.SAW", SymbolReading.Verdict.present), ("_tones.VOICES", .present),
    ("_tones.Fault", .present), ("_tones.KEY_HIGH", .present), ("builtins.open", .present),
    ("_tones.BROKEN", .gone), ("_tones.Inner", .gone), ("_tones.VIOLA", .gone),
    ("_tones.KEY_SHARP", .undetermined), ("_tones.Reed.blown", .present),
    ("_tones.Reed.tuned", .undetermined), ("_tones.Reed.bowed", .gone),
  ])
  func findAgrees(_ symbol: String, _ verdict: SymbolReading.Verdict) throws {
    let fixture = try FixtureRepository()
    let reading = try surface(fixture).reading(of: try #require(Symbol(symbol)), beside: nil)
    #expect(reading.verdict == verdict)
    withExtendedLifetime(fixture) {}
  }
}
