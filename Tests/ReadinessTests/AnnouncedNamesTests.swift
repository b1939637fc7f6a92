import CPythonSource
import Testing

@testable import Readiness

/// Names and PEPs that an announcement says something of besides removals.
@Suite struct AnnouncedNamesTests {
  private static let now: [RepoPath: String] = [
    "Lib/tea.py": "def pour(): pass\ndef old(): pass\ndef brew(hot): pass\n", "Lib/milk.py": "",
    "Lib/jar.py": "",
    "Lib/kettle.py": "class Kettle:\n  def lid(self): pass\n  def lift(self): pass\n",
    "Lib/ensurepip/__init__.py": "_PIP_VERSION = \"24.0\"\n",
    "Lib/importlib/_bootstrap_external.py":
      "MAGIC_NUMBER = (3531).to_bytes(2, 'little') + b'\\r\\n'\n",
    "Include/Python.h": "PyAPI_FUNC(int) PyTea_Pour(void);\n",
    "Include/patchlevel.h": "#define PY_MAJOR_VERSION 3\n#define PY_MINOR_VERSION 50\n",
    "Misc/stable_abi.toml": "[function.PyTea_Kept]\n    added = '3.2'\n    abi_only = true\n",
    "PCbuild/get_externals.bat":
      "set libraries=%libraries%   openssl-3.0.13\nset libraries=%libraries% sqlite-3.41.0.0\nset libraries=%libraries% tcl-core-8.6.13.0\n",
    "Mac/BuildScript/build-installer.py":
      "  name=\"SQLite 3.42.0\",\n  name=\"Tcl %s\"%(version,),\n",
    "Misc/NEWS.d/3.50.1.rst": "Expat 2.6.1, later 2.6.3.\n", "Lib/pot/__init__.py": "",
    "Lib/pot/lid.py": "",
    "Doc/library/exceptions.rst": ".. exception:: TeaError\n", "Python/bltinmodule.c": "\n",
    "Modules/expat/expat.h":
      "#define XML_MAJOR_VERSION 2\n#define XML_MINOR_VERSION 6\n#define XML_MICRO_VERSION 3\n",
    "Tools/unicode/makeunicodedata.py": "UNIDATA_VERSION = \"15.1.0\"\n",
    "Doc/whatsnew/3.50.rst": """
    Top
    ***

    PEP 801: Syntactic formalization of kettles
    ===========================================

    Kettles have handles.

    PEP 802: Marking individual cups as required
    ============================================

    Cups may be :data:`RequiredCup`.

    Lids that whistle
    =================

    See :pep:`804`.

    Top of all
    ==========

    See :pep:`801` and the rest.

    * :pep:`805`: Hot saucers for cats

    * :pep:`806`: Syntactic formalization of pots

    * :pep:`807`: :data:`tea.Spout` was added

    """,
  ]
  private static let before: [RepoPath: String] = [
    "Lib/tea.py": "def old(): pass\ndef lost(): pass\n",
    "Include/Python.h": "PyAPI_FUNC(int) PyTea_Kept(void);\n",
    "Lib/cup.py": "", "Lib/mug.py": "", "Lib/jar.py": "",
  ]

  private func names(_ text: String) -> [String] {
    NamedSymbols(
      in: AnnouncementText(text.utf8), claimed: [],
      now: Surface(tree: SourceTree(files: Self.now)),
      before: Surface(tree: SourceTree(files: Self.before))
    ).facts.map { "\($0.subject) \($0.verdict.rawValue)" }
  }

