import Foundation
import TestSupport
import Testing

@testable import relcheck

/// `action.yml` and what it runs.
@Suite("GitHub Action")
struct ActionTests {
  private func run(_ inputs: [String: String], in folder: ScratchFolder) throws -> ProgramRun {
    var environment = ["GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary.md"]
    for (name, value) in inputs { environment["INPUT_" + name] = value }
    environment["RUNNER_TEMP"] = folder.path
    return try ProgramRun(
      shell: "RELCHECK_PROGRAM=$RELCHECK exec '\(InstallTests.root)/scripts/run-action'",
      in: folder.path, environment: environment)
  }

  private func defaults(_ fixture: SampleFixture, _ revisions: String) -> [String: String] {
    [
      "REVISIONS": revisions, "REPOSITORY": fixture.path, "STRICT": "false",
      "ANNOTATIONS": "true", "SUMMARY": "true", "FAIL": "true",
    ]
  }

  @Test("Annotations, summary, SARIF, outputs")
  func everything() throws {
    let fixture = try SampleFixture()
    let folder = try ScratchFolder()
    try folder.write("summary.md", "Of another step.\n")
    var inputs = defaults(fixture, "v3.12.0a1  v3.12.0a2")
    inputs["SARIF"] = "a.sarif"
    inputs["FORMAT"] = "json=a.json html=a.html"
    inputs["SELECT"] = "ver-* tag-*"
    inputs["IGNORE"] = "ver-pc*"
    let run = try run(inputs, in: folder)
    #expect(run.status == 1, "\(run.errorText)")
    let options = [
      "v3.12.0a1", "v3.12.0a2", "--select", "ver-*", "--select", "tag-*", "--ignore", "ver-pc*",
      "--format",
    ]
    #expect(try run.output == fixture.run(options + ["github"]).output)
    #expect(
      try folder.read("summary.md")
        == "Of another step.\n" + fixture.run(options + ["markdown"]).outputText)
    #expect(try folder.read("a.sarif") == fixture.run(options + ["sarif"]).outputText)
    #expect(try folder.read("a.json") == fixture.run(options + ["json"]).outputText)
    #expect(try folder.read("output") == "status=1\nsarif=a.sarif\n")
    #expect(try folder.names == ["a.html", "a.json", "a.sarif", "output", "summary.md"])
  }

  @Test("The status, and what it is with fail: false")
  func status() throws {
    let fixture = try SampleFixture()
    func status(
      _ revisions: String, _ more: [String: String] = [:]
    ) throws -> (exit: Int32, output: String) {
      let folder = try ScratchFolder()
      let run = try run(defaults(fixture, revisions).merging(more) { $1 }, in: folder)
      let output = folder.path + "/output"
      return (
        run.status,
        FileManager.default.fileExists(atPath: output) ? try folder.read("output") : ""
      )
    }
    #expect(try status("v3.12.0a1") == (0, "status=0\n"))
    #expect(try status("v3.12.0a2", ["FAIL": "false"]) == (0, "status=1\n"))
    #expect(try status("v3.12.9", ["FAIL": "false"]) == (3, "status=3\n"))
    #expect(try status("main", ["AS": "next"]).output.hasPrefix("status="))
    #expect(try status("", ["FAIL": "false"]) == (64, "status=64\n"))
    #expect(try status("v3.12.0a1", ["STRICT": "yes"]) == (64, ""))
    #expect(try status("--checks=/x") == (64, ""))
    #expect(try status("$(touch x);v1") == (64, "status=64\n"))
  }

  @Test("Branches, waivers, an earlier report")
  func nightly() throws {
    let fixture = try SampleFixture()
    let folder = try ScratchFolder()
    try folder.write("before.json", fixture.run("v3.12.0a2", "--format", "json").outputText)
    try folder.write(
      "waivers.toml",
      """
      schema = 1

      [[waiver]]
      check = "*"
      tags = ["v3.12.0a2"]
      reason = "a sample"

      """)
    var inputs = defaults(fixture, "v3.12.0a2").merging(["ANNOTATIONS": "false"]) { $1 }
    inputs["SINCE"] = "before.json"
    inputs["NEW_ONLY"] = "true"
    let since = try run(inputs, in: folder)
    #expect(since.status == 0)
    #expect(
      try since.output
        == ProgramRun(
          [
            "--repository", fixture.path, "v3.12.0a2", "--since", "before.json", "--new-only",
            "--format", "text",
          ], in: folder.path
        ).output)
    inputs = defaults(fixture, "v3.12.0a2").merging(["WAIVERS": "waivers.toml"]) { $1 }
    let waived = try run(inputs, in: folder)
    #expect(waived.status == 0, "\(waived.outputText)\(waived.errorText)")
    inputs = defaults(fixture, "refs/heads/x").merging(["BRANCHES": "true"]) { $1 }
    let branches = try run(inputs, in: folder)
    #expect(branches.status == (try fixture.run("--branches").status))
  }

  @Test("Every input of action.yml reaches the script, and no input stands in a command")
  func inputs() throws {
    let text = try String(
      contentsOf: URL(filePath: InstallTests.root + "/action.yml"), encoding: .utf8)
    let script = try String(
      contentsOf: URL(filePath: InstallTests.root + "/scripts/run-action"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let inputs = lines.drop { $0 != "inputs:" }.prefix { $0 != "outputs:" }.filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ")
    }.map { $0.dropFirst(2).dropLast() }
    #expect(inputs.count == 17)
    for input in inputs {
      let variable = "INPUT_" + input.uppercased().replacing("-", with: "_")
      #expect(text.contains("\(variable): ${{ inputs.\(input) }}"))
      #expect(script.contains("{\(variable)"))
    }
    let commands = lines.filter { $0.contains("run:") }
    #expect(commands == [#"      run: '"$ACTION_PATH/scripts/run-action"'"#])
  }
}
