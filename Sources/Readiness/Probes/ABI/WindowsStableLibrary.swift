internal import CPythonSource

/// Asks whether the library for the stable ABI on Windows exports what the manifest lists.
enum WindowsStableLibrary: Question {
  private static let library: RepoPath = "PC/python3dll.c"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else {
      return .notApplicable(.noManifest)
    }
    guard let source = try inspection.tree.bytes(at: library) else { return .missing(library) }
    let exported = StableABIExports.names(inLibrary: source)
    guard !exported.isEmpty else { return .notApplicable("\(library) exports nothing") }
    let kinds = StableABIExports.kinds(inLibrary: source)
    var findings = Findings()
    var known: Set<String> = []
    for item in placed.manifest.items where item.isSymbol {
      let isOnWindows = placed.manifest.isOnWindows(item)
      if isOnWindows != false { known.insert(item.name) }
      if let line = exported[item.name] {
        if let kind = kinds[item.name], kind != item.kind {
          findings.fail(
            item.name,
            "\(library) exports \(item.name) as \(kind), the manifest lists \(item.kind)",
            at: Location(library, line: line), placed.place(of: item))
        } else if isOnWindows != false {
          findings.pass(Location(library, line: line))
        }
      } else if isOnWindows == true {
        findings.fail(
          item.name, "\(item.name) is in the manifest, and \(library) does not export it",
          at: Location(library), placed.place(of: item))
      }
    }
    for (name, line) in exported.sorted(by: { $0.value < $1.value }) where !known.contains(name) {
      findings.fail(
        name, "\(library) exports \(name), which the manifest does not list for Windows",
        at: Location(library, line: line))
    }
    for name in StableABIExports.repeated(inLibrary: source) {
      let place = Location(library, line: name.line)
      findings.fail(
        Finding(
          subject: name.text, "\(place) exports \(name.text) a second time", at: [place],
          atMost: .warning))
    }
    return findings.outcome(ifNothing: "the manifest lists no symbols")
  }

  static let documentation = ProbeDocumentation(
    summary: "python3.dll exports what the manifest of the stable ABI lists",
    rationale: """
      An extension for the stable ABI is linked with python3.dll on Windows. A function that the \
      library does not forward cannot be used there, though it is documented.
      """,
    limits: """
      Entries for builds that Windows may or may not have are accepted either way. Before 3.10 there \
      is no manifest.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: tree(["PyA_New", "PyW_New"]), expect: .passed),
      .init(
        "one is missing", tag: "v3.12.0", files: tree(["PyA_New"]), expect: .failed(["PyW_New"])),
      .init(
        "one too many", tag: "v3.12.0", files: tree(["PyA_New", "PyW_New", "PyF_Fork"]),
        expect: .failed(["PyF_Fork"])),
      .init(
        "a function as data", tag: "v3.12.0",
        files: tree(["PyW_New"]).merging(
          [library: "EXPORT_DATA(PyA_New)\nEXPORT_FUNC(PyW_New)\n"], uniquingKeysWith: { $1 }),
        expect: .failed(["PyA_New"])),
      .init("no manifest", tag: "v3.9.0", files: [library: ""], expect: .notApplicable),
    ])

  private static func tree(_ names: [String]) -> [RepoPath: String] {
    [
      library: names.map { "EXPORT_FUNC(\($0))\n" }.joined(),
      "Misc/stable_abi.toml": """
      [feature_macro.MS_WINDOWS]
          windows = true
      [feature_macro.HAVE_FORK]
          doc = 'with fork()'
      [function.PyA_New]
          added = '3.2'
      [function.PyW_New]
          added = '3.7'
          ifdef = 'MS_WINDOWS'
      [function.PyF_Fork]
          added = '3.7'
          ifdef = 'HAVE_FORK'
      [const.Py_X]
          added = '3.2'

      """,
    ]
  }
}
