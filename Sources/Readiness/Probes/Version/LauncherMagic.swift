internal import CPythonSource

/// Asks whether the Windows launcher knows the magic number of this series.
enum LauncherMagic: Question {
  private static let launcher: RepoPath = "PC/launcher.c"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let source = try inspection.tree.bytes(at: launcher) else {
      return .notApplicable("the tree has no \(launcher)")
    }
    guard let magic = try inspection.tree.magicNumber() else {
      return .undetermined([
        Finding(
          subject: "MAGIC_NUMBER",
          "the tree does not define the magic number where it is looked for",
          at: [Location(launcher)])
      ])
    }
    let series = inspection.version.series.text
    let rows = LauncherMagicTable(source: source).rows
    guard !rows.isEmpty else {
      return .notApplicable("\(launcher) has no table of magic numbers")
    }
    let outcome = judge(rows, magic, series)
    let overlaps = overlaps(of: rows)
    guard !overlaps.isEmpty else { return outcome }
    switch outcome {
    case .failed(let findings, let undetermined):
      return .failed(findings + overlaps, undetermined: undetermined)
    case .undetermined(let undetermined): return .failed(overlaps, undetermined: undetermined)
    case .passed, .notApplicable, .waived: return .failed(overlaps, undetermined: [])
    }
  }

  private static func judge(
    _ rows: [LauncherMagicTable.Row], _ magic: PlacedNumber, _ series: String
  ) -> Outcome {
    guard let row = rows.last(where: { $0.series.text == series }) else {
      return fail(.noRow(for: series, magic.number), at: rows.last, magic.place)
    }
    guard let taken = rows.first(where: { $0.numbers.contains(magic.number) }) else {
      return fail(.outside(row.numbers, series, magic.number), at: row, magic.place)
    }
    guard taken.series.text == series else {
      return fail(.another(taken.series.text, series, magic.number), at: taken, magic.place)
    }
    return .passed(lookedAt: [Location(launcher, line: taken.series.line), magic.place])
  }

  /// The most rows that are compared with one another; real tables have some twenty.
  private static let rowLimit = 128

  /// Rows that hold numbers of a row above them: the launcher takes the first.
  private static func overlaps(of rows: [LauncherMagicTable.Row]) -> [Finding] {
    rows.prefix(rowLimit).indices.flatMap { place in
      rows[..<place].filter { $0.numbers.overlaps(rows[place].numbers) }.map { earlier in
        let (row, line) = (rows[place], Location(launcher, line: rows[place].series.line))
        return Finding(
          subject: row.series.text,
          "\(line) gives \(row.series.text) numbers that \(earlier.series.text) has, too",
          at: [line, Location(launcher, line: earlier.series.line)], atMost: .warning)
      }
    }
  }

  private static func fail(
    _ message: Message, at row: LauncherMagicTable.Row?, _ magic: Location
  ) -> Outcome {
    let place = Location(launcher, line: row?.series.line)
    return .failed(
      [Finding(subject: "magic_values", message, at: [place, magic])], undetermined: [])
  }
}

extension Message {
  fileprivate static func noRow(for series: String, _ magic: Int) -> Self {
    "the launcher's table has no row for \(series), whose magic number is \(magic)"
  }

  fileprivate static func outside(
    _ numbers: ClosedRange<Int>, _ series: String, _ magic: Int
  ) -> Self {
    "the magic number is \(magic); the row for \(series) has \(numbers.lowerBound) to \(numbers.upperBound)"
  }

  fileprivate static func another(_ found: String, _ series: String, _ magic: Int) -> Self {
    "the magic number is \(magic), which the launcher's table gives to \(found), not to \(series)"
  }
}

extension LauncherMagic {
  static let documentation = ProbeDocumentation(
    summary: "the Windows launcher's table gives this series its magic number",
    rationale: """
      py.exe finds the interpreter for a .pyc file by the magic number in it. A series that the \
      table does not know cannot be started that way.
      """,
    limits: "The launcher has the table since 3.3.",
    examples: [
      .init(
        "in the row of the series", tag: "v3.12.0",
        files: tree(row: "{ 3500, 3549, L\"3.12\" },", magic: 3531), expect: .passed),
      .init(
        "no row", tag: "v3.12.0", files: tree(row: "{ 3450, 3499, L\"3.11\" },", magic: 3531),
        expect: .failed(["magic_values"])),
      .init(
        "rows that overlap", tag: "v3.12.0",
        files: tree(row: "{ 3450, 3531, L\"3.11\" },\n{ 3500, 3549, L\"3.12\" },", magic: 3540),
        expect: .failed(["3.12"])),
      .init(
        "outside of the row", tag: "v3.3.0",
        files: tree(row: "{ 0x0c76, 0x0c76, L\"3.3\" },", magic: 3230),
        expect: .failed(["magic_values"])),
      .init(
        "no magic number", tag: "v3.12.0",
        files: [launcher: "static PYC_MAGIC magic_values[] = {\n{ 3450, 3499, L\"3.11\" },\n};\n"],
        expect: .undetermined(["MAGIC_NUMBER"])),
      .init("no launcher", tag: "v3.2", files: [:], expect: .notApplicable),
    ])

  private static func tree(row: String, magic: Int) -> [RepoPath: String] {
    [
      launcher: "static PYC_MAGIC magic_values[] = {\n    \(row)\n    { 0 }\n};\n",
      "Lib/importlib/_bootstrap_external.py":
        "MAGIC_NUMBER = (\(magic)).to_bytes(2, 'little') + b'\\r\\n'\n",
    ]
  }
}
