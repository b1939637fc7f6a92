import Foundation
import TestSupport
import Testing

@testable import relcheck

/// `plan` and `merge`: the work of one run divided among several.
@Suite("Plan and merge")
struct MergeTests {
  static let range = "v3.11.0..v3.12.0a2"

  /// The sample's tags in shards, as JSON files, with one tag that does not exist.
  private func shards(_ fixture: SampleFixture, in folder: ScratchFolder) throws -> [String] {
    let groups = [["v3.11.0"], ["v3.12.0a1"], ["v3.12.0a2"], ["v3.12.0a3"]]
    return try groups.enumerated().map { index, tags in
      let path = "\(folder.path)/shard-\(index).json"
      _ = try fixture.run(tags + ["--format", "json=\(path)"])
      return path
    }
  }

  @Test("A merged report is the unsharded one, byte for byte", arguments: ReportFormat.allCases)
  func merged(format: ReportFormat) throws {
    let fixture = try SampleFixture()
    let folder = try ScratchFolder()
    let files = try shards(fixture, in: folder)
    let options = [
      "--format", format.rawValue, "--verbose", "--link-base", "https://example.org/x",
    ]
    let whole = try fixture.run([Self.range, "v3.12.0a3"] + options)
    let merged = try ProgramRun(["merge"] + files.reversed() + options)
    #expect(merged.output == whole.output && !whole.output.isEmpty)
    #expect(merged.status == whole.status && whole.status == 3)
    let ready = try ProgramRun(["merge", files[0], files[1]] + options)
    let both = try fixture.run(["v3.11.0", "v3.12.0a1"] + options)
    #expect(ready.output == both.output && ready.status == both.status && both.status != 3)
  }

  @Test("A merged folder is the unsharded one")
  func folder() throws {
    let fixture = try SampleFixture()
    let (shard, whole, merged) = (try ScratchFolder(), try ScratchFolder(), try ScratchFolder())
    let files = try shards(fixture, in: shard)
    let formats = ["--format", "html", "--format", "markdown", "--format", "json"]
    _ = try fixture.run([Self.range, "v3.12.0a3", "--output", whole.path] + formats)
    _ = try ProgramRun(["merge"] + files + ["--output", merged.path] + formats)
    #expect(try merged.names == whole.names && whole.names.count == 11)
    for name in try whole.names { #expect(try merged.read(name) == whole.read(name)) }
  }

  @Test("The order of the files is kept on request")
  func keepOrder() throws {
    let fixture = try SampleFixture()
    let folder = try ScratchFolder()
    let files = try shards(fixture, in: folder)
    let whole = try fixture.run("v3.12.0a2", "v3.11.0", "--format", "text")
    let merged = try ProgramRun(["merge", files[2], files[0], "--keep-order", "--format", "text"])
    #expect(merged.outputText == whole.outputText)
    let sorted = try ProgramRun(["merge", files[2], files[0], "--format", "text"])
    #expect(sorted.outputText != whole.outputText)
  }

  @Test("With a plan nothing may be missing, and the order is the plan's")
  func withPlan() throws {
    let fixture = try SampleFixture()
    let folder = try ScratchFolder()
    let files = try shards(fixture, in: folder)
    let tags = ["v3.12.0a2", "v3.11.0", "v3.12.0a1"]
    for format in ["lines", "github-matrix"] {
      let plan = try fixture.run(["plan", "--shards", "2", "--format", format] + tags)
      try folder.write("plan", plan.outputText)
      let arguments = ["merge", "--plan", "\(folder.path)/plan", "--format", "json"]
      let merged = try ProgramRun(arguments + files[0...2])
      #expect(try merged.output == fixture.run(tags + ["--format", "json"]).output)
      let less = try ProgramRun(arguments + [files[2]])
      #expect(
        less.status == 3
          && less.errorText
            == "relcheck: error: 'v3.11.0' of the plan is in none of the files, and 1 more are not\n"
      )
      let more = try ProgramRun(arguments + files)
      #expect(more.status == 3 && more.errorText.contains("'v3.12.0a3' in "))
    }
    for text in ["", "{", "{\"include\": 1}", "-x", "a;b"] {
      try folder.write("plan", text)
      let run = try ProgramRun(["merge", "--plan", "\(folder.path)/plan", files[0]])
      #expect(run.status == 3 && run.errorText.contains("is not a plan that"))
    }
  }

  @Test("A commit that is not tagged, and one tag that could not be inspected")
  func single() throws {
    let fixture = try SampleFixture()
    let options = ["--as", "3.12.0a3", "--format", "json"]
    let folder = try ScratchFolder()
    try folder.write("a.json", try fixture.run(["main"] + options).outputText)
    let merged = try ProgramRun(["merge", "\(folder.path)/a.json", "--format", "markdown"])
    let whole = try fixture.run("main", "--as", "3.12.0a3", "--format", "markdown")
    #expect(merged.output == whole.output && merged.status == whole.status)
    let missing = try fixture.run("v3.12.0a3", "--format", "json")
    #expect(missing.status == 3 && missing.outputText.contains(#""verdict": "not-inspected""#))
    try folder.write("b.json", missing.outputText)
    let again = try ProgramRun(["merge", "\(folder.path)/b.json", "--format", "json"])
    #expect(again.output == missing.output && again.status == 3)
    let text = try ProgramRun(["merge", "\(folder.path)/b.json", "--format", "text"])
    #expect(text.output.isEmpty && text.errorText.contains("no tag 'v3.12.0a3'"))
  }

