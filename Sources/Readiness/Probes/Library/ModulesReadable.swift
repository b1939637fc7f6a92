internal import CPythonSource

/// Asks whether the modules of the library are such that Python can read them.
enum ModulesReadable: Question {
  static var readsAhead: [ReadAhead] { [.library, .scripts] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard inspection.version.series >= Series(major: 3, minor: 0) else {
      return .notApplicable("Python 2 has another syntax")
    }
    _ = try tree.hasFolder("Lib")
    var findings = Findings()
    for entry in tree.listing.entries where isModule(entry) {
      do throws(ReadError) {
        guard let outline = try tree.python(at: entry.path) else { continue }
        let syntax = fault(of: outline, at: entry.path, inspection.version.series)
        let found = try syntax == nil ? encodingFault(of: outline, at: entry.path, tree) : syntax
        guard let (line, message) = found else {
          findings.pass(Location(entry.path))
          continue
        }
        let place = Location(entry.path, line: line)
        findings.fail(
          Finding(
            subject: entry.path.text, "\(place): \(message)", at: [place],
            atMost: isOfLibrary(entry.path) ? nil : .warning))
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    return findings.outcome(ifNothing: "the tree has no library")
  }

  /// What keeps Python of a series from compiling a file.
  private static func fault(
    of outline: PythonOutline, at path: RepoPath, _ series: Series
  ) -> (line: Int, message: Message)? {
    if let fault = outline.faults.first { return (fault.line, "\(words: fault.message)") }
    let later = outline.syntax.first { Series(major: 3, minor: $0.syntax.since) > series }
    if let later {
      let words = later.syntax.words
      return (later.line, "\(words: words), which came with 3.\(words: String(later.syntax.since))")
    }
    // Scripts of the first releases were run by Python 2.
    guard isOfLibrary(path) || series >= Series(major: 3, minor: 5) else { return nil }
    return outline.refusals.first.map { ($0.line, "\(words: $0.message)") }
  }

  /// Bytes that are no UTF-8 in a file that names no other encoding (PEP 3120).
  private static func encodingFault(
    of outline: PythonOutline, at path: RepoPath, _ tree: SourceTree
  ) throws(ReadError) -> (line: Int, message: Message)? {
    guard outline.isUTF8, let line = try tree.scan(of: path)?.firstInvalidLine else { return nil }
    return (line, "it is not UTF-8, and the file names no other encoding")
  }

  /// Tests hold what Python is to refuse.
  fileprivate static func isModule(_ entry: TreeListing.Entry) -> Bool {
    entry.path.ending == "py" && (entry.kind == .file || entry.kind == .executable)
      && !entry.path.folder.split(separator: "/").contains {
        $0 == "test" || $0 == "tests" || $0 == "idle_test" || $0.hasPrefix("test2to3")
      }
  }

  private static func isOfLibrary(_ path: RepoPath) -> Bool { path.text.hasPrefix("Lib/") }

  static let documentation = ProbeDocumentation(
    summary:
      "each module of the library, and each script, has its brackets, strings and blocks closed, no statement where none can stand, and nothing of a later Python",
    rationale: """
      A file that was cut off, or half of a merge, cannot be compiled: its import fails, and so does \
      make install, which compiles the library.
      """,
    limits: """
      Looked at are the encoding, brackets, string literals, indentation, the colons and clauses of blocks, imports, where \
      return, break, await and the like stand, parameters, two expressions side by side or one that breaks off, and statements \
      and marks that came with 3.8 or later; the rest of the grammar is not. Tests are left out. A script outside of the library weighs no more than a warning.
      """,
    examples: [
      .init(
        "read", tag: "v3.12.0", files: ["Lib/a.py": "def f(a, b=(1, 2)):\n    return [a]\n"],
        expect: .passed),
      .init(
        "an encoding with the line ends of an editor", tag: "v3.0",
        files: ["Lib/a.py": "# -*- coding: iso-latin-1-unix -*-\nx = (1,)\n"], expect: .passed),
      .init(
        "no UTF-8", tag: "v3.12.0", files: ["Lib/c.py": ""],
        bytes: [
          "Lib/a.py": Array("x = 'L".utf8) + [0xF6] + Array("wis'\n".utf8),
          "Lib/b.py": Array("# coding: latin-1\nx = 'L".utf8) + [0xF6] + Array("wis'\n".utf8),
        ], expect: .failed(["Lib/a.py"])),
      .init(
        "cut off in a string, in brackets and in a block", tag: "v3.12.0",
        files: [
          "Lib/a.py": "def f():\n    \"\"\"Say\n", "Lib/b.py": "x = (1,\n",
          "Lib/c.py": "if x:\ny = 1\n",
          "Lib/test/bad.py": "x = (\n", "Doc/conf.py": "x = [\n",
        ], expect: .failed(["Doc/conf.py", "Lib/a.py", "Lib/b.py", "Lib/c.py"])),
      .init(
        "what came later", tag: "v3.11.3",
        files: [
          "Lib/a.py": "type Key = str\n", "Lib/b.py": "def f[T](x: T) -> T: return x\n",
          "Lib/c.py": "x = f\"{d[\"a\"]}\"\n", "Lib/d.py": "x = f\"{d['a']}\"\n",
        ], expect: .failed(["Lib/a.py", "Lib/b.py", "Lib/c.py"])),
      .init(
        "what no Python 3 takes", tag: "v3.12.0",
        files: [
          "Lib/a.py": "print 'x'\n", "Lib/b.py": "def f(a, a): pass\n", "Lib/c.py": "return 1\n",
          "Lib/d.py": "try:\n    x()\ny()\n", "Lib/e.py": "def f():\n    return 1\n",
        ], expect: .failed(["Lib/a.py", "Lib/b.py", "Lib/c.py", "Lib/d.py"])),
      .init(
        "what came with it", tag: "v3.12.0",
        files: ["Lib/a.py": "type Key = str\nmatch x:\n    case 1: pass\n"], expect: .passed),
      .init(
        "another indentation", tag: "v3.12.0",
        files: ["Lib/a.py": "class A:\n    x = 1\n  y = 2\n"], expect: .failed(["Lib/a.py"])),
      .init("Python 2", tag: "v2.7.18", files: ["Lib/a.py": "x = (\n"], expect: .notApplicable),
    ])
}

extension SourceTree {
  /// The Python files outside of the library that are judged.
  var filesOfScripts: [WantedFile] {
    listing.entries.filter { ModulesReadable.isModule($0) && !$0.path.text.hasPrefix("Lib/") }
      .map { WantedFile($0, .python) }
  }
}