  @Test(arguments: [
    ("`tea.pour()` is new.", ["tea.pour true"]),
    (
      "The `tea.pour` and `tea.stir` functions are new.",
      ["tea.pour true", "tea.stir false"]
    ),
    ("`tea.old()` was added.", ["tea.old false"]),
    ("A method of `tea.old` was added.", ["tea.old true"]),
    ("`tea.old()` was added back.", ["tea.old true"]),
    ("`tea.sti()` is faster.", ["tea.sti false"]),
    ("`tea.lost` is faster.", ["tea.lost false"]),
    ("`sugar.lump` is not ours, `tea.py` is a file.", []),
    ("The `milk` module is new.", ["milk true"]),
    ("The `sugar` module is new.", ["sugar false"]),
    (
      "Plain tea.pour and tea.stir, see www.python.org.",
      ["tea.pour true", "tea.stir false"]
    ),
    (
      "C API: `PyTea_Pour()` and `PyTea_Popp()` were added.",
      ["PyTea_Pour true", "PyTea_Popp false"]
    ),
    ("Write `PyOther_Name` as you like.", []),
    ("`tea.gone` was dropped.", []),
    ("`kettle.lid` sees more.", ["kettle.lid true"]),
    ("The `sugar` package is elsewhere.", []),
    (
      "`tea.old` is slow: use `tea.older()`. It will be removed.",
      ["tea.old true", "tea.older false"]
    ),
    ("Do not show disks in lists that `tea.stir` makes.", ["tea.stir false"]),
    ("`tea.stir` does not exist.", []),
    ("`tea.old()` has a new `hot` parameter.", ["tea.old true", "tea.old(hot) false"]),
    ("`tea.brew()` now accepts a new *hot* argument.", ["tea.brew true", "tea.brew(hot) true"]),
    ("`tea.old()` no longer has the `hot` parameter.", ["tea.old true"]),
    ("The `pot` package has a `lid` module.", ["pot true"]),
    ("There are no new modules `sugar`.", []),
    ("New exception `TeaErrol`.", ["TeaErrol false"]),
    ("New exception `PotError`.", ["PotError undetermined"]),
    ("`tea.old()` has a new *delete* parameter.", ["tea.old true", "tea.old(delete) false"]),
    ("New modules `milk` and `sugar`.", ["milk true", "sugar false"]),
    ("The `pour` function of the `tea` module.", ["tea true", "tea.pour true"]),
    ("The `stir` function of the `tea` module.", ["tea true", "tea.stir false"]),
    // A word of the module's own text may be a method of its classes.
    ("The `lift` function in `kettle`.", []),
    ("Gone: `cup`, `jar` and `mug` of old.", ["jar false"]),
    ("`cup`, `mug` and `jar` will be removed.", []),
    ("`cup` was removed, use `jar` and `tea`.", []),
    ("`tea.old()` is a new function.", ["tea.old false"]),
    ("Two new functions, `tea.pour()` and `tea.old()`.", ["tea.pour true", "tea.old false"]),
    ("A new annotation for cups, `tea.old`.", ["tea.old false"]),
    ("A new annotation of `tea.pour`, `tea.old`.", ["tea.pour true", "tea.old true"]),
    ("New type parameters, `tea.old` has some.", ["tea.old true"]),
    ("`tea.old` is a new feature of type checkers.", ["tea.old true"]),
    ("Added `tea.old`.", ["tea.old false"]), ("Added a lid to `tea.old`.", ["tea.old true"]),
    ("`tea.old` is slow.\n\n`tea.old` was added.", ["tea.old true", "tea.old false"]),
    ("Removals of functions, such as `tea.lost` and `tea.old`.", ["tea.old false"]),
    ("Removals of functions, such as `tea.stir`.", ["tea.stir false"]),
    ("Removals in modules such as `jar`.", []), ("Removal of `jar`.", ["jar false"]),
    ("Removed: `jar`", ["jar false"]), ("Pending removal of `jar`.", []),
    ("`tea.stir` is in 3.51.", []), ("`tea.stir` is in 3.50.", ["tea.stir false"]),
    (
      "# Python 3.50.1 and 3.51.0a1\n\n## Python 3.51.0a1\n\n`tea.stir` is new.\n\n## Python 3.50.1\n\n`tea.sti` is new.",
      ["tea.sti false"]
    ),
    ("`PyTea_Kept()` is still there for the stable ABI.", []),
    ("`PyTea_Kept()` is faster.", ["PyTea_Kept false"]),
  ])
  func namesAreHeldAgainstTheTree(text: String, facts: [String]) {
    #expect(names(text) == facts)
  }

