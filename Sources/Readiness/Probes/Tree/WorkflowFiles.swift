internal import CPythonSource

/// Asks whether the files that CI workflows call are in the tree.
enum WorkflowFiles: Question {
  private static let workflows: RepoPath = ".github/workflows"
  private static let pipelines: RepoPath = ".azure-pipelines"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    var findings = Findings()
    for entry in tree.listing.entries(below: workflows) where isYAML(entry.path) {
      guard let bytes = findings.bytes(at: entry.path, in: tree) else { continue }
      for call in WorkflowCalls.paths(in: bytes) {
        judge(RepoPath(call.text), Location(entry.path, line: call.line), tree, &findings)
      }
    }
    for entry in tree.listing.entries(below: pipelines) where isYAML(entry.path) {
      guard let bytes = findings.bytes(at: entry.path, in: tree) else { continue }
      for template in WorkflowCalls.templates(in: bytes) {
        let folder = RepoPath(String(entry.path.folder))
        guard let path = folder.resolving(template.text) else { continue }
        judge(path, Location(entry.path, line: template.line), tree, &findings)
      }
    }
    return findings.outcome(ifNothing: "no workflow calls a file of the tree")
  }

  private static func isYAML(_ path: RepoPath) -> Bool {
    path.ending == "yml" || path.ending == "yaml"
  }

  private static func judge(
    _ path: RepoPath, _ place: Location, _ tree: SourceTree, _ findings: inout Findings
  ) {
    if tree.listing[path] != nil || !tree.listing.names(in: path).isEmpty {
      findings.pass(place)
    } else if tree.listing.gap(hiding: path) == nil {
      findings.fail(path.text, "\(place) calls \(path), which is not there", at: place)
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "the scripts, workflows and templates that CI workflows call are in the tree",
    rationale: """
      A workflow that calls what is not there fails as a whole, and nothing of the branch is tested until \
      somebody looks.
      """,
    limits: """
      Asked are paths that begin with ./.github/, and templates of .azure-pipelines; what other programs the \
      commands call is not, nor what is made at run time.
      """,
    examples: [
      .init(
        "all there", tag: "v3.12.0",
        files: [
          ".github/workflows/build.yml":
            "jobs:\n  docs:\n    uses: ./.github/workflows/docs.yml\n  x:\n    run: sudo ./.github/workflows/deps.sh # ./.github/none\n",
          ".github/workflows/docs.yml": "on: workflow_call\n",
          ".github/workflows/deps.sh": "", ".azure-pipelines/ci.yml": "- template: ./a/b.yml\n",
          ".azure-pipelines/a/b.yml": "- template: c.yml\n", ".azure-pipelines/a/c.yml": "",
        ], expect: .passed),
      .init(
        "a workflow, a script and a template that left", tag: "v3.12.0",
        files: [
          ".github/workflows/build.yml":
            "jobs:\n  docs:\n    uses: ./.github/workflows/docs.yml\n  x:\n    run: sudo ./.github/workflows/deps.sh\n",
          ".azure-pipelines/ci.yml": "- template: ./a/b.yml\n",
        ],
        expect: .failed([
          ".github/workflows/docs.yml", ".github/workflows/deps.sh", ".azure-pipelines/a/b.yml",
        ])),
      .init(
        "no workflows", tag: "v3.6.0", files: ["README.rst": ""], expect: .notApplicable),
    ])
}
