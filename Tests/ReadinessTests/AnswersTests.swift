import CPythonSource
import Testing

@testable import Readiness

/// What a tag answered, kept for the tag after it.
@Suite("Answers of the previous tag")
struct AnswersTests {
  private static let files: [RepoPath: String] = [
    "Include/patchlevel.h": "#define PY_VERSION \"3.12.0\"\n",
    "Doc/library/tea.rst": ".. versionadded:: soon\n",
  ]

  private func check(_ probe: Probe.Kind) throws -> Check {
    Check(
      id: try #require(CheckID("asked-\(probe.rawValue)")), group: .docs, probe: probe, title: "t",
      fault: "f", remedy: "r", source: "s", why: "w", severity: SeverityByPhase([.all: .warning]))
  }

  private func release(_ name: String, _ files: [RepoPath: String]) throws -> ComparedTree {
    let tag = try #require(ReleaseTag(name))
    return ComparedTree(tag: name, version: tag.version, tree: SourceTree(files: files))
  }

  private func inspection(
    of tree: ComparedTree, after previous: ComparedTree? = nil, baseline: ComparedTree? = nil
  ) -> Inspection {
    Inspection(
      subject: .tag(tree.tag), version: tree.version,
      phase: Phase(of: tree.version, schedule: nil, on: nil), tree: tree.tree,
      surface: tree.surface, baseline: baseline, previous: previous)
  }

  private func newness(_ results: [CheckResult]) -> [Bool?] {
    results.flatMap { result -> [Bool?] in
      guard case .failed(let findings, _) = result.outcome else { return [] }
      return findings.map(\.isNew)
    }
  }

  @Test("Findings are marked the same whether the previous tag was asked before or is asked now")
  func same() throws {
    let check = try check(.docs(.versionGarbage))
    let first = try release("v3.12.1", Self.files)
    var more = Self.files
    more["Doc/library/pot.rst"] = ".. versionadded:: later\n"
    let second = try release("v3.12.2", more)
    let earlier = inspection(of: first).answers(to: [check])
    let later = inspection(of: second, after: first)
    let answers = later.answers(to: [check])
    for known in [nil, earlier] {
      var results = answers.results
      later.markNew(&results, knowing: known)
      #expect(newness(results) == [true, false])
      #expect(
        later.checksOfPrevious(for: results, knowing: known).map(\.checks)
          == (known == nil ? [check] : nil))
    }
  }

  @Test("What was compared with another baseline, or asked of another tag, does not count")
  func others() throws {
    let check = try check(.docs(.versionGarbage))
    let first = try release("v3.12.1", Self.files)
    let second = try release("v3.12.2", Self.files)
    let baseline = try release("v3.11.0", Self.files)
    let later = inspection(of: second, after: first, baseline: baseline)
    let results = later.answers(to: [check]).results
    let withoutBaseline = inspection(of: first).answers(to: [check])
    let ofOther = inspection(of: second, baseline: baseline).answers(to: [check])
    let right = inspection(of: first, baseline: baseline).answers(to: [check])
    #expect(later.checksOfPrevious(for: results, knowing: withoutBaseline) != nil)
    #expect(later.checksOfPrevious(for: results, knowing: ofOther) != nil)
    #expect(later.checksOfPrevious(for: results, knowing: right) == nil)
  }

  @Test("A question that looks at the tag before is put again: the previous tag has none")
  func previous() throws {
    let check = try check(.history(.monotonic))
    let first = try release("v3.12.1", Self.files)
    let inspection = inspection(of: try release("v3.12.2", Self.files), after: first)
    _ = inspection.answers(to: [check])
    #expect(inspection.uses.isOfMore)
    _ = inspection.answers(to: [try self.check(.docs(.versionGarbage))])
    #expect(!inspection.uses.isOfMore)
  }
}
