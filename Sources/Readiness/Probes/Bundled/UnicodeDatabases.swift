internal import CPythonSource

/// Asks whether the tables of the Unicode database were made for the version that is stated.
enum UnicodeDatabaseMade: Question {
  private static let script: RepoPath = "Tools/unicode/makeunicodedata.py"
  private static let table: RepoPath = "Modules/unicodedata_db.h"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let source = try inspection.tree.bytes(at: script),
      let wanted = UnicodeDatabase.version(in: source)
    else { return .notApplicable("\(script) does not state a version") }
    guard let header = try inspection.tree.made(of: table, StatedUnicode.self) else {
      return .missing(table)
    }
    guard let made = header.version else {
      return .notApplicable("\(table) does not say for which version it was made")
    }
    var findings = Findings()
    findings.compare(made, in: table, with: wanted.text, subject: "UNIDATA_VERSION")
    return findings.outcome(ifNothing: "")
  }

  static let documentation = ProbeDocumentation(
    summary: "the tables of the Unicode database are of the version that their generator states",
    rationale: """
      unicodedata, str and identifiers go by the tables. A version that was raised in the generator \
      alone is documented and not there.
      """,
    limits: "The version in the header of the tables is compared, not the tables.",
    examples: [
      .init("the same", tag: "v3.12.0", files: tree("15.0.0", "15.0.0"), expect: .passed),
      .init(
        "not generated again", tag: "v3.12.0", files: tree("15.1.0", "15.0.0"),
        expect: .failed(["UNIDATA_VERSION"])),
      .init("no generator", tag: "v1.5", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ stated: String, _ made: String) -> [RepoPath: String] {
    [
      script: "UNIDATA_VERSION = \"\(stated)\"\n",
      table: "/* Made */\n\n#define UNIDATA_VERSION \"\(made)\"\n",
    ]
  }
}

/// Asks whether the documentation links to the version of the Unicode database that the tree has.
enum UnicodeLinks: Question {
  private static let pages: [RepoPath] = [
    "Doc/library/stdtypes.rst", "Doc/library/unicodedata.rst", "Doc/reference/lexical_analysis.rst",
  ]
  private static let script: RepoPath = "Tools/unicode/makeunicodedata.py"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let source = try inspection.tree.bytes(at: script),
      let wanted = UnicodeDatabase.version(in: source)
    else { return .notApplicable("\(script) does not state a version") }
    var findings = Findings()
    for page in pages {
      guard let bytes = findings.bytes(at: page, in: inspection.tree) else { continue }
      let links = UnicodeDatabase.links(in: bytes)
      let stale = links.filter { $0.text != wanted.text }
      guard let first = stale.first else {
        if let link = links.first { findings.pass(Location(page, line: link.line)) }
        continue
      }
      let places = stale.prefix(4).map { Location(page, line: $0.line) }
      findings.fail(
        Finding(
          subject: page.text, "\(places[0]) links to Unicode \(first.text), not \(wanted.text)",
          at: Array(places)))
    }
    return findings.outcome(ifNothing: "the documentation links to no version of Unicode")
  }

  static let documentation = ProbeDocumentation(
    summary: "the documentation links to the version of the Unicode database that the tree has",
    rationale: "A reader who follows the link finds other characters than Python knows.",
    limits:
      "Three pages are read. Most releases have a stale link, so it is never more than a note.",
    examples: [
      .init("the same", tag: "v3.12.0", files: tree("15.0.0"), expect: .passed),
      .init(
        "stale", tag: "v3.12.0", files: tree("14.0.0"),
        expect: .failed(["Doc/library/unicodedata.rst"])),
      .init("no generator", tag: "v1.5", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ version: String) -> [RepoPath: String] {
    [
      script: "UNIDATA_VERSION = \"15.0.0\"\n",
      "Doc/library/unicodedata.rst": "See <https://www.unicode.org/Public/\(version)/ucd>.\n",
    ]
  }
}

/// The version of Unicode that a table was made for; nil if it does not say.
private struct StatedUnicode: MadeOfFile {
  let version: Mention?

  init(contents: [UInt8]) { version = UnicodeDatabase.version(in: contents) }
}
