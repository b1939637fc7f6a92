import CPythonSource
import Testing

@testable import Readiness

/// What could not be read is never taken for what is not there.
@Suite("Places that cannot be read")
struct UnreadPlacesTests {
  /// A tree in memory.
  ///
  /// - Parameters:
  ///   - lost: Files whose objects are missing.
  ///   - gaps: Folders whose own trees are missing.
  private func tree(
    _ files: [RepoPath: String], lost: Set<RepoPath> = [], gaps: [RepoPath] = []
  ) throws -> SourceTree {
    var contents: [ContentID: [UInt8]] = [:]
    var entries: [TreeListing.Entry] = []
    for (number, (path, text)) in files.sorted(by: { $0.key < $1.key }).enumerated() {
      let bytes = (0..<20).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
      let id = try #require(ContentID(bytes: bytes.reversed()))
      if !lost.contains(path) { contents[id] = Array(text.utf8) }
      entries.append(.init(path: path, kind: .file, id: id))
    }
    let listing = TreeListing(
      entries: entries,
      gaps: gaps.map { .init(folder: $0, id: .zero, reason: "it is not in this repository") })
    return SourceTree(listing: listing, facts: FactTable(), reader: MemoryBlobs(contents))
  }

  private func outcome(_ question: any Question.Type, _ inspection: Inspection) -> Outcome {
    do throws(ReadError) {
      return try question.examine(inspection)
    } catch {
      return .undetermined([])
    }
  }

  private let files: [RepoPath: String] = [
    "Include/patchlevel.h": "#define PY_VERSION \"3.12.0\"\n", "Lib/os.py": "import sys\n",
    "Include/object.h": "PyAPI_FUNC(int) PyTea_Brew(void);\n", "Python/sysmodule.c": "int x;\n",
    "Modules/main.c": "int y;\n", "Lib/tea/__init__.py": "from tea.pot import *\n",
    "Lib/tea/pot.py": "def brew(): pass\n",
  ]

  @Test(
    arguments: [
      ("PyMilk_Pour", ["Include/cpython"]), ("PyMilk_Pour", ["Include"]), ("PyMilk_Pour", [""]),
      ("PyMilk_Pour", ["Include/milk.h"]), ("milk", ["Modules/_milk"]), ("milk", ["Python"]),
      ("milk", ["Lib/lib-tk"]), ("milk", ["Lib/milk"]), ("milk", ["Lib/milk/cold"]),
      ("milk.pour", ["Lib/milk/cold"]), ("Lib/milk.py", ["Lib"]), ("Doc/milk.rst", ["Doc"]),
    ] as [(String, [RepoPath])])
  func folders(_ symbol: String, _ gaps: [RepoPath]) throws {
    let wanted = try #require(Symbol(symbol))
    let whole = Surface(tree: try tree(files)).reading(of: wanted)
    #expect(whole.verdict == .gone, "\(whole.reason)")
    let broken = Surface(tree: try tree(files, gaps: gaps)).reading(of: wanted)
    #expect(broken.verdict == .undetermined, "\(broken.reason)")
  }

  /// A comment without an end hides what stands behind it.
  @Test func commentsWithoutAnEnd() throws {
    var files = files
    files["Include/object.h"] =
      "PyAPI_FUNC(int) PyTea_Brew(void);\n/* and\nint PyMilk_Pour(void);\n"
    let surface = Surface(tree: try tree(files))
    #expect(surface.reading(of: try #require(Symbol("PyMilk_Pour"))).verdict == .undetermined)
    #expect(surface.reading(of: try #require(Symbol("PyTea_Brew"))).verdict == .present)
  }

