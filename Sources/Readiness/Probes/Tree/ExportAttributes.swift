internal import CPythonSource

/// Asks whether an archive of the tree would hold all of it, as it is.
enum ExportAttributes: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    for entry in inspection.tree.listing.entries
    where entry.path.name == ".gitattributes" && entry.kind != .submodule {
      guard let bytes = findings.bytes(at: entry.path, in: inspection.tree) else { continue }
      findings.pass(Location(entry.path))
      var ends = LineEnds()
      for line in SourceLines(bytes) {
        let words = line.text.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard let pattern = words.first, !pattern.hasPrefix("#") else { continue }
        for word in words.dropFirst() where word == "export-ignore" || word == "export-subst" {
          findings.fail(
            String(pattern), "\(String(pattern)) has the attribute \(String(word))",
            at: Location(entry.path, line: line.number))
        }
        if entry.path.folder.isEmpty { ends.apply(words, line: line.number) }
      }
      for (path, attribute) in ends.carriageReturns {
        let place = Location(entry.path, line: attribute)
        findings.fail(
          path, "\(place) has \(path) end its lines as on Windows: no shell reads it then",
          at: place)
      }
    }
    return findings.outcome(ifNothing: "the tree has no .gitattributes")
  }

  /// Which attributes say how lines end in files that a shell or make reads.
  private struct LineEnds {
    private static let read = [
      "configure", "config.guess", "config.sub", "install-sh", "Makefile.pre.in",
      "Modules/makesetup",
      "Modules/Setup",
    ]
    /// By file, the line that gives it carriage returns; the last line that says it holds.
    private var lines: [String: Int] = [:]

    mutating func apply(_ words: [Substring], line: Int) {
      guard let pattern = words.first,
        let attribute = words.last(where: { $0.hasPrefix("eol") || $0 == "-text" || $0 == "binary" }
        )
      else { return }
      let isAnchored = pattern.dropLast().contains("/")
      let glob = GlobPattern(String(pattern.hasPrefix("/") ? pattern.dropFirst() : pattern))
      for path in Self.read {
        let name = isAnchored ? path : String(path.split(separator: "/").last ?? "")
        if glob.matches(name) { lines[path] = attribute == "eol=crlf" ? line : nil }
      }
    }

    var carriageReturns: [(path: String, line: Int)] {
      lines.map { ($0.key, $0.value) }.sorted { $0.path < $1.path }
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "no attribute leaves files out of the archive or changes them in it",
    rationale: """
      The source release is made with git archive, which leaves out what has export-ignore and \
      rewrites what has export-subst: the release would not be the tree that was tagged.
      """,
    limits: """
      Attributes set outside of the tree, in a repository's own info, are not seen. Of line ends those of the \
      files are looked at that a shell or make reads to build.
      """,
    examples: [
      .init(
        "others only", tag: "v3.12.0",
        files: [".gitattributes": "# export-ignore\n*.png binary\n*.bat text eol=crlf\n"],
        expect: .passed),
      .init(
        "a folder is left out", tag: "v3.12.0",
        files: [".gitattributes": "*.png binary\nLib/test export-ignore\n"],
        expect: .failed(["Lib/test"])),
      .init(
        "line ends that a shell does not read", tag: "v3.12.0",
        files: [
          ".gitattributes": "* text eol=crlf\nconfig* text eol=lf\n*.sh eol=lf\n/Modules/* eol=lf\n"
        ],
        expect: .failed(["Makefile.pre.in", "install-sh"])),
      .init("no attributes", tag: "v3.6.0", files: ["README": ""], expect: .notApplicable),
    ])
}