  @Test("What cannot be merged is told in one sentence")
  func refused() throws {
    let fixture = try SampleFixture()
    let folder = try ScratchFolder()
    let files = try shards(fixture, in: folder)
    func expect(_ arguments: [String], _ status: Int32, _ text: String) throws {
      let run = try ProgramRun(["merge"] + arguments)
      #expect(run.status == status && run.output.isEmpty)
      #expect(run.errorText.contains(text), "\(run.errorText)")
    }
    try expect([], 64, "Error: no file given")
    try expect([files[0], "/no/such"], 3, "cannot read '/no/such': no such file")
    try expect([folder.path], 3, "is a directory")
    try expect([files[0], files[0]], 3, "'v3.11.0' stands twice in '\(files[0])'")
    try folder.write("copy.json", try folder.read("shard-0.json"))
    try expect(
      [files[0], "\(folder.path)/copy.json"], 3,
      "'v3.11.0' stands in '\(files[0])' and in '\(folder.path)/copy.json'")
    try folder.write(
      "strict.json", try fixture.run("v3.12.0a1", "--strict", "--format", "json").outputText)
    try expect(
      [files[0], "\(folder.path)/strict.json"], 3, "were checked with different values of --strict")
    let text = try folder.read("shard-0.json")
    func write(_ old: String, _ new: String) throws -> String {
      try folder.write("changed.json", text.replacing(old, with: new, maxReplacements: 1))
      return "\(folder.path)/changed.json"
    }
    try expect([try write("sha256:", "sha256:0")], 3, "was checked with other check data\n")
    try expect(
      [try write("\"\(Relcheck.versionNumber)\"", "\"9.9\"")], 3,
      "was made by relcheck 9.9, which is another version\n")
    try expect(
      [try write("\"results\": [", "\"results\": [7, ")], 3, "'results[0]' is of another kind")
    try expect([try write("{", "")], 3, "changed.json' is not JSON, or is cut off\n")
    try expect(
      [try write("\"schema_version\": 1", "\"schema_version\": 2")], 3, "has the schema version 2")
  }

  @Test("A plan is what check takes, divided")
  func plan() throws {
    let fixture = try SampleFixture()
    let lines = try fixture.run("plan", Self.range, "--shards", "2")
    #expect(lines.outputText == "v3.11.0\nv3.12.0a1 v3.12.0a2\n" && lines.status == 0)
    let matrix = try fixture.run("plan", Self.range, "--shards", "9", "--format", "github-matrix")
    let value =
      try JSONSerialization.jsonObject(with: Data(matrix.output)) as? [String: [[String: Any]]]
    #expect(
      value?["include"]?.compactMap { $0["tags"] as? String } == [
        "v3.11.0", "v3.12.0a1", "v3.12.0a2",
      ])
    #expect(value?["include"]?.compactMap { $0["shard"] as? Int } == [1, 2, 3])
    #expect(matrix.outputText.filter { $0 == "\n" }.count == 1)
    let revisions = try fixture.run("plan", "main", "--as", "next", "--shards", "1")
    #expect(revisions.outputText == "main\n")
    let odd = try fixture.run("plan", "main~0", "--as", "next", "--shards", "1")
    #expect(odd.status == 3 && odd.errorText.contains("'main~0' cannot stand in a plan"))
    for arguments in [
      ["--shards", "0"], ["--shards", "x"], [], ["--shards", "300", "--format", "github-matrix"],
    ] {
      #expect(try fixture.run(["plan", Self.range] + arguments).status == 64)
    }
    #expect(try fixture.run("plan", "--shards", "2").status == 64)
  }

  @Test("Places are in the order of the file, whatever the order of a hash table")
  func order() throws {
    let repository = try FixtureRepository(bare: true)
    // A name that twelve functions make global: each of them is a scope of its own.
    let functions = (0..<12).map { "def f\($0)():\n    global log\n    log = \($0)\n\n" }
    let commit = try repository.commit([
      "Include/patchlevel.h": "#define PY_VERSION \"3.9.0\"\n",
      "Lib/cgi.py": .text(functions.joined()),
    ])
    try repository.lightweightTag("v3.9.0", at: commit)
    let run = try ProgramRun([
      "find", "cgi.log", "--tag", "v3.9.0", "--format", "json", "--repository", repository.path,
    ])
    let places = (0..<12).map { "{\"path\": \"Lib/cgi.py\", \"line\": \($0 * 4 + 3)}" }
    let shown = run.outputText.split(separator: "\"evidence\": ").last ?? ""
    let count = shown.split(separator: "{").count - 1
    #expect(count > 3 && shown.hasPrefix("[" + places.prefix(count).joined(separator: ", ")))
  }
}
