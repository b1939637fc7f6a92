import Readiness
import Testing

/// Ways to say that something goes which texts use now and then, and what sounds like them.
@Suite struct ClaimWordingTests {
  private func claimed(
    _ text: String, _ verb: Claim.Verb = .removed, heading: String = "Changes in the Python API"
  ) throws -> [String] {
    try ClaimBaseline.claims(text, heading: heading).filter { $0.claim.verb == verb }
      .map(\.claim.symbol.text)
  }

  @Test(arguments: [
    "* :func:`milk.pour` removed.", "* Removals: :func:`milk.pour`.",
    "* Gone is :func:`milk.pour`.",
    "* :func:`milk.pour` went away.", "* :func:`milk.pour` was removed, :mod:`tea` is deprecated.",
    "* :func:`milk.pour` can no longer be imported.", "* :func:`milk.pour` is no longer provided.",
    "* :func:`milk.pour` does not exist anymore.",
    "* :func:`milk.pour` is not available any more.", "* :func:`milk.pour` was taken out.",
    "* :func:`milk.pour` has been withdrawn.", "* Got rid of :func:`milk.pour`.",
    "* Purged :func:`milk.pour`.", "* :func:`milk.pour` finally got removed.",
    "* :func:`milk.pour` has ceased to exist.", "* :mod:`milk` no longer exposes ``pour``.",
    "* Stop exporting :func:`milk.pour`.", "* :func:`milk.pour` is no longer importable.",
    "* :mod:`milk` loses ``pour``.", "* Discontinue :func:`milk.pour`.",
    "* It is faster since the :func:`milk.pour` function was removed.",
    "* :func:`spam.fry` is faster; :func:`milk.pour` was removed.",
    "* Eliminate ``milk.pour()`` and use ``milk.skim()``.",
  ])
  func verbsOfRemoval(_ text: String) throws { #expect(try claimed(text) == ["milk.pour"]) }

  @Test(arguments: [
    "* Fix a crash of :func:`spam.fry` when a pan is removed while it is hot.",
    "* No warning is given when :class:`spam.Pan` is deleted.",
    "* :func:`milk.pour` was removed from the documentation.",
    "* Remove :func:`milk.pour` from the index.",
    "* :mod:`milk` and :mod:`tea` are removed from the list of frozen modules.",
    "* ``milk.pour()`` was removed from the :mod:`tea` tests.",
    "* Removed one :class:`spam.Pan` from :class:`spam.Pot`.",
    "* Remove deprecation and document :func:`milk.pour`.",
    "* :func:`milk.pour` was to be removed in 3.4 and stays.",
    "* :func:`milk.pour` was removed in the alphas and is back.",
    "* Remove the ``milk`` window's scrollbar.", "* Remove ``milk.pour`` on older version Windows.",
  ])
  func whatSoundsLikeOne(_ text: String) throws { #expect(try claimed(text) == []) }

  @Test(arguments: [
    (
      "* :class:`spam.Pan`: the *size* and *coating* parameters.",
      ["spam.Pan(size)", "spam.Pan(coating)"]
    ),
    ("* :class:`spam.Pan`: :meth:`!wash`, :meth:`!scrub`.", ["spam.Pan.wash", "spam.Pan.scrub"]),
    ("* :class:`spam.Pan`: ``wash``, ``lid``.", ["spam.Pan.wash", "spam.Pan.lid"]),
    ("* :class:`spam.Pan`: the ``wash`` hook.", ["spam.Pan.wash"]),
    ("* :func:`spam.fry`: the *salt* parameter.", ["spam.fry(salt)"]),
    ("* :func:`spam.fry`: support for eggs.", []),
    ("* :func:`spam.fry`: no replacement.", ["spam.fry"]),
    (
      "* The :func:`spam.fry` and :func:`spam.steam` **salt** argument has been removed.",
      ["spam.fry(salt)", "spam.steam(salt)"]
    ),
    (
      "* The *salt* argument of :func:`spam.fry` and :func:`spam.steam` has been removed.",
      ["spam.fry(salt)", "spam.steam(salt)"]
    ),
    ("* Remove the ``tea.LEAF`` and ``STEM`` predicates.", ["tea.LEAF", "tea.STEM"]),
    (
      "* Removed ``lid`` from :class:`spam.Pan` and ``blow`` from :class:`tea.Whistle`.",
      ["spam.Pan.lid", "tea.Whistle.blow"]
    ),
    (
      "* Remove the ``lid`` attribute of :class:`spam.Pan`, and ``wash``.",
      ["spam.Pan.lid", "spam.Pan.wash"]
    ),
    ("* ``spam.Pan.wash`` and ``lid`` were removed.", ["spam.Pan.wash", "spam.Pan.lid"]),
    ("* Remove functions:\n\n  ``milk.pour``, ``milk.skim``.", ["milk.pour", "milk.skim"]),
    ("* Remove these:\n\n  * ``milk.pour``\n\n  Use ``milk.skim`` instead.", ["milk.pour"]),
    (
      "* Remove the following functions. They were all deprecated since 3.1:\n\n  * :func:`milk.pour`\n  * :func:`milk.skim`",
      ["milk.pour", "milk.skim"]
    ),
    (
      "* The :func:`milk.pour` function, deprecated since Python 3.1, and the :class:`tea.Kettle` class.",
      ["milk.pour", "tea.Kettle"]
    ),
    ("* :func:`milk.pour`, replaced by :func:`milk.skim`.", ["milk.pour"]),
    (
      "* Remove :mod:`milk` aliases from :mod:`tea`: ``LEAF``, ``STEM``.", ["tea.LEAF", "tea.STEM"]
    ),
    (
      ".. list-table::\n   :header-rows: 1\n\n   * - Removed\n     - Use\n   * - :func:`milk.pour`\n     - :func:`milk.skim`\n   * - ``tea.LEAF``\n     - ``tea.STEM``",
      ["milk.pour", "tea.LEAF"]
    ),
    ("* The ``milk.pour()`` function; ``milk.skim()`` must be used.", ["milk.pour"]),
  ])
  func whatIsNamed(_ text: String, _ expected: [String]) throws {
    #expect(try claimed(text, heading: "Removed") == expected)
  }

  @Test(arguments: [
    "* :func:`milk.pour` is deprecated. Scheduled for removal in Python 3.9.",
    "* :func:`milk.pour` is deprecated, with removal planned for 3.9.",
    "* :func:`milk.pour` is deprecated for removal in 3.9.",
    "* :func:`milk.pour` is deprecated. Its removal is scheduled for Python 3.9.",
    "* :func:`milk.pour` is deprecated, and will go away in Python 3.9.",
    "* The :func:`milk.pour` function is deprecated, to be removed in Python 3.9.",
    "* Deprecate :func:`milk.pour`, which will be removed in 3.9.",
    "* :func:`milk.pour` is deprecated; it is planned to be removed in 3.9.",
  ])
  func whatIsToGo(_ text: String) throws {
    #expect(try claimed(text, .pendingRemoval) == ["milk.pour"])
  }

  @Test func whatIsNoLongerDeprecated() throws {
    let text = "* :func:`milk.pour` was deprecated by accident and is undeprecated."
    #expect(try claimed(text, .deprecated) == [])
  }
}
