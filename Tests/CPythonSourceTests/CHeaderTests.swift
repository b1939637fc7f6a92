import CPythonSource
import Testing

/// The declarations of a header as `kind name`, in order.
func declarations(_ text: String) -> [String] {
  COutline(header: Array(text.utf8)).declarations.map { "\($0.kind.rawValue) \($0.name)" }
}

/// The first declaration of that name.
func declaration(_ name: String, in text: String) throws -> COutline.Declaration {
  let outline = COutline(header: Array(text.utf8))
  return try #require(outline.declarations.first { $0.name == name })
}

@Suite("Headers: functions and variables")
struct CHeaderFunctionTests {
  @Test(
    "a function is found however it is marked",
    arguments: [
      "PyAPI_FUNC(int) Spam_Eat(int a, char *b);",
      "extern DL_IMPORT(int) Spam_Eat(int a, char *b);",
      "DL_IMPORT(int) Spam_Eat(int a, char *b);",
      "extern int Spam_Eat(int a, char *b);",
      "int Spam_Eat(int a, char *b);",
      "Py_DEPRECATED(3.3) PyAPI_FUNC(int) Spam_Eat(int a, char *b);",
      "PyAPI_FUNC(int) Spam_Eat(int a, char *b) Py_GCC_ATTRIBUTE((format(printf, 1, 2)));",
      "_Py_NO_RETURN PyAPI_FUNC(int) Spam_Eat(int a, char *b);",
      "PyAPI_FUNC(int) _Py_NO_RETURN Spam_Eat(int a, char *b);",
      "extern \"C\" int Spam_Eat(int a, char *b);",
      "PyAPI_FUNC(int)\nSpam_Eat(\n    int a,   /* one */\n    char *b);  // two",
      "PyAPI_FUNC(int) (Spam_Eat)(int a, char *b);",
      "UNKNOWN_MARK(3) PyAPI_FUNC(int) Spam_Eat(int a, char *b) OTHER_MARK(1, 2);",
    ])
  func function(text: String) throws {
    let found = try declaration("Spam_Eat", in: text)
    #expect(found.kind == .function)
    #expect(found.type == "int")
    #expect(found.parameters == ["int a", "char *b"])
    #expect(found.isDeclared)
    #expect(declarations(text).count == 1)
  }

  @Test("void alone is no parameter, and pointers belong to the type")
  func types() throws {
    let found = try declaration("Spam_New", in: "PyAPI_FUNC(PyObject *) Spam_New(void);")
    #expect(found.parameters == [])
    #expect(found.type == "PyObject *")
    let plain = try declaration("f", in: "const char *f(int (*g)(int, int), ...);")
    #expect(plain.type == "const char *")
    #expect(plain.parameters == ["int (*g)(int, int)", "..."])
  }

