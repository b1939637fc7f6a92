import Readiness
import Testing

/// What a text announces as removed, by full name: one text of our own for each convention.
@Suite struct ClaimTests {
  private func claims(
    _ text: String, after: [RepoPath: String]? = nil, heading: String = "Removed"
  ) throws -> [JudgedClaim] {
    try ClaimBaseline.claims(text, after: after, heading: heading)
  }

  private func removed(_ text: String, heading: String = "Removed") throws -> [String] {
    try ClaimBaseline.removed(text, heading: heading)
  }

  private func removed(inC text: String) throws -> [String] {
    try removed("\(text)\n", heading: "C API Changes: Removed")
  }

  @Test(arguments: [
    ("* Remove the :func:`spam.fry` function: use :func:`spam.steam` instead.", ["spam.fry"]),
    ("* The :mod:`tea` module has been removed.", ["tea"]),
    ("* ``tea`` and ``milk`` modules have been removed. Use :mod:`spam`.", ["tea", "milk"]),
    ("* Removed the ``tea``-based ``milk`` module deprecated in Python 3.2.", ["milk"]),
    ("* ``spam.fry()`` is now removed, use ``spam.steam()``.", ["spam.fry"]),
    (
      "* :mod:`tea`: Remove ``find_lid()``, deprecated: use the ``blow()`` method.",
      ["tea.Kettle.find_lid"]
    ),
    (
      "* :class:`spam.Pan`: ``wash()`` and ``scrub()`` methods have been removed.",
      ["spam.Pan.wash", "spam.Pan.scrub"]
    ),
    (
      "* Methods ``wash()`` and ``heat()`` of classes :class:`~spam.Pan` and :class:`~spam.Pot` were removed.",
      ["spam.Pan.wash", "spam.Pot.wash", "spam.Pan.heat", "spam.Pot.heat"]
    ),
    ("* :class:`spam.Pan` no longer has a ``lid`` attribute. Use ``heat``.", ["spam.Pan.lid"]),
    ("* The :class:`spam.Pan` method ``scrub`` (old).\n", ["spam.Pan.scrub"]),
    ("* Removed the ``lid`` attribute of :mod:`spam`'s :class:`~spam.Pan`.", ["spam.Pan.lid"]),
    ("* Remove :mod:`tea`'s ``Kettle.find_lid()``, which nobody needs.", ["tea.Kettle.find_lid"]),
    (
      "* The spam ``brew`` command, deprecated in Python 3.2, is now removed.",
      ["spam.command.brew"]
    ),
    ("* The *coating* parameter of :class:`spam.Pan` has been removed.", ["spam.Pan(coating)"]),
    ("* The ``Tools/demo/`` directory has been removed.", ["Tools/demo/"]),
    ("* Removed: nothing at all.", []),
    (
      "* The *lid* parameter of :class:`spam.Pan` is keyword-only, since the *coating* parameter has been removed.",
      ["spam.Pan(coating)"]
    ),
    (
      "* In :mod:`spam`, passing a *coating* argument has been removed for the following: :class:`spam.Pan`.",
      ["spam.Pan(coating)"]
    ),
    ("* The ``tea.STEM`` separator has been removed.", ["tea.STEM"]),
    (
      "* Remove from the :mod:`tea` module: the :data:`LEAF` constant, the :meth:`find_lid` method of the :class:`Kettle` class.",
      ["tea.LEAF", "tea.Kettle.find_lid"]
    ),
    ("* :mod:`spam` no longer exports the :mod:`tea` module as ``spam.Pot``.", ["spam.Pot"]),
    ("* The :class:`spam.Pan` deprecated method ``wash`` has been removed.", ["spam.Pan.wash"]),
    ("* The :class:`tea.STEM <tea.Whistle>` namespace has been removed.", ["tea.STEM"]),
  ])
  func readsOneSentence(_ text: String, _ expected: [String]) throws {
    #expect(try removed(text) == expected)
  }

