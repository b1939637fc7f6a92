import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// What the program writes as JSON is what `docs/schema` says.
@Suite("JSON schemas")
struct SchemaTests {
  private func schema(_ name: String) throws -> JSONSchema {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../docs/schema/\(name).json")
    return try JSONSchema(json: Array(try Data(contentsOf: file)))
  }

  /// The program's output in lines is one document each.
  private func expectValid(
    _ run: ProgramRun, _ name: String, isInLines: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let schema = try schema(name)
    let texts =
      isInLines ? run.outputText.split(separator: "\n").map(String.init) : [run.outputText]
    #expect(!texts.isEmpty && run.status < 3, sourceLocation: sourceLocation)
    for text in texts {
      #expect(try schema.faults(of: text) == [], sourceLocation: sourceLocation)
    }
  }

  @Test("Reports of one tag, of several, of a commit, with waivers and since")
  func check() throws {
    let fixture = try SampleFixture()
    let scratch = try ScratchFolder()
    try scratch.write(
      "w.toml",
      """
      schema = 1
      [[waiver]]
      check = "ver-*"
      tags = ["v3.12.*", "3.11"]
      path = "*"
      reason = "known"
      expires = 2099-01-01
      [[waiver]]
      check = "tag-name"
      reason = "old"
      expires = "v3.11.0"

      """)
    let json = ["--format", "json"]
    try expectValid(try fixture.run(["v3.12.0a1", "--verbose"] + json), "check")
    let several = try fixture.run(["v3.11.0..v3.12.0a2"] + json)
    try expectValid(several, "check")
    try scratch.write("before.json", several.outputText)
    let folder = scratch.path + "/"
    let waived = try fixture.run(
      ["v3.12.0a2", "--waivers", folder + "w.toml", "--since", folder + "before.json"] + json)
    try expectValid(waived, "check")
    #expect(waived.outputText.contains("\"outcome\": \"waived\""))
    #expect(waived.outputText.contains("\"why\": \"expired\""))
    try expectValid(try fixture.run(["check", "main", "--as", "3.12.0a3"] + json), "check")
    let missing = try fixture.run(["v3.12.0a1", "v3.12.0a9"] + json)
    #expect(missing.outputText.contains("not-inspected"))
    #expect(try schema("check").faults(of: missing.outputText) == [])
  }

  @Test("Answers to the other questions")
  func answers() throws {
    let fixture = try SampleFixture()
    let json = ["--format", "json"]
    let names = [
      "smtpd", "PyASCIIObject.wstr", "Lib/smtpd.py", "opcode:LOAD_METHOD", "nothing.at.all",
    ]
    try expectValid(
      try fixture.run(["find"] + names + ["--tag", "v3.12.0a1"] + json), "find", isInLines: true)
    try expectValid(try fixture.run(["surface", "v3.11.0"] + json), "surface")
    try expectValid(try fixture.run(["diff", "v3.11.0", "v3.12.0a1"] + json), "diff")
    try expectValid(try fixture.run(["claims", "v3.12.0a1"] + json), "claims", isInLines: true)
    let scratch = try ScratchFolder()
    let draft = try fixture.run(["announce", "v3.12.0a1"])
    try scratch.write(
      "a.md", draft.outputText + "\nPython 3.12.0a2 is due on Monday, 2022-11-14.\n")
    try expectValid(
      try fixture.run(
        ["claims", "v3.12.0a1", "--announcement", scratch.path + "/a.md"] + json), "claims",
      isInLines: true)
    for name in ["smtpd", "nothing.at.all"] {
      try expectValid(try fixture.run(["when", name] + json), "when")
    }
  }

  @Test("A document that is not as the schema says is told")
  func faults() throws {
    let good = try SampleFixture().run(["v3.12.0a1", "--format", "json"]).outputText
    let schema = try schema("check")
    func faults(_ old: String, _ new: String) throws -> [String] {
      #expect(good.contains(old))
      return try schema.faults(of: good.replacingOccurrences(of: old, with: new))
    }
    #expect(try faults("\"verdict\": \"ready\"", "\"verdict\": \"good\"").isEmpty == false)
    #expect(try faults("\"schema_version\": 1", "\"schema_version\": 2").isEmpty == false)
    #expect(
      try faults("\"counts\"", "\"count\"")
        == [".count: is not described", ".counts: is missing"].sorted())
    #expect(
      try faults("\"strict\": false", "\"strict\": 0") == [".strict: is integer, not boolean"])
    #expect(try faults("\"phase\": \"alpha\"", "\"phase\": null").count == 1)
    var lenient = schema
    lenient.isComplete = false
    let more = good.replacingOccurrences(of: "\"strict\"", with: "\"later\": 1,\n  \"strict\"")
    #expect(try lenient.faults(of: more) == [] && schema.faults(of: more).count == 1)
  }
}
