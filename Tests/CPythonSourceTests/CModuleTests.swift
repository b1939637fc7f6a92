import CPythonSource
import Testing

/// What a source gives to Python.
func module(_ text: String) throws -> CModuleOutline {
  try #require(COutline(source: Array(text.utf8)).module)
}

@Suite("Sources: tables, types, modules")
struct CModuleTableTests {
  @Test("tables of functions, with casts, conditions and macros")
  func methods() throws {
    let text = """
      static PyMethodDef spam_methods[] = {
          {"eat", (PyCFunction)spam_eat, METH_NOARGS, eat_doc},
          {(char *)"cook", spam_cook, METH_VARARGS, "text, {\\"no\\"}"},
          SPAM_FRY_METHODDEF
      #ifdef HAVE_BOIL
          SPAM_BOIL_METHODDEF
          {"boil2", boil2, METH_O},
      #endif
          {.ml_name = "last", .ml_meth = last},
          {NULL, NULL}
      };
      static struct PyMethodDef const one = {"one", f};
      """
    let tables = try module(text).tables
    #expect(tables.map(\.cName) == ["spam_methods", "one"])
    #expect(tables.map(\.kind) == [.methods, .methods])
    #expect(tables[0].entries.map(\.name) == ["eat", "cook", "boil2", "last"])
    #expect(tables[0].entries.map(\.line) == [2, 3, 7, 9])
    #expect(tables[0].macros.map(\.name) == ["SPAM_FRY_METHODDEF", "SPAM_BOIL_METHODDEF"])
    #expect(tables[1].entries.map(\.name) == ["one"])
  }

  @Test("entries made by macros of the file")
  func entryMacros() throws {
    let text = """
      #define ENTRY(NAME, F, DOC) {#NAME, (wrapper)F, DOC}
      #define SLOT(NAME, F) ENTRY(NAME, F, "doc of " #NAME)
      #define OTHER(n) {"x_" #n, n}
      static PyGetSetDef spam_getset[] = {
          SLOT(size, get_size),
          ENTRY(weight, get_weight, NULL),
          FROM_ELSEWHERE(thing),
          {0}
      };
      static slotdef slotdefs[] = { SLOT(__len__, len), SLOT(__add__, add) };
      """
    let tables = try module(text).tables
    #expect(tables.map(\.kind) == [.getters, .other])
    #expect(tables[0].entries.map(\.name) == ["size", "weight"])
    #expect(tables[0].macros.map(\.name) == ["FROM_ELSEWHERE"])
    #expect(tables[1].entries.map(\.name) == ["__len__", "__add__"])
    #expect(try module(text).macroArguments["thing"] != nil)
  }

  @Test("members, structure sequences, constants")
  func others() throws {
    let text = """
      static PyMemberDef spam_members[] = {{"weight", T_INT, 0}, {NULL}};
      static struct memberlist old_members[] = {{"old", T_INT, 0}};
      static PyStructSequence_Field fields[] = {{"st_mode", "text"}, {"st_ino", 0}, {0}};
      static const struct constdef constants[] = {{"PC_MAX", PC_MAX}, {"PC_MIN", PC_MIN}};
      static int numbers[] = {1, 2, 3};
      static char *words[] = {"a", "b", NULL};
      """
    let tables = try module(text).tables
    #expect(tables.map(\.cName) == ["spam_members", "old_members", "fields", "constants", "words"])
    #expect(tables.map(\.kind) == [.members, .members, .structSequence, .other, .other])
    #expect(tables[2].entries.map(\.name) == ["st_mode", "st_ino"])
    #expect(tables[3].entries.map(\.name) == ["PC_MAX", "PC_MIN"])
  }

