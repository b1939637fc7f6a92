internal import CPythonSource

/// Asks whether the public functions that the headers declare are still defined.
enum FunctionsDefined: Question {
  static let readsAhead: [ReadAhead] = [.definitions]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let before = inspection.previous ?? inspection.baseline else {
      return .notApplicable("there is no release to compare with")
    }
    let index = try inspection.surface.headerIndex()
    if let error = index.unread.first { throw error }
    var lost = try lostNames(inspection.tree, before.tree).filter { name, _ in
      index.declarations[name, default: []].contains { $0.declaration.kind == .function }
    }
    if !lost.isEmpty {
      // Another file may have had, or have, a function of that name, for another platform.
      for path in inspection.tree.definingEntries.map(\.path) {
        for name in try names(at: path, in: inspection.tree) { lost[name] = nil }
      }
    }
    var findings = Findings()
    for (name, path) in lost.sorted(by: { $0.key < $1.key }) {
      let places = index.declarations[name, default: []].map {
        Location($0.path, line: $0.declaration.line)
      }
      guard let place = places.first else { continue }
      findings.fail(
        name, "\(place) declares \(name), which no source defines; \(path) did at \(before.tag)",
        at: place, Location(path))
    }
    findings.passIfNothingFailed()
    return findings.outcome(ifNothing: "")
  }

  /// What the files that changed or left define no longer, each with the file that did.
  private static func lostNames(
    _ tree: SourceTree, _ before: SourceTree
  ) throws(ReadError) -> [String: RepoPath] {
    var lost: [String: RepoPath] = [:]
    for path in before.definingEntries.map(\.path)
    where path.folder.split(separator: "/").first != "Include" {
      guard before.listing[path]?.id != tree.listing[path]?.id else { continue }
      let now = try names(at: path, in: tree)
      for name in try names(at: path, in: before) where !now.contains(name) {
        // What a module names so is its own: `pow` of C's library is declared in a header, too.
        if path.text.hasPrefix("Modules/"), !name.hasPrefix("Py"), !name.hasPrefix("_Py") {
          continue
        }
        lost[name] = path
      }
    }
    return lost
  }

  private static func names(at path: RepoPath, in tree: SourceTree) throws(ReadError) -> Set<String>
  {
    try tree.made(of: path, DefinedFunctions.self)?.names ?? []
  }

  static let documentation = ProbeDocumentation(
    summary:
      "each public function that the release before defined, and the headers declare, is defined",
    rationale: """
      A function that is declared and not defined lets extensions be built; they fail when they are loaded.
      """,
    limits: """
      A definition is told by its name before a bracket on a line that begins in the first column, as PEP 7 asks for. \
      Functions that the release before did not define so are not judged.
      """,
    examples: [
      .init(
        "moved to another file", tag: "v3.12.1", files: tree("b.c", "PyA_New(int a)"),
        others: ["v3.12.0": tree("a.c", "PyA_New(int a)")], expect: .passed),
      .init(
        "renamed in the source alone", tag: "v3.12.1", files: tree("a.c", "PyA_Create(int a)"),
        others: ["v3.12.0": tree("a.c", "PyA_New(int a)")], expect: .failed(["PyA_New"])),
      .init(
        "made by a macro", tag: "v3.12.1", files: tree("a.c", "UNARY_FUNC(PyA_New, add)"),
        others: ["v3.12.0": tree("a.c", "PyA_New(int a)")], expect: .passed),
      .init(
        "a function of C's library that a module had", tag: "v3.12.1",
        files: [
          "Include/a.h": "double pow(double, double);\n", "Modules/_operator.c": "static int x;\n",
        ],
        others: [
          "v3.12.0": [
            "Include/a.h": "double pow(double, double);\n",
            "Modules/_operator.c": "spam2(pow, PyNumber_Power)\n",
          ]
        ], expect: .passed),
      .init("the first release", tag: "v3.12.0a1", files: tree("a.c", ""), expect: .notApplicable),
    ])

  private static func tree(_ file: String, _ definition: String) -> [RepoPath: String] {
    [
      "Include/a.h": "PyAPI_FUNC(PyObject *) PyA_New(int a);\n",
      RepoPath("Objects/" + file): "PyObject *\n\(definition)\n{\n    PyA_New(1);\n}\n",
    ]
  }
}

/// The names of the functions that a C file defines.
private struct DefinedFunctions: MadeOfFile {
  let names: Set<String>

  init(contents: [UInt8]) { names = CDefinedNames.names(in: contents) }
}

extension SourceTree {
  private static let foldersOfDefinitions: [RepoPath] = [
    "Objects", "Python", "Modules", "Parser", "PC", "Programs", .include,
  ]

  /// The C files that may define functions of the interpreter or of a module.
  var definingEntries: [TreeListing.Entry] {
    Self.foldersOfDefinitions.flatMap { folder in
      listing.entries(below: folder).filter {
        ["c", "h"].contains($0.path.ending) && ($0.kind == .file || $0.kind == .executable)
      }
    }
  }

  /// Those that differ between the tree and an earlier one, in both, for the functions that they define.
  func filesOfDefinitions(since earlier: SourceTree?) -> [WantedFile] {
    guard let earlier else { return [] }
    let kind = FactTable.Reading.made(MadeKind(DefinedFunctions.self))
    let shape = FactTable.Reading.made(MadeKind(CSourceShape.self))
    let changed = definingEntries.filter { earlier.listing[$0.path]?.id != $0.id }
    return changed.map { WantedFile($0, shape) }
      + earlier.definingEntries.flatMap { old -> [WantedFile] in
        let now = listing[old.path]
        guard now?.id != old.id, old.path.folder.split(separator: "/").first != "Include" else {
          return []
        }
        return ([old] + [now].compactMap(\.self)).map { WantedFile($0, kind) }
      }
  }
}
