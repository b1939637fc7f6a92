internal import CPythonSource

/// Asks whether the documentation says of something that this maintenance release adds it.
enum MicroAdditions: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let documentation: RepoPath = "Doc"
    guard let release = try inspection.release(.previousRelease, toCompare: documentation) else {
      return .notApplicable("this is no maintenance release")
    }
    let version = inspection.version
    let wanted = "\(version.series.text).\(version.micro)"
    var findings = Findings()
    findings.leaveOpen(gapsOf: inspection.tree)
    for entry in inspection.tree.listing.entries(below: documentation)
    where entry.path.ending == "rst" && entry.kind != .link {
      // What did not change names no later version.
      guard release.tree.listing[entry.path]?.id != entry.id else {
        findings.pass(Location(entry.path))
        continue
      }
      guard let bytes = findings.bytes(at: entry.path, in: inspection.tree) else { continue }
      findings.pass(Location(entry.path))
      for line in SourceLines(bytes) where line.bytes.contains(UInt8(ascii: ":")) {
        let text = line.text.drop { $0 == " " }
        guard text.hasPrefix(".. versionadded:: ") else { continue }
        let number = text.dropFirst(".. versionadded:: ".count).prefix { $0 != " " }
        guard number == wanted else { continue }
        findings.fail(
          "\(entry.path.text):\(line.number)",
          "\(Location(entry.path, line: line.number)) adds something in \(wanted)",
          at: Location(entry.path, line: line.number))
      }
    }
    return findings.outcome(ifNothing: "the tree has no documentation")
  }

  static let documentation = ProbeDocumentation(
    summary: "the documentation names nothing that this maintenance release adds",
    rationale: """
      Maintenance releases mend; what they add is missing in the releases of the same series before \
      them. Security releases do add options at times, and say so in this way.
      """,
    limits:
      "Pages that changed since the release before are read for versionadded with this version.",
    examples: [
      .init(
        "an addition of the series", tag: "v3.12.4",
        files: ["Doc/a.rst": ".. function:: f()\n\n   .. versionadded:: 3.12\n"],
        others: ["v3.12.3": ["Doc/a.rst": ""]], expect: .passed),
      .init(
        "one of this release", tag: "v3.12.4",
        files: ["Doc/a.rst": ".. function:: f()\n\n   .. versionadded:: 3.12.4\n"],
        others: ["v3.12.3": ["Doc/a.rst": ""]], expect: .failed(["Doc/a.rst:3"])),
      .init(
        "the release before is not there", tag: "v3.12.4", files: ["Doc/a.rst": ""],
        expect: .undetermined(["Doc"])),
      .init("a first release", tag: "v3.12.0", files: ["Doc/a.rst": ""], expect: .notApplicable),
    ])
}
