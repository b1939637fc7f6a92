import Readiness
import Reports
import Testing

/// Reports to render. Facts are those of real tags where they look so; findings are samples.
enum Fixture {
  static let style = MarkdownStyle(programVersion: "1.0.0")
  static let digest = "sha256:" + String(repeating: "0123456789abcdef", count: 4)

  static func id(_ digit: Character) throws -> ContentID {
    try #require(ContentID(hex: String(repeating: digit, count: 40)))
  }

  static func version(
    _ minor: Int, _ micro: Int = 0, _ level: ReleaseVersion.Level = .final, _ serial: Int = 0
  ) -> ReleaseVersion {
    ReleaseVersion(
      series: Series(major: 3, minor: minor), micro: micro, level: level, serial: serial)
  }

  static func check(
    _ id: String, _ group: CheckGroup, fault: String = "a fault of its kind",
    title: String = "the state that is asked for", remedy: String = "mend it",
    levels: [SeverityByPhase.Key: Severity] = [.all: .warning]
  ) throws -> Check {
    Check(
      id: try #require(CheckID(id)), group: group, probe: .version(.patchlevel), title: title,
      fault: fault, remedy: remedy, source: "PEP 101", why: "Because it went wrong once.",
      severity: SeverityByPhase(levels))
  }

  static func passed(
    _ group: CheckGroup, _ count: Int, _ place: Location = Location("configure", line: 7)
  ) throws -> [CheckResult] {
    try (0..<count).map { index in
      CheckResult(
        check: try check("\(group.rawValue)-pass-\(index)", group), severity: .blocker,
        outcome: .passed(lookedAt: [place]))
    }
  }

  static func notApplicable(
    _ group: CheckGroup, _ count: Int, _ reason: Message
  ) throws -> [CheckResult] {
    try (0..<count).map { index in
      CheckResult(
        check: try check("\(group.rawValue)-na-\(index)", group), severity: .warning,
        outcome: .notApplicable(reason))
    }
  }

  static func actor(_ name: String, _ email: String, _ seconds: Int64, _ offset: Int) -> Actor {
    Actor(name: name, email: email, moment: Moment(seconds: seconds, offset: offset))
  }

  static let steps: [ManualStep] = [
    ManualStep("No open release blocker, no open deferred blocker"),
    ManualStep("Tests pass from the unpacked source tarball"),
    ManualStep("`git verify-tag` accepts the signature and the key is trusted"),
  ]

  /// Everything that a final release without a fault has.
  static func clean() throws -> Report {
    let tagger = actor("Łukasz Langa", "lukasz@langa.pl", 1_601_910_495, 120)
    return Report(
      subject: .tag("v3.9.0"), version: version(9), phase: .final,
      commit: CommitFacts(
        id: try id("9"), tree: try id("a"), author: tagger, committer: tagger,
        summary: "Python 3.9.0", parents: [], commitsSincePrevious: 29,
        descendsFromPrevious: true),
      tagObject: TagFacts(
        innerName: "v3.9.0", tagger: tagger, message: "Python 3.9.0\n",
        signature: .openPGP(
          fingerprint: "E3FF2839C048B25C084DEBE9B26995E310250568", digest: "SHA-256",
          holder: "Łukasz Langa")),
      schedule: ScheduleFacts(date: "2020-10-05", daysLate: 0, hasSeries: true, next: nil),
      comparison: Comparison(baseline: "v3.8.0", previous: "v3.9.0rc2"),
      results: try passed(.tag, 3) + passed(.version, 4)
        + notApplicable(.phase, 2, "asked in earlier phases only"),
      checkCount: 9, removals: RemovalLedger(rows: []), due: [], manual: steps,
      holds: [
        HeldFact(
          label: "Version",
          text: "\("3.9.0") in \(Location("Include/patchlevel.h", line: 26)), 3.9 in `configure`")
      ], checksDigest: digest)
  }

  /// A final release with two faults.
  static func bad() throws -> Report {
    var report = try clean()
    let wheels: RepoPath = "Lib/ensurepip/_bundled/pip-20.2.1-py2.py3-none-any.whl"
    let script: RepoPath = "Tools/peg_generator/scripts/test_parse_directory.py"
    report.results += [
      CheckResult(
        check: try check(
          "pkg-ensurepip", .bundled, fault: "more than one bundled wheel of a project",
          remedy: "delete every wheel but the one that `ensurepip` installs"),
        severity: .blocker,
        outcome: .failed(
          [
            Finding(
              subject: "pip",
              """
              \(wheels) stands beside the wheel of version \("20.2.3"), which \
              \(Location("Lib/ensurepip/__init__.py", line: 18)) installs
              """,
              at: [Location(wheels), Location("Lib/ensurepip/__init__.py", line: 18)], isNew: true)
          ], undetermined: [])),
      CheckResult(
        check: try check(
          "tree-conflict", .tree, fault: "merge-conflict markers",
          remedy: "resolve the conflict and delete the markers"),
        severity: .blocker,
        outcome: .failed(
          [
            Finding(
              subject: script.text, "the module cannot be compiled",
              at: [10, 13, 15].map { Location(script, line: $0) }, isNew: false,
              sinceTag: "v3.9.0b4")
          ], undetermined: [])),
      CheckResult(
        check: try check("gen-libsubdirs", .generated, fault: "`make install` lists no directory"),
        severity: .warning,
        outcome: .failed(
          [
            Finding(
              subject: "importlib/metadata",
              "\(Location("Makefile.pre.in", line: 1405)) lists \("importlib/metadata")",
              at: [Location("Makefile.pre.in", line: 1405)], isNew: false)
          ], undetermined: [])),
    ]
    report.checkCount = 12
    return report
  }

