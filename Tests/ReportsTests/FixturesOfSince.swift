import Readiness
import Reports

extension Fixture {
  /// What `--format json` wrote of a report.
  static func earlier(_ reports: [Report], version: String = "1.0.0") throws -> EarlierReports {
    let text = ReportEntry.json(reports.map { .report($0) }, programVersion: version)
    return try EarlierReports(bytes: Array(text.utf8), file: "yesterday.json")
  }

  /// Tonight's report of a branch: one blocker is new, one finding was there, one is resolved, one is
  /// not decided again, and one check is not asked any more.
  static func since(isNewOnly: Bool = true) throws -> Report {
    var before = try revision()
    let stray = Finding(
      subject: "lel.patch", "is a patch", at: [Location("lel.patch")], isNew: true)
    let old = Finding(
      subject: "csv", "lists `csv`", at: [Location("Makefile.pre.in", line: 1453)], isNew: false)
    func result(_ id: String, _ group: CheckGroup, _ outcome: Outcome) throws -> CheckResult {
      CheckResult(
        check: try check(id, group, levels: [.all: .blocker]), severity: .blocker,
        outcome: outcome)
    }
    before.results += [
      try result("tree-stray", .tree, .failed([stray], undetermined: [])),
      try result("gen-libsubdirs", .generated, .failed([old], undetermined: [])),
      try result("doc-links", .docs, .failed([old], undetermined: [])),
      try result("news-history", .news, .failed([old], undetermined: [])),
    ]
    var now = before
    now.commit.summary = "One day later"
    let fresh = Finding(subject: "x|y", "is not in \("news")", at: [Location("Misc/NEWS.d/next")])
    let unread = Finding(subject: "doc", "cannot be read", at: [Location("Doc/x.rst")])
    var moved = old
    moved.locations[0].line = 1460
    now.results.removeLast(4)
    now.results += [
      try result("tree-stray", .tree, .passed(lookedAt: [])),
      try result("gen-libsubdirs", .generated, .failed([moved], undetermined: [])),
      try result("doc-links", .docs, .undetermined([unread])),
      try result("news-history", .news, .notApplicable("not asked of a bug-fix release")),
      try result("news-next-empty", .news, .failed([fresh], undetermined: [])),
    ]
    now.checkCount = now.results.count
    return now.compared(
      with: try earlier([before]), programVersion: "1.0.0", isNewOnly: isNewOnly)
  }
}
