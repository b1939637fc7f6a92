import Readiness
import Testing

/// What a text announces as deprecated, and what it only speaks of.
@Suite struct DeprecationClaimTests {
  private func names(
    _ text: String, _ verb: Claim.Verb = .deprecated, heading: String = "Deprecated"
  ) throws -> [String] {
    try ClaimBaseline.claims(text, heading: heading).filter { $0.claim.verb == verb }
      .map(\.claim.symbol.text)
  }

  @Test(arguments: [
    ("* ``spam.fry()`` is now marked as deprecated.", ["spam.fry"]),
    ("* The :func:`spam.fry` function has been documented as deprecated.", ["spam.fry"]),
    ("* The :mod:`tea` module is pending deprecation.", ["tea"]),
    ("* The :mod:`tea` module has now graduated to full deprecation.", ["tea"]),
    (
      "* :class:`spam.Pan` has deprecated the ``lid`` attribute in favor of ``heat``.",
      ["spam.Pan.lid"]
    ),
    (
      "* :mod:`tea` now raises a :exc:`DeprecationWarning` instead of another warning.", ["tea"]
    ),
    ("* A :exc:`DeprecationWarning` is now raised when importing :mod:`tea`.", ["tea"]),
    ("* Emit a deprecation warning for spam.fry.", ["spam.fry"]),
    ("* Mark ``spam.fry`` and ``spam.steam`` as deprecated.", ["spam.fry", "spam.steam"]),
    ("* :func:`spam.fry` has been discouraged and deprecated in favor of x.", ["spam.fry"]),
    (
      "* The old functions (:func:`spam.fry`/:func:`spam.steam`) are deprecated.",
      ["spam.fry", "spam.steam"]
    ),
    (
      "* Some functions are deprecated: :func:`spam.fry` is replaced by :func:`spam.steam`; :func:`milk.pour` is replaced by :func:`milk.skim`.",
      ["spam.fry", "milk.pour"]
    ),
    ("* The function `spam.fry` is deprecated.", ["spam.fry"]),
    ("* tea: find_lid() is deprecated.", ["tea.Kettle.find_lid"]),
    (
      "* :func:`spam.fry` is faster. The *hot* parameter of the function is now deprecated.",
      ["spam.fry(hot)"]
    ),
  ])
  func readsWaysToSayIt(_ text: String, _ expected: [String]) throws {
    #expect(try names(text, heading: "Changes in the Python API") == expected)
  }

  @Test(arguments: [
    ("* The field *lid* of the class :class:`spam.Pan` is deprecated.", ["spam.Pan.lid"]),
    ("* :func:`spam.fry:` use :func:`spam.steam`", ["spam.fry"]),
  ])
  func readsItemsOfSections(_ text: String, _ expected: [String]) throws {
    #expect(try names(text) == expected)
  }

  @Test(arguments: [
    "* :func:`spam.fry` now emits a :exc:`DeprecationWarning` if *hot* is a number.",
    "* Deprecated passing the following arguments as keyword arguments:\n\n  - *egg* in :func:`spam.fry`.",
    "* Passing *egg* and *hot* of :func:`spam.fry` as positional arguments is now deprecated.",
    "* :mod:`spam`: Passing a path in :func:`spam.fry` is :term:`soft deprecated`. Use steam instead.",
    "* The :mod:`tea` module adding a folder is deprecated.",
    "* The :mod:`tea` module's ``'u'`` format code is now deprecated.",
    "* The ``brewer`` script has been deprecated in favour of ``spam -m tea``.",
  ])
  func passesOverUses(_ text: String) throws {
    #expect(try names(text).isEmpty)
  }

  @Test func tellsHistoryFromNews() throws {
    let text = "* The :mod:`tea` module was deprecated in Python 3.2. The module is now removed."
    #expect(try names(text, heading: "Library").isEmpty)
    #expect(try names(text, .removed, heading: "Library") == ["tea"])
  }

  @Test func warningsThatWereUpdatedToNoteARemoval() throws {
    let text = """
      * The following have been deprecated in :mod:`spam` since Python 3.1. Their warnings have now
        been updated to note they will removed in Python 3.5:

        * the :func:`spam.fry` function
      """
    #expect(try names(text, .pendingRemoval) == ["spam.fry"])
  }

  @Test(arguments: [
    ("* Remove :c:func:`PySpam_New` on the object after it was made.", []),
    (
      "* Remove features of :mod:`spam`:\n\n  * Broken from start :class:`spam.Pan` method ``wash()``.",
      ["spam.Pan.wash"]
    ),
    ("* Remove deprecated Kettle class in the tea module.", ["tea.Kettle"]),
  ])
  func readsRemovalsElsewhere(_ text: String, _ expected: [String]) throws {
    #expect(try names(text, .removed, heading: "Build Changes") == expected)
  }

  @Test func readsDeprecationsOfNews() throws {
    let version = try #require(ReleaseTag("v3.4.0a1")).version
    let entry = "Deprecate :func:`spam.fry`. It will be removed in Python 3.6.\n"
    let history = """
      What's New in Python 3.4.0 alpha 1?
      ===================================

      - Issue #1: Removed the tea module.

      What's New in Python 3.3.0?
      ===========================

      - Issue #2: Removed the milk module.

      """
    let before = Surface(tree: SourceTree(files: ClaimBaseline.files))
    let now = Surface(
      tree: SourceTree(files: [
        "Lib/os.py": "", "Misc/NEWS.d/3.4.0a1.rst": ".. gh-issue: 1\n\n\(entry)",
        "Misc/NEWS": history,
      ]))
    let claims = TreeClaims(of: now, version: version, before: before).judged.map(\.claim)
    #expect(
      claims.map { "\($0.verb.rawValue) \($0.symbol.text)" } == [
        "deprecated spam.fry", "pending-removal spam.fry", "removed tea",
      ])
    #expect(claims.last?.source.location == Location("Misc/NEWS", line: 4))
  }
}
