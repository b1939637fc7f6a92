import Testing

@testable import Readiness

/// Modules that import one another, all from all.
@Suite("Circles of names")
struct LookupCircleTests {
  /// `count` modules that each take every name of every other one; the last defines `here`.
  private func surface(ofModules count: Int) -> Surface {
    var files: [RepoPath: String] = [:]
    for number in 0..<count {
      var text = ""
      for other in 0..<count where other != number { text += "from m\(other) import *\n" }
      if number == count - 1 { text += "def here(): pass\n" }
      files[RepoPath("Lib/m\(number).py")] = text
    }
    return Surface(tree: SourceTree(files: files))
  }

  @Test("An absent name is sought once in each module, not along every way through them")
  func absent() throws {
    let surface = surface(ofModules: 14)
    let symbol = try #require(Symbol("py:m0.absent"))
    #expect(surface.reading(of: symbol).verdict == .gone)
    #expect(surface.steps < 14 * 14)
  }

  @Test("A name is found through a circle, whichever module is asked first")
  func present() throws {
    for first in 0..<4 {
      let surface = surface(ofModules: 4)
      for number in [first, 0, 1, 2, 3] {
        let symbol = try #require(Symbol("py:m\(number).here"))
        #expect(surface.reading(of: symbol).verdict == .present)
      }
    }
  }

  @Test("What a circle cut short is found when it is asked for by itself")
  func cut() throws {
    // From `a` on, `b` is asked while `a` is, and must not be remembered as empty.
    let surface = Surface(
      tree: SourceTree(files: [
        "Lib/a.py": "from b import *\ndef own(): pass\n", "Lib/b.py": "from a import *\n",
      ]))
    let absent = try #require(Symbol("py:a.absent"))
    #expect(surface.reading(of: absent).verdict == .gone)
    for name in ["py:a.own", "py:b.own"] {
      let symbol = try #require(Symbol(name))
      #expect(surface.reading(of: symbol).verdict == .present)
    }
  }

  @Test("Statements that give a C type its base are found by their words")
  func statements() {
    let source = Array(
      "int n; spam_Type.tp_base = &ham_Type; ADD_TYPE(m, &egg_spec, egg); call(TYPE)".utf8)
    let found = CTypeStatements(source.span).inheritances.map(\.words)
    #expect(
      found == [
        ["spam_Type", "tp_base", "ham_Type"], ["ADD_TYPE", "m", "egg_spec", "egg"],
        ["call", "TYPE"],
      ])
  }
}
