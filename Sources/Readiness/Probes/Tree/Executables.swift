internal import CPythonSource

/// Asks whether the scripts that build Python may be executed, and can be.
enum Executables: Question {
  private static let scripts: [RepoPath] = [
    "configure", "install-sh", "config.guess", "config.sub",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    for path in scripts {
      guard try inspection.tree.contains(path), let entry = inspection.tree.listing[path] else {
        continue
      }
      if entry.kind == .executable {
        findings.pass(Location(path))
      } else {
        findings.fail(path.text, "\(path) is not executable", at: Location(path))
      }
      guard let bytes = findings.bytes(at: path, in: inspection.tree),
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0,
        bytes[end - 1] == UInt8(ascii: "\r")
      else { continue }
      findings.fail(
        path.text, "\(path) has the line ends of Windows, and no system finds its interpreter",
        at: Location(path, line: 1))
    }
    compareModes(inspection, &findings)
    return findings.outcome(ifNothing: "the tree has none of the scripts that build Python")
  }

  /// Files that became executable without naming an interpreter, and scripts that no longer are.
  private static func compareModes(_ inspection: Inspection, _ findings: inout Findings) {
    guard let before = inspection.previous else { return }
    for entry in inspection.tree.listing.entries where !scripts.contains(entry.path) {
      guard let old = before.tree.listing[entry.path], old.kind != entry.kind,
        [old.kind, entry.kind].allSatisfy({ $0 == .file || $0 == .executable }),
        let bytes = findings.bytes(at: entry.path, in: inspection.tree)
      else { continue }
      let isScript = bytes.starts(with: "#!".utf8)
      guard isScript != (entry.kind == .executable) else { continue }
      findings.fail(
        Finding(
          subject: entry.path.text,
          isScript
            ? "\(entry.path) names an interpreter and is not executable any more; it was at \(before.tag)"
            : "\(entry.path) is executable and names no interpreter; it was not executable at \(before.tag)",
          at: [Location(entry.path)],
          remedy: "give the file the mode that it had.", atMost: .note))
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "configure, install-sh and the config scripts are executable",
    rationale: """
      The archive of the source release keeps the modes of the tree, and the first thing a builder \
      types is ./configure.
      """,
    limits:
      "Of line ends the first is looked at. Other files are judged by what changed since the release before. A script that is not there is not missed.",
    examples: [
      .init(
        "executable", tag: "v3.12.0", files: ["configure": ""], kinds: ["configure": .executable],
        expect: .passed),
      .init(
        "not executable", tag: "v3.12.0", files: ["configure": "", "install-sh": ""],
        kinds: ["configure": .executable], expect: .failed(["install-sh"])),
      .init(
        "line ends of Windows", tag: "v3.12.0", files: ["configure": "#! /bin/sh\r\n"],
        kinds: ["configure": .executable], expect: .failed(["configure"])),
      .init(
        "modes that changed", tag: "v3.12.1",
        files: ["configure": "", "a.h": "int a;\n", "b": "#! /bin/sh\n", "c.py": "#! python\n"],
        kinds: ["configure": .executable, "a.h": .executable, "c.py": .executable],
        others: ["v3.12.0": ["configure": "", "a.h": "", "b": "", "c.py": ""]],
        expect: .failed(["a.h"])),
      .init("no such script", tag: "v1.0.1", files: ["README": ""], expect: .notApplicable),
    ])
}