  /// What is kept for the second question keeps what could not be read for the first.
  @Test func secondQuestions() throws {
    var files = files
    files["Modules/milkmodule.c"] = """
      #include "clinic/milkmodule.c.h"
      static PyMethodDef milk_methods[] = {MILK_POUR_METHODDEF MILK_SKIM_METHODDEF {NULL}};
      static struct PyModuleDef milkmodule = {PyModuleDef_HEAD_INIT, "milk", 0, 0, milk_methods};
      PyMODINIT_FUNC PyInit_milk(void) { return PyModule_Create(&milkmodule); }

      """
    let surface = Surface(tree: try tree(files, gaps: ["Modules/clinic"]))
    for name in ["milk.pour", "milk.skim", "milk.pour", "milk.pour(jug)", "milk.skim(jug)"] {
      let reading = surface.reading(of: try #require(Symbol(name)))
      #expect(reading.verdict == .undetermined, "\(name): \(reading.reason)")
    }
    #expect(surface.reading(of: try #require(Symbol("tea.milk"))).verdict == .gone)
  }

  /// Claims are read once for all checks: each is told of the baseline that could not be read.
  @Test func claimsAgainstABaselineThatCannotBeRead() throws {
    var files = files
    files["Doc/whatsnew/3.12.rst"] = "Removed\n=======\n\n* Remove :func:`tea.pour`.\n"
    let old = try tree(files, gaps: ["Lib/tea"])
    let version = try #require(ReleaseVersion("3.12.0"))
    let before = try #require(ReleaseVersion("3.11.0"))
    let inspection = Inspection(
      subject: .tag("v3.12.0"), version: version, phase: .final, tree: try tree(files),
      baseline: ComparedTree(tag: "v3.11.0", version: before, tree: old))
    _ = inspection.claims
    let met = old.unread.count
    _ = inspection.claims
    #expect(old.unread.count > met)
    #expect(!inspection.claims.gaps.isEmpty)
  }

  /// A folder of headers that are not public hides no public one.
  @Test func foldersThatDoNotMatter() throws {
    let surface = Surface(tree: try tree(files, gaps: ["Include/internal", "Doc"]))
    #expect(surface.reading(of: try #require(Symbol("PyMilk_Pour"))).verdict == .gone)
    #expect(surface.reading(of: try #require(Symbol("milk"))).verdict == .gone)
  }

  @Test(
    arguments: [
      ("PyMilk_Pour", "Include/object.h"), ("milk", "Modules/main.c"),
      ("tea.milk", "Lib/tea/pot.py"),
      ("tea.milk", "Lib/tea/__init__.py"),
    ] as [(String, RepoPath)])
  func files(_ symbol: String, _ lost: RepoPath) throws {
    let wanted = try #require(Symbol(symbol))
    #expect(Surface(tree: try tree(files)).reading(of: wanted).verdict == .gone)
    let broken = Surface(tree: try tree(files, lost: [lost])).reading(of: wanted)
    #expect(broken.verdict == .undetermined, "\(broken.reason)")
  }

  /// What was asked first keeps nothing from those who ask next.
  @Test func whoAsksAgain() throws {
    var served = files
    served["Lib/milk/__init__.py"] = "from .cold import pot\n"
    served["Lib/milk/cold/__init__.py"] = ""
    served["Lib/milk/cold/pot.py"] = "__all__ = ['brew']\ndef brew(): pass\n"
    served["Lib/cup.py"] =
      "from milk.cold import pot\ndef __getattr__(name):\n    if name in pot.__all__:\n"
      + "        return getattr(pot, name)\n"
    let wanted = try ["cup.brew", "cup.pour", "cup.brew"].map { try #require(Symbol($0)) }
    let whole = Surface(tree: try tree(served))
    #expect(wanted.map { whole.reading(of: $0).verdict } == [.present, .gone, .present])
    for lost: RepoPath in ["Lib/milk/cold/__init__.py", "Lib/milk/cold/pot.py"] {
      let surface = Surface(tree: try tree(served, lost: [lost]))
      for symbol in wanted {
        #expect(surface.reading(of: symbol).verdict != .gone, "\(symbol.text) without \(lost.text)")
      }
    }
  }

  /// A release that is there and cannot be read is not one that is not there.
  @Test func baseline() throws {
    let unread = SourceTree(unread: "v3.11.0", reason: "it is damaged", facts: FactTable())
    #expect(throws: ReadError.self) { try unread.contains("Lib/os.py") }
    #expect(throws: ReadError.self) { try unread.hasFolder("Lib") }
    let version = try #require(ReleaseVersion("3.11.0"))
    let baseline = ComparedTree(tag: "v3.11.0", version: version, tree: unread)
    let inspection = Inspection(
      subject: .tag("v3.12.0a1"), version: try #require(ReleaseVersion("3.12.0a1")),
      phase: .alpha, tree: try tree(files), baseline: baseline)
    for question: any Question.Type in [
      HeadersKept.self, RemovalsAnnounced.self, RemovedImported.self,
    ] {
      guard case .undetermined = outcome(question, inspection) else {
        Issue.record("\(question)")
        continue
      }
    }
    let difference = SurfaceDifference(
      old: baseline.surface, new: inspection.surface, series: Series(major: 3, minor: 12))
    #expect(difference.pythonAdded == [] && difference.cAdded == [])
    #expect(!difference.gaps.isEmpty)
  }

  /// What a listing leaves out since it cannot be known did not leave.
  @Test func differences() throws {
    let old = Surface(tree: try tree(files))
    var fewer = files
    fewer["Lib/tea/pot.py"] = nil
    fewer["Include/object.h"] = nil
    let series = Series(major: 3, minor: 12)
    let left = SurfaceDifference(old: old, new: Surface(tree: try tree(fewer)), series: series)
    #expect(left.pythonRemoved.map(\.symbol).contains("tea.pot"))
    #expect(left.cRemoved.map(\.symbol).contains("PyTea_Brew"))
    let hidden = SurfaceDifference(
      old: old, new: Surface(tree: try tree(fewer, gaps: ["Lib/tea/pot.py", "Include/cpython"])),
      series: series)
    #expect(hidden.pythonRemoved.isEmpty && hidden.cRemoved.isEmpty)
  }

  /// Modules of a folder that cannot be read are no leftovers of the list.
  @Test func listedModules() throws {
    var listed = files
    listed["Python/stdlib_module_names.h"] =
      "static const char* names[] = {\n\"milk\",\n\"os\",\n\"tea\",\n};\n"
    func outcome(_ gaps: [RepoPath]) throws -> Outcome {
      self.outcome(
        ModuleNames.self,
        Inspection(
          subject: .tag("v3.12.0"), version: try #require(ReleaseVersion("3.12.0")), phase: .final,
          tree: try tree(listed, gaps: gaps)))
    }
    guard case .failed(let findings, _) = try outcome([]) else {
      Issue.record("a module that nothing makes passes")
      return
    }
    #expect(findings.map(\.subject) == ["milk"])
    guard case .undetermined = try outcome(["Lib/milk"]) else {
      Issue.record("a module in a folder that cannot be read is called missing")
      return
    }
  }

  /// The stable ABI may keep what left the headers.
  @Test func keptNames() throws {
    var manifested = files
    manifested["Misc/stable_abi.toml"] =
      "[function.PyTea_Pour]\n    added = '3.2'\n    abi_only = true\n"
    let claim = Claim(
      symbol: try #require(Symbol("PyTea_Pour")), kind: .function, verb: .removed,
      series: Series(major: 3, minor: 12),
      source: .init(kind: .whatsnew, location: Location("Doc/whatsnew/3.12.rst")),
      confidence: .exact, spelling: "PyTea_Pour")
    let kept = ClaimJudge(now: Surface(tree: try tree(manifested)), before: nil)
    #expect(kept.judge(claim).verdict == .keptForABI)
    let lost = ClaimJudge(
      now: Surface(tree: try tree(manifested, lost: ["Misc/stable_abi.toml"])), before: nil)
    #expect(lost.judge(claim).verdict == .undetermined)
  }
}
