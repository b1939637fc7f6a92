import GitStore
import TestSupport
import Testing

/// References and tag objects that lead nowhere, elsewhere or in a circle.
@Suite("Hostile references")
struct HostileReferenceTests {
  private static func made(
    _ name: String, status: Int32 = 3, error: String?, output: String? = nil,
    arguments: [String] = ["v3.12.0a1", "--format", "text"],
    _ apply: @escaping @Sendable (SampleFixture) throws -> Void
  ) -> HostileCase {
    HostileCase(name, arguments, status: status, error: error, output: output, prepare: apply)
  }

  private static let place = "refs/tags/v3.12.0a1"
  private static let unresolved = "v3.12.0a1: cannot resolve tag v3.12.0a1: "

  static let files = [
    made("an empty reference", error: "v3.12.0a1") { try $0.repository.write(place, "") },
    made("a reference of zeros", error: "v3.12.0a1") {
      try $0.repository.write(place, [UInt8](repeating: 0, count: 41))
    },
    made("a reference that is cut off", error: "v3.12.0a1") {
      try $0.repository.write(place, "0123456789\n")
    },
    made("a reference of a megabyte", error: "v3.12.0a1") {
      try $0.repository.write(place, String(repeating: "a", count: 1 << 20))
    },
    made("a reference to no object", error: "object ID is missing") {
      try $0.repository.write(place, String(repeating: "12", count: 20) + "\n")
    },
    made("a symbolic reference to itself", error: unresolved) {
      try $0.repository.write(place, "ref: refs/tags/v3.12.0a1\n")
    },
    made("two symbolic references to each other", error: unresolved) {
      try $0.repository.write(place, "ref: refs/tags/v9\n")
      try $0.repository.write("refs/tags/v9", "ref: refs/tags/v3.12.0a1\n")
    },
    made("a symbolic reference to nothing", error: unresolved) {
      try $0.repository.write(place, "ref: refs/tags/none\n")
    },
    made("a symbolic reference out of the repository", error: unresolved) {
      try $0.repository.write(place, "ref: refs/../../../../../../etc/passwd\n")
    },
    made("a symbolic reference to a file of the system", error: unresolved) {
      try $0.repository.write(place, "ref: /etc/passwd\n")
    },
    made("a link to a file of the system", error: "v3.12.0a1") {
      try $0.repository.remove(place)
      try $0.repository.link(place, to: "/etc/passwd")
    },
    made("a folder for a tag", error: "no tag 'v3.12.0a1'") {
      try $0.repository.remove(place)
      try $0.repository.write(place + "/x", "")
    },
    made("packed references that are none", error: "'packed-refs' is damaged") {
      try $0.repository.write("packed-refs", [UInt8](repeating: 0xFF, count: 1000))
    },
    made("a packed reference that is cut off", error: "cannot read the repository: ") {
      try $0.repository.write("packed-refs", "# pack-refs with: peeled \n0123\n")
    },
    made("no HEAD", error: "is not a git repository") { try $0.repository.remove("HEAD") },
    made("a HEAD that leads nowhere", status: 0, error: nil, output: "READY") {
      try $0.repository.write("HEAD", "ref: refs/heads/none\n")
    },
    made("a HEAD that is no reference", status: 0, error: nil, output: "READY") {
      try $0.repository.write("HEAD", "\u{1B}[31mwhat\n")
    },
  ]

  @Test("files of references", arguments: files)
  func file(_ hostile: HostileCase) throws { try hostile.run() }

  private static func marked(
    _ name: String, status: Int32, error: String? = nil, output: String? = nil,
    _ content: @escaping @Sendable (SampleFixture) throws -> String
  ) -> HostileCase {
    HostileCase(name, status: status, error: error, output: output) { fixture in
      let id = try fixture.repository.object(.tag, Array(content(fixture).utf8))
      try fixture.repository.reference(place, at: id)
    }
  }

  private static func head(_ fixture: SampleFixture) throws -> String {
    "object \(try fixture.commit("v3.12.0a1"))\ntype commit\ntag v3.12.0a1\n"
  }

