internal import CPythonSource

/// Asks whether files that the release before has are still there, and still texts from end to end.
enum FilesWhole: Question {
  static var readsAhead: [ReadAhead] { [.text] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let before = inspection.previous ?? inspection.baseline else {
      return .notApplicable("there is no release to compare with")
    }
    var findings = Findings()
    for entry in inspection.tree.textEntries where isJudged(entry.path) {
      guard let old = before.tree.listing[entry.path], old.id != entry.id else { continue }
      do throws(ReadError) {
        try compare(entry.path, of: inspection, with: before, &findings)
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    findLost(inspection, before, &findings)
    findings.passIfNothingFailed()
    return findings.outcome(ifNothing: "")
  }

  /// Tests need files of all kinds; an empty `__init__.py` makes a package, too.
  static func isJudged(_ path: RepoPath) -> Bool {
    path.name != "__init__.py"
      && !path.folder.split(separator: "/").contains { $0 == "test" || $0 == "tests" }
  }

  private static func compare(
    _ path: RepoPath, of inspection: Inspection, with before: ComparedTree,
    _ findings: inout Findings
  ) throws(ReadError) {
    let tree = inspection.tree
    guard let now = try tree.scan(of: path), path.folder.isEmpty || isSuspect(now),
      let then = try before.tree.scan(of: path), !then.isEmpty, !then.isBinary
    else { return }
    let place = Location(path)
    if now.isEmpty {
      findings.fail(path.text, "\(place) is empty; it was not at \(before.tag)", at: place)
    } else if now.isBinary {
      findings.fail(
        path.text, "\(place) holds zero bytes; it was a text at \(before.tag)", at: place)
    } else if !now.endsInLineFeed, then.endsInLineFeed, try isStart(path, tree, before.tree) {
      findings.fail(
        path.text, "\(place) is cut off: it is the beginning of what it was at \(before.tag)",
        at: place)
    } else if path.folder.isEmpty || isFrozen(inspection), then.lineCount > 40,
      now.lineCount * (path.folder.isEmpty ? 2 : 10) < then.lineCount
    {
      findings.fail(
        Finding(
          subject: path.text,
          "\(place) has \(now.lineCount - 1) lines; it had \(then.lineCount - 1) at \(before.tag)",
          at: [place], atMost: .note))
    }
    compareForm(path, now, then, before.tag, &findings)
  }

  /// Whether it may be a part of what it was, or have another form.
  private static func isSuspect(_ scan: TextScan) -> Bool {
    scan.lineCount < 20 || scan.isBinary || !scan.endsInLineFeed || scan.hasByteOrderMark
      || scan.firstWindowsLine != nil
  }

  private static func compareForm(
    _ path: RepoPath, _ now: TextScan, _ then: TextScan, _ tag: String, _ findings: inout Findings
  ) {
    if now.hasByteOrderMark, !then.hasByteOrderMark, !isOfVisualStudio(path) {
      let place = Location(path)
      findings.fail(
        Finding(
          subject: path.text,
          "\(place) begins with a byte order mark, which it did not at \(tag)", at: [place],
          atMost: .warning))
    }
    if let line = now.firstWindowsLine, then.firstWindowsLine == nil, !isForWindows(path) {
      let place = Location(path, line: line)
      findings.fail(
        Finding(
          subject: path.text, "\(place) ends as lines on Windows do; none did at \(tag)",
          at: [place], atMost: .warning))
    }
  }

  /// Files of Windows may end their lines in its way, whatever they did before.
  private static func isForWindows(_ path: RepoPath) -> Bool {
    endingsOfWindows.contains(path.ending)
      || path.ending == "txt" && (path.text.hasPrefix("PC/") || path.text.hasPrefix("PCbuild/"))
  }

  private static let endingsOfWindows: Set<String> = [
    "bat", "cmd", "def", "dsp", "dsw", "filters", "inf", "iss", "mak", "proj", "props", "ps1", "rc",
    "sln",
    "targets", "vcproj", "vcxproj", "vsprops", "wixproj", "wxi", "wxl", "wxs",
  ]

  /// Visual Studio writes the mark at the start of its files.
  private static func isOfVisualStudio(_ path: RepoPath) -> Bool {
    path.text.hasPrefix("PCbuild/") || path.text.hasPrefix("Tools/msi/")
  }

  private static func isStart(
    _ path: RepoPath, _ tree: SourceTree, _ before: SourceTree
  ) throws(ReadError) -> Bool {
    guard let now = try tree.bytes(at: path), let then = try before.bytes(at: path) else {
      return false
    }
    // The last words may be those of another version.
    return then.starts(with: now) && then[now.count...].contains { $0 > 0x20 }
  }

  static let documentation = ProbeDocumentation(
    summary:
      "no text has become empty, a part of itself or a binary, and no file was lost, since the release before",
    rationale: """
      A disk that was full, an editor or a merge leaves a file that is cut off, or none. What is cut off \
      in a licence or a script is found by those who read it, after the release.
      """,
    limits: """
      Compared are files that the release before has, but for tests. A file counts as cut off if it is the beginning \
      of the older one and ends in the middle of a line; one at the top of the tree also if it lost \
      more than half of its lines, others from the second candidate on if they lost nine tenths. Of files that left, those at the top and those that make a folder a package are told, and \
      from the second candidate on all others but tests and wheels. Before 3.0 the history was kept in other \
      systems, whose conversions changed the ends of lines and resources.
      """,
    examples: [
      .init(
        "changed, and moved", tag: "v3.12.1",
        files: ["a.txt": "One\nThree\n", "b/README.rst": "", "b/c.py": "x"],
        others: ["v3.12.0": ["a.txt": "One\nTwo\n", "README": "", "b/c.py": "y\n"]], expect: .passed
      ),
      .init(
        "cut off, and empty", tag: "v3.12.1", files: ["LICENSE": "A long te", "a.c": ""],
        others: ["v3.12.0": ["LICENSE": "A long text\n", "a.c": "int a;\n"]],
        expect: .failed(["LICENSE", "a.c"])),
      .init(
        "a text that lost most of its lines", tag: "v3.12.1",
        files: ["README.rst": "Title\n=====\n"],
        others: ["v3.12.0": ["README.rst": String(repeating: "A line.\n", count: 50)]],
        expect: .failed(["README.rst"])),
      .init(
        "zero bytes, a mark and other line ends", tag: "v3.12.1",
        files: ["b.py": "\u{FEFF}x = 1\n", "c.sh": "a\r\nb\n"],
        bytes: ["a.c": [0x69, 0, 0, 0x0A]],
        others: ["v3.12.0": ["a.c": "int\n", "b.py": "x = 1\n", "c.sh": "a\nb\n"]],
        expect: .failed(["a.c", "b.py", "c.sh"])),
      .init(
        "line ends of Windows, on Windows", tag: "v3.12.1", files: ["PCbuild/a.bat": "rem\r\n"],
        others: ["v3.12.0": ["PCbuild/a.bat": "rem\n"]], expect: .passed),
      .init(
        "a file at the top that was lost", tag: "v3.12.0a2", files: ["a/b.py": ""],
        others: ["v3.12.0a1": ["aclocal.m4": "", "a/b.py": "", "a/c.py": ""]],
        expect: .failed(["aclocal.m4"])),
      .init(
        "a package that is none any more", tag: "v3.12.0a2", files: ["Lib/test/a/b.py": ""],
        others: ["v3.12.0a1": ["Lib/test/a/__init__.py": "", "Lib/test/a/b.py": ""]],
        expect: .failed(["Lib/test/a/__init__.py"])),
      .init("the first release", tag: "v3.12.0a1", files: ["a": ""], expect: .notApplicable),
    ])
}
