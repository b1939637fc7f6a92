import CPythonSource
import Testing

@Suite("Bindings of a Python outline")
struct PythonBindingTests {
  @Test(
    "Each statement binds its names",
    arguments: [
      ("x = 1", ["x assignment 1"]),
      ("x = y = 1", ["x assignment 1", "y assignment 1"]),
      (
        "a, (b, *c), [d] = e",
        [
          "a assignment 1", "b assignment 1", "c assignment 1", "d assignment 1",
        ]
      ),
      ("(x) = 1", ["x assignment 1"]),
      ("x[y], z.w = 1", []),
      ("f(x)[0] = g", []),
      ("() = x", []),
      ("x: int = 1", ["x annotated 1"]),
      ("x: int", ["x annotationOnly 1"]),
      ("x: lambda a=1: a", ["x annotationOnly 1"]),
      ("x += 1", ["x augmented 1"]),
      (
        "x @= y; z //= 2; w **= 3; v >>= 1",
        [
          "x augmented 1", "z augmented 1", "w augmented 1", "v augmented 1",
        ]
      ),
      ("x == 1; y <= 2; z != 3; f(a=1)", []),
      ("f = lambda a=1, *b: a", ["f assignment 1"]),
      ("del x, (y, z), w[0]", ["x deletion 1", "y deletion 1", "z deletion 1"]),
      ("import a.b.c, d as e", ["a importModule 1", "e importModule 1"]),
      ("from . import (a as b,\n  c)", ["b importFrom 1", "c importFrom 2"]),
      ("from x import *", []),
      ("type X = int", ["X typeAlias 1"]),
      ("type X[T: (int, str)] = list[T]", ["X typeAlias 1"]),
      ("type = 1; type(x); type[0]", ["type assignment 1"]),
      ("match = case = _ = 1", ["match assignment 1", "case assignment 1", "_ assignment 1"]),
      ("async = await = 1", ["async assignment 1", "await assignment 1"]),
      ("print >>f, 'x'\nx = `y`", ["x assignment 2"]),
      ("exec 'x = 1' in y", []),
    ])
  func simpleStatement(source: String, expected: [String]) {
    let outline = PythonOutline(source)
    #expect(outline.summary == expected)
    #expect(outline.faults.isEmpty)
  }

  @Test("Names that are assigned side by side have a value each")
  func parallel() {
    func values(_ source: String) -> [PythonOutline.Value?] {
      PythonOutline(source).bindings.map(\.value)
    }
    #expect(values("a, b = c, d.e") == [.reference(["c"]), .reference(["d", "e"])])
    #expect(values("(a, b) = c, 'd'") == [.reference(["c"]), .string("d")])
    #expect(values("a, b = c") == [nil, nil])
    #expect(values("a, b = c, *d") == [nil, nil])
    #expect(values("a, (b, c) = d, e") == [nil, nil, nil])
  }

  @Test("A function says whether it is a generator, and which name it returns")
  func results() {
    let outline = PythonOutline(
      """
      def plain():
          def inner():
              yield 1
          return inner
      async def other(): return x
      class C:
          def __new__(cls):
              return self
          @classmethod
          def make(cls):
              return None
      """)
    let scopes = outline.scopes.dropFirst()
    #expect(scopes.map(\.isGenerator) == [false, true, false, false, false, false])
    #expect(scopes.map(\.returns) == [["inner"], [], [], [], ["self"], []])
  }

  @Test(
    "Each header binds its targets",
    arguments: [
      (
        "for a, (b, c) in d: e = 1",
        [
          "a forTarget 1?", "b forTarget 1?", "c forTarget 1?", "e assignment 1?",
        ]
      ),
      ("async for a in b: pass", ["a forTarget 1?"]),
      ("with a as b, c as (d, e): pass", ["b withTarget 1", "d withTarget 1", "e withTarget 1"]),
      ("with (a as b, c as d,): pass", ["b withTarget 1", "d withTarget 1"]),
      ("with (a, b) as c: pass", ["c withTarget 1"]),
      ("with (a): pass", []),
      ("with (yield a) as b, c: pass", ["b withTarget 1"]),
      ("try: pass\nexcept (A, B) as e: x = 1", ["e exceptTarget 2?", "x assignment 2?"]),
      ("try: pass\nexcept* A as e: pass", ["e exceptTarget 2?"]),
      ("try: pass\nexcept A, e: pass", ["e exceptTarget 2?"]),
      ("try: pass\nexcept A, B: pass", []),
      ("if x: y = 1; z = 2", ["y assignment 1?", "z assignment 1?"]),
      ("while lambda: 0: y = 1", ["y assignment 1?"]),
      (
        "if x:\n  a = 1\nelif y:\n  b = 2\nelse:\n  c = 3\nd = 4",
        [
          "a assignment 2?", "b assignment 4?", "c assignment 6?", "d assignment 7",
        ]
      ),
    ])
  func header(source: String, expected: [String]) {
    let outline = PythonOutline(source)
    #expect(outline.summary == expected)
    #expect(outline.faults.isEmpty)
  }

