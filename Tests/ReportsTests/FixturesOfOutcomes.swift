import Readiness
import Reports

extension Fixture {
  /// One check of each outcome and severity.
  static func outcomes() throws -> Report {
    var report = try alpha()
    let unread = Finding(
      subject: "Misc/svnmap.txt",
      "\(RepoPath("Misc/svnmap.txt")) is in the tree, but its object is not in this repository",
      at: [Location("Misc/svnmap.txt")], remedy: "`git fetch --refetch --no-filter origin`")
    report.results += [
      CheckResult(
        check: try check("news-history", .news, title: "every earlier news file is there"),
        severity: .blocker, outcome: .undetermined([unread])),
      CheckResult(
        check: try check("doc-links", .docs, title: "every link leads somewhere"),
        severity: .warning, outcome: .undetermined([unread])),
      CheckResult(
        check: try check("tree-note", .tree, title: "nothing to note"),
        severity: .note, outcome: .undetermined([unread])),
      CheckResult(
        check: try check("ver-string", .version, fault: "PY_VERSION is not the tag"),
        severity: .blocker,
        outcome: .failed(
          [
            Finding(
              subject: "PY_VERSION", "says \("3.12.0a0+")",
              at: [
                Location("Include/patchlevel.h", line: 26)
              ], isNew: false)
          ], undetermined: [unread])),
      CheckResult(
        check: try check("tag-signed", .tag, fault: "no signature"), severity: .warning,
        outcome: .failed([Finding(subject: "", "the tag carries none", at: [])], undetermined: [])),
    ]
    report.checkCount = 20
    report.selection = ["rem-*", "ver-*"]
    return report
  }

  /// A branch that is to become a version.
  static func revision() throws -> Report {
    var report = try clean()
    report.subject = .revision("3.13")
    report.version = version(13, 1)
    report.phase = .bugfix
    report.tagObject = nil
    report.schedule = ScheduleFacts(date: nil, daysLate: nil, hasSeries: false, next: nil)
    report.comparison = Comparison(
      baseline: "v3.12.0rc3", missingBaseline: "v3.12.0", previous: "v3.13.0")
    report.commit.descendsFromPrevious = false
    return report
  }

  /// What is done to every text that a repository may give.
  static let hostileText =
    "a`b``c | <img src=x> & [x](http://e.example) @all #1 \u{202E}rtl\n::error::x\u{1B}[31m ##[group]\\x"

  static func hostile() throws -> Report {
    let text = hostileText
    let path = RepoPath(bytes: Array("::error file=\n`|<b>".utf8) + [0xFF, 0xFE])
    let tagger = actor(text, text, .max, .min)
    var report = try bad()
    report.subject = .tag("v3.9.0`<x>")
    report.commit.summary = "# heading\n<script>"
    report.commit.committer = tagger
    report.commit.author = tagger
    report.tagObject = TagFacts(
      innerName: text, tagger: tagger, message: text,
      signature: .openPGP(fingerprint: text, digest: text, holder: text))
    report.comparison = Comparison(baseline: text, missingBaseline: text, previous: text)
    report.selection = [text]
    report.results = [
      CheckResult(
        check: try check("tree-stray", .tree, fault: "a <stray> file_of *no* [use](x)"),
        severity: .blocker,
        outcome: .failed(
          [
            Finding(
              subject: text, "\(path) holds \(text)\(text)", at: [Location(path, line: 3)],
              remedy: "delete \(path)", isNew: true, sinceTag: text),
            Finding(subject: text, "", at: [Location(path, line: 4, tag: text)], sinceTag: text),
            Finding(subject: ":", "", at: []),
          ], undetermined: [])),
      CheckResult(
        check: try check("tree-open", .tree), severity: .warning,
        outcome: .undetermined([Finding(subject: text, "\(text)", at: [Location(path)])])),
      CheckResult(
        check: try check("tree-none", .tree), severity: .warning,
        outcome: .notApplicable("\(text) is not here")),
    ]
    report.checkCount = 3
    report.removals = RemovalLedger(rows: [
      .init(
        symbol: text, verdict: .present, announcement: Location(path, line: 1), source: text,
        places: [Location(path)], note: text),
      .init(
        symbol: "a|b", verdict: .gone, announcement: Location("Doc/x.rst", line: 2),
        source: "PEP 1", places: []),
    ])
    report.due = [DueRemoval(symbol: text, by: version(9), locations: [Location(path)])]
    report.holds = [HeldFact(label: "News", text: "\(text)")]
    report.manual = [ManualStep("# look at \(text)")]
    return report
  }

