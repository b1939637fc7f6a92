import CPythonSource
import Testing

@Suite struct CSourceShapeTests {
  private func fault(_ text: String) -> Mention? { CSourceShape(source: Array(text.utf8)).fault }

  @Test(arguments: [
    ("int a;\n#if A\nint b;\n", 2), ("#endif\n", 1), ("#if A\n#else\n#else\n#endif\n", 3),
    ("#if A\n#else\n#elif B\n#endif\n", 3), ("char *a = \"b;\nint c;\n", 1), ("int a = 'b;\n", 1),
    ("int a; /* b\n\n", 1), ("int f(void) {\n  if (a) {\n}\n", 1), ("int a;\n}\n", 2),
    ("#define A \\\n  1 /* b\nint c;\n", 2), ("int a; // it's\n\"\n", 2),
  ])
  func isNotWhole(_ text: String, _ line: Int) { #expect(fault(text)?.line == line, "\(text)") }

  @Test(arguments: [
    "", "#", "\\", "#if 0\nit's { \"\n#endif\n", "#error it's \"this\n",
    "char a = '\\'', b = '\"';\n",
    "char *a = \"/* \\\" {\"; /* \" { */ // ' {\n", "#define A { \\\n  \"{\" \\\n  (\nint b;\n",
    "#ifdef __cplusplus\nextern \"C\" {\n#endif\nint a;\n#ifdef __cplusplus\n}\n#endif\n",
    "#if A\nif (a) {\n#else\nif (b) {\n#endif\n}\n", "char *a = \"b \\\nc\";\n",
    "void f(void) {\n#if A\n  if (a) {\n#endif\n  b();\n#if A\n  }\n#endif\n}\n",
    "#if A\nint a[] = {\n#elif B\nint b[] = {\n#else\nint c[] = {\n#endif\n1};\n",
  ])
  func isWhole(_ text: String) { #expect(fault(text) == nil, "\(text)") }

  @Test func namesWhatIsIncluded() {
    let shape = CSourceShape(
      source: Array(
        "#include \"a.h\"\n#include <b.h>\n#if A\n# include \"c.h\" /* d */\n#endif\n#if 0\n#include \"e.h\"\n#endif\n"
          .utf8))
    #expect(shape.includes == [Mention("a.h", line: 1)])
    #expect(shape.conditionalIncludes == [Mention("c.h", line: 4)])
  }

  @Test func tellsWhatIsDefinedTwice() {
    let once = """
      int f(void);
      int f(void) { return g(1); }
      #if A
      static int h(int a) { }
      #else
      static int h(int a) { }
      #endif
      MACRO(x) { }
      MACRO(y) { }
      #define made(x) int x(void)
      made(a) { }
      made(b) { }
      int f2[] = { f(1), f(2) };

      """
    #expect(CSourceShape(source: Array(once.utf8)).repeated == [])
    let twice = once + "static PyObject *\nf(void)\n{\n}\n"
    #expect(CSourceShape(source: Array(twice.utf8)).repeated.map(\.text) == ["f"])
  }

  @Test("A hostile file takes no longer than its size")
  func isBounded() {
    for unit in [
      "#if A\n", "{", "(", "\"", "/*", "#else\n", "f(void){}\n", "\\\n", "#define A \\\n",
    ] {
      _ = CSourceShape(source: Array(String(repeating: unit, count: 20_000).utf8))
    }
  }
}
