import CPythonSource
import Testing

/// The classes that a function's body makes, as `variable: maker(arguments)`.
private func makings(_ body: String, before: String = "") throws -> [String] {
  try module("\(before)\nstatic int setup(PyObject *m)\n{\n\(body)\n}\n").makings.map { making in
    let arguments = making.arguments.map(\.text).joined(separator: ", ")
    return "\(making.variable): \(making.maker.rawValue)(\(arguments))"
  }
}

@Suite("Sources: classes made by calls")
struct CMakingTests {
  @Test(
    "functions of the API, with what their result is assigned to",
    arguments: [
      (
        "st->Fault = PyErr_NewException(\"bells.Fault\", PyExc_OSError, NULL);",
        "Fault: exception(\"bells.Fault\", PyExc_OSError, NULL)"
      ),
      (
        "t = (PyTypeObject *)PyType_FromModuleAndSpec(m, &bell_spec, (PyObject *)st->base);",
        "t: moduleSpecification(m, &bell_spec, (PyObject *)st->base)"
      ),
      (
        "if ((x = PyType_FromSpec(&bell_spec)) == NULL) return -1;", "x: specification(&bell_spec)"
      ),
      ("kinds[0] = PyStructSequence_NewType(&chime_desc);", "kinds: structSequence(&chime_desc)"),
      (
        "_PyStructSequence_InitBuiltin(interp, &ChimeType, &chime_desc);",
        ": initialisedSequence(&ChimeType, &chime_desc)"
      ),
      (
        "k = PyObject_CallFunction((PyObject *)&PyType_Type, \"s(O){}\", \"Gong\", base);",
        "k: call((PyObject *)&PyType_Type, \"s(O){}\", \"Gong\", base)"
      ),
      ("Bell_Type.tp_base = &Metal_Type;", "Bell_Type: base(&Metal_Type)"),
    ])
  func known(body: String, expected: String) throws {
    #expect(try makings(body) == [expected])
  }

  @Test(
    "calls and assignments that make none",
    arguments: [
      "x = PyObject_CallFunction(factory, \"s\", \"Gong\");", "if (t->tp_base == &Metal_Type) {}",
      "x = PyType_Ready(&Bell_Type);",
    ])
  func nothing(body: String) throws {
    #expect(try makings(body) == [])
  }

  @Test("macros of the file are expanded, and what they assign the class to counts")
  func macros() throws {
    let before = """
      #define ADD_FAULT(m, st, NAME, base) do { \\
          st->NAME = PyErr_NewException("bells." #NAME, base, NULL); } while (0)
      #define CREATE(to, spec, base) do { \\
          PyObject *type = PyType_FromModuleAndSpec(m, spec, base); \\
          to = (PyTypeObject *)type; } while (0)
      #define KEEP(p, v) do { p = (v); if (p == NULL) goto error; } while (0)
      """
    let body = """
      ADD_FAULT(m, st, Cracked, PyExc_ValueError);
      CREATE(st->Bell_Type, &bell_spec, NULL);
      KEEP(Silence, PyErr_NewException("bells.Silence", NULL, NULL));
      """
    let found = try makings(body, before: before)
    #expect(
      found == [
        "Cracked: exception(\"bells.\" \"Cracked\", PyExc_ValueError, NULL)",
        "Bell_Type: moduleSpecification(m, &bell_spec, NULL)",
        "Silence: exception(\"bells.Silence\", NULL, NULL)",
      ])
  }

  @Test("a function that makes a class of what it is given stands for the class at each call")
  func wrappers() throws {
    let before = """
      static PyObject *cast(PyObject *m, PyType_Spec *spec, PyTypeObject *base)
      {
        PyObject *made = PyType_FromModuleAndSpec(m, spec, (PyObject *)base);
        return made;
      }
      """
    let found = try makings("st->gong = cast(m, &gong_spec, st->bell);", before: before)
    #expect(found == ["gong: moduleSpecification(m, &gong_spec, st->bell)"])
  }

  @Test("what a function assigned before says what an argument is, the branches of a switch too")
  func assigned() throws {
    let outline = try module(
      """
      static int setup(PyObject *m)
      {
        PyObject *base = PyExc_KeyError;
        switch (n) {
        case 1: { base = PyTuple_Pack(1, PyExc_OSError); break; }
        default: { base = PyExc_EOFError; }
        }
        st->Fault = PyErr_NewException("bells.Fault", base, NULL);
        base = PyExc_Exception;
        PyModule_AddObject(m, "Fault", st->Fault);
      }
      """)
    let making = try #require(outline.makings.first)
    #expect(
      making.arguments[1].assigned["base"] == [
        "PyExc_EOFError", "PyTuple_Pack(1, PyExc_OSError)", "PyExc_KeyError",
      ])
    #expect(making.function == "setup")
    let addition = try #require(outline.additions.first)
    #expect(addition.value.text == "st->Fault")
    #expect(
      addition.value.assigned["Fault"] == ["PyErr_NewException(\"bells.Fault\", base, NULL)"])
  }

  @Test("members of types that statements assign, and the base in an array of slots")
  func fields() throws {
    let outline = try module(
      """
      static PySequenceMethods row_as_sequence = {(lenfunc)row_length};
      static PyTypeObject Row_Type = {PyVarObject_HEAD_INIT(NULL, 0) "bells.Row"};
      static PyType_Slot peal_slots[] = {{Py_tp_base, NULL}, {0, NULL}};
      static PyType_Spec peal_spec = {"bells.Peal", 0, 0, 0, peal_slots};
      static int setup(PyObject *m)
      {
        Row_Type.tp_as_sequence = &row_as_sequence;
        Row_Type.tp_new = PyType_GenericNew;
        peal_slots[0].pfunc = PyExc_OSError;
      }
      """)
    let row = try #require(outline.types.first { $0.cName == "Row_Type" })
    #expect(row.tables == ["row_as_sequence"])
    #expect(row.slots == ["tp_new"])
    #expect(outline.makings.map(\.variable) == ["peal_spec"])
    #expect(outline.makings.map(\.arguments.first?.text) == ["PyExc_OSError"])
  }

  @Test("a name in a table that is put together from literals")
  func joinedNames() throws {
    let outline = try module(
      """
      #define OPENER(NAME) {"open_" #NAME, (PyCFunction)opens_##NAME, METH_VARARGS}
      static PyMethodDef bells_methods[] = {OPENER(tower), {"a" "b", both, 0}, {"no" " name", x, 0}, {NULL}};
      """)
    #expect(outline.tables.first?.entries.map(\.name) == ["open_tower", "ab"])
  }
}
