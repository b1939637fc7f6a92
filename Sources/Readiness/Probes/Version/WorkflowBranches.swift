internal import CPythonSource

/// Asks whether the build workflow runs for the branch of this series.
enum WorkflowBranches: Question {
  private static let workflow: RepoPath = ".github/workflows/build.yml"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let bytes = try inspection.tree.bytes(at: workflow) else {
      return .notApplicable("the tree has no \(workflow)")
    }
    let branch = inspection.schedule?.branch ?? inspection.version.series.text
    var findings = Findings()
    for event in WorkflowTriggers(workflow: bytes).events {
      let place = Location(workflow, line: event.line)
      guard let patterns = event.branches else {
        findings.pass(place)
        continue
      }
      let answers = patterns.map { BranchPattern.matches($0.text, branch: branch) }
      if answers.contains(true) {
        findings.pass(place)
      } else if answers.contains(nil) {
        findings.leaveOpen(event.name, "a pattern of \(event.name) is not understood", at: place)
      } else {
        findings.fail(event.name, "\(event.name) does not list the branch \(branch)", at: place)
      }
    }
    return findings.outcome(ifNothing: "\(workflow) does not go by branches")
  }

  static let documentation = ProbeDocumentation(
    summary: "the build workflow runs for the branch of this series",
    rationale: """
      A maintenance branch that the workflow does not list gets no test run on a push or a pull \
      request.
      """,
    limits: """
      Read is the file in the tagged tree, not in the main branch. Lists with patterns other than \
      * are left undetermined.
      """,
    examples: [
      .init(
        "listed, in both styles", tag: "v3.12.0",
        files: [
          workflow: """
          on:
            push:
              branches:
              - 'main'
              - '3.12'
            pull_request:
              branches: [main, 3.12]

          """
        ], expect: .passed),
      .init(
        "by a pattern", tag: "v3.14.0",
        files: [workflow: "on:\n  push:\n    branches:\n    - '3.*'\n"], expect: .passed),
      .init(
        "not listed", tag: "v3.12.0",
        files: [workflow: "on:\n  push:\n    branches:\n    - main\n    - 3.11\n"],
        expect: .failed(["push"])),
      .init("no workflow", tag: "v3.7.0", files: [:], expect: .notApplicable),
    ])
}
