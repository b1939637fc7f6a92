import CPythonSource
import TestSupport
import Testing

/// What both readers of documentation have to agree on: where a directive is one.
@Suite struct DocsAgreementTests {
  private static let texts = [
    ".. versionadded:: 3.1\n   text\n\n.. deprecated:: 3.2\n",
    "..\n   .. versionadded:: 3.1\n\n.. deprecated:: 3.2\n",
    ".. a comment\n\n   .. versionadded:: 3.1\n.. deprecated:: 3.2\n",
    ".. code-block:: rst\n\n   .. versionadded:: 3.1\n\n.. deprecated:: 3.2\n",
    "An example::\n\n   .. versionadded:: 3.1\n\nText.\n\n.. deprecated:: 3.2\n",
    "* An example::\n\n     .. versionadded:: 3.1\n\n  .. deprecated:: 3.2\n",
    ".. function:: f(x)\n\n   .. versionadded:: 3.1\n\n   Text.\n\n   .. deprecated:: 3.2\n",
    ".. |substitution| replace:: text\n\n.. _target:\n\n.. deprecated-removed:: 3.2 3.4\n",
    ".. [1] A note.\n\n.. versionchanged:: 3.3\n   More.\n",
    ".. c:function:: int f(void)\n\n   Text.\n\n   .. versionadded:: 3.1\n",
    ".. c:function:: int f(void)\n                 int g(void)\n\n   .. versionadded:: 3.1\n",
    ".. py:module:: m\n   :synopsis: Text.\n\n.. versionadded:: 3.1\n",
    ".. note::\n   .. versionchanged:: 3.8\n      Text.\n",
  ]

  @Test(arguments: texts) func seeTheSameDirectives(text: String) {
    let source = Array(text.utf8)
    let outline = DocumentOutline(source: source.span).versions.map {
      "\($0.line) \($0.kind.rawValue)"
    }
    #expect(!outline.isEmpty)
    #expect(DocsDocument(source: source.span).versionDirectives == outline)
  }
}
