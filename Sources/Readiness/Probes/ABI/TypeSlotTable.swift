internal import CPythonSource

/// Asks whether the table of type slots has a row for each slot.
enum TypeSlotTable: Question {
  private static let header: RepoPath = "Include/typeslots.h"
  private static let table: RepoPath = "Objects/typeslots.inc"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let bytes = try inspection.tree.bytes(at: header) else {
      return .notApplicable("the tree has no \(header)")
    }
    guard let rows = try inspection.tree.bytes(at: table) else { return .missing(table) }
    guard let highest = TypeSlots.highest(in: bytes) else {
      return .notDefined("Py_tp_…", in: header)
    }
    let count = TypeSlots.rowCount(in: rows)
    let place = Location(header, line: highest.line)
    if count == highest.number { return .passed(lookedAt: [place, Location(table)]) }
    let finding = Finding(
      subject: table.text, "\(table) has \(count) rows, and the highest slot is \(highest.number)",
      at: [Location(table), place])
    return .failed([finding], undetermined: [])
  }

  static let documentation = ProbeDocumentation(
    summary: "the table of type slots has as many rows as there are slots",
    rationale: """
      PyType_FromSpec finds the member of a type for a slot by its number in this table. With too \
      few rows it reads past the end.
      """,
    limits: "Rows are counted, not compared.",
    examples: [
      .init("the same", tag: "v3.12.0", files: tree("{-1, 1},\n{0, 2},\n"), expect: .passed),
      .init(
        "not generated again", tag: "v3.12.0", files: tree("{-1, 1},\n"),
        expect: .failed(["Objects/typeslots.inc"])),
      .init(
        "no table", tag: "v3.12.0", files: [header: "#define Py_tp_new 1\n"],
        expect: .undetermined(["Objects/typeslots.inc"])),
      .init("before there were slots", tag: "v3.1", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ rows: String) -> [RepoPath: String] {
    [
      header: "#ifndef X\n#define Py_bf_getbuffer 1\n#define Py_tp_new 2\n#endif\n",
      table: "/* Generated */\n" + rows,
    ]
  }
}
