import CPythonSource
import Testing

@Suite("Lines, strings and brackets of Python")
struct PythonLayoutTests {
  @Test(
    "Lines are counted and joined",
    arguments: [
      ("a = 1\rb = 2\r\nc = 3\n", ["a assignment 1", "b assignment 2", "c assignment 3"]),
      ("a = (\n1,\n# b = 2\n)\nc = 3", ["a assignment 1", "c assignment 5"]),
      ("a = 1 + \\\r\n 2\nb = 3", ["a assignment 1", "b assignment 3"]),
      ("a, \\\nb = c", ["a assignment 1", "b assignment 2"]),
      ("'''\nx = 1\n\\'''\ny = 2\n'''\nz = 3", ["z assignment 6"]),
      ("a = 'x\\\ny'\nb = 1", ["a assignment 1", "b assignment 3"]),
      ("# a\n\n  # b\n\u{0C}c = 1", ["c assignment 4"]),
      (
        "if x:\n\ta = 1\n        b = 2\nc = 3",
        ["a assignment 2?", "b assignment 3?", "c assignment 4"]
      ),
      ("class A:\n  \\\n  x = 1\n  y = 2", ["A class 1", "A.x assignment 3", "A.y assignment 4"]),
      (
        "def f():\n  if x:\n      a = 1\n  # c\n# d\n  b = 2\ng = 3",
        [
          "f function 1", "f.a assignment 3?", "f.b assignment 6", "g assignment 7",
        ]
      ),
      (
        "class A: x = 1; y = 2\nz = 3",
        [
          "A class 1", "A.x assignment 1", "A.y assignment 1", "z assignment 2",
        ]
      ),
      ("a = 0x1for b in c", ["a assignment 1"]),
      ("for a in 1if b else c: pass", ["a forTarget 1?"]),
      (
        "a = 1e5; b = 1.e-3j; c = .5; d = 0777L; e = ...",
        [
          "a assignment 1", "b assignment 1", "c assignment 1", "d assignment 1", "e assignment 1",
        ]
      ),
    ])
  func lines(source: String, expected: [String]) {
    let outline = PythonOutline(source)
    #expect(outline.summary == expected)
    #expect(outline.faults.isEmpty)
  }

  @Test(
    "f-strings end where Python ends them",
    arguments: [
      #"f'{a["b"]}'"#, #"f"{a["b"]}""#, #"f'{f'{f'{1}'}'}'"#, #"f'{{'"#, #"f'}}{{{a}}}'"#,
      #"f'{a!r:>{b}}'"#, #"f'{a:%H:%M}'"#, #"f'{a != b}'"#, #"f'{a=}'"#, #"f'{ {1: 2}[1] }'"#,
      #"f'\{a}'"#, #"f'\N{LEFT CURLY BRACKET}'"#, #"rf'\{a}\''"#, #"f'\''"#,
      #"f'''{a["b"]}' '' '''"#,
      "f'''{\na # }\n}'''", "f'''\n{a:\n}'''", #"f"{x:{'{'}>10}""#, #"F"a" fR'{b}' Rf"c""#,
      #"f'{a:{b:{c}}}'"#, #"t'{a}'"#, #"f'{lambda}'"#, "f'{a\n+ b}'", #"f"{'"'}""#,
    ])
  func templates(literal: String) {
    let outline = PythonOutline("x = \(literal); y = 1\nz = 2")
    #expect(outline.bindings.map(\.name) == ["x", "y", "z"])
    #expect(outline.faults.isEmpty)
  }

  @Test(
    "An f-string that is none of PEP 701 ends at the next quote",
    arguments: [
      "f'{'", "f'}'", "f'{a)}'", "f'{a[}'", "f'{{}'",
    ])
  func plainTemplates(literal: String) {
    let outline = PythonOutline("x = \(literal)\nz = 2")
    #expect(outline.bindings.map(\.name) == ["x", "z"])
  }

  @Test(
    "What is no Python is a fault, and the rest is read",
    arguments: [
      ("x = (1,\ndef f(): pass\ny = 1", ["x assignment 1", "f function 2", "y assignment 3"]),
      ("x = 'a\ny = 1", ["x assignment 1", "y assignment 2"]),
      ("x = 1)\ny = 2", ["x assignment 1", "y assignment 2"]),
      ("x = (1]\ny = 2", ["x assignment 1", "y assignment 2"]),
      ("x = 1 ? 2\ny = 3", ["x assignment 1", "y assignment 2"]),
      ("if x\n  y = 1\nz = 2", ["y assignment 2?", "z assignment 3"]),
      ("def f():\nx = 1", ["f function 1", "x assignment 2"]),
      ("if x:\n    a = 1\n  b = 2", ["a assignment 2?", "b assignment 3"]),
      ("def (x):\n  y = 1", ["y assignment 2?"]),
      ("class :\n  y = 1", ["y assignment 2?"]),
      ("import\nfrom x\ny = 1", ["y assignment 3"]),
      ("x = 1 \\ 2\ny = 1", ["x assignment 1", "y assignment 2"]),
      ("x = '''a\ny = 1", ["x assignment 1"]),
    ])
  func faults(source: String, expected: [String]) {
    let outline = PythonOutline(source)
    #expect(outline.summary == expected)
    #expect(!outline.faults.isEmpty)
  }

  @Test("An import of nothing is a fault")
  func emptyImport() {
    #expect(PythonOutline("from x").faults.count == 1)
    #expect(PythonOutline("import 1").faults.count == 1)
    #expect(PythonOutline("from x import 1").faults.count == 1)
  }
}
