import CPythonSource
import Testing

@Suite("Hostile C")
struct CHostileTests {
  private static let sample = """
    /*[clinic input]
    a.b -> int
        x: int = 1
    [clinic start generated code]*/
    #ifndef H
    #define H
    #define M(a, ...) {#a, a ## _x, "s" __VA_ARGS__},
    #if defined(A) && (B + 1 > 2 || !C) \\
       ? 1 : 0
    extern "C" {
    typedef struct _s { PyObject_HEAD int a:2, *b[3]; union { int (*f)(int); }; } S, *P;
    #elif 0
    #else
    enum e { A = 'x', M(b) C };
    #endif
    PyAPI_FUNC(int *) f(int a, char *(*g)(void)) ATTR((x));
    static PyMethodDef t[] = { {"n", (f)g}, M(q) X_METHODDEF {.ml_name = "z"} };
    PyTypeObject T = { PyVarObject_HEAD_INIT(NULL, 0) "m.T", .tp_base = &B, };
    static PyType_Slot s[] = {{Py_tp_methods, t}}; PyType_Spec p = {"m.P", 1, 2, 3, s};
    PyMODINIT_FUNC PyInit_m(void) { PyModule_AddIntMacro(m, X); ADD(m, "y", 1); add(a, ("k")); }
    struct c BODY(1); int (*(*w)(int))[2];
    #undef M // end
    #endif
    """

  private func read(_ bytes: [UInt8]) -> Int {
    let header = COutline(header: bytes)
    let source = COutline(source: bytes)
    let seen = header.visibilities() + source.visibilities(limitedAPI: 3)
    let isSound =
      header.declarations.allSatisfy { header.conditions.indices.contains($0.condition) }
      && source.members.allSatisfy { source.conditions.indices.contains($0.condition) }
    #expect(isSound)
    return seen.count + header.declarations.count
  }

  @Test("a rich sample cut at every byte, and from every byte")
  func truncated() {
    let bytes = Array(Self.sample.utf8)
    for index in bytes.indices {
      _ = read(Array(bytes[..<index]))
      _ = read(Array(bytes[index...]))
    }
    #expect(read(bytes) > 20)
  }

  @Test("a rich sample with each byte replaced")
  func replaced() {
    let bytes = Array(Self.sample.utf8)
    let others: [UInt8] = [0, 1, 2, 3, 5, 0x22, 0x23, 0x28, 0x29, 0x5C, 0x7B, 0x7D, 0x0A, 0xFF]
    for index in bytes.indices {
      var changed = bytes
      changed[index] = others[index % others.count]
      _ = read(changed)
    }
  }

  @Test("random bytes and random tokens")
  func random() {
    var generator = SplitMix(state: 42)
    let words = Self.sample.split(separator: " ").map { Array($0.utf8) }
    for _ in 0..<200 {
      _ = read((0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) })
      let mixed = (0..<80).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
      _ = read(Array(mixed.joined(separator: [0x20])))
    }
  }

  @Test(
    "nesting of each kind",
    arguments: [
      ("(", ""), ("{", "}"), ("struct{", "}x;"), ("int f(", ")"), ("#if X\n", "#endif\n"),
      ("#elif X\n", ""), ("A(", ")"), ("x = {{", "}}"), ("PyMethodDef x = {", "}"), ("enum {", "}"),
      ("(*", ")"), ("[", "]"), ("extern \"C\" {", "}"), ("\"", ""), ("/*", ""), ("\\\n", ""),
      ("#define A A(A)\n", ""), ("\"s\" ", ""), (", ", ""), ("* ", ""),
    ])
  func deep(open: String, close: String) {
    let text =
      String(repeating: open, count: 3000) + "int x;" + String(repeating: close, count: 3000)
    _ = read(Array(text.utf8))
    _ = read(Array("#define A(x) x x {#x, A(x)},\nPyMethodDef y[] = { \(text)".utf8))
  }

  @Test("deep expressions of conditions")
  func expressions() {
    for open in ["(", "!", "1 ? ", "1 + ", "~", "defined(", "f("] {
      let text = "#if " + String(repeating: open, count: 5000) + "1\nint x;\n#endif\n"
      let outline = COutline(header: Array(text.utf8))
      #expect(outline.visibility(ofCondition: 1) != .no)
    }
  }

  @Test("macros that grow are given up, with a fault")
  func growth() {
    var text = "#define X0(n) PyModule_AddObject(m, #n, n); PyModule_AddObject(m, #n, n);\n"
    for level in 1...12 {
      text += "#define X\(level)(n) X\(level - 1)(n n n n n n n n) X\(level - 1)(n)\n"
    }
    text += "int f() {" + String(repeating: "X6(a); X12(b);", count: 500) + "}"
    let outline = COutline(source: Array(text.utf8))
    #expect(outline.module != nil)
    #expect(outline.faults.contains { $0.message.contains("expand") })
  }

  /// A few macros that stand for much are expanded as far as the bound on all of them goes.
  @Test func macrosForMembersAreBounded() {
    let body = String(repeating: "x, ", count: 20_000)
    let header =
      "#define F(a) \(body)\nenum e { A, \(String(repeating: "F(1) ", count: 100)) B };\n"
    let outline = COutline(header: Array(header.utf8))
    let faults = outline.faults.filter { $0.message == "too many macros stand for members" }
    #expect(faults.count == 1)
    #expect(outline.declarations.count < 20 * 20_000)
  }

  @Test("closed literals and comments are asked for")
  func faults() {
    #expect(COutline(header: Array("char *a = \"x\nint b;".utf8)).faults.map(\.line) == [1])
    #expect(COutline(header: Array("int a;\n/* x".utf8)).faults.map(\.line) == [2])
    #expect(COutline(header: Array("int f(void) {\n".utf8)).faults.map(\.line) == [2])
    #expect(COutline(header: Array("".utf8)).declarations.isEmpty)
  }
}

/// A generator whose numbers are the same in each run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
