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
    try checkUnknown(ConfigurationTemplate.unset(in: bytes), made: seen, inspection.tree, &findings)
    return findings.outcome(ifNothing: "\(path) defines no macros")
  }

  /// Lines of the template that configure knows nothing of, by the name or by what is looked for.
  private static func checkUnknown(
    _ lines: [String: Int], made: Set<String>, _ tree: SourceTree, _ findings: inout Findings
  ) throws(ReadError) {
    guard let script = try tree.bytes(at: .configure) else { return }
    let sought = lines.filter { !made.contains($0.key) }
    let traces = sought.keys.reduce(into: [String: Set<String>]()) {
      $0[$1] = ConfigurationTemplate.traces(of: $1)
    }
    let words = script.words(among: traces.values.reduce(into: []) { $0.formUnion($1) })
    for (name, line) in sought.sorted(by: { $0.value < $1.value })
    where traces[name]?.isDisjoint(with: words) == true {
      let place = Location(template, line: line)
      findings.fail(
        Finding(
          subject: name, "\(place) has a line for \(name), of which configure does not know",
          at: [place, Location(.configure)], atMost: .note))
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "pyconfig.h.in has a line for every macro that configure.ac defines",
    rationale: """
      configure fills in the lines of the template. A macro that has none is found by the test and \
      never reaches the code: the feature is silently left out.
      """,
    limits: """
      Judged are AC_DEFINE, AC_CHECK_FUNCS and AC_CHECK_HEADERS. Macros whose names m4 or the shell makes \
      are not judged. A line that configure knows nothing of is a note.
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
      .init(
        "a line that is left over", tag: "v3.12.0",
        files: [
          "configure.ac": "AC_DEFINE([HAVE_X], [1], [X.])\n",
          "configure": "for h in sys/new_x.h; do call_it",
          "pyconfig.h.in":
            "#undef HAVE_X\n#undef HAVE_SYS_NEW_X_H\n#undef HAVE_CALL_IT\n#undef HAVE_OLD_H\n#define A B\n",
        ], expect: .failed(["HAVE_OLD_H"])),
      .init("no template", tag: "v1.4", files: ["configure.in": ""], expect: .notApplicable),
    ])
}
