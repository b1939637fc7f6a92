internal import CPythonSource

/// Asks whether the headers close their conditions, and ask for versions that there are.
enum WholeHeaders: Question {
  private static let folder: RepoPath = "Include"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    _ = try tree.hasFolder(folder)
    var findings = Findings()
    var guards: [String: Location] = [:]
    for entry in tree.listing.entries(below: folder)
    where entry.path.ending == "h" && (entry.kind == .file || entry.kind == .executable) {
      guard let bytes = findings.bytes(at: entry.path, in: tree) else { continue }
      let header = HeaderConditions(header: bytes)
      findings.pass(Location(entry.path))
      if let line = header.unbalanced {
        let place = Location(entry.path, line: line)
        findings.fail(entry.path.text, "the condition at \(place) is not closed", at: place)
      }
      if let macro = header.guardMacro {
        let place = Location(entry.path, line: macro.line)
        if let other = guards.updateValue(place, forKey: macro.text) {
          findings.fail(
            macro.text, "\(place) and \(other) have one guard, \(macro.text): the second is empty",
            at: place, other)
        }
      }
      for version in header.limitedVersions {
        guard let series = series(of: version.text), series > inspection.version.series else {
          continue
        }
        let place = Location(entry.path, line: version.line)
        findings.fail(
          Finding(
            subject: version.text,
            "\(place) asks for a limited API of \(series.text), by \(version.text)",
            at: [place], atMost: .warning))
      }
    }
    return findings.outcome(ifNothing: "the tree has no headers")
  }

  /// 3.12 for `0x030c0000`.
  private static func series(of number: String) -> Series? {
    guard let value = Int(number.dropFirst(2), radix: 16), value >> 24 == 3 else { return nil }
    return Series(major: 3, minor: value >> 16 & 0xFF)
  }

  static let documentation = ProbeDocumentation(
    summary:
      "each header closes its conditions, has a guard of its own, and asks for versions that there are",
    rationale: """
      A header whose end is cut off hides what is read after it, and one with the guard of another is empty \
      where both are read. A version that is written in decimal digits, 0x03120000 for 3.12, is one that comes in years.
      """,
    limits: """
      A guard is an #ifndef at the outermost level and the #define of the same name on the next line that is one of the \
      preprocessor. Versions are those on the line that names Py_LIMITED_API.
      """,
    examples: [
      .init(
        "whole", tag: "v3.12.0",
        files: [
          "Include/a.h":
            "#ifndef A_H\n#define A_H\n#if Py_LIMITED_API+0 >= 0x030C0000\nint a;\n#endif\n#endif\n",
          "Include/b.h": "/* #if */\n#ifndef B_H\n#define B_H\n#endif\n",
        ], expect: .passed),
      .init(
        "cut off, and an end too many", tag: "v3.12.0",
        files: [
          "Include/a.h": "#ifndef A_H\n#define A_H\n", "Include/b.h": "#if 1\n#endif\n#endif\n",
        ],
        expect: .failed(["Include/a.h", "Include/b.h"])),
      .init(
        "the guard of another", tag: "v3.12.0",
        files: [
          "Include/a.h": "#ifndef A_H\n#define A_H\n#endif\n",
          "Include/b.h": "#ifndef A_H\n#define A_H\n#endif\n",
        ], expect: .failed(["A_H"])),
      .init(
        "a version in decimal digits", tag: "v3.12.0",
        files: ["Include/a.h": "#if Py_LIMITED_API+0 >= 0x03120000\n#endif\n"],
        expect: .failed(["0x03120000"])),
      .init("no header", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])
}
