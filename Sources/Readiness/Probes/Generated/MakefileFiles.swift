internal import CPythonSource

/// Asks whether `make` finds what its makefile names.
enum MakefileFiles: Question {
  private static let makefile: RepoPath = "Makefile.pre.in"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let outline = try inspection.tree.made(of: makefile, MakefileOutline.self) else {
      return .notApplicable("the tree has no \(makefile)")
    }
    var findings = Findings()
    findings.pass(Location(makefile))
    for fault in outline.faults {
      let place = Location(makefile, line: fault.line)
      findings.fail(makefile.text, "\(place): \(words: fault.text)", at: place)
    }
    checkFiles(outline, inspection.tree, &findings)
    try checkRules(of: makefile, inspection.tree, &findings)
    try checkSubstitutions(outline, inspection, &findings)
    try checkForgotten(outline, inspection, &findings)
    return findings.outcome(ifNothing: "the makefile names no file")
  }

  private static func checkFiles(
    _ outline: MakefileOutline, _ tree: SourceTree, _ findings: inout Findings
  ) {
    var seen: Set<String> = []
    for object in outline.objects where seen.insert(object.text).inserted {
      let path = RepoPath(object.text + ".c")
      guard tree.listing.hasFolder(RepoPath(String(path.folder))),
        tree.listing.gap(hiding: path) == nil, !outline.targets.contains(path.text),
        !outline.named.contains(path.text),
        !hasSource(path, tree)
      else { continue }
      let place = Location(makefile, line: object.line)
      findings.fail(path.text, "\(place) builds \(path), which is not there", at: place)
    }
    for source in outline.sources where seen.insert("/" + source.text).inserted {
      let path = RepoPath(source.text)
      guard !isMade(source.text, outline), tree.listing[path] == nil,
        tree.listing[RepoPath(source.text + ".in")] == nil, !tree.listing.hasFolder(path),
        tree.listing.gap(hiding: path) == nil
      else { continue }
      let place = Location(makefile, line: source.line)
      findings.fail(path.text, "\(place) names \(path), which is not there", at: place)
    }
  }

  /// Whether there is a file of that name with another ending: sources are written in assembler, too.
  private static func hasSource(_ path: RepoPath, _ tree: SourceTree) -> Bool {
    ["c", "S", "d", "m", "cpp", "c.in"].contains {
      tree.listing[RepoPath(path.text.dropLast(1) + $0)] != nil
    }
  }

  /// What rules write on their way, and objects.
  private static func isMade(_ path: String, _ outline: MakefileOutline) -> Bool {
    outline.targets.contains(path) || path.hasSuffix(".o")
      || path.split(separator: ".").contains("new")
  }

  private static func checkSubstitutions(
    _ outline: MakefileOutline, _ inspection: Inspection, _ findings: inout Findings
  ) throws(ReadError) {
    let unknown = try unknown(in: inspection.tree)
    guard !unknown.isEmpty else { return }
    // What has stood there without harm is told once more, and no louder.
    let old = try (inspection.previous ?? inspection.baseline).map { release throws(ReadError) in
      try Self.unknown(in: release.tree)
    }
    var seen: Set<String> = []
    for name in outline.substitutions
    where unknown.contains(name.text) && seen.insert(name.text).inserted {
      let place = Location(makefile, line: name.line)
      findings.fail(
        Finding(
          subject: name.text, "\(place) wants \(name.text) of configure, which does not know it",
          at: [place], atMost: old?.contains(name.text) == true ? .note : nil))
    }
  }

  /// What the makefile of a release wants of its configure, which does not know it.
  private static func unknown(in tree: SourceTree) throws(ReadError) -> Set<String> {
    guard let outline = try tree.made(of: makefile, MakefileOutline.self),
      let script = try tree.bytes(at: .configure)
    else { return [] }
    let wanted = Set(outline.substitutions.map(\.text))
    return wanted.subtracting(script.words(among: wanted))
  }

  /// What the release before built, and this one has and does not build.
  private static func checkForgotten(
    _ outline: MakefileOutline, _ inspection: Inspection, _ findings: inout Findings
  ) throws(ReadError) {
    guard let previous = inspection.previous,
      let earlier = try previous.tree.made(of: makefile, MakefileOutline.self)
    else { return }
    let built = Set(outline.objects.map(\.text))
    var seen: Set<String> = []
    for object in earlier.objects
    where !built.contains(object.text) && seen.insert(object.text).inserted {
      let path = RepoPath(object.text + ".c")
      guard inspection.tree.listing[path] != nil else { continue }
      findings.fail(
        path.text, "\(path) is no longer built; \(previous.tag) built it",
        at: Location(makefile), Location(path))
    }
  }
}

