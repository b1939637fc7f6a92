import CPythonSource
import Testing

/// What a document refers to, and what is wrong with its roles.
@Suite struct DocumentRoleTests {
  private func outline(_ text: String) -> DocumentOutline {
    DocumentOutline(source: Array(text.utf8).span)
  }

  private func targets(_ text: String) -> [String] { outline(text).references.map(\.target) }

  private func faults(_ text: String) -> [String] {
    outline(text).roleFaults.map { "\($0.line) \($0.role)" }
  }

  @Test(arguments: [
    ":ref:`a`", "(:ref:`A`)", ".. note:: :ref:`a`", "* :ref:`text <a>`", ":ref:`two\n lines <a>`",
    ".. versionadded:: 3.8 :ref:`a`", ".. [1] :ref:`a`", "A ``:x:`` and :ref:`a`.", "'`' :ref:`a`",
    "| x | :ref:`a` |", "1. .. note:: :ref:`a`", ":kbd:`\\\\` :ref:`a`", ":std:ref:`a`",
  ])
  func found(_ text: String) { #expect(targets(text) == ["a"]) }

  @Test(arguments: [
    "``:ref:`a` ``", "Text::\n\n   :ref:`a`\n", ".. A comment :ref:`a`", ">>> ':ref:`a`'",
    ".. code-block:: rst\n\n   :ref:`a`\n", ":ref:`!a`", "\\:ref:\\`a\\`", ":ref:` a`",
    "x:ref:`a`",
  ])
  func passedOver(_ text: String) { #expect(targets(text) == []) }

  @Test func labels() {
    let outline = outline(
      """
      .. _One:
      .. _`Two  Parts`:
      .. _a\\:b:
      .. _address: http://x
      .. _other: one_

      * .. _item:

      .. figure:: x
         :name: Fig

      An _`inline target`.
      """)
    #expect(outline.labels.map(\.text) == ["one", "two parts", "a:b", "item"])
    #expect(outline.otherTargets == ["other", "fig", "inline target"])
  }

  @Test func terms() {
    let text = ".. glossary::\n   :sorted:\n\n   Iterator\n   ``>>>`` : x\n      Text.\n\nEnd\n"
    #expect(outline(text).terms == ["iterator", ">>>"])
  }

  @Test func modules() {
    let text =
      ".. module:: a\n   :synopsis: x\n      y\n   :no-index:\n\n.. module:: b\n\n:noindex:\n"
    #expect(outline(text).modules.map(\.text) == ["a", "b"])
    #expect(outline(text).declaredModules.map(\.text) == ["b"])
  }

  @Test func faultsOfRoles() {
    #expect(faults(":fnc:`x` :PEP:`8` :c:fnc:`y`") == ["1 fnc", "1 c:fnc"])
    #expect(faults("x\n:gh:`#1` :pep:`title <8#a>` :rfc:`x`") == ["2 gh", "2 rfc"])
    #expect(faults(":func:`a and :func:`b`") == ["1 func"])
    #expect(faults(":func:`a and\n\n:func:`b`") == ["1 func"])
    #expect(faults("| :func:`a | b |\n| x`       |   |\n") == [])
    #expect(faults(":file:`c:\\\\a\\\\` :func:`b`") == [])
  }

  @Test func encodedTwice() {
    func line(_ text: String) -> Int? { TextScan(Array(text.utf8).span).firstDoubleEncoding }
    #expect(line("a\nGÃ¼nter\n") == 2)
    #expect(line("naïve É…\n") == nil)
    #expect(line("naïve â€™ â€œ\n") == 1)
    #expect(line("Ã and Ünïcödé, Łódź, 日本\n") == nil)
  }

  @Test func settings() {
    let conf = "exclude_patterns = [\n  'a/*', # 'b'\n  \"c\"]\nx = 'd'\nneeds_sphinx = '7.2.6'\n"
    let settings = SphinxConfiguration(source: Array(conf.utf8))
    #expect(settings.excluded == ["a/*", "c"])
    #expect(settings.neededSphinx == Mention("7.2.6", line: 5))
    let pins = SphinxPin.all(
      in: Array("Sphinx~=7.2.0\n# sphinx==1\nsphinx==7.2.5 # x\nsphinx>=9\n".utf8))
    #expect(pins.map { $0.allows(atLeast: "7.2.6") } == [true, false])
    #expect(pins.map { $0.allows(atLeast: "7.3") } == [false, false])
    #expect(pins.map { $0.allows(atLeast: "7.2") } == [true, true])
  }
}
