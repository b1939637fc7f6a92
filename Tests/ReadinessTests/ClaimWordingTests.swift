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
    "* Remove ``milk.pour()`` and make :func:`spam.fry` return nothing.",
    "* :func:`milk.pour` disappears.", "* :func:`milk.pour` is history.",
    "* :func:`milk.pour` is really gone.",
    "* Old times: :func:`milk.pour`, which 3.1 marked, is gone.",
    "* The froth has been removed. So was :func:`milk.pour`.",
    "* The froth has been removed. From :mod:`milk`: ``pour``.",
    "* The froth has been removed. :func:`milk.pour` is too.",
    "* The froth has been removed. :func:`milk.pour` goes with it.",
    "* Remove the undocumented, deprecated, and broken :func:`milk.pour` function.",
    "* Remove :func:`milk.pour`, a thin wrapper round :func:`spam.fry`.",
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
    "* Fix a :class:`spam.Pan` that disappears.", "* :class:`spam.Pan` disappears when it is hot.",
    "* A race between :func:`milk.pour` and :func:`spam.fry` was removed.",
    "* A stray debugging ``print()`` was removed from :func:`milk.pour`.",
    "* :class:`spam.Pan` used to leak a reference; the reference cycle has been removed.",
    "* We considered removing :func:`milk.pour`, but it is staying.",
    "* Remove the ``milk`` window's scrollbar.", "* Remove ``milk.pour`` on older version Windows.",
  ])
  func whatSoundsLikeOne(_ text: String) throws { #expect(try claimed(text) == []) }

  @Test(
    "An entry of a list of what is to go",
    arguments: [
      "* :func:`milk.pour` has been deprecated since Python 3.1.",
      "* :func:`milk.pour` is deprecated in Python 3.4.",
      "* :func:`milk.pour` is replaced by :func:`milk.skim`.",
      "* :mod:`milk`: use :func:`milk.skim` instead of :func:`milk.pour`.",
      "* :func:`milk.pour`: (no replacement).",
      "* Deprecated functions:\n\n  * :func:`milk.pour`: use :func:`milk.skim`.",
    ])
  func pendingEntries(_ text: String) throws {
    let all = try ClaimBaseline.claims(text, heading: "Pending removal in Python 3.5")
    let found = all.filter { $0.claim.verb == .pendingRemoval }
    #expect(found.map(\.claim.symbol.text) == ["milk.pour"])
    #expect(found.map(\.claim.series) == [Series(major: 3, minor: 5)])
  }

  @Test(
    "Some use of a thing in such a list",
    arguments: [
      "* :func:`milk.pour` without the *cup* argument is deprecated.",
      "* :class:`spam.Pan`: it is deprecated to return a value from it.",
      "* :mod:`milk`: ``pour()`` should not spill.",
    ])
  func usesInPendingLists(_ text: String) throws {
    let all = try ClaimBaseline.claims(text, heading: "Pending removal in Python 3.5")
    #expect(all.map(\.claim.symbol.text) == [])
  }

  @Test func namesInBrackets() throws {
    let text =
      "* :meth:`spam.Pan.wash` (:meth:`spam.Pot.wash`) was removed (including :func:`milk.pour`)."
    #expect(try Set(claimed(text)) == ["spam.Pan.wash", "spam.Pot.wash", "milk.pour"])
    let whole = "* Remove the whole of :mod:`milk`."
    #expect(try claimed(whole) == ["milk"])
  }

  @Test func postponedRemovals() throws {
    let text = "* The removal of :func:`milk.pour` has been postponed to Python 3.9."
    let found = try ClaimBaseline.claims(text, heading: "Deprecated")
    #expect(found.map(\.claim.symbol.text) == ["milk.pour"])
    #expect(found.map(\.claim.verb) == [.pendingRemoval])
    #expect(found.map(\.claim.series) == [Series(major: 3, minor: 9)])
    let list =
      "* The deprecations of :func:`milk.pour` now list 3.9 as the slated version of removal."
    #expect(try claimed(list, .pendingRemoval, heading: "Deprecated") == ["milk.pour"])
  }

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