extension MakefileFiles {
  static let documentation = ProbeDocumentation(
    summary: "make finds what its makefile names",
    rationale: """
      A source that left without its line, or a line that was cut by a merge, ends the build of \
      everyone; one that lost its line is missing from the interpreter.
      """,
    limits: """
      Looked at are objects, paths below the source folder, what rules need, the variables that configure is to fill in, \
      the ends of lines, and recipes without a rule. What a rule makes, and names with variables, are not judged.
      """,
    examples: [
      .init(
        "all there", tag: "v3.12.0",
        files: tree(
          "CC=\t\t@CC@\nOBJS= \\\n\tPython/ceval.o \\\n\tModules/config.o\nDATA=$(srcdir)/Lib/_data.py\n\nall:\n\tcp $(srcdir)/Misc/a.in x\n\nModules/config.c:\n\ttouch\n$(DATA): all\n\ttouch\n"
        ), expect: .passed),
      .init(
        "a source and a file to install that left", tag: "v3.12.0",
        files: tree("OBJS= Python/gone.o Python/ceval.o\nall:\n\tcp $(srcdir)/Misc/b.in x\n"),
        expect: .failed(["Python/gone.c", "Misc/b.in"])),
      .init(
        "a blank behind a backslash, and a lost backslash", tag: "v3.12.0",
        files: tree("A= a \\ \n\tb\nB= a\n\tb \\\n\tc\nall:\n\ttrue\n"),
        expect: .failed(["Makefile.pre.in", "Makefile.pre.in"])),
      .init(
        "blanks in place of a tab, and a rule in other letters", tag: "v3.12.0",
        files: tree("all: commonInstall\n        true\ncommoninstall:\n\ttrue\n"),
        expect: .failed(["Makefile.pre.in", "commonInstall"])),
      .init(
        "what no rule makes, over several lines", tag: "v3.12.0",
        files: tree(
          "all: regen-new \\\n\tPython/gone.h Misc Makefile.local\nregen: Python/ceval.c\n.PHONY: other\n"
        ), expect: .failed(["regen-new", "Python/gone.h"])),
      .init(
        "an object that is listed twice", tag: "v3.12.0",
        files: tree("A=Python/ceval.o \\\n\tPython/hamt.o \\\n\tPython/ceval.o\nB=Python/hamt.o\n"),
        expect: .failed(["Python/ceval.o"])),
      .init(
        "a variable that configure does not know", tag: "v3.12.0",
        files: tree("LIB= @PLATLIBDR@\n"), expect: .failed(["PLATLIBDR"])),
      .init(
        "a line that was lost", tag: "v3.12.1", files: tree("OBJS= Python/ceval.o\n"),
        others: ["v3.12.0": tree("OBJS= Python/ceval.o Python/hamt.o\n")],
        expect: .failed(["Python/hamt.c"])),
      .init("no makefile", tag: "v1.0.1", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ text: String) -> [RepoPath: String] {
    [
      makefile: text, "Python/ceval.c": "", "Python/hamt.c": "", "Misc/a.in": "",
      "Modules/config.c.in": "", "configure": "ac_subst_vars='CC\n",
    ]
  }
}

extension MakefileOutline: MadeOfFile {
  package init(contents: [UInt8]) { self.init(makefile: contents) }
}
