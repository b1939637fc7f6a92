internal import CPythonSource

/// Asks whether the modules of `Modules/Setup` and the files beside it can be built.
enum SetupLines: Question {
  private static let folder: RepoPath = "Modules"
  private static let tables: [RepoPath] = ["PC/config.c", "Modules/config.c.in"]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    _ = try tree.hasFolder(folder)
    var findings = Findings()
    let script = findings.bytes(at: .configure, in: tree)
    let listed = files(of: tree).map { path in
      (path: path, lines: SetupLine.lines(of: findings.bytes(at: path, in: tree) ?? []))
    }
    let conditions = Set(listed.flatMap(\.lines).compactMap(\.condition).map { $0 + "_TRUE" })
    let known = script?.words(among: conditions)
    for (path, lines) in listed {
      var modules: [String: Int] = [:]
      for line in lines {
        let place = Location(path, line: line.line)
        findings.pass(place)
        for source in line.sources {
          guard let file = folder.resolving(source), tree.listing[file] == nil,
            tree.listing.gap(hiding: file) == nil
          else { continue }
          findings.fail(
            line.module, "\(place) builds \(line.module) from \(file), which is not there",
            at: place)
        }
        if let first = modules.updateValue(line.line, forKey: line.module) {
          findings.fail(
            line.module, "\(place) builds \(line.module) a second time", at: place,
            Location(path, line: first))
        }
        if let condition = line.condition, known?.contains(condition + "_TRUE") == false {
          findings.fail(
            line.module,
            "\(place) builds \(line.module) under \(condition), which configure does not know",
            at: place)
        }
      }
    }
    checkTables(tree, &findings)
    checkFrozen(tree, &findings)
    checkScript(tree, &findings)
    try checkForgotten(inspection, &findings)
    return findings.outcome(ifNothing: "no file lists modules and their sources")
  }

  /// The tables of modules that are built in: each function is declared, and has a row.
  private static func checkTables(_ tree: SourceTree, _ findings: inout Findings) {
    for path in tables {
      guard let bytes = findings.bytes(at: path, in: tree) else { continue }
      let table = InitTable(source: bytes)
      let (declared, rows) = (Set(table.declared.map(\.text)), Set(table.rows.map(\.text)))
      for row in table.rows where !declared.contains(row.text) {
        let place = Location(path, line: row.line)
        findings.fail(
          row.text, "\(place) has a row with \(row.text), which is not declared", at: place)
      }
      for name in table.declared where !rows.contains(name.text) {
        let place = Location(path, line: name.line)
        findings.fail(name.text, "\(place) declares \(name.text), and no row has it", at: place)
      }
      if !rows.isEmpty { findings.pass(Location(path)) }
    }
  }

  private static func files(of tree: SourceTree) -> [RepoPath] {
    tree.listing.names(in: folder)
      .filter { $0 == "Setup" || $0.hasPrefix("Setup.") }
      .map { RepoPath("\(folder)/\($0)") }
  }

  /// What the release before built, whose sources this one has and does not name.
  private static func checkForgotten(
    _ inspection: Inspection, _ findings: inout Findings
  ) throws(ReadError) {
    guard let previous = inspection.previous, try previous.tree.hasFolder(folder) else { return }
    let now = Set(try lines(of: inspection.tree).map(\.module))
    guard !now.isEmpty else { return }
    var seen: Set<String> = []
    for line in try lines(of: previous.tree)
    where !now.contains(line.module) && seen.insert(line.module).inserted {
      guard let source = line.sources.first.flatMap({ folder.resolving($0) }),
        inspection.tree.listing[source] != nil
      else { continue }
      findings.fail(
        Finding(
          subject: line.module,
          "no line builds \(line.module) any more, as in \(previous.tag); \(source) is still there",
          at: [Location(source)], atMost: .note))
    }
  }

  private static func lines(of tree: SourceTree) throws(ReadError) -> [SetupLine] {
    var lines: [SetupLine] = []
    for path in files(of: tree) {
      if let bytes = try tree.bytes(at: path) { lines += SetupLine.lines(of: bytes) }
    }
    return lines
  }

  static let documentation = ProbeDocumentation(
    summary:
      "each line of Modules/Setup builds a module, once, from sources that are there, and each module that is built in has a row",
    rationale: """
      A module is built by its line. One whose source has left ends the build; one that lost its line is \
      missing from the interpreter, and nothing says so.
      """,
    limits: """
      A line that was commented out is a note: a module may be built by setup.py instead. Variables are not resolved. \
      Of setup.py the sources in C are read that it spells out.
      """,
    examples: [
      .init(
        "built", tag: "v3.12.0",
        files: tree(
          "# comment\nA_B=x.c\n*shared*\n@MODULE_MATH_TRUE@math mathmodule.c -lm # c.c\n"),
        expect: .passed),
      .init(
        "a source that left, and a second line", tag: "v3.12.0",
        files: tree("zlib zlibmodule.c\nmath mathmodule.c\nmath mathmodule.c\n"),
        expect: .failed(["zlib", "math"])),
      .init(
        "a condition that configure does not know", tag: "v3.12.0",
        files: tree("@MODULE_MAHT_TRUE@math mathmodule.c\n"), expect: .failed(["math"])),
      .init(
        "a line that was lost", tag: "v3.12.1", files: tree("cmath mathmodule.c\n"),
        others: ["v3.12.0": tree("cmath mathmodule.c\nmath mathmodule.c\n")],
        expect: .failed(["math"])),
      .init(
        "a row that was lost, and a declaration", tag: "v3.12.0",
        files: [
          "PC/config.c":
            "extern PyObject* PyInit_a(void);\nextern PyObject* PyInit_b(void);\n{\"b\", PyInit_b},\n  {\"c\", PyInit_c},\n{\"sys\", NULL},\n"
        ], expect: .failed(["PyInit_c", "PyInit_a"])),
      .init(
        "bytecode that is built in: a row that was lost, and one that came alone", tag: "v3.12.0",
        files: [
          "Python/frozen.c":
            "#include \"frozen_modules/importlib.util.h\"\n#include \"frozen_modules/os.h\"\nextern PyObject *_Py_get_os_toplevel(void);\n{\"os\", NULL, 0, false, GET_CODE(os)},\n{\"io\", _Py_M__io},\n{0}\n"
        ], expect: .failed(["importlib_util", "io"])),
      .init(
        "a source of setup.py that is not there", tag: "v3.10.0",
        files: [
          "setup.py":
            "Extension('math', ['mathmodule.c', 'cjk/gone.c'])  # 'x.c'\next_modules=[Extension('_s', ['_s.c'])]\n",
          "Modules/mathmodule.c": "",
        ], expect: .failed(["cjk/gone.c"])),
      .init("no such file", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ lines: String) -> [RepoPath: String] {
    [
      "Modules/Setup.stdlib.in": lines, "Modules/mathmodule.c": "",
      "configure": "MODULE_MATH_TRUE=\n",
    ]
  }
}
