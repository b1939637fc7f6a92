internal import CPythonSource

/// Asks whether the roles of the documentation and of the release's news are ones that there are.
enum RolesKnown: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    let tree = inspection.tree
    var findings = Findings()
    var faults: [(path: RepoPath, fault: DocumentOutline.RoleFault)] = []
    var own: Set<String> = []
    Documents.each(of: tree, noting: &findings) { path, outline, findings in
      faults += outline.roleFaults.map { (path, $0) }
      own.formUnion(outline.ownRoles)
      findings.passIfNothingFailed()
    }
    for path in Documents.news(of: inspection) {
      do throws(ReadError) {
        faults += try tree.documentation(at: path)?.roleFaults.map { (path, $0) } ?? []
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    let isAsked = faults.contains { $0.fault.kind == .unknown }
    let extensions = isAsked ? SphinxExtensions.names(of: tree, &findings) : nil
    for (path, fault) in faults {
      let isOwn = own.contains(fault.role) || extensions?.mayHave(fault.role) == true
      if fault.kind == .unknown, isOwn { continue }
      let place = Location(path, line: fault.line)
      findings.fail(fault.role, message(of: fault, at: place), at: place)
    }
    return findings.outcome(ifNothing: Documents.none)
  }

  private static func message(
    of fault: DocumentOutline.RoleFault, at place: Location
  ) -> Message {
    switch fault.kind {
    case .unknown: "\(place) has the role \(fault.role), and there is none such"
    case .noNumber(let text): "\(place) gives the role \(fault.role) \(text), which is no number"
    case .unclosed: "\(place) has the role \(fault.role) without its closing backquote"
    }
  }
}

extension RolesKnown {
  static let documentation = ProbeDocumentation(
    summary: "each role is known, is closed, and has a number where it wants one",
    rationale: """
      The text of an unknown role is shown with an error in its place, and so is an issue without a number; without its \
      closing backquote a role swallows the text up to the next one.
      """,
    limits: """
      What an extension in Doc/tools or Doc/conf.py names in quotes counts as a role of its own. Of news, those of the \
      release are read. Roles of any domain of Sphinx, and those of before its domains, are known.
      """,
    examples: [
      .init(
        "known, and of the tree's own", tag: "v3.12.0",
        files: [
          "Doc/a.rst":
            ":func:`f`, (:c:func:`!F`) and :gh:`32426`, :pep:`8#x`, :rfc:`the title\n<1>`, ``:x:`y` ``, :oc:`x`.\n\n::\n\n   :z:`z`\n",
          "Doc/tools/extensions/own.py": "app.add_role('oc', f)\n",
        ], expect: .passed),
      .init(
        "misspelt, no number, and not closed", tag: "v3.12.1",
        files: [
          "Doc/a.rst":
            "See :fnc:`f`.\n\n:gh:`#103764`, :pep:`PEP 8`\n\nThe :func:`f and :func:`g`\nand :class:`C.\n",
          "Misc/NEWS.d/3.12.1.rst": ".. gh-issue: 1\n\nMend :metod:`m`.\n",
        ], expect: .failed(["fnc", "gh", "pep", "func", "class", "metod"])),
      .init("none", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])
}
