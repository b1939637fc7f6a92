import Readiness
import Testing

/// More ways to say that something left, that it stays, and whose it is.
@Suite struct ClaimLeavingTests {
  private func claimed(_ text: String, _ verb: Claim.Verb = .removed) throws -> [String] {
    try ClaimBaseline.claims(text).filter { $0.claim.verb == verb }.map(\.claim.symbol.text)
  }

  @Test(arguments: [
    "* There is no ``milk.pour()`` any longer.", "* :mod:`milk` has lost ``pour()``.",
    "* :mod:`milk` dropped :func:`~milk.pour`.", "* ``milk.pour()`` had to go.",
    "* The jug is private now, so ``milk.pour()`` had to go.",
    "* :func:`milk.pour` was taken away.", "* :func:`milk.pour` is no longer accessible.",
    "* Use :func:`milk.skim` now that ``milk.pour()`` has been removed.",
    "* With the removal of :func:`milk.pour`, :func:`milk.skim` is the one way left.",
    "* Nothing in the library used ``milk.pour``, so it was deleted.",
    "* ``milk.pour()`` will be missed by nobody. It has been removed.",
    "* :func:`spam.fry` now takes salt, and :func:`milk.pour` has been removed.",
    "* Removed are :func:`milk.pour` and nothing else.",
    "* A function that nobody used -- ``milk.pour`` -- is no more.",
    "* Jugs and their function, :func:`milk.pour`, have been removed.",
  ])
  func leaves(_ text: String) throws { #expect(try claimed(text) == ["milk.pour"]) }

  @Test(arguments: [
    "* :func:`milk.pour` will not be removed before Python 4.",
    "* ``milk.pour()``, deprecated in 3.3, will not be removed.",
    "* :func:`milk.pour` is not going to be removed after all.",
    "* :func:`milk.pour` was removed in alpha 1 but added back in alpha 3.",
    "* On OpenBSD, :func:`milk.pour` has been removed.",
    "* :func:`milk.pour` and :func:`milk.skim` removed drops one by one.",
    "* :mod:`milk`: :func:`milk.pour` no longer requires *jug*.",
    "* :mod:`milk`: ``milk.pour`` is not affected by the removal of jugs.",
    "* Removed the lock around :func:`milk.pour`.",
    "* :func:`milk.pour`, :func:`milk.skim` and :func:`spam.fry` are candidates for removal.",
    "* Removed the ``register`` keyword from the declaration of :func:`milk.pour`.",
  ])
  func stays(_ text: String) throws { #expect(try claimed(text) == []) }

  @Test(arguments: [
    ("* :mod:`milk` left the library.", ["milk"]),
    (
      "* Two functions of :mod:`milk`, ``pour`` and ``skim``, were removed.",
      ["milk.pour", "milk.skim"]
    ),
    (
      "* Two :mod:`spam` commands, ``brew`` and ``command``, were removed.",
      ["spam.command.brew", "spam.command"]
    ),
    (
      "* :class:`tea.Kettle` does not have a ``find_lid`` method any more.", ["tea.Kettle.find_lid"]
    ),
    ("* *hot*, a parameter of :func:`spam.fry`, has been removed.", ["spam.fry(hot)"]),
    ("* :func:`spam.fry` does not accept *hot* any longer.", ["spam.fry(hot)"]),
    ("* *hot* is no longer a parameter of :func:`spam.fry`.", ["spam.fry(hot)"]),
    ("* Remove the ``spam.fry()`` hot parameter.", ["spam.fry(hot)"]),
    (
      "* Removed, with replacements: ``milk.pour()``, replaced by ``spam.fry()``; ``milk.skim()``, replaced by ``spam.steam()``.",
      ["milk.pour", "milk.skim"]
    ),
    ("* :func:`milk.pour` and :func:`milk.skim`: the former was removed.", ["milk.pour"]),
    (
      "* :func:`milk.pour` and :func:`milk.skim` were never public. They are removed.",
      ["milk.pour", "milk.skim"]
    ),
  ])
  func areWhole(_ text: String, _ expected: [String]) throws {
    #expect(Set(try claimed(text)) == Set(expected))
  }

  @Test func saysOfWhichAPI() throws {
    #expect(
      try claimed("* ``PySpam_New()`` moved to the internal C API.", .madeInternal)
        == ["PySpam_New"])
    #expect(
      try claimed("* ``PySpam_New()`` is now in the internal C API.", .madeInternal)
        == ["PySpam_New"])
    #expect(
      try claimed("* Made ``PySpam_New()`` internal.", .madeInternal) == ["PySpam_New"])
    #expect(
      try claimed(
        "* ``PySpam_New()`` is not available any more if ``Py_LIMITED_API`` is defined.",
        .notInLimitedAPI) == ["PySpam_New"])
  }

  @Test func deprecates() throws {
    for text in [
      "* Calling :func:`milk.pour` is deprecated: it spills.",
      "* Deprecated is :func:`milk.pour`.",
      "* ``milk.pour()`` -- its caller now warns that it is deprecated. :func:`milk.pour` is deprecated.",
    ] {
      #expect(try claimed(text, .deprecated) == ["milk.pour"], "\(text)")
    }
    // What was said before is no news.
    #expect(
      try claimed(
        "* :func:`milk.pour` is removed. It was deprecated since Python 3.2.", .deprecated)
        == [])
    // Some of what a module has.
    #expect(try claimed("* Deprecate :mod:`milk` :ref:`jugs and mugs <jugs>`.", .deprecated) == [])
  }
}
