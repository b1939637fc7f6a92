internal import CPythonSource

/// Asks whether the headers close their conditions, and ask for versions that there are.
enum WholeHeaders: Question {
  static let readsAhead: [ReadAhead] = [.headers]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    _ = try tree.hasFolder(.include)
    var findings = Findings()
    var guards: [String: Location] = [:]
    for entry in tree.headerEntries {
      guard let header = findings.made(of: entry.path, HeaderConditions.self, in: tree) else {
        continue
      }
      findings.pass(Location(entry.path))
      if let line = header.unbalanced {
        let place = Location(entry.path, line: line)
        findings.fail(entry.path.text, "the condition at \(place) is not closed", at: place)
      }
      if let macro = header.guardMacro {
        let place = Location(entry.path, line: macro.line)
        if let other = guards.updateValue(place, forKey: macro.text) {
          // One may stand for the other under an older name.
          findings.fail(
            Finding(
              subject: macro.text,
              "\(place) and \(other) have one guard, \(macro.text): the second is empty",
              at: [place, other], atMost: .warning))
        }
      }
      for version in header.limitedVersions {
        guard let series = series(of: version.text), isFar(series, from: inspection.version)
        else { continue }
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

  /// Whether a series comes after the next one, for which a header may be made ready.
  private static func isFar(_ series: Series, from version: ReleaseVersion) -> Bool {
    series > Series(major: version.series.major, minor: version.series.minor + 1)
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
      preprocessor. Versions are those on the line that names Py_LIMITED_API; that of the next series is no fault. Two headers of one guard are a warning.
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
        "made ready for the next series", tag: "v3.12.0",
        files: ["Include/a.h": "#if Py_LIMITED_API+0 >= 0x030D0000\nint a;\n#endif\n"],
        expect: .passed),
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

extension HeaderConditions: MadeOfFile {
  package init(contents: [UInt8]) { self.init(header: contents) }
}

extension SourceTree {
  fileprivate var headerEntries: [TreeListing.Entry] {
    listing.entries(below: .include).filter {
      $0.path.ending == "h" && ($0.kind == .file || $0.kind == .executable)
    }
  }

  /// The headers, public or not, for their conditions.
  var filesOfHeaders: [WantedFile] {
    headerEntries.map { WantedFile($0, .made(MadeKind(HeaderConditions.self))) }
  }
}
