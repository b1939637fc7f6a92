internal import CPythonSource

/// Asks whether the test that holds the magic number of the series agrees with the number.
enum MagicExpected: Question {
  private static let test: RepoPath = "Lib/test/test_importlib/test_util.py"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard let source = try tree.bytes(at: test) else {
      return .notApplicable("the tree has no \(test)")
    }
    guard let expected = BytecodeMagic.expectation(in: source) else {
      return .notApplicable("\(test) does not name an expected magic number")
    }
    guard let magic = try tree.magicNumber() else {
      return .notDefined("MAGIC_NUMBER", in: test)
    }
    let place = Location(test, line: expected.line)
    if expected.number == magic.number { return .passed(lookedAt: [place, magic.place]) }
    let finding = Finding(
      subject: "EXPECTED_MAGIC_NUMBER",
      "the test expects \(expected.number), and \(magic.place) defines \(magic.number)",
      at: [place, magic.place])
    return .failed([finding], undetermined: [])
  }

  static let documentation = ProbeDocumentation(
    summary: "the test of the magic number expects the number that the tree has",
    rationale: """
      From the first candidate on the magic number of a series may not change, and the test is \
      what holds it: it is skipped before, so a number that was not entered shows only when the \
      release is built.
      """,
    limits: "The test names a number since 3.7.",
    examples: [
      .init("the same", tag: "v3.12.0rc1", files: tree(3531, 3531), expect: .passed),
      .init(
        "the test has the number of the series before", tag: "v3.12.0rc1",
        files: tree(3531, 3495), expect: .failed(["EXPECTED_MAGIC_NUMBER"])),
      .init(
        "in a header", tag: "v3.14.0rc1",
        files: [
          test: "        EXPECTED_MAGIC_NUMBER = 3627\n",
          "Include/internal/pycore_magic_number.h": "#define PYC_MAGIC_NUMBER 3627\n",
        ], expect: .passed),
      .init(
        "no magic number to be found", tag: "v3.12.0rc1",
        files: [test: "        EXPECTED_MAGIC_NUMBER = 3531\n"],
        expect: .undetermined(["MAGIC_NUMBER"])),
      .init("before there was the test", tag: "v3.6.0rc1", files: [:], expect: .notApplicable),
    ])

  private static func tree(_ magic: Int, _ expected: Int) -> [RepoPath: String] {
    [
      test: "class M:\n    def test(self):\n        EXPECTED_MAGIC_NUMBER = \(expected)\n",
      "Lib/importlib/_bootstrap_external.py":
        "MAGIC_NUMBER = (\(magic)).to_bytes(2, 'little') + b'\\r\\n'\n",
    ]
  }
}
