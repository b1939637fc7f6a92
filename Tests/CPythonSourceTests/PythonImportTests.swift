import CPythonSource
import Testing

@Suite("Imports, exports and dynamics of a Python outline")
struct PythonImportTests {
  @Test("Import statements are read")
  func imports() {
    let outline = PythonOutline(
      "import a.b, c as d\nfrom ..e.f import g as h, i\nfrom . import j\nfrom k import *\n"
        + "def f(): import l")
    #expect(
      outline.imports.map {
        "\($0.scope) \($0.level) \($0.module) \($0.name ?? "-") \($0.boundName ?? "-") \($0.line)"
      } == [
        "0 0 a.b - a 1", "0 0 c - d 1", "0 2 e.f g h 2", "0 2 e.f i i 2", "0 1  j j 3",
        "0 0 k * - 4", "1 0 l - l 5",
      ])
  }

  @Test(
    "An import is guarded by a handler of its failure",
    arguments: [
      ("try:\n  import a\nexcept ImportError: pass", [true]),
      ("try: import a\nexcept: pass", [true]),
      (
        "try: import a\nexcept ValueError: pass\nexcept (x.ModuleNotFoundError, E) as e: import b",
        [
          true, false,
        ]
      ),
      (
        "try: import a\nexcept ValueError: import b\nelse: import c\nfinally: import d",
        [
          false, false, false, false,
        ]
      ),
      (
        "try:\n  if x:\n    import a\n  def f(): import b\nexcept Exception: pass\nimport c",
        [
          true, false, false,
        ]
      ),
      ("try:\n  try: import a\n  finally: pass\nexcept ImportError: pass", [true]),
      ("with contextlib.suppress(ImportError): import a", [true]),
      ("with suppress(ValueError) as x: import a", [false]),
      ("import a\ntry: pass\nexcept ImportError: pass", [false]),
    ])
  func guarded(source: String, expected: [Bool]) {
    #expect(PythonOutline(source).imports.map(\.isGuarded) == expected)
  }

  @Test("Operations on __all__ are read")
  func exports() {
    let outline = PythonOutline(
      """
      __all__ = ['a']
      __all__ += b.__all__ + ['c']
      __all__.extend(d)
      __all__.append('e')
      if x: __all__.remove('f')
      __all__.insert(0, 'g')
      __all__[:] = []
      [__all__.append(h) for h in i]
      def j():
        __all__.append('k')
        __all__ = 1
      def l():
        global __all__
      __all__: list = ['m']
      x.__all__.append('n')
      from o import __all__
      del __all__
      """)
    #expect(
      outline.exports.map { "\($0.operation.rawValue) \($0.line)\($0.isConditional ? "?" : "")" }
        == [
          "assign 1", "augment 2", "extend 3", "append 4", "remove 5?", "other 6", "other 7",
          "other 8", "other 10", "other 13", "assign 14", "assign 16", "other 17",
        ])
    #expect(
      outline.exports[1].value
        == .sum([
          .reference(["b", "__all__"]), .sequence([.string("c")]),
        ]))
    #expect(outline.exports[4].value == .string("f"))
    #expect(outline.exports[11].value == .reference(["o", "__all__"]))
  }

  @Test(
    "What may make names at run time is recorded",
    arguments: [
      ("globals().update({'a': 1})", ["globals globals update globals 1"]),
      ("globals()['a'] = 1", ["globals globals item globals 1"]),
      ("x = globals()['a']; globals().get('b'); 'c' in globals()", []),
      ("fill(globals())", ["globals globals escapes globals 0"]),
      ("g = vars()", []),
      ("g = globals()\ng['a'] = 1", ["globals g item globals 1"]),
      ("g = globals()\ng.update(b)", ["globals g update globals 1"]),
      ("g = globals()\nfill(g)", ["globals g escapes globals 0"]),
      ("g = globals()\nif 'a' in g: x = g['a']", []),
      ("def f(): return '%(x)s' % locals()", []),
      ("vars(sys.modules)['x'] = 1", ["setattr vars item sys.modules 1"]),
      ("exec(code, ns)", ["exec exec call ns 2"]),
      ("exec code in ns", ["exec exec call ns 1"]),
      ("def exec(x): pass\nself.exec(x)", []),
      ("builtins.exec(x)", ["exec exec call  1"]),
      ("setattr(A, 'x', 1)", ["setattr setattr call A 3"]),
      ("setattr(sys.modules[__name__], x, 1)", ["setattr setattr call sys.modules 3"]),
      ("sys.modules[__name__] = x", ["sysModules modules item sys.modules 2"]),
      ("sys.modules[__name__].x = y", ["setattr modules call sys.modules 2"]),
      ("sys.modules[__name__].__dict__.update(x)", ["setattr __dict__ update sys.modules 1"]),
      ("x = sys.modules[y]", []),
      ("self.__dict__.update(kw)", ["setattr __dict__ update self 1"]),
      ("E._convert_('A', __name__, f)", ["enumConvert _convert_ call E 3"]),
      ("self._convert(1)", []),
      ("@enum.global_enum\nclass E(F): pass", ["globalEnum global_enum call E 0"]),
    ])
  func dynamics(source: String, expected: [String]) {
    let found = PythonOutline(source).dynamics.map {
      "\($0.kind.rawValue) \($0.word) \($0.usage.rawValue) \($0.target.joined(separator: "."))"
        + " \($0.arguments.count)"
    }
    #expect(found == expected)
  }

  @Test("Strings are collected where names may be served by them")
  func strings() {
    let outline = PythonOutline(
      """
      def __getattr__(name='default'):
        if name in {'a', "b" 'c'}: return f'x{y["d"]}'
        'e' f'g'; f'{h}' 'i'
        def inner(): return 'j'
      def f(**kw): return kw.pop('k')
      def g(): return 'l'
      class C:
        def __getattr__(self, name): return 'm'
      """)
    #expect(
      outline.scopes.map(\.strings) == [
        [], ["a", "bc", "d", "j"], ["j"], ["k"], [], [], ["m"],
      ])
  }
}
