internal import CPythonSource

/// Asks whether `configure` knows every option that `configure.ac` gives it, and looks for and defines all
/// that it names.
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
    let macros = ConfigureMacros(source: source)
    for option in macros.options {
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
    var seen: Set<String> = []
    let named =
      macros.definitions.map { ($0.text, $0.line) }
      + ConfigureChecks(source: source).checks.map { ($0.name, $0.line) }
    let modules = ConfigureOutputs.modules(in: source)
    let words = script.words(among: Set(named.map(\.0) + modules.flatMap { traces(of: $0.text) }))
    for (name, line) in named where seen.insert(name).inserted && !words.contains(name) {
      let place = Location(path, line: line)
      findings.fail(
        name, "\(place) names \(name), of which configure does not know", at: place,
        Location(.configure))
    }
    for module in modules where words.isDisjoint(with: traces(of: module.text)) {
      let place = Location(path, line: module.line)
      findings.fail(
        module.text,
        "\(place) asks for the module \(module.text), of which configure does not know",
        at: place, Location(.configure))
    }
    checkTemplates(ConfigureOutputs.templates(in: source), path, inspection.tree, &findings)
    checkHelpers(of: script, inspection.tree, &findings)
    return findings.outcome(ifNothing: "\(path) adds no options")
  }

  /// What configure has of a module that it asks for.
  private static func traces(of module: String) -> [String] {
    ["MODULE_\(module.uppercased())_STATE", "py_cv_module_\(module)"]
  }

  /// What configure makes files of.
  private static func checkTemplates(
    _ templates: [Mention], _ source: RepoPath, _ tree: SourceTree, _ findings: inout Findings
  ) {
    for template in templates {
      let path = RepoPath(template.text)
      guard tree.listing[path] == nil, tree.listing.gap(hiding: path) == nil else { continue }
      let place = Location(source, line: template.line)
      findings.fail(
        Finding(
          subject: path.text, "\(place) makes a file of \(path), which is not there", at: [place],
          remedy: "bring the template back, or take its output off the list."))
    }
  }

  /// The scripts that configure runs; without one of them it stops at once.
  private static func checkHelpers(
    of script: [UInt8], _ tree: SourceTree, _ findings: inout Findings
  ) {
    // What asks for the build system says so; every configure names the scripts.
    let isCanonical =
      SoughtWord("cannot run $SHELL $ac_aux_dir/config.sub").isIn(script.span)
      || SoughtWord("cannot run $SHELL ${ac_aux_dir}config.sub").isIn(script.span)
    let installs =
      SoughtWord("$ac_dir/install-sh").isIn(script.span)
      || SoughtWord("${as_dir}install-sh").isIn(script.span)
    let helpers =
      (isCanonical ? ["config.guess", "config.sub"] : []) + (installs ? ["install-sh"] : [])
    for helper in helpers {
      let path = RepoPath(helper)
      guard tree.listing[path] == nil, tree.listing.gap(hiding: path) == nil else { continue }
      findings.fail(
        Finding(
          subject: helper, "\(RepoPath.configure) runs \(path), which is not there",
          at: [Location(.configure)], remedy: "bring the script back."))
    }
  }

  static let documentation = ProbeDocumentation(
    summary:
      "configure has every option, name and module that configure.ac asks for; the templates and scripts that it needs are there",
    rationale: """
      Who builds from the source release runs the configure in it. An option that was added to \
      configure.ac without making configure again is documented and does nothing.
      """,
    limits: """
      Options and names that m4 or the shell makes are not judged, nor what an option does. Up to Autoconf 2.13 \
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
        "a function, a header and a macro that it does not know", tag: "v3.12.0",
        files: [
          "configure.ac":
            "AC_ARG_ENABLE([shared],\nAC_DEFINE(HAVE_OLD, 1)\nAC_DEFINE(HAVE_NEW, 1)\nAC_CHECK_FUNCS([alarm new_call])\nAC_CHECK_HEADERS([a.h sys/new.h])\n",
          "configure":
            "# Check whether --enable-shared was given.\n#define HAVE_OLD 1\nac_fn_c_check_func \"alarm\"\nfor h in a.h\n",
        ], expect: .failed(["HAVE_NEW", "new_call", "sys/new.h"])),
      .init(
        "a module, and templates that are not there", tag: "v3.12.0",
        files: [
          "configure.ac":
            "AC_ARG_ENABLE([shared],\nPY_STDLIB_MOD_SIMPLE([_zoneinfo])\nPY_STDLIB_MOD(\n  [_new], [])\nPY_STDLIB_MOD([$1])\nAC_CONFIG_FILES(m4_normalize([\n  Makefile.pre\n  Misc/gone.pc\n]))\nAC_CONFIG_FILES([a:b.in:c.in], [chmod x])\n",
          "configure": "# Check whether --enable-shared was given.\npy_cv_module__zoneinfo=yes\n",
          "Makefile.pre.in": "", "b.in": "",
        ], expect: .failed(["_new", "Misc/gone.pc.in", "c.in"])),
      .init(
        "a script that it runs is not there", tag: "v3.12.0",
        files: [
          "configure.ac": "AC_ARG_ENABLE([shared],\n",
          "configure":
            "# Check whether --enable-shared was given.\nas_fn_error $? \"cannot run $SHELL $ac_aux_dir/config.sub\"\n",
          "config.sub": "",
        ], expect: .failed(["config.guess"])),
      .init(
        "no configure", tag: "v3.12.0", files: ["configure.ac": "AC_ARG_ENABLE([shared], [])\n"],
        expect: .undetermined(["configure"])),
    ])
}
