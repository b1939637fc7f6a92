import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// A report held against an earlier one.
@Suite("Since")
struct SinceTests {
  @Test("The same commit has nothing new, and new findings alone may decide")
  func same() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let path = scratch.path + "/yesterday.json"
    let first = try fixture.run("v3.12.0a2", "--format", "json=" + path)
    #expect(first.status == 1)
    let plain = try fixture.run("v3.12.0a2", "--since", path)
    #expect(plain.status == 1 && plain.errorText == "")
    #expect(
      plain.outputText.contains("Since `yesterday.json`\n\n0 findings are new, 0 are resolved"))
    #expect(!plain.outputText.contains("**New") && !plain.outputText.contains(scratch.path))
    let alone = try fixture.run("v3.12.0a2", "--since", path, "--new-only")
    #expect(alone.status == 0 && alone.outputText.contains("By new findings alone: ready."))
    #expect(alone.outputText.hasPrefix("# Python 3.12.0a2: NOT READY"))
  }

  @Test("What came with a release is new, and what left is resolved")
  func changed() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let path = scratch.path + "/a.json"
    let (good, bad) = ("v3.12.0a1", "v3.12.0a2")
    #expect(try fixture.run(good, "--format", "json=" + path).status == 0)
    let worse = try fixture.run(bad, "--since", path, "--new-only", "--format", "json")
    #expect(worse.status == 1)
    #expect(worse.outputText.contains("\"name\": \"v3.12.0a1\""))
    #expect(worse.outputText.contains("\"new\": true"))
    _ = try fixture.run(bad, "--format", "json=" + path)
    let better = try fixture.run(good, "--since", path, "--format", "text")
    #expect(better.status == 0 && better.outputText.contains("\n  resolved["))
  }

  @Test("A file that has no such report, or is none, is told")
  func others() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    let path = scratch.path + "/a.json"
    _ = try fixture.run("v3.11.0", "--format", "json=" + path)
    let other = try fixture.run("v3.12.0a2", "--since", path, "--new-only")
    #expect(
      other.errorText
        == "relcheck: warning: a.json has no report of v3.12.0a2; nothing is marked new there\n")
    #expect(other.status == 1)
    let arguments = ["--repository", fixture.path, "v3.12.0a1", "--since", "b.json"]
    try scratch.write("b.json", "{\"schema_version\": 9}")
    expect(
      try ProgramRun(arguments, in: scratch.path), 3,
      "relcheck: error: b.json: schema_version is 9, this relcheck reads 1\n")
    try scratch.write("b.json", "{\"version\": \"2.1.0\", \"runs\": []}")
    expect(
      try ProgramRun(arguments, in: scratch.path), 3,
      "relcheck: error: b.json:1: not a relcheck report (no \"schema_version\")\n")
    let whole = try scratch.read("a.json")
    try scratch.write("b.json", String(whole.dropLast(whole.count / 2)))
    expect(
      try ProgramRun(arguments, in: scratch.path), 3,
      "relcheck: error: b.json: not JSON, or cut short\n")
    expect(
      try ProgramRun(arguments.dropLast() + ["none.json"], in: scratch.path), 3,
      "relcheck: error: cannot read 'none.json': no such file\n")
    let usage = try fixture.run("v3.12.0a1", "--new-only")
    #expect(usage.status == 64)
    #expect(
      usage.errorText.hasPrefix("Error: '--new-only' needs '--since', an earlier JSON report\n"))
  }
}
