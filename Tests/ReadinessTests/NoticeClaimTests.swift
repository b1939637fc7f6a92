import Readiness
import Testing

/// What code says at run time, and what `deprecated-removed` directives say: of which thing.
@Suite struct NoticeClaimTests {
  /// The claims of one file that stands beside a module `soup`.
  private func pending(
    _ path: RepoPath, _ text: String, verb: Claim.Verb = .pendingRemoval
  ) throws -> [String] {
    var files = Self.files
    let before = Surface(tree: SourceTree(files: files))
    files[path, default: ""] += text
    let version = try #require(ReleaseTag("v3.4.0a1")).version
    let now = Surface(tree: SourceTree(files: files))
    return TreeClaims(of: now, version: version, before: before).judged
      .filter { $0.claim.verb == verb && $0.claim.source.location.path == path }
      .map { "\($0.claim.symbol.text) \($0.claim.series?.minor ?? 0)" }
  }

  @Test("A text of two methods of one name speaks of both, one of three of none")
  func ambiguous() throws {
    let text =
      "\nTEXT = ('the load_it() method is deprecated and slated for removal in Python 3.7')\n"
    let two = "class A:\n    def load_it(self): pass\nclass B:\n    def load_it(self): return 1\n"
    #expect(
      try pending("Lib/pan.py", two + text + "import warnings\nwarnings.warn(TEXT)\n").sorted()
        == ["pan.A.load_it 7", "pan.B.load_it 7"])
    let three = two + "class C:\n    def load_it(self): return 2\n"
    #expect(
      try pending("Lib/pan.py", three + text + "import warnings\nwarnings.warn(TEXT)\n").isEmpty)
  }

  private static let files: [RepoPath: String] = [
    "Include/Python.h": "extern int PySoup_A;\n#define PySoup_OLD 1\n",
    "Lib/soup.py": """
    class Spoon:
        def __init__(self, size=1, **kwargs): pass
        def stir(self, pot, *parts): pass
    class Ladle(Spoon): pass
    class OldLadle: pass
    class old: pass
    def serve(bowl, hot=None): pass

    """,
  ]

  @Test(arguments: [
    ("warnings._deprecated('soup.serve', remove=(3, 7))", ["soup.serve 7"]),
    ("warnings._deprecated('serve', remove=(3, 7))", ["soup.serve 7"]),
    ("warnings._deprecated(f'{__name__}.Ladle', remove=(3, 7))", ["soup.Ladle 7"]),
    ("warnings._deprecated(f'{__name__}.{name}', remove=(3, 7))", []),
    ("warnings._deprecated(__name__ + '.Ladle', remove=(3, 7))", ["soup.Ladle 7"]),
    ("warnings._deprecated(__name__ + name, remove=(3, 7))", []),
    // The parameter that is meant is made at run time; it is not the function.
    ("def f(a):\n    warnings._deprecated(a, '{name!r} is removed', remove=(3, 7))", []),
    ("warnings._deprecated('soup.Spoon(**kwargs)', remove=(3, 7))", ["soup.Spoon(kwargs) 7"]),
    ("warnings._deprecated('soup.Spoon.stir(*args)', remove=(3, 7))", []),
    ("warnings._deprecated('soup.serve()', remove=(3, 7))", ["soup.serve 7"]),
    (
      "warnings._deprecated(\"The 'hot' parameter to 'serve'\",\n  message='{name} is deprecated and slated for '\n  'removal in Python {remove}', remove=(3, 7))",
      ["soup.serve(hot) 7"]
    ),
    (
      "warnings._deprecated(\"The 'hot' parameter to 'serve' (since 3.2)\", remove=(3, 7))",
      ["soup.serve(hot) 7"]
    ),
    (
      "class A:\n    def _get(self):\n        warnings._deprecated('Attribute n', remove=(3, 7))",
      []
    ),
    (
      "warnings.warn('OldLadle has been deprecated since Python 3.2 and will be removed from the '\n  'soup module in Python 3.7. Use Spoon.')",
      ["soup.OldLadle 7"]
    ),
    (
      "warnings.warn('Deprecated in 3.2. soup.Ladle will be removed in Python 3.7. It was private.')",
      ["soup.Ladle 7"]
    ),
    (
      "warnings.warn(\"'soup.old' is deprecated and slated for removal in Python 3.7\")",
      ["soup.old 7"]
    ),
    ("warnings.warn('A name is deprecated and will be removed in Python 3.7')", []),
  ])
  func ofCode(text: String, symbols: [String]) throws {
    #expect(try pending("Lib/soup.py", "\n\(text)\n") == symbols)
  }

  @Test(arguments: [
    ("   .. deprecated-removed:: 3.4 3.7\n", ["soup.serve 7"]),
    ("   .. deprecated-removed:: 3.4 3.7\n      The *hot* parameter.\n", ["soup.serve(hot) 7"]),
    (
      "   .. deprecated-removed:: 3.4 3.7\n      Passing more arguments is deprecated; if given, they go with *bowl*.\n",
      []
    ),
    ("   .. deprecated-removed:: 3.4 3.7\n      :func:`serve` is deprecated.\n", ["soup.serve 7"]),
    // Its subject is another thing.
    (
      "   .. deprecated-removed:: 3.4 3.7\n      The ``soup.old`` namespace is deprecated and will be removed.\n",
      ["soup.old 7"]
    ),
    (
      "\n.. deprecated-removed:: 3.4 3.7\n   :class:`Ladle` is deprecated, use a spoon.\n",
      ["soup.Ladle 7"]
    ),
    ("\n.. deprecated-removed:: 3.4 3.7\n   The :mod:`soup` module is deprecated.\n", ["soup 7"]),
    (
      "\n.. deprecated-removed:: 3.4 3.7\n   :program:`ladle` was the way to eat it, and was replaced by ``soup`` itself.\n",
      []
    ),
    ("\n.. deprecated-removed:: 3.4 3.7\n   One could make SOUP without salt.\n", []),
  ])
  func ofDirectives(text: String, symbols: [String]) throws {
    let page = "Soup\n====\n\n.. module:: soup\n\n.. function:: serve(bowl, hot)\n\n\(text)"
    #expect(try pending("Doc/library/soup.rst", page) == symbols)
  }

  @Test func signaturesHaveNoMarkupAndMayRepeatTheClass() throws {
    let page = """
      Soup
      ====

      .. module:: soup

      .. class:: Ladle

         .. attribute:: _old_

            .. deprecated-removed:: 3.4 3.7

         .. method:: Ladle.pour()

            .. deprecated-removed:: 3.4 3.7

      """
    #expect(
      try pending("Doc/library/soup.rst", page) == ["soup.Ladle._old_ 7", "soup.Ladle.pour 7"])
  }

  @Test func aNameOfCInTheDescriptionOfAnother() throws {
    let page = """
      .. c:macro:: PySoup_A

         .. deprecated-removed:: 3.4 3.7
            ``PySoup_OLD`` is deprecated.

      """
    #expect(try pending("Doc/c-api/soup.rst", page) == ["PySoup_OLD 7"])
  }
}
