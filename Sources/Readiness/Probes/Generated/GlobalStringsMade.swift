internal import CPythonSource

/// Asks whether the strings that the interpreter makes once are those that its sources use.
enum GlobalStringsMade: Question {
  static let readsAhead: [ReadAhead] = [.globalStrings]

  private static let list: RepoPath = "Include/internal/pycore_global_strings.h"
  /// Those that initialise the strings; the first that is there.
  private static let initialisers: [RepoPath] = [
    "Include/internal/pycore_runtime_init_generated.h", "Include/internal/pycore_runtime_init.h",
  ]
  private static let interned: RepoPath = "Include/internal/pycore_unicodeobject_generated.h"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard let bytes = try tree.bytes(at: list) else {
      return .notApplicable("the tree has no \(list)")
    }
    let listed = GlobalStrings(header: bytes)
    guard !listed.identifiers.isEmpty else {
      return .notApplicable("\(list) lists no strings in a way that could be read")
    }
    var findings = Findings()
    findings.pass(Location(list))
    if let (path, bytes) = try tree.first(of: initialisers) {
      let made = GlobalStrings(header: bytes)
      compare(listed.identifiers, made.identifiers, path, &findings)
      compare(listed.literals, made.literals, path, &findings)
    }
    if let bytes = findings.bytes(at: interned, in: tree) {
      compare(listed.identifiers, GlobalStrings(header: bytes).identifiers, interned, &findings)
    }
    checkUses(listed, tree, &findings)
    return findings.outcome(ifNothing: "")
  }

  private static func compare(
    _ listed: [String: Int], _ made: [String: Int], _ path: RepoPath, _ findings: inout Findings
  ) {
    guard !made.isEmpty else { return }
    for (name, line) in listed.sorted(by: { $0.value < $1.value }) where made[name] == nil {
      let place = Location(list, line: line)
      findings.fail(
        name, "\(place) lists \(name), which \(path) does not have", at: place, Location(path))
    }
    for (name, line) in made.sorted(by: { $0.value < $1.value }) where listed[name] == nil {
      let place = Location(path, line: line)
      findings.fail(
        name, "\(place) has \(name), which \(list) does not list", at: place, Location(list))
    }
  }

  private static func checkUses(
    _ listed: GlobalStrings, _ tree: SourceTree, _ findings: inout Findings
  ) {
    var seen: Set<String> = []
    for entry in tree.globalStringEntries {
      guard let uses = self.uses(at: entry.path, in: tree, &findings) else { continue }
      let unknown =
        uses.identifiers.filter { listed.identifiers[$0.name] == nil }
        + uses.literals.filter { listed.literals[$0.name] == nil }
      for use in unknown where seen.insert(use.name).inserted {
        let bytes = findings.bytes(at: entry.path, in: tree) ?? []
        let line = bytes.prefix(use.offset).count { $0 == UInt8(ascii: "\n") } + 1
        let place = Location(entry.path, line: line)
        findings.fail(
          use.name, "\(place) uses the string \(use.name), which \(list) does not list", at: place,
          Location(list))
      }
    }
  }

  private static func uses(
    at path: RepoPath, in tree: SourceTree, _ findings: inout Findings
  ) -> GlobalStringUses? {
    do throws(ReadError) {
      guard case .globalStrings(let uses)? = try tree.fact(at: path, as: .globalStrings) else {
        return nil
      }
      return uses
    } catch {
      findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      return nil
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "the strings that the interpreter makes once are those that its sources use",
    rationale: """
      The headers with the strings are generated from the sources in C. A source that uses one that they lack \
      does not compile; one that only some of them have is not initialised.
      """,
    limits: """
      A use is &_Py_ID(name) or &_Py_STR(name) outside of macros. Strings that nothing uses are not told. \
      The headers are there since 3.11.
      """,
    examples: [
      .init("the same", tag: "v3.12.0", files: tree(["add", "index"]), expect: .passed),
      .init(
        "one that is used only", tag: "v3.12.0", files: tree(["add"]), expect: .failed(["index"])),
      .init(
        "one that is not initialised", tag: "v3.12.0",
        files: tree(["add", "index"]).merging(
          [
            "Include/internal/pycore_runtime_init_generated.h":
              "    INIT_ID(add), \\\n    INIT_ID(old), \\\n"
          ],
          uniquingKeysWith: { $1 }), expect: .failed(["index", "old"])),
      .init(
        "before there were such strings", tag: "v3.10.0", files: ["README": ""],
        expect: .notApplicable),
    ])

  private static func tree(_ names: [String]) -> [RepoPath: String] {
    [
      list: "#define STRUCT_FOR_ID(NAME) x\n"
        + names.map { "        STRUCT_FOR_ID(\($0))\n" }.joined()
        + "        STRUCT_FOR_STR(empty, \"\")\n",
      "Objects/a.c":
        "#define ACT(NAME) \\\n    f(&_Py_ID(NAME))\n    f(&_Py_ID(add), &_Py_ID(index), &_Py_STR(empty));\n",
    ]
  }
}

extension SourceTree {
  /// The sources that may use such strings.
  fileprivate var globalStringEntries: [TreeListing.Entry] {
    CModuleIndex.sourceFolders.flatMap { listing.entries(below: $0) }.filter {
      ($0.kind == .file || $0.kind == .executable)
        && ($0.path.text.hasSuffix(".c") || $0.path.text.hasSuffix(".c.h"))
    }
  }

  /// The same, if there are headers that list the strings.
  var filesOfGlobalStrings: [WantedFile] {
    guard listing["Include/internal/pycore_global_strings.h"] != nil else { return [] }
    return globalStringEntries.map { WantedFile($0, .globalStrings) }
  }
}
