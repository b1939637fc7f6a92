import Testing

@testable import CPythonSource

/// What C files tell of the arguments of their functions.
@Suite("Sources: what functions of C take")
struct CCallableTests {
  private func callables(_ source: String) -> CCallables {
    let bytes = Array(source.utf8)
    return CCallables(bytes.span)
  }

  @Test(
    "docstrings that begin with a prototype",
    arguments: [
      ("f($module, a, /, b=(1, 2), *, c=',')\\n--\\n\\nDo it.", "f: a b c, module, signature"),
      ("f($self, /, *args, **kwargs)\\n--\\n\\n", "f: args kwargs, self, signature, open"),
      ("f(a[, b[, c]]) -> object", "f: a b c, "),
      ("m.T.f(a, ...)\\n\\nDo it.", "f: a, , open"),
      ("f(stop) -> list\\nf(start, stop)\\n\\nf(more)", "f: stop start, "),
    ])
  func prototypes(text: String, expected: String) throws {
    let found = callables("PyDoc_STRVAR(f_doc, \"\(text)\");\n").prototypes
    let prototype = try #require(found.first)
    #expect(found.count == 1 && prototype.variable == "f_doc" && prototype.line == 1)
    var told = "\(prototype.name): \(prototype.parameters.joined(separator: " ")), "
    told += prototype.receiver
    if prototype.isSignature { told += ", signature" }
    if prototype.isOpen { told += ", open" }
    #expect(told == expected)
  }

  @Test(
    "other texts",
    arguments: ["", "f", "f(", "f(a", "f(a, 'b)", "Do f(a).", "(a, b)", "1(a)", ".(a)"])
  func noPrototypes(text: String) {
    #expect(callables("PyDoc_STRVAR(f_doc, \"\(text)\");\n").prototypes.isEmpty)
  }

  @Test("tables of methods, entries by macros and by their fields")
  func tables() {
    let found = callables(
      """
      #define X_METHODDEF {"x", (PyCFunction)m_x, METH_O, x__doc__},
      #define TWO(N) {"get" #N, get_##N, METH_NOARGS, NULL}, {"set" #N, set_##N, METH_O, NULL},
      static PyMethodDef methods[] = {
        X_METHODDEF
        TWO(Y)
        {.ml_name = "z", .ml_flags = METH_VARARGS | METH_KEYWORDS, .ml_meth = CAST(m_z)},
        {NULL, NULL}
      };
      """)
    #expect(found.macros == ["methods": ["X_METHODDEF"]])
    #expect(
      found.entries.map { "\($0.table) \($0.name) \($0.function)" } == [
        "X_METHODDEF x m_x", "methods getY get_Y", "methods setY set_Y", "methods z m_z",
      ])
    #expect(found.entries.last?.flags == ["METH_VARARGS", "METH_KEYWORDS"])
  }

  @Test("lists of keywords, in the function and outside")
  func keywords() {
    let found = callables(
      """
      static char *shared[] = {"year", "month", NULL};
      static int one(PyObject *a, PyObject *k) {
        static const char * const _keywords[] = {"", "b", NULL};
        static const char *names[] = {"no", "keywords", NULL};
        static _PyArg_Parser _parser = {.keywords = _keywords, .fname = "one"};
      }
      static int two(PyObject *a, PyObject *k) {
        PyArg_ParseTupleAndKeywords(a, k, "ii", shared, &y, &m);
      }
      static int three(PyObject *a, PyObject *k) {
        if (!_PyArg_NoKeywords("three", k)) return -1;
      }
      static int four(PyObject *a) { return 4; }
      """)
    #expect(found.lists == ["shared": ["year", "month"]])
    #expect(found.bodies.map(\.function) == ["one", "two", "three"])
    #expect(found.bodies.map(\.lists) == [[["", "b"]], [], []])
    #expect(found.bodies.map(\.parsesKeywords) == [true, true, false])
    #expect(found.bodies.map { $0.words.contains("shared") } == [false, true, false])
  }

  @Test("macros that expand to more and more are given up", .timeLimit(.minutes(10)))
  func expansion() {
    var source = "#define A0() {\"x\", x, METH_O, NULL},\n"
    for row in 1...8 {
      let calls = String(repeating: "A\(row - 1)() ", count: 200)
      source += "#define A\(row)() \(calls)\n"
    }
    let found = callables(source + "static PyMethodDef methods[] = { A8() {NULL, NULL} };\n")
    #expect(found.entries.count < 100_000)
  }

  @Test("any bytes are read without a crash")
  func hostile() {
    let pieces = [
      "{", "}", "(", ")", "\"f(", "\"", "=", "PyMethodDef x[] = {", "_PyArg_Parser", ",",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces { _ = callables(first + " " + second + third) }
      }
    }
  }
}
