internal import CPythonSource

/// Asks whether the line below the title of README is as long as the title.
enum ReadmeUnderline: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, readme) = try inspection.tree.first(of: RepoPath.readmes) else {
      return .missing(RepoPath.readmes[0])
    }
    let heading = ReadmeHeading(readme: readme)
    guard let title = heading.title else {
      return .notApplicable("\(path) is empty")
    }
    var findings = Findings()
    let wanted = title.text.unicodeScalars.count
    if let underline = heading.underline {
      let place = Location(path, line: underline.line)
      let length = underline.text.unicodeScalars.count
      if length == wanted {
        findings.pass(place)
      } else {
        findings.fail(
          path.text, "the title has \(wanted) characters, the line below it \(length)", at: place)
      }
    } else {
      findings.fail(
        path.text, "the title is not underlined", at: Location(path, line: title.line))
    }
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary: "the underline of README's title is as long as the title",
    rationale: """
      reStructuredText wants the line below a title at least as long as the title, or the page on \
      the hosting site breaks. The release tools make both of one length.
      """,
    limits: "Lengths are counted in Unicode scalars, not in columns.",
    examples: [
      .init(
        "of one length", tag: "v3.12.0",
        files: ["README.rst": "Python 3.12.0\n=============\n"], expect: .passed),
      .init(
        "one too long", tag: "v3.12.0",
        files: ["README.rst": "Python 3.12.0\n==============\n"], expect: .failed(["README.rst"])),
      .init(
        "none", tag: "v3.12.0", files: ["README.rst": "Python 3.12.0\n\nWelcome.\n"],
        expect: .failed(["README.rst"])),
      .init("no file", tag: "v3.12.0", files: [:], expect: .undetermined(["README.rst"])),
    ])
}
