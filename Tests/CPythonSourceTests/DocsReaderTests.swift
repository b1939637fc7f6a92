import CPythonSource
import Testing

/// Documentation markup: blocks, tables, directives, and what is inside a paragraph.
@Suite struct DocsReaderTests {
  private func read(_ text: String) -> DocsDocument { DocsDocument(source: Array(text.utf8).span) }

  private func texts(_ document: DocsDocument, _ kind: DocsDocument.BlockKind) -> [String] {
    document.blocks.filter { $0.kind == kind }.map { $0.text.map(\.text).joined() }
  }

  @Test func headingsTakeTheirLevelFromTheOrderOfUnderlines() {
    let document = read(
      "####\nBook\n####\n\nOne\n=====\n\nOne A\n-----\n\nTwo\n=====\n\nOdd\n~~~~~\n\nDeep\n-----\n")
    let found = document.blocks.compactMap { block -> String? in
      guard case .section(let level) = block.kind else { return nil }
      return "\(level) \(block.text[0].text):\(block.line)"
    }
    #expect(found == ["1 Book:2", "2 One:5", "3 One A:8", "2 Two:11", "4 Odd:14", "3 Deep:17"])
  }

  @Test func aShortUnderlineIsNoted() {
    let document = read("A longer heading\n====\n\ntext\n")
    #expect(texts(document, .section(level: 1)) == ["A longer heading"])
    #expect(document.faults.map(\.line) == [2])
  }

  /// As docutils has it: what is shorter than four has to be as long as the title.
  @Test func aShortTitleHasAShortUnderline() {
    let document = read("os\n--\n\nre\n---\n\nA longer line\n---\n\nmore\n")
    #expect(texts(document, .section(level: 1)) == ["os", "re"])
    #expect(texts(document, .paragraph) == ["A longer line ---", "more"])
    #expect(document.faults.isEmpty)
  }

  @Test func aRuleIsNoText() {
    let document = read("one\n\n--------\n\ntwo\n\n----\n")
    #expect(texts(document, .paragraph) == ["one", "two"])
  }

  /// What follows a table that has no header is no row of it.
  @Test func aTableWithoutAHeaderEndsAtItsBorder() {
    let document = read(
      "=== ===\na   b\n\nc   d\n=== ===\n\ntext\n\n=== ===\nx   y\n=== ===\n1   2\n=== ===\n")
    #expect(texts(document, .paragraph) == ["text"])
    #expect(document.blocks.filter { $0.kind == .row(isHeader: false) }.count == 3)
    #expect(document.blocks.filter { $0.kind == .row(isHeader: true) }.count == 1)
  }

