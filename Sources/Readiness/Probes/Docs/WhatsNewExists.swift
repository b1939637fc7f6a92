internal import CPythonSource

/// Asks whether the series has its What's New page, under its title, and the index leads to it.
enum WhatsNewExists: Question {
  private static let index: RepoPath = "Doc/whatsnew/index.rst"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    let path = Documents.whatsNew(of: inspection.version.series)
    var findings = Findings()
    guard try tree.contains(path) else {
      guard Documents.isReStructured(tree) else { return .notApplicable(Documents.none) }
      findings.fail(path.text, "the tree has no \(path)", at: Location(path))
      return findings.outcome(ifNothing: "")
    }
    findings.pass(Location(path))
    if let title = findings.made(of: path, WhatsNewPage.self, in: tree)?.title,
      title.text != inspection.version.series.text
    {
      let place = Location(path, line: title.line)
      findings.fail(
        path.text, "\(place) is the title of the page of \(title.text)", at: place)
    }
    if let outline = try tree.documentation(at: index) {
      let wanted = inspection.version.series.text
      let entry = outline.toctreeEntries.first { $0.text == wanted || $0.text == wanted + ".rst" }
      if let entry {
        findings.pass(Location(index, line: entry.line))
      } else if !outline.toctreeEntries.isEmpty {
        findings.fail(index.text, "\(index) does not lead to \(path)", at: Location(index))
      }
    }
    return findings.outcome(ifNothing: "")
  }
}

extension WhatsNewExists {
  static let documentation = ProbeDocumentation(
    summary: "Doc/whatsnew has a page of this series, and its index leads to it",
    rationale: """
      The release announcement, the README and the download page all link to it. Without an entry in the \
      index no reader finds it.
      """,
    limits:
      "Before 2.6 the documentation was LaTeX. What the page says below its title is another check's.",
    examples: [
      .init(
        "both", tag: "v3.12.0a1",
        files: [
          "Doc/whatsnew/3.12.rst": "News\n",
          "Doc/whatsnew/index.rst": ".. toctree::\n   :maxdepth: 2\n\n   3.12.rst\n   3.11.rst\n",
        ], expect: .passed),
      .init(
        "not in the index", tag: "v3.12.0a1",
        files: [
          "Doc/whatsnew/3.12.rst": "News\n",
          "Doc/whatsnew/index.rst": ".. toctree::\n   :maxdepth: 2\n\n   3.11.rst\n",
        ], expect: .failed(["Doc/whatsnew/index.rst"])),
      .init(
        "the title of another page", tag: "v3.12.0a1",
        files: [
          "Doc/whatsnew/3.12.rst":
            "****************************\n  What's New In Python 3.11\n****************************\n",
          "Doc/whatsnew/index.rst": ".. toctree::\n   :maxdepth: 2\n\n   3.12.rst\n",
        ], expect: .failed(["Doc/whatsnew/3.12.rst"])),
      .init(
        "no page", tag: "v3.12.0a1", files: ["Doc/whatsnew/3.11.rst": "", "Doc/index.rst": ""],
        expect: .failed(["Doc/whatsnew/3.12.rst"])),
      .init(
        "LaTeX", tag: "v2.5", files: ["Doc/whatsnew/whatsnew25.tex": ""], expect: .notApplicable),
    ])
}
