import CPythonSource
import Testing

@Suite("Sources: what names are given to, and where they come from")
struct COriginTests {
  @Test("the target's value is the last one assigned before the call")
  func origin() throws {
    let found = try module(
      """
      static int fill(PyObject *m) {
        PyObject *d = Widget_Type.tp_dict;
        PyDict_SetItemString(d, "least", x);
        d = PyModule_GetDict(m);
        PyDict_SetItemString(d, "most", x);
      }
      """)
    #expect(found.additions.map(\.origin) == ["Widget_Type.tp_dict", "PyModule_GetDict(m)"])
    #expect(found.additions.map(\.function) == ["fill", "fill"])
  }

  @Test("a name that is no literal leads to its table over assignments")
  func words() throws {
    let found = try module(
      """
      static const char *const sizes[] = {"SMALL", "LARGE"};
      static struct {int v; char *n;} shapes[] = {{ROUND, "ROUND"}, {FLAT, "FLAT"}, {0, NULL}};
      static int fill(PyObject *m) {
        for (i = 0; i < 2; i++) PyModule_AddIntConstant(m, sizes[i], i);
        for (p = shapes; p->n; p++) { const char *name = p->n; PyModule_AddIntConstant(m, name, p->v); }
      }
      """)
    #expect(
      found.tables.map { $0.entries.map(\.name) } == [["SMALL", "LARGE"], ["ROUND", "FLAT"]])
    #expect(found.dynamicAdditions[0].words.contains("sizes"))
    #expect(found.dynamicAdditions[1].words.contains("shapes"))
    #expect(!found.dynamicAdditions[1].words.contains("sizes"))
  }

  @Test("the bounds of a loop say what the names begin with")
  func prefix() throws {
    let found = try module(
      "static int fill(PyObject *m) { for (k = TONE_LOW; k < TONE_HIGH; k++) { n = toned(k); PyModule_AddIntConstant(m, n, k); } }"
    )
    #expect(found.dynamicAdditions.map(\.prefix) == ["TONE_"])
  }

  @Test("a macro that is defined again has the meaning of its place")
  func redefinition() throws {
    let found = try module(
      """
      static int fill(PyObject *m, PyObject *inner_module) {
      #define PUT(c) PyModule_AddIntConstant(m, #c, c)
        PUT(OUTER);
      #undef PUT
      #define PUT(c) PyModule_AddIntConstant(inner_module, #c, c)
        PUT(INNER);
      #undef PUT
      }
      """)
    #expect(found.additions.map { $0.target + " " + $0.name } == ["m OUTER", "inner_module INNER"])
  }

  @Test("conditions around names are kept, through macros too")
  func conditions() throws {
    let outline = COutline(
      source: Array(
        """
        #define PUT(c) PyModule_AddIntConstant(m, #c, c)
        static int fill(PyObject *m) {
          PUT(ALWAYS);
        #ifdef HAVE_TRAMS
          PUT(SOMETIMES);
        #endif
        }
        """.utf8))
    let additions = try #require(outline.module).additions
    #expect(additions.map(\.name) == ["ALWAYS", "SOMETIMES"])
    #expect(
      additions.map { outline.visibility(ofCondition: $0.condition) } == [.yes, .maybe])
  }

  @Test("arrays of types, C functions of methods, attributes of types")
  func types() throws {
    let found = try module(
      """
      static PyMethodDef methods[] = {{"start", (PyCFunction)begin_it, METH_NOARGS}, {NULL}};
      static int fill(PyObject *m) {
        PyTypeObject *types[] = {&A_Type, &B_Type};
        PyModule_AddType(m, types[i]);
        PyObject_SetAttr(state->leaf_type, state->colour, Py_None);
        PyDescr_NewGetSet(state->leaf_type, &handlers[i].getset);
      }
      """)
    #expect(found.tables.map(\.references) == [[], ["A_Type", "B_Type"]])
    #expect(found.tables[0].functions == ["begin_it"])
    #expect(found.typeAdditions.map(\.cName) == ["types"])
    #expect(found.additions.map { $0.target + " " + $0.name } == ["state->leaf_type colour"])
    #expect(found.dynamicAdditions[0].words.contains("handlers"))
  }

  @Test("a type is taken from a list, whatever it is compared with on the way")
  func listedType() throws {
    let found = try module(
      """
      static PyTypeObject *all_types[] = {&A_Type, &B_Type};
      static int fill(PyObject *m) {
        PyTypeObject *type = all_types[i];
        if (type == &B_Type) { PyType_Ready(type); }
        else { PyModule_AddType(m, type); }
      }
      """)
    #expect(found.typeAdditions.map(\.cName).contains("all_types"))
    #expect(!found.typeAdditions.map(\.cName).contains("B_Type"))
  }

  @Test("a type that a macro makes is not its base")
  func madeType() throws {
    let found = try module(
      """
      #define ADD_TYPE(MOD, SPEC, TYPE, BASE) do { \\
          TYPE = (PyTypeObject *)PyType_FromModuleAndSpec(MOD, SPEC, (PyObject *)BASE); \\
          if (PyModule_AddType(MOD, TYPE) < 0) { return -1; } \\
        } while (0)
      #define ADD_OLD(MOD, EXPRESSION) do { \\
          PyTypeObject *type = (EXPRESSION); \\
          if (PyModule_AddType(MOD, type) < 0) { return -1; } \\
        } while (0)
      static int fill(PyObject *m) {
        ADD_TYPE(m, &pot_spec, state->pot_type, &PyDict_Type);
        ADD_OLD(m, &Cup_Type);
      }
      """)
    #expect(found.typeAdditions.map(\.cName).contains("Cup_Type"))
    #expect(!found.typeAdditions.map(\.cName).contains("PyDict_Type"))
  }
}
