import CPythonSource
import Testing

/// The names a source adds, as `callee name`.
private func additions(_ body: String, before: String = "") throws -> [String] {
  try module("\(before)\nstatic int exec(PyObject *m)\n{\n\(body)\n}\n").additions.map {
    "\($0.callee) \($0.name)"
  }
}

@Suite("Sources: names added by calls")
struct CAdditionTests {
  @Test(
    "known functions",
    arguments: [
      ("PyModule_AddObject(m, \"a\", x);", "PyModule_AddObject a"),
      ("if (PyModule_AddIntConstant(m, \"a\", A) < 0) return -1;", "PyModule_AddIntConstant a"),
      ("PyModule_AddStringConstant(m, \"a\", \"value\");", "PyModule_AddStringConstant a"),
      ("PyModule_AddIntMacro(m, A);", "PyModule_AddIntMacro A"),
      ("PyDict_SetItemString(d, \"a\", PyLong_FromLong(f(1, 2)));", "PyDict_SetItemString a"),
      ("PyObject_SetAttrString((PyObject *)t, \"a\", x);", "PyObject_SetAttrString a"),
      ("PySys_SetObject(\"a\", x);", "PySys_SetObject a"),
      ("PyDict_SetItem(d, &_Py_ID(a), x);", "PyDict_SetItem a"),
      ("_PyDict_SetItemId(d, &PyId_a, x);", "_PyDict_SetItemId a"),
      ("PyModule_AddIntConstant(m, \"PRE_\" \"FIX\", 1);", "PyModule_AddIntConstant PRE_FIX"),
      ("addintconstant(m, \"a\", A);", "addintconstant a"),
      ("insint(d, \"a\", 1);", "insint a"), ("_add_symbol(m, \"a\", x);", "_add_symbol a"),
      ("add_errcode(d, e, \"EPERM\", EPERM);", "add_errcode EPERM"),
      ("PyModule_AddConst(m, \"a\");", "PyModule_AddConst a"),
      ("ADD_UNKNOWN(m, NAME);", "ADD_UNKNOWN NAME"),
    ])
  func known(body: String, expected: String) throws {
    #expect(try additions(body) == [expected])
  }

  @Test(
    "calls that add nothing",
    arguments: [
      "PyErr_SetString(PyExc_ValueError, \"bad\");", "PyArg_ParseTuple(args, \"OO\", &a, &b);",
      "x = PyObject_GetAttrString(m, \"a\");", "PyObject_CallMethod(o, \"read\", NULL);",
      "if (strcmp(s, \"a\") == 0) {}", "PyModule_AddObject(m, \"not a name\", x);",
      "x = case_insensitive(m, \"a\");", "_PyArg_BadArgument(\"f\", \"argument\", \"str\", x);",
    ])
  func nothing(body: String) throws {
    #expect(try additions(body) == [])
  }

  @Test("macros of the file, with the line of their use")
  func localMacros() throws {
    let before = """
      #define INT(m, NAME) do { if (PyModule_AddIntConstant(m, #NAME, NAME) < 0) return; } while (0)
      #define BUILTIN(N, O) if (PyDict_SetItemString(dict, (N), O) < 0) return
      #define ALERT(s) PyModule_AddIntConstant(m, "ALERT_"#s, SSL_##s)
      #define TWICE(s) INT(m, s); ALERT(s)
      """
    let text = "\(before)\nvoid f(void) {\nINT(m, ONE);\nBUILTIN(\"None\", x);\nTWICE(T);\n}\n"
    let found = try module(text).additions
    #expect(found.map(\.name) == ["ONE", "None", "T", "ALERT_T"])
    #expect(found.map(\.line) == [6, 7, 8, 8])
    #expect(found[0].target == "m")
  }

  @Test("functions of the file that add what they are given")
  func wrappers() throws {
    let before = """
      static int put(PyObject *d, const char *key, int v)
      { return PyDict_SetItemString(d, key, PyLong_FromLong(v)); }
      """
    let found = try module(
      before + "\nint exec(PyObject *m) { put(d, \"a\", 1); other(d, \"b\", 1); }")
    #expect(found.additions.map(\.name) == ["a"])
    #expect(found.dynamicAdditions.isEmpty)
  }

  @Test("names that do not stand in the call")
  func dynamic() throws {
    let found = try module(
      "int f(PyObject *m) { PyModule_AddIntConstant(m, table[i].name, table[i].value); }")
    #expect(found.additions.isEmpty)
    #expect(found.dynamicAdditions.map(\.name) == ["table[i].name"])
    #expect(found.dynamicAdditions.map(\.callee) == ["PyModule_AddIntConstant"])
  }

  @Test("types added by their own name")
  func types() throws {
    let found = try module(
      "int f(PyObject *m) { PyModule_AddType(m, &A_Type); PyModule_AddType(m, (PyTypeObject *)st->B); }"
    )
    #expect(found.typeAdditions.map(\.cName) == ["A_Type", "B"])
    #expect(found.typeAdditions.map(\.target) == ["m", "m"])
  }

  @Test("the net: strings and arguments of macros, with their first line")
  func net() throws {
    let found = try module(
      "char *a = \"name\", *b = \"dotted.name\", *c = \"no name\", *d = \".x\";\nint f() { MACRO(arg); call(other); g(\"name\"); _PyImport_GetModuleAttrString(\"copy\", \"deepcopy\"); PyObject_GetAttrString(m, \"doctype\"); }"
    )
    #expect(found.strings == ["name": 1, "dotted.name": 1, "x": 1])
    #expect(found.macroArguments == ["arg": 2])
  }

  @Test("what cannot be compiled adds nothing")
  func dead() throws {
    #expect(try additions("\n#if 0\nPyModule_AddObject(m, \"a\", x);\n#endif") == [])
  }
}

@Suite("Sources: Argument Clinic")
struct CClinicTests {
  @Test("modules, classes, functions, parameters")
  func blocks() throws {
    let text = """
      /*[clinic input]
      module _spam
      class _spam.Eggs "eggs *" "&Eggs_Type"
      [clinic start generated code]*/
      /*[clinic end generated code: output=1 input=2]*/

      /*[clinic input]
      @classmethod
      _spam.Eggs.fry as eggs_fry -> int

          self: self(type="eggs *")
          cls: defining_class
          oil: object = None
              What to fry it in.
          /
          *
          heat as c_heat: int(accept={int}) = 3

      Fry it.

      More: text.
      _spam.Eggs.not_a_function
      [clinic start generated code]*/
      static int eggs_fry(void) {}

      /*[clinic input]
      _spam.boil = _spam.Eggs.fry
      Boil.
      [clinic start generated code]*/
      """
    let found = try module(text).clinic
    #expect(found.map(\.kind) == [.module, .class, .function, .function])
    #expect(found.map(\.name) == ["_spam", "_spam.Eggs", "_spam.Eggs.fry", "_spam.boil"])
    #expect(found.map(\.line) == [2, 3, 9, 27])
    #expect(found[2].parameters == ["oil", "heat"])
  }
}
