internal import CPythonSource

/// Asks whether the Sphinx that is taken to build the documentation is one that will do.
enum SphinxPinned: Question {
  private static let makefile: RepoPath = "Doc/Makefile"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    let settings = SphinxExtensions.settings
    guard let needed = try tree.made(of: settings, SphinxConfiguration.self)?.neededSphinx else {
      return .notApplicable("\(settings) does not say which Sphinx it needs")
    }
    var findings = Findings()
    let lists = tree.listing.names(in: Documents.folder).filter {
      $0.hasSuffix(".txt") && ($0.hasPrefix("requirements") || $0.hasPrefix("constraints"))
    }
    for path in lists.map({ RepoPath("\(Documents.folder)/\($0)") }) + [makefile] {
      guard let bytes = findings.bytes(at: path, in: tree) else { continue }
      for pin in SphinxPin.all(in: bytes) {
        let place = Location(path, line: pin.version.line)
        if pin.allows(atLeast: needed.text) {
          findings.pass(place)
        } else {
          let asked = Location(settings, line: needed.line)
          findings.fail(
            "needs_sphinx",
            "\(asked) needs Sphinx \(needed.text), and \(place) takes \(pin.version.text)",
            at: asked, place)
        }
      }
    }
    return findings.outcome(ifNothing: "no list of requirements takes one version of Sphinx")
  }

  static let documentation = ProbeDocumentation(
    summary: "the Sphinx that Doc/requirements.txt takes is as new as Doc/conf.py needs",
    rationale: "Sphinx refuses to build the documentation where conf.py needs a later one.",
    limits:
      "Only `==` and `~=` are read, in the lists of requirements and constraints and in Doc/Makefile.",
    examples: [
      .init(
        "new enough", tag: "v3.12.2",
        files: [
          "Doc/conf.py": "x = 1\nneeds_sphinx = '7.2.6'\n",
          "Doc/requirements.txt": "# sphinx==1\nsphinx~=7.2.0\n",
          "Doc/requirements-oldest-sphinx.txt": "Sphinx==7.2.6\n",
        ], expect: .passed),
      .init(
        "too old", tag: "v3.12.2",
        files: [
          "Doc/conf.py": "needs_sphinx = \"8.2\"\n", "Doc/requirements.txt": "sphinx~=7.2.0\n",
          "Doc/Makefile": "\t$(VENV) -m pip install Sphinx==2.3.1 blurb\n",
        ], expect: .failed(["needs_sphinx", "needs_sphinx"])),
      .init(
        "any", tag: "v3.12.2",
        files: ["Doc/conf.py": "needs_sphinx = '1.8'\n", "Doc/requirements.txt": "sphinx\n"],
        expect: .notApplicable),
    ])
}
