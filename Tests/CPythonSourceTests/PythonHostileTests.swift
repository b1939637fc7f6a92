import CPythonSource
import Testing

@Suite("Hostile input to the Python reader")
struct PythonHostileTests {
  static let sample = """
    # -*- coding: utf-8 -*-
    from .a import (b as c, *d)
    __all__ = ['x'] + y.__all__; __all__ += ["z"]
    @first(1, k='v')
    class A[T](B, metaclass=M):
      \"\"\"text\"\"\"
      x: int = {'a': 1, **b}
      async def __getattr__(self, /, a=lambda q: q, *b, c, **d) -> f"{a!r:>{w}}":
        match a, b:
          case Point(x=[p, *q]) | {'k': v, **r} as s if (t := 1): self.u = 1
        try: import os.path as o
        except* (ImportError, E) as e: exec(code, globals())
        with (open(a) as f, g as (h, *i)): x[1], A.y = `j`, 0x1F
        for k in l: del m, (n.o, p[0])
        return f'''{x:{y}} {(z := {1: 'w'}[1])} \\N{DASH}''' rb'\\'' u"é"
    setattr(sys.modules[__name__], 'a', vars()); globals().update(**b)
    try: pass
    except E, e: print >>f, "x"
    """

  @Test("Every beginning of a rich sample is read")
  func truncated() {
    let bytes = Array(Self.sample.utf8)
    for end in 0...bytes.count {
      let outline = PythonOutline(source: Array(bytes[..<end]))
      #expect(outline.scopes.count >= 1)
    }
    #expect(PythonOutline(source: bytes).bindings.count > 20)
  }

  @Test("A sample with any byte put for another is read")
  func mutated() {
    let bytes = Array(Self.sample.utf8)
    let others = Array("\0()[]{}:;=\\\"'\n\r\t #.,*@ft\u{0C}`$".utf8) + [0xFF]
    for index in bytes.indices {
      var changed = bytes
      changed[index] = others[index % others.count]
      _ = PythonOutline(source: changed)
      changed.remove(at: index)
      #expect(PythonOutline(source: changed).scopes.first?.kind == .module)
    }
  }

  @Test("Random bytes are read")
  func random() {
    var state: UInt64 = 42
    let letters = Array("abf(){}[]:=,.;'\"\\\n\r \t#@*+-lambdaforinifasdefclasswith".utf8)
    for round in 0..<300 {
      let bytes: [UInt8] = (0..<400).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let value = Int(state >> 33)
        return round % 2 == 0 ? UInt8(truncatingIfNeeded: value) : letters[value % letters.count]
      }
      #expect(PythonOutline(source: bytes).faults.count <= 51)
    }
  }

  @Test("Keywords in any order are read")
  func keywords() {
    var state: UInt64 = 7
    let words = [
      "def", "class", "lambda", ":", ":=", "=", "(", ")", "[", "]", "{", "}", "x", "in", "for",
      "if", "else", "match", "case", "_", "type", "import", "from", "as", "with", "except", "try",
      "\n", "\n  ", "\n    ", ",", "*", "**", ".", "'s'", "f'{", "}'", "async", "del", "__all__",
      "globals()", "exec", "setattr(", "sys.modules[", ".__dict__", "global", "@", ";", "+=", "->",
    ]
    for _ in 0..<600 {
      var text = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count] + " "
      }
      #expect(PythonOutline(text).faults.count <= 51)
    }
  }

  @Test("Deep nesting is a fault, and what follows it is read", arguments: ["(", "[", "{"])
  func brackets(open: String) {
    let close = ["(": ")", "[": "]", "{": "}"][open] ?? ""
    let count = 50_000
    let deep = String(repeating: open, count: count) + String(repeating: close, count: count)
    let outline = PythonOutline("x = \(deep)\ny = 1")
    #expect(outline.summary == ["x assignment 1", "y assignment 2"])
    #expect(outline.faults.map(\.message) == ["brackets nest too deeply"])
  }

  @Test("Brackets that are only opened are a fault")
  func unclosed() {
    let outline = PythonOutline(String(repeating: "(", count: 100_000))
    #expect(outline.faults.count == 2)
  }

  @Test("Deep indentation is a fault, and what follows it is read")
  func indentation() {
    var text = ""
    for depth in 0..<500 { text += String(repeating: " ", count: depth) + "if x:\n" }
    text += String(repeating: " ", count: 500) + "deep = 1\nx = 1\n"
    let outline = PythonOutline(text)
    #expect(outline.summary == ["x assignment 502"])
    #expect(outline.faults.map(\.message) == ["blocks nest too deeply"])
  }

  @Test(
    "Long chains take no more than a line's time",
    arguments: [
      "lambda: ", "f'{", "x.__dict__.", "a = ", "not ", "(lambda ", "-", "a if b else ", "'x' ",
      "x:=",
      "f'{a}' 'b' ", "globals()[", "f'''{\n", "a, *b, ", "if x: ",
    ])
  func chains(part: String) {
    let outline = PythonOutline(String(repeating: part, count: 20_000) + "\nx = 1")
    #expect(outline.faults.count <= 51)
  }
}
