import CPythonSource
import Testing

@Suite("Conditions of C declarations")
struct CConditionTests {
  private func visibility(
    _ condition: String, limitedAPI: Int64? = nil
  ) throws -> CVisibility {
    let outline = COutline(
      header: Array("extern int y;\n#if \(condition)\nextern int x;\n#endif\n".utf8))
    let found = try #require(outline.declarations.first { $0.name == "x" })
    return outline.visibility(ofCondition: found.condition, limitedAPI: limitedAPI)
  }

  @Test(
    "an ordinary build",
    arguments: [
      ("defined(Py_BUILD_CORE)", CVisibility.no), ("!defined(Py_BUILD_CORE)", .yes),
      ("defined Py_BUILD_CORE", .no), ("defined( Py_BUILD_CORE_MODULE )", .no),
      ("!defined(Py_LIMITED_API)", .yes), ("defined(Py_LIMITED_API)", .no),
      ("Py_LIMITED_API+0 >= 0x03030000", .no),
      ("!defined(Py_LIMITED_API) || Py_LIMITED_API+0 >= 0x03030000", .yes),
      ("defined(HAVE_FORK)", .maybe), ("!defined(MS_WINDOWS)", .maybe),
      ("defined(MS_WINDOWS) && defined(Py_BUILD_CORE)", .no),
      ("defined(MS_WINDOWS) || !defined(Py_BUILD_CORE)", .yes),
      ("defined(MS_WINDOWS) || defined(Py_BUILD_CORE)", .maybe),
      ("PY_VERSION_HEX >= 0x03000000", .maybe), ("__has_attribute(x) && 0", .no),
      ("1 ? 2 : 0", .yes), ("0 ? 2 : 0", .no), ("X ? 1 : 1", .yes), ("3 - 2 - 1", .no),
      ("(1 + 2) * 3 == 9", .yes), ("1 << 3 == 8", .yes), ("-1 < 0", .yes), ("~0 == -1", .yes),
      ("0x10 == 020", .yes), ("10L == 10u", .yes), ("7 % 4 == 3 && 7 / 2 == 3", .yes),
      ("1 / 0", .maybe), ("1 % 0", .maybe), ("(1", .maybe), ("1 +", .maybe), ("defined", .maybe),
      ("5 & 4 | 1 ^ 1", .yes), ("'a' == 97", .maybe), ("!!Py_BUILD_CORE", .no),
    ])
  func ordinary(condition: String, expected: CVisibility) throws {
    #expect(try visibility(condition) == expected)
  }

  @Test(
    "a limited API build",
    arguments: [
      ("!defined(Py_LIMITED_API)", 0x0303_0000, CVisibility.no),
      ("defined(Py_LIMITED_API)", 0, .yes),
      ("Py_LIMITED_API+0 >= 0x03030000", 0x0302_0000, .no),
      ("Py_LIMITED_API+0 >= 0x03030000", 0x030A_0000, .yes),
      ("!defined(Py_LIMITED_API) || Py_LIMITED_API+0 >= 0x03030000", 0, .no),
    ] as [(String, Int64, CVisibility)])
  func limited(condition: String, value: Int64, expected: CVisibility) throws {
    #expect(try visibility(condition, limitedAPI: value) == expected)
  }

  @Test("conditions are kept as written, negated by elif and else")
  func stacks() throws {
    let text = """
      extern int start;
      #ifdef A /* why */
      extern int a;
      #elif defined(B) \\
            && C
      extern int b;
      #else
      extern int c;
      #  ifndef D
      extern int d;
      #  endif
      #endif
      extern int e;
      """
    let outline = COutline(header: Array(text.utf8))
    func stack(_ name: String) throws -> [String] {
      let found = try #require(outline.declarations.first { $0.name == name })
      return outline.conditions[found.condition].map {
        ($0.isNegated ? "not " : "") + $0.expression
      }
    }
    #expect(try stack("start") == [])
    #expect(try stack("a") == ["defined(A)"])
    #expect(try stack("b") == ["not defined(A)", "defined(B) && C"])
    #expect(try stack("c") == ["not defined(A)", "not defined(B) && C"])
    #expect(
      try stack("d") == ["not defined(A)", "not defined(B) && C", "!defined(D)"])
    #expect(try stack("e") == [])
  }

  @Test(
    "include guards are no conditions",
    arguments: [
      "/* text */\n#ifndef Py_X_H\n#define Py_X_H\nextern int x;\n#endif\n",
      "#ifndef Py_X_H\n#define Py_X_H 1\n#ifdef __cplusplus\nextern \"C\" {\n#endif\nextern int x;\n#ifdef __cplusplus\n}\n#endif\n#endif /* !Py_X_H */\n",
    ])
  func guards(text: String) throws {
    let outline = COutline(header: Array(text.utf8))
    let found = try #require(outline.declarations.first { $0.name == "x" })
    #expect(found.condition == 0)
    #expect(outline.faults.isEmpty)
  }

  @Test("a guard inside of a condition leaves the condition")
  func guardInside() throws {
    let text = "#ifndef Py_LIMITED_API\n#ifndef H\n#define H\nextern int x;\n#endif\n#endif\n"
    let outline = COutline(header: Array(text.utf8))
    let found = try #require(outline.declarations.first { $0.name == "x" })
    #expect(outline.conditions[found.condition].map(\.expression) == ["!defined(Py_LIMITED_API)"])
  }

  @Test("branches that cannot be compiled are not read")
  func dead() {
    let text = """
      #if 0
      extern int a; don't /* # */
      #if X
      extern int b;
      #else
      extern int c;
      #endif
      #else
      extern int d;
      #endif
      #if 1
      extern int e;
      #else
      extern int f;
      #endif
      extern int g;
      """
    #expect(declarations(text) == ["variable d", "variable e", "variable g"])
  }

  @Test("both branches may open the same brace")
  func branches() {
    let text = """
      #ifdef A
      int f(int a) {
      #else
      int g(int b) {
      #endif
        if (1) {
      #ifdef B
        } else {
      #endif
        }
      }
      extern int after;
      #ifdef A
      struct s { int x;
      #else
      struct s { int y;
      #endif
      int z; };
      extern int last;
      """
    #expect(
      declarations(text).filter { !$0.hasPrefix("structure") } == [
        "function f", "function g", "variable after", "variable last",
      ])
  }

  @Test("conditions without end or without start are faults")
  func faults() {
    #expect(COutline(header: Array("#if X\nextern int a;\n".utf8)).faults.count == 1)
    #expect(COutline(header: Array("#endif\n#else\n".utf8)).faults.count == 2)
  }

  @Test("includes")
  func includes() {
    let text = "#include \"clinic/x.c.h\"\n#ifdef A\n# include <stdio.h>\n#endif\n#include MACRO\n"
    let found = COutline(header: Array(text.utf8)).includes
    #expect(found.map(\.path) == ["clinic/x.c.h", "stdio.h"])
    #expect(found.map(\.isSystem) == [false, true])
    #expect(found.map(\.line) == [1, 3])
    #expect(found[1].condition != 0)
  }
}
