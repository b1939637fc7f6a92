internal import CPythonSource

/// Asks whether `make install` installs every folder of Lib.
enum InstalledFolders: Question {
  private static let makefile: RepoPath = "Makefile.pre.in"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let bytes = try inspection.tree.bytes(at: makefile) else {
      return .notApplicable("the tree has no \(makefile)")
    }
    let variables = MakeVariables(makefile: bytes)
    guard variables.has("LIBSUBDIRS") else {
      return .notApplicable("\(makefile) does not list the folders of Lib")
    }
    _ = try inspection.tree.hasFolder("Lib")
    let listed = variables.words(of: "LIBSUBDIRS") + variables.words(of: "TESTSUBDIRS")
    var findings = Findings()
    var names: Set<String> = []
    for word in listed where !word.text.holds("$") && !word.text.holds("@") {
      names.insert(word.text)
      let place = Location(makefile, line: word.line)
      if inspection.tree.listing.hasFolder(RepoPath("Lib/" + word.text)) {
        findings.pass(place)
      } else if inspection.tree.listing.gap(hiding: RepoPath("Lib/" + word.text)) == nil,
        !word.text.hasPrefix("site-packages")
      {
        findings.fail(
          Finding(
            subject: word.text, "\(place) lists \(word.text), and there is no such folder in Lib",
            at: [place], remedy: "take the folder off the list.", atMost: .note))
      }
    }
    for folder in folders(of: inspection.tree) where !names.contains(folder.name) {
      guard !isExempt(folder.name) else { continue }
      let isForTests = isForTests(folder.name)
      findings.fail(
        Finding(
          subject: folder.name, "\(folder.first) is in a folder that make install leaves out",
          at: [Location(makefile), Location(folder.first)],
          atMost: isForTests || !folder.hasPython ? .warning : nil))
    }
    return findings.outcome(ifNothing: "the list is empty")
  }

  private struct Folder {
    /// Relative to Lib.
    let name: String
    let first: RepoPath
    var hasPython = false
  }

  /// The folders below Lib that hold files, in order.
  private static func folders(of tree: SourceTree) -> [Folder] {
    var found: [Folder] = []
    var places: [Substring: Int] = [:]
    for entry in tree.listing.entries(below: "Lib") {
      let folder = entry.path.folder.dropFirst("Lib/".count)
      guard !folder.isEmpty else { continue }
      let place = places[folder] ?? found.count
      if place == found.count {
        places[folder] = place
        found.append(Folder(name: String(folder), first: entry.path))
      }
      if entry.path.ending == "py" { found[place].hasPython = true }
    }
    return found
  }

  private static func isForTests(_ folder: String) -> Bool {
    folder.split(separator: "/").contains { $0 == "test" || $0 == "tests" || $0 == "idle_test" }
  }

  /// Folders that are installed by other rules, on other platforms, or not at all.
  private static func isExempt(_ folder: String) -> Bool {
    let first = folder.prefix { $0 != "/" }
    return first.hasPrefix("plat-") || first == "msilib" || first == "site-packages"
      || first == "__phello__" || first == "lib-old" || folder == "test/crashers"
      || folder == "test/leakers"
      || folder.hasPrefix("venv/scripts/nt") || folder.hasPrefix("lib2to3/tests/data")
  }

  static let documentation = ProbeDocumentation(
    summary: "make install installs every folder of Lib, and lists none that is not there",
    rationale: """
      The folders are listed by name in Makefile.pre.in. A new package that is not on the list works \
      from the build folder and is missing once installed; a folder of tests that is missing makes \
      the installed test suite fail.
      """,
    limits: """
      Folders for Windows and for other platforms are not asked for. A missing folder of tests, or of data, \
      weighs no more than a warning, a listed one that is not there is a note.
      """,
    examples: [
      .init(
        "all on the list", tag: "v3.12.0",
        files: tree("LIBSUBDIRS= json \\\n\t\t$(XML)\nXML= xml\nTESTSUBDIRS= test test/data"),
        expect: .passed),
      .init(
        "a package is not", tag: "v3.12.0",
        files: tree("LIBSUBDIRS= json\nTESTSUBDIRS= test test/data"), expect: .failed(["xml"])),
      .init(
        "a folder of tests is not", tag: "v3.12.0",
        files: tree("LIBSUBDIRS= json xml \\\n\ttest"), expect: .failed(["test/data"])),
      .init(
        "a folder of data is not", tag: "v3.12.0",
        files: tree("LIBSUBDIRS= json xml test test/data").merging(
          ["Lib/ensurepip/_bundled/pip-24.0-py3-none-any.whl": "PK"], uniquingKeysWith: { $1 }),
        expect: .failed(["ensurepip/_bundled"])),
      .init(
        "one that is not there is", tag: "v3.12.0",
        files: tree("LIBSUBDIRS= json xml json/old test test/data"), expect: .failed(["json/old"])),
      .init(
        "no list", tag: "v1.4", files: [makefile: "all:\n", "Lib/a/b.py": ""],
        expect: .notApplicable),
    ])

  private static func tree(_ lists: String) -> [RepoPath: String] {
    [
      makefile: lists + "\n\ninstall:\n\tcp\n", "Lib/json/__init__.py": "",
      "Lib/xml/__init__.py": "", "Lib/test/__init__.py": "", "Lib/test/data/a.txt": "",
    ]
  }
}
