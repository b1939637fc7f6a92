internal import CPythonSource

/// Asks whether what the documentation and the release's news refer to is defined.
enum ReferencesResolve: Question {
  static let readsAhead: [ReadAhead] = [.documentation]

  static func examine(_ inspection: Inspection) -> Outcome {
    let tree = inspection.tree
    var findings = Findings()
    var places = ReferencedPlaces(of: tree)
    Documents.each(of: tree, noting: &findings) { _, outline, _ in places.add(outline) }
    // What could not be read may define anything.
    let isWhole = !findings.hasFailed
    var isJudged = false
    Documents.each(of: tree, noting: &findings) { path, outline, findings in
      isJudged = isJudged || !outline.references.isEmpty
      judge(outline, in: path, among: &places, isWhole: isWhole, &findings)
    }
    guard isJudged || findings.hasFailed else {
      return .notApplicable("no document refers to another place")
    }
    for path in Documents.news(of: inspection) {
      do throws(ReadError) {
        guard let outline = try tree.documentation(at: path) else { continue }
        judge(outline, in: path, among: &places, isWhole: isWhole, &findings)
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    findings.passIfNothingFailed()
    return findings.outcome(ifNothing: Documents.none)
  }

  private static func judge(
    _ outline: DocumentOutline, in path: RepoPath, among places: inout ReferencedPlaces,
    isWhole: Bool, _ findings: inout Findings
  ) {
    for reference in outline.references
    where !places.have(reference, from: path, noting: &findings) {
      let place = Location(path, line: reference.line)
      if isWhole {
        findings.fail(reference.target, message(of: reference, at: place), at: place)
      } else {
        findings.leaveOpen(
          reference.target,
          "\(place) refers to \(reference.target), and not all documents could be read", at: place)
      }
    }
  }

  private static func message(
    of reference: DocumentOutline.Reference, at place: Location
  ) -> Message {
    switch reference.kind {
    case .label: "\(place) refers to \(reference.target), which no document defines"
    case .document: "\(place) refers to the document \(reference.target), which is not there"
    case .term: "\(place) refers to the term \(reference.target), which no glossary has"
    }
  }
}

/// What references of the documentation may lead to.
private struct ReferencedPlaces {
  private let tree: SourceTree
  /// Sphinx makes these itself.
  private var labels: Set<String> = ["genindex", "modindex", "py-modindex", "search"]
  private var terms: Set<String> = []
  private var extensionNames: ExtensionNames?

  init(of tree: SourceTree) { self.tree = tree }

  mutating func add(_ outline: DocumentOutline) {
    for label in outline.labels { labels.insert(label.text) }
    labels.formUnion(outline.otherTargets)
    terms.formUnion(outline.terms)
  }

  mutating func have(
    _ reference: DocumentOutline.Reference, from path: RepoPath, noting findings: inout Findings
  ) -> Bool {
    let target = reference.target
    switch reference.kind {
    case .label: if labels.contains(target) { return true }
    // Without a glossary there is none to be found.
    case .term: return terms.isEmpty || terms.contains(target)
    case .document:
      // News are shown by the page of the changelog.
      let base =
        path.text.hasPrefix("Doc/") ? RepoPath(String(path.folder)) : Documents.whatsNewFolder
      let folder = target.hasPrefix("/") ? Documents.folder : base
      guard let document = folder.resolving(target) else { return false }
      return tree.listing[RepoPath(document.text + ".rst")] != nil
        || tree.listing.gap(hiding: document) != nil
    }
    let own = extensionNames ?? SphinxExtensions.names(of: tree, &findings)
    extensionNames = own
    return own.mayHave(target)
  }
}

extension ReferencesResolve {
  static let documentation = ProbeDocumentation(
    summary: "each label, document and term that the documentation refers to is there",
    rationale:
      "A link to a label that was renamed or never written is shown as plain text, and the build warns.",
    limits: """
      Asked are :ref:, :numref:, :doc: and :term:, of news those of the release. What an extension in \
      Doc/tools or Doc/conf.py names in quotes counts as a label. Labels of other projects are passed over.
      """,
    examples: [
      .init(
        "defined", tag: "v3.12.1",
        files: [
          "Doc/a.rst":
            ".. _one:\n.. _`Two  parts`:\n\nA\n=\n\n:ref:`One`, :ref:`the\ntitle <two parts>`, :ref:`!x`, :ref:`genindex`\nand _`three`.\n",
          "Doc/library/b.rst":
            ":doc:`../a`, :doc:`/a`, :term:`iterators <Iterator>`, ``:ref:`x` ``\n\n.. code-block:: c\n   :name: four\n\n   :ref:`y`\n",
          "Doc/glossary.rst": ".. glossary::\n   :sorted:\n\n   iterator\n      A :ref:`four`.\n",
          "Misc/NEWS.d/3.12.1.rst": ".. gh-issue: 1\n\nSee :ref:`three` and :doc:`../a`.\n",
        ], expect: .passed),
      .init(
        "renamed, never written, and gone", tag: "v3.12.1",
        files: [
          "Doc/a.rst":
            ".. _pep-695:\n.. _x: http://x\n\n* :ref:`pep695`\n* :ref:`text\n  <x>`, :doc:`b`, :term:`thing`\n",
          "Doc/glossary.rst": ".. glossary::\n\n   iterator\n      A thing.\n",
          "Misc/NEWS.d/next/Library/2023-12-01.gh-issue-1.rst": "See :ref:`four`.\n",
        ], expect: .failed(["pep695", "x", "b", "thing", "four"])),
      .init("none", tag: "v3.12.0", files: ["Doc/a.rst": "Text.\n"], expect: .notApplicable),
    ])
}
