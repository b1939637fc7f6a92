internal import CPythonSource

/// Asks whether the last row of the log of magic numbers is the number that counts.
enum MagicLogged: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard let magic = try tree.magicNumber() else {
      return .notApplicable("the tree does not define a magic number where it is looked for")
    }
    let path = magic.place.path
    guard let source = try tree.bytes(at: path) else { return .missing(path) }
    let rows = MagicNumberLog(source: source).rows
    guard let last = rows.last else {
      return .notApplicable("\(path) has no log of magic numbers")
    }
    let place = Location(path, line: last.line)
    var findings = Findings()
    if last.number != magic.number {
      findings.fail(
        "MAGIC_NUMBER",
        "the last row of the log says \(last.number), the definition \(magic.number)",
        at: magic.place, place)
    } else if isFrozen(inspection), last.series != inspection.version.series.text {
      findings.fail(
        "MAGIC_NUMBER",
        "the last row of the log is of \(last.series): \(inspection.version.series.text) has none",
        at: place)
    } else {
      findings.pass(place)
    }
    var lines: [Int: Int] = [:]
    // Python 2 took numbers back, and its log says so.
    let series = inspection.version.series
    for row in rows where row.series == series.text && series >= Series(major: 3, minor: 0) {
      let line = Location(path, line: row.line)
      if let first = lines.updateValue(row.line, forKey: row.number) {
        findings.fail(
          "\(row.number)", "\(line) gives \(row.number) a second time",
          at: line, Location(path, line: first))
      }
    }
    checkOrder(rows, at: path, &findings)
    return findings.outcome(ifNothing: "")
  }

  /// The numbers of Python 3 only rise.
  private static func checkOrder(
    _ rows: [MagicNumberLog.Row], at path: RepoPath, _ findings: inout Findings
  ) {
    let rows = rows.filter { $0.series.hasPrefix("3.") }
    for (before, row) in zip(rows, rows.dropFirst()) where row.number < before.number {
      let place = Location(path, line: row.line)
      findings.fail(
        "\(row.number)", "\(place) gives \(row.number) after \(before.number)", at: place,
        Location(path, line: before.line))
    }
  }

  /// From the first beta on each series of Python 3 has a number of its own.
  private static func isFrozen(_ inspection: Inspection) -> Bool {
    inspection.phase != .opening && inspection.phase != .alpha
      && inspection.version.series >= Series(major: 3, minor: 2)
  }

  static let documentation = ProbeDocumentation(
    summary: "the log of magic numbers ends with the number that counts",
    rationale: """
      The log is how core developers, and tools that read .pyc files, know which number belongs to \
      which release. A row without its number, or a number without its row, means that one of the \
      two was changed alone.
      """,
    limits: """
      A series may have the number of the one before it until its first beta. Up to 3.1 a series \
      did not always have one of its own.
      """,
    examples: [
      .init("logged", tag: "v3.12.0", files: tree("3.12b1 3531 (Add)", 3531), expect: .passed),
      .init(
        "an alpha that still has the number of the series before", tag: "v3.12.0a1",
        files: tree("3.11a7 3495 (Say)", 3495), expect: .passed),
      .init(
        "a row without its number", tag: "v3.14.0a1", files: tree("3.14a1 3600 (Add)", 3571),
        expect: .failed(["MAGIC_NUMBER"])),
      .init(
        "a number without its row", tag: "v3.12.0", files: tree("3.12b1 3531 (Add)", 3532),
        expect: .failed(["MAGIC_NUMBER"])),
      .init(
        "a number that is given twice", tag: "v3.12.0",
        files: tree("3.12a1 3500 (Add)\n#     Python 3.12b1 3500 (Say)", 3500),
        expect: .failed(["3500"])),
      .init(
        "rows that are out of order", tag: "v3.12.0",
        files: tree("3.12a1 3510 (Add)\n#     Python 3.12b1 3500 (Say)", 3500),
        expect: .failed(["3500"])),
      .init(
        "a number that Python 2 took back, and gave again", tag: "v2.6",
        files: tree("2.6a0 62161 (Set)\n#     Python 2.6a1 62161 (Set anew)", 62161),
        expect: .passed
      ),
      .init(
        "none of this series", tag: "v3.12.0b1", files: tree("3.11a7 3495 (Say)", 3495),
        expect: .failed(["MAGIC_NUMBER"])),
      .init(
        "no log", tag: "v3.12.0",
        files: [source: "MAGIC_NUMBER = (3531).to_bytes(2, 'little')\n"], expect: .notApplicable),
    ])

  private static let source: RepoPath = "Lib/importlib/_bootstrap_external.py"

  private static func tree(_ row: String, _ magic: Int) -> [RepoPath: String] {
    [
      source: """
      #     Python 3.11a1 3450 (Use)
      #     Python \(row)
      #     Python 3.20 will start with 3900

      MAGIC_NUMBER = (\(magic)).to_bytes(2, 'little')

      """
    ]
  }
}
