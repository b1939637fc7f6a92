import CPythonSource
import Testing

@testable import Readiness

/// Names and PEPs that an announcement says something of besides removals.
@Suite struct AnnouncedNamesTests {
  private static let now: [RepoPath: String] = [
    "Lib/tea.py": "def pour(): pass\ndef old(): pass\n", "Lib/milk.py": "",
    "Lib/ensurepip/__init__.py": "_PIP_VERSION = \"24.0\"\n",
    "Lib/importlib/_bootstrap_external.py":
      "MAGIC_NUMBER = (3531).to_bytes(2, 'little') + b'\\r\\n'\n",
    "Include/Python.h": "PyAPI_FUNC(int) PyTea_Pour(void);\n",
    "PCbuild/get_externals.bat": "set libraries=%libraries%   openssl-3.0.13\n",
    "Doc/whatsnew/3.50.rst": """
    Top
    ***

    PEP 801: Syntactic formalization of kettles
    ===========================================

    Kettles have handles.

    PEP 802: Marking individual cups as required
    ============================================

    Cups may be :data:`RequiredCup`.

    """,
  ]
  private static let before: [RepoPath: String] = [
    "Lib/tea.py": "def old(): pass\ndef lost(): pass\n", "Include/Python.h": "\n",
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
  ])
  func whatIsShippedIsHeldAgainstTheTree(text: String, facts: [String]) {
    let found = ShippedStatements(
      in: AnnouncementText(text.utf8), tree: SourceTree(files: Self.now)
    ).facts.map { "\($0.subject) \($0.stated) \($0.verdict.rawValue)" }
    #expect(found == facts)
  }

  @Test(
    arguments: [
      (801, "Formalization of kettles", nil), (802, "A syntactic formalization of kettles", 801),
      (801, "RequiredCup", 802), (801, "Marking of required cups", 802),
      (801, "Marking kettles and cups as required", nil), (801, "Saucers and spoons", nil),
      (803, "Marking of required cups", 802), (803, "Marking of required saucers and spoons", nil),
    ] as [(Int, String, Int?)])
  func aPEPThatAnotherIsTakenForIsTold(pep: Int, text: String, other: Int?) {
    let tree = SourceTree(files: Self.now)
    let subjects = tree.subjectsOfPEPs(in: Series(major: 3, minor: 50))
    #expect(subjects?.other(than: pep, saying: PEPSubjects.words(of: text)) == other)
  }
}
