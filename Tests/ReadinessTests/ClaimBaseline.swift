import Readiness
import Testing

/// The tree that the texts of `ClaimTests` speak of.
enum ClaimBaseline {
  /// The baseline: every thing that a text of these tests may name.
  static let files: [RepoPath: String] = [
    "Include/Python.h": "",
    "Include/spam.h": """
    PyAPI_FUNC(int) PySpam_New(void);
    PyAPI_FUNC(int) PySpam_Free(void);
    PyAPI_FUNC(int) PySpam_Keep(void);
    #define PySpam_SIZE 3
    typedef struct { int width; int depth; } PySpamObject;
    typedef struct { int width; int kind; } PyOtherObject;

    """,
    "Include/oldspam.h": "#define PySpam_OLD 1\n",
    "Lib/spam/__init__.py": """
    from .core import *
    def fry(egg, hot=False, *, salt=None): pass
    def steam(egg, salt=None): pass

    """,
    "Lib/spam/core.py": """
    class Pan:
        def __init__(self, size, coating=None):
            self.lid = None
        def wash(self): pass
        def scrub(self): pass
        def heat(self): pass
    class Pot(Pan):
        def stir(self): pass
        def wash(self): pass
    class _Cup: pass

    """,
    "Lib/spam/command/__init__.py": "",
    "Lib/spam/command/brew.py": "",
    "Lib/tea.py": """
    LEAF = 1
    STEM = 2
    class Kettle:
        def find_lid(self): pass
    class Whistle:
        def blow(self): pass

    """,
    "Lib/milk.py": "def pour(jug, foam=1): pass\ndef skim(): pass\n",
    "Lib/_jug.py": "",
    "Lib/opcode.py": "def_op('SPAM', 9)\ndef_op('STORE', 10)\n",
    "Tools/demo/x.py": "",
  ]

  static func claims(
    _ text: String, after: [RepoPath: String]? = nil, heading: String = "Removed"
  ) throws -> [JudgedClaim] {
    let version = try #require(ReleaseTag("v3.4.0a1")).version
    var files = after ?? ["Lib/os.py": "", "Include/Python.h": "int x;"]
    files["Doc/whatsnew/3.4.rst"] = """
      Top
      ***

      \(heading)
      \(String(repeating: "=", count: heading.count))

      \(text)

      """
    let before = Surface(tree: SourceTree(files: Self.files))
    let now = Surface(tree: SourceTree(files: files))
    return TreeClaims(of: now, version: version, before: before).judged
  }

  static func removed(_ text: String, heading: String = "Removed") throws -> [String] {
    try claims(text, heading: heading).filter { $0.claim.verb == .removed }
      .map(\.claim.symbol.text)
  }
}