  @Test("static inline functions have a body that is not read")
  func staticInline() {
    let text = """
      static inline int Spam_Get(PyObject *op) { struct x { int hidden; } y; return 1; }
      static inline PyObject* Spam_Set(PyObject *op)
      {
          if (op) { return 0; }
          return op;
      }
      static void plain(void) {}
      Py_LOCAL_INLINE(int) Spam_Local(int a) { return a; }
      PyAPI_FUNC(int) Spam_After(void);
      """
    #expect(
      declarations(text) == [
        "staticInlineFunction Spam_Get", "staticInlineFunction Spam_Set", "function plain",
        "staticInlineFunction Spam_Local", "function Spam_After",
      ])
  }

  @Test("variables, several a line, arrays and function pointers")
  func variables() throws {
    let text = """
      PyAPI_DATA(PyTypeObject) Spam_Type, Eggs_Type;
      extern DL_IMPORT(PyTypeObject) Old_Type;
      PyAPI_DATA(const unsigned int) Spam_Table[256];
      PyAPI_DATA(int) (*Spam_Hook)(void);
      extern int a, *b, c[2];
      static Spam_CAPI *Spam_API = NULL;
      extern const char *const names[] ;
      PyAPI_DATA(int) (*(*Spam_Twice)(int))(double);
      """
    #expect(
      declarations(text)
        == [
          "Spam_Type", "Eggs_Type", "Old_Type", "Spam_Table", "Spam_Hook", "a", "b", "c",
          "Spam_API",
          "names", "Spam_Twice",
        ].map { "variable " + $0 })
    #expect(try declaration("Spam_Table", in: text).type == "const unsigned int [256]")
    #expect(try declaration("Spam_Hook", in: text).type == "int (*)(void)")
    #expect(try declaration("b", in: text).type == "int *")
    #expect(try declaration("Spam_API", in: text).isDeclared)
  }

  @Test("typedefs")
  func typedefs() throws {
    let text = """
      typedef struct _spam Spam;
      typedef PyObject *(*SpamFunction)(PyObject *, PyObject *);
      typedef int visit(PyObject *, void *);
      typedef long first, *second;
      typedef int triple[3];
      typedef PyObject (*odd)(int);
      """
    #expect(
      declarations(text)
        == ["Spam", "SpamFunction", "visit", "first", "second", "triple", "odd"].map {
          "typedef " + $0
        })
    #expect(try declaration("Spam", in: text).type == "struct _spam")
    #expect(
      try declaration("SpamFunction", in: text).type == "PyObject *(*)(PyObject *, PyObject *)")
    #expect(try declaration("triple", in: text).type == "int [3]")
  }

  @Test("lines are those of the names")
  func lines() throws {
    let text = "/* one\n two */\nPyAPI_FUNC(int)\n  f(void);\n#define A \\\n  1\n\nextern int x;\n"
    #expect(try declaration("f", in: text).line == 4)
    #expect(try declaration("A", in: text).line == 5)
    #expect(try declaration("x", in: text).line == 8)
  }

  @Test("in a source, static and unmarked definitions are not declared")
  func sources() {
    let text = """
      static int a(void) { return 0; }
      int b(void) { return 0; }
      PyAPI_FUNC(int) c(void) { return 0; }
      extern int d;
      """
    let found = COutline(source: Array(text.utf8)).declarations
    #expect(found.map(\.name) == ["a", "b", "c", "d"])
    #expect(found.map(\.isDeclared) == [false, false, true, true])
  }
}

@Suite("Headers: macros")
struct CHeaderMacroTests {
  @Test("object-like and function-like macros")
  func macros() throws {
    let text = """
      #define EMPTY
      #define VALUE  0x10 /* comment */  // more
      #  define CALL(a, b) \\
            do_it((a),   \\
                  (b))
      #define ANY(x, ...) f(x, __VA_ARGS__)
      #define NOT_CALL (a)
      #undef VALUE
      """
    let empty = try declaration("EMPTY", in: text)
    #expect(empty.kind == .macro)
    #expect(empty.parameters == nil)
    #expect(try declaration("VALUE", in: text).type == "0x10")
    let call = try declaration("CALL", in: text)
    #expect(call.kind == .functionMacro)
    #expect(call.parameters == ["a", "b"])
    #expect(call.type == "do_it((a), (b))")
    #expect(try declaration("ANY", in: text).parameters == ["x", "..."])
    #expect(try declaration("NOT_CALL", in: text).kind == .macro)
    let last = COutline(header: Array(text.utf8)).declarations.last
    #expect(last?.name == "VALUE")
    #expect(last?.isUndefinition == true)
  }

  @Test("a long replacement is shortened")
  func longReplacement() throws {
    let text = "#define LONG " + String(repeating: "x + ", count: 200) + "1\n"
    #expect(try declaration("LONG", in: text).type?.utf8.count == 200)
  }

  @Test("comments, literals and continued lines hide what looks like code")
  func hiding() {
    let text = """
      // extern int a; \\
      extern int b;
      /* #define C */ extern int d;
      static const char *e = "extern int f; /* ";
      extern char g = '"';
      extern int h;
      """
    #expect(declarations(text) == ["variable d", "variable e", "variable g", "variable h"])
  }
}