  @Test func listsUnderASentence() throws {
    let text = """
      * The following :mod:`tea` names, deprecated in Python 3.1, are now
        removed:

        * ``Kettle.find_lid()``
        * ``LEAF``, ``STEM``

        The :class:`tea.Whistle` class remains available.

      * Removed from the :mod:`milk` module:

        * the ``pour`` function, deprecated since Python 3.0;
          use :func:`skim` or :func:`spam.fry` instead.

      * Old pans were removed. They can be replaced with:

        * ``spam.Pot``
        * :func:`spam.steam`
      """
    #expect(
      try removed(text) == ["tea.Kettle.find_lid", "tea.LEAF", "tea.STEM", "milk.pour"])
  }

  @Test func namesOnlyInTheHeading() throws {
    let text = """
      tea and milk
      ------------

      * These two modules have been removed, having been deprecated in 3.1.
        Use :mod:`spam` instead.

      spam
      ----

      * Remove the ``fry`` function.
      """
    #expect(try removed(text) == ["tea", "milk", "spam.fry"])
  }

  @Test func theFirstColumnOfATable() throws {
    let text = """
      * Some old :class:`spam.Pan` method aliases:

        ============== =================
        Deprecated     Use
        ============== =================
        ``wash``       :meth:`.heat`
        ``scrub``      :meth:`.heat`
        ============== =================
      """
    #expect(try removed(text) == ["spam.Pan.wash", "spam.Pan.scrub"])
  }

  @Test(arguments: [
    "* Remove support for ``spam.fry()`` in :mod:`tea`.",
    "* Remove the pure Python implementation of :func:`spam.fry`.",
    "* :func:`spam.fry` will be removed in Python 3.6.",
    "* :func:`spam.fry` was already removed in Python 3.2.",
    "* ``spam.fry`` is soft deprecated.",
    "* Removed the ``rule`` rule in favor of :mod:`tea`.",
    "* The ``-X spam`` command line option has been removed.",
    "* :func:`spam.fry` has been moved to :mod:`tea`.",
    "* Deprecate :func:`spam.fry`.",
    "* Removed chained :class:`~spam.Pan` lids.",
    "* :data:`tea.LEAF` is now removed from a pot when it is washed.",
    "* You no longer have to define ``LEAF`` before you use :mod:`tea`.",
    "* Several items are not exposed from ``spam.h``: ``tea.LEAF``.",
  ])
  func readsNoRemoval(_ text: String) throws {
    #expect(try removed(text) == [])
  }

  @Test func sentencesElsewhereNeedTheVerb() throws {
    let text = """
      * The :func:`spam.fry` function is faster.
      * Removed ``width`` and ``kind`` members of :c:type:`PyOtherObject`.
      * Code that used :mod:`tea` needs :mod:`milk`.
      """
    #expect(
      try removed(text, heading: "Optimizations")
        == ["PyOtherObject.width", "PyOtherObject.kind"])
  }

  @Test(arguments: [
    (
      "* :c:func:`PySpam_New` and :c:func:`PySpam_Free` have been removed.",
      ["PySpam_New", "PySpam_Free"]
    ),
    ("* Remove the ``oldspam.h`` header file. Use :c:func:`PySpam_Keep`.", ["Include/oldspam.h"]),
    (
      "* Removed the ``PySpam_SIZE`` macro and the ``depth`` field of the :c:type:`PySpamObject` structure.",
      ["PySpam_SIZE", "PySpamObject.depth"]
    ),
    ("* The ``depth`` member of spam objects has been removed.", ["PySpamObject.depth"]),
    ("* The ``PySpam_SIZE()`` macro was removed; it used :c:func:`PySpam_Keep`.", ["PySpam_SIZE"]),
    (
      "* Removed functions:\n\n  * ``PySpam_New()``: use :c:func:`PySpam_Keep`\n  * ``PySpam_Free()``: the list has been removed in 3.1.",
      ["PySpam_New", "PySpam_Free"]
    ),
    ("* Excluded the following functions from the limited C API:\n\n  * ``PySpam_New()``", []),
    ("* Moved the following to the internal C API:\n\n  * ``PySpam_New()``", []),
    ("* :c:func:`PySpam_New` was converted to a static inline function.", []),
  ])
  func readsTheCSection(_ text: String, _ expected: [String]) throws {
    #expect(try removed(inC: text) == expected)
  }

  @Test func whatLeftTheLimitedAPIIsTold() throws {
    let found = try claims(
      "* Remove :c:func:`PySpam_New` from the limited C API headers.", heading: "C API: Removed")
    #expect(found.map(\.claim.verb) == [.notInLimitedAPI])
  }

  @Test func verdictsAreHeldAgainstBothTrees() throws {
    let text = """
      * Remove ``spam.fry()``, ``milk.pour()`` and ``milk.skimm()``.
      * Remove :c:func:`PySpam_New`.
      * Remove ``milk.Skimmer``.
      """
    let found = try claims(
      text,
      after: [
        "Lib/milk.py": "def pour(): pass\n", "Include/Python.h": "int x;",
        "Misc/stable_abi.toml": "[function.PySpam_New]\n    added = '3.2'\n    abi_only = true\n",
      ])
    let verdicts = Dictionary(
      found.map { ($0.claim.symbol.text, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(verdicts["spam.fry"]?.verdict == .gone)
    #expect(verdicts["milk.pour"]?.verdict == .present)
    #expect(verdicts["milk.pour"]?.places == [Location("Lib/milk.py", line: 1)])
    #expect(verdicts["milk.skimm"]?.verdict == .phantom)
    #expect(verdicts["milk.skimm"]?.near == "milk.skim")
    #expect(verdicts["milk.Skimmer"]?.verdict == .phantom)
    #expect(verdicts["PySpam_New"]?.verdict == .keptForABI)
  }

  @Test func pendingListsOfThisAndOfEarlierSeries() throws {
    let found = try claims(
      """
      Pending Removal in Python 3.5
      -----------------------------

      * :mod:`tea`: the *jug* parameter of :func:`milk.pour`
      * :func:`milk.skim`: use :func:`spam.fry`
      """,
      after: [
        "Lib/milk.py": "def pour(jug): pass\ndef skim(): pass\n", "Include/Python.h": "int x;",
        "Doc/whatsnew/3.3.rst": """
        Pending Removal in Python 3.4
        =============================

        * :mod:`tea`

        """,
        "Doc/deprecations/pending-removal-in-3.6.rst": """
        Pending removal in Python 3.6
        -----------------------------

        * :func:`milk.pour`

        """,
      ], heading: "Deprecated")
    let pending = found.filter { $0.claim.verb == .pendingRemoval }
      .map { "\($0.claim.symbol.text) \($0.claim.series?.minor ?? 0) \($0.claim.source.location)" }
    #expect(pending.contains { $0.hasPrefix("milk.pour(jug) 5") })
    #expect(pending.contains { $0.hasPrefix("milk.skim 5") })
    #expect(pending.contains { $0.hasPrefix("tea 4") })
    #expect(pending.contains { $0.hasPrefix("milk.pour 6") })
    #expect(!pending.contains { $0.contains("spam.fry") })
  }

  @Test func whatCodeSaysOfRemovals() throws {
    let found = try claims(
      "",
      after: [
        "Lib/milk.py": """
        import warnings
        warnings._deprecated(__name__, remove=(3, 6))
        def pour():
            warnings._deprecated("milk.pour", remove=(3, 5))
        class Jug:
            def tip(self):
                warnings.warn("Jug.tip() is deprecated and slated for "
                              "removal in Python 3.4; use lift() instead")

        """,
        "Include/Python.h": "int x;",
        "Modules/_jug.c": """
        /* "_jug will be removed in Python 3.9" */
        int f(void) { return PyErr_WarnEx(0, "'milk.pour()' is deprecated and will be "
           "removed in Python 3.8", 1); }

        """,
      ])
    let said = found.filter { $0.claim.verb == .pendingRemoval }.map {
      "\($0.claim.symbol.text) \($0.claim.series?.minor ?? 0) \($0.claim.source.kind.rawValue)"
    }
    #expect(
      said == [
        "milk 6 warnings-deprecated", "milk.pour 5 warnings-deprecated",
        "milk.Jug.tip 4 warning-text", "milk.pour 8 warning-text",
      ])
  }

  /// The documentation's names of types that `types` has another name for.
  @Test(arguments: [
    ("The :attr:`~mugobject.handle` attribute of mug objects.", ["types.MugType.handle 5"]),
    (":meth:`mug.drink`", ["types.MugType.drink 5"]),
    (":meth:`spam.Pan.wash`", ["spam.Pan.wash 5"]),
    // A text that leads to a name does not speak of it.
    ("Washing :class:`flat pans <spam.Pan>` by hand.", []),
    // Nor does one of a use of it, or of one of its kinds.
    ("Calling :func:`spam.fry` in a cold kitchen.", []),
    ("Calling :func:`spam.fry` with the *hot* argument.", []),
    ("``spam.fry(None)``", []),
    (":class:`spam.Pan` ``'u'`` type: use the ``'w'`` type instead.", []),
  ])
  func whatIsMeantByAPendingItem(text: String, symbols: [String]) throws {
    var files = ClaimBaseline.files
    files["Lib/types.py"] = "class MugType:\n    handle = 1\n    def drink(self): pass\n"
    let before = Surface(tree: SourceTree(files: files))
    files["Doc/whatsnew/3.4.rst"] =
      "Top\n***\n\nPending Removal in Python 3.5\n=============================\n\n* \(text)\n"
    let version = try #require(ReleaseTag("v3.4.0a1")).version
    let found = TreeClaims(
      of: Surface(tree: SourceTree(files: files)), version: version, before: before
    ).judged.filter { $0.claim.verb == .pendingRemoval }
    #expect(
      found.map { "\($0.claim.symbol.text) \($0.claim.series?.minor ?? 0)" } == symbols)
  }
}
