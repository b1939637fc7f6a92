import Readiness
import Testing

/// What a text announces as removed where a sentence has several clauses, or several blocks belong
/// together.
@Suite struct ClaimClauseTests {
  private func removed(_ text: String, heading: String = "Removed") throws -> [String] {
    try ClaimBaseline.removed(text, heading: heading)
  }

  @Test(arguments: [
    ("* ``milk.pour()`` was removed in the alphas and has been restored.", []),
    ("* ``milk.pour()`` was removed and ``milk.skim()`` has been restored.", ["milk.pour"]),
    ("* ``milk.pour()`` was removed, and ``milk.skim()`` too.", ["milk.pour", "milk.skim"]),
    (
      "* PEP 594 brings removals of many deprecated modules: ``tea`` and ``milk``.",
      ["tea", "milk"]
    ),
    ("* Say goodbye to ``tea`` and ``milk``.", ["tea", "milk"]),
    (
      "* The ``fry()`` function of :mod:`spam` was deprecated in Python 3.1, and has now been removed.",
      ["spam.fry"]
    ),
    (
      "* :meth:`spam.Pan.wash` and :meth:`spam.Pan.heat` were deprecated in 3.2, and have now been removed: use ``scrub``.",
      ["spam.Pan.wash", "spam.Pan.heat"]
    ),
    ("* Removed support of the *coating* argument of :class:`spam.Pan`.", ["spam.Pan(coating)"]),
    ("* :class:`spam.Pan` no longer supports the *coating* parameter.", ["spam.Pan(coating)"]),
    ("* The *coating* argument to :class:`~spam.Pan` has been removed.", ["spam.Pan(coating)"]),
    (
      "* Removed previously deprecated in Python 3.1 classes ``Kettle`` and ``Whistle`` in the :mod:`tea` module.",
      ["tea.Kettle", "tea.Whistle"]
    ),
    (
      "* The :mod:`tea` module was removed, as were ``milk.pour`` and ``milk.skim``.",
      ["tea", "milk.pour", "milk.skim"]
    ),
    (
      "* In the standard library, ``tea`` and ``milk`` modules have been removed.", ["tea", "milk"]
    ),
    ("* The ``pour`` function has been dropped from the milk module.", ["milk.pour"]),
    (
      "* The :mod:`tea` module has been removed, along with the private :mod:`milk` functions ``pour`` and ``skim``, which nobody called.",
      ["tea", "milk.pour", "milk.skim"]
    ),
    (
      "* The ``wash`` and ``heat`` methods of :class:`spam.Pot` have been changed, and the ``stir`` method of :class:`spam.Pot` has been removed.",
      ["spam.Pot.stir"]
    ),
    ("* Removed the ``Pan.lid`` class attribute of :mod:`spam`.", ["spam.Pan.lid"]),
    ("* Removed ``milk`` functions: ``pour`` and ``skim``.", ["milk.pour", "milk.skim"]),
    (
      "* Remove deprecated ``PySpam`` functions:\n\n  * :c:func:`!PySpam_Free`: use ``PySpam_Keep``.",
      ["PySpam_Free"]
    ),
    (
      "* Remove the :c:type:`PySpamObject` encoder APIs, as they are little used.\n\n  The removed functions are:\n\n  * :c:func:`!PySpam_Free`",
      ["PySpam_Free"]
    ),
    (
      "* The :meth:`!spam.Pan.wash` method\n  which has been deprecated since Python 3.2.\n  Use :meth:`spam.Pan.scrub` instead.",
      ["spam.Pan.wash"]
    ),
    (
      "* The cleaning system, including the\n  :class:`!spam.Pan`, :class:`!spam.Pot` and\n  :class:`!tea.Kettle` classes and the\n  :func:`!milk.pour` and :func:`!milk.skim` functions,\n  which have been deprecated since Python 3.2.\n  Use a *machine* instead.",
      ["spam.Pan", "spam.Pot", "tea.Kettle", "milk.pour", "milk.skim"]
    ),
    (
      "* The unused :attr:`!spam.Pan.lid` attribute\n  has been deprecated since Python 3.1.",
      ["spam.Pan.lid"]
    ),
    (
      "* Calling the Python version of :func:`milk.pour` with *jug*\n  as keyword argument has been deprecated since Python 3.1.",
      []
    ),
    (
      "* The undocumented :meth:`!spam.Pan.wash` method\n  and the support of ``water=\"hot\"`` in\n  :meth:`~spam.Pan.scrub` and :func:`~milk.skim`.\n  They never worked.",
      ["spam.Pan.wash"]
    ),
    ("* Remove broken :func:`milk.pour` and :func:`milk.skim` on NetBSD.", []),
    ("* Remove :func:`milk.skim` in non Windows desktop builds since it is not there.", []),
    ("* Remove :func:`milk.skim` on all platforms.", ["milk.skim"]),
    ("* Remove :mod:`!tea` module frames from tracebacks.", []),
    (
      "* The ``LEAF`` attribute has been removed from these modules.\n  Use ``STEM`` instead.\n\n  - :mod:`tea`\n  - :mod:`milk` (``skim`` also deprecated)",
      ["tea.LEAF"]
    ),
    (
      "* Remove the ``wash()`` method of the following classes:\n\n  * :class:`spam.Pan`\n  * :class:`spam.Pot`",
      ["spam.Pan.wash", "spam.Pot.wash"]
    ),
    ("* :mod:`tea`\n\n  * ``LEAF``\n  * ``STEM``", ["tea.LEAF", "tea.STEM"]),
    ("* :class:`spam.Pan` now supports induction.", []),
    (
      "* Removed :mod:`tea`, which was only being used by pans, as well as :mod:`milk`.",
      ["tea", "milk"]
    ),
  ])
  func readsEachClause(_ text: String, _ expected: [String]) throws {
    #expect(try removed(text) == expected)
  }

