internal import CPythonSource

/// Asks whether `pyconfig.h.in` has a line for every macro that `configure.ac` defines.
enum ConfigurationTemplateComplete: Question {
  private static let template: RepoPath = "pyconfig.h.in"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let (path, source) = try inspection.tree.first(of: RepoPath.configureSources) else {
      return .notApplicable("the tree has no \(RepoPath.configureSources[0])")
    }
    guard let bytes = try inspection.tree.bytes(at: template) else {
      return .notApplicable("the tree has no \(template)")
    }
    let names = ConfigurationTemplate.names(in: bytes)
    var findings = Findings()
    var seen: Set<String> = []
    for macro in ConfigureMacros(source: source).definitions where seen.insert(macro.text).inserted
    {
      let place = Location(path, line: macro.line)
      if names.contains(macro.text) {
        findings.pass(place)
      } else {
        findings.fail(
          macro.text, "\(place) defines \(macro.text), and \(template) has no line for it",
          at: place, Location(template))
      }
    }
    for check in ConfigureChecks(source: source).checks where seen.insert(check.macro).inserted {
      let place = Location(path, line: check.line)
      if names.contains(check.macro) {
        findings.pass(place)
      } else {
        findings.fail(
          check.macro,
          "\(place) looks for \(check.name), and \(template) has no line for \(check.macro)",
          at: place, Location(template))
      }
    }
    return findings.outcome(ifNothing: "\(path) defines no macros")
  }

  static let documentation = ProbeDocumentation(
    summary: "pyconfig.h.in has a line for every macro that configure.ac defines",
    rationale: """
      configure fills in the lines of the template. A macro that has none is found by the test and \
      never reaches the code: the feature is silently left out.
      """,
    limits: """
      Judged are AC_DEFINE, AC_CHECK_FUNCS and AC_CHECK_HEADERS. Macros whose names m4 or the shell makes \
      are not judged.
      """,
    examples: [
      .init(
        "in both", tag: "v3.12.0",
        files: [
          "configure.ac":
            "AC_DEFINE([HAVE_X], [1], [X.])\nAS_VAR_PUSHDEF([v], [a])\nAC_DEFINE([v])\n",
          "pyconfig.h.in": "#undef HAVE_X\n",
        ], expect: .passed),
      .init(
        "the template was not made again", tag: "v3.12.0",
        files: [
          "configure.ac": "AC_DEFINE(HAVE_X, 1, X.)\n  AC_DEFINE_UNQUOTED([HAVE_Y], $y, [Y.])\n",
          "pyconfig.h.in": "#undef HAVE_X\n",
        ], expect: .failed(["HAVE_Y"])),
      .init(
        "a function and a header that are looked for", tag: "v3.12.0",
        files: [
          "configure.ac":
            "AC_CHECK_FUNCS([ \\\n  alarm new_call \\\n])\nAC_CHECK_HEADERS(sys/new.h a.h, [x])\nAC_CHECK_FUNCS($more)\n",
          "pyconfig.h.in": "#undef HAVE_ALARM\n#undef HAVE_A_H\n",
        ], expect: .failed(["HAVE_NEW_CALL", "HAVE_SYS_NEW_H"])),
      .init("no template", tag: "v1.4", files: ["configure.in": ""], expect: .notApplicable),
    ])
}
