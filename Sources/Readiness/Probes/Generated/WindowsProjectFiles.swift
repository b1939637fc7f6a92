internal import CPythonSource

/// Asks whether the files that the Windows projects list are there.
enum WindowsProjectFiles: Question {
  static let folder: RepoPath = "PCbuild"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    _ = try tree.hasFolder(folder)
    var folded: Set<String>?
    var ignored: IgnoreRules?
    var findings = Findings()
    for entry in tree.listing.entries(below: folder)
    where entry.path.ending == "vcxproj" && entry.kind != .link {
      guard let bytes = findings.bytes(at: entry.path, in: tree) else { continue }
      if !ProjectFiles.isClosed(bytes) {
        findings.fail(
          entry.path.text, "\(entry.path) does not end with </Project>", at: Location(entry.path))
      }
      checkReferences(of: entry.path, bytes, tree, &findings)
      for file in ProjectFiles.listed(in: bytes) {
        guard let path = resolved(file.text, from: entry.path.folder) else { continue }
        let place = Location(entry.path, line: file.line)
        if tree.listing[path] != nil || tree.listing.gap(hiding: path) != nil {
          findings.pass(place)
          continue
        }
        // Windows does not tell letters by their case.
        let all = folded ?? Set(tree.listing.entries.map { $0.path.text.lowercased() })
        folded = all
        // What git ignores is made by the build.
        var rules = ignored ?? IgnoreRules(of: tree, &findings)
        let isMade = !rules.isWhole || rules.rule(for: path) != nil
        ignored = rules
        if isMade || all.contains(path.text.lowercased()) {
          findings.pass(place)
        } else {
          findings.fail(
            path.text, "\(place) lists \(path.text), and there is no such file", at: place)
        }
      }
    }
    checkSolutions(tree, &findings)
    try checkForgotten(inspection, &findings)
    try checkFilters(inspection, &findings)
    try checkBuilt(inspection, &findings)
    return findings.outcome(ifNothing: "the tree has no projects in \(folder) that list files")
  }

  /// Sources that a project of the release before compiles, and none of this one.
  private static func checkForgotten(
    _ inspection: Inspection, _ findings: inout Findings
  ) throws(ReadError) {
    guard let previous = inspection.previous, try previous.tree.hasFolder(folder) else { return }
    let (now, then) = (try compiled(in: inspection.tree), try compiled(in: previous.tree))
    var lost: Set<RepoPath> = []
    for (project, sources) in then {
      guard let kept = now[project] else { continue }
      lost.formUnion(sources.subtracting(kept))
    }
    // What another project compiles that did not before has moved.
    for (project, sources) in now { lost.subtract(sources.subtracting(then[project] ?? [])) }
    for path in lost.sorted() where inspection.tree.listing[path] != nil {
      findings.fail(
        Finding(
          subject: path.text,
          "a project in \(folder) that compiled \(path) at \(previous.tag) does not any more",
          at: [Location(path)],
          remedy: "see that it is built in another way, or bring the line back.", atMost: .note))
    }
  }

  /// The sources in C of each project.
  private static func compiled(
    in tree: SourceTree
  ) throws(ReadError) -> [RepoPath: Set<RepoPath>] {
    var found: [RepoPath: Set<RepoPath>] = [:]
    for entry in tree.listing.entries(below: folder)
    where entry.path.ending == "vcxproj" && entry.kind != .link {
      guard let bytes = try tree.bytes(at: entry.path) else { continue }
      for file in ProjectFiles.listed(in: bytes) where file.text.hasSuffix(".c") {
        guard let path = resolved(file.text, from: entry.path.folder) else { continue }
        found[entry.path, default: []].insert(path)
      }
    }
    return found
  }

  /// The path that a project means; nil if it lies outside of the tree or holds a variable or wildcard.
  static func resolved(_ written: String, from folder: Substring) -> RepoPath? {
    var text = Substring(written)
    var parts = folder.split(separator: "/").map(String.init)
    for variable in ["$(PySourcePath)", "$(SolutionDir)\\..\\", "$(SolutionDir)..\\"]
    where text.lowercased().hasPrefix(variable.lowercased()) {
      text = text.dropFirst(variable.count)
      parts = []
      break
    }
    guard !text.holds("$"), !text.holds("*"), !text.holds("%"), !text.holds("@"),
      !text.holds(":")
    else { return nil }
    for part in text.split(whereSeparator: { $0 == "\\" || $0 == "/" }) {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.isEmpty ? nil : RepoPath(parts.joined(separator: "/"))
  }

  static let documentation = ProbeDocumentation(
    summary: "the files that the Windows projects list are there",
    rationale: """
      A project that lists a source that is not there does not build on Windows; one that lists a \
      header that is not there shows that the removal was not finished.
      """,
    limits: """
      Files that .gitignore leaves out are made by the build. Paths with variables other than that of the source folder are not resolved. What a .filters file lists is told \
      where the release before still had it, and is a note. Projects older than \
      Visual Studio 2010 have another format.
      """,
    examples: [
      .init(
        "there", tag: "v3.12.0",
        files: tree(#"<ClCompile Include="..\Python\ceval.c" /><!-- <None Include="..\a" /> -->"#),
        expect: .passed),
      .init(
        "by a variable, in other letters", tag: "v3.12.0",
        files: tree(#"<ClInclude Include="$(PySourcePath)python\Ceval.c" />"#), expect: .passed),
      .init(
        "a header is gone", tag: "v3.12.0",
        files: tree(#"<ClInclude Include="..\Include\gone.h" />"#),
        expect: .failed(["Include/gone.h"])),
      .init(
        "a project that is cut off, and one that is not there", tag: "v3.12.0",
        files: tree("").merging(
          [
            "PCbuild/a.vcxproj": "<Project>\n", "PCbuild/b.vcxproj": "</Project>\r\n",
            "PCbuild/pcbuild.sln":
              "Project(\"{8B}\") = \"b\", \"b.vcxproj\", \"{1}\"\nProject(\"{8B}\") = \"c\", \"c.vcxproj\", \"{2}\"\n",
          ], uniquingKeysWith: { $1 }), expect: .failed(["PCbuild/a.vcxproj", "PCbuild/c.vcxproj"])),
      .init(
        "a file that the build makes", tag: "v3.12.0",
        files: tree(#"<ClCompile Include="..\Python\deepfreeze\deepfreeze.c">"#).merging(
          [".gitignore": "/Python/deepfreeze/*.c\n"], uniquingKeysWith: { $1 }),
        expect: .passed),
      .init(
        "a project that another one needs, and a file that is only shown", tag: "v3.12.1",
        files: tree(#"<ProjectReference Include="core.vcxproj">"#).merging(
          [
            "PCbuild/a.vcxproj.filters":
              "<None Include=\"..\\gone.h\" />\n<None Include=\"..\\long-gone.h\" />\n"
          ], uniquingKeysWith: { $1 }),
        others: [
          "v3.12.0": [
            "gone.h": "",
            "PCbuild/a.vcxproj.filters":
              "<None Include=\"..\\gone.h\" />\n<None Include=\"..\\long-gone.h\" />\n",
          ]
        ], expect: .failed(["PCbuild/core.vcxproj", "gone.h"])),
      .init(
        "a project that is no longer built", tag: "v3.12.1", files: build(";_new"),
        others: ["v3.12.0": build(";_zoneinfo;_old")],
        expect: .failed(["PCbuild/_zoneinfo.vcxproj"])),
      .init(
        "a source that lost its line", tag: "v3.12.1",
        files: tree(#"<ClCompile Include="..\a.c" />"#).merging(
          ["a.c": ""], uniquingKeysWith: { $1 }),
        others: ["v3.12.0": tree(#"<ClCompile Include="..\Python\ceval.c" />"#)],
        expect: .failed(["Python/ceval.c"])),
      .init(
        "a variable that only the build knows", tag: "v3.12.0",
        files: tree(#"<ClCompile Include="$(zlibDir)\a.c" />"#), expect: .notApplicable),
    ])

  private static func build(_ modules: String) -> [RepoPath: String] {
    [
      "PCbuild/pcbuild.proj": "<Modules Include=\"_asyncio\(modules)\" />\n",
      "PCbuild/pcbuild.sln": "Project(\"{8B}\") = \"_zoneinfo\", \"_zoneinfo.vcxproj\", \"{1}\"\n",
      "PCbuild/_zoneinfo.vcxproj": "</Project>\n", "PCbuild/_old.vcxproj": "</Project>\n",
    ]
  }

  private static func tree(_ line: String) -> [RepoPath: String] {
    [
      "PCbuild/pythoncore.vcxproj":
        "<Project>\n  <ItemGroup>\n    \(line)\n  </ItemGroup>\n</Project>\n",
      "Python/ceval.c": "",
    ]
  }
}
