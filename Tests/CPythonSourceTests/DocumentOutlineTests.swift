import CPythonSource
import Testing

/// What one pass over a document finds, and what it passes over.
@Suite struct DocumentOutlineTests {
  private func outline(_ text: String) -> DocumentOutline {
    DocumentOutline(source: Array(text.utf8).span)
  }

  private func written(_ text: String) -> [String] {
    outline(text).versions.map { "\($0.line) \($0.kind.rawValue) \($0.version) \($0.removal)" }
  }

  @Test func directivesAtAnyDepth() {
    let text = """
      .. function:: f()

         .. versionadded:: 3.8
            The *x* argument.

         .. deprecated-removed:: 3.9 3.11

      .. versionchanged:: 3.10
      """
    #expect(
      written(text) == [
        "3 versionadded 3.8 ", "6 deprecated-removed 3.9 3.11", "8 versionchanged 3.10 ",
      ])
  }

  @Test func argumentOnTheNextLine() {
    #expect(written(".. versionchanged::\n   3.4\n   Text 3.5.\n") == ["1 versionchanged 3.4 "])
    #expect(written(".. versionchanged::\n\n   3.4\n") == ["1 versionchanged 3.4 "])
    #expect(written(".. versionchanged::\n\nText\n") == ["1 versionchanged  "])
  }

  @Test(arguments: [
    ".. A comment\n   .. versionadded:: 3.8\n",
    "..\n   .. versionadded:: 3.8\n",
    ".. code-block:: rst\n\n   .. versionadded:: 3.8\n",
    "Text::\n\n   .. versionadded:: 3.8\n\n",
    "* Item::\n\n    .. versionadded:: 3.8\n",
    "A line with .. versionadded:: 3.8 in it\n",
    "..versionadded:: 3.8\n",
    ".. versionadded: 3.8\n",
  ])
  func passedOver(_ text: String) { #expect(written(text) == []) }

  @Test(arguments: [
    "Text::\n\n   code\n\n.. versionadded:: 3.8\n",
    "* Item::\n\n    code\n\n  .. versionadded:: 3.8\n",
    ".. _target:\n   .. versionadded:: 3.8\n",
    ".. note::\n   .. versionadded:: 3.8\n",
    ".. versionadded:: 3.8   \r\n",
    "\t.. versionadded:: 3.8",
  ])
  func found(_ text: String) { #expect(outline(text).versions.map(\.version) == ["3.8"]) }

  @Test func backports() {
    let text = ".. versionadded:: 3.8\n   Also a Backport.\n\n.. versionadded:: 3.9\n\nbackport\n"
    #expect(outline(text).versions.map(\.speaksOfBackport) == [true, false])
    #expect(outline(".. versionadded:: 3.8 (backported)").versions[0].speaksOfBackport)
  }

  @Test func otherDirectives() {
    let outline = outline(
      """
      .. module:: json.decoder
         :synopsis: text
      .. include:: ../a.rst
      .. toctree::
         :maxdepth: 2

         one.rst
         A title <two>

      .. toctree::

         three
      text
      """)
    #expect(outline.modules == [Mention("json.decoder", line: 1)])
    #expect(outline.includes == [Mention("../a.rst", line: 3)])
    #expect(
      outline.toctreeEntries == [
        Mention("one.rst", line: 7), Mention("two", line: 8), Mention("three", line: 12),
      ])
  }

  @Test func hostileBytes() {
    for text in [[UInt8]](arrayLiteral: [], [0xFF, 0x0A, 0x2E, 0x2E], Array(".. x::".utf8), [0x0D])
    {
      _ = DocumentOutline(source: text.span)
    }
    let deep = String(repeating: " ", count: 100_000) + ".. versionadded:: "
    #expect(outline(deep).versions.count == 1)
  }

  /// Twice the text takes about twice as long: no line is read more than a fixed number of times.
  @Test func linear() {
    let clock = ContinuousClock()
    let time = { (lines: Int) in
      let text = Array(String(repeating: ".. toctree::\n   <<<<<a>\n  b::\n", count: lines).utf8)
      return clock.measure { _ = DocumentOutline(source: text.span) }
    }
    _ = time(1000)
    #expect(time(40_000) < time(10_000) * 12 + .milliseconds(50))
  }
}
