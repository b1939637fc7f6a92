import Testing

@testable import Readiness

/// Names of classes that code in C makes while it runs, and of types under other names.
@Suite("Classes made by C")
struct CMadeClassTests {
  private static let files: [RepoPath: String] = [
    "Modules/_bells.c": """
    #define Soundless PyExc_RuntimeError
    static PyMemberDef bell_members[] = {{"tone", T_INT, 0, 0}, {NULL}};
    static PyMethodDef bell_methods[] = {{"ring", ring, METH_NOARGS}, {NULL}};
    static PyType_Slot bell_slots[] = {{Py_tp_methods, bell_methods}, {Py_tp_members, bell_members}, {0, NULL}};
    static PyType_Spec bell_spec = {"_bells.Bell", 0, 0, 0, bell_slots};
    static PyMethodDef gong_methods[] = {{"strike", strike, METH_NOARGS}, {NULL}};
    static PyType_Slot gong_slots[] = {{Py_tp_methods, gong_methods}, {0, NULL}};
    static PyType_Spec gong_spec = {"_bells.Gong", 0, 0, 0, gong_slots};
    static const char * const Peal_fields[] = {"length", "order"};
    static PyObject *make_node(struct state *st, const char *name, PyObject *base, const char * const *fields)
    {
      return PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){OO}", name, base, st->_fields, names);
    }
    static PyObject *make_silence(void)
    {
      PyObject *both = PyTuple_Pack(2, PyExc_OSError, PyExc_ValueError);
      return PyErr_NewException("_bells.Silence", both, NULL);
    }
    static int mark(PyObject *err, const char *name, int value)
    {
      return PyObject_SetAttrString(err, name, number(value));
    }
    static void raise_toll(struct state *st)
    {
      PyObject *err = PyObject_CallOneArg(st->Toll, text);
      mark(err, "weight", 1);
    }
    static int gong_init(PyObject *self)
    {
      PyObject_SetAttrString(self, "rim", wide);
      return PyObject_GetOptionalAttr(self, &_Py_ID(skin), &found);
    }
    static int made_from(PyObject *type)
    {
      return PyObject_GetOptionalAttr(type, &_Py_ID(_mallet_), &found);
    }
    static int bells_exec(PyObject *m)
    {
      st->bell_type = PyType_FromModuleAndSpec(m, &bell_spec, NULL);
      st->gong_type = PyType_FromModuleAndSpec(m, &gong_spec, (PyObject *)st->bell_type);
      PyObject *temp = st->bell_type;
      PyModule_AddObject(m, "BellType", temp);
      temp = (PyObject *)st->gong_type;
      PyModule_AddObject(m, "Tamtam", temp);
      st->Fault = PyErr_NewException("_bells.Fault", NULL, NULL);
      PyModule_AddObjectRef(m, "Fault", st->Fault);
      st->Toll = PyErr_NewException("_bells.Toll", NULL, NULL);
      PyModule_AddObjectRef(m, "Toll", st->Toll);
      st->Cracked = PyErr_NewException("_bells.Cracked", st->Fault, NULL);
      PyModule_AddObjectRef(m, "Cracked", st->Cracked);
      PyModule_AddObjectRef(m, "Unknown", PyErr_NewException("_bells.Unknown", somewhere(), NULL));
      PyModule_AddObject(m, "Silence", make_silence());
      PyModule_AddObject(m, "error", Soundless);
      st->Peal_type = make_node(st, "Peal", st->bell_type, Peal_fields);
      add_more(st->Peal_type, more);
      PyObject_SetAttr(st->Peal_type, st->tempo, Py_None);
      PyModule_AddObjectRef(m, "Peal", st->Peal_type);
    }
    static struct PyModuleDef bellsmodule = {PyModuleDef_HEAD_INIT, "_bells", 0, 0, 0};
    PyMODINIT_FUNC PyInit__bells(void) { return PyModuleDef_Init(&bellsmodule); }

    """,
    "Objects/exceptions.c": """
    static PyMethodDef BaseException_methods[] = {{"add_note", add_note, METH_O}, {NULL}};
    static PyObject *BaseException_add_note(PyObject *self, PyObject *note)
    {
      return PyObject_SetAttr(self, &_Py_ID(__notes__), notes);
    }
    static PyTypeObject _PyExc_BaseException = {PyVarObject_HEAD_INIT(NULL, 0) "BaseException",
      .tp_methods = BaseException_methods};
    static PyMemberDef OSError_members[] = {{"errno", T_INT, 0, 0}, {NULL}};
    SimpleExtendsException(PyExc_BaseException, Exception, "text");
    ComplexExtendsException(PyExc_Exception, OSError, OSError, OSError_new, 0, OSError_members, 0, 0, "text");
    SimpleExtendsException(PyExc_Exception, ValueError, "text");
    SimpleExtendsException(PyExc_Exception, RuntimeError, "text");

    """,
    "Python/bltinmodule.c": """
    static PyMethodDef builtin_methods[] = {{"weigh", builtin_weigh, METH_O}, {NULL}};
    static struct PyModuleDef builtinsmodule = {
      PyModuleDef_HEAD_INIT, "builtins", 0, 0, builtin_methods};
    PyMODINIT_FUNC PyInit_builtins(void) { return 0; }

    """,
  ]

  private func verdict(_ name: String) throws -> SymbolReading.Verdict {
    let symbol = try #require(Symbol("py:" + name))
    return Surface(tree: SourceTree(files: Self.files)).reading(of: symbol).verdict
  }

  @Test(
    "what they have",
    arguments: [
      // Aliases, by a variable that is used twice.
      "_bells.BellType.ring", "_bells.BellType.tone", "_bells.Tamtam.strike",
      // Its base's.
      "_bells.Tamtam.ring",
      "_bells.Fault.add_note", "_bells.Cracked.add_note",
      // A tuple of bases, made by a function without parameters.
      "_bells.Silence.errno", "_bells.error.add_note",
      // Set by name on what was raised, and on the instance itself.
      "_bells.Toll.weight", "_bells.Tamtam.rim", "_bells.Fault.__notes__",
      "_bells.Silence.__notes__",
      // The fields, the base's and what is set afterwards.
      "_bells.Peal.length", "_bells.Peal.tone", "_bells.Peal.tempo", "_bells.Peal._fields",
    ])
  func present(name: String) throws {
    #expect(try verdict(name) == .present)
  }

  @Test(
    "what they do not have",
    arguments: [
      "_bells.BellType.strike", "_bells.Tamtam.toll", "_bells.Fault.errno", "_bells.error.errno",
      "_bells.Silence.toll", "_bells.Peal.toll", "_bells.Cracked.errno",
      "_bells.Toll.rim", "_bells.BellType.rim",
    ])
  func gone(name: String) throws {
    #expect(try verdict(name) == .gone)
  }

  @Test("what C asks of a type may be set by classes made from it")
  func asked() throws {
    #expect(try verdict("_bells.Tamtam._mallet_") == .undetermined)
    #expect(try verdict("_bells.Fault._mallet_") == .gone)
    #expect(try verdict("_bells.Tamtam.skin") == .gone)
  }

  @Test("a base that is made at run time leaves absent names open")
  func open() throws {
    #expect(try verdict("_bells.Unknown.errno") == .undetermined)
  }

  @Test("names of builtins need no module before them")
  func builtins() throws {
    #expect(try verdict("weigh") == .present)
    #expect(try verdict("builtins.weigh") == .present)
    #expect(try verdict("weigher") != .present)
  }
}
