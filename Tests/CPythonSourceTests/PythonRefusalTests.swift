import CPythonSource
import Testing

@Suite("What Python's compiler refuses")
struct PythonRefusalTests {
  @Test(
    "Statements where they cannot stand",
    arguments: [
      ("x = 1\nreturn x\n", 2),
      ("class A:\n    yield 1\n", 2),
      ("if x:\n    break\n", 2),
      ("for a in b:\n    def f():\n        continue\n", 3),
      ("def f():\n    await g()\n", 2),
      ("def f():\n    x = await g()\n", 2),
      ("def f():\n    async with a: pass\n", 2),
      ("def f():\n    from a import *\n", 2),
      ("if x:\n    pass\nelse:\n    pass\nelse:\n    pass\n", 5),
      ("x = 1\nelif x:\n    pass\n", 2),
      ("try:\n    pass\nx = 1\n", 3),
      ("def f():\n    try:\n        pass\nx = 1\n", 4),
      ("for a in b:\n    pass\nexcept E:\n    pass\n", 3),
      ("x = pass\n", 1), ("f(return 1)\n", 1),
      ("x = 1\nfrom __future__ import annotations\n", 2),
      ("'a'\n'b'\nfrom __future__ import annotations\n", 3),
      ("def f():\n    from __future__ import annotations\n", 2),
      ("x = 1\ndef f():\n    nonlocal x\n", 3),
      ("class A:\n    def f(self):\n        nonlocal x\n", 3),
      ("if x:\n    if y:\n\tz = 1\n", 3), ("if x:\n\ta = 1\n        b = 2\n", 3),
    ])
  func misplaced(text: String, line: Int) {
    #expect(PythonOutline(text).refusals.first?.line == line, "\(text)")
  }

  @Test(
    "Expressions that are none",
    arguments: [
      "print 'x'\n", "exec code\n", "x = [a b]\n", "f(a,\n  b c)\n", "x = 'a' 1\n", "x = 1 +\n",
      "x = (1 +)\n", "f(a,, b)\n", "f(, b)\n", "x =\n", "x = not\n", "x = a.\n", "x = a.(b)\n",
      "f(.b)\n", "x = a.class\n", "x = a.None\n", "f(x) = 1\n", "a.f(x)[0].g() += 1\n",
      "def f(a, a): pass\n", "def f(a, *, b, **a): pass\n", "def f(a=1, b): pass\n", "x = 0777\n",
      "x = 10L\n", "x <> y\n", "raise E, 'x'\n", "x = b'a' 'b'\n", "if x and:\n    pass\n",
      "x = % y\n",
    ])
  func misspelt(text: String) {
    #expect(PythonOutline(text).refusals.count == 1, "\(text)")
    #expect(PythonOutline(text).faults.isEmpty, "\(text)")
  }

  @Test(
    "What every Python 3, or one of them, takes",
    arguments: [
      "def f():\n    return 1\n    yield 2\n", "f = lambda: (yield)\n",
      "class A:\n  x = lambda: (yield)\n",
      "for a in b:\n    if a: continue\n    while a:\n        break\n    else:\n        break\nelse:\n    pass\n",
      "async def f():\n    async for a in b: await a\n    return [await c async for c in d]\n",
      "x = (await a for a in b)\n", "await = 1\nasync = await\n", "def f(await): return await\n",
      "try: x\nexcept A: pass\nexcept: pass\nelse: pass\nfinally: pass\ntry: x\nfinally: pass\n",
      "if x: pass\nelif y: pass\nelse: pass\n",
      "# a\n'a' \"b\"\nfrom __future__ import annotations\nfrom __future__ import (division,\n  print_function)\nimport a\n",
      "from __future__ import division; import a\n",
      "def f():\n    x = 1\n    class A:\n        def g(self):\n            nonlocal x\n",
      "x = 'a' f'{b!r:>{c}}' 'd' f\"{e}\" \"f\" if y else rb'' b''\n",
      "x = f'{y=}' f'{z = !s}'\n",
      "from . import a\nfrom .. import b\nfrom ...c import d\nfrom .import e\n",
      "x: Callable[..., None] = ...\ny = x is ...\nif x is ... and y: pass\nz = (...).a\n",
      "match x, y:\n    case (a), [b, *c] if d: pass\n    case -1 | None: pass\nmatch = case = 1\n",
      "type X[T] = list[T]\ntype = match\nprint(type, match [0])\n",
      "def f(a, /, b=1, *c, d, e=2, **g) -> h: pass\ndef f(a, *, b=1, c): pass\n",
      "x = 00_0 + 0x0 - 0o17 - 0b1 * .5e-3j ** -1 // ~2 % -a @ b if c else 1.5e3\n",
      "x[f(y)] = z = g(x).a = 1\nfor f(x)[0] in y: pass\n", "x: f(y) = 1\n",
      "x = lambda a=f(): 1\ny = lambda *, a: a\n",
      "print(*a, **b, c=1)\nprint(a, *b,)\nx = a[:, 1:]\n",
      "if x:\n\ta = 1\n\tif y:\n\t    b = 1\n", "x = (a\n  if b else c\n  for d in e)\n",
      "raise E('a', 1) from None\ndel (a), b\nassert x, y\nglobal z, w\n",
      "x = 1if y else 2\nx = [1for a in b]\n", "@a.b(c)[0]\nclass D(E, metaclass=F): pass\n",
    ])
  func taken(text: String) {
    let outline = PythonOutline(text)
    #expect(outline.refusals == [] && outline.faults == [], "\(text)")
  }

  @Test("A hostile file has few refusals")
  func bounded() {
    let text = String(repeating: "return\n", count: 10_000)
    #expect(PythonOutline(text).refusals.count == 8)
  }
}