  /// A tag that opens a branch: what is to be done, and more removals than are shown at once.
  static func opening() throws -> Report {
    var report = try alpha()
    report.subject = .tag("v3.12.0a0")
    report.version = version(12, 0, .alpha, 0)
    report.phase = .opening
    report.tagObject = nil
    report.comparison = Comparison(baseline: "v3.11.0", previous: nil)
    report.removals = RemovalLedger(rows: [])
    let check = try check(
      "ver-sample", .version, fault: "version of another series", levels: [.a0: .note])
    let finding = Finding(
      subject: "VERSION", "says \("3.11"), not \("3.12")",
      at: [Location("configure", line: 583)])
    report.results =
      try passed(.version, 2) + [
        CheckResult(
          check: check, severity: .note, outcome: .failed([finding], undetermined: []),
          blocksFrom: .alpha)
      ]
    report.checkCount = report.results.count
    report.due = [
      DueRemoval(
        symbol: "Include/token.h", by: version(12, 0, .alpha, 1),
        locations: [Location("Include/token.h")]),
      DueRemoval(symbol: "setup.py", by: version(12, 0, .alpha, 1), locations: []),
    ]
    report.due += ["imp", "imp.reload", "imp.lock_held"].map { name in
      DueRemoval(
        symbol: name, by: version(12, 0, .beta, 1),
        locations: [Location("Lib/imp.py", line: name == "imp" ? 1 : 9)])
    }
    report.due += (10..<34).map { number in
      DueRemoval(
        symbol: "m\(number).old(flag)", by: version(12, 0, .alpha, number < 30 ? 1 : 2),
        locations: [Location(RepoPath("Lib/m\(number).py"), line: number)])
    }
    return report
  }

  /// Many checks with many findings.
  static func large(checks: Int, findings: Int, severity: Severity) throws -> Report {
    var report = try bad()
    report.results += try (0..<checks).map { number in
      let list = (0..<findings).map { index in
        Finding(
          subject: "name_\(index)", "\("name_\(index)") is declared, and not exported",
          at: [Location(RepoPath("Include/header_\(index % 7).h"), line: index + 1)])
      }
      return CheckResult(
        check: try check("abi-many-\(number)", .abi, fault: "names that are not exported"),
        severity: severity, outcome: .failed(list, undetermined: []))
    }
    report.checkCount = report.results.count
    return report
  }

  /// Tags of two series, of which some are alike, and one that could not be inspected.
  static func several() throws -> [ReportEntry] {
    func tag(_ name: String, _ version: ReleaseVersion, _ report: Report) -> ReportEntry {
      var report = report
      report.subject = .tag(name)
      report.version = version
      return .report(report)
    }
    return [
      tag("v3.9.0rc2", version(9, 0, .candidate, 2), try clean()),
      tag("v3.9.0", version(9), try bad()),
      tag("v3.9.1", version(9, 1), try bad()),
      tag("v3.9.2", version(9, 2), try clean()),
      tag("v3.12.0a1", version(12, 0, .alpha, 1), try alpha()),
      tag("v3.12.0a2", version(12, 0, .alpha, 2), try alpha()),
      .notInspected(
        .init(name: "v3.12.0a3", version: version(12, 0, .alpha, 3), error: "object is damaged")),
    ]
  }
}
