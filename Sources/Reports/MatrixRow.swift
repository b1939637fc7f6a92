internal import Readiness

/// Tags that follow each other and whose checks ended alike, as one row.
struct MatrixRow {
  /// How the checks of a group ended.
  struct Cell: Hashable {
    let blockers: Int
    let warnings: Int
    let undetermined: Int
    /// Checks of which everything found is waived.
    let waived: Int
    /// Of the tag that opens a branch alone, whose report is a to-do list.
    let notes: Int
    /// The first check that failed as a blocker.
    let blocker: CheckID?

    /// `B2 W1`; a dot if all passed.
    var text: String {
      let parts = [
        ("B", blockers), ("W", warnings), ("U", undetermined), ("N", notes), ("V", waived),
      ]
      .filter { $0.1 > 0 }.map { "\($0.0)\($0.1)" }
      return parts.isEmpty ? "·" : parts.joined(separator: " ")
    }

    var isQuiet: Bool { text == "·" }
  }

  private(set) var reports: [Report]
  /// A group in which nothing applies has none.
  let cells: [CheckGroup: Cell]

  /// - Parameter report: The first of the row.
  private init(_ report: Report) {
    reports = [report]
    var cells: [CheckGroup: Cell] = [:]
    for group in CheckGroup.allCases {
      let results = report.results.filter { $0.check.group == group }
      let counts = report.counts(of: results)
      guard counts.notApplicable < results.count else { continue }
      cells[group] = Cell(
        blockers: counts.blockers, warnings: counts.warnings, undetermined: counts.undetermined,
        waived: counts.waived, notes: report.phase == .opening ? counts.notes : 0,
        blocker: results.first { $0.isFailed && $0.severity == .blocker }?.check.id)
    }
    self.cells = cells
    first = report
    last = report
  }

  let first: Report
  private(set) var last: Report
  var count: Int { reports.count }

  /// - Parameter reports: In the order of the rows.
  static func joined(_ reports: [Report]) -> [MatrixRow] {
    var rows: [MatrixRow] = []
    for report in reports {
      let row = MatrixRow(report)
      if let last = rows.last, last.isLike(row) {
        rows[rows.count - 1].reports.append(report)
        rows[rows.count - 1].last = report
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  private func isLike(_ other: MatrixRow) -> Bool {
    cells == other.cells && last.verdict == other.last.verdict
      && last.version.series == other.last.version.series
  }
}
