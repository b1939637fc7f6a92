internal import CPythonSource

/// Asks whether `configure` knows every option that `configure.ac` gives it.
enum ConfigureOptions: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, source) = try inspection.tree.first(of: RepoPath.configureSources) else {
      return .notApplicable("the tree has no \(RepoPath.configureSources[0])")
    }
    guard let script = try inspection.tree.bytes(at: .configure) else {
      return .missing(.configure)
    }
    let options = ConfigureScript.options(of: script)
    guard !options.isEmpty else {
      return .notApplicable("\(RepoPath.configure) does not say which options it knows")
    }
    var findings = Findings()
    for option in ConfigureMacros(source: source).options {
      let place = Location(path, line: option.line)
      if options.contains(option.text) {
        findings.pass(place)
      } else {
        findings.fail(
          "--" + option.text,
          "\(place) adds the option \("--" + option.text), which configure does not have",
          at: place, Location(.configure))
      }
    }
    return findings.outcome(ifNothing: "\(path) adds no options")
  }

  static let documentation = ProbeDocumentation(
    summary: "configure has every option that configure.ac adds",
    rationale: """
      Who builds from the source release runs the configure in it. An option that was added to \
      configure.ac without making configure again is documented and does nothing.
      """,
    limits: """
      Options whose names m4 makes are not judged, nor what an option does. Up to Autoconf 2.13 \
      configure does not name its options in a way that could be read.
      """,
    examples: [
      .init(
        "in both", tag: "v3.12.0",
        files: [
          "configure.ac": "AC_ARG_ENABLE([shared],\ndnl AC_ARG_WITH([old], [])\n",
          "configure": "# Check whether --enable-shared was given.\n",
        ], expect: .passed),
      .init(
        "configure was not made again", tag: "v3.12.0",
        files: [
          "configure.ac": "AC_ARG_ENABLE(shared,\n[x])\nAC_ARG_WITH(\n  [bolt-flags], [])\n",
          "configure": "# Check whether --enable-shared was given.\n",
        ], expect: .failed(["--with-bolt-flags"])),
      .init(
        "no configure", tag: "v3.12.0", files: ["configure.ac": "AC_ARG_ENABLE([shared], [])\n"],
        expect: .undetermined(["configure"])),
    ])
}