  @Test(arguments: [
    ("We ship with pip 24.0.", ["pip 24.0 true"]),
    ("The release contains a new version of pip, 23.1.", ["pip 23.1 false"]),
    ("Install older versions with pip 19.0.", []), ("pip 20.0 is old.", []),
    ("The magic number changed from 3530 to 3531.", ["magic number 3531 true"]),
    ("The installers include OpenSSL 3.0.13.", ["OpenSSL 3.0.13 true"]),
    ("We ship OpenSSL 1.1.1u.", ["OpenSSL 1.1.1u false"]),
    ("The bytecode magic number is 3540 now.", ["magic number 3540 false"]),
    (
      "It is built with OpenSSL 3.0.13 and SQLite 3.42.0.",
      ["OpenSSL 3.0.13 true", "SQLite 3.42.0 true"]
    ),
    ("The Windows installer has SQLite 3.41.0.", ["SQLite 3.41.0 true"]),
    ("The installer has SQLite 3.40.0.", ["SQLite 3.40.0 false"]),
    ("OpenSSL 3.0.13 and the test of Unicode 15.0.0, which is supported.", ["OpenSSL 3.0.13 true"]),
    ("Unicode 16.0.0 is coming.", []),
    ("It contains libexpat 2.6.1.", ["Expat 2.6.1 undetermined"]),
    ("A crash with SQLite 3.40.0 was fixed.", []), ("SQLite 3.7.15 or newer is needed.", []),
    ("It includes Tcl/Tk 8.6.13.", ["Tcl/Tk 8.6.13 true"]),
    ("It includes Tcl/Tk 8.6.12.", ["Tcl/Tk 8.6.12 undetermined"]),
    ("The copy of libexpat was updated to 2.6.3, a fix.", ["Expat 2.6.3 true"]),
    ("The copy of libexpat was updated from 2.6.0 to 2.6.2.", ["Expat 2.6.2 false"]),
    ("The Unicode database is at version 15.0.0.", ["Unicode 15.0.0 false"]),
    ("Unicode 15.1 is supported.", ["Unicode 15.1 true"]),
    (
      "The version of OpenSSL used in the installers has been upgraded to 3.0.12.",
      ["OpenSSL 3.0.12 false"]
    ),
  ])
  func whatIsShippedIsHeldAgainstTheTree(text: String, facts: [String]) {
    let found = ShippedStatements(
      in: AnnouncementText(text.utf8), tree: SourceTree(files: Self.now),
      release: ReleaseVersion("3.50.1")
    ).facts.map { "\($0.subject) \($0.stated) \($0.verdict.rawValue)" }
    #expect(found == facts)
  }

  @Test(
    arguments: [
      (801, "Formalization of kettles", nil), (802, "A syntactic formalization of kettles", 801),
      (801, "RequiredCup", 802), (801, "Marking of required cups", 802),
      (801, "Marking kettles and cups as required", nil), (801, "Saucers and spoons", nil),
      (801, "Lids that whistle", 804), (803, "Lids that whistle", 804),
      (804, "Lids that whistle", nil),
      (802, "Hot saucers", 805), (803, "Hot saucers for dogs and mice", nil),
      (803, "Marking of required cups", 802), (803, "Marking of required saucers and spoons", nil),
      (801, "Syntactic formalization of pots", 806), (806, "Syntactic formalization of pots", nil),
      (805, "The tea.Spout of pots", 807), (803, "An individual RequiredCup", 802),
      (888, "An individual RequiredCup", nil),
    ] as [(Int, String, Int?)])
  func aPEPThatAnotherIsTakenForIsTold(pep: Int, text: String, other: Int?) {
    let tree = SourceTree(files: Self.now)
    let subjects = tree.subjectsOfPEPs(in: Series(major: 3, minor: 50))
    #expect(subjects?.other(than: pep, saying: PEPSubjects.words(of: text)) == other)
  }
}
