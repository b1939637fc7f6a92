import Readiness
import Testing

/// What a text says is deprecated or to go, and when.
@Suite struct PendingClaimTests {
  /// Each claim as `verb symbol series`; the release that says it is one of 3.4.
  private func said(_ text: String, heading: String = "Deprecated") throws -> [String] {
    try ClaimBaseline.claims(text, heading: heading).map(\.claim).map { claim in
      "\(claim.verb.rawValue) \(claim.symbol.text) \(claim.series?.text ?? "-")"
    }
  }

  @Test(arguments: [
    (
      "* ``spam.fry()`` is deprecated and will be removed in Python 3.6.",
      ["deprecated spam.fry 3.4", "pending-removal spam.fry 3.6"]
    ),
    (
      "* ``tea.LEAF`` has been obsolete since Python 3.1. It is now deprecated, scheduled for removal in Python 3.6.",
      ["deprecated tea.LEAF 3.4", "pending-removal tea.LEAF 3.6"]
    ),
    (
      "* ``spam.fry()`` has been deprecated since Python 3.1. It now emits a :exc:`DeprecationWarning` and will be removed in Python 3.6.",
      ["deprecated spam.fry 3.4", "pending-removal spam.fry 3.6"]
    ),
    (
      "* :meth:`spam.Pan.wash` is deprecated since Python 3.1, it now emits a warning and will be removed in Python 3.6.",
      ["deprecated spam.Pan.wash 3.4", "pending-removal spam.Pan.wash 3.6"]
    ),
    (
      "* Deprecated the following functions, scheduled for removal in Python 3.6:\n\n  * ``milk.pour()``\n  * ``milk.skim()``",
      ["pending-removal milk.pour 3.6", "pending-removal milk.skim 3.6"]
    ),
    (
      "* The following functions are now deprecated:\n\n  * ``milk.pour`` => :func:`milk.skim`",
      ["deprecated milk.pour 3.4"]
    ),
    ("* Using :func:`milk.pour` to make a :class:`spam.Pan` is deprecated.", []),
    ("* The ``__spec__`` attribute is deprecated.", []),
    ("* :mod:`tea` had no lid. This will be removed in Python 3.6.", []),
  ])
  func readsWhatIsToGoAndWhen(_ text: String, _ expected: [String]) throws {
    #expect(try said(text).sorted() == expected.sorted())
  }

  @Test(arguments: [
    ("* Eliminate :exc:`RuntimeError` raised by ``spam.fry()``.", []),
    ("* Remove milk module features deprecated in Python 3.1.", []),
    ("* Remove ``PySpam_Free`` from the stable ABI.", ["not-in-limited-api PySpam_Free 3.4"]),
  ])
  func readsNews(_ text: String, _ expected: [String]) throws {
    #expect(try said(text, heading: "Changes") == expected)
  }

  @Test func namesOfInstructionsAreInstructions() throws {
    var before = ClaimBaseline.files
    before["Include/opcode.h"] = "#define SPAM 9\n"
    let version = try #require(ReleaseTag("v3.4.0a1")).version
    let now = Surface(
      tree: SourceTree(files: [
        "Include/Python.h": "int x;", "Lib/os.py": "",
        "Doc/whatsnew/3.4.rst": "Top\n***\n\nRemoved\n=======\n\n* Removes ``SPAM``.\n",
      ]))
    let claims = TreeClaims(
      of: now, version: version, before: Surface(tree: SourceTree(files: before)))
    #expect(claims.judged.map(\.claim.symbol.text) == ["opcode:SPAM"])
  }

  @Test func aDirectiveSpeaksOfAllThatItsTextDescribes() throws {
    let version = try #require(ReleaseTag("v3.4.0a1")).version
    let text = """
      .. module:: milk

      .. function:: pour(jug)
      .. function:: skim()

         What they do.

         .. deprecated-removed:: 3.4 3.6

      .. c:macro:: PySpam_SIZE
                   PySpam_OLD

         .. deprecated-removed:: 3.4 3.6
            ``PySpam_OLD`` is deprecated.

      """
    var files = ClaimBaseline.files
    files["Doc/library/milk.rst"] = text
    files["Doc/whatsnew/3.4.rst"] = "Top\n***\n"
    let tree = Surface(tree: SourceTree(files: files))
    let claims = TreeClaims(of: tree, version: version, before: tree)
    #expect(
      claims.judged.map(\.claim.symbol.text) == ["milk.pour", "milk.skim", "PySpam_OLD"])
  }
}