  static let tags = [
    marked("an empty tag", status: 3, error: "damaged: it is no well-formed tag") { _ in "" },
    marked("a tag of no object", status: 3, error: "damaged: it is no well-formed tag") { _ in
      "type commit\ntag v3.12.0a1\n\nx"
    },
    marked("a tag of an unknown type", status: 3, error: "damaged: it is no well-formed tag") {
      "object \(try $0.commit("v3.12.0a1"))\ntype widget\ntag v3.12.0a1\n\nx"
    },
    marked("a tag that says blob of a commit", status: 1, output: "tag-inner-name") {
      "object \(try $0.commit("v3.12.0a1"))\ntype blob\ntag v3.12.0a1\n\nx"
    },
    marked("a tag of a tree", status: 3, error: "v3.12.0a1 leads to a tree, not to a commit") {
      "object \(try $0.tree("v3.12.0a1"))\ntype tree\ntag v3.12.0a1\n\nx"
    },
    marked("a tag of a file", status: 3, error: "v3.12.0a1 leads to a blob, not to a commit") {
      "object \(try $0.object("configure", in: "v3.12.0a1"))\ntype blob\ntag v3.12.0a1\n\nx"
    },
    marked("a tag of what is not there", status: 3, error: "object ID is missing") { _ in
      "object \(String(repeating: "12", count: 20))\ntype commit\ntag v3.12.0a1\n\nx"
    },
    marked("a tag of another name", status: 1, output: "tag-inner-name") {
      "object \(try $0.commit("v3.12.0a1"))\ntype commit\ntag v9\n\nx"
    },
    marked("a tag without a tagger", status: 1, output: "tag-tagger") {
      try head($0) + "\nPython 3.12.0a1\n"
    },
    marked("a tagger of another age", status: 1, output: "v3.12.0a1") {
      try head($0) + "tagger A <a> 99999999999999999999 +9999\n\nPython 3.12.0a1\n"
    },
    marked("a message of a megabyte", status: 1, output: "v3.12.0a1") {
      try head($0) + "tagger A <a> 0 +0000\n\n" + String(repeating: "x", count: 1 << 20)
    },
    marked("a message of control characters", status: 1, output: "v3.12.0a1") {
      try head($0) + "tagger A <a> 0 +0000\n\n\u{1B}]0;x\u{7}\u{1B}[2J\u{202E}\r\n"
    },
    HostileCase("a light tag of a tree", status: 3, error: "v3.12.0a1 leads to a tree") {
      try $0.repository.lightweightTag("v3.12.0a1", at: $0.tree("v3.12.0a1"))
    },
    HostileCase("a light tag of a file", status: 3, error: "v3.12.0a1 leads to a blob") {
      try $0.repository.lightweightTag("v3.12.0a1", at: $0.object("configure", in: "v3.12.0a1"))
    },
    HostileCase("eight tags of tags", status: 1, output: "v3.12.0a1") { try nest(7, in: $0) },
    HostileCase(
      "nine tags of tags", status: 3, error: "more than 8, the bound on the nesting of tags"
    ) { try nest(8, in: $0) },
    HostileCase("a hundred tags of tags", status: 3, error: "the bound on the nesting of tags") {
      try nest(100, in: $0)
    },
    HostileCase("a branch of the tag's name", status: 0, output: "READY") {
      try $0.repository.branch("v3.12.0a1", at: $0.commit("v3.11.0"))
    },
    HostileCase("a tag whose name has a tag's name before a slash", status: 0, output: "READY") {
      try $0.repository.write("refs/heads/refs/tags/v3.12.0a1/x", "0123\n")
    },
    HostileCase("a name of 200 letters", status: 0, output: "READY") {
      try $0.repository.lightweightTag(
        String(repeating: "v", count: 200), at: $0.commit("v3.11.0"))
    },
    HostileCase("names of control and other characters", status: 0, output: "READY") { fixture in
      let id = try fixture.commit("v3.11.0").description
      for name in ["\u{1B}[31m", "v3.12.0a1\u{202E}", "v3.12.0a1;id", "$(id)", "`id`", "-x", "é"] {
        try fixture.repository.write("refs/tags/" + name, id + "\n")
      }
    },
    HostileCase("a history that is grafted", status: 0, output: "READY") {
      try $0.repository.write("info/grafts", "\($0.commit("v3.12.0a1"))\n")
    },
    HostileCase("a commit that is replaced", status: 0, output: "READY") {
      let other = try $0.repository.commit(["README": "another"])
      try $0.repository.reference("refs/replace/\($0.commit("v3.12.0a1"))", at: other)
    },
    HostileCase("alternates that are gone", status: 0, output: "READY") {
      try $0.repository.write("objects/info/alternates", "/nowhere/at/all\n\n../../x\n")
    },
    HostileCase("alternates in a circle", status: 0, output: "READY") {
      try $0.repository.write(
        "objects/info/alternates", "\($0.path)/objects\n../objects\n./\n")
    },
    HostileCase("alternates that are a named pipe", status: 0, output: "READY") {
      try $0.repository.pipe("objects/info/alternates")
    },
    HostileCase("alternates of a hundred folders", status: 3, error: "the bound on the alternates")
    {
      fixture in
      var lines = ""
      for number in 0..<100 {
        try fixture.repository.write("other/\(number)/x", "")
        lines += "\(fixture.path)/other/\(number)\n"
      }
      try fixture.repository.write("objects/info/alternates", lines)
    },
    HostileCase("a list of shallow commits that is none", status: 0, output: "READY") {
      try $0.repository.write("shallow", [UInt8](repeating: 0xFF, count: 1000))
    },
  ]

  /// Puts so many tag objects between the tag and the tag object that it leads to.
  private static func nest(_ count: Int, in fixture: SampleFixture) throws {
    var id = try fixture.tagObject("v3.12.0a1")
    for _ in 0..<count {
      id = try fixture.repository.annotatedTag("v3.12.0a1", at: id, type: .tag)
    }
  }

  @Test("tags", arguments: tags)
  func tag(_ hostile: HostileCase) throws { try hostile.run() }
}
