internal import CPythonSource

/// Asks whether the tutorial names the interpreter of this series.
enum TutorialVersion: Question {
  private static let pages: [RepoPath] = [
    "Doc/tutorial/interpreter.rst", "Doc/tutorial/stdlib.rst", "Doc/tutorial/stdlib2.rst",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let series = inspection.version.series
    var findings = Findings()
    for path in pages {
      guard let page = findings.bytes(at: path, in: inspection.tree) else { continue }
      var wrong: [(name: String, at: [Location])] = []
      for place in PythonMentions(text: page).places {
        let location = Location(path, line: place.mention.line)
        if place.isOf(series) {
          findings.pass(location)
        } else if let index = wrong.firstIndex(where: { $0.name == place.mention.text }) {
          wrong[index].at.append(location)
        } else {
          wrong.append((place.mention.text, [location]))
        }
      }
      for (name, locations) in wrong {
        findings.fail(
          Finding(subject: name, "the tutorial names \(name), not \(series.text)", at: locations))
      }
    }
    return findings.outcome(ifNothing: "the tutorial names no interpreter of one series")
  }
}

extension PythonMentions.Place {
  /// Whether the place names the series, or a release of it.
  fileprivate func isOf(_ series: Series) -> Bool {
    switch form {
    case .command: version == series.text
    case .greeting: ReleaseVersion(version)?.series == series
    case .folder: version == "\(series.major)\(series.minor)"
    }
  }
}

extension TutorialVersion {
  static let documentation = ProbeDocumentation(
    summary: "the tutorial names the interpreter of this series",
    rationale: """
      The first pages that a newcomer reads show how to start python3.12 and how it greets. They \
      are changed by hand when a branch is opened.
      """,
    limits: """
      Read are interpreter.rst, stdlib.rst and stdlib2.rst, for python3.X, Python3X and the first \
      words of an interpreter's greeting.
      """,
    examples: [
      .init(
        "of this series", tag: "v3.12.0",
        files: [
          "Doc/tutorial/interpreter.rst": "   $ python3.12\n   Python 3.12 (default, April 4)\n",
          "Doc/tutorial/stdlib.rst": "   'C:\\\\Python312'\n",
        ], expect: .passed),
      .init(
        "one folder left", tag: "v3.12.0",
        files: [
          "Doc/tutorial/interpreter.rst": "   $ python3.12\n",
          "Doc/tutorial/stdlib2.rst": "     File \"C:/python311/lib/weakref.py\", line 46\n",
        ], expect: .failed(["python311"])),
      .init(
        "no series named", tag: "v2.7", files: ["Doc/tutorial/stdlib.rst": "Python 2.x\n"],
        expect: .notApplicable),
    ])
}
