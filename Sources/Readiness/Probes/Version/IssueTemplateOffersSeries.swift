internal import CPythonSource

/// Asks whether the form for bug reports offers this series.
enum IssueTemplateOffersSeries: Question {
  private static let form: RepoPath = ".github/ISSUE_TEMPLATE/bug.yml"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let bytes = try inspection.tree.bytes(at: form) else {
      return .notApplicable("the tree has no \(form)")
    }
    guard let versions = IssueTemplate(form: bytes).versions else {
      return .notApplicable("\(form) has no list of versions")
    }
    let series = inspection.version.series.text
    if let option = versions.first(where: { $0.text == series }) {
      return .passed(lookedAt: [Location(form, line: option.line)])
    }
    let finding = Finding(
      subject: series, "the list of versions has no \(series)",
      at: [Location(form, line: versions.last?.line)])
    return .failed([finding], undetermined: [])
  }

  static let documentation = ProbeDocumentation(
    summary: "the form for bug reports offers this series",
    rationale: """
      From the first beta on people report against a series by its number; before, against the \
      main branch. The list is changed by hand when a branch is opened.
      """,
    limits: """
      GitHub shows the form of the default branch. Those of maintenance branches are not kept up.
      """,
    examples: [
      .init("offered", tag: "v3.13.0b1", files: [form: form(["3.12", "3.13"])], expect: .passed),
      .init(
        "not offered", tag: "v3.13.0b1", files: [form: form(["3.11", "3.12"])],
        expect: .failed(["3.13"])),
      .init("no form", tag: "v3.11.0b1", files: [:], expect: .notApplicable),
    ])

  private static func form(_ options: [String]) -> String {
    """
    body:
      - type: dropdown
        attributes:
          label: "Versions tested on:"
          options:
    \(options.map { "        - \"\($0)\"" }.joined(separator: "\n"))
            - "main branch"

    """
  }
}
