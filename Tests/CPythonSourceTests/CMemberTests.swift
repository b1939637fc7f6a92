import CPythonSource
import Testing

/// The members of a header as `Structure.path: type`, in order.
func members(_ text: String) -> [String] {
  COutline(header: Array(text.utf8)).members.map {
    "\($0.structure).\($0.path.joined(separator: ".")): \($0.type)"
  }
}

@Suite("Headers: structures and enumerations")
struct CMemberTests {
  @Test("members of a typedef with a tag, several declarators, bit-fields, arrays, functions")
  func plain() {
    let text = """
      typedef struct _spam {
          PyObject_HEAD
          int a, *b;
          char c[4];
          unsigned int d:2, :3, e:1;
          void (*f)(int, int);
          const char *const g;
      } Spam, *SpamPointer;
      """
    #expect(
      members(text) == [
        "Spam.PyObject_HEAD: (macro)", "Spam.a: int", "Spam.b: int *", "Spam.c: char [4]",
        "Spam.d: unsigned int :2", "Spam.e: unsigned int :1", "Spam.f: void (*)(int, int)",
        "Spam.g: const char *const",
      ])
    let outline = COutline(header: Array(text.utf8))
    #expect(outline.members.allSatisfy { $0.tag == "_spam" })
    #expect(declarations(text) == ["structure _spam", "typedef Spam", "typedef SpamPointer"])
  }

  @Test("nested structures have their path, anonymous ones none")
  func nested() {
    let text = """
      struct outer {
          struct { unsigned kind:3; union { int x; } deep; } state;
          union { int left; struct { int right; }; };
          struct other *next;
          struct named { int inside; };
          struct tagged { int in_path; } field[2];
          enum { OUTER_A, OUTER_B = 4 } mode;
      };
      """
    #expect(
      members(text) == [
        "outer.state: struct", "outer.state.kind: unsigned :3", "outer.state.deep: union",
        "outer.state.deep.x: int", "outer.left: int", "outer.right: int",
        "outer.next: struct other *", "named.inside: int", "outer.field: struct tagged [2]",
        "outer.field.in_path: int", "outer.mode: enum",
      ])
    let names = declarations(text)
    #expect(names.contains("enumConstant OUTER_A"))
    #expect(names.contains("enumConstant OUTER_B"))
  }

  @Test("a typedef that stands apart names the structure")
  func apart() {
    #expect(
      members("typedef struct _s S;\nstruct _s { int a; };") == ["S.a: int"])
    #expect(members("struct _s { int a; };\ntypedef struct _s S;") == ["S.a: int"])
    #expect(members("typedef struct _s *P;\nstruct _s { int a; };") == ["_s.a: int"])
  }

  @Test("macros of the file that stand for members are expanded")
  func macros() {
    let text = """
      #define HEAD(prefix) \\
          PyObject_HEAD \\
          int prefix##_frame; \\
          char prefix##_running;
      typedef struct { HEAD(gi) int own; } Gen;
      typedef struct {
          HEAD(cr)
      } Coro;
      #define COMMON Common common
      typedef struct { COMMON; int x; } WithCommon;
      #define BODY(size) { int count; char data[size]; }
      struct Code BODY(1);
      """
    #expect(
      members(text)
        == [
          "Gen.HEAD: (macro)", "Gen.PyObject_HEAD: (macro)", "Gen.gi_frame: int",
          "Gen.gi_running: char", "Gen.own: int", "Coro.HEAD: (macro)",
          "Coro.PyObject_HEAD: (macro)", "Coro.cr_frame: int", "Coro.cr_running: char",
          "WithCommon.COMMON: (macro)", "WithCommon.common: Common", "WithCommon.x: int",
          "Code.BODY: (macro)", "Code.count: int", "Code.data: char [1]",
        ].filter { $0 != "Code.BODY: (macro)" })
  }

  @Test("members under conditions keep them, also through a macro")
  func conditions() throws {
    let text = """
      #ifdef TRACE
      #define EXTRA int next;
      #else
      #define EXTRA
      #endif
      struct s {
          EXTRA
      #ifdef Py_BUILD_CORE
          int hidden;
      #endif
          int shown;
      };
      """
    let outline = COutline(header: Array(text.utf8))
    func visibility(_ name: String) throws -> CVisibility {
      let member = try #require(outline.members.first { $0.path == [name] })
      return outline.visibility(ofCondition: member.condition)
    }
    #expect(try visibility("next") == .maybe)
    #expect(try visibility("hidden") == .no)
    #expect(try visibility("shown") == .yes)
  }

  @Test("enumerations, also those made by a macro that calls a macro")
  func enumerations() {
    let text = """
      typedef enum { A = 1, B = (1 << 2), C } letters;
      enum color { RED
      #ifdef X
        , GREEN
      #endif
      };
      #define FOR_EACH(V) V(ADDED) V(REMOVED)
      typedef enum {
        #define DEF(name) Event_##name,
        FOR_EACH(DEF)
        #undef DEF
      } Event;
      """
    let constants = COutline(header: Array(text.utf8)).declarations
      .filter { $0.kind == .enumConstant }.map(\.name)
    #expect(constants == ["A", "B", "C", "RED", "GREEN", "Event_ADDED", "Event_REMOVED"])
  }

  @Test("pragmas and extensions before a member are skipped")
  func pragmas() {
    let text = """
      struct s {
        __extension__
        __pragma(warning(push))
        union { int a; int b; };
        __pragma(warning(pop))
        int c;
      };
      """
    #expect(members(text) == ["s.a: int", "s.b: int", "s.c: int"])
  }

  @Test("macros that call themselves in a structure end")
  func recursion() {
    let text = """
      #define A A int x;
      #define B C; C; C; C;
      #define C B; B; B; B;
      struct s { A B int y; };
      """
    let found = members(text)
    #expect(found.contains("s.y: int"))
    #expect(found.count < 20_000)
  }
}