  @Test func aNumberInASentenceBeginsNoItem() {
    let document = read("3. is not\nan item\n\n1. this\n2. and this\n\na dash\n- goes on\nhere\n")
    #expect(
      texts(document, .paragraph) == [
        "3. is not an item", "this", "and this", "a dash - goes on here",
      ])
  }

  @Test func whereAReferenceLeadsIsNoText() {
    let document = read(
      "Text `here`__.\n\n__ https://a.example/\n\n.. _long name:\n   https://b.example/\n")
    #expect(document.blocks.filter { $0.kind == .paragraph }.count == 1)
  }

  @Test func listsNest() throws {
    let document = read(
      "* one\n  goes on\n\n  - inner ``a``\n  - second\n\n* two\n\n1. first\n#. next\n")
    let items = document.blocks.indices.filter { document.blocks[$0].kind == .listItem }
    #expect(items.map { document.blocks[$0].line } == [1, 4, 5, 7, 9, 10])
    #expect(document.blocks[items[1]].parent == items[0])
    #expect(document.blocks[items[3]].parent == nil)
    let first = try #require(document.blocks.first { $0.kind == .paragraph })
    #expect(first.text.map(\.text) == ["one goes on"])
  }

  @Test func rolesAreReadInAllForms() {
    let document = read(
      "The :func:`~a.b` and :c:func:`!X_Y` of :meth:`T.m() <a.T.m>`, :mod:`re`\\ 's, *x*, **y**, "
        + "``f()``, `site <https://x.test>`_ and word_ here.\n")
    let runs = document.blocks[0].text.filter { $0.kind != .text }
    #expect(
      runs.map(\.kind) == [
        .role("func"), .role("c:func"), .role("meth"), .role("mod"), .emphasis, .strong, .literal,
        .reference(target: "https://x.test"), .reference(target: nil),
      ])
    #expect(
      runs.map(\.text) == [
        "~a.b", "!X_Y", "T.m() <a.T.m>", "re", "x", "y", "f()", "site ", "word",
      ])
  }

  @Test func linesOfMarkupAreKept() {
    let document = read("\nfirst\nsecond ``a\nb`` third\n``c``\n")
    #expect(document.blocks[0].text.filter { $0.kind == .literal }.map(\.line) == [3, 5])
  }

  @Test func simpleTablesGiveTheirCells() {
    let document = read(
      "* these:\n\n  ====== ======\n  Old    New\n  ====== ======\n  ``a``  ``b``\n  ``c``  ``d``\n         more\n  ====== ======\n\n  after\n"
    )
    let cells = document.blocks.filter { if case .cell = $0.kind { true } else { false } }
    #expect(
      cells.map { $0.text.map(\.text).joined() }
        == ["Old", "New", "a", "b", "c", "d more"])
    let headers = document.blocks.filter { $0.kind == .row(isHeader: true) }
    #expect(headers.count == 1)
    #expect(texts(document, .paragraph) == ["these:", "after"])
  }

  @Test func gridsGiveTheirCells() {
    let document = read(
      "+-----+-----+\n| Old | New |\n+=====+=====+\n| a   | b   |\n|     | c   |\n+-----+-----+\n\nend\n"
    )
    let cells = document.blocks.filter { if case .cell = $0.kind { true } else { false } }
    #expect(
      cells.map { $0.text.map(\.text).joined().split(separator: " ").joined(separator: " ") }
        == ["Old", "New", "a", "b c"])
    #expect(texts(document, .paragraph) == ["end"])
  }

  @Test func commentsAndCodeAreSkipped() {
    let document = read(
      ".. a comment\n   with ``x``\n\ntext::\n\n   code ``y``\n\n.. code-block:: python\n\n   z = 1\n\n>>> w\n``v``\n\nlast\n"
    )
    #expect(texts(document, .paragraph) == ["text::", "last"])
  }

  @Test func directivesHoldTheirBodies() throws {
    let document = read(
      ".. c:function:: int f(void)\n   :noindex:\n\n   Text.\n\n   .. note::\n      Inner.\n\nOuter.\n"
    )
    let function = try #require(
      document.blocks.firstIndex { $0.kind == .directive(name: "c:function") })
    #expect(document.blocks[function].text[0].text.contains("int f(void)"))
    let inner = try #require(document.blocks.lastIndex { $0.text.first?.text == "Outer." })
    #expect(document.blocks[inner].parent == nil)
    let text = try #require(document.blocks.firstIndex { $0.text.first?.text == "Text." })
    #expect(document.holders(of: text) == [function])
  }

  @Test func directivesOfRemovalTellWhatTheyStandIn() throws {
    let text = """
      .. module:: spam

      .. class:: Egg(a)

         .. method:: boil(minutes)

            .. deprecated-removed:: 3.1 3.4
               Use *cook*.

      """
    let found = DeprecatedRemoved.all(in: Array(text.utf8).span)
    #expect(found.count == 1)
    #expect(found.first?.described.map(\.name) == ["boil", "Egg"])
    #expect(found.first?.module == "spam")
    #expect(found.first?.removed == "3.4")
    #expect(found.first?.line == 7)
  }

  @Test(arguments: [
    "``open\n", "`", "*", "**", ":role:`", ":a", "* \n*\n-", "..", ".. x::", "+--\n|", "== ==\n",
    "====\n",
    "\u{FEFF}Title\n=====\n", "\t* a\n\t\tb\n  c\n", "1)\n(2) a\n", "a\n  b\n    c\n  d\n e\n",
    "=== ===\na\n=== ===\n=== ===\nb", "\\", "a\\", ":x: y\n:z:", "_ __ a_ _a", "```a```", "||",
    "| a\n| b",
  ])
  func badMarkupIsReadOn(_ text: String) {
    for end in 0...text.utf8.count {
      _ = DocsDocument(source: Array(text.utf8.prefix(end)).span)
    }
    let document = read(text + "\n\nlast ``x``\n")
    #expect(document.blocks.count < 40)
  }

  @Test func deepAndLongTextsEnd() {
    let deep = (0..<2_000).map { String(repeating: " ", count: $0 * 2) + "* a\n\n" }.joined()
    #expect(read(deep).blocks.count > 2_000)
    let open = String(repeating: "`a *b ``c ", count: 60_000)
    #expect(read(open).blocks.count == 1)
    let items = String(repeating: "* ", count: 50_000)
    #expect(read(items).blocks.count > 0)
  }
}
