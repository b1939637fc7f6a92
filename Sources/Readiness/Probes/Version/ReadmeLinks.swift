internal import CPythonSource

/// Asks whether the links of README lead to this series.
enum ReadmeLinks: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, readme) = try inspection.tree.first(of: RepoPath.readmes) else {
      return .missing(RepoPath.readmes[0])
    }
    let wanted = inspection.version.series.text
    var findings = Findings()
    for (kind, links) in grouped(ReadmeHeading(readme: readme).links) {
      let places = links.map { Location(path, line: $0.series.line) }
      if let wrong = links.first(where: { $0.series.text != wanted }) {
        let wrongPlaces = zip(links, places).filter { $0.0.series.text != wanted }.map(\.1)
        findings.fail(
          Finding(
            subject: kind.subject,
            "\(words: kind.phrase) is that of \(wrong.series.text), not of \(wanted)",
            at: wrongPlaces))
      } else if let pep = inspection.schedule?.pep,
        let wrong = links.first(where: {
          $0.pep != nil && $0.pep != pep
        })
      {
        findings.fail(
          kind.subject, "the release PEP of \(wanted) is PEP \(pep), not PEP \(wrong.pep ?? 0)",
          at: Location(path, line: wrong.series.line))
      } else {
        for place in places { findings.pass(place) }
      }
    }
    return findings.outcome(ifNothing: "\(path) has no link to the pages of a series")
  }

  /// The links by their kind, in the order in which the kinds come.
  private static func grouped(
    _ links: [ReadmeHeading.Link]
  ) -> [(kind: ReadmeHeading.Kind, links: [ReadmeHeading.Link])] {
    var groups: [(kind: ReadmeHeading.Kind, links: [ReadmeHeading.Link])] = []
    for link in links {
      if let index = groups.firstIndex(where: { $0.kind == link.kind }) {
        groups[index].links.append(link)
      } else {
        groups.append((link.kind, [link]))
      }
    }
    return groups
  }
}

extension ReadmeHeading.Kind {
  fileprivate var subject: String {
    switch self {
    case .documentation: "docs.python.org"
    case .whatsNew: "whatsnew"
    case .releasePEP: "PEP"
    case .documentationTitle: "Documentation"
    }
  }

  fileprivate var phrase: String {
    switch self {
    case .documentation: "the documentation that it links to"
    case .whatsNew: "the What's New that it links to"
    case .releasePEP: "the release PEP that it names"
    case .documentationTitle: "the documentation that it names"
    }
  }
}

extension ReadmeLinks {
  static let documentation = ProbeDocumentation(
    summary: "the links of README to documentation, What's New and release PEP are of this series",
    rationale: """
      They are changed by hand when a branch is opened. A wrong one sends the reader of a new \
      release to the documentation of the one before.
      """,
    limits: """
      Links without a series, such as docs.python.org/3/, are no concern of it. The number of the \
      release PEP is compared if the schedule has one.
      """,
    examples: [
      .init(
        "of this series", tag: "v3.12.0", files: ["README.rst": links("3.12")], expect: .passed),
      .init(
        "of the series before", tag: "v3.13.0a1", files: ["README.rst": links("3.12")],
        expect: .failed(["docs.python.org", "whatsnew", "PEP"])),
      .init(
        "none", tag: "v2.7", files: ["README": "See http://docs.python.org/ for more.\n"],
        expect: .notApplicable),
    ])

  private static func links(_ series: String) -> String {
    """
    See <https://docs.python.org/\(series)/whatsnew/\(series).html> and
    :pep:`693` for Python \(series) release details; guides: <https://docs.python.org/3/howto/>.

    """
  }
}
