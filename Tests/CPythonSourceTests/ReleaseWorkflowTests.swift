import CPythonSource
import Testing

@Suite struct ReleaseWorkflowTests {
  private func events(_ text: String) -> [WorkflowTriggers.Event] {
    WorkflowTriggers(workflow: Array(text.utf8)).events
  }

  @Test func readsListsInBothStyles() {
    let events = events(
      """
      name: Tests
      on:
        workflow_dispatch:
        push:
          branches:   # all of them
          - 'main'
          - "3.12"
          - 3.11
        pull_request:
          branches: [main, '3.12']
      jobs:
        push:
          branches:
          - other
      """)
    #expect(events.map(\.name) == ["push", "pull_request"])
    #expect(events[0].branches?.map(\.text) == ["main", "3.12", "3.11"])
    #expect(events[0].branches?.map(\.line) == [6, 7, 8])
    #expect(events[1].branches?.map(\.text) == ["main", "3.12"])
  }

  @Test func eventWithoutListIsForEveryBranch() {
    let events = events("\"on\":\n  push:\n  pull_request:\n    paths:\n    - x\n")
    #expect(events.map(\.branches) == [nil, nil])
  }

  @Test func noEvents() {
    #expect(events("").isEmpty)
    #expect(events("on: push\n").isEmpty)
    #expect(events("jobs:\n  push:\n").isEmpty)
  }

  @Test(
    arguments: [
      ("3.12", "3.12", true), ("3.*", "3.12", true), ("*", "3.12", true), ("3.1*2", "3.12", true),
      ("3.1", "3.12", false), ("4.*", "3.12", false), ("*.13", "3.12", false),
      ("3.12*12", "3.12", false),
    ] as [(String, String, Bool)])
  func matchesPatterns(_ pattern: String, _ branch: String, _ expected: Bool) {
    #expect(BranchPattern.matches(pattern, branch: branch) == expected)
  }

  @Test(arguments: ["3.1[0-9]", "3.1?", "!3.12x", "3.1+"])
  func leavesOtherPatternsOpen(_ pattern: String) {
    #expect(BranchPattern.matches(pattern, branch: "3.12") == nil)
  }

  @Test func readsVersionsOfForm() {
    let form = """
      body:
        - type: dropdown
          attributes:
            label: "Versions tested on:"
            multiple: true
            options:
              - "3.12"
              - '3.13'
              - main branch
          validations:
            required: true
        - type: dropdown
          attributes:
            label: Operating systems
            options:
              - Linux
      """
    let versions = IssueTemplate(form: Array(form.utf8)).versions
    #expect(versions?.map(\.text) == ["3.12", "3.13", "main branch"])
    #expect(versions?.first?.line == 7)
    #expect(IssueTemplate(form: Array("body: x\n".utf8)).versions == nil)
  }
}
