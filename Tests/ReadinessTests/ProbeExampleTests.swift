import Readiness
import Testing

/// The examples that document a probe are true.
@Suite struct ProbeExampleTests {
  /// The probes whose own examples are run here.
  static let kinds = Probe.Kind.allCases

  /// The probes that ask for names and history alone.
  private static let needsNoFiles: Set<Probe.Kind> = [
    .docs(.abiDump), .docs(.whatsNew), .docs(.whatsNewFuture), .news(.file),
    .news(.future), .news(.history), .news(.nextEmpty),
    .tree(.stray), .tree(.letterCase), .tree(.links), .tree(.executables), .tree(.windowsNames),
    .phase(.modules), .phase(.grammar), .phase(.publicHeaders),
  ]

  @Test(arguments: kinds)
  func answersAsDocumented(_ kind: Probe.Kind) throws {
    for example in kind.documentation.examples {
      let outcome = kind.examine(try Self.inspection(of: example))
      #expect(
        ProbeDocumentation.Expectation(outcome) == example.expected,
        "\(kind.rawValue): \(example.caption): \(outcome)")
    }
  }

  @Test(arguments: kinds)
  func hasExampleThatPassesAndOneThatFails(_ kind: Probe.Kind) {
    let expected = kind.documentation.examples.map(\.expected)
    #expect(expected.contains(.passed))
    #expect(expected.contains { if case .failed = $0 { true } else { false } })
  }

  @Test(arguments: kinds)
  func isDocumented(_ kind: Probe.Kind) {
    let documentation = kind.documentation
    for text in [documentation.summary, documentation.rationale, documentation.limits] {
      #expect(!text.isEmpty)
    }
    #expect(!documentation.summary.hasSuffix("."))
    let captions = documentation.examples.map(\.caption)
    #expect(Set(captions).count == captions.count)
  }

  /// A failure or open question names where it is, except where the tree itself lacks the place.
  @Test(arguments: kinds)
  func failuresPointIntoTheTree(_ kind: Probe.Kind) throws {
    for example in kind.documentation.examples where !example.files.isEmpty {
      guard case .failed(let findings, _) = kind.examine(try Self.inspection(of: example)) else {
        continue
      }
      for finding in findings {
        #expect(!finding.locations.isEmpty)
        for location in finding.locations {
          let files = location.tag.map { example.others[$0] ?? [:] } ?? example.files
          if location.tag == nil, example.bytes[location.path] != nil { continue }
          // What is missing has no line.
          guard let text = files[location.path] else {
            #expect(location.line == nil)
            continue
          }
          let lineCount = text.split(separator: "\n", omittingEmptySubsequences: false).count
          #expect((location.line ?? 1) <= lineCount)
        }
      }
    }
  }

  /// Every probe of files says so when a file that it needs cannot be read, and does not pass.
  @Test(arguments: kinds)
  func unreadableFilesAreNeverPassed(_ kind: Probe.Kind) throws {
    for example in kind.documentation.examples where !example.files.isEmpty {
      let inspection = try Self.inspection(of: example, isReadable: false)
      let outcome = kind.examine(inspection)
      switch outcome {
      case .undetermined(let findings): #expect(!findings.isEmpty)
      case .notApplicable: #expect(example.expected == .notApplicable || kind == .tag(.name))
      // What is told by the names and modes alone.
      case .passed where Self.needsNoFiles.contains(kind): break
      case .failed where Self.needsNoFiles.contains(kind): break
      // What the release before has and this one lacks is told by the names alone.
      case .failed where kind == .docs(.copyright) || kind == .docs(.topicsDate): break
      case .failed where kind == .tree(.filesWhole): break
      // Whether a module is there is told by the tree alone.
      case .passed where kind == .removals(.gone) && example.expected == .passed: break
      case .failed where kind == .removals(.gone): break
      case .passed, .failed, .waived:
        Issue.record("\(kind.rawValue): \(example.caption): \(outcome)")
      }
    }
  }

  static func inspection(
    of example: ProbeDocumentation.Example, isReadable: Bool = true
  ) throws -> Inspection {
    let version = try version(named: example.tag)
    let others = try others(of: example)
    let baseline = example.baseline.flatMap { ReleaseTag($0) }.flatMap {
      others.tree(of: $0.version)
    }
    let tree = SourceTree(files: example.files, bytes: example.bytes, kinds: example.kinds)
    let history = example.history.map { MemoryLineage($0) }
    return Inspection(
      subject: .tag(example.tag), version: version,
      phase: Phase(of: version, schedule: nil, on: nil),
      tree: isReadable
        ? tree : SourceTree(listing: tree.listing, facts: FactTable(), reader: MemoryBlobs([:])),
      baseline: baseline,
      previous: ReleaseTag.previous(to: version, among: others.tags).flatMap {
        others.tree(of: $0.version)
      },
      others: others, schedule: SampleRelease.schedule(of: version.series),
      removals: try example.removals.map { text in
        Removal(
          symbol: try #require(Symbol(text)), due: version,
          witness: try #require(ReleaseVersion("2.0")), source: "an example")
      }, provenance: try history?.provenance(),
      keys: [SampleRelease.key, SampleRelease.otherKey])
  }

  private static func others(
    of example: ProbeDocumentation.Example
  ) throws -> OtherReleases {
    let tags = try example.others.keys.map { try #require(ReleaseTag($0)) }.sorted()
    return OtherReleases(tags: tags) { tag in
      example.others[tag.name].map {
        ComparedTree(tag: tag.name, version: tag.version, tree: SourceTree(files: $0))
      }
    }
  }

  /// The version of a tag's name, as far as an example of a wrong name has one.
  private static func version(named tag: String) throws -> ReleaseVersion {
    if let version = ReleaseTag(tag)?.version { return version }
    let digits = tag.dropFirst().prefix { $0.isNumber || $0 == "." }
    return try #require(ReleaseVersion(String(digits)))
  }
}