  /// An alpha with warnings, a note, removals and what is due.
  static func alpha() throws -> Report {
    let tagger = actor("Thomas Wouters", "thomas@python.org", 1_666_649_302, 120)
    var report = try clean()
    report.subject = .tag("v3.12.0a1")
    report.version = version(12, 0, .alpha, 1)
    report.phase = .alpha
    report.commit = CommitFacts(
      id: try id("4"), tree: try id("b"), author: tagger, committer: tagger,
      summary: "Python 3.12.0a1", parents: [], commitsSincePrevious: 1660,
      descendsFromPrevious: true)
    report.tagObject = TagFacts(
      innerName: "v3.12.0a1", tagger: tagger, message: "Python 3.12.0a1\n",
      signature: .openPGP(
        fingerprint: "7169605F62C751356D054A26A821E680E5FA6305", digest: "SHA-512",
        holder: "Thomas Wouters"))
    report.schedule = ScheduleFacts(
      date: "2022-10-24", daysLate: 0, hasSeries: true,
      next: .init(version: version(12, 0, .alpha, 2), date: "2022-11-14"),
      milestones: [SeriesMilestone(version: version(12, 0, .beta, 1), date: "2023-05-22")])
    report.comparison = Comparison(baseline: "v3.11.0", previous: "v3.12.0a0")
    report.results += try alphaResults()
    report.checkCount = report.results.count
    report.removals = try alphaRemovals()
    report.due = [
      DueRemoval(
        symbol: "distutils", by: version(12, 0, .alpha, 2),
        locations: [Location("Lib/distutils/__init__.py", line: 17)]),
      DueRemoval(
        symbol: "imp", by: version(12),
        locations: [Location("Lib/imp.py", line: 32), Location("Doc/library/imp.rst", line: 10)]),
      DueRemoval(symbol: "smtpd", by: version(12), locations: []),
    ]
    return report
  }

  private static func alphaResults() throws -> [CheckResult] {
    let header = Location("Include/cpython/unicodeobject.h", line: 633, tag: "v3.11.0")
    let module = Location("Lib/opcode.py", line: 33, tag: "v3.11.0")
    return [
      CheckResult(
        check: try check("rem-imported", .removals, fault: "a removed module is still imported"),
        severity: .warning,
        outcome: .failed(
          [
            Finding(
              subject: "_bootsubprocess",
              "imports \("_bootsubprocess"), which left with \("81dca70d704")",
              at: [Location("Lib/_aix_support.py", line: 11)],
              remedy: "import `subprocess` alone", isNew: true)
          ], undetermined: []), blocksFrom: .beta),
      CheckResult(
        check: try check(
          "rem-unannounced", .removals, fault: "a public name left without a word",
          remedy: "add the name to What's New, or restore it."),
        severity: .warning,
        outcome: .failed(
          [
            Finding(
              subject: "opcode.hasnargs", "neither What's New nor NEWS names it", at: [module],
              isNew: false),
            Finding(
              subject: "PyUnicode_WSTR_LENGTH", "neither What's New nor NEWS names it",
              at: [header], isNew: true),
          ],
          undetermined: [
            Finding(
              subject: "email.utils", "\("__getattr__") is made at run time",
              at: [Location("Lib/email/utils.py", line: 9)])
          ])),
      CheckResult(
        check: try check("gen-codeowners", .generated, fault: "a pattern that matches no path"),
        severity: .note,
        outcome: .failed(
          [
            Finding(
              subject: "**/*ftplib", "matches no path",
              at: [Location(".github/CODEOWNERS", line: 142)]),
            Finding(
              subject: "**/*shutil", "matches no path",
              at: [Location(".github/CODEOWNERS", line: 143)]),
          ], undetermined: [])),
    ]
  }

  private static func alphaRemovals() throws -> RemovalLedger {
    let page: RepoPath = "Doc/whatsnew/3.12.rst"
    func row(
      _ symbol: String, _ line: Int?, _ verdict: RemovalLedger.Verdict = .gone,
      places: [Location] = [], note: String? = nil
    ) -> RemovalLedger.Row {
      RemovalLedger.Row(
        symbol: symbol, verdict: verdict, announcement: line.map { Location(page, line: $0) },
        source: "PEP 623", places: places, note: note)
    }
    let aliases = "ABCDEFG".map { row("unittest.TestCase.fail\($0)", 346) }
    return RemovalLedger(
      rows: [
        row("PyASCIIObject.wstr", 200), row("PyCompactUnicodeObject.wstr_length", 200),
        row("PyUnicode_AsUnicode", 698), row("PyUnicode_GetSize", 698, .keptForABI),
        row("imp", nil, .undetermined, note: "`Lib/imp.py` is not in this repository"),
        row("opcode:LOAD_METHOD", 217, note: "a pseudo-instruction of that name stays"),
        row("ssl.wrap_socket", 460, .present, places: [Location("Lib/ssl.py", line: 1383)]),
      ] + aliases)
  }
}
