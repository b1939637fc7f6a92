import CheckFiles
import Foundation
import Readiness
import Reports
import TestSupport
import Testing

@testable import relcheck

/// Real releases. They are skipped where `RELCHECK_CPYTHON` names no clone; it may be one with a
/// single tag.
@Suite("Releases of CPython", .serialized, .enabled(if: Clone.isThere, Clone.reason))
struct HistoryTests {
  @Test("The clone has a release tag")
  func tags() { #expect(!Clone.tags.isEmpty) }

  @Test(
    "Every tag has a report in every format, and its removals hold", arguments: Clone.tags)
  func report(tag: ReleaseTag) async throws {
    let clone = try await Clone.open(tag)
    let report = Assessment(
      checks: clone.data.checks, checksDigest: clone.data.digest(for: tag.version.series),
      options: Assessment.Options()
    ).report(on: clone.release.inspection, facts: clone.release.facts)

    #expect(report.counts.total == report.checkCount)
    let json = ReportEntry.json([.report(report)], programVersion: "0")
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["tag"] as? String == tag.name)
    #expect(object?["verdict"] as? String == report.verdict.rawValue)
    #expect(report.markdown(MarkdownStyle(programVersion: "0")).hasPrefix("# Python "))
    let verdict = report.text(TextStyle()).split(separator: "\n").last
    #expect(verdict?.hasPrefix("\(tag.name): ") == true)
    if tag.name == "v3.11.2" {
      let wrong = report.results.filter { result in
        if case .failed = result.outcome { result.check.group == .version } else { false }
      }
      #expect(wrong.map(\.check.id.text) == [])
    }

    expectRemovals(at: tag, of: clone)
    expectFacts(at: tag, of: clone)
    if tag == Clone.tags.last { try expectProgramAgrees(tag, json) }
  }

  /// What is still there at its witness, and gone from its due tag on. What cannot be told is no
  /// fault, as long as most can.
  private func expectRemovals(at tag: ReleaseTag, of clone: Clone.Opened) {
    for removal in clone.data.removals.values.joined() where removal.witness == tag.version {
      let reading = clone.reading(of: removal.symbol)
      #expect(reading.verdict != .gone, "\(removal.symbol) at its witness \(tag.name)")
    }
    let due = clone.release.inspection.removals.filter { $0.due <= tag.version }
    var undetermined: [String] = []
    for removal in due {
      let reading = clone.reading(of: removal.symbol)
      #expect(reading.verdict != .present, "\(removal.symbol) at \(tag.name)")
      if reading.verdict == .undetermined { undetermined.append(removal.symbol.text) }
    }
    #expect(undetermined.count * 4 <= due.count, "at \(tag.name): \(undetermined)")
  }

  /// Facts that were looked up in the interpreters of these releases.
  private static let facts: [String: (present: [String], gone: [String])] = [
    "v3.9.0": (
      [
        "binhex", "formatter", "asyncio.coroutine", "collections.abc.Mapping",
        "inspect.getargspec", "PyUnicode_FromString", "PyUnicode_AsUnicode",
      ],
      ["dummy_threading", "threading.Thread.isAlive", "base64.decodestring", "math.sumprod"]
    ),
    "v3.11.2": (
      [
        "json.dumps", "ssl.SSLContext.wrap_socket", "os.path.join", "asyncio.run",
        "unittest.TestCase.assertEqual", "unittest.TestCase.failUnless", "imp", "distutils",
        "smtpd", "asyncore", "array.array.tobytes", "itertools.pairwise", "math.cbrt",
        "collections.OrderedDict.move_to_end", "PyUnicode_FromString", "PyUnicode_AsUnicode",
        "PyASCIIObject.wstr", "PyList_Append", "Py_RETURN_NONE", "opcode:PRECALL",
        "Include/Python.h", "Lib/test/",
      ],
      [
        "binhex", "asyncio.coroutine", "formatter", "parser", "symbol", "collections.Mapping",
        "math.sumprod", "itertools.batched", "array.array.tostring", "PyUnicode_GetMax",
        "opcode:BINARY_ADD", "Include/eval.h",
      ]
    ),
    "v3.12.0a1": (
      ["distutils", "asynchat", "asyncore", "imp", "ssl.SSLContext.wrap_socket", "json.dumps"],
      [
        "smtpd", "ssl.wrap_socket", "ssl.match_hostname", "PyASCIIObject.wstr",
        "unittest.TestCase.failUnless", "configparser.SafeConfigParser", "Tools/demo/",
      ]
    ),
    "v3.12.4": (
      ["math.sumprod", "itertools.batched", "cgi", "typing.override"],
      ["distutils", "asynchat", "asyncore", "imp", "pkgutil.ImpImporter", "webbrowser.Grail"]
    ),
  ]

  private func expectFacts(at tag: ReleaseTag, of clone: Clone.Opened) {
    guard let facts = Self.facts[tag.name] else { return }
    for (names, verdict) in [(facts.present, SymbolReading.Verdict.present), (facts.gone, .gone)] {
      for name in names {
        guard let symbol = Symbol(name) else {
          Issue.record("\(name) is no symbol")
          continue
        }
        let reading = clone.reading(of: symbol)
        #expect(reading.verdict == verdict, "\(name) at \(tag.name): \(reading.reason.plain)")
      }
    }
  }

  /// The program says the same as its parts.
  private func expectProgramAgrees(_ tag: ReleaseTag, _ json: String) throws {
    // The version of the program stands in the report.
    let run = try ProgramRun([
      tag.name, "--repository", try #require(Clone.path), "--format", "json", "--quiet",
    ])
    #expect([0, 1, 2].contains(run.status) && !run.isSignalled && run.errorText == "")
    let version = "\"relcheck\": \"\(Relcheck.versionNumber)\""
    #expect(
      run.outputText.replacing(version, with: "\"relcheck\": \"0\"").utf8.elementsEqual(json.utf8))
  }
}