  @Test("static types by place and by name")
  func staticTypes() throws {
    let places = Array(repeating: "0", count: 25).joined(separator: ", ")
    let text = """
      static PyMethodDef a_methods[] = {{"a", a}};
      PyTypeObject A_Type = {
          PyVarObject_HEAD_INIT(NULL, 0)
          "spam.A", \(places),
          a_methods, a_members, a_getset, &Base_Type, 0
      };
      PyTypeObject Old_Type = { PyObject_HEAD_INIT(NULL) 0, "Old", sizeof(x), a_methods };
      static PyTypeObject B_Type = {
          PyVarObject_HEAD_INIT(NULL, 0)
          .tp_name = MODULE ".B",
          .tp_members = b_members,
          .tp_base = (PyTypeObject *)&A_Type,
      };
      """
    let types = try module(text).types
    #expect(types.map(\.cName) == ["A_Type", "Old_Type", "B_Type"])
    #expect(types.map(\.pythonName) == ["spam.A", "Old", "MODULE.B"])
    #expect(types[0].tables == ["a_methods", "a_members", "a_getset"])
    #expect(types[0].bases == ["Base_Type"])
    #expect(types[1].tables == ["a_methods"])
    #expect(types[2].tables == ["b_members"])
    #expect(types[2].bases == ["A_Type"])
  }

  @Test("heap types through their slots, and structure sequences")
  func heapTypes() throws {
    let text = """
      #define NAME "spam"
      static PyType_Slot a_slots[] = {
          {Py_tp_methods, a_methods}, {Py_tp_getset, a_getset}, {Py_tp_base, &B_Type}, {0, NULL},
      };
      static PyType_Spec a_spec = {NAME ".A", sizeof(A), 0, Py_TPFLAGS_DEFAULT, a_slots};
      static PyType_Spec c_spec = { .name = "spam.C", .slots = a_slots };
      static PyStructSequence_Desc desc = {"spam.result", doc, fields, 3};
      """
    let types = try module(text).types
    #expect(types.map(\.pythonName) == ["spam.A", "spam.C", "spam.result"])
    #expect(types[0].tables == ["a_methods", "a_getset"])
    #expect(types[0].bases == ["B_Type"])
    #expect(types[1].tables == ["a_methods", "a_getset"])
    #expect(types[2].tables == ["fields"])
  }

  @Test("types made by a macro of the file")
  func typeMacro() throws {
    let text = """
      #define SIMPLE(BASE, NAME) \\
      static PyTypeObject _Exc_ ## NAME = { \\
          PyVarObject_HEAD_INIT(NULL, 0) \\
          # NAME, sizeof(X) \\
      };
      SIMPLE(Exc_Base, SpamError)
      """
    let types = try module(text).types
    #expect(types.map(\.cName) == ["_Exc_SpamError"])
    #expect(types.map(\.pythonName) == ["SpamError"])
    #expect(types.map(\.line) == [6])
  }

  @Test("modules and their init functions")
  func modules() throws {
    let text = """
      #define NAME "_eggs"
      static struct PyModuleDef spam = {PyModuleDef_HEAD_INIT, "_spam", doc, -1, spam_methods};
      static PyModuleDef eggs = {
          PyModuleDef_HEAD_INIT, .m_name = NAME, .m_methods = eggs_methods };
      PyMODINIT_FUNC PyInit__spam(void) { return PyModuleDef_Init(&spam); }
      PyMODINIT_FUNC
      initold(void) { m = Py_InitModule3("old", old_methods, doc); }
      DL_EXPORT(void) initolder(void) { Py_InitModule("older", m); PyInit_not(1); }
      static int initialise(void) { return 1; }
      """
    let found = try module(text)
    #expect(found.moduleNames.map(\.name) == ["_spam", "_eggs", "old", "older"])
    #expect(found.initFunctions.map(\.name) == ["PyInit__spam", "initold", "initolder"])
    #expect(
      found.definitions.map(\.methods) == ["spam_methods", "eggs_methods", "old_methods", "m"])
    #expect(found.definitions.map(\.name) == ["_spam", "_eggs", "old", "older"])
  }

  @Test("macros of clinic headers")
  func definitionMacros() throws {
    let text = """
      #define SPAM_EAT_METHODDEF    \\
          {"eat", (PyCFunction)spam_eat, METH_NOARGS, spam_eat__doc__},
      #if !defined(SPAM_BOIL_METHODDEF)
      #define SPAM_BOIL_METHODDEF
      #endif
      #define SPAM_SIZE_GETSETDEF {"size", (getter)get, NULL, doc},
      """
    let found = try module(text).definitionMacros
    #expect(found.map(\.macro) == ["SPAM_EAT_METHODDEF", "SPAM_SIZE_GETSETDEF"])
    #expect(found.map { $0.names.map(\.name) } == [["eat"], ["size"]])
  }
}
