internal import CPythonSource

/// Asks whether the description of the ABI, which later releases are compared with, is there.
enum ABIDump: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let path = RepoPath("Doc/data/python\(inspection.version.series.text).abi")
    if let bytes = try inspection.tree.bytes(at: path) {
      let place = Location(path, line: 1)
      let head = String(decoding: bytes.prefix(400), as: UTF8.self)
      guard head.holds("libpython"), !head.holds("libpython\(inspection.version.series.text).")
      else {
        return .passed(lookedAt: [Location(path)])
      }
      return .failed(
        [Finding(subject: path.text, "\(place) is the dump of another library", at: [place])],
        undetermined: [])
    }
    guard try inspection.tree.hasFolder(Documents.folder) else {
      return .notApplicable("the tree has no \(Documents.folder)")
    }
    return .failed(
      [Finding(subject: path.text, "the tree has no \(path)", at: [Location(path)])],
      undetermined: [])
  }
}

extension ABIDump {
  static let documentation = ProbeDocumentation(
    summary: "Doc/data has the dump of this series' ABI",
    rationale: """
      CI compares the ABI of each change with the dump. On a branch without it, a break of the ABI goes \
      through unseen.
      """,
    limits:
      "Of what the dump says, the name of the library is read; the rest is another check's. It is made at a beta or at the first candidate.",
    examples: [
      .init(
        "there", tag: "v3.12.0rc2", files: ["Doc/data/python3.12.abi": "<abi-corpus/>\n"],
        expect: .passed),
      .init(
        "that of the series before", tag: "v3.12.0rc2",
        files: ["Doc/data/python3.11.abi": "<abi-corpus/>\n"],
        expect: .failed(["Doc/data/python3.12.abi"])),
      .init(
        "another one under its name", tag: "v3.12.0rc2",
        files: ["Doc/data/python3.12.abi": "<abi-corpus path='libpython3.11.so'>\n"],
        expect: .failed(["Doc/data/python3.12.abi"])),
      .init("no documentation", tag: "v3.12.0rc2", files: ["README": ""], expect: .notApplicable),
    ])
}