  @Test("A match statement captures names")
  func match() {
    let outline = PythonOutline(
      """
      match x, y:
        case Point(x=0, y=b) | [a.c, -1, *rest] if (w := 1): z = 1
        case {"k": v, **others} as whole: pass
        case _: pass
        case None | True | 'x': pass
      match[0] = 1
      match.x: int = 2
      match: int
      match(x)
      """)
    #expect(
      outline.summary == [
        "b matchTarget 2?", "rest matchTarget 2?", "w walrus 2?", "z assignment 2?",
        "v matchTarget 3?", "others matchTarget 3?", "whole matchTarget 3?",
        "match annotationOnly 8",
      ])
    #expect(outline.faults.isEmpty)
  }

  @Test(
    "A walrus binds outside comprehensions, but not outside lambdas",
    arguments: [
      ("(x := 1)", ["x walrus 1"]),
      ("[y for z in (x := w)]", ["x walrus 1"]),
      ("lambda: (x := 1)", []),
      ("f(lambda a=(x := 1): (y := 2), (z := 3))", ["x walrus 1", "z walrus 1"]),
      ("a[lambda: (x := 1):(y := 2)]", ["y walrus 1"]),
      ("[lambda: (x := 1) for z in (y := 2)]", ["y walrus 1"]),
      ("f'{(x := 1)} {y:=5} {lambda: (z := 1)}'", ["x walrus 1"]),
      ("def f(a=(x := 1)): (y := 2)", ["f function 1", "x walrus 1", "f.y walrus 1"]),
    ])
  func walrus(source: String, expected: [String]) {
    #expect(PythonOutline(source).summary == expected)
  }

  @Test("What stands below `if __name__ == '__main__'` is marked, and makes no names")
  func script() {
    let outline = PythonOutline(
      """
      if __name__ == '__main__':
        import a
        b = 1
        if b: c()
        globals()['d'] = 1
      elif e(): f = 1
      else: g = 1
      if '__main__' == __name__ and h: i = 1
      if __name__ == '__main__' or h: j = 1
      if __name__ == 'k': l = 1
      """)
    #expect(outline.bindings.filter(\.isScriptOnly).map(\.name) == ["a", "b", "i"])
    #expect(outline.bindings.count == 7)
    #expect(outline.imports.map(\.isScriptOnly) == [true])
    #expect(outline.calls.map(\.callee) == [["e"]])
    #expect(outline.dynamics.isEmpty)
  }

  @Test("Comprehensions and lambdas bind nothing in the scope")
  func inner() {
    let outline = PythonOutline("x = [a for a in b]\ny = lambda c: c\nprint({d: e for d, e in f})")
    #expect(outline.summary == ["x assignment 1", "y assignment 2"])
  }

  @Test("Scopes nest, and bindings are told apart by scope")
  func scopes() throws {
    let outline = PythonOutline(
      """
      @first
      @second.third(4)
      class A[T](Base, other.Base, metaclass=Meta, **more):
        x = 1
        async def f(self, /, a, b: int = 2, *args, c=3, **kw) -> int:
          global g
          nonlocal h
          self.y = 1
          def inner(): return 1
        if x:
          def f(self): pass
      def g[T: int](*, a): pass
      """)
    #expect(
      outline.summary == [
        "A class 3", "A.x assignment 4", "A.f asyncFunction 5", "A.f.g globalStatement 6",
        "A.f.h nonlocalStatement 7", "A.f.inner function 9", "A.f function 11?", "g function 12",
      ])
    let a = outline.scopes[1]
    #expect(a.bases == [.reference(["Base"]), .reference(["other", "Base"])])
    #expect(
      a.keywords == [
        .init(name: "metaclass", value: .reference(["Meta"])),
        .init(name: nil, value: .reference(["more"])),
      ])
    #expect(
      a.decorators == [
        .reference(["first"]), .call(["second", "third"], arguments: [.opaque], keywords: []),
      ])
    let f = outline.scopes[2]
    #expect(f.kind == .asyncFunction)
    #expect(f.parameters.map(\.name) == ["self", "a", "b", "args", "c", "kw"])
    #expect(
      f.parameters.map(\.kind) == [
        .positionalOnly, .ordinary, .ordinary, .variadic, .keywordOnly, .keywords,
      ])
    #expect(outline.scopes.last?.parameters == [.init(name: "a", kind: .keywordOnly, line: 12)])
    let body = try #require(outline.bindings.last?.body)
    #expect(outline.scopes[body].name == "g")
  }

  @Test("Attributes are recorded with their object")
  func attributes() {
    let outline = PythonOutline(
      """
      A.x = property(f)
      a.b.c, d = 1, 2
      del A.y
      f().z = 1
      def g(self):
        for self.i in x: pass
        with y as self.j: self.k += 1
      """)
    #expect(
      outline.attributes.map { "\($0.object.joined(separator: ".")) \($0.name) \($0.line)" } == [
        "A x 1", "a.b c 2", "A y 3", "self i 6", "self j 7", "self k 7",
      ])
    #expect(
      outline.attributes[0].value
        == .call(["property"], arguments: [.reference(["f"])], keywords: []))
    #expect(outline.attributes.map(\.isDeletion) == [false, false, true, false, false, false])
  }
}