  @Test func membersAreListedUnderTheirStructure() throws {
    let text = """
      * The :c:type:`PySpamObject` structure members have been removed.

        They have been public for long. Some of them were made up.

        :c:type:`PySpamObject` fields:

        * ``width``: use :c:func:`PySpam_New`.
        * ``depth``: removed.

      * Changes of the :c:type:`PyOtherObject` structure members:

        * ``kind``: removed, use :c:func:`PySpam_New`.
        * ``width``: changed, use :c:func:`PySpam_Free`.
      """
    #expect(
      try removed(text, heading: "Porting") == [
        "PySpamObject.width", "PySpamObject.depth", "PyOtherObject.kind",
      ])
  }

  @Test func aFolderIsNamedWithoutItsSlash() throws {
    #expect(try removed("* The :file:`Tools/demo` directory has been removed.") == ["Tools/demo/"])
  }

  @Test func whatLeadsToASubjectIsNoOwner() throws {
    let text = """
      * In the course of changes to the pan API the :c:member:`~PySpamObject.width` member of the
        :c:type:`PySpamObject` structure has been removed.
      """
    #expect(try removed(text, heading: "Porting C code") == ["PySpamObject.width"])
  }

  @Test func instructionsAreMeantInASectionOnBytecode() throws {
    let heading = "CPython bytecode changes"
    #expect(try removed("* Removed ``SPAM``.", heading: heading) == ["opcode:SPAM"])
    #expect(
      try removed(
        "* The :opcode:`STORE` opcode has been modified, and :opcode:`SPAM` has been removed.",
        heading: heading) == ["opcode:SPAM"])
  }

  @Test func paragraphsOweNothingToTheOneBefore() throws {
    let text = """
      The :class:`spam.Pan` class has a *size*.

      Removed the ``find_lid`` methods.
      """
    #expect(try removed(text) == ["tea.Kettle.find_lid"])
  }

  @Test(arguments: [
    "* :class:`spam.Pan`: sizes of zero are now refused.",
    "* Remove redundant :func:`spam.fry` functions.",
    "* Remove ``fry`` from ``spam.__all__``.",
    "* This restriction has been removed: :mod:`tea` is now for all.",
    "* Removed variables leaking into the ``spam.Pan`` class.",
  ])
  func readsNoRemoval(_ text: String) throws {
    #expect(try removed(text) == [])
  }
}
