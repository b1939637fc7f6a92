import Readiness
import Testing

/// Macros that the build makes, and those that the headers leave to others.
@Suite struct ConfigurationMacroTests {
  private static let files: [RepoPath: String] = [
    "Include/Python.h": """
    #ifndef Py_PYTHON_H
    #define Py_PYTHON_H
    /* Of Py_LIMITED_API: */
    #if defined(Py_LIMITED_API) && Py_LIMITED_API + 0 >= 0x03020000
    int PySpoon_Stir(void);
    #endif
    #ifdef HAVE_SPOON
    int PySpoon_Lick(void);
    #endif
    #ifdef Py_BUILD_CORE
    #ifdef Py_FORKS
    int PySpoon_Hide(void);
    #endif
    #endif
    #endif

    """,
    "Include/internal/pycore_spoon.h": "#ifdef Py_SPOONS\nint x;\n#endif\n",
    "pyconfig.h.in": "/* Fork. */\n#undef HAVE_FORK\n#undef const\n# define WITH_TEA 1\n",
    "PC/pyconfig.h": "#define MS_CUP 1\n#define HAVE_FORK 1\n",
  ]

  private func reading(_ name: String) throws -> SymbolReading {
    let surface = Surface(tree: SourceTree(files: Self.files))
    return surface.reading(of: try #require(Symbol(asked: name)), beside: nil)
  }

  @Test(arguments: [
    ("HAVE_FORK", "pyconfig.h.in:2"), ("WITH_TEA", "pyconfig.h.in:4"),
    ("MS_CUP", "PC/pyconfig.h:1"), ("Py_LIMITED_API", "Include/Python.h:4"),
  ])
  func areThere(_ name: String, _ place: String) throws {
    let found = try reading(name)
    #expect(found.verdict == .present)
    #expect(found.kind == .macro)
    #expect(found.evidence.first.map { "\($0.path.text):\($0.line ?? 0)" } == place)
  }

  @Test(arguments: ["HAVE_SPOON", "HAVE_KNIFE", "Py_SPOONS", "Py_KNIVES", "Py_FORKS"])
  func areGone(_ name: String) throws {
    #expect(try reading(name).verdict == .gone)
  }

  @Test func areNotListed() {
    let surface = Surface(tree: SourceTree(files: Self.files))
    #expect(surface.whole().c.macros == ["Py_PYTHON_H"])
  }
}
